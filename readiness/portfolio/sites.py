"""Several sites of one firm as one view, by a rule that never claims more than all of them reach.

For each question: the lowest level of the sites counts. Where a site does not know or has not answered, the answer of
the whole is unknown, too, unless another site is at the lowest level already, which nothing unknown could lower. It
does not apply only where it does so at no site; sites at which it was not asked say nothing. The rule is part of
`docs/method.md`. What comes out is an assessment like any other and goes through the same scorer.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

import numpy as np

from readiness.domain.answers import Answer, Status
from readiness.domain.asking import as_rated
from readiness.domain.assessment import Assessment, Details
from readiness.domain.levels import LOWEST
from readiness.domain.plan_notes import PlanNotes
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.values import NAME_LIMIT, name_key
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.portfolio.entry import Portfolio, PortfolioEntry
from readiness.portfolio.matrix import CONFIRMED, DONT_KNOW, NOT_APPLICABLE, NOT_ASKED, UNANSWERED, matrix_of_bytes
from readiness.portfolio.scored import AnsweredColumn, scores_of
from readiness.results.assessment_result import AssessmentResult, assess

_REASON = N_("Not applicable at any of the sites.")
_SCOPE = N_("Merged view of {n} sites: {sites}")


@dataclass(frozen=True)
class MergedSites:
    """The sites of one firm that were measured alike, in the order of their names, the latest document of each."""

    questionnaire: Questionnaire
    entries: tuple[PortfolioEntry, ...]

    @property
    def organisation(self) -> str:
        """The name of the firm."""
        return self.entries[0].organisation.strip()

    @property
    def sites(self) -> tuple[str, ...]:
        """The names of the sites."""
        return tuple(entry.site.strip() for entry in self.entries)

    @property
    def assessed_on(self) -> date:
        """The day as of which all of them had been assessed."""
        return max(entry.assessed_on for entry in self.entries)

    @cached_property
    def cells(self) -> dict[str, int]:
        """The merged cell of each question, by its code (`portfolio/matrix.py`)."""
        columns = (entry.cells for entry in self.entries)
        matrix = matrix_of_bytes(self.questionnaire, self.entries[0].depth, columns)
        return {code: merged_cell(matrix.cells[row].tolist()) for code, row in matrix.rows.items()}

    def assessment(self, language: Language) -> Assessment:
        """Return the merged answers as an assessment, marked as merged in its scope; notes say what each site gave."""
        first = self.entries[0]
        words = language.gettext(_SCOPE).format(n=len(self.sites), sites=", ".join(self.sites))
        return Assessment(
            Details(
                self.organisation,
                first.depth,
                scope=words[:NAME_LIMIT],
                profile=_common_profile(self.entries),
                assessed_on=self.assessed_on,
            ),
            {code: answer for code in self.cells if (answer := self._answer(code, language)) is not None},
            plan=PlanNotes(confirmed=tuple(code for code, cell in self.cells.items() if cell == CONFIRMED)),
        )

    def result(self, today: date, language: Language) -> AssessmentResult:
        """Return the result of the merged assessment: reports and plans are made of it as of any other."""
        return assess(self.questionnaire, self.assessment(language), today)

    def entry(self, language: Language) -> PortfolioEntry:
        """Return the merged view as a row of a table; it has no document, and the path of its first site."""
        first, assessment = self.entries[0], self.assessment(language)
        column = AnsweredColumn.of(first.questionnaire, self.questionnaire, assessment)
        (score,) = scores_of([column])
        asked = as_rated(self.questionnaire, assessment).asked(first.depth)
        return replace(
            first,
            document_id="",
            organisation=self.organisation,
            site=", ".join(self.sites),
            scope=assessment.details.scope,
            tags=tuple(dict.fromkeys(tag for entry in self.entries for tag in entry.tags)),
            assessor="",
            profile=assessment.details.profile,
            assessed_on=self.assessed_on,
            changed_at=max(entry.changed_at for entry in self.entries),
            final=False,
            stage=score.stage,
            index=score.index,
            dimensions=score.dimensions,
            gates_passed=score.gates_passed,
            next_gate=score.next_gate,
            answered=sum(not assessment.answer(capability.code).open for capability in asked),
            asked=len(asked),
            people=tuple(dict.fromkeys(name for entry in self.entries for name in entry.people)),
            plan=None,
            cells=column.cells,
            points=(),
            predecessor="",
            merged=len(self.entries),
        )

    def _answer(self, code: str, language: Language) -> Answer | None:
        cell, row = self.cells[code], [*self.questionnaire.capabilities].index(code)
        evidence = self._said(row)
        if cell >= LOWEST:
            # What was measured for it is not told: one number for several sites would be invented.
            return Answer(status=Status.ANSWERED, level=cell, evidence=evidence)
        if cell == DONT_KNOW:
            return Answer(status=Status.DONT_KNOW, evidence=evidence)
        if cell in {NOT_APPLICABLE, CONFIRMED}:
            return Answer(status=Status.NOT_APPLICABLE, reason=language.gettext(_REASON))
        return None

    def _said(self, row: int) -> str:
        signs = {UNANSWERED: "–", DONT_KNOW: "?", NOT_APPLICABLE: "×", CONFIRMED: "×", NOT_ASKED: "–"}
        cells = [int(np.frombuffer(entry.cells, np.int8)[row]) for entry in self.entries]
        return " · ".join(f"{site}: {signs.get(cell, cell)}" for site, cell in zip(self.sites, cells, strict=True))


def merged_cell(cells: Sequence[int]) -> int:
    """Return the one cell that stands for those of several sites, by the rule above; `cells` is not empty."""
    asked = [cell for cell in cells if cell != NOT_ASKED]
    applying = [cell for cell in asked if cell not in {NOT_APPLICABLE, CONFIRMED}]
    if not asked:
        return NOT_ASKED
    if not applying:
        return CONFIRMED if all(cell == CONFIRMED for cell in asked) else NOT_APPLICABLE
    known = [cell for cell in applying if cell >= LOWEST]
    if known and (len(known) == len(applying) or min(known) == LOWEST):
        return min(known)
    return DONT_KNOW if DONT_KNOW in applying else UNANSWERED


def merged_sites(portfolio: Portfolio) -> list[MergedSites]:
    """Return each firm of which several sites were measured alike, in the order of the firms.

    A firm is known by its name, without capitals. Where a site has several documents, the latest assessment counts;
    where they were made on one day, the file that was written last.
    """
    firms: dict[tuple[str, str, Depth], dict[str, PortfolioEntry]] = defaultdict(dict)
    for entry in sorted(portfolio.entries, key=_age):
        if entry.site.strip():
            firms[(name_key(entry.organisation), *entry.comparable)][name_key(entry.site)] = entry
    return [
        MergedSites(portfolio.questionnaires[digest], tuple(at[site] for site in sorted(at)))
        for (_firm, digest, _depth), at in sorted(firms.items(), key=lambda item: (item[0][0], item[0][1], item[0][2]))
        if len(at) > 1
    ]


def with_sites_merged(portfolio: Portfolio, language: Language) -> Portfolio:
    """Return the portfolio with one row for each firm of several sites, in the place of the rows of these."""
    merged = merged_sites(portfolio)
    gone = {entry.path for one in merged for entry in one.entries}
    rows = {one.entries[0].path: one.entry(language) for one in merged}
    kept = (
        rows.get(entry.path) or entry for entry in portfolio.entries if entry.path not in gone or entry.path in rows
    )
    return portfolio.only(kept)


def _common_profile(entries: Iterable[PortfolioEntry]) -> dict[str, str]:
    """Return what is the same at all sites; all else is not known of the whole."""
    first, *others = [entry.profile for entry in entries]
    return {code: value for code, value in first.items() if all(other.get(code) == value for other in others)}


def _age(entry: PortfolioEntry) -> tuple[date, datetime, Path]:
    return entry.assessed_on, entry.changed_at, entry.path
