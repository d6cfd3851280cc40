"""Bring PySide in without the third of its own start that a running app seldom needs.

PySide carries a support package inside its library, compiles it from source at every start, and most of it only
describes the parameters of Qt's methods: for the message about a wrong call, for `help()` and for stub files. Those
modules are compiled here when something in them is first asked for.
"""

import builtins
from collections.abc import Callable
from typing import Any

_SELDOM = {
    f"shibokensupport/signature/{name}.py"
    for name in ("errorhandler", "layout", "mapping", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool")
}
# Stands in for one of them. PySide's library looks for `update_mapping` past any `__getattr__`.
_ASLEEP = """
from readiness.ui.bring_in_qt import sleeper
__getattr__ = sleeper({filename!r}, globals())
del sleeper
update_mapping = lambda: __getattr__("update_mapping")()
"""
_compile: Any = builtins.compile
_sources: dict[str, Any] = {}


def import_pyside() -> None:
    """Import PySide; where it is there already, or was built to carry compiled code, this changes nothing."""
    builtins.compile = _compile_seldom_later
    try:
        import PySide6.QtCore  # noqa: F401 - brings the support package along
    finally:
        builtins.compile = _compile

    from shibokensupport import feature  # type: ignore[import-not-found]

    # PySide would read the source of every module that is imported after it, to see whether it wants renamed methods
    # ("from __feature__ import snake_case"). None of ours does.
    feature._mod_uses_pyside = lambda _module: False  # noqa: SLF001


def sleeper(filename: str, module: dict[str, Any]) -> Callable[[str], Any]:
    """Return the `__getattr__` of a module that gets its content as soon as something in it is asked for."""

    def wake(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if filename in _sources:
            del module["update_mapping"]
            exec(_compile(_sources.pop(filename), filename, "exec", dont_inherit=True), module)  # noqa: S102 - PySide's own
        if name not in module:
            raise AttributeError(name)
        return module[name]

    return wake


def _compile_seldom_later(source: Any, filename: Any, *how: Any, **options: Any) -> Any:
    if filename in _SELDOM:
        _sources[filename] = source
        source = _ASLEEP.format(filename=filename)
    return _compile(source, filename, *how, **options)
