"""All defences there are, the promises of SECURITY.md, and what a file is without one of its defences."""

import ast
import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from tests import promises
from tests.promises.defence import Defence

REPOSITORY = Path(__file__).parents[2]
# A row of a table begins with its sentence in bold, and its last column names tests.
_PROMISE = re.compile(r"^\| \*\*(.+?)\*\*", re.MULTILINE)
_ROW = re.compile(r"^\| \*\*(.+?)\*\*.* \| (.+) \|$", re.MULTILINE)
_TEST = re.compile(r"`([^`]+)`")


class DefenceError(Exception):
    """A defence that does not fit the code or SECURITY.md; the message names it."""


def all_defences() -> list[Defence]:
    """Return the `DEFENCES` of all modules of this package, module by module."""
    names = sorted(module.name for module in iter_modules(promises.__path__) if not module.name.startswith("_"))
    modules = [import_module(f"{promises.__name__}.{name}") for name in names if not name.startswith("test_")]
    return [defence for module in modules for defence in getattr(module, "DEFENCES", ())]


def promised(repository: Path = REPOSITORY) -> list[str]:
    """Return the sentences in bold of the tables in SECURITY.md, in their order."""
    return _PROMISE.findall((repository / "SECURITY.md").read_text("utf-8"))


def named_tests(repository: Path = REPOSITORY) -> dict[str, list[str]]:
    """Return what the row of each promise names as its tests."""
    rows = _ROW.findall((repository / "SECURITY.md").read_text("utf-8"))
    return {promise: _TEST.findall(tests) for promise, tests in rows}


def without(defence: Defence, repository: Path = REPOSITORY) -> str:
    """Return what the file of a defence says once it is taken out; raises DefenceError where that cannot be."""
    source = (repository / defence.file).read_text("utf-8")
    found = source.count(defence.code)
    if found != 1:
        raise DefenceError(f"{defence.file}: stands {found} times instead of once:\n{defence.code}")
    undefended = source.replace(defence.code, defence.without)
    if defence.file.endswith(".py"):
        try:
            ast.parse(undefended)
        except SyntaxError as error:
            raise DefenceError(f"{defence.file}: no Python without this:\n{defence.code}") from error
    return undefended


def check_test(defence: Defence, repository: Path = REPOSITORY) -> None:
    """Raise DefenceError where the test of a defence is not there."""
    file, _, name = defence.test.partition("::")
    path = repository / file
    source = path.read_text("utf-8") if path.is_file() else ""
    # Without its parameters; a state machine of Hypothesis is a value.
    wanted = re.escape(name.partition("[")[0])
    if not wanted or not re.search(rf"^(def {wanted}\(|{wanted} = )", source, re.MULTILINE):
        raise DefenceError(f"There is no test {defence.test}")
