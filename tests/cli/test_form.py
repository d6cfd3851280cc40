"""`readiness form` and `readiness import`; what is in a form and what comes back stands in tests of their own."""

from pathlib import Path

import pytest

from readiness.domain.questionnaire import Depth
from tests.cli.conftest import Readiness, Untouched
from tests.filled_form import filled_form
from tests.packs import shipped


def test_a_form_is_written(readiness: Readiness) -> None:
    written = readiness("form", "social-media", "-o", "form.pdf", "--depth", "quick", "--lang", "de")
    assert (written.status, written.err) == (0, "")
    assert "form.pdf" in written.out
    assert Path("form.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("social-media", "-o", "form.html"), "form.html: "),
        (("social-media", "-o", "missing/form.pdf"), "missing/form.pdf: "),
        (("unknown", "-o", "form.pdf"), ""),
        (("no/where", "-o", "form.pdf"), "no/where"),
    ],
)
def test_what_will_not_do_is_told(
    arguments: tuple[str, ...], told: str, readiness: Readiness, untouched: Untouched
) -> None:
    with untouched():
        assert readiness("form", *arguments, "--depth", "quick").sentence.startswith(told)


def test_an_import_shows_first_and_takes_over_on_request(
    readiness: Readiness, document: Path, untouched: Untouched, tmp_path: Path
) -> None:
    assert readiness("answer", document, "PRO2=1").status == 0
    fields = {"person": "Eva", "PRO1": "2", "PRO1_note": "Vier Augen", "PRO2": "1", "MON1": "not_applicable"}
    form = filled_form(shipped(), "en", fields, tmp_path / "filled.pdf", Depth.QUICK)

    with untouched():
        shown = readiness("import", document, form)
    assert shown.status == 0
    for said in (
        "Filled in by: Eva",
        "1 answer would change:",
        "PRO1",
        "unanswered → 2 Started",
        "Vier Augen",
        "--yes",
    ):
        assert said in shown.out
    assert "the reason is missing" in shown.out
    assert readiness("answers", document, "--json").json["answers"].keys() == {"PRO2"}

    taken = readiness("import", document, form, "--yes")
    assert "1 answer imported." in taken.out
    assert readiness("answers", document, "--json").json["answers"] == {
        "PRO1": {"level": 2, "evidence": "Vier Augen"},
        "PRO2": {"level": 1},
    }
    assert "The form changes nothing." in readiness("import", document, form, "--yes").out


def test_what_cannot_be_imported_is_told(readiness: Readiness, document: Path, untouched: Untouched) -> None:
    Path("foreign.pdf").write_bytes(b"%PDF-1.7 hello")
    with untouched():
        for name in ("foreign.pdf", "missing.pdf", "."):
            assert readiness("import", document, name, "--yes").sentence.startswith(f"{name}: ")
