"""What holds for every command: usage, help, languages, and that all of it is documented."""

import argparse
import gettext
import inspect
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readiness import __version__
from readiness.cli.main import COMMANDS, add_commands
from readiness.cli.status import DONE, INPUT_AT_FAULT, LOOK, OUR_BUG, WRONG_USAGE
from readiness.cli.usage import WORDS
from readiness.foundation.language import ENGLISH, LANGUAGES, Language
from readiness.foundation.paths import PACKAGE, content_folder
from tests.cli.conftest import Outcome, Readiness
from tests.packs import shipped

FORMATS = PACKAGE.parent / "docs" / "formats"
DOCUMENTATION = FORMATS / "cli.md"
PROMISED = {"packs", "new", "answer", "answers", "score", "plan", "incident", "report", "check"}


def parsers() -> dict[str, argparse.ArgumentParser]:
    commands = argparse.ArgumentParser().add_subparsers()
    add_commands(commands, COMMANDS, ENGLISH)
    return dict(commands.choices)


PARSERS = parsers()


def test_every_promised_command_is_there() -> None:
    assert PARSERS.keys() >= PROMISED


@pytest.mark.parametrize("command", PARSERS)
def test_a_command_is_documented_with_all_its_options(command: str) -> None:
    text = DOCUMENTATION.read_text("utf-8")
    assert re.search(rf"\breadiness {command}\b", text), f"{DOCUMENTATION.name} does not mention readiness {command}"
    for action in PARSERS[command]._actions:
        spellings = [name for name in action.option_strings if name not in {"-h", "--help"}]
        found = [name for name in spellings if re.search(rf"(?<![\w-]){name}\b", text)]
        assert bool(found) == bool(spellings), spellings


def test_no_command_is_documented_that_is_not_there() -> None:
    documented = re.findall(r"^readiness ([a-z]+)\b", DOCUMENTATION.read_text("utf-8"), flags=re.MULTILINE)
    assert set(documented) <= PARSERS.keys()


def test_every_exit_status_is_documented() -> None:
    text = DOCUMENTATION.read_text("utf-8")
    for status in (DONE, INPUT_AT_FAULT, WRONG_USAGE, LOOK, OUR_BUG):
        assert re.search(rf"^\| {status} \|", text, flags=re.MULTILINE)


@pytest.mark.parametrize("name", ["packs", "answers", "score", "check"])
def test_every_field_of_a_format_is_documented(name: str, readiness: Readiness, sample: Path) -> None:
    text = (FORMATS / f"{name}.md").read_text("utf-8")
    subject = {"packs": [], "check": [example_of_a_broken_pack()]}.get(name, [sample])
    printed = json.loads(readiness(name, *subject, "--json").out)
    codes = set(parsers()) | set(shipped().capabilities)
    codes |= {part.code for part in (*shipped().dimensions, *shipped().gates)}
    assert f"readiness-{name}/1" in text
    assert f"({name}.md)" in DOCUMENTATION.read_text("utf-8")
    undocumented = {field for field in fields(printed) - codes if not re.search(rf"\b{field}\b", text)}
    assert undocumented == set()


def fields(value: Any) -> set[str]:
    """Return every name of a field within a JSON value."""
    if isinstance(value, list):
        return {name for part in value for name in fields(part)}
    if isinstance(value, dict):
        return value.keys() | {name for part in value.values() for name in fields(part)}
    return set()


def example_of_a_broken_pack() -> Path:
    pack = Path("broken")
    shutil.copytree(content_folder("questionnaires") / "social-media", pack, dirs_exist_ok=True)
    gates = pack / "gates.yaml"
    gates.write_text(gates.read_text("utf-8").replace("MON1>=2", "NOPE1>=2", 1), "utf-8")
    return pack


@pytest.mark.parametrize("arguments", [["frobnicate"], ["score"], ["score", "a", "--yaml"], ["packs", "extra"], [""]])
def test_wrong_usage_has_its_own_status(arguments: list[str], readiness: Readiness) -> None:
    wrong = readiness(*arguments)
    assert (wrong.status, wrong.out) == (2, "")
    assert "usage: readiness" in wrong.err


@pytest.mark.parametrize("command", PARSERS)
def test_every_command_explains_itself(command: str, readiness: Readiness) -> None:
    shown = readiness(command, "--help")
    assert (shown.status, shown.err) == (0, "")
    for action in PARSERS[command]._actions:
        assert all(name in shown.out for name in action.option_strings)
    assert command in readiness("--help").out


def test_the_version(readiness: Readiness) -> None:
    assert readiness("--version").out == f"Readiness {__version__}\n"


