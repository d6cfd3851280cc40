"""The workshop of a document: lead it from here, while phones join and vote over the network."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from readiness.app.agenda import AgendaItem, agenda
from readiness.app.history import record_with
from readiness.app.room_look import room_look
from readiness.app.session import Session
from readiness.app.workshop_decisions import check_answer, check_asked, check_decision, check_level, settle_on
from readiness.documents.paths import ballots_path
from readiness.domain.asking import hidden_questions
from readiness.domain.history import Occasion
from readiness.domain.values import Text
from readiness.domain.workshop_record import MOST_PARTICIPANTS, PARTICIPANTS, Decision, Role, RoundRecord
from readiness.foundation import clock, logs
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.planning.packages import capability_of
from readiness.scoring.agreement import Agreement, agreement
from readiness.scoring.consensus import Reveal, reveal_of
from readiness.workshop.ballot_box import BallotBox, Turnout
from readiness.workshop.ballots import Choices, OfferedPackage
from readiness.workshop.join_code import new_join_code
from readiness.workshop.room import Phase, Room, Round
from readiness.workshop.routes import Setup
from readiness.workshop.server import WorkshopServer, address_of


@dataclass(frozen=True, slots=True)
class Address:
    """Where the phones go: `url` for the QR code, or the start of it typed, and then the code."""

    url: str
    code: str
    host: str
    port: int


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """A participant in the leader's list: the number stands on that phone too; it is random and is stored nowhere."""

    number: int
    role: Role | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision as it is being typed: kept with the workshop, so that a crash does not take it away."""

    level: int | None = None
    reason: str = ""
    dissent: str = ""


def interrupted(session: Session) -> bool:
    """Return whether a workshop of this document was begun and not ended on this computer."""
    return ballots_path(session.document.document_id).exists()


def end_interrupted(session: Session) -> None:
    """Delete tokens and votes of an interrupted workshop; what was revealed is in the document already."""
    if interrupted(session):
        BallotBox.open(ballots_path(session.document.document_id), "", clock.today()).destroy()


class Workshop:
    """One workshop, led from one thread. `on_change` is called from the server's thread when people joined or voted."""

    def __init__(
        self,
        session: Session,
        on_change: Callable[[], None],
        language: Language,
        most: int = PARTICIPANTS,
    ) -> None:
        self._session = session
        self._on_change = on_change
        self._language = language
        self._most = most

    def start(self, host: str, port: int = 0) -> Address:
        """Start the server on one address of this computer; an interrupted workshop continues.

        Port 0 takes the one of the interrupted workshop, or any that is free. Raises UserError.
        """
        record = self._session.assessment.workshop
        last_number = max((round_.number for round_ in record.rounds()), default=0)
        box = BallotBox.open(
            ballots_path(self._session.document.document_id), new_join_code(), clock.today(), last_number
        )
        setup = Setup(self._session.questionnaire, self._language, self._most, look=room_look(self._session))
        server = WorkshopServer(box, setup, self._on_change)
        try:
            found = self._listen(server, host, port, int(box.value("port") or 0))
        except UserError:
            # Without participants there is nothing to continue.
            (box.close if box.snapshot.people else box.destroy)()
            raise
        box.note("port", str(found))
        if not box.value("earlier_meetings"):
            box.note("earlier_meetings", str(len(record.meetings)))
        self._box, self._server, self._place = box, server, (host, found)
        if self._room.phase is Phase.PAUSED:
            self.resume()
        self._keep()
        return self.address

    @property
    def address(self) -> Address:
        """Where new phones go now; the code changes when somebody is removed."""
        code = self._box.snapshot.code
        return Address(f"http://{address_of(*self._place)}/{code}", code, *self._place)

    def pause(self) -> None:
        """Stop the server; the next start continues with the same code, participants and round.

        Phones show a break until then. To stop twice does no harm.
        """
        if self._box.closed:
            return
        try:
            self._box.move(self._room.pause(paused=True))
        except UserError as error:
            # A full disk, for instance: phones lose the connection without a word, and nothing else.
            logs.fault(error)
        self._server.stop(for_good=False)
        self._box.close()

    def take_break(self) -> None:
        """Have phones and projector show a break, while the network stays open; nobody can vote until `resume`."""
        self._turn(self._room.pause(paused=True))

    def resume(self) -> None:
        """End the break: what was on show is on show again."""
        self._turn(self._room.pause(paused=False))

    def finish(self) -> None:
        """End the workshop: an open round is kept in the document as well, tokens and votes are deleted."""
        self.conclude()
        self.leave()

    def conclude(self) -> None:
        """Take all that happened into the document, and record its state; only `leave` is left to do afterwards."""
        if self._room.voting:
            self.reveal()
        self._keep()
        record_with(self._session, Occasion.WORKSHOP)

    def leave(self) -> None:
        """Show phones the last page, stop the server, delete tokens and votes. Takes seconds; safe from any thread."""
        self._server.stop(for_good=True)
        self._box.destroy()

    def agreement(self) -> Agreement:
        """Return how far the whole workshop agrees, as far as the document keeps its rounds."""
        return agreement(self._session.assessment.workshop, self._session.questionnaire)

    def turnout(self) -> Turnout:
        """Return where the workshop stands and how many have joined and voted."""
        return self._box.snapshot.turnout()

    def people(self) -> list[Person]:
        """Return who is in the room, by number."""
        snapshot = self._box.snapshot
        # A list with roles: without the votes, and in an order that says nothing.
        return sorted(Person(number, snapshot.people[token]) for token, number in snapshot.numbers.items())

    def remove(self, number: int) -> Address:
        """Send a participant out, with an open vote, and return the new address: the old code lets nobody in any more.

        Those who are in the room stay in. Raises UserError where nobody has this number.
        """
        found = [token for token, own in self._box.snapshot.numbers.items() if own == number]
        if not found:
            raise UserError(
                "person-unknown",
                N_("No one in the room has the number {number}."),
                N_("The number is on each phone and in the list of people."),
                number=number,
            )
        self._box.remove(found[0], new_join_code())
        self._server.notify_phones()
        return self.address

    def change_code(self) -> Address:
        """Have new people come in by another code; those who are in the room stay in. Return the new address."""
        self._box.change_code(new_join_code())
        return self.address

    @property
    def admits(self) -> bool:
        """Whether more people may join."""
        return self._box.snapshot.admits

    def admit(self, *, more: bool) -> None:
        """Let more people join, or nobody; those who are in the room stay in."""
        self._box.admit(more=more)

    def rounds(self) -> list[Round]:
        """Return all rounds of this meeting in their order."""
        return self._box.rounds()

    @property
    def planned(self) -> tuple[str, ...]:
        """The questions that were planned, in their order; kept through an interruption."""
        return tuple(self._box.value("planned").split())

    @property
    def hidden(self) -> tuple[str, ...]:
        """The codes of the questions that are not asked as answers stand."""
        return tuple(hidden_questions(self._session.questionnaire, self._session.assessment))

    def agenda(self) -> list[AgendaItem]:
        """Return the agenda as answers stand: without the questions that they hide, unless the room voted on them."""
        return agenda(self.planned, self.rounds(), self.parked, self.hidden)

    def plan(self, capabilities: Sequence[str]) -> None:
        """Note which questions are to be asked; others can be opened all the same."""
        self._box.note("planned", " ".join(capabilities))

    @property
    def draft(self) -> Draft:
        """What was typed of the decision of the latest round."""
        kept = [self._box.value(f"draft_{name}") for name in ("round", "level", "reason", "dissent")]
        if kept[0] != self._round_number():
            return Draft()
        return Draft(int(kept[1]) if kept[1] else None, *kept[2:])

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed of the decision of the latest round."""
        level = "" if draft.level is None else str(draft.level)
        for name, value in (
            ("round", self._round_number()),
            ("level", level),
            ("reason", draft.reason),
            ("dissent", draft.dissent),
        ):
            if self._box.value(f"draft_{name}") != value:
                self._box.note(f"draft_{name}", value)

    def draft_of(self, capability: str) -> Draft:
        """Return what was decided on a question before, as the beginning of a new decision."""
        decision = self._session.assessment.workshop.decisions.get(capability)
        return Draft(decision.level, decision.reason, "\n".join(decision.dissent)) if decision else Draft()

    @property
    def parked(self) -> tuple[str, ...]:
        """The questions that the group has put off, in the order in which it did."""
        return tuple(self._box.value("parked").split())

    def park(self) -> None:
        """Put the question on show off: an open vote is given up, a revealed one stays undecided.

        Raises UserError where no question is on show, or where it is decided.
        """
        round_ = self._room.round
        if round_ is None or round_.decided is not None:
            raise UserError(
                "nothing-to-park", N_("No open question is on show."), N_("Only a question without a decision waits.")
            )
        if self._room.voting:
            self.cancel()
        self._box.note("parked", " ".join(dict.fromkeys([*self.parked, round_.capability])))

    def cancel(self) -> None:
        """Give up the open vote as if it had not been opened; its votes are deleted. Raises UserError."""
        self._turn(self._room.cancel(self._box.before()))

    def count_paper(self, levels: Sequence[int | None]) -> None:
        """Take the votes of people without a phone in the open round, in the place of those before; None: don't know.

        Raises UserError where no vote is open, where there are more than 250, or where one is no level.
        """
        if not self._room.voting:
            raise UserError("no-round-open", N_("No vote is open."), N_("Open a question first."))
        if len(levels) > MOST_PARTICIPANTS:
            raise UserError(
                "too-much-paper",
                N_("There are {n} votes on paper; {most} are possible."),
                N_("Count them again."),
                n=len(levels),
                most=MOST_PARTICIPANTS,
            )
        round_ = self._room.round
        assert round_ is not None
        for level in levels:
            if level is not None:
                check_answer(self._session, round_.capability, level)
        self._box.count_paper(tuple(levels))
        self._server.notify_phones()

    @property
    def paper(self) -> tuple[int | None, ...]:
        """The votes on paper in the round on show, lowest first; they count as everybody else's."""
        return self._box.snapshot.paper

    @property
    def notes(self) -> tuple[str, ...]:
        """What phones said about the evidence for the question on show; nothing before the reveal."""
        snapshot = self._box.snapshot
        return snapshot.notes if snapshot.room.round and snapshot.room.round.revealed else ()

    @property
    def notes_waiting(self) -> int:
        """How many notes there are for the question on show, also before the reveal."""
        return len(self._box.snapshot.notes)

    def offer(self, options: Sequence[OfferedPackage]) -> None:
        """Have everybody choose the packages that matter most, up to three each."""
        room = self._room.choose(choosing=True)
        self._box.offer(tuple(options))
        self._turn(room)

    def show_choice(self) -> Choices:
        """End the choice and show how often each package was chosen; nothing is shown under three people."""
        self._turn(self._room.choose(choosing=False))
        return self.choices

    def back(self) -> None:
        """Go back from the packages to the questions."""
        self._turn(self._room.back())

    @property
    def choices(self) -> Choices:
        """What the room chooses from; the counts only once they are shown."""
        return self._box.snapshot.choices

    @property
    def agreed(self) -> tuple[str, ...]:
        """The ids of the packages that the group has agreed on, the most important first."""
        return tuple(self._box.value("agreed").split())

    def agree(self, packages: Sequence[str]) -> None:
        """Note which packages the group has agreed on, by their ids; owners and days are in the plan."""
        self._box.note("agreed", " ".join(packages))

    @property
    def ticked(self) -> str:
        """What is ticked before the group has agreed, as `tick` was given it; empty where nothing is."""
        return self._box.value("ticked")

    def tick(self, ticked: str) -> None:
        """Keep what is ticked: it outlasts a crash as votes do."""
        self._box.note("ticked", ticked)

    def say_farewell(self, words: Text) -> None:
        """Set what phones show at the end, one line each."""
        self._box.note("farewell_de", words.de)
        self._box.note("farewell_en", words.en)

    @property
    def farewell(self) -> Text:
        """What phones and projector show at the end, one line each."""
        return self._box.snapshot.farewell

    def open(self, capability: str) -> Round:
        """Open a question for a blind vote."""
        if capability not in self._session.questionnaire.capabilities:
            raise UserError(
                "capability-unknown",
                N_("There is no question “{capability}” in this questionnaire."),
                N_("Give a code such as {example}."),
                capability=capability,
                example=next(iter(self._session.questionnaire.capabilities)),
            )
        check_asked(self._session, capability, self._language)
        opened = self._move(self._room.open(capability))
        if capability in self.parked:
            self._box.note("parked", " ".join(code for code in self.parked if code != capability))
        # What was decided and said before is not lost when the group comes back to a question.
        self.keep_draft(replace(self.draft_of(capability), level=None))
        return opened

    def reveal(self) -> Reveal:
        """End the vote, whether or not all have voted, and keep its tally in the document."""
        self._move(self._room.reveal())
        self._keep()
        shown = self.on_show()
        assert shown is not None
        return shown

    def on_show(self) -> Reveal | None:
        """Return the revealed round that all phones show now, None where there is none."""
        snapshot = self._box.snapshot
        round_ = snapshot.room.round
        if round_ is None or not round_.revealed:
            return None
        kept = (record for record in self._box.meeting().rounds if record.number == round_.number)
        nothing = RoundRecord(round_.number, round_.capability, 0, self.turnout().participants)
        return self._reveal_of(next(kept, nothing))

    def revealed(self, capability: str) -> list[Reveal]:
        """Return the revealed rounds of this meeting on a question, to look back at."""
        return [self._reveal_of(record) for record in self._box.meeting().rounds if record.capability == capability]

    def _reveal_of(self, record: RoundRecord) -> Reveal:
        questionnaire = self._session.questionnaire
        return reveal_of(record, questionnaire.capabilities.get(record.capability), questionnaire.room_roles)

    def again(self) -> Round:
        """Open a further blind vote on the same question; the earlier round stays as it is."""
        return self._move(self._room.again())

    def decide(self, level: int, reason: str, dissent: Sequence[str] = ()) -> Decision:
        """Make what the group agreed on the answer, with the reason as its evidence.

        What was noted before stays with its level: where the level is another one, the note goes to the ledger.
        `dissent` holds the views that remain, one text each; the answer is flagged then. Raises UserError.
        """
        check_level(level)
        room = self._room.decide(level)
        assert room.round is not None
        check_decision(self._session, room.round.capability, level, reason, dissent)
        decision = settle_on(self._session, room.round.capability, level, reason, dissent)
        self._move(room)
        return decision

    def decide_again(self, capability: str, level: int, reason: str, dissent: Sequence[str] = ()) -> Decision:
        """Change what was decided on an earlier question, without another vote. Raises UserError."""
        earlier = [round_ for round_ in self.rounds() if round_.capability == capability and round_.revealed]
        if not earlier:
            raise UserError(
                "nothing-revealed", N_("No result has been revealed."), N_("Open a question and reveal it first.")
            )
        check_decision(self._session, capability, level, reason, dissent)
        decision = settle_on(self._session, capability, level, reason, dissent)
        self._box.decide_again(earlier[-1].number, level)
        self._server.notify_phones()
        return decision

    def _round_number(self) -> str:
        round_ = self._room.round
        return "" if round_ is None else str(round_.number)

    @property
    def _room(self) -> Room:
        return self._box.snapshot.room

    def _turn(self, room: Room) -> None:
        self._box.move(room)
        self._server.notify_phones()

    def _move(self, room: Room) -> Round:
        self._turn(room)
        assert room.round is not None
        return room.round

    def _keep(self) -> None:
        """Take the rounds of this meeting into the document; the ballot box always holds all of them."""
        meeting = self._box.meeting()
        record = self._session.assessment.workshop
        if meeting.rounds:
            earlier = record.meetings[: int(self._box.value("earlier_meetings"))]
            agreed = tuple(capability_of(package) for package in self.agreed)
            meeting = replace(meeting, parked=self.parked, agreed=agreed)
            self._session.set_part(replace(record, meetings=(*earlier, meeting)))

    def _listen(self, server: WorkshopServer, host: str, port: int, former: int) -> int:
        if port == 0 and former:
            try:
                return server.start(host, former)
            except UserError:
                # Another program has taken the port meanwhile; the phones have to scan the code again.
                return server.start(host, 0)
        return server.start(host, port)
