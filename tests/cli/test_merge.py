"""`readiness import` with several forms, and `readiness views`: only what no one disputes is taken unasked."""

from pathlib import Path

import pytest

from readiness.app.documents import read_latest
from readiness.domain.answers import Answer, Confidence, Status
from readiness.domain.perspectives import Way
from readiness.domain.workshop_record import UsualRole
from readiness.exchange.form_pdf import read_form
from tests.cli.conftest import Readiness, Untouched
from tests.seven_views import NOTES, PEOPLE, fields_of, form, seven_forms
from tests.unit.builders import open_document


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return seven_forms(tmp_path_factory.mktemp("forms"))


def test_the_table_comes_first_and_changes_nothing(
    readiness: Readiness, document: Path, untouched: Untouched, forms: list[Path]
) -> None:
    with untouched():
        shown = readiness("import", document, *forms)
    assert (shown.status, shown.err) == (0, "")
    for said in (
        *PEOPLE,
        "(Management)",
        "(Day-to-day staff)",
        "levels 0 to 3",
        "1 does not know",
        "left empty",
        "--yes",
    ):
        assert said in shown.out
    assert readiness("answers", document, "--json").json["answers"] == {}


def test_yes_takes_only_what_no_one_disputes(readiness: Readiness, document: Path, forms: list[Path]) -> None:
    found = readiness("import", document, *forms, "--json", "--yes").json
    assert found["format"] == "readiness-merge/1"
    answers = readiness("answers", document, "--json").json["answers"]
    agreed = {row["code"]: row["median"] for row in found["questions"] if row["settled"]}
    assert {code: answer["level"] for code, answer in answers.items()} == agreed
    assert set(found["taken"]) == agreed.keys()
    for row in found["questions"]:
        given = {said["answer"]["level"] for said in row["said"]}
        assert row["settled"] == (len(given) == 1), row["code"]
    assert {view["person"] for view in found["views"]} == {*PEOPLE}
    assert found["open"]
    # Whatever is taken once is not taken again.
    assert readiness("import", document, *forms, "--json", "--yes").json["taken"] == []


def test_no_form_replaces_an_answer_unasked(readiness: Readiness, document: Path, forms: list[Path]) -> None:
    code = readiness("import", document, *forms, "--json").json["undisputed"][0]
    assert readiness("answer", document, f"{code}=5").status == 0
    row = next(
        row for row in readiness("import", document, *forms, "--json", "--yes").json["questions"] if row["code"] == code
    )
    assert row["clashes"] == ["answered"]
    assert readiness("answers", document, "--json").json["answers"][code] == {"level": 5}


def test_a_clash_is_settled_by_median_person_or_own_level(
    readiness: Readiness, document: Path, forms: list[Path]
) -> None:
    assert readiness("import", document, *forms, "--yes").status == 0
    with open_document(document) as session:
        session.answer("PRO1", Answer(Status.ANSWERED, 3, Confidence.SHOWN, "The old rule"))
    settled = readiness("views", document, "--settle", "PRO1=median", "--by", "Eva Roth", "--json").json
    (entry,) = (one for one in settled["ledger"] if one["capability"] == "PRO1")
    assert (entry["way"], entry["by"], entry["dissent"]) == ("median", "Eva Roth", True)
    assert (entry["before"]["level"], entry["before"]["note"], entry["after"]["level"]) == (3, "The old rule", 1)
    answer = read_latest(document).content.assessment.answer("PRO1")
    # Jana Weber noted it at level 1 and consented; what backed level 3 is no evidence any longer.
    assert answer == Answer(Status.ANSWERED, 1, evidence=f"Jana Weber: {NOTES['Jana Weber']}", flagged=True)

    assert readiness("views", document, "--settle", "PRO1=claudia  berg", "--no-dissent").status == 0
    answer = read_latest(document).content.assessment.answer("PRO1")
    assert answer == Answer(Status.ANSWERED, 3, evidence=f"Claudia Berg: {NOTES['Claudia Berg']}")

    assert readiness("views", document, "--settle", "PRO1=2", "--reason", "Seen: unsigned.").status == 0
    answer = read_latest(document).content.assessment.answer("PRO1")
    assert (answer.level, answer.evidence, answer.flagged) == (2, "Seen: unsigned.", True)
    ledger = read_latest(document).content.assessment.perspectives.ledger
    assert [entry.way for entry in ledger if entry.capability == "PRO1"] == [Way.MEDIAN, Way.PERSON, Way.OWN]
    assert "The old rule" in readiness("views", document, "--ledger").out


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("PRO1", "--settle: "),
        ("PRO1=7", "PRO1: A level"),
        ("PRO1=2", "PRO1: An own level needs a reason"),
        ("PRO1=Nina", "There is no view of “Nina”"),
        ("XYZ=median", "XYZ: No view"),
    ],
)
def test_what_cannot_settle_is_told(
    how: str, told: str, readiness: Readiness, document: Path, forms: list[Path], untouched: Untouched
) -> None:
    assert readiness("import", document, *forms[:2], "--yes").status == 0
    with untouched():
        assert readiness("views", document, "--settle", how).sentence.startswith(told)


