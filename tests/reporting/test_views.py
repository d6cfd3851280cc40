"""The chapter about views: roles side by side, dissent with who gave it, and no name without consent."""

from dataclasses import replace
from datetime import date

from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.perspectives import Author, GivenAnswer, LedgerEntry, Perspective, Perspectives, Way
from readiness.domain.questionnaire import Depth
from readiness.domain.workshop_record import UsualRole
from readiness.foundation.language import ENGLISH
from readiness.reporting.chapters import chapters
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.wording.views import ViewWords
from readiness.wording.wording import Wording
from tests.reporting.pages import pdf_text, squashed
from tests.reporting.samples import DAY, questionnaire, render
from tests.reporting.verapdf import Verapdf

NAMED, SILENT = "Claudia Berg", "Mert Aydin"
NOTE = "The rule of 3 May is signed."


def with_views() -> AssessmentResult:
    authors = (Author(NAMED, UsualRole.MANAGEMENT, may_be_named=True), Author(SILENT, UsualRole.OPERATIVE))
    given = (Answer(Status.ANSWERED, 4, evidence=NOTE), at_level(1))
    views = tuple(
        Perspective(author, date(2026, 4, 1), ("PRO1", "PRO2"), {"PRO1": answer, "PRO2": answer})
        for author, answer in zip(authors, given, strict=True)
    )
    said = tuple(GivenAnswer(author, answer) for author, answer in zip(authors, given, strict=True))
    entry = LedgerEntry(DAY, "PRO1", Way.OWN, Answer(), at_level(2), "Eva", "Seen.", said, dissent=True)
    answers = {code: at_level(3) for code in questionnaire().capabilities} | {"PRO1": at_level(2)}
    assessment = Assessment(Details("Muster Pumpenbau GmbH", Depth.FULL), answers)
    return assess(questionnaire(), replace(assessment, perspectives=Perspectives(views, (entry,))), DAY)


def test_the_summary_compares_roles_and_keeps_dissent() -> None:
    summary = ViewWords(Wording(with_views(), ENGLISH)).summary()
    assert summary is not None
    assert summary.roles == ("Management", "Day-to-day staff")
    (dimension,) = summary.dimensions
    assert (dimension.medians, dimension.striking) == (("4", "1"), True)
    (dissent,) = summary.dissent
    assert dissent.taken == "2 Started"
    assert dissent.views == (("4 Measured", f"{NAMED} (Management) – {NOTE}"), ("1 Ad hoc", "Day-to-day staff"))
    assert "Escalation" in summary.open


def test_an_answer_that_was_changed_after_it_was_settled_is_named() -> None:
    result = with_views()
    changed = replace(result.assessment, answers={**result.assessment.answers, "PRO1": at_level(3)})
    for assessment, now in ((result.assessment, ""), (changed, "3 Defined")):
        summary = ViewWords(Wording(assess(questionnaire(), assessment, DAY), ENGLISH)).summary()
        assert summary is not None
        assert [settled.now for settled in summary.dissent] == [now]


def test_the_chapter_in_the_full_report_is_valid_and_names_no_one_without_consent(verapdf: Verapdf) -> None:
    made = render(with_views(), "en", "full")
    assert verapdf.failures(made.pdf) == set()
    read = pdf_text(made.pdf)
    for words in ("Views of several people", "How each role sees it", NOTE, NAMED, "Where views still differed"):
        assert squashed(words) in read
    assert squashed(SILENT) not in read


def test_without_views_there_is_no_chapter() -> None:
    result = with_views()
    without = assess(questionnaire(), replace(result.assessment, perspectives=Perspectives()), DAY)
    assert "views" in chapters(result, ENGLISH)
    assert "views" not in chapters(without, ENGLISH)
