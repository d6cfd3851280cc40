"""The workshop without its widgets: the network, how to join, the state of the round, and what is being typed."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from readiness.app.agenda import AgendaChoice, AgendaItem, agenda, first_choice, next_waiting, proposal
from readiness.app.session import Session
from readiness.app.workshop import Address, Draft, Person, Workshop, end_interrupted, interrupted
from readiness.domain.workshop_record import PARTICIPANTS, RoundRecord
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.results.agenda_proposal import USUAL, YELLOW, WeighedQuestion, available_minutes, weigh
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.consensus import Reveal, Verdict
from readiness.ui import background
from readiness.ui.pages.workshop.countdown import Countdown
from readiness.workshop.interfaces import Interface, Network, collect, moved, rank, recommended
from readiness.workshop.room import Phase, Round

if TYPE_CHECKING:
    from readiness.workshop.ballot_box import Turnout
    from readiness.workshop.ballots import Choices

LOOK_MS = 3000
# How long to discuss, in seconds: an outlier is heard in two minutes, a real difference takes longer.
DISCUSSION = {Verdict.YELLOW: 120, Verdict.RED: 300}


@dataclass(frozen=True, slots=True)
class Wifi:
    """How phones get into the Wi-Fi; kept for as long as the document is open, and stored nowhere."""

    name: str = ""
    password: str = ""


class WorkshopModel(QObject):
    """Lives as long as its document is open, and so does the workshop, whatever page is shown."""

    # Something is different: look at everything again.
    changed = Signal()
    # A participant joined or voted: only the numbers have changed.
    counted = Signal()
    # A UserError: nothing was done.
    failed = Signal(object)
    # A decision was taken, or mended.
    decided = Signal()
    # The workshop has ended: phones said goodbye, tokens and votes are deleted.
    ended = Signal()

    _notified = Signal()

    def __init__(
        self,
        session: Session,
        language: Language,
        look: Callable[[], list[Interface]] = collect,
    ) -> None:
        super().__init__()
        self.session = session
        self.language = language
        self.choice: AgendaChoice = first_choice(session.questionnaire, session.assessment.details.depth)
        # How long the meeting is, in minutes, and how many people of each role come.
        self.minutes = USUAL
        self.present: dict[str, int] = {}
        self._weighed: dict[str, WeighedQuestion] = {}
        self._weighed_for: tuple[AssessmentResult, dict[str, int]] | None = None
        self.most = PARTICIPANTS
        self.wifi = Wifi()
        self.draft = Draft()
        self.networks: list[Network] = []
        self.interface: Interface | None = None
        # The address that phones know is not there any more.
        self.lost = False
        self.address: Address | None = None
        self.shown: Reveal | None = None
        self.countdown = Countdown(self)
        # Whether the projector shows how to join even while a vote is open.
        self.join = False
        # What projector and panel show on demand only: how the roles differ, what phones said about the evidence, and
        # all that was decided.
        self.show_gap = self.show_notes = self.show_results = False
        # The last words of the workshop that has just ended.
        self.last_words: tuple[str, ...] = ()
        self._look = look
        self._workshop: Workshop | None = None
        self._leaving: background.Job | None = None
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_MS)
        self._watch.timeout.connect(self.look)
        self._watch.start()
        # Emitted in the server's thread, received in this one.
        self._notified.connect(self.counted)
        self.look()

    # What is there.

    @property
    def running(self) -> bool:
        """Whether the network is open for phones."""
        return self._workshop is not None

    @property
    def leaving(self) -> bool:
        """Whether phones still have to get the end of the workshop."""
        return self._leaving is not None

    @property
    def interrupted(self) -> bool:
        """Whether an earlier workshop can be gone on with."""
        return not self.running and not self.leaving and interrupted(self.session)

    @property
    def phase(self) -> Phase:
        """What everybody sees now."""
        return Phase.CLOSED if self._workshop is None else self._workshop.turnout().room.phase

    @property
    def round(self) -> Round | None:
        """The latest round."""
        return None if self._workshop is None else self._workshop.turnout().room.round

    @property
    def turnout(self) -> "Turnout":
        """Where the workshop stands, and how many there are."""
        return self._running().turnout()

    @property
    def on_break(self) -> bool:
        """Whether there is a break: with the network open, or closed in the middle of the workshop."""
        return self.phase is Phase.PAUSED or self.interrupted

    @property
    def notes(self) -> tuple[str, ...]:
        """What phones said about the evidence for the question on show; nothing before the reveal."""
        return self._running().notes

    @property
    def choices(self) -> "Choices":
        """What the room chooses from, and how often each was chosen once that is shown."""
        return self._running().choices

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

    def items(self) -> list[AgendaItem]:
        """Return the agenda of the running workshop."""
        workshop = self._running()
        return agenda(workshop.planned, workshop.rounds())

    @property
    def can_go_on(self) -> bool:
        """Whether the next question is due: at the start, and once the present one is decided."""
        return self.round is None or self.round.decided is not None

    def next_question(self) -> str | None:
        """Return what comes next; None at the end."""
        return next_waiting(self.items(), self.round.capability if self.round else None)

    def earlier_round(self) -> RoundRecord | None:
        """Return the first round of this meeting on the question that is on show, where there was one before."""
        if self.shown is None or self._workshop is None:
            return None
        here = {r.number for r in self._workshop.rounds() if r.capability == self.shown.record.capability}
        kept = self.session.assessment.workshop.rounds(self.shown.record.capability)
        return next((r for r in kept if r.number in here and r.number < self.shown.record.number), None)

    # The agenda, before the room is open.

    def choose_questions(self, choice: AgendaChoice) -> None:
        """Take another choice of questions, or another order."""
        self.choice = choice
        self.changed.emit()

    def propose(self) -> None:
        """Choose the questions that are worth most in the minutes there are, with the people who come."""

        def act() -> None:
            self.choice = self.choice.take(proposal(self.session.result(), self.minutes, self.present))

        self._try(act)

    # The network.

    def look(self) -> None:
        """See which networks there are; the chosen one may have vanished, or have got another address."""
        networks = rank(self._look())
        likeliest = recommended(networks)
        now = [network.interface for network in networks]
        before = (self.networks, self.interface, self.lost)
        if self.address is not None:
            self.lost = self.interface is not None and self.interface not in now
        elif self.interface is None or (current := moved(self.interface, now)) is None:
            self.interface = likeliest.interface if likeliest else None
        else:
            self.interface = current
        self.networks = networks
        if (networks, self.interface, self.lost) != before:
            self.changed.emit()

    def choose(self, interface: Interface) -> None:
        """Use this network; a running workshop moves there, with everybody who is in it."""
        if interface == self.interface and not self.lost:
            return
        self.interface = interface
        if self.running:
            self.pause()
            self.start()
        else:
            self.changed.emit()

    # Leading.

    def start(self) -> None:
        """Open the room; an interrupted workshop goes on where it was."""
        if self.interface is None or self.running or self.leaving:
            return
        workshop = Workshop(self.session, self._notify, self.language, self.most)
        try:
            self.address = workshop.start(self.interface.address)
        except UserError as error:
            self.failed.emit(error)
            return
        self._workshop = workshop
        self.lost = False
        if not workshop.planned:
            workshop.plan(self.planned())
        self.shown = workshop.on_show()
        self.draft = workshop.draft
        self.changed.emit()

    def pause(self) -> None:
        """Close the network; the workshop can be gone on with."""
        if self._workshop is not None:
            workshop, self._workshop, self.address = self._workshop, None, None
            workshop.pause()
            self.countdown.stop()
            self.changed.emit()

    def finish(self) -> None:
        """End the workshop; `ended` follows when the server is closed and its votes are deleted."""
        if self._workshop is None:
            return
        workshop = self._workshop
        try:
            workshop.conclude()
        except UserError as error:
            self.failed.emit(error)
            return
        self.last_words = tuple(self.language.of(workshop.farewell).splitlines())
        self._workshop, self.address, self.shown = None, None, None
        self.countdown.stop()
        self._leaving = background.run(self, workshop.leave, self._on_left, self._on_left)
        self.changed.emit()

    def discard(self) -> None:
        """Delete what an interrupted workshop left behind."""
        self._try(lambda: end_interrupted(self.session))

    def open(self, capability: str) -> None:
        """Begin a blind vote on a question."""

        def act() -> None:
            self._running().open(capability)
            self._begin_round()

        self._try(act)

    def reveal(self) -> None:
        """End the vote; where views differ, the time to discuss begins."""

        def act() -> None:
            self.shown = self._running().reveal()
            figures = self.shown.consensus
            self.keep_draft(level=figures.suggested if figures else None)
            if figures and figures.verdict in DISCUSSION:
                self.countdown.start(DISCUSSION[figures.verdict])

        self._try(act)

    def again(self) -> None:
        """Begin a further vote on the same question."""

        def act() -> None:
            draft = self.draft
            self._running().again()
            self._begin_round()
            # What was noted while the group discussed is still true.
            self.keep_draft(reason=draft.reason, dissent=draft.dissent)

        self._try(act)

    def keep_draft(self, **fields: Any) -> None:
        """Keep what is being typed of a decision, in the place of what was there."""
        self.draft = replace(self.draft, **fields)
        if self._workshop is not None:
            self._workshop.keep_draft(self.draft)

    def decide(self) -> None:
        """Settle on the level and the reason of the draft."""

        def act() -> None:
            draft = self.draft
            # Without a level the use case itself says what is missing.
            level = -1 if draft.level is None else draft.level
            self._running().decide(level, draft.reason, draft.dissent.splitlines())
            self.countdown.stop()
            self.decided.emit()

        self._try(act)

    def go_on(self) -> None:
        """Open the next question."""
        following = self.next_question()
        if following is not None:
            self.open(following)

    def show_join(self, *, show: bool) -> None:
        """Show on the projector how to join, or the round."""
        self.join = show
        self.changed.emit()

    def switch(self, name: str) -> None:
        """Show what is shown on demand only, or put it away: `show_gap`, `show_notes` or `show_results`."""
        setattr(self, name, not getattr(self, name))
        self.changed.emit()

    # The people.

    def people(self) -> list[Person]:
        """Return who is in the room, by number."""
        return self._running().people()

    @property
    def admits(self) -> bool:
        """Whether more phones may join."""
        return self._running().admits

    def admit(self, *, more: bool) -> None:
        """Let more phones join, or nobody else."""
        self._try(lambda: self._running().admit(more=more))

    def remove(self, number: int) -> None:
        """Send a phone out; new ones need a new code, which is shown at once."""

        def act() -> None:
            self.address = self._running().remove(number)

        self._try(act)

    def change_code(self) -> None:
        """Have new phones come in by another code."""

        def act() -> None:
            self.address = self._running().change_code()

        self._try(act)

    def close(self) -> None:
        """Close the network with the document; what was begun can be gone on with."""
        self._watch.stop()
        self.pause()
        if self._leaving is not None:
            self._leaving.wait()

    # Threads and faults.

    def _running(self) -> Workshop:
        assert self._workshop is not None
        return self._workshop

    def _begin_round(self) -> None:
        self.shown = None
        self.draft = Draft()
        self.join = self.show_gap = self.show_notes = self.show_results = False
        self.countdown.stop()

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except UserError as error:
            self.failed.emit(error)
        self.changed.emit()

    def _notify(self) -> None:
        # The window may have gone while a phone was voting.
        with suppress(RuntimeError):
            self._notified.emit()

    def _on_left(self, _end: object) -> None:
        self._leaving = None
        self.changed.emit()
        self.ended.emit()