SPEAKING: dict[str, Callable[[Readiness, Path], Outcome]] = {
    "help": lambda readiness, _: readiness("--help"),
    "help of new": lambda readiness, _: readiness("new", "--help"),
    "packs": lambda readiness, _: readiness("packs"),
    "answer": lambda readiness, document: readiness("answer", document, "PRO1=3"),
    "answers": lambda readiness, document: readiness("answers", document),
    "score": lambda readiness, document: readiness("score", document),
    "report": lambda readiness, document: readiness("report", document, "-o", "a.html", "--lang", "en"),
    "no problems": lambda readiness, _: readiness("check", content_folder("questionnaires") / "social-media"),
    "problems": lambda readiness, _: readiness("check", example_of_a_broken_pack()),
    "existing target": lambda readiness, doc: readiness("new", doc, "--pack", "social-media", "--organisation", "X"),
    "empty name": lambda readiness, _: readiness("new", "b", "--pack", "social-media", "--organisation", ""),
    "unknown pack": lambda readiness, _: readiness("new", "b", "--pack", "nope", "--organisation", "X"),
    "unknown code": lambda readiness, document: readiness("answer", document, "NOPE=3"),
    "level 7": lambda readiness, document: readiness("answer", document, "PRO1=7"),
    "no reason": lambda readiness, document: readiness("answer", document, "PRO1=na:"),
    "no answer": lambda readiness, document: readiness("answer", document, "PRO1=x"),
    "no document": lambda readiness, _: readiness("score", "missing.readiness"),
    "bad ending": lambda readiness, document: readiness("report", document, "-o", "a.txt"),
    "no pack": lambda readiness, _: readiness("check", "missing"),
}


@pytest.mark.parametrize("speak", SPEAKING.values(), ids=SPEAKING.keys())
def test_german_differs_from_english_in_words_only(
    speak: Callable[[Readiness, Path], Outcome],
    readiness: Readiness,
    document: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    readiness("answer", document, "PRO1=2", "PRO2=?")
    said = {}
    for language in ("en", "de"):
        monkeypatch.setenv("READINESS_LANG", language)
        said[language] = speak(readiness, document)
    assert said["de"].status == said["en"].status
    english, german = (said[language].out + said[language].err for language in ("en", "de"))
    assert english
    assert german != english
    assert len(german.splitlines()) == len(english.splitlines()) or "usage:" in english


def test_german_score_holds_no_english_sentence(
    readiness: Readiness, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names of gates and dimensions come from the questionnaire, sentences from the catalogue: both must speak."""
    english = set(readiness("score", sample).out.splitlines())
    monkeypatch.setenv("READINESS_LANG", "de")
    german = set(readiness("score", sample).out.splitlines())
    assert german & english <= {"", "Muster Pumpenbau GmbH"}


GERMAN_USAGE: dict[str, tuple[list[str], list[str]]] = {
    "no command": ([], ["readiness: Fehler: es fehlt: Befehl"]),
    "unknown command": (
        ["frobnicate"],
        ["Argument Befehl: 'frobnicate' gibt es hier nicht (zur Wahl stehen 'packs', "],
    ),
    "missing argument": (["score"], ["readiness score: Fehler: es fehlt: DOC"]),
    "missing options": (["new", "x"], ["es fehlt: --pack, --organisation"]),
    "unknown depth": (
        ["new", "x", "--pack", "social-media", "--organisation", "X", "--depth", "tief"],
        ["Argument --depth: 'tief' gibt es hier nicht (zur Wahl stehen 'quick', 'full')"],
    ),
    "unknown language": (["sample", "x", "--lang", "fr"], ["'fr' gibt es hier nicht (zur Wahl stehen 'de', 'en')"]),
    "unknown option": (["score", "a", "--yaml"], ["unbekannte Argumente: --yaml"]),
    "ambiguous option": (["plan", "a", "--c", "5"], ["die Option --c ist nicht eindeutig"]),
    "no value": (["plan", "a", "--goal"], ["Argument --goal: ein Wert wird gebraucht"]),
    "no values": (["score", "a", "--what-if"], ["Argument --what-if: mindestens ein Wert wird gebraucht"]),
    "no number": (["plan", "a", "--capacity-days", "x"], ["„x“ ist keine Zahl"]),
    "a value too many": (["score", "a", "--json=1"], ["Argument --json: nimmt keinen Wert an: '1'"]),
}


@pytest.mark.parametrize(("arguments", "expected"), GERMAN_USAGE.values(), ids=GERMAN_USAGE)
def test_wrong_usage_is_told_in_german(
    arguments: list[str], expected: list[str], readiness: Readiness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READINESS_LANG", "de")

    wrong = readiness(*arguments)

    assert (wrong.status, wrong.out) == (2, "")
    assert wrong.err.startswith("Aufruf: readiness")
    # The lists of choices are long, and argparse breaks no line of an error.
    assert [words for words in expected if words not in wrong.err] == []
    assert "error" not in wrong.err


@pytest.mark.parametrize("arguments", [["--help"], ["new", "--help"], ["workshop", "--help"]])
def test_help_is_german_throughout(arguments: list[str], readiness: Readiness, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READINESS_LANG", "de")

    shown = readiness(*arguments)

    assert (shown.status, shown.err) == (0, "")
    assert shown.out.startswith("Aufruf: readiness")
    for words in ("Optionen:", "diese Hilfe zeigen", "Argumente:"):
        assert words in shown.out
    for words in ("usage", "options", "show ", "positional", "<Depth", "exit"):
        assert words not in shown.out


@pytest.mark.skipif(not Path(argparse.__file__).is_file(), reason="the embeddable Python of Windows has no sources")
@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_argparse_still_has_the_messages_that_we_translate(language: Language) -> None:
    """A Python that words them otherwise would show them in English."""
    source = inspect.getsource(argparse)
    for words in WORDS:
        assert repr(words)[1:-1] in source
        assert language == ENGLISH or language.gettext(words) != words


def test_the_process_is_left_as_it_was(readiness: Readiness, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READINESS_LANG", "de")
    monkeypatch.setenv("LANGUAGE", "fr")
    readiness("--version")

    assert (os.environ["LANGUAGE"], gettext.textdomain()) == ("fr", "messages")
