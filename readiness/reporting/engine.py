"""WeasyPrint, imported with our own search for libraries: the one place where we patch a library.

What: while WeasyPrint is imported, `ctypes.util.find_library` looks into the package that brings Pango along on Windows
and macOS (`pango.py`), and finds nothing on Linux. Without that package, Windows and macOS search as they always do.

Reason: WeasyPrint tries the names that its libraries have on every system, one after the other. For each that Linux
does not know, Python starts a compiler and a linker to look for it: a third of the time of the whole import. The name
that Linux does know is among them, and the loader finds it by itself. On Windows and macOS the search along PATH and
the like may meet the libraries of another program first, some of them only, and on macOS the wrong one of two copies.

End: with a WeasyPrint that asks for the names of its own system only, and can be told where they are.
`tests/reporting/test_engine.py` fails once it does no search any more, or needs one to find a library.
"""

import ctypes.util
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout

from readiness.reporting.pango import NoPangoError, Search, package_folder, search_in, settings_for


@contextmanager
def _library_search() -> Iterator[None]:
    search = _own_search()
    if search is None:
        yield
        return
    replaced = ctypes.util.find_library
    ctypes.util.find_library = search  # type: ignore[assignment]
    try:
        yield
    finally:
        ctypes.util.find_library = replaced


def _own_search() -> Search | None:
    if sys.platform.startswith("linux"):
        return _not_found
    package = package_folder()
    if package is None:
        return None
    os.environ.update(settings_for(package))
    return search_in(package)


def _not_found(name: str) -> str | None:  # noqa: ARG001 - it stands in for ctypes' own search
    return None


@contextmanager
def _without_remarks() -> Iterator[None]:
    """Raise NoPangoError where the import fails, instead of WeasyPrint's advice to programmers on standard output."""
    try:
        with redirect_stdout(io.StringIO()):
            yield
    except Exception as error:
        # A library that is not there, or a function that is not in it; an error of a file has a number.
        is_library = isinstance(error, OSError | AttributeError) and getattr(error, "errno", None) is None
        raise NoPangoError("Pango" if is_library else "WeasyPrint") from error


@contextmanager
def functions_checked() -> Iterator[None]:
    """Raise NoPangoError where a function turns out to be missing from a library while a page is made."""
    try:
        yield
    except AttributeError as error:
        if "not found in library" not in str(error):
            raise
        raise NoPangoError("Pango") from error


with _without_remarks(), _library_search():
    import pydyf
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
    "functions_checked",
    "pangoft2",
    "pydyf",
]
