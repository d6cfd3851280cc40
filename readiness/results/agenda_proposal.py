"""Which questions deserve the room: what each is worth there, how long it takes, and the best set for the minutes.

Worth is a product of four factors, so that a question that decides nothing, or is settled, hardly counts. The
factors and minutes are experience, not measurement; docs/method.md gives the reasons.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from readiness.domain.anonymity import FEWEST_LEVELS
from readiness.domain.answers import Answer, Confidence, Status, at_level
from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.requirements import parse_requirement
from readiness.domain.workshop_record import RoundRecord
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.consensus import Verdict, consensus
from readiness.scoring.score import GateStatus, Score
from readiness.scoring.scorer import score

# A meeting in minutes. Under 30 nothing is left between beginning and end; after four hours people need another day.
SHORTEST, USUAL, LONGEST = 30, 90, 240
# Purpose, anonymity, joining and a trial vote take the beginning; what comes first, and who does it, the end.
BEGINNING, END = 10, 10


class Openness(StrEnum):
    """How open a question is, from what was answered, voted and said so far."""

    SETTLED = "settled"
    UNPROVEN = "unproven"
    CARRIED = "carried"
    FLAGGED = "flagged"
    NEARLY = "nearly"
    APART = "apart"
    DISSENT = "dissent"
    UNKNOWN = "unknown"
    UNANSWERED = "unanswered"


# Wide open counts four times as much as settled: no vote yet, no one knew, or views that lie apart.
OPEN_WORTH = {
    Openness.SETTLED: 1,
    Openness.UNPROVEN: 2,
    Openness.CARRIED: 3,
    Openness.FLAGGED: 3,
    Openness.NEARLY: 3,
    Openness.APART: 4,
    Openness.DISSENT: 4,
    Openness.UNKNOWN: 4,
    Openness.UNANSWERED: 4,
}
# What a vote takes with reading aloud and deciding: 3 minutes where all agree, 5 where outliers are heard (2 more), 8
# where the group discusses for 5 and votes again. Without a vote nothing says how it will go: the middle.
GREEN, YELLOW, RED = 3, 5, 8
MINUTES = dict.fromkeys(Openness, YELLOW) | {Openness.SETTLED: GREEN, Openness.APART: RED, Openness.DISSENT: RED}

# What one level more or less moves: what management reads first counts most.
MOVES_STAGE, MOVES_GATE, MOVES_DIMENSION, MOVES_NOTHING = 4, 3, 2, 1
# Who is there: the role in charge can show evidence, another owner can tell; without either the room guesses.
IN_CHARGE_THERE, OWNER_THERE, NO_OWNER_THERE = 3, 2, 1
# The next gate is the next decision; no stage is reached without the key questions.
FOR_NEXT_GATE, KEY_QUESTION, OTHER_QUESTION = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Moves:
    """What the answer decides: one level more or less, or, where the level is unknown, the highest or the lowest."""

    stage_up: bool = False
    stage_down: bool = False
    dimension: bool = False
    gates: tuple[str, ...] = ()

    @property
    def worth(self) -> int:
        """The factor, 1 to 4."""
        if self.stage_up or self.stage_down:
            return MOVES_STAGE
        if self.gates:
            return MOVES_GATE
        return MOVES_DIMENSION if self.dimension else MOVES_NOTHING


@dataclass(frozen=True, slots=True)
class WeighedQuestion:
    """A question with what speaks for it in the room.

    `known` says whether it has a level, `voted` how many different levels the last vote had (0 without one),
    `next_gate` is the gate that needs it next. `there` is the owning role that is present, the one in charge first.
    Where roles were named and none of them owns the question, `missing` is the one in charge. Roles are codes of the
    questionnaire.
    """

    code: str
    dimension: str
    key: bool
    openness: Openness
    known: bool
    voted: int
    moves: Moves
    next_gate: str
    there: str
    missing: str
    presence: int

    @property
    def minutes(self) -> int:
        """How long the vote will take: 3, 5 or 8 minutes."""
        return MINUTES[self.openness]

    @property
    def worth(self) -> int:
        """What it is worth in the room, up to 144; 0 where it is settled and decides nothing."""
        if self.openness is Openness.SETTLED and self.moves.worth == MOVES_NOTHING:
            return 0
        return self.moves.worth * OPEN_WORTH[self.openness] * self.presence * self.needed

    @property
    def needed(self) -> int:
        """The factor of what needs it, 1 to 3."""
        if self.next_gate:
            return FOR_NEXT_GATE
        return KEY_QUESTION if self.key else OTHER_QUESTION


@dataclass(frozen=True, slots=True)
class Proposal:
    """The questions for a meeting, in the order in which to ask them; `left_out` has the others by their worth.

    `available` is what beginning and end leave of the meeting, in minutes.
    """

    available: int
    chosen: tuple[WeighedQuestion, ...]
    left_out: tuple[WeighedQuestion, ...]

    @property
    def minutes(self) -> int:
        """How many minutes the chosen questions take."""
        return sum(question.minutes for question in self.chosen)


def propose(result: AssessmentResult, minutes: int = USUAL, present: Mapping[str, int] | None = None) -> Proposal:
    """Return the set of questions that is worth most in a meeting of so many minutes (30 to 240).

    `present` says how many people of each role come; without any role nothing is known of who comes.
    """
    available = available_minutes(minutes)
    weighed = weigh(result, present or {})
    chosen = set(_most_worth(weighed, available))
    return Proposal(
        available=available,
        chosen=tuple(in_order([question for question in weighed if question.code in chosen])),
        left_out=tuple(sorted((q for q in weighed if q.code not in chosen), key=lambda q: -q.worth)),
    )


def available_minutes(minutes: int) -> int:
    """Return what beginning and end leave of a meeting for its questions."""
    return max(0, minutes - BEGINNING - END)


def weigh(result: AssessmentResult, present: Mapping[str, int]) -> list[WeighedQuestion]:
    """Return every question that is asked at the assessment's depth and applies, in the order of the questionnaire."""
    there = {role for role, count in present.items() if count > 0}
    needs = _next_gate_needs(result)
    asked = result.questionnaire.asked(result.score.depth)
    applying = (c.code for c in asked if result.assessment.answer(c.code).status is not Status.NOT_APPLICABLE)
    return [_weighed(result, code, there, needs.get(code, "")) for code in applying]


