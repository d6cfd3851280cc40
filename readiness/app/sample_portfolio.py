"""A portfolio of invented companies over three years: to try the portfolio with, and to measure it.

The same number makes the same companies: what the dice say depends on nothing but a company's place in the row. Days
are counted from the day of making, so that no sample grows old.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from uuid import UUID

from readiness.app.documents import free_path
from readiness.app.output import make_folder
from readiness.app.sample import PACK
from readiness.app.sample_firms import (
    ASSESSORS,
    CRAFTS,
    EVIDENCE,
    FAMILIES,
    FORMS,
    PEOPLE,
    REASONS,
    SITES,
    TAGS,
)
from readiness.catalog.packs import load_pack
from readiness.documents.content import Content, questionnaire_json
from readiness.documents.paths import making_path
from readiness.documents.publishing import publish, write_new
from readiness.documents.states import state_bytes, state_of
from readiness.domain.answers import Answer, Confidence, Status
from readiness.domain.assessment import Assessment, Details, tags_of
from readiness.domain.history import Occasion
from readiness.domain.plan_notes import PackageNote, PlanNotes
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.recorded_state import StateContent
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.paths import content_folder
from readiness.foundation.translation import N_
from readiness.planning.start import start_levels

MOST_DOCUMENTS = 10_000
_YEAR = timedelta(days=365)
_SIZES = ("micro", "small", "small", "medium", "medium", "large")
_COUNTRIES = ("DE", "DE", "DE", "DE", "AT", "CH", "other")
# One firm in so many has several sites, and at most so many of them.
_WITH_SITES, _MOST_SITES = 8, 3
# Of a hundred documents: quick checks, and plans that have begun.
_QUICK, _BEGUN = 10, 60
# Of a hundred answers: with a level, don't know, not applicable, not given; and those with evidence.
_KINDS = {Status.ANSWERED: 90, Status.DONT_KNOW: 5, Status.NOT_APPLICABLE: 2, Status.UNANSWERED: 3}
_EVIDENCE = 35
# Of a hundred answers a year later: worse, and known where they were not.
_WORSE, _FOUND_OUT = 4, 40


@dataclass(frozen=True, slots=True)
class SampleFirm:
    """A firm with how far it is.

    `maturity` is the level around which its answers lie in the first year, `growth` the share that is better each year.
    """

    name: str
    profile: dict[str, str]
    tags: tuple[str, ...]
    maturity: float
    growth: float


def create_portfolio(folder: Path, number: int, language: Language) -> list[Path]:
    """Make so many documents in a folder, made if missing, and return their paths; what lies there stays as it is.

    Raises UserError where that are too many, or none, and where the folder or a file cannot be written.
    """
    if not 1 <= number <= MOST_DOCUMENTS:
        raise UserError(
            "sample-count",
            N_("A sample portfolio has between 1 and {most} documents."),
            N_("Choose another number; nothing was written."),
            most=MOST_DOCUMENTS,
        )
    make_folder(folder)
    questionnaire = load_pack(content_folder("questionnaires") / PACK)
    made = _Maker(questionnaire, language, clock.today())
    paths = []
    for content in made.documents(number):
        details = content.assessment.details
        path = free_path(folder, f"{details.organisation}, {details.site}" if details.site else details.organisation)
        _write(content, path)
        paths.append(path)
    return paths


def _write(content: Content, path: Path) -> None:
    """Write a document as publishing does, but without a backup of each in the user's data folder."""
    publish(lambda target: write_new(content, target), path, making_path(content.document_id), lambda _m, _f: None)


