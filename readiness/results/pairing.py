"""Both sides of a collaboration: a company and its agency, matter by matter, as the pairs of a questionnaire say."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Literal, TypeAlias

from readiness.domain.answers import Answer, Status
from readiness.domain.levels import Level
from readiness.domain.relations import Pair
from readiness.domain.values import Text
from readiness.results.assessment_result import AssessmentResult

# The agency is the side whose questionnaire has the pairs; the company is the other one, whatever both are called.
SideName: TypeAlias = Literal["company", "agency"]


class Unpairable(StrEnum):
    """Why two results do not stand beside each other."""

    SAME_QUESTIONNAIRE = "same_questionnaire"
    NOT_PAIRED = "not_paired"
    OTHER_VERSION = "other_version"


class UnpairableError(Exception):
    """Two results do not stand beside each other; `codes` are the questions that the company was never asked."""

    def __init__(self, reason: Unpairable, codes: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.codes = codes


class SaidStatus(StrEnum):
    """What a side said; a question beyond a quick check was not asked, which is another thing than left open."""

    ANSWERED = "answered"
    DONT_KNOW = "dont_know"
    UNANSWERED = "unanswered"
    NOT_ASKED = "not_asked"
    NOT_APPLICABLE = "not_applicable"


class Finding(StrEnum):
    """How the sides stand to each other, in the order in which the matters deserve a talk."""

    NEITHER = "neither"
    ONE_SIDED = "one_sided"
    DISPUTED = "disputed"
    OPEN = "open"
    SETTLED = "settled"
    NOT_APPLICABLE = "not_applicable"


# Nothing is left to do about these.
DONE = (Finding.SETTLED, Finding.NOT_APPLICABLE)


class MissingKind(StrEnum):
    """What a side owes: the next step, an answer, or the reason why a matter does not concern it."""

    STEP = "step"
    ANSWER = "answer"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class PairedAnswer:
    """What a side said of one capability; `target` (0 to 5) is the level worth reaching for it."""

    code: str
    status: SaidStatus
    level: Level | None
    target: Level

    @property
    def short(self) -> bool:
        """Whether the level is known, and below the target."""
        return self.level is not None and self.level < self.target


@dataclass(frozen=True, slots=True)
class Side:
    """What a side said of a matter. Its level is the lowest of its capabilities, None while one of them is open."""

    said: tuple[PairedAnswer, ...]

    @property
    def status(self) -> SaidStatus:
        """What stands in the way of a level, or `answered`; what does not apply stands in the way only alone."""
        found = {one.status for one in self.said}
        for status in (SaidStatus.DONT_KNOW, SaidStatus.UNANSWERED, SaidStatus.NOT_ASKED, SaidStatus.ANSWERED):
            if status in found:
                return status
        return SaidStatus.NOT_APPLICABLE

    @property
    def level(self) -> Level | None:
        """The level of the side on this matter (0 to 5)."""
        levels = [one.level for one in self.said if one.level is not None]
        return min(levels) if self.status is SaidStatus.ANSWERED else None

    @property
    def short(self) -> bool:
        """Whether one of its capabilities is known to be below its target."""
        return any(one.short for one in self.said)


@dataclass(frozen=True, slots=True)
class Missing:
    """What a side owes on a matter: `to` and `text` are those of its next step.

    An answer that is missing has the question as its text, a reason the name of the capability.
    """

    side: SideName
    code: str
    kind: MissingKind
    text: Text
    to: Level | None = None


@dataclass(frozen=True, slots=True)
class HelpfulText:
    """A text to act of one side's questionnaire that both can use, such as the clause to agree on."""

    side: SideName
    code: str


@dataclass(frozen=True, slots=True)
class PairedMatter:
    """One matter as both sides see it; `risk_class` (1 to 3) is the higher of the capabilities involved.

    `texts` are there while something is left to do.
    """

    matter: Text
    company: Side
    agency: Side
    risk_class: int
    key: bool
    missing: tuple[Missing, ...]
    texts: tuple[HelpfulText, ...] = ()

    def side(self, name: SideName) -> Side:
        """Return what a side said."""
        return self.company if name == "company" else self.agency

    @property
    def gap(self) -> int | None:
        """The level of the agency minus that of the company (−5 to 5), None where one of them is unknown."""
        if self.agency.level is None or self.company.level is None:
            return None
        return self.agency.level - self.company.level

    @property
    def finding(self) -> Finding:
        """How the sides stand to each other."""
        states = {self.company.status, self.agency.status}
        if states == {SaidStatus.NOT_APPLICABLE}:
            return Finding.NOT_APPLICABLE
        if not states <= {SaidStatus.ANSWERED, SaidStatus.NOT_APPLICABLE}:
            return Finding.OPEN
        if SaidStatus.NOT_APPLICABLE in states:
            return Finding.DISPUTED
        match self.company.short, self.agency.short:
            case True, True:
                return Finding.NEITHER
            case False, False:
                return Finding.SETTLED
            case _:
                return Finding.ONE_SIDED