def in_order(questions: Sequence[WeighedQuestion]) -> list[WeighedQuestion]:
    """Return questions by dimension, so that people stay with a subject.

    First the dimensions with what the next gate needs, then those with key questions, of equal ones the most worth.
    Within a dimension it is the same; what is equal keeps its order.
    """

    def urgency(question: WeighedQuestion) -> tuple[int, int]:
        return -question.needed, -question.worth

    by_dimension: dict[str, list[WeighedQuestion]] = {}
    for question in questions:
        by_dimension.setdefault(question.dimension, []).append(question)
    groups = [sorted(group, key=urgency) for group in by_dimension.values()]
    return [question for group in sorted(groups, key=lambda group: urgency(group[0])) for question in group]


def _weighed(result: AssessmentResult, code: str, there: set[str], next_gate: str) -> WeighedQuestion:
    answer = result.assessment.answer(code)
    # With fewer votes the room has said nothing.
    rounds = (r for r in reversed(result.assessment.workshop.rounds(code)) if r.votes >= FEWEST_LEVELS)
    last = next(rounds, None)
    owners = result.owners(code)
    owner = next((role for role in owners if role in there), "")
    # Where the questionnaire names none, nothing is missing.
    in_charge = owners[0] if owners else ""
    return WeighedQuestion(
        code=code,
        dimension=result.questionnaire.dimension_of[code].code,
        key=result.capability(code).key_question,
        openness=_openness(result, code, answer, last),
        known=answer.level is not None,
        voted=len(set(last.count.levels())) if last and last.count else 0,
        moves=_moves(result, code, answer),
        next_gate=next_gate,
        there=owner,
        missing=in_charge if there and not owner else "",
        presence=IN_CHARGE_THERE if owner == in_charge else OWNER_THERE if owner else NO_OWNER_THERE,
    )