class _Maker:
    """Makes documents of one questionnaire in one language, as of a day."""

    def __init__(self, questionnaire: Questionnaire, language: Language, today: date) -> None:
        self._questionnaire = questionnaire
        self._stored = questionnaire_json(questionnaire)
        self._language = language
        self._today = today

    def documents(self, number: int) -> Iterator[Content]:
        """Yield so many documents, those of the sites of one firm one after the other."""
        made = firm_number = 0
        while made < number:
            dice = Random(f"firm {firm_number}")  # noqa: S311 - to be the same every time is the point
            firm = self._firm(dice, firm_number)
            sites = dice.sample(SITES, dice.randint(2, _MOST_SITES)) if firm_number % _WITH_SITES == 1 else [""]
            for site in sites[: number - made]:
                yield self._document(firm, site, dice, f"{firm_number} {site}")
                made += 1
            firm_number += 1

    def _firm(self, dice: Random, number: int) -> SampleFirm:
        trade = dice.choice([*CRAFTS])
        country = dice.choice(_COUNTRIES)
        family, craft = FAMILIES[number % len(FAMILIES)], dice.choice(CRAFTS[trade])
        # After as many firms as there are families, two share a name.
        partners = number // len(FAMILIES)
        partner = f" & {FAMILIES[(number + 7 * partners) % len(FAMILIES)]}" if partners else ""
        size = dice.choice(_SIZES)
        profile = {
            "country": country,
            "size": size,
            "trade": trade,
            "customers": dice.choice(("business", "consumers", "both")),
            "own_channel": dice.choice(("yes", "yes", "yes", "no")),
            "partners_post": dice.choice(("yes", "yes", "no")),
            "regulated": "yes" if trade == "health" else "no",
        }
        maturity = dice.triangular(0.0, 5.0, 1.8) + (0.4 if size == "large" else 0.0)
        return SampleFirm(
            f"{family}{partner} {craft} {dice.choice(FORMS[country])}",
            profile,
            tags_of(self._language.of(tag) for tag in dice.sample(TAGS, dice.randint(0, 2))),
            maturity,
            dice.uniform(0.0, 0.5),
        )

    def _document(self, firm: SampleFirm, site: str, dice: Random, key: str) -> Content:
        """Return the document of a firm, or of one of its sites, with the states of up to two earlier years."""
        details = Details(
            firm.name,
            Depth.QUICK if _in_hundred(dice, _QUICK) else Depth.FULL,
            assessor=dice.choice(ASSESSORS),
            profile=firm.profile,
            site=site,
            tags=firm.tags,
        )
        years = dice.choice((1, 2, 3, 3, 3))
        last = self._today - timedelta(days=dice.randint(3, 200))
        days = [last - year * _YEAR for year in reversed(range(years))]
        answers = self._first_answers(firm, dice, details.depth)
        assessment = Assessment(replace(details, assessed_on=days[0], answered_on=days[0]), answers)
        files: dict[str, bytes] = {}
        for day in days[1:]:
            state = state_of(self._questionnaire, assessment, assessment.details.as_of(self._today), Occasion.HAND)
            content = state_bytes(StateContent.of(assessment))
            history = assessment.history.with_state(state)
            if state.content.digest in history.digests():
                files[state.content.digest] = content
            answers = self._grown(answers, firm, dice)
            now = replace(details, assessed_on=day, answered_on=day)
            assessment = Assessment(now, answers, history=history)
        if details.depth is Depth.FULL and _in_hundred(dice, _BEGUN):
            assessment = replace(assessment, plan=self._plan(assessment, last, dice))
        document_id = str(UUID(bytes=sha256(f"readiness sample {key}".encode()).digest()[:16], version=4))
        return Content(document_id, f"{last}T08:00:00+00:00", self._questionnaire, self._stored, assessment, files)

    def _first_answers(self, firm: SampleFirm, dice: Random, depth: Depth) -> dict[str, Answer]:
        answers = {}
        for dimension in self._questionnaire.dimensions:
            strength = firm.maturity + dice.gauss(0.1, 0.5)
            for capability in dimension.asked(depth):
                answer = self._answer(strength + dice.gauss(0.4, 0.5), capability.rungs, dice)
                if not answer.open:
                    answers[capability.code] = answer
        return answers

    def _answer(self, level: float, rungs: tuple[int, ...], dice: Random) -> Answer:
        (status,) = dice.choices([*_KINDS], [*_KINDS.values()])
        if status is Status.NOT_APPLICABLE:
            return Answer(status=status, reason=self._language.of(dice.choice(REASONS)))
        if status is not Status.ANSWERED:
            return Answer(status=status)
        evidence = self._language.of(dice.choice(EVIDENCE)) if _in_hundred(dice, _EVIDENCE) else ""
        confidence = dice.choice([*Confidence]) if evidence else None
        nearest = min(rungs, key=lambda rung: abs(rung - level))
        return Answer(status=status, level=nearest, confidence=confidence, evidence=evidence)

    def _grown(self, answers: dict[str, Answer], firm: SampleFirm, dice: Random) -> dict[str, Answer]:
        """Return the answers a year later: some are better, few are worse, and some of the unknown ones are known."""
        grown = {}
        for code, answer in answers.items():
            rungs = self._questionnaire.capabilities[code].rungs
            if answer.level is None:
                found = self._answer(firm.maturity, rungs, dice) if _in_hundred(dice, _FOUND_OUT) else answer
                grown[code] = answer if found.open else found
                continue
            at = rungs.index(answer.level)
            if _in_hundred(dice, _WORSE):
                at = max(at - 1, 0)
            elif dice.random() < firm.growth:
                at = min(at + 1, len(rungs) - 1)
            grown[code] = replace(answer, level=rungs[at])
        return grown

    def _plan(self, assessment: Assessment, last: date, dice: Random) -> PlanNotes:
        """Return a plan that began after the assessment, with persons in charge of some packages."""
        codes = dice.sample([*assessment.answers], min(4, len(assessment.answers)))
        notes = {code: PackageNote(owner=dice.choice(PEOPLE)) for code in codes}
        begun = min(last + timedelta(days=14), self._today)
        return PlanNotes(
            hours=dice.choice((4.0, 8.0, 16.0)),
            people=dice.choice((1, 2)),
            begins=begun,
            baseline=start_levels(self._questionnaire, assessment),
            packages=notes,
        )


def _in_hundred(dice: Random, count: int) -> bool:
    """Return whether something happens that happens to so many of a hundred."""
    return dice.randrange(100) < count
