"""How far the plans of many documents are: open and overdue packages, and who is in charge of them.

It is what the planner says of each document, package by package, and no estimate of it. The planner finds the cheapest
way exactly, which takes ten times as long as reading; so plans are worked out once, in several processes, and kept in
the index by the checksum of the document. A plan that has begun is the same on every day, only what is overdue is not;
one that has not begun would begin next Monday, and is worked out anew on another day.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from readiness.documents.many import DocumentReader
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.errors import UserError
from readiness.portfolio.entry import PlanSummary, Portfolio
from readiness.portfolio.index import IndexUnusableError, PortfolioIndex
from readiness.portfolio.processes import in_processes
from readiness.portfolio.reading import OnProgress
from readiness.results.assessment_result import assess

# For so few plans no process is worth its start.
_FEW = 24
# Documents that one process works on before it tells.
_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """What is kept of a plan that was worked out on the day `made_on`.

    `late_from` holds, for each open package with a day, the day after which it is overdue. A `lasting` plan does not
    depend on the day on which it is worked out.
    """

    goal: str
    packages: int
    open: int
    people: tuple[str, ...]
    ends: date | None
    late_from: tuple[date, ...]
    made_on: date
    lasting: bool

    def holds_on(self, today: date) -> bool:
        """Return whether it would be the same if it were worked out today."""
        return self.lasting or self.made_on == today

    def summary(self, today: date) -> PlanSummary:
        """Return what is told of it today."""
        overdue = sum(day < today for day in self.late_from)
        return PlanSummary(self.goal, self.packages, self.open, overdue, self.people, self.ends)


def plan_of(questionnaire: Questionnaire, assessment: Assessment, today: date) -> KeptPlan:
    """Return what the planner says of one assessment."""
    result = assess(questionnaire, assessment, today)
    lasting = assessment.plan.begins is not None and (
        assessment.details.assessed_on is not None or assessment.details.answered_on is not None
    )
    roadmap = result.roadmap
    if roadmap is None:
        return KeptPlan("", 0, 0, (), None, (), today, lasting)
    basis = result.planner.basis
    due = roadmap.due
    still = [[step for step in package.steps if not basis.done(step)] for package in roadmap.packages]
    waiting = [(package, steps) for package, steps in zip(roadmap.packages, still, strict=True) if steps]
    days = ([due[step.id] for step in steps if step.id in due] for _package, steps in waiting)
    return KeptPlan(
        goal=str(roadmap.goal),
        packages=len(roadmap.packages),
        open=len(waiting),
        people=tuple(dict.fromkeys(owner for package, _steps in waiting if (owner := basis.owner(package)))),
        ends=roadmap.ends,
        late_from=tuple(min(found) for found in days if found),
        made_on=today,
        lasting=lasting,
    )


def with_plans(
    portfolio: Portfolio,
    today: date,
    index: PortfolioIndex | None = None,
    on_progress: OnProgress = lambda _done, _of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Portfolio:
    """Return the portfolio with the plans of all entries: from the index, or worked out now and kept there.

    An entry whose file was changed meanwhile has none, nor has any that was not reached before it was `cancelled`.
    """
    paths = [entry.path for entry in portfolio.entries if not entry.merged]
    found, checksums = _kept(paths, today, index)
    waiting = [path for path in paths if path not in found]
    of, done = len(paths), len(found)
    on_progress(done, of)
    for some in _worked_out(waiting, today, cancelled):
        done += len(some)
        on_progress(done, of)
        # What another process has changed since it was read belongs to no entry of ours.
        plans = {path: (sum_, plan) for path, sum_, plan in some if checksums.get(path, sum_) == sum_}
        found |= {path: plan for path, (_sum, plan) in plans.items()}
        _keep({sum_: _written(plan) for sum_, plan in plans.values()}, index)
    return portfolio.only(
        replace(entry, plan=found[entry.path].summary(today)) if entry.path in found and not entry.merged else entry
        for entry in portfolio.entries
    )


def _kept(
    paths: Sequence[Path], today: date, index: PortfolioIndex | None
) -> tuple[dict[Path, KeptPlan], dict[Path, str]]:
    """Return the plans that the index has, and the checksums of all documents that it knows."""
    if index is None:
        return {}, {}
    try:
        checksums = index.checksums(paths)
        stored = index.kept_plans(checksums.values())
        plans = {checksum: _read(kept) for checksum, kept in stored.items()}
    except (IndexUnusableError, ValueError, TypeError, LookupError):
        return {}, {}
    found = {path: plan for path, checksum in checksums.items() if (plan := plans.get(checksum)) is not None}
    return {path: plan for path, plan in found.items() if plan.holds_on(today)}, checksums


def _keep(kept: dict[str, str], index: PortfolioIndex | None) -> None:
    if index is not None and kept:
        try:
            index.keep_plans(kept)
        except IndexUnusableError:
            # They are worked out again another time.
            return


_Plans = list[tuple[Path, str, KeptPlan]]


def _worked_out(paths: Sequence[Path], today: date, cancelled: Callable[[], bool]) -> Iterable[_Plans]:
    """Yield the plans of documents, some at a time, each with the checksum of what it was made from."""
    portions = [paths[at : at + _AT_ONCE] for at in range(0, len(paths), _AT_ONCE)]
    work = partial(plans_at, today=today)
    if len(paths) > _FEW:
        yield from in_processes(work, portions, cancelled)
        return
    for portion in portions:
        if cancelled():
            return
        yield work(portion)


def plans_at(paths: Sequence[Path], today: date) -> _Plans:
    """Return the plans of some documents, each with its checksum; what cannot be read any more is left out."""
    reader, found = DocumentReader(), []
    for path in paths:
        try:
            document = reader.read(path)
        except UserError:
            continue
        plan = plan_of(document.embedded.questionnaire, document.assessment, today)
        found.append((path, document.checksum, plan))
    return found


def _written(plan: KeptPlan) -> str:
    return json.dumps(asdict(plan), ensure_ascii=False, default=date.isoformat)


def _read(kept: str) -> KeptPlan:
    found = json.loads(kept)
    days = tuple(map(date.fromisoformat, found.pop("late_from")))
    ends, made_on, people = found.pop("ends"), found.pop("made_on"), tuple(found.pop("people"))
    return KeptPlan(
        **found,
        people=people,
        late_from=days,
        ends=date.fromisoformat(ends) if ends else None,
        made_on=date.fromisoformat(made_on),
    )