def _openness(result: AssessmentResult, code: str, answer: Answer, last: RoundRecord | None) -> Openness:
    """Return how open a question is: what the room said counts before what one person answered."""
    decision = result.assessment.workshop.decisions.get(code)
    if decision is not None and decision.dissent:
        return Openness.DISSENT
    found = consensus(last.count.levels()) if last and last.count else None
    if found is not None and found.verdict is not Verdict.GREEN:
        return Openness.APART if found.verdict is Verdict.RED else Openness.NEARLY
    if answer.status is Status.UNANSWERED:
        return Openness.UNANSWERED
    if answer.status is Status.DONT_KNOW or (last is not None and found is None):
        return Openness.UNKNOWN
    carried = result.assessment.takeovers.to_confirm(code, answer) is not None
    if answer.flagged or carried:
        return Openness.FLAGGED if answer.flagged else Openness.CARRIED
    agreed = found is not None and decision is not None
    return Openness.SETTLED if agreed or answer.confidence is Confidence.SHOWN else Openness.UNPROVEN


def _moves(result: AssessmentResult, code: str, answer: Answer) -> Moves:
    """Compare the score with what it would be: for a known level with today's, for an unknown one at both ends."""
    level = answer.level
    if level is None:
        low, high = (_at(result, code, end) for end in (LOWEST, HIGHEST))
        moved = low.stage != high.stage
        return Moves(moved, moved, _dimension_moves(result, code, low, high), _gates_moved(low, high))
    now = result.score
    beside = result.capability(code).beside(level)
    lower = _at(result, code, beside[0]) if level > LOWEST else now
    higher = _at(result, code, beside[-1]) if level < HIGHEST else now
    gates = {*_gates_moved(lower, now), *_gates_moved(now, higher)}
    return Moves(
        stage_up=higher.stage != now.stage,
        stage_down=lower.stage != now.stage,
        dimension=_dimension_moves(result, code, lower, higher),
        gates=tuple(gate.code for gate in now.gates if gate.code in gates),
    )


def _at(result: AssessmentResult, code: str, level: int) -> Score:
    return score(result.questionnaire, result.assessment.with_answer(code, at_level(level)))


def _dimension_moves(result: AssessmentResult, code: str, one: Score, other: Score) -> bool:
    dimension = result.questionnaire.dimension_of[code].code
    return one.dimension(dimension).stage != other.dimension(dimension).stage


def _gates_moved(one: Score, other: Score) -> tuple[str, ...]:
    return tuple(a.code for a, b in zip(one.gates, other.gates, strict=True) if a.status is not b.status)


def _next_gate_needs(result: AssessmentResult) -> dict[str, str]:
    """Return the questions that the next gate still waits for, with that gate; it may name whole dimensions."""
    gate = next((gate for gate in result.score.gates if gate.status is not GateStatus.PASS), None)
    if gate is None:
        return {}
    named = [parse_requirement(text).code for text in (*gate.unmet, *gate.unknown)]
    return {code: gate.code for name in named for code in _questions_of(result, name)}


def _questions_of(result: AssessmentResult, name: str) -> Iterator[str]:
    if name in result.questionnaire.capabilities:
        yield name
    for dimension in result.questionnaire.dimensions:
        if dimension.code == name:
            yield from (capability.code for capability in dimension.capabilities)


def _most_worth(questions: Sequence[WeighedQuestion], available: int) -> Iterator[str]:
    """Return the set that is worth most within the minutes: a knapsack, solved exactly.

    `best[n][m]` is the most that the questions from the n-th on bring in m minutes, and the fewest minutes for it. Of
    equal sets the one that takes the earlier questions is chosen: the same answers give the same agenda.
    """
    best = [[(0, 0)] * (available + 1)]
    for question in reversed(questions):
        best.insert(0, [max(skipped, _taken(question, best[0], m)) for m, skipped in enumerate(best[0])])
    left = available
    for n, question in enumerate(questions):
        if question.worth and _taken(question, best[n + 1], left) == best[n][left]:
            yield question.code
            left -= question.minutes


def _taken(question: WeighedQuestion, others: Sequence[tuple[int, int]], minutes: int) -> tuple[int, int]:
    """Return worth and minutes, these negative, with a question; what does not fit is worth nothing at all."""
    if question.minutes > minutes:
        return -1, 0
    worth, spent = others[minutes - question.minutes]
    return worth + question.worth, spent - question.minutes
