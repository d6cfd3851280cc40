"""The questionnaire: dimensions, capabilities and what belongs to each."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

from readiness.domain.costs import Costs, ExternalCost
from readiness.domain.knowledge import (
    MOST_FACTS,
    Condition,
    Gate,
    Identifier,
    IncidentGuide,
    LegalCheckpoints,
    ProfileQuestion,
    Situation,
    StandIn,
    TargetProfile,
    Term,
)
from readiness.domain.levels import COUNT, HIGHEST, LOWEST
from readiness.domain.relations import Changes, Pair
from readiness.domain.scales import COMMON_SCALES, Band, Measure, Scale, ScaleAnswer
from readiness.domain.texts_to_act import TextToAct
from readiness.domain.values import NO_TEXT, Limits, Range, Text
from readiness.domain.workshop_record import UsualRole
from readiness.foundation.errors import InvalidError
from readiness.foundation.translation import N_

if TYPE_CHECKING:
    from readiness.domain.conditions import Facts
    from readiness.domain.requirements import Prerequisite

# Planning looks at every question for every step: with these it takes seconds, with twice as many half a minute.
MOST_QUESTIONS = 500
MOST_DIMENSIONS = 40
MOST_PREREQUISITES = 50
MOST_GATES = 40
MOST_TARGETS = 40

Code = Annotated[str, Limits(pattern="^[A-Z][A-Z0-9_]*$", max_length=20)]
Days = Annotated[int, Limits(ge=1, le=3650)]


class DimensionKind(StrEnum):
    """Core dimensions carry the overall stage; protective ones may lag one stage behind (rule 8)."""

    CORE = "core"
    PROTECTIVE = "protective"


class Depth(StrEnum):
    """How much of the questionnaire is asked: its key questions, or all of it."""

    QUICK = "quick"
    FULL = "full"


class VariantOf(StrEnum):
    """Which text of a capability has another wording."""

    WHY = "why"
    HELP = "help"
    EVIDENCE = "evidence"
    STEP = "step"
    RISK = "risk"


@dataclass(frozen=True, slots=True)
class Variant:
    """Another wording of a text where the profile and the levels say so; `to` is the level that a step leads to."""

    of: VariantOf
    when: Condition
    text: Text
    to: Annotated[int, Limits(ge=1, le=5)] | None = None

    def __post_init__(self) -> None:
        """Raise InvalidError where a step's level is missing, or another text has one."""
        if (self.of is VariantOf.STEP) != (self.to is not None):
            raise InvalidError(
                "variant-level",
                N_("“to” names the level that a step leads to; other texts have none."),
                N_("Write “to” beside “of: step”, and nowhere else."),
            )


