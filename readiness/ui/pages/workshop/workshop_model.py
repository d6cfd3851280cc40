"""The workshop without its widgets: the network, how to join, the state of the round, and what is being typed."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from readiness.app.agenda import AgendaItem, next_waiting
from readiness.app.session import Session
from readiness.app.workshop import Draft, Person, Workshop, end_interrupted, interrupted
from readiness.domain.values import Text
from readiness.domain.workshop_record import PARTICIPANTS, RoundRecord
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.scoring.consensus import Reveal, Verdict
from readiness.ui import background
from readiness.ui.pages.workshop.countdown import Countdown
from readiness.ui.pages.workshop.ending import Ending
from readiness.ui.pages.workshop.scene import AT_THE_END, OF_PHASE, Scene
from readiness.ui.pages.workshop.workshop_setup import Wifi, WorkshopSetup
from readiness.workshop.interfaces import Interface, collect
from readiness.workshop.room import Phase, Round

if TYPE_CHECKING:
    from readiness.workshop.ballot_box import Turnout
    from readiness.workshop.ballots import Choices

# How long to discuss, in seconds: an outlier is heard in two minutes, a real difference takes longer.
DISCUSSION = {Verdict.YELLOW: 120, Verdict.RED: 300}


class WorkshopModel(WorkshopSetup):
    """Lives as long as its document is open, and so does the workshop, whatever page is shown."""

    # A participant joined or voted: only the numbers have changed.
    counted = Signal()
    # What a decision needs is there now, or not any more.
    drafted = Signal()
    # A decision was taken, or mended.
    decided = Signal()
    # The workshop has ended: phones said goodbye, tokens and votes are deleted.
    ended = Signal()
    # What was asked for has to wait for something: "level", "reason" or "reveal".
    missed = Signal(str)

    _notified = Signal()

    def __init__(
        self,
        session: Session,
        language: Language,
        look: Callable[[], list[Interface]] = collect,
    ) -> None:
        super().__init__(session, look)
        self.language = language
        self.most = PARTICIPANTS
        self.wifi = Wifi()
        self.draft = Draft()
        self.shown: Reveal | None = None
        self.countdown = Countdown(self)
        # Whether the projector shows how to join even while a vote is open.
        self.join = False
        # What projector and panel show on demand only: how the roles differ, what phones said about the evidence, and
        # all that was decided.
        self.show_gap = self.show_notes = self.show_results = False
        # The question of the agenda that the panel alone shows.
        self.looking: str | None = None
        # A decision that is being changed.
        self.mending: Draft | None = None
        self.ending: Ending | None = None
        self._farewell = Text()
        self._workshop: Workshop | None = None
        self._leaving: background.Job | None = None
        # Emitted in the server's thread, received in this one.
        self._notified.connect(self.counted)

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

    def rounds(self) -> list[Round]:
        """Return all rounds of this meeting in their order."""
        return self._running().rounds()

    @property
    def last_words(self) -> tuple[str, ...]:
        """What phones and projector show at the end, line by line; nothing before."""
        return tuple(self.language.of(self._farewell).splitlines())

    @property
    def on_break(self) -> bool:
        """Whether there is a break: with the network open, or closed in the middle of the workshop."""
        return self.phase is Phase.PAUSED or self.interrupted

    @property
    def choices(self) -> "Choices":
        """What the room chooses from, and how often each was chosen once that is shown."""
        return self._running().choices

    def items(self) -> list[AgendaItem]:
        """Return the agenda of the running workshop."""
        return self._running().agenda()

    @property
    def scene(self) -> Scene:
        """What the panel shows; only while the workshop is open."""
        ending, phase = self.ending, self.phase
        if phase is Phase.PAUSED:
            return Scene.BREAK
        if self.looking is not None:
            return Scene.LOOKING
        if ending is not None and ending.closing:
            return Scene.FAREWELL
        if ending is not None and ending.reached and phase not in (Phase.CHOOSING, Phase.CHOSEN):
            return Scene.OUTCOME
        if phase is Phase.REVEALED and self.round and self.round.decided is not None:
            return Scene.DECIDED
        return OF_PHASE[phase]

    @property
    def capability(self) -> str | None:
        """The question that the panel shows."""
        return self.looking or (self.round.capability if self.round else None)

    @property
    def decision(self) -> Draft:
        """The decision as it is being typed: on the question on show, or on an earlier one that is being changed."""
        return self.draft if self.mending is None else self.mending

    @property
    def parked(self) -> bool:
        """Whether the question on show is put off."""
        return self.round is not None and self.round.capability in self._running().parked

    @property
    def can_go_on(self) -> bool:
        """Whether the next question is due: at the start, and once the present one is decided or put off."""
        return self.round is None or self.round.decided is not None or self.parked

    @property
    def notes(self) -> tuple[str, ...]:
        """What phones said about the evidence for the question on show; nothing before the reveal."""
        return self._running().notes

    @property
    def paper(self) -> tuple[int | None, ...]:
        """The votes on paper in the round on show."""
        return self._running().paper

    def next_question(self) -> str | None:
        """Return what comes next; None at the end."""
        return next_waiting(self.items(), self.round.capability if self.round else None)

    def earlier_round(self) -> RoundRecord | None:
        """Return the first round of this meeting on the question that is on show, where there was one before."""
        return None if self.shown is None else self.first_of(self.shown)

    def first_of(self, shown: Reveal) -> RoundRecord | None:
        """Return the first round of this meeting on a question, where it is not this one."""
        if self._workshop is None:
            return None
        rounds = self._workshop.revealed(shown.record.capability)
        return next((each.record for each in rounds if each.record.number < shown.record.number), None)

    def seen(self) -> Reveal | None:
        """Return the result that the panel shows: that of the question on show, or of the one that is looked at."""
        if self.looking is None or self._workshop is None:
            return self.shown
        return next(iter(reversed(self._workshop.revealed(self.looking))), None)

    def decided_level(self) -> int | None:
        """Return what was decided on the question that the panel shows."""
        return next((item.level for item in self.items() if item.capability == self.capability), None)

    # The network.

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
        self._farewell = Text()
        self._show_round()
        self.ending = Ending(self.session, workshop, self.attempt)
        self.changed.emit()

    def pause(self) -> None:
        """Close the network; the workshop can be gone on with."""
        if self._workshop is not None:
            workshop, self._workshop, self.address, self.ending = self._workshop, None, None, None
            workshop.pause()
            self.countdown.stop()
            self.changed.emit()

    def finish(self) -> None:
        """End the workshop; `ended` follows when the server is closed and its votes are deleted."""
        if self._workshop is None:
            return
        workshop, ending = self._workshop, self.ending
        try:
            # An open vote counts among what was decided only once it is revealed.
            workshop.conclude()
            if ending is not None:
                ending.say_farewell()
                self._farewell = workshop.farewell
        except UserError as error:
            self.failed.emit(error)
            return
        self._workshop, self.address, self.shown, self.ending = None, None, None, None
        self.countdown.stop()
        self._leaving = background.run(self, workshop.leave, self._on_left, self._on_left)
        self.changed.emit()

    def begin_another(self) -> None:
        """Put the last words away: another workshop can be set up."""
        self._farewell = Text()
        self.changed.emit()

    def discard(self) -> None:
        """Delete what an interrupted workshop left behind."""
        self.attempt(lambda: end_interrupted(self.session))

    def open(self, capability: str) -> None:
        """Begin a blind vote on a question."""

        def act() -> None:
            self._running().open(capability)
            self._begin_round()

        self.attempt(act)

    def reveal(self) -> None:
        """End the vote; where views differ, the time to discuss begins."""

        def act() -> None:
            self.shown = self._running().reveal()
            figures = self.shown.consensus
            self.keep_draft(level=figures.suggested if figures else None)
            if figures and figures.verdict in DISCUSSION:
                self.countdown.start(DISCUSSION[figures.verdict])

        self.attempt(act)

    def again(self) -> None:
        """Begin a further vote on the same question."""

        def act() -> None:
            draft = self.draft
            self._running().again()
            self._begin_round()
            # What was noted while the group discussed is still true.
            self.keep_draft(reason=draft.reason, dissent=draft.dissent)

        self.attempt(act)

    def cancel(self) -> None:
        """Give up the open vote as if it had not been opened."""

        def act() -> None:
            workshop, given_up, draft = self._running(), self.capability, self.draft
            workshop.cancel()
            self.shown, self.draft = workshop.on_show(), workshop.draft
            self._show_round()
            if self.shown is not None and self.shown.record.capability == given_up:
                # The discussion goes on where it was.
                figures = self.shown.consensus
                self.keep_draft(
                    level=figures.suggested if figures else None, reason=draft.reason, dissent=draft.dissent
                )

        self.attempt(act)

    def park(self) -> None:
        """Put the question on show off; the next one is due then."""

        def act() -> None:
            workshop = self._running()
            workshop.park()
            self.shown, self.draft = workshop.on_show(), workshop.draft
            self._show_round()
            self.countdown.stop()

        self.attempt(act)

    def plan(self, codes: Sequence[str]) -> None:
        """Ask these questions, in this order; those that were asked already stay in the agenda."""
        self.attempt(lambda: self._running().plan(codes))

    def count_paper(self, levels: Sequence[int | None]) -> None:
        """Take the votes on paper in the open round, in the place of those before."""
        self.attempt(lambda: self._running().count_paper(levels))

    def pause_or_go_on(self) -> None:
        """Begin a break, which phones and projector show, or end it."""

        def act() -> None:
            paused = self.phase is Phase.PAUSED
            (self._running().resume if paused else self._running().take_break)()
            if not paused:
                self.countdown.stop()

        self.attempt(act)

    def look_at(self, capability: str | None) -> None:
        """Show a question of the agenda in the panel alone; None goes back to what is on show."""
        self.mending, self.looking = None, None
        on_show = self.round is not None and self.round.capability == capability
        if not on_show or self.scene in AT_THE_END:
            self.looking = capability
        self.changed.emit()

    # The decision.

    def keep_draft(self, **fields: Any) -> None:
        """Keep what is being typed of a decision, in the place of what was there."""
        if self.mending is not None:
            self.mending = replace(self.mending, **fields)
            return
        self.draft = replace(self.draft, **fields)
        if self._workshop is not None:
            self._workshop.keep_draft(self.draft)

    def mend(self, *, mending: bool) -> None:
        """Change what was decided on the question that the panel shows, or leave it as it is."""
        code = self.capability
        self.mending = self._running().draft_of(code) if mending and code is not None else None
        self.changed.emit()

    @property
    def missing(self) -> str:
        """What the decision lacks: "level", "reason", or nothing."""
        if self.decision.level is None:
            return "level"
        return "" if self.decision.reason.strip() else "reason"

    def decide(self) -> None:
        """Settle on the level and the reason of the draft, or change what was decided."""

        def act() -> None:
            draft, workshop = self.decision, self._running()
            if draft.level is None:
                raise UserError("level-missing", N_("No level is chosen."), N_("Choose the level that holds today."))
            views = draft.dissent.splitlines()
            if self.mending is not None and self.capability is not None:
                workshop.decide_again(self.capability, draft.level, draft.reason, views)
                if self.looking is None:
                    self.draft = draft
                    workshop.keep_draft(draft)
                self.mending = None
            else:
                workshop.decide(draft.level, draft.reason, views)
                self.countdown.stop()
            self.decided.emit()

        self.attempt(act)

    def go_on(self) -> None:
        """Open the next question; after the last one show what the workshop has come to."""
        following = self.next_question()
        if following is not None:
            self.open(following)
        elif self.ending is not None:
            self.ending.reach(reached=True)

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
        self.attempt(lambda: self._running().admit(more=more))

    def remove(self, number: int) -> None:
        """Send a phone out; new ones need a new code, which is shown at once."""

        def act() -> None:
            self.address = self._running().remove(number)

        self.attempt(act)

    def change_code(self) -> None:
        """Have new phones come in by another code."""

        def act() -> None:
            self.address = self._running().change_code()

        self.attempt(act)

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
        # What was decided before on a question is not lost when the group comes back to it.
        self.draft = self._running().draft
        self._show_round()
        self.countdown.stop()

    def _show_round(self) -> None:
        """Put away what was shown on demand, and what the panel alone showed."""
        self.join = self.show_gap = self.show_notes = self.show_results = False
        self.looking = self.mending = None
        if self.ending is not None:
            self.ending.reached = self.ending.closing = False

    def _notify(self) -> None:
        # The window may have gone while a phone was voting.
        with suppress(RuntimeError):
            self._notified.emit()

    def _on_left(self, _end: object) -> None:
        self._leaving = None
        self.changed.emit()
        self.ended.emit()
