"""WeasyPrint, imported without a search for libraries: the one place where we patch a library.

What: `ctypes.util.find_library` finds nothing while WeasyPrint is imported, on Linux only.

Reason: WeasyPrint tries the names that its libraries have on every system, one after the other. For each that Linux
does not know, Python starts a compiler and a linker to look for it: a third of the time of the whole import. The name
that Linux does know is among them, and the loader finds it by itself.

End: with a WeasyPrint that asks for the names of its own system only. `tests/reporting/test_engine.py` fails once it
does no search any more, or needs one to find a library.
"""

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _without_library_search() -> Iterator[None]:
    if not sys.platform.startswith("linux"):
        yield
        return
    search = ctypes.util.find_library
    ctypes.util.find_library = _not_found
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _not_found(name: str) -> str | None:  # noqa: ARG001 - it stands in for ctypes' own search
    return None


with _without_library_search():
    from weasyprint import HTML, Attachment
    from weasyprint.text.ffi import ffi, fontconfig, pangoft2
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

__all__ = [
    "HTML",
    "Attachment",
    "FontConfiguration",
    "URLFetcher",
    "URLFetcherResponse",
    "ffi",
    "fontconfig",
    "pangoft2",
]
