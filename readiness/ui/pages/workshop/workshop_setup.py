"""What a workshop is to be, before its room is open: the questions, their order, the minutes and who comes."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal

from readiness.app.agenda import AgendaChoice, first_choice, proposal
from readiness.app.session import Session
from readiness.foundation.errors import UserError
from readiness.results.agenda_proposal import USUAL, YELLOW, WeighedQuestion, available_minutes, weigh
from readiness.results.assessment_result import AssessmentResult
from readiness.ui.pages.workshop.workshop_network import WorkshopNetwork
from readiness.workshop.interfaces import Interface


@dataclass(frozen=True, slots=True)
class Wifi:
    """How phones get into the Wi-Fi; kept for as long as the document is open, and stored nowhere."""

    name: str = ""
    password: str = ""


class WorkshopSetup(WorkshopNetwork):
    """Is kept for as long as the document is open, and stored nowhere."""

    # A UserError: nothing was done.
    failed = Signal(object)

    def __init__(self, session: Session, look: Callable[[], list[Interface]]) -> None:
        super().__init__(look)
        self.session = session
        self.choice: AgendaChoice = first_choice(session.questionnaire, session.assessment.details.depth)
        # How long the meeting is, in minutes, and how many people of each role come.
        self.minutes = USUAL
        self.present: dict[str, int] = {}
        self._weighed: dict[str, WeighedQuestion] = {}
        self._weighed_for: tuple[AssessmentResult, dict[str, int]] | None = None

    def planned(self) -> tuple[str, ...]:
        """Return the questions that are chosen, in their order."""
        return self.choice.planned

    def weighed(self) -> dict[str, WeighedQuestion]:
        """Return what speaks for each question, by code; those that are not asked, or do not apply, are left out."""
        result = self.session.result()
        if self._weighed_for is None or self._weighed_for[0] is not result or self._weighed_for[1] != self.present:
            self._weighed_for = (result, dict(self.present))
            self._weighed = {question.code: question for question in weigh(result, self.present)}
        return self._weighed

    def minutes_for(self, code: str) -> int:
        """Return how long a question takes; what was not weighed takes what a question usually does."""
        question = self.weighed().get(code)
        return question.minutes if question else YELLOW

    @property
    def planned_minutes(self) -> int:
        """How long the chosen questions take."""
        return sum(map(self.minutes_for, self.planned()))

    @property
    def available_minutes(self) -> int:
        """What beginning and end leave of the meeting."""
        return available_minutes(self.minutes)

    def choose_questions(self, choice: AgendaChoice) -> None:
        """Take another choice of questions, or another order."""
        self.choice = choice
        self.changed.emit()

    def propose(self) -> None:
        """Choose the questions that are worth most in the minutes there are, with the people who come."""

        def act() -> None:
            self.choice = self.choice.take(proposal(self.session.result(), self.minutes, self.present))

        self.attempt(act)

    def attempt(self, act: Callable[[], None]) -> None:
        """Do something that may not be possible, and show everything as it is then."""
        try:
            act()
        except UserError as error:
            self.failed.emit(error)
        self.changed.emit()
