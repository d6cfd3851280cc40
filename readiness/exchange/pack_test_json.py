"""`readiness-pack-test/1`: a test company of a questionnaire, and what must come out (docs/formats/pack-test.md)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from readiness.domain.answers import Answer
from readiness.domain.assessment import Assessment, Details
from readiness.domain.fitting import fitting
from readiness.domain.knowledge import AnswerKind, ProfileQuestion
from readiness.domain.levels import Level
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.exchange.answers_json import AnswerEntry, misfits
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_
from readiness.scoring.score import GateStatus
from readiness.validation.boundary import read_json

FORMAT: Literal["readiness-pack-test/1"] = "readiness-pack-test/1"
_YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class StageSpan:
    """A stage whose lower and upper bound differ, since answers are unknown."""

    low: Level
    high: Level


@dataclass(frozen=True, slots=True)
class Expected:
    """What must come out; what is missing is not looked at.

    `packages` are those of the recommended way, such as `PRO3:0>2`, in any order.
    """

    stage: Level | StageSpan | None = None
    dimensions: dict[str, Level | StageSpan] = field(default_factory=dict)
    gates: dict[str, GateStatus] = field(default_factory=dict)
    packages: tuple[str, ...] | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is expected at all."""
        return self == Expected()


@dataclass(frozen=True, slots=True, kw_only=True)
class PackTestFile:
    """The whole file. `about` says in the author's words who this is; `on` is the day as of which it is computed."""

    format: Literal["readiness-pack-test/1"]
    pack: str
    about: str = ""
    organisation: str = ""
    depth: Depth = Depth.FULL
    on: date | None = None
    profile: dict[str, str] = field(default_factory=dict)
    answers: dict[str, AnswerEntry]
    expected: Expected

    def assessment(self, questionnaire: Questionnaire, today: date) -> Assessment:
        """Return the company as an assessment, as of `on` or of today; its answers fit the questionnaire."""
        asked = questionnaire.questions
        given: Mapping[str, Answer] = {code: fitting(asked[code], e.answer()) for code, e in self.answers.items()}
        details = Details(self.organisation, self.depth, profile=self.profile, assessed_on=self.on or today)
        return Assessment(details, given)


def read_pack_test(raw: bytes, questionnaire: Questionnaire) -> PackTestFile:
    """Return a test company; raises RefusedError naming every fault with its line.

    A code, a gate or a fact of the profile that the questionnaire does not have is refused.
    """
    return read_json(raw, PackTestFile, also=lambda data: _foreign(data, questionnaire))


def _foreign(data: Any, questionnaire: Questionnaire) -> Iterator[Fault]:
    if not isinstance(data, dict):
        return
    pack = data.get("pack")
    if isinstance(pack, str) and pack != questionnaire.id:
        yield Fault(
            "test-other-pack",
            ("pack",),
            N_("This company belongs to the questionnaire “{found}”, not to “{expected}”."),
            N_("Correct the id, or move the file to that questionnaire."),
            {"found": pack[:60], "expected": questionnaire.id},
            pack,
        )
    answers = data.get("answers")
    yield from misfits(answers, questionnaire) if isinstance(answers, dict) else ()
    facts = {question.code: question for question in questionnaire.profile}
    profile = data.get("profile")
    for code, value in profile.items() if isinstance(profile, dict) else ():
        yield from _fact(("profile", code), code, value, facts)
    dimensions = [dimension.code for dimension in questionnaire.dimensions]
    yield from _unknown(data, "dimensions", dimensions, N_("There is no dimension “{code}”."))
    yield from _unknown(data, "gates", [gate.code for gate in questionnaire.gates], N_("There is no gate “{code}”."))


def _keys(data: Any, *way: str) -> set[str]:
    for step in way:
        data = data.get(step) if isinstance(data, dict) else None
    return set(data) if isinstance(data, dict) else set()


def _unknown(data: Any, what: str, known: list[str], words: str) -> Iterator[Fault]:
    for code in sorted(_keys(data, "expected", what) - set(known)):
        yield Fault(
            "test-unknown-code",
            ("expected", what, code),
            words,
            N_("Use one of these: {names}."),
            {"code": code[:60], "names": ", ".join(known) or "–"},
            code,
        )


def _fact(place: Place, code: str, value: object, facts: Mapping[str, ProfileQuestion]) -> Iterable[Fault]:
    question = facts.get(code)
    if question is None:
        what, names = N_("The profile has no question “{code}”."), [*facts]
    elif question.kind is AnswerKind.YES_NO:
        what, names = N_("“{code}” has no such answer."), [*_YES_NO]
    elif question.kind is AnswerKind.CHOICE:
        what, names = N_("“{code}” has no such answer."), [str(choice.value) for choice in question.choices]
    else:
        return
    if question is None or (isinstance(value, str) and value not in names):
        facts_of_fault = {"code": code[:60], "names": ", ".join(names) or "–"}
        yield Fault("test-profile", place, what, N_("Use one of these: {names}."), facts_of_fault, value)
