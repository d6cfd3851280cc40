"""A workshop for the report: two meetings, a second vote, dissent, a role gap, votes on paper, and too few to show."""

from dataclasses import replace
from datetime import date

from readiness.domain.anonymity import Vote, shown
from readiness.domain.answers import at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.plan_notes import PackageNote, PlanNotes
from readiness.domain.questionnaire import Depth
from readiness.domain.workshop_record import Decision, Meeting, RoundRecord, UsualRole, WorkshopRecord
from readiness.results.assessment_result import AssessmentResult, assess
from tests.reporting.samples import DAY, questionnaire

MANAGEMENT, OPERATIVE = UsualRole.MANAGEMENT, UsualRole.OPERATIVE
VIEW = "The rule of May 2025 is known to everybody in sales; we only never wrote it down."
# Its answer was raised after the workshop.
CHANGED = "PRO2"
OWNER = "Claudia Berg"
REASON = "Two posts of last month were shown with the name of the person who released them."


def votes(
    number: int, capability: str, management: list[int | None], operative: list[int | None], paper: int = 0
) -> RoundRecord:
    every: list[Vote] = [*((MANAGEMENT, level) for level in management), *((OPERATIVE, level) for level in operative)]
    found = shown(every)
    return RoundRecord(number, capability, len(every), 12, found.count, dict(found.roles), paper)


RECORD = WorkshopRecord(
    meetings=(
        Meeting(
            date(2026, 4, 20),
            10,
            {MANAGEMENT: 5, OPERATIVE: 5},
            (
                votes(1, "PRO1", [3, 3, 4, 3, 3], [0, 1, 1, 0, 2, None]),
                votes(2, "PRO1", [2, 2, 3, 2, 2], [2, 2, 2, 1, 2, 2]),
                votes(3, "PRO2", [2, 2, 2, 2, 3], [2, 2, 4, 2, 2, 2], paper=2),
                votes(4, "MGT1", [None, None, None, 2, 1], [1, 0, 1, 1, 1, 0]),
                votes(5, "MON1", [1, 1, 1, 2, 1], [1, 2, 2, 1, 1, 1]),
            ),
            parked=("PRO3",),
            agreed=("MON1", "PRO1"),
        ),
        Meeting(date(2026, 4, 27), 2, {}, (votes(6, "MON3", [1], [2]),)),
    ),
    decisions={
        "PRO1": Decision("PRO1", 2, REASON, (VIEW,)),
        "PRO2": Decision("PRO2", 2, "The phone list hangs in the office."),
        "MON1": Decision("MON1", 1, "Two mentions were found by chance."),
    },
)


def after_a_workshop(record: WorkshopRecord = RECORD) -> AssessmentResult:
    # Few steps are left: the report is about the workshop.
    answers = {code: at_level(4) for code in questionnaire().capabilities}
    answers |= {decision.capability: at_level(decision.level) for decision in record.decisions.values()}
    if record.held:
        answers |= {CHANGED: at_level(3)}
    assessment = Assessment(Details("Muster Pumpenbau GmbH", Depth.FULL), answers)
    owned = PlanNotes(packages={"MON1": PackageNote(owner=OWNER)}) if record.held else PlanNotes()
    return assess(questionnaire(), replace(assessment, workshop=record, plan=owned), DAY)