@dataclass(frozen=True)
class Pairing:
    """Two results side by side; the matters that deserve a talk most come first."""

    company: AssessmentResult
    agency: AssessmentResult
    matters: tuple[PairedMatter, ...]

    @cached_property
    def counts(self) -> dict[Finding, int]:
        """How many matters have each finding; every finding is there."""
        found = Counter(matter.finding for matter in self.matters)
        return {finding: found[finding] for finding in Finding}

    @property
    def first(self) -> PairedMatter | None:
        """The matter to talk about first; None where nothing is left to do."""
        return next((matter for matter in self.matters if matter.finding not in DONE), None)

    def side(self, name: SideName) -> AssessmentResult:
        """Return the result of a side."""
        return self.company if name == "company" else self.agency


def pair_up(one: AssessmentResult, other: AssessmentResult) -> Pairing:
    """Put a company's result and an agency's side by side, in whatever order they come; raises UnpairableError."""
    if one.questionnaire.id == other.questionnaire.id:
        raise UnpairableError(Unpairable.SAME_QUESTIONNAIRE)
    for company, agency in ((one, other), (other, one)):
        pairs = [pair for pair in agency.questionnaire.pairs if pair.pack == company.questionnaire.id]
        if pairs:
            return _paired(company, agency, pairs)
    raise UnpairableError(Unpairable.NOT_PAIRED)


def _paired(company: AssessmentResult, agency: AssessmentResult, pairs: list[Pair]) -> Pairing:
    known = company.questionnaire.capabilities
    unknown = tuple(dict.fromkeys(code for pair in pairs for code in pair.theirs if code not in known))
    if unknown:
        raise UnpairableError(Unpairable.OTHER_VERSION, unknown)
    matters = sorted((_matter(company, agency, pair) for pair in pairs), key=_urgency)
    return Pairing(company, agency, tuple(matters))


def _urgency(matter: PairedMatter) -> tuple[bool, int, int, int, bool]:
    """Return what sorts the matters: open ones first, by risk, then by what is wrong and how far apart they are."""
    finding = matter.finding
    rank = list(Finding).index(finding)
    return finding in DONE, -matter.risk_class, rank, -abs(matter.gap or 0), not matter.key


def _matter(company: AssessmentResult, agency: AssessmentResult, pair: Pair) -> PairedMatter:
    theirs, ours = _side(company, pair.theirs), _side(agency, (pair.ours,))
    involved = [*(company.capability(code) for code in pair.theirs), agency.capability(pair.ours)]
    missing = [*_missing("company", company, theirs, ours), *_missing("agency", agency, ours, theirs)]
    matter = PairedMatter(
        matter=pair.matter,
        company=theirs,
        agency=ours,
        risk_class=max(capability.risk_class for capability in involved),
        key=any(capability.key_question for capability in involved),
        missing=tuple(missing),
    )
    if matter.finding in DONE:
        return matter
    texts = [*_texts("company", company, theirs), *_texts("agency", agency, ours)]
    return replace(matter, texts=tuple(dict.fromkeys(texts)))


def _side(result: AssessmentResult, codes: tuple[str, ...]) -> Side:
    asked = {capability.code for capability in result.questionnaire.asked(result.score.depth)}
    return Side(tuple(_said(result, code, asked=code in asked) for code in codes))


def _said(result: AssessmentResult, code: str, *, asked: bool) -> PairedAnswer:
    answer: Answer = result.assessment.answer(code)
    not_asked = answer.status is Status.UNANSWERED and not asked
    status = SaidStatus.NOT_ASKED if not_asked else SaidStatus(answer.status.value)
    return PairedAnswer(code, status, answer.level, result.targets[code])


def _missing(name: SideName, result: AssessmentResult, side: Side, other: Side) -> Iterator[Missing]:
    """Yield what a side owes; where a matter concerns neither side, nothing is."""
    for said in side.said:
        capability = result.capability(said.code)
        if said.level is not None:
            if said.short:
                to = said.level + 1
                text = capability.step_title(to) or capability.step_to(to, result.known)
                yield Missing(name, said.code, MissingKind.STEP, text, to)
        elif said.status is not SaidStatus.NOT_APPLICABLE:
            yield Missing(name, said.code, MissingKind.ANSWER, capability.question)
        elif side.status is SaidStatus.NOT_APPLICABLE and other.status is not SaidStatus.NOT_APPLICABLE:
            yield Missing(name, said.code, MissingKind.REASON, capability.name)


def _texts(name: SideName, result: AssessmentResult, side: Side) -> Iterator[HelpfulText]:
    """Yield the texts of the steps from where a side stands to its target.

    Where it is there already, or its level is unknown, those of the last step: the other side may need that clause.
    """
    steps: set[str] = set()
    for said in side.said:
        last = said.target - 1
        begin = last if said.level is None else min(said.level, last)
        steps |= {f"{said.code}:{level}>{level + 1}" for level in range(begin, said.target)}
    for text in result.questionnaire.texts:
        if steps & set(text.steps):
            yield HelpfulText(name, text.code)
