"""What a questionnaire knows besides its questions: gates, targets, situations, the profile, incidents and law.

Conditions (`when`) are written in the language of `readiness.domain.conditions`.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Literal

from readiness.domain.levels import Level
from readiness.domain.values import Limits, Text
from readiness.foundation.errors import InvalidError
from readiness.foundation.translation import N_

# Every rule is looked at for every case, and there may be thousands of cases.
MOST_FACTS = 100
MOST_SEVERITIES = 20
MOST_RULES = 100

# The severity of an incident of which too little is known.
OPEN = "open"

FactValue = Annotated[int, Limits(ge=-1_000, le=1_000)]
# Longer than any that people can read; twenty comparisons fit into it.
Condition = Annotated[str, Limits(max_length=2_000)]
Identifier = Annotated[str, Limits(pattern="^[A-Za-z][A-Za-z0-9_-]*$", max_length=40)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A readiness gate: all requirements (`CODE>=level` on capabilities or dimensions) must be met.

    `when` says which organisations want to pass it, empty for all; `by` names the question of the profile with the
    date by which they need it. `short` says in one line what passing it means.
    """

    code: Identifier
    name: Text
    short: Text | None = None
    allows: Text
    requires: Annotated[tuple[str, ...], Limits(min_length=1)]
    when: Condition = ""
    by: Identifier | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class TargetProfile:
    """The levels worth reaching (0 = not targeted).

    `level` holds for every capability, `key_level` for key questions, `levels` for single capabilities or
    whole dimensions by code. `when` names the profile facts that suggest this target.
    """

    code: Identifier
    name: Text
    description: Text
    level: Level
    key_level: Level
    levels: dict[str, Level] = field(default_factory=dict)
    when: Condition = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """Where an organisation stands, in one sentence; the first situation whose condition holds is told.

    Conditions know the profile, the levels, the gates and what `results.standing` counts.
    """

    code: Identifier
    headline: Text
    meaning: Text | None = None
    when: Condition = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word that questions use in one sense only, such as “main channel”."""

    code: Identifier
    name: Text
    meaning: Text


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who acts for a role that nobody holds while `when` holds; without `by` the other owners do."""

    role: Identifier
    when: Condition
    by: Identifier | None = None


