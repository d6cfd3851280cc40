"""The workshop chapter: it prints the whole summary, and never a vote that could be recognised."""

from readiness.domain.workshop_record import WorkshopRecord
from readiness.foundation.language import GERMAN
from readiness.reporting.chapters import chapters
from readiness.reporting.charts.report_charts import ReportCharts
from readiness.wording.wording import Wording
from readiness.wording.workshop_summary import workshop_summary
from tests.reporting.pages import pdf_text, squashed
from tests.reporting.samples import render
from tests.reporting.verapdf import Verapdf
from tests.reporting.workshop_sample import REASON, VIEW, after_a_workshop

GERMAN_WORDING = Wording(after_a_workshop(), GERMAN)


def test_the_chapter_in_the_full_report_is_valid(verapdf: Verapdf) -> None:
    made = render(after_a_workshop(), "de", "full")
    assert verapdf.failures(made.pdf) == set()
    read = pdf_text(made.pdf)
    summary = workshop_summary(GERMAN_WORDING)
    assert summary is not None
    for said in (
        "Der Workshop",
        REASON,
        VIEW,
        *summary.meetings,
        *summary.first_packages,
        summary.changed,
        *summary.open,
    ):
        assert squashed(said) in read


def test_without_a_workshop_there_is_no_chapter() -> None:
    assert "workshop" in chapters(after_a_workshop(), GERMAN)
    assert "workshop" not in chapters(after_a_workshop(WorkshopRecord()), GERMAN)


def test_votes_are_drawn_with_their_numbers_and_fewer_than_three_not_at_all() -> None:
    charts, summary = ReportCharts(GERMAN_WORDING, "#0e5a6e"), workshop_summary(GERMAN_WORDING)
    assert summary is not None
    shown, hidden = summary.votes[0], summary.votes[-1]
    picture = charts.votes(shown.first)
    assert "<title>Erste Abstimmung</title>" in picture
    assert "<desc>0: 2; 1: 2; 2: 1; 3: 4; 4: 1; 5: 0</desc>" in picture
    assert charts.votes(hidden.first) == ""
