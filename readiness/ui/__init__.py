"""F7: the only room that knows Qt."""

import PySide6.QtCore  # noqa: F401 - brings shibokensupport along
from shibokensupport import feature  # type: ignore[import-not-found]

# PySide would read the source of every module that is imported after it, to see whether it wants renamed methods
# ("from __feature__ import snake_case"). None of ours does, and a start would spend a twentieth of its time on it.
feature._mod_uses_pyside = lambda _module: False  # noqa: SLF001
