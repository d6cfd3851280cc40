"""What comes first after the decision, in words: who does what until when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from readiness.foundation.capitals import capitalised
from readiness.planning.levelling import Booking
from readiness.planning.packages import Package
from readiness.planning.roadmap import Roadmap
from readiness.planning.steps import Step
from readiness.results.decision import Alternative, AlternativeKind, DecisionBrief, DecisionKind
from readiness.results.recommendations import left_out
from readiness.wording.alternatives import NONE, AlternativeWords
from readiness.wording.incident_response import incident_to_decide
from readiness.wording.incident_summary import open_incidents
from readiness.wording.roadmap import Hours, hours_of, hours_together
from readiness.wording.wording import Wording

# More rows are no list of what comes first.
_MOST = 5
_MOST_URGENT = 2
# The levels of the capability with which management gives its mandate.
_DISCUSSED, _GIVEN = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskText:
    """Something to do from the first day on; `you` says that the reader does it, `late` that it is overdue.

    `step` is the id of the plan's step that it is, `question` the code of the answer that is looked at.
    """

    title: str
    action: str
    who: str
    you: bool = False
    due: str
    hours: str = NONE
    late: bool = False
    step: str = ""
    question: str = ""


class TaskWords:
    """What comes first of one decision."""

    def __init__(self, wording: Wording, decision: DecisionBrief, alternatives: AlternativeWords) -> None:
        self._result = wording.result
        self._names = wording.names
        self._roadmap = wording.roadmap
        self._language = wording.language
        self._steps = wording.steps
        self._decision = decision
        self._alternatives = alternatives

    def heading(self) -> str:
        """Return what comes first and how much it is, as in "From Mon, 30 Nov 2026: your decision and 4 …"."""
        language, alternative = self._language, self._decision.chosen
        day = language.day_of_year(self._decision.decide_by)
        if alternative is None or alternative.kind is AlternativeKind.NOTHING:
            return language.gettext("From {day}: your decision").format(day=day)
        if alternative.roadmap is None:
            checks = list(self._checks(alternative))
            words = language.ngettext(
                "From {day}: your decision and {n} task", "From {day}: your decision and {n} tasks", len(checks)
            )
            return words.format(day=day, n=len(checks))
        packages = alternative.roadmap.packages
        words = language.gettext("From {day}: your decision and {packages}, {hours}")
        if not alternative.recommended:
            words = language.gettext("From {day}, as chosen: your decision and {packages}, {hours}")
        hours = self._roadmap.in_hours(hours_together(packages))
        told = words.format(day=day, packages=self._roadmap.count(len(packages)), hours=hours)
        of_decider = self._result.planner.basis.of_decider
        if not alternative.roadmap.estimated:
            return self._roadmap.count(len(packages))
        own = [booking.package for booking in alternative.roadmap.bookings if of_decider(booking.package)]
        if not own or len(own) == len(packages):
            return told
        share = language.gettext("{hours} of them yours").format(hours=self._roadmap.bare_hours(hours_together(own)))
        return f"{told}, {share}"

    def order(self) -> str:
        """Return on which day management decides what, where the way has it give its mandate; nothing otherwise."""
        language, alternative = self._language, self._decision.chosen
        roadmap = alternative.roadmap if alternative else None
        if roadmap is None:
            return ""
        mandate, done = self._result.questionnaire.mandate, self._result.planner.basis.done
        due = {
            step.level: language.day(day)
            for booking in roadmap.bookings
            for step, day in booking.due_by_step
            if step.capability == mandate and not done(step)
        }
        discussed, given = due.get(_DISCUSSED), due.get(_GIVEN)
        if given is None:
            return ""
        words = language.gettext("Your signature only opens the way; by {given} you give the mandate.")
        if discussed is not None:
            words = language.gettext(
                "Your signature only opens the way: you discuss it at a meeting on {discussed} and give the mandate by "
                "{given}."
            )
        return words.format(discussed=discussed, given=given)

    def past(self) -> str:
        """Return that every day of the way that is shown is over although not all is done; empty otherwise."""
        alternative, basis = self._decision.chosen, self._result.planner.basis
        roadmap = alternative.roadmap if alternative else None
        if roadmap is None or roadmap.ends is None or roadmap.ends >= basis.today:
            return ""
        return self._language.gettext("All dates of the plan are past; the last one was {date}.").format(
            date=self._language.long_date(roadmap.ends)
        )

    def rows(self) -> list[TaskText]:
        """Return what comes first: the decision, then the steps in the order in which they are done.

        Of many steps the last row tells how many more there are, so that the hours add up.
        """
        found, alternative = [self._resolve(), *self._incident()], self._decision.chosen
        if alternative is None:
            return found
        if alternative.roadmap is None:
            return [*found, *self._checks(alternative)]
        if not alternative.roadmap.estimated:
            return [*found, *self._in_order(alternative.roadmap)]
        steps = list(self._steps_of(alternative.roadmap))
        # What is left out of the list is not left out of the sum.
        untold = [
            hours_of(step.person_days)
            for booking in self._bookings(alternative.roadmap, told=False)
            for step in booking.package.steps
        ]
        # A quick check also tells of the questions that are left, and beside an incident other lines take room too.
        quick, others = self._decision.kind is DecisionKind.QUICK, (self.order(), self._alternatives.running_today())
        most = _MOST + 1 - len(found) - quick - sum(map(bool, others)) * (len(found) > 1)
        shown = steps if len(steps) + bool(untold) <= most else steps[: most - 1]
        found += [row for row, _hours in shown]
        rest = [hours for _row, hours in steps[len(shown) :]] + untold
        if rest:
            found.append(self._rest(alternative.roadmap, rest))
        return found

    def _resolve(self) -> TaskText:
        language, resolution = self._language, self._result.assessment.plan.resolution
        action = language.gettext("Decide, sign, and name who is responsible")
        if self.order():
            action = language.gettext("Choose the way, sign, and name who is responsible")
        if resolution.responsible:
            action = language.gettext("Sign, and give the task to {name}").format(name=resolution.responsible)
        return TaskText(
            title=language.gettext("Decision"),
            action=action,
            who=self._you(),
            you=True,
            due=language.day(self._decision.decide_by),
        )

    def _incident(self) -> Iterator[TaskText]:
        """Yield what is most urgent about an open incident: the way comes after it."""
        language = self._language
        if incident_to_decide(self._result, language) is None:
            return
        for summary in open_incidents(self._result, language)[:1]:
            waiting = [task for tasks in summary.tasks.values() for task in tasks if task.code and not task.done]
            for task in waiting[:1]:
                yield TaskText(
                    title=language.gettext("Incident"),
                    action=" ".join(one.short for one in waiting[:_MOST_URGENT]).rstrip("."),
                    who=task.owner or self._you(),
                    you=not task.owner,
                    # What is overdue is to be done now.
                    due=language.day(max(task.due or date.min, self._decision.decide_by)),
                )

    def _steps_of(self, roadmap: Roadmap) -> Iterator[tuple[TaskText, Hours]]:
        done = self._result.planner.basis.done
        for number, booking in enumerate(self._bookings(roadmap, told=True), start=1):
            for step, due in zip(booking.package.steps, booking.steps_due, strict=True):
                hours = hours_of(step.person_days)
                row = replace(
                    self._row(number, booking.package, step),
                    due=self._language.day(due),
                    hours=self._roadmap.bare_hours(hours),
                    late=due < self._result.today and not done(step),
                )
                yield row, hours

    def _row(self, number: int, package: Package, step: Step) -> TaskText:
        """Return a step of the package of a number, without a day; its first step bears the package's name."""
        basis = self._result.planner.basis
        you = basis.of_decider(package)
        return TaskText(
            title=f"{number} {self._names.short(step.capability)}" if step is package.steps[0] else "",
            action=("✓ " if basis.done(step) else "") + self._steps.title(step.capability, step.level),
            who=self._you() if you else self._roadmap.owner(package),
            you=you,
            due="",
            step=step.id,
        )

    def _in_order(self, roadmap: Roadmap) -> Iterator[TaskText]:
        """Yield the first packages in their order, where nothing says how long they take."""
        hidden = left_out(self._result)
        packages = [package for package in roadmap.ordered if package.capability not in hidden]
        steps = [(n, package, step) for n, package in enumerate(packages, start=1) for step in package.steps]
        shown = steps if len(steps) <= _MOST else steps[: _MOST - 1]
        for number, package, step in shown:
            yield self._row(number, package, step)
        if left := len(steps) - len(shown):
            yield self._more(left, len(packages))

    def _bookings(self, roadmap: Roadmap, *, told: bool) -> list[Booking]:
        """Return what is booked of the recommendations that are told, or of those that the consultant leaves out."""
        hidden = left_out(self._result)
        return [one for one in roadmap.bookings if (one.package.capability in hidden) is not told]

    def _rest(self, roadmap: Roadmap, hours: Sequence[Hours]) -> TaskText:
        return replace(
            self._more(len(hours), len(roadmap.packages)),
            due=self._language.day(roadmap.ends) if roadmap.ends else NONE,
            hours=self._roadmap.bare_hours(sum(hours, Hours())),
        )

    def _more(self, left: int, last: int) -> TaskText:
        """Return the row for the steps that have none of their own; `last` is the number of the last work package."""
        more = self._language.ngettext(
            "{n} more step, up to work package {last}",
            "{n} more steps, up to work package {last}",
            left,
        )
        return TaskText(title="…", action=more.format(n=left, last=last), who="", due="")

    def _checks(self, alternative: Alternative) -> Iterable[TaskText]:
        """Yield what keeping, or the questions that are left, asks for."""
        language, decision = self._language, self._decision
        if alternative.kind is AlternativeKind.KEEP:
            for n, edge in enumerate(decision.told_deciding, start=1):
                yield TaskText(
                    title=f"{n} {self._names.short(edge.code)}",
                    action=language.of(self._result.capability(edge.code).evidence_for(self._result.known)),
                    who=self._who(edge.code),
                    due=language.day(decision.first_check),
                    hours=self._roadmap.bare_hours(hours_of(decision.one_check)),
                    question=edge.code,
                )
            yield TaskText(
                title=language.gettext("Every year"),
                action=language.gettext("Repeat the assessment, three people together"),
                who=self._you(),
                you=True,
                due=language.short_date(decision.review),
                hours=self._roadmap.bare_hours(hours_of(decision.repetition)),
            )
        elif alternative.kind is AlternativeKind.QUESTIONS:
            yield TaskText(
                title=language.gettext("Questions"),
                action=self._alternatives.questions_first(),
                who=self._you(),
                you=True,
                due=language.day(decision.first_check),
                hours=self._roadmap.bare_hours(hours_of(decision.question_days)),
            )

    def _who(self, code: str) -> str:
        name = self._names.roles(self._result.owners(code)[:1])
        return capitalised(name)

    def _you(self) -> str:
        return self._names.roles([self._result.questionnaire.decider])
