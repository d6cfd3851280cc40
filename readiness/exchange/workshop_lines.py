"""`readiness-workshop/1`: the lines that `readiness workshop` prints (docs/formats/workshop.md)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from readiness.domain.levels import Level
from readiness.domain.workshop_record import Role, Tally
from readiness.foundation.language import Language
from readiness.results.agenda_proposal import Proposal, WeighedQuestion
from readiness.results.assessment_result import AssessmentResult
from readiness.results.certainty import certainty
from readiness.scoring.consensus import Verdict
from readiness.scoring.score import GateStatus
from readiness.wording.agenda_proposal import AgendaReasons
from readiness.wording.certainty import certainty_in_words
from readiness.wording.names import Names


@dataclass(frozen=True, slots=True)
class OpenedLine:
    """The room is open, or has another code now."""

    url: str
    code: str


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A vote has begun; rounds count from 1."""

    round: int
    capability: str


@dataclass(frozen=True, slots=True)
class RevealedLine:
    """The figures of a vote, as the page of the format explains them."""

    round: int
    capability: str
    votes: int
    paper: int
    participants: int
    tally: Tally | None
    dont_know: int | None
    median: float | None
    iqr: float | None
    range: int | None
    ad: float | None
    r_wg: float | None
    a_wg: float | None
    role_gap: float | None
    verdict: Verdict | Literal["too_few"]
    suggested: Level | None
    hear_first: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """A level was settled on; `dissent` tells whether other views remain.

    `hidden` are the codes of the questions that are not asked any more with it, `asked` of those that are asked again.
    """

    capability: str
    level: Level
    dissent: bool
    hidden: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CertaintyEntry:
    """What no open question can change any more; without gates after a quick check. `words` is for people."""

    answered: int
    asked: int
    stage_low: Level
    stage_high: Level
    stage_certain: bool
    gates_certain: dict[str, GateStatus]
    gates_undecided: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class StatusLine:
    """Where the workshop stands."""

    phase: Literal["lobby", "voting", "revealed", "paused", "choosing", "chosen", "closed"]
    round: int | None
    capability: str | None
    decided: Level | None
    votes: int
    paper: int
    participants: int
    roles: dict[Role, int]
    parked: tuple[str, ...]
    notes: int
    certainty: CertaintyEntry


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """A question with the minutes it takes, what it is worth in the room (0 to 144), and the reasons for people."""

    capability: str
    minutes: int
    worth: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """The questions that are worth most: `available` minutes are left for them, `planned` are taken."""

    minutes: int
    available: int
    planned: int
    questions: tuple[AgendaEntry, ...]
    left_out: tuple[AgendaEntry, ...]


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """What the group has come to: codes of questions; `different` begins with the largest difference."""

    decided: tuple[str, ...]
    parked: tuple[str, ...]
    undecided: tuple[str, ...]
    not_asked: tuple[str, ...]
    different: tuple[str, ...]
    dissent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferedEntry:
    """A package to choose, by the number that `plan` takes; `count` is how often it was chosen, null before that."""

    number: int
    id: str
    title: str
    count: int | None


@dataclass(frozen=True, slots=True)
class OptionsLine:
    """The packages that the room chooses from, and how many people chose."""

    options: tuple[OfferedEntry, ...]
    voters: int


@dataclass(frozen=True, slots=True)
class AgreedEntry:
    """A package that the group has agreed on, with its owner and its last day as they stand in the plan."""

    package: str
    owner: str
    due: date | None


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """What the group has agreed on, the most important first."""

    agreed: tuple[AgreedEntry, ...]


@dataclass(frozen=True, slots=True)
class NotesLine:
    """What phones said about the evidence for the question on show, once it is revealed."""

    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LookLine:
    """The revealed votes of this meeting on a question."""

    rounds: tuple[RevealedLine, ...]


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """Somebody in the room: a random number, which stands on that phone too, and the role where it was given."""

    number: int
    role: Role | None


@dataclass(frozen=True, slots=True)
class PeopleLine:
    """Who is in the room, by number."""

    people: tuple[PersonEntry, ...]


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """A phone was removed; new ones come in by the new code only."""

    removed: int
    url: str
    code: str


@dataclass(frozen=True, slots=True)
class AdmitsLine:
    """Whether more phones may join."""

    admits: bool


@dataclass(frozen=True, slots=True)
class ClosedLine:
    """The workshop has ended; how far all of it agreed, and the file that holds it."""

    closed: Literal[True]
    alpha: float | None
    role_gaps: dict[str, float]
    unknown_to_management: float | None
    file: str


@dataclass(frozen=True, slots=True)
class HelpLine:
    """All commands, each as it is written."""

    commands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PausedLine:
    """The workshop was interrupted."""

    paused: Literal[True]


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """What was asked is not possible: a code that stays the same, and a sentence for people."""

    error: str
    message: str


WorkshopLine = (
    OpenedLine
    | RoundLine
    | RevealedLine
    | DecidedLine
    | StatusLine
    | AgendaLine
    | OutcomeLine
    | OptionsLine
    | AgreedLine
    | NotesLine
    | LookLine
    | PeopleLine
    | RemovedLine
    | AdmitsLine
    | ClosedLine
    | HelpLine
    | PausedLine
    | ErrorLine
)


def certainty_entry(result: AssessmentResult, language: Language) -> CertaintyEntry:
    """Return what is certain already."""
    found = certainty(result)
    return CertaintyEntry(
        answered=found.answered,
        asked=found.asked,
        stage_low=found.stage.low,
        stage_high=found.stage.high,
        stage_certain=found.stage_certain,
        gates_certain={code: result.gates[code] for code in found.settled},
        gates_undecided=found.unsettled,
        words=certainty_in_words(found, Names(result.questionnaire, language), language),
    )


def agenda_line(minutes: int, proposal: Proposal, result: AssessmentResult, language: Language) -> AgendaLine:
    """Return the proposal for a meeting of so many minutes."""
    reasons = AgendaReasons(Names(result.questionnaire, language), language)

    def entry(question: WeighedQuestion) -> AgendaEntry:
        return AgendaEntry(question.code, question.minutes, question.worth, tuple(reasons.of(question)))

    return AgendaLine(
        minutes=minutes,
        available=proposal.available,
        planned=proposal.minutes,
        questions=tuple(map(entry, proposal.chosen)),
        left_out=tuple(map(entry, proposal.left_out)),
    )