class AnswerKind(StrEnum):
    """How a question of the profile or a fact of an incident is answered."""

    CHOICE = "choice"
    YES_NO = "yes_no"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values a fact can have; `value` is a number where the values have an order."""

    value: int | Identifier
    text: Text


@dataclass(frozen=True, slots=True)
class ProfileQuestion:
    """A question about the organisation. It chooses targets and checkpoints and never changes a score.

    In conditions a date counts as the number of days from today. `ruled_out_by` is the code of a capability: who called
    that not applicable has said no here too, as long as this question is open; empty where there is none.
    """

    code: Identifier
    kind: AnswerKind
    question: Text
    help: Text | None = None
    choices: tuple[Choice, ...] = ()
    ruled_out_by: Annotated[str, Limits(pattern="^([A-Z][A-Z0-9_]*)?$", max_length=20)] = ""

    def __post_init__(self) -> None:
        """Raise InvalidError where a question that is not answered with yes or no can be ruled out."""
        if self.ruled_out_by and self.kind is not AnswerKind.YES_NO:
            raise InvalidError(
                "ruled-out-kind",
                N_("Only a question that is answered with yes or no can be ruled out."),
                N_("Write “kind: yes_no”, or leave “ruled_out_by” out."),
            )


@dataclass(frozen=True, slots=True)
class Prefill:
    """The value that a fact of an incident has where the profile says so."""

    when: Condition
    value: FactValue | Identifier


@dataclass(frozen=True, slots=True)
class IncidentFact:
    """A fact to ask after an incident; `assumed` is the value that an unknown fact counts as.

    `known_by` are the codes of the roles who could know it. The facts that are `deciding` are asked first. What the
    profile knows already is not asked again: the first `prefill` whose condition holds gives the value. A prefilled
    fact with the code of a profile question is that question: one answer counts for both.
    """

    code: Identifier
    kind: AnswerKind
    name: Text
    question: Text
    help: Text | None = None
    choices: tuple[Choice, ...] = ()
    assumed: FactValue | None = None
    known_by: tuple[Identifier, ...] = ()
    deciding: bool = False
    prefill: tuple[Prefill, ...] = ()

    @property
    def ordered_values(self) -> tuple[int, ...]:
        """The values of a fact whose choices are all numbers; nothing for any other fact."""
        values = tuple(choice.value for choice in self.choices if isinstance(choice.value, int))
        return values if self.kind is AnswerKind.CHOICE and len(values) == len(self.choices) else ()


class Fit(StrEnum):
    """Whether an option is right in this case; `PREPARED_FIRST` where something that it needs is not there yet."""

    YES = "yes"
    NO = "no"
    DEPENDS = "depends"
    PREPARED_FIRST = "prepared-first"


@dataclass(frozen=True, slots=True)
class OptionReason:
    """Why an option is right or wrong in a case; the first whose condition holds counts."""

    fit: Fit
    text: Text
    when: Condition = ""


@dataclass(frozen=True, slots=True)
class Idea:
    """Something small that helps beside the decision; `code` never changes, since documents name the chosen ones."""

    code: Identifier
    text: Text
    when: Condition = ""


@dataclass(frozen=True, slots=True)
class ManagementOption:
    """One of the ways in which management can react (A to E)."""

    code: Identifier
    name: Text
    right_when: Text
    wrong_when: Text
    consequences: Text
    presupposes: Text
    gate: Identifier | None = None
    reasons: Annotated[tuple[OptionReason, ...], Limits(max_length=MOST_RULES)] = ()


@dataclass(frozen=True, slots=True)
class SeverityRule:
    """The severity of an incident; the first rule whose condition holds counts."""

    severity: Identifier
    name: Text
    meaning: Text
    when: Condition


@dataclass(frozen=True, slots=True)
class CourseElement:
    """One element of a course of action, in the order in which courses list them."""

    code: Identifier
    option: Identifier
    text: Text


@dataclass(frozen=True, slots=True)
class CourseRule:
    """A row of the rule table: the first whose condition holds decides, then `adds` are added in turn."""

    number: Annotated[int, Limits(ge=0, le=999)]
    when: Condition
    reason: Text
    course: tuple[Identifier, ...]


@dataclass(frozen=True, slots=True)
class CourseModifier:
    """Adds elements to a course, or takes them out, where its condition holds."""

    when: Condition
    reason: Text
    adds: tuple[Identifier, ...] = ()
    removes: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentStep:
    """Something to do by a point in time; `leads_to` names the level of a capability that it helps to reach.

    `code` never changes: documents name the steps that are done by it.
    """

    code: Identifier
    by: Annotated[str, Limits(pattern="^(24h|1w|30d|90d)$")]
    text: Text
    when: Condition = ""
    leads_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentGuide:
    """The decision guide for an incident, as data."""

    format: Literal["readiness-incident-guide/1"] = "readiness-incident-guide/1"
    facts: Annotated[tuple[IncidentFact, ...], Limits(max_length=MOST_FACTS)]
    options: Annotated[tuple[ManagementOption, ...], Limits(max_length=MOST_SEVERITIES)]
    further_ideas: tuple[Text, ...] = ()
    ideas: tuple[Idea, ...] = ()
    severities: Annotated[tuple[SeverityRule, ...], Limits(max_length=MOST_SEVERITIES)]
    courses: tuple[CourseElement, ...]
    rules: Annotated[tuple[CourseRule, ...], Limits(max_length=MOST_RULES)]
    modifiers: Annotated[tuple[CourseModifier, ...], Limits(max_length=MOST_RULES)]
    steps: tuple[IncidentStep, ...]
    refusal_ladder: tuple[Text, ...]
    stop_criteria: tuple[Text, ...]
    disclaimer: Text

    @property
    def all_ideas(self) -> tuple[Idea, ...]:
        """The further ideas; those of older guides bear no code of their own and get one by their place."""
        return self.ideas or tuple(Idea(f"idea-{n}", text) for n, text in enumerate(self.further_ideas, start=1))

    @property
    def deciding_first(self) -> tuple[IncidentFact, ...]:
        """The facts in the order in which they are asked: those first that decide most."""
        return tuple(sorted(self.facts, key=lambda fact: not fact.deciding))


class Verification(StrEnum):
    """How far the source of a legal checkpoint was checked."""

    CHECKED = "checked"
    SECONDARY = "secondary"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A legal reminder to have verified by counsel; never a statement of compliance."""

    code: Identifier
    topic: Text
    text: Text
    countries: Annotated[tuple[str, ...], Limits(min_length=1)]
    when: Condition = ""
    verify_with: tuple[Identifier, ...]
    verification: Verification
    sources: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalCheckpoints:
    """Legal checkpoints as of a date; the file can be replaced without touching the questionnaire."""

    format: Literal["readiness-legal/1"] = "readiness-legal/1"
    as_of: str
    disclaimer: Text
    checkpoints: tuple[Checkpoint, ...]
