"""Incidents in words, as reports say them."""

from dataclasses import replace
from datetime import date

from readiness.domain.assessment import Assessment, Details
from readiness.domain.incidents import Incident, Incidents, TaskNote
from readiness.domain.questionnaire import Depth
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.wording.incident_summary import closed_incidents, dated_fact, open_incidents
from tests.unit.builders import social_media
from tests.unit.incident.rulebook import ON, SEED

AGENCY = Incident(1, ON, "Agency post", given={**SEED, "F5": 1, "F6": 0})
LEAK = Incident(2, date(2026, 11, 30), given={"F3": 3, "F10": "2026-11-28"})


def result(*incidents: Incident) -> AssessmentResult:
    details = Details("Muster GmbH", Depth.FULL)
    return assess(social_media(), Assessment(details, {}, incidents=Incidents(incidents)), date(2026, 12, 1))


def test_the_one_that_counts_first_stands_before_all_others():
    found = open_incidents(result(AGENCY, LEAK), ENGLISH)

    assert [one.title for one in found] == ["Incident of 28 November 2026", "Agency post"]
    assert [one.severity for one in found] == ["Red", "Green"]


def test_closed_ones_are_a_line():
    found = result(AGENCY, replace(LEAK, closed=date(2026, 12, 1)))

    assert [one.title for one in open_incidents(found, ENGLISH)] == ["Agency post"]
    (closed,) = closed_incidents(found, GERMAN)
    assert (closed.title, closed.known_since) == ("Vorfall vom 28.\xa0November 2026", date(2026, 11, 28))


def test_tasks_say_who_and_until_when():
    assigned = replace(
        AGENCY,
        given={**AGENCY.given, "F3": None},
        ticked=("evidence-saved",),
        tasks={"evidence-saved": TaskNote("Ada", ON)},
        clearing={"F3": TaskNote("Bea", date(2026, 11, 24))},
    )
    (found,) = open_incidents(result(assigned), ENGLISH)

    first, *others = found.tasks["Within 24 hours"]
    assert (first.text, first.owner, first.due) == (
        "Find out first what decides: Harm from the content.",
        "Bea",
        date(2026, 11, 24),
    )
    assert [(task.owner, task.due) for task in others if task.done] == [("Ada", ON)]


def test_the_dated_fact_is_of_the_newest_open_incident():
    assert dated_fact(result(), ENGLISH) is None
    assert dated_fact(result(AGENCY), ENGLISH) == (
        date(2026, 11, 2),
        "Agency post: severity green. Not acute, but not settled. 16 tasks are open.",
    )
    assert dated_fact(result(AGENCY, LEAK), ENGLISH) == (
        date(2026, 11, 28),
        (
            "Incident of 28 November 2026: severity red. A crisis: serious harm is likely, or the mood is hostile. "
            "29 tasks are open."
        ),
    )
    unknown = Incident(3, date(2026, 12, 1), "Rumours")
    assert dated_fact(result(AGENCY, unknown), GERMAN) == (
        date(2026, 12, 1),
        "Rumours: Wie schwer es wiegt, ist noch offen.",
    )