def test_the_newer_view_of_a_person_takes_the_place_of_the_older(
    readiness: Readiness, document: Path, forms: list[Path], tmp_path: Path
) -> None:
    assert readiness("import", document, *forms, "--yes").status == 0
    newer = form(
        tmp_path / "again.pdf", {**fields_of("Jana Weber"), "person": "jana weber", "PRO1": "5", "date": "21.11.2026"}
    )
    older = form(tmp_path / "before.pdf", {**fields_of("Tom Krüger"), "PRO1": "5", "date": "1.11.2026"})
    shown = readiness("import", document, newer, older, "--yes")
    assert "jana weber had given a view before; the newer one takes its place." in shown.out
    assert "Tom Krüger has given a newer view already; this one is left out." in shown.out
    views = read_latest(document).content.assessment.perspectives
    assert len(views.views) == len(PEOPLE)
    given = [views.view_of(person) for person in ("Jana Weber", "Tom Krüger")]
    assert [view and view.answers["PRO1"].level for view in given] == [5, 3]


def test_a_view_document_is_imported_as_a_form_is(readiness: Readiness, document: Path, forms: list[Path]) -> None:
    made = readiness("form", document, "-o", "ben.readiness", "--person", "Ben Ott", "--role", "operative")
    assert "The document for Ben Ott" in made.out
    assert readiness("answer", "ben.readiness", "PRO1=2", "PRO2=?", "MON1=na:No channel").status == 0
    found = readiness("import", document, forms[0], "ben.readiness", "--json", "--yes").json
    ben = next(view for view in found["views"] if view["person"] == "Ben Ott")
    assert (ben["role"], ben["answered"], ben["file"]) == ("operative", 3, "ben.readiness")
    # Alone it is as one form.
    assert "unanswered → 2 Started" in readiness("import", document, "ben.readiness").out


def test_an_assessment_is_no_view(
    readiness: Readiness, document: Path, forms: list[Path], untouched: Untouched
) -> None:
    with untouched():
        told = readiness("import", document, forms[0], document, "--yes").sentence
    assert "not the view of one person" in told


def test_a_form_for_one_person_asks_what_is_wished(readiness: Readiness, document: Path) -> None:
    assert readiness("answer", document, "PRO1=2").status == 0
    made = readiness(
        "form", document, "-o", "jana.pdf", "--depth", "quick", "--dimensions", "pro, MGT", "--person", "Jana Weber",
        "--role", "operative", "--seen-by", "Eva Roth", "--with-answers", "--lang", "en",
    )  # fmt: skip
    assert made.status == 0
    found = readiness("import", document, "jana.pdf", "--json")
    assert "The form is empty" in found.sentence

    read = read_form(Path("jana.pdf"))
    assert {code[:3] for code in read.facts.digests()} == {"PRO", "MGT"}
    assert (read.person["person"], read.person["role"], read.may_be_named) == ("Jana Weber", UsualRole.OPERATIVE, False)


@pytest.mark.parametrize(
    "arguments",
    [
        ("social-media", "-o", "a.pdf", "--with-answers"),
        ("social-media", "-o", "a.pdf", "--dimensions", "XYZ"),
        ("social-media", "-o", "a.readiness"),
        ("social-media", "-o", "a.readiness", "--person", "Ben", "--dimensions", "PRO"),
    ],
)
def test_a_form_that_cannot_be_is_refused(
    arguments: tuple[str, ...], readiness: Readiness, untouched: Untouched
) -> None:
    with untouched():
        assert readiness("form", *arguments, "--depth", "quick").sentence
