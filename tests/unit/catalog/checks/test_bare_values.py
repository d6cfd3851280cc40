"""What YAML reads as something else is told by what stands in the file, on its line."""

from pathlib import Path

import pytest

from readiness.catalog.checker import check_pack
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES
from tests.unit.catalog.tiny_pack import MAIN, look_at_words, tiny_pack, words, write_pack

TITLE = "de: Title auf Deutsch"


@pytest.mark.parametrize(
    ("written", "english", "german"),
    [
        ("No", "YAML reads No as false", "Für YAML ist No false, kein Text."),
        ("on", "YAML reads on as true", "Für YAML ist on true, kein Text."),
        ("Yes", "YAML reads Yes as true", "Für YAML ist Yes true, kein Text."),
        ("1.0", "YAML reads 1.0 as a number", "Für YAML ist 1.0 eine Zahl, kein Text."),
        ("8:30", "YAML reads 8:30 as a number", "Für YAML ist 8:30 eine Zahl, kein Text."),
        ("0x1F", "YAML reads 0x1F as a number", "Für YAML ist 0x1F eine Zahl, kein Text."),
        ("2026-07-31", "YAML reads 2026-07-31 as a day", "Für YAML ist 2026-07-31 ein Tag, kein Text."),
    ],
)
def test_a_word_is_told_as_it_was_written(written: str, english: str, german: str, tmp_path: Path):
    fault = only_fault(tmp_path, TITLE, f"de: {written}")

    assert (fault.code, fault.value) == ("value-type", written)
    assert fault.message(LANGUAGES["en"]).startswith(english)
    assert fault.message(LANGUAGES["de"]).startswith(german)
    assert f'"{written}"' in fault.advice(LANGUAGES["en"])
    assert f'"{written}"' in fault.advice(LANGUAGES["de"])


def test_a_key_is_told_as_it_was_written(tmp_path: Path):
    files = tiny_pack()
    files[MAIN]["roles"]["NO"] = words("Norway")
    folder = write_pack(tmp_path, files)
    main = folder / MAIN
    main.write_text(main.read_text("utf-8").replace("'NO':", "NO:"), "utf-8")

    [fault] = check_pack(folder)

    assert fault.message(LANGUAGES["en"]) == "YAML reads NO as false, not as a text."
    assert main.read_text("utf-8").splitlines()[(fault.line or 0) - 1].strip() == "NO:"


def test_a_text_that_begins_with_a_hashtag_is_told(tmp_path: Path):
    fault = only_fault(tmp_path, TITLE, "de: #Anzeige steht vorn")

    assert (fault.code, fault.value) == ("text-cut", "#Anzeige steht vorn")
    look_at_words(fault)


@pytest.mark.parametrize("written", ["null", "~", ""])
def test_nothing_is_no_word_without_quotation_marks(written: str, tmp_path: Path):
    fault = only_fault(tmp_path, TITLE, f"de: {written}")

    assert fault.code == "value-type"
    assert "quotation marks" not in fault.advice(LANGUAGES["en"])


def test_a_text_that_goes_on_below_a_hashtag_is_told_on_the_line_of_the_hashtag(tmp_path: Path):
    folder = write_pack(tmp_path, tiny_pack())
    main = folder / MAIN
    main.write_text(main.read_text("utf-8").replace(TITLE, "de: Titel mit #Anzeige\n    und mehr"), "utf-8")

    with pytest.raises(UserError) as refused:
        check_pack(folder)

    line = int(refused.value.where.rpartition(":")[2])
    assert "#Anzeige" in main.read_text("utf-8").splitlines()[line - 1]
    assert "quotation marks" in refused.value.sentence(LANGUAGES["en"])


@pytest.mark.parametrize(
    ("key", "number", "english"), [("levels", 3, "six entries"), ("next_steps", 6, "five entries")]
)
def test_lists_that_always_have_one_length_say_which(key: str, number: int, english: str, tmp_path: Path):
    files = tiny_pack()
    files["dimensions/ONE.yaml"]["capabilities"][0][key] = [words("Text")] * number

    [fault] = check_pack(write_pack(tmp_path, files))

    assert english in fault.message(LANGUAGES["en"])
    assert str(number) in fault.message(LANGUAGES["de"])


def only_fault(folder: Path, right: str, wrong: str):
    write_pack(folder, tiny_pack())
    main = folder / MAIN
    main.write_text(main.read_text("utf-8").replace(right, wrong), "utf-8")
    [fault] = check_pack(folder)
    line = main.read_text("utf-8").splitlines()[(fault.line or 0) - 1]
    assert line.strip() == wrong.strip()
    return fault