# What is assumed where a question does not say it: days to level 3, and the risk class.
HALF_YEAR = 180
MIDDLE_RISK = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """One question that is rated: with its answers, each of which stands for a level, and the steps between them.

    Its answers are six `levels`, a scale (`scale` names one of the questionnaire's, `answers` are its own) or a
    `measure` whose bands are levels. In the second and third case, `next_steps` and `step_titles` lead from each level
    that it has to the next one. All but code, name, question and answers is optional; a text that is not there is
    empty, `person_days` is None.

    `ask_when` says when it is asked; where that is surely false, it is not counted. `tags` put it under further
    headings (`Questionnaire.cuts`). `person_days` are internal days to reach level 3 from level 0; `running_days` are
    days per month afterwards; `horizon_days` is the usual time to level 3. All are expert estimates.
    `risk_class` is 1 (low) to 3 (high) if the capability is missing; `weight` counts in the index only.
    `terms` are words of the questionnaire that it uses; `not_applicable` says when that answer is right, and
    `variants` are other wordings for some organisations. `short` names it as a work package in a narrow column;
    `step_titles` say each step in one line, in words that fit all of its variants.
    """

    code: Code
    key_question: bool = False
    name: Text
    short: Text | None = None
    question: Text
    ask_when: Condition = ""
    why: Text = NO_TEXT
    help: Text | None = None
    levels: Annotated[tuple[Text, ...], Limits(max_length=COUNT)] = ()
    scale: Identifier | Literal[""] = ""
    answers: Annotated[tuple[ScaleAnswer, ...], Limits(max_length=COUNT)] = ()
    measure: Measure | None = None
    next_steps: Annotated[tuple[Text, ...], Limits(max_length=HIGHEST)] = ()
    step_titles: Annotated[tuple[Text, ...], Limits(max_length=HIGHEST)] = ()
    evidence: Text = NO_TEXT
    owners: tuple[Code, ...] = ()
    person_days: Range | None = None
    running_days: Range | None = None
    effort_note: Text | None = None
    horizon_days: Days = HALF_YEAR
    horizon_days_by_level: dict[int, Days] = field(default_factory=dict)
    risk_class: Annotated[int, Limits(ge=1, le=3)] = MIDDLE_RISK
    risk: Text = NO_TEXT
    prerequisites: Annotated[tuple[str, ...], Limits(max_length=MOST_PREREQUISITES)] = ()
    weight: Annotated[float, Limits(gt=0, le=10)] = 1.0
    terms: tuple[Identifier, ...] = ()
    not_applicable: Text | None = None
    variants: tuple[Variant, ...] = ()
    external_costs: tuple[ExternalCost, ...] = ()
    tags: tuple[Identifier, ...] = ()

    @property
    def rungs(self) -> tuple[int, ...]:
        """The levels (0 to 5) that its answers stand for, in ascending order."""
        if self.answers:
            return tuple(sorted(answer.level for answer in self.answers))
        if self.measure is not None:
            return tuple(sorted(band.level for band in self.measure.bands))
        return tuple(range(len(self.levels)))

    @property
    def listed(self) -> tuple[int, ...]:
        """The levels that its answers stand for, in the order in which its author lists the answers."""
        return tuple(answer.level for answer in self.answers) or self.rungs

    @property
    def own_scale(self) -> bool:
        """Whether it has other answers than the six levels that all share."""
        return bool(self.answers or self.measure)

    def rung_from(self, level: int) -> int:
        """Return the lowest level that it has from `level` (0 to 5) on; its highest one where all are below."""
        return next((rung for rung in self.rungs if rung >= level), self.rungs[-1])

    def rung_to(self, level: int) -> int:
        """Return the highest level that it has up to `level` (0 to 5); its lowest one where all are above."""
        return next((rung for rung in reversed(self.rungs) if rung <= level), self.rungs[0])

    def rung_below(self, level: int) -> int:
        """Return the level from which a step leads to `level` (1 to 5): its next lower one, else the lowest of all."""
        return max((rung for rung in self.rungs if rung < level), default=LOWEST)

    def rung_above(self, level: int) -> int | None:
        """Return the next level that it has above `level`; None at the highest."""
        return next((rung for rung in self.rungs if rung > level), None)

    def beside(self, level: int) -> tuple[int, ...]:
        """Return the next lower and the next higher level that its answers stand for, as far as there are any."""
        below = tuple(rung for rung in self.rungs if rung < level)[-1:]
        above = tuple(rung for rung in self.rungs if rung > level)[:1]
        return below + above

    def answer_name(self, level: int) -> Text | None:
        """Return what an answer of its own scale is called; None where the ladder of all questions names it."""
        named: tuple[ScaleAnswer | Band, ...] = (*self.answers, *(self.measure.bands if self.measure else ()))
        return next((one.name for one in named if one.level == level and one.name), None)

    def statement(self, level: int) -> Text:
        """Return what the answer that stands for a level says; the name of the answer where it says no more."""
        if self.levels:
            return self.levels[level]
        text = next((answer.text for answer in self.answers if answer.level == level), NO_TEXT)
        return text or self.answer_name(level) or NO_TEXT

    def worth(self, level: int) -> float:
        """Return what a level counts in the index, 0 to 5."""
        return next((answer.worth for answer in self.answers if answer.level == level), float(level))

    def why_for(self, facts: "Facts") -> Text:
        """Return why it matters, in the wording that fits what is known."""
        return self._variant(VariantOf.WHY, facts) or self.why

    def help_for(self, facts: "Facts") -> Text | None:
        """Return what counts and what does not, in the wording that fits what is known."""
        return self._variant(VariantOf.HELP, facts) or self.help

    def evidence_for(self, facts: "Facts") -> Text:
        """Return what would show it, in the wording that fits what is known."""
        return self._variant(VariantOf.EVIDENCE, facts) or self.evidence

    def risk_for(self, facts: "Facts") -> Text:
        """Return what can happen where it is missing, in the wording that fits what is known."""
        return self._variant(VariantOf.RISK, facts) or self.risk

    def step_to(self, level: int, facts: "Facts") -> Text:
        """Return what to do to reach `level` (1 to 5), in the wording that fits; empty where none says."""
        return self._variant(VariantOf.STEP, facts, level) or self._of_step(self.next_steps, level) or NO_TEXT

    def step_title(self, level: int) -> Text | None:
        """Return the step to `level` (1 to 5) in one line, or None where the questionnaire has no titles."""
        return self._of_step(self.step_titles, level)

    def _of_step(self, texts: tuple[Text, ...], level: int) -> Text | None:
        """Return one of the texts that stand between its levels: the one of the step to `level`."""
        steps = [rung for rung in self.rungs if rung > LOWEST] if self.rungs[:1] != (LOWEST,) else self.rungs[1:]
        at = steps.index(level) if level in steps else len(texts)
        return texts[at] if at < len(texts) else None

    def _variant(self, of: VariantOf, facts: "Facts", to: int | None = None) -> Text | None:
        wordings = [variant for variant in self.variants if variant.of is of and variant.to == to]
        if not wordings:
            return None
        # Imported here: most questions have one wording only.
        from readiness.domain.conditions import holds

        return next((variant.text for variant in wordings if holds(variant.when, facts)), None)

    def needs(self, level: int) -> "list[Prerequisite]":
        """Return what must be met before this capability goes to `level`, from the level below it that it has."""
        # Imported here: a question can be shown without.
        from readiness.domain.requirements import parse_prerequisite

        parsed = (parse_prerequisite(text) for text in self.prerequisites)
        below = self.rung_below(level)
        return [needed for needed in parsed if below < needed.before <= level]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactQuestion:
    """A question that asks for a fact and is never scored; conditions, texts and the report know the answer.

    It comes after the capability that `after` names, or else at the beginning of its dimension. `key_question` has it
    asked in the quick check too.
    """

    code: Code
    key_question: bool = False
    name: Text
    question: Text
    measure: Measure
    after: Code | Literal[""] = ""
    ask_when: Condition = ""
    help: Text | None = None
    terms: tuple[Identifier, ...] = ()


