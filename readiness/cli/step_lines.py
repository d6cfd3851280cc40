"""Steps within a number of person-days, as lines for people."""

from collections.abc import Iterable

from readiness.domain.answers import Status
from readiness.foundation.language import Language
from readiness.planning.plan import Plan
from readiness.planning.steps import total
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.plan import PlanEntry
from readiness.wording.steps import days_text
from readiness.wording.wording import Wording

_INDENT = "     "


def find_out_first(wording: Wording, planned: Iterable[str]) -> list[str]:
    """Return which don't knows of a plan, by capability, come first: asking costs little and may save whole steps."""
    result, language = wording.result, wording.language
    status = {code: result.assessment.answer(code).status for code in planned}
    lines = []
    if unknown := [code for code, one in status.items() if one is Status.DONT_KNOW]:
        lines += ["", language.gettext("Find out first")]
        for code in unknown:
            who = f" ({owners})" if (owners := wording.owners(code)) else ""
            lines.append(f"{_INDENT}{language.of(result.capability(code).question)}{who}")
    if unanswered := sum(one is Status.UNANSWERED for one in status.values()):
        sentence = language.ngettext(
            "{n} question of this plan is not answered yet; it counts as level 0.",
            "{n} questions of this plan are not answered yet; they count as level 0.",
            unanswered,
        )
        if any(result.capability(code).own_scale for code, one in status.items() if one is Status.UNANSWERED):
            sentence = language.ngettext(
                "{n} question of this plan is not answered yet; it counts as its least answer.",
                "{n} questions of this plan are not answered yet; they count as their least answers.",
                unanswered,
            )
        lines += ["", sentence.format(n=unanswered)]
    return lines


class StepLines:
    """The steps that fit into a number of person-days, and those that do not, as people read them."""

    def __init__(self, plan: Plan, result: AssessmentResult, language: Language) -> None:
        self._plan = plan
        self._result = result
        self._language = language
        self._wording = Wording(result, language)
        self._goal = self._wording.plan.goal(plan.goal)
        self._entries = self._wording.plan.entries(plan)
        self._numbers = {entry.step.id: entry.text.number for entry in self._entries}

    def lines(self) -> list[str]:
        """Return what to find out, then the steps that fit, then those that do not."""
        _ = self._language.gettext
        lines = [self._result.assessment.details.organisation, "  " + _("Goal: {goal}").format(goal=self._goal)]
        if not self._plan.reachable:
            return [*lines, "  " + self._wording.plan.unreachable(self._plan)]
        if not self._entries:
            return [*lines, "  " + _("This goal is reached already.")]
        fitting, beyond = len(self._plan.steps), len(self._plan.beyond_capacity)
        lines.append("  " + self._wording.plan.effort(self._plan.steps))
        lines += find_out_first(self._wording, dict.fromkeys(entry.step.capability for entry in self._entries))
        lines += [line for entry in self._entries[:fitting] for line in self._step(entry)]
        if beyond:
            plural = self._language.ngettext(
                "Does not fit the days available: {n} step, {days} person-days",
                "Do not fit the days available: {n} steps, {days} person-days",
                beyond,
            )
            lines += ["", plural.format(n=beyond, days=days_text(total(self._plan.beyond_capacity), self._language))]
            lines += [line for entry in self._entries[fitting:] for line in self._step(entry)]
        return lines

    def _step(self, entry: PlanEntry) -> list[str]:
        _, text, step = self._language.gettext, entry.text, entry.step
        change, effort = self._wording.steps.change(step), self._wording.steps.days(step.person_days)
        due = _("within {days} days").format(days=step.due_days)
        if not entry.estimated:
            effort = due = ""
        if entry.due and entry.own_due:
            due = _("due {date}").format(date=self._language.long_date(entry.due))
        standing = _("done") if entry.done else _("overdue") if entry.overdue else ""
        facts = " · ".join(filter(None, [due, effort, entry.owner, standing]))
        lines = [
            "",
            f"{text.number:3}  {text.capability}, {change}",
            f"{_INDENT}{text.action}",
            *(_INDENT + words for words in (facts, text.reason) if words),
            *(_INDENT + words for words in self._wording.steps.external_costs(step)),
        ]
        if waiting := [str(self._numbers[later]) for later in self._plan.unlocks(step)]:
            lines.append(_INDENT + _("opens the way for {numbers}").format(numbers=", ".join(waiting)))
        return lines + [_INDENT + _("this passes the gate {gate}").format(gate=gate) for gate in entry.opens]
