"""What the terminal says of results, plans and incidents reads like a sentence, in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from readiness.app.sample import COMPANIES, sample_in
from readiness.foundation.language import LANGUAGES
from tests.cli.conftest import Readiness

COMMANDS = (("score",), ("plan",), ("plan", "--goal", "gate:G4", "--capacity-days", "0"), ("answers",), ("verify",))
QUICK = ["PRO1=0", "PRO2=1", "SKL1=2", "SKL2=2", "MGT1=?"]


@pytest.fixture(scope="module")
def printed() -> dict[str, list[str]]:
    """The lines of each language, once its commands have run: that takes longer than all that is looked for in them."""
    return {}


@pytest.fixture(params=LANGUAGES)
def said(
    request: pytest.FixtureRequest,
    printed: dict[str, list[str]],
    readiness: Readiness,
    monkeypatch: pytest.MonkeyPatch,
) -> list[str]:
    """Every line that the commands print of the sample companies, of a quick check and of an empty document."""
    language = request.param
    if language not in printed:
        monkeypatch.setenv("READINESS_LANG", language)
        printed[language] = [*_said(readiness, language)]
    return printed[language]


def _said(readiness: Readiness, language: str) -> Iterator[str]:
    for document in _documents(readiness, language):
        for command, *options in COMMANDS:
            for line in readiness(command, document, *options).out.splitlines():
                # Codes begin the lines about dimensions and questions: they are what other commands take.
                yield re.sub(r"^[A-Z]{3}\d?  +", "", line)


def _documents(readiness: Readiness, language: str) -> Iterator[Path]:
    for company in COMPANIES:
        yield sample_in(Path(company), LANGUAGES[language], company)
    for name, depth in (("quick", "quick"), ("empty", "full")):
        path = Path(f"{name}.readiness")
        readiness("new", path, "--pack", "social-media", "--organisation", "X", "--depth", depth)
        if name == "quick":
            readiness("answer", path, *QUICK)
        yield path


def matching(pattern: str, said: list[str]) -> list[str]:
    return [line for line in said if re.search(pattern, line, re.IGNORECASE)]


def test_nothing_is_at_most_the_lowest_stage(said: list[str]) -> None:
    assert matching("at most stage 0|höchstens (?:Stufe )?0", said) == []


def test_nothing_is_said_twice_in_one_line(said: list[str]) -> None:
    assert matching(r"\b(\w{3,}) \(\1\)|not rateable.*not rateable|nicht bewertbar.*nicht bewertbar", said) == []


def test_what_cannot_be_rated_is_said_once_for_each_dimension(said: list[str]) -> None:
    """The reason below it does not begin with it once more."""
    assert matching(r"^ +(?:not rateable|nicht bewertbar):", said) == []


def test_gates_have_names_and_no_codes_but_as_goals(said: list[str]) -> None:
    assert matching(r"(?<!gate:)\bG\d\b", said) == []


def test_no_star_stands_for_a_key_question(said: list[str]) -> None:
    assert matching("★", said) == []


def test_no_range_has_equal_ends_and_nothing_is_counted_to_nought(said: list[str]) -> None:
    assert matching(r"(?<![\d.,])(\d[\d.,]*)–\1(?![\d.,]*\d)", said) == []
    assert matching(r"(?<![\d.,–])0 (?:steps|answers|days|Schritte|Antworten|Tage)\b", said) == []


def test_a_terminal_gets_plain_spaces(said: list[str]) -> None:
    assert matching("\N{NO-BREAK SPACE}", said) == []
