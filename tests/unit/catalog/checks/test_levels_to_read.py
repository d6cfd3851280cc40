"""Levels without hedges, short, and with one idea."""

from pathlib import Path

import pytest

from readiness.catalog.checks.long_levels import MOST_WORDS
from tests.unit.catalog.tiny_pack import ONE, Fault, found, put, tiny_pack, write_pack

DE = "capabilities.0.levels.3.de"
EN = "capabilities.0.levels.3.en"
VAGUE = [
    (DE, "Beiträge werden teils geprüft.", "teils"),
    (DE, "Beiträge werden meist geprüft.", "meist"),
    (DE, "In der Regel prüft eine Person die Beiträge.", "In der Regel"),
    (DE, "Die Beiträge sind weitgehend geprüft.", "weitgehend"),
    (DE, "Eine Person prüft oft, ob Beiträge stimmen.", "oft"),
    (EN, "Posts are partly checked by a person.", "partly"),
    (EN, "A person usually checks the posts.", "usually"),
    (EN, "Posts are generally checked by a person.", "generally"),
    (EN, "A person sometimes checks the posts.", "sometimes"),
]
FINE = [
    (DE, "Ein Bericht nennt, wie oft Beiträge erscheinen."),
    (DE, "Einzelne prüfen von Zeit zu Zeit einen Beitrag."),
    (EN, "A report says how often posts appear."),
    (EN, "Now and then, individuals check a post."),
    (EN, "Four words are here. Three more here. And three here."),
    (EN, "One rule holds for all: send the draft; wait two days; silence means no. Two people know it."),
    (EN, "Three things are written: who posts, who approves, who answers."),
]


@pytest.mark.parametrize(("place", "text", "word"), VAGUE)
def test_a_hedge_is_found(place: str, text: str, word: str, tmp_path: Path):
    fault = Fault("level-vague", ONE, place, text, shown=word)

    assert fault.findings(tmp_path) == fault.expected()


@pytest.mark.parametrize(("place", "text"), FINE)
def test_a_plain_statement_is_fine(place: str, text: str, tmp_path: Path):
    files = tiny_pack()
    put(files, ONE, place, text)

    assert [f.code for f in found(write_pack(tmp_path, files)) if f.code != "text-unequal"] == []


def test_hedges_are_allowed_elsewhere(tmp_path: Path):
    files = tiny_pack()
    put(files, ONE, "capabilities.0.why.en", "Usually one page is enough for this.")

    assert found(write_pack(tmp_path, files)) == []


def sentences_of(words: int) -> str:
    return " ".join(["Wort"] * (words - 1) + ["Ende."])


def test_a_level_may_have_so_many_words_and_no_more(tmp_path: Path):
    files = tiny_pack()
    for language in ("de", "en"):
        put(files, ONE, f"capabilities.0.levels.3.{language}", f"{language} {sentences_of(MOST_WORDS - 1)}")
    assert found(write_pack(tmp_path, files)) == []

    put(files, ONE, DE, f"de {sentences_of(MOST_WORDS)}")
    assert [f.code for f in found(write_pack(tmp_path, files))] == ["level-long"]


@pytest.mark.parametrize(
    "text",
    [
        "One person posts. Another one answers. A third one approves. A fourth one counts.",
        "One person posts; another one answers; a third one approves; a fourth one counts.",
        "One person posts. Moreover, the agency answers.",
    ],
)
def test_a_level_that_says_several_things_is_found(text: str, tmp_path: Path):
    files = tiny_pack()
    put(files, ONE, EN, text)

    assert "level-two-ideas" in [f.code for f in found(write_pack(tmp_path, files))]
