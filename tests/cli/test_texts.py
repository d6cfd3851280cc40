"""`readiness texts`: what is filled is tested in tests/unit/wording; here the list, the file and wrong usage."""

from pathlib import Path

import pytest

from tests.cli.conftest import Readiness, Untouched
from tests.packs import shipped


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_list_names_every_text_and_its_steps(language: str, readiness: Readiness, sample: Path) -> None:
    for options in (["--list"], []):
        printed = readiness("texts", sample, *options, "--lang", language).out
        for text in shipped().texts:
            assert f"{text.code}  {text.name.in_language(language)}\n" in printed
            assert f"    {', '.join(text.steps)}\n" in printed


def test_a_text_keeps_its_lines(readiness: Readiness, sample: Path) -> None:
    printed = readiness("texts", sample, "phone-list")

    assert "Muster Pumpenbau GmbH" in printed.out
    assert "What for | In charge | Phone" in printed.out.splitlines()[2]
    assert printed.err == ""


def test_who_should_read_it_first_is_no_part_of_it(readiness: Readiness, sample: Path) -> None:
    printed = readiness("texts", sample, "reference-clause")

    assert "legal adviser" in printed.err
    assert "not legal advice" not in printed.out


def test_it_is_written_to_a_file(readiness: Readiness, sample: Path) -> None:
    assert readiness("texts", sample, "agency-email", "-o", "mail.txt", "--lang", "de").status == 0

    assert "Muster Pumpenbau GmbH" in Path("mail.txt").read_text("utf-8")
    assert Path("mail.txt").read_text("utf-8").count("\n") > 5


def test_a_name_cannot_bring_lines_or_hidden_signs_into_a_letter(readiness: Readiness, tmp_path: Path) -> None:
    assert (
        readiness("new", "odd.readiness", "--pack", "social-media", "--organisation", "A\nB\u202eC\x1b[2J").status == 0
    )

    readiness("texts", "odd.readiness", "phone-list", "-o", "list.txt")

    assert Path("list.txt").read_text("utf-8").startswith("A B C [2J, as of ")


@pytest.mark.parametrize("target", ["sample.readiness", "text.pdf", "folder"])
def test_nothing_else_is_written_over(target: str, readiness: Readiness, sample: Path, untouched: Untouched) -> None:
    Path("folder").mkdir()
    with untouched():
        assert readiness("texts", sample, "agency-email", "-o", target).sentence


def test_an_unknown_text_is_told_with_those_there_are(readiness: Readiness, sample: Path) -> None:
    sentence = readiness("texts", sample, "nope").sentence

    assert '"nope"' in sentence
    assert "agency-email, reference-clause" in sentence


@pytest.mark.parametrize("options", [["-o", "x.txt"], ["agency-email", "--list"], ["--list", "-o", "x.txt"]])
def test_wrong_usage(options: list[str], readiness: Readiness, sample: Path) -> None:
    assert readiness("texts", sample, *options).status == 2
    assert not Path("x.txt").exists()