Question = Capability | FactQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A group of capabilities that is rated with one stage, and of the facts that are asked with them.

    One with facts alone is not rated. `ask_when` counts for all of its questions.
    """

    format: Literal["readiness-dimension/1"] = "readiness-dimension/1"
    code: Code
    kind: DimensionKind = DimensionKind.CORE
    name: Text
    portrait: Text = NO_TEXT
    # What it asks, in a few words: beside its name in lists.
    question: Text | None = None
    ask_when: Condition = ""
    facts: tuple[FactQuestion, ...] = ()
    capabilities: tuple[Capability, ...] = ()

    def questions(self, depth: Depth = Depth.FULL) -> tuple[Question, ...]:
        """Return all that is asked at `depth`, facts included, in the order in which it is asked."""
        found: list[Question] = [fact for fact in self.facts if not fact.after]
        for capability in self.capabilities:
            found.append(capability)
            found += [fact for fact in self.facts if fact.after == capability.code]
        return tuple(one for one in found if depth is Depth.FULL or one.key_question)

    def asked(self, depth: Depth) -> tuple[Capability, ...]:
        """Return the capabilities that are asked at `depth`."""
        if depth is Depth.FULL:
            return self.capabilities
        return tuple(capability for capability in self.capabilities if capability.key_question)


@dataclass(frozen=True, slots=True)
class LadderLevel:
    """The name and the meaning of one level, the same for capabilities and stages."""

    name: Text
    meaning: Text


# What stages are called where a questionnaire says nothing of it.
COMMON_LADDER = (
    LadderLevel(
        Text("Nicht vorhanden", "Absent"),
        Text("Es gibt nichts, worauf man sich stützen kann.", "There is nothing to build on."),
    ),
    LadderLevel(
        Text("Begonnen", "Begun"),
        Text("Einzelne tun etwas, jeder auf seine Weise.", "Some people do something, each in their own way."),
    ),
    LadderLevel(
        Text("In Teilen vorhanden", "Partly in place"),
        Text("Das Wichtigste ist geregelt, einiges fehlt.", "What matters most is settled, some of it is missing."),
    ),
    LadderLevel(
        Text("Eingeführt", "Established"),
        Text("Es ist geregelt und wird so getan.", "It is settled, and people do it that way."),
    ),
    LadderLevel(
        Text("Gemessen", "Measured"),
        Text("Ob es wirkt, wird gemessen.", "Whether it works is measured."),
    ),
    LadderLevel(
        Text("Verbessert", "Improving"),
        Text("Was gemessen wird, führt zu Verbesserungen.", "What is measured leads to improvements."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """A questionnaire with the knowledge that belongs to it: what we call a pack when it lies in a folder.

    `decider` is the role that reads the report and decides: “you” in its tables; empty where none is named.
    `result` is what the whole comes to: a stage, or per cent of what can be reached. `scale` is how questions are
    answered that say nothing of it. `room` holds the roles in a workshop where these are not the usual ones, of which
    the first two are compared; `cuts` are headings across the dimensions, by the tags of capabilities.
    `mandate` is the capability with which it gives its mandate: at level 1 it has discussed the matter, at level 2 the
    mandate is given; empty where the questionnaire has none.
    """

    format: Literal["readiness-pack/1", "readiness-pack/2"] = "readiness-pack/1"
    id: Annotated[str, Limits(pattern="^[a-z][a-z0-9-]*$", max_length=60)]
    version: Annotated[str, Limits(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]
    title: Text
    subtitle: Text = NO_TEXT
    description: Text = NO_TEXT
    languages: Annotated[tuple[str, ...], Limits(min_length=1)]
    result: Literal["stages", "percent"] = "stages"
    scale: Identifier | Literal[""] = ""
    scales: dict[Identifier, Scale] = field(default_factory=dict)
    minutes: dict[Depth, Annotated[int, Limits(ge=0, le=10_000)]] = field(default_factory=dict)
    ladder: Annotated[tuple[LadderLevel, ...], Limits(max_length=COUNT)] = ()
    overall: Annotated[tuple[LadderLevel, ...], Limits(max_length=COUNT)] = ()
    roles: dict[Code, Text] = field(default_factory=dict)
    room: dict[Identifier, Text] = field(default_factory=dict)
    cuts: dict[Identifier, Text] = field(default_factory=dict)
    decider: Code | Literal[""] = ""
    mandate: Code | Literal[""] = ""
    stand_ins: tuple[StandIn, ...] = ()
    terms: tuple[Term, ...] = ()
    dimensions: Annotated[tuple[Dimension, ...], Limits(min_length=1, max_length=MOST_DIMENSIONS)]
    retired_codes: tuple[Code, ...] = ()
    gates: Annotated[tuple[Gate, ...], Limits(max_length=MOST_GATES)] = ()
    targets: Annotated[tuple[TargetProfile, ...], Limits(max_length=MOST_TARGETS)] = ()
    situations: Annotated[tuple[Situation, ...], Limits(max_length=MOST_TARGETS)] = ()
    profile: Annotated[tuple[ProfileQuestion, ...], Limits(max_length=MOST_FACTS)] = ()
    costs: Costs | None = None
    texts: tuple[TextToAct, ...] = ()
    pairs: tuple[Pair, ...] = ()
    changes: tuple[Changes, ...] = ()
    incident: IncidentGuide | None = None
    legal: LegalCheckpoints | None = None

    def __post_init__(self) -> None:
        """Raise InvalidError where there are more questions than a plan can be made for while somebody waits."""
        found = sum(len(dimension.questions()) for dimension in self.dimensions)
        if found > MOST_QUESTIONS:
            raise InvalidError(
                "too-many-questions",
                N_("There are {found} questions; at most {most} are allowed."),
                N_("Divide them into several questionnaires."),
                found=found,
                most=MOST_QUESTIONS,
            )
        # A scale is named once and read at every question: each gets its own answers here, so that no reader has to
        # look them up.
        dimensions = tuple(self._with_answers(dimension) for dimension in self.dimensions)
        if dimensions != self.dimensions:
            object.__setattr__(self, "dimensions", dimensions)
        if not self.ladder:
            object.__setattr__(self, "ladder", self.overall or tuple(map(self._common, COMMON_LADDER)))

    def _with_answers(self, dimension: Dimension) -> Dimension:
        """Return a dimension whose capabilities have the answers of the scales that they name."""
        if all(c.levels or c.answers or c.measure for c in dimension.capabilities):
            return dimension
        return replace(dimension, capabilities=tuple(map(self._answered, dimension.capabilities)))

    def _answered(self, capability: Capability) -> Capability:
        if capability.levels or capability.answers or capability.measure:
            return capability
        return replace(capability, answers=self.named_scale(capability.scale or self.scale))

    def named_scale(self, name: str) -> tuple[ScaleAnswer, ...]:
        """Return the answers of a scale of this questionnaire, or of a common one; nothing where there is none."""
        common = (replace(one, name=one.name.only(self.languages)) for one in COMMON_SCALES.get(name, ()))
        return self.scales.get(name) or tuple(common)

    def _common(self, level: LadderLevel) -> LadderLevel:
        return LadderLevel(level.name.only(self.languages), level.meaning.only(self.languages))

    @property
    def room_roles(self) -> tuple[str, ...]:
        """The codes of the roles in a workshop, of which the first two are compared."""
        return tuple(self.room) or tuple(role.value for role in UsualRole)

    @property
    def by_percent(self) -> bool:
        """Whether the result is per cent instead of a stage."""
        return self.result == "percent"

    @cached_property
    def conditional(self) -> bool:
        """Whether any question is only asked under a condition."""
        asked = (question for dimension in self.dimensions for question in dimension.questions())
        return any(dimension.ask_when for dimension in self.dimensions) or any(one.ask_when for one in asked)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """All questions by code, those that ask for a fact included, in the order in which they are asked."""
        return {question.code: question for dimension in self.dimensions for question in dimension.questions()}

    @cached_property
    def facts(self) -> dict[str, FactQuestion]:
        """All questions that ask for a fact, by code, in the order in which they are asked."""
        return {fact.code: fact for d in self.dimensions for fact in d.questions() if isinstance(fact, FactQuestion)}

    @cached_property
    def estimated(self) -> bool:
        """Whether every question says what it takes to get better: only then is there anything to add up."""
        return bool(self.capabilities) and all(c.person_days is not None for c in self.capabilities.values())

    @cached_property
    def capabilities(self) -> dict[str, Capability]:
        """All capabilities by code, in the order in which they are asked."""
        return {c.code: c for dimension in self.dimensions for c in dimension.capabilities}

    @property
    def overall_ladder(self) -> tuple[LadderLevel, ...]:
        """The names and meanings of the overall stages; those of the levels where the questionnaire has no others."""
        return self.overall or self.ladder

    @cached_property
    def dimension_of(self) -> dict[str, Dimension]:
        """The dimension of each question, by the question's code."""
        return {question.code: dimension for dimension in self.dimensions for question in dimension.questions()}

    def terms_of(self, *capabilities: Capability) -> tuple[Term, ...]:
        """Return the terms that some capabilities use, in the order of the questionnaire."""
        used = {code for capability in capabilities for code in capability.terms}
        return tuple(term for term in self.terms if term.code in used)

    def asked(self, depth: Depth) -> tuple[Capability, ...]:
        """Return the capabilities that are asked at `depth`, in their order."""
        return tuple(c for dimension in self.dimensions for c in dimension.asked(depth))

    def depths(self) -> tuple[Depth, ...]:
        """Return the depths that make a difference: a pack without key questions has only the full one."""
        return (Depth.QUICK, Depth.FULL) if self.asked(Depth.QUICK) else (Depth.FULL,)
