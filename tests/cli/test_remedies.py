"""The terminal gives no advice that only the app can follow."""

import ast
import re
from collections.abc import Iterator

import pytest

from readiness.cli.remedies import _REMEDIES, in_terminal
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, GERMAN, Language
from readiness.foundation.paths import PACKAGE

# What the app alone has. "Another window" is what a second terminal is to people.
# “Save as” of a PDF viewer is no word of the app.
APP_ONLY = re.compile(r"(?<!“Save” or )“Save as”|start page|read-only or|[Mm]enu|[Bb]utton|[Cc]lick")
ROOMS = ("documents", "app", "exchange", "catalog", "foundation", "reporting")


def raised() -> Iterator[tuple[str, str]]:
    """Yield code and remedy of every error that commands can meet."""
    for room in ROOMS:
        for path in (PACKAGE / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "UserError" and len(node.args) == 3:
                    code, _, remedy = node.args
                    if isinstance(code, ast.Constant) and isinstance(remedy, ast.Call):
                        yield str(code.value), ast.unparse(remedy)


def test_advice_that_only_the_app_has_is_replaced() -> None:
    found = dict(raised())
    assert len(found) > 50
    assert {code for code, remedy in found.items() if APP_ONLY.search(remedy)} <= _REMEDIES.keys()
    assert _REMEDIES.keys() <= found.keys()
    assert [code for code, remedy in _REMEDIES.items() if APP_ONLY.search(remedy)] == []


@pytest.mark.parametrize("language", [ENGLISH, GERMAN])
@pytest.mark.parametrize("code", _REMEDIES)
def test_it_names_the_document(code: str, language: Language) -> None:
    error = UserError(code, "What.", "Advice of the app.", where="a\x1b.readiness", reason="x")

    said = in_terminal(error).sentence(language)

    assert "Advice of the app." not in said
    assert "{" not in said
    assert "\x1b" not in said
