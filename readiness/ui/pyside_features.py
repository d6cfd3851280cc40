"""PySide's search for `from __feature__`, left out while a start imports what it needs.

After every import, of any module, PySide 6.11 reads the module's source with `inspect` and looks for its own name in
it, in case some module asks for snake_case names or properties (`from __feature__ import …`). Nothing in Readiness or
its libraries does that. The search takes a quarter of a millisecond a module, thirty milliseconds a start.

`without_search` has PySide take the modules imported within it for such that use Qt as it is, which is the careful one
of its two answers. Elsewhere the search goes on. Where PySide works otherwise, it changes nothing; a test notices.

It ends with a PySide that asks for features only once a module uses them, or that can be told that none does.
See docs/decisions/0032-no-search-for-features.md.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_MODULE, _FUNCTION = "shibokensupport.feature", "_mod_uses_pyside"


@contextmanager
def without_search() -> Iterator[None]:
    """Import modules without having their source read. For the main thread only."""
    feature = sys.modules.get(_MODULE)
    search = getattr(feature, _FUNCTION, None)
    if search is None:
        yield
        return
    setattr(feature, _FUNCTION, _uses_qt_as_it_is)
    try:
        yield
    finally:
        setattr(feature, _FUNCTION, search)


def _uses_qt_as_it_is(module: object) -> bool:
    del module
    return True
