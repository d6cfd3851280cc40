"""The questionnaire: dimensions, capabilities and what belongs to each."""

from dataclasses import dataclass, field
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
from readiness.domain.levels import COUNT, HIGHEST
from readiness.domain.relations import Changes, Pair
from readiness.domain.texts_to_act import TextToAct
from readiness.domain.values import Limits, Range, Text
from readiness.foundation.errors import InvalidError
from readiness.foundation.translation import N_

if TYPE_CHECKING:
    from readiness.domain.conditions import Facts
    from readiness.domain.requirements import Prerequisite

# Planning looks at every question for every step: with these it takes seconds, with a thousand half a minute.
MOST_CAPABILITIES = 300
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """One question, its six anchors and the five steps between them.

    `person_days` are internal days to reach level 3 from level 0; `running_days` are days per month
    afterwards; `horizon_days` is the usual time to level 3. All are expert estimates.
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
    why: Text
    help: Text | None = None
    levels: Annotated[tuple[Text, ...], Limits(min_length=COUNT, max_length=COUNT)]
    next_steps: Annotated[tuple[Text, ...], Limits(min_length=HIGHEST, max_length=HIGHEST)]
    step_titles: Annotated[tuple[Text, ...], Limits(max_length=HIGHEST)] = ()
    evidence: Text
    owners: Annotated[tuple[Code, ...], Limits(min_length=1)]
    person_days: Range
    running_days: Range | None = None
    effort_note: Text | None = None
    horizon_days: Days
    horizon_days_by_level: dict[int, Days] = field(default_factory=dict)
    risk_class: Annotated[int, Limits(ge=1, le=3)]
    risk: Text
    prerequisites: Annotated[tuple[str, ...], Limits(max_length=MOST_PREREQUISITES)] = ()
    weight: Annotated[float, Limits(gt=0, le=10)] = 1.0
    terms: tuple[Identifier, ...] = ()
    not_applicable: Text | None = None
    variants: tuple[Variant, ...] = ()
    external_costs: tuple[ExternalCost, ...] = ()

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
        """Return what to do to reach `level` (1 to 5), in the wording that fits what is known."""
        return self._variant(VariantOf.STEP, facts, level) or self.next_steps[level - 1]

    def step_title(self, level: int) -> Text | None:
        """Return the step to `level` (1 to 5) in one line, or None where the questionnaire has no titles."""
        return self.step_titles[level - 1] if level <= len(self.step_titles) else None

    def _variant(self, of: VariantOf, facts: "Facts", to: int | None = None) -> Text | None:
        wordings = [variant for variant in self.variants if variant.of is of and variant.to == to]
        if not wordings:
            return None
        # Imported here: most questions have one wording only.
        from readiness.domain.conditions import holds

        return next((variant.text for variant in wordings if holds(variant.when, facts)), None)

    def needs(self, level: int) -> "list[Prerequisite]":
        """Return what must be met before this capability goes to `level`."""
        # Imported here: a question can be shown without.
        from readiness.domain.requirements import parse_prerequisite

        parsed = (parse_prerequisite(text) for text in self.prerequisites)
        return [needed for needed in parsed if needed.before == level]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A group of capabilities that is rated with one stage."""

    format: Literal["readiness-dimension/1"] = "readiness-dimension/1"
    code: Code
    kind: DimensionKind
    name: Text
    portrait: Text
    # What it asks, in a few words: beside its name in lists.
    question: Text | None = None
    capabilities: Annotated[tuple[Capability, ...], Limits(min_length=1)]

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


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """A questionnaire with the knowledge that belongs to it: what we call a pack when it lies in a folder.

    `decider` is the role that reads the report and decides: “you” in its tables; empty where none is named.
    `mandate` is the capability with which it gives its mandate: at level 1 it has discussed the matter, at level 2 the
    mandate is given; empty where the questionnaire has none.
    """

    format: Literal["readiness-pack/1"] = "readiness-pack/1"
    id: Annotated[str, Limits(pattern="^[a-z][a-z0-9-]*$", max_length=60)]
    version: Annotated[str, Limits(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]
    title: Text
    subtitle: Text
    description: Text
    languages: Annotated[tuple[str, ...], Limits(min_length=1)]
    minutes: dict[Depth, Annotated[int, Limits(ge=0, le=10_000)]] = field(default_factory=dict)
    ladder: Annotated[tuple[LadderLevel, ...], Limits(min_length=COUNT, max_length=COUNT)]
    overall: Annotated[tuple[LadderLevel, ...], Limits(max_length=COUNT)] = ()
    roles: dict[Code, Text]
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
        found = sum(len(dimension.capabilities) for dimension in self.dimensions)
        if found > MOST_CAPABILITIES:
            raise InvalidError(
                "too-many-questions",
                N_("There are {found} questions; at most {most} are allowed."),
                N_("Divide them into several questionnaires."),
                found=found,
                most=MOST_CAPABILITIES,
            )

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
        """The dimension of each capability, by the capability's code."""
        return {c.code: dimension for dimension in self.dimensions for c in dimension.capabilities}

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
