"""Faults of structure say what was meant, in both languages."""

from pathlib import Path

import pytest

from readiness.catalog.checker import check_pack
from readiness.foundation.errors import Fault, UserError
from readiness.foundation.language import LANGUAGES
from tests.unit.catalog.tiny_pack import MAIN, ONE, put, rich_pack, tiny_pack, write_pack

COSTS = "costs.yaml"


def check_changed(folder: Path, file: str, right: str, wrong: str) -> list[Fault]:
    """Check a pack with one line of it written in another way."""
    write_pack(folder, rich_pack())
    path = folder / file
    text = path.read_text("utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), "utf-8")
    return check_pack(folder)


@pytest.mark.parametrize(
    ("file", "right", "wrong", "english", "german"),
    [
        (MAIN, "version: 1.0.0", "version: 1.0", 'write "1.0.0"', 'Schreiben Sie "1.0.0"'),
        (MAIN, "version: 1.0.0", "version: 2", 'write "2.0.0"', 'Schreiben Sie "2.0.0"'),
        (ONE, "low: 1\n", "low: 0,5\n", "Write 0.5 with a decimal point.", "Schreiben Sie 0.5 mit Punkt."),
        (ONE, "key_question: true", "key_question: ja", "Write true.", "Schreiben Sie true."),
        (ONE, "key_question: true", "key_question: nein", "Write false.", "Schreiben Sie false."),
        (ONE, "horizon_days: 30", "horizon_days: 30 Tage", "Write 30.", "Schreiben Sie 30."),
        (ONE, "horizon_days: 30", "horizon_days: 30.0", "Write 30.", "Schreiben Sie 30."),
        (MAIN, "id: tiny", "id: My pack", "as in my-pack", "zum Beispiel my-pack"),
        (MAIN, "version: 1.0.0", 'version: "1.0"', "such as 1.0.0", "zum Beispiel 1.0.0"),
        (ONE, "code: ONE2", "code: one2", "such as PRO1", "zum Beispiel PRO1"),
        (COSTS, "currency: EUR", "currency: Euro", "three capital letters, such as EUR", "drei Großbuchstaben"),
        ("gates.yaml", "code: G0", "code: Tor 1", "such as own_shop", "zum Beispiel own_shop"),
        (MAIN, "de: Title auf Deutsch", "de:", "The text is missing. Write it.", "Der Text fehlt. Schreiben Sie ihn."),
        (ONE, "next_steps:", "nextsteps:", "Did you mean “next_steps”?", "Meinten Sie „next_steps“?"),
        (ONE, "next_steps:", "Next-Steps:", "Did you mean “next_steps”?", "Meinten Sie „next_steps“?"),
        (COSTS, "day_rates:", "dayrates:", "Did you mean “day_rates”?", "Meinten Sie „day_rates“?"),
    ],
)
def test_what_was_meant_is_said(file: str, right: str, wrong: str, english: str, german: str, tmp_path: Path):
    # One fault: a misspelt key is not said to be missing as well.
    [fault] = check_changed(tmp_path, file, right, wrong)

    assert english in f"{fault.message(LANGUAGES['en'])} {fault.advice(LANGUAGES['en'])}"
    assert german in f"{fault.message(LANGUAGES['de'])} {fault.advice(LANGUAGES['de'])}"
    assert "^" not in fault.message(LANGUAGES["en"])


def test_a_comma_within_brackets_is_no_key(tmp_path: Path):
    files = tiny_pack()
    del files[ONE]["capabilities"][0]["person_days"]
    write_pack(tmp_path, files)
    path = tmp_path / ONE
    text = path.read_text("utf-8")
    path.write_text(text.replace("  horizon", "  person_days: {low: 0,5, high: 2}\n  horizon", 1), "utf-8")

    [fault] = check_pack(tmp_path)

    assert (fault.code, fault.value) == ("value-type", "0,5")
    assert fault.advice(LANGUAGES["en"]) == "Write 0.5 with a decimal point."


@pytest.mark.parametrize("file", [MAIN, "gates.yaml", "incident.yaml"])
def test_an_empty_file_is_told(file: str, tmp_path: Path):
    with pytest.raises(UserError) as refused:
        check_pack(write_pack(tmp_path, {**tiny_pack(), file: "# nothing yet\n"}))

    assert "The file is empty." in refused.value.sentence(LANGUAGES["en"])
    assert "Die Datei ist leer." in refused.value.sentence(LANGUAGES["de"])


def test_an_empty_dimension_is_told(tmp_path: Path):
    [fault] = check_pack(write_pack(tmp_path, {**tiny_pack(), ONE: ""}))

    assert fault.message(LANGUAGES["en"]) == "The file is empty."


def test_what_stands_beside_its_key_instead_of_under_it_is_told(tmp_path: Path):
    write_pack(tmp_path)
    path = tmp_path / MAIN
    text = path.read_text("utf-8").replace("title:\n  de:", "title:\nde:", 1)
    path.write_text(text.replace("  en: Title", "en: Title", 1), "utf-8")

    told = {fault.shown_value(): fault.advice(LANGUAGES["en"]) for fault in check_pack(tmp_path)}

    assert "indent them further" in told[""]
    assert "Indent it further" in told["de"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("capabilities.0.variants.1.to", None),
        ("capabilities.0.external_costs.0.low", 5000),
    ],
)
def test_no_value_is_shown_in_the_notation_of_python(path: str, value: object, tmp_path: Path):
    files = rich_pack()
    put(files, ONE, path, value)

    assert [fault.shown_value() for fault in check_pack(write_pack(tmp_path, files))] == [""]


def test_texts_in_a_language_that_is_not_listed_are_one_fault(tmp_path: Path):
    files = tiny_pack()
    put(files, MAIN, "languages", ["de"])

    [fault] = check_pack(write_pack(tmp_path, files))

    assert (fault.code, fault.file) == ("text-surplus", tmp_path / MAIN)
    assert fault.message(LANGUAGES["en"]).startswith(f"{fault.facts['n']} texts are in “en”")
    assert f"{fault.facts['n']} Texte sind in der Sprache „en“" in fault.message(LANGUAGES["de"])
