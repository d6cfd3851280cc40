"""An assessment: who is assessed, how deep, every answer given so far, and what people added around them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Any

from readiness.domain.answers import UNANSWERED, Answer
from readiness.domain.attachments import Attachments
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.history import History
from readiness.domain.incidents import Incidents
from readiness.domain.perspectives import Perspectives
from readiness.domain.plan_notes import PlanNotes
from readiness.domain.questionnaire import Depth
from readiness.domain.takeover import Takeovers
from readiness.domain.values import NAME_LIMIT, Limits, Part, storable
from readiness.domain.version_record import VersionRecord
from readiness.domain.workshop_record import WorkshopRecord
from readiness.foundation.errors import InvalidError
from readiness.foundation.translation import N_

MOST_TAGS = 20
TAG_LIMIT = 60
Tag = Annotated[str, Limits(min_length=1, max_length=TAG_LIMIT)]


@dataclass(frozen=True, slots=True)
class Details(Part):
    """What is known about the assessment apart from its answers; all of it can be changed later.

    `assessed_on` is the day as of which the result holds, where somebody has said so. `answered_on` is kept by the
    program: the day on which an answer, or one about the organisation, was changed last. `site` and `tags` sort
    assessments among others: the place that was assessed, and words of whoever keeps them, such as a sector.
    """

    organisation: str
    depth: Depth = Depth.QUICK
    scope: str = ""
    assessor: str = ""
    profile: dict[str, str] = field(default_factory=dict)
    assessed_on: date | None = None
    answered_on: date | None = None
    site: Annotated[str, Limits(max_length=NAME_LIMIT)] = ""
    tags: Annotated[tuple[Tag, ...], Limits(max_length=MOST_TAGS)] = ()

    def __post_init__(self) -> None:
        """Raise InvalidError where a tag is there twice, or is not written as `tags_of` writes it."""
        if self.tags and self.tags != tags_of(self.tags):
            raise InvalidError(
                "tags-not-normal",
                N_("A tag is there twice, or has blanks around it."),
                N_("Write each tag once, with single blanks between its words."),
            )

    def as_of(self, today: date) -> date:
        """Return the day as of which the result holds; today where no day is known."""
        return self.assessed_on or self.answered_on or today


def tags_of(typed: Iterable[str]) -> tuple[str, ...]:
    """Return tags as they are stored: single blanks, none empty or twice (whatever its capitals), as many as may be."""
    kept: dict[str, str] = {}
    for tag in (storable(" ".join(tag.split()), TAG_LIMIT) for tag in typed):
        kept.setdefault(tag.casefold(), tag)
    return tuple(tag for tag in kept.values() if tag)[:MOST_TAGS]


# A part of an assessment is one value under one name, which is also its field in `Assessment` and, in stored JSON,
# its tag. A new part needs a line here and the field there.
PARTS: dict[str, type[Part]] = {
    "details": Details,
    "plan": PlanNotes,
    "incidents": Incidents,
    "consultant": ConsultantLayer,
    "attachments": Attachments,
    "workshop": WorkshopRecord,
    "record": VersionRecord,
    "perspectives": Perspectives,
    "takeovers": Takeovers,
    "history": History,
}
_NAMES = {kind: name for name, kind in PARTS.items()}


@dataclass(frozen=True, slots=True)
class Assessment:
    """The state of an assessment; an edit makes a new one."""

    details: Details
    answers: Mapping[str, Answer]
    plan: PlanNotes = field(default_factory=PlanNotes)
    incidents: Incidents = field(default_factory=Incidents)
    consultant: ConsultantLayer = field(default_factory=ConsultantLayer)
    attachments: Attachments = field(default_factory=Attachments)
    workshop: WorkshopRecord = field(default_factory=WorkshopRecord)
    record: VersionRecord = field(default_factory=VersionRecord)
    perspectives: Perspectives = field(default_factory=Perspectives)
    takeovers: Takeovers = field(default_factory=Takeovers)
    history: History = field(default_factory=History)

    def answer(self, code: str) -> Answer:
        """Return the answer to a capability; what was never touched is unanswered."""
        return self.answers.get(code, UNANSWERED)

    def with_answer(self, code: str, answer: Answer) -> "Assessment":
        """Return the assessment with one answer replaced."""
        answers = dict(self.answers)
        if answer == UNANSWERED:
            answers.pop(code, None)
        else:
            answers[code] = answer
        return replace(self, answers=answers)

    def part(self, name: str) -> Part:
        """Return one of the parts by its name."""
        part: Part = getattr(self, name)
        return part

    def with_part(self, part: Part) -> "Assessment":
        """Return the assessment with one of its parts replaced."""
        changed: dict[str, Any] = {part_name(part): part}
        return replace(self, **changed)

    def digests(self) -> frozenset[str]:
        """Return the digests of all files that belong to it."""
        files = [attachment for attached in self.attachments.of.values() for attachment in attached]
        files += self.consultant.logos()
        return frozenset(file.digest for file in files) | self.history.digests()


def part_name(part: Part) -> str:
    """Return the name of a part."""
    return _NAMES[type(part)]
