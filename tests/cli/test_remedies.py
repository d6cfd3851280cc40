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
APP_ONLY = re.compile(r"(?<!“Save” or )“Save as”|sslrootcert=|start page|read-only or|[Mm]enu|[Bb]utton|[Cc]lick")
# What the terminal itself says is written for the terminal, and the windows' own is never read there.
OWN_WORDS = ("cli", "ui")


def raised() -> Iterator[tuple[str, str]]:
    """Yield code and remedy of every error that commands can meet."""
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] not in OWN_WORDS:
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                match node:
                    case ast.Call(ast.Name("UserError"), [ast.Constant(code), _, ast.Call() as remedy]) | ast.Tuple(
                        [ast.Constant(code), ast.Call(ast.Name("N_")), ast.Call(ast.Name("N_")) as remedy]
                    ):
                        yield str(code), ast.unparse(remedy)


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
