"""Steps in words: what to do, who, how much, and why now."""

from collections.abc import Iterable
from dataclasses import dataclass

from readiness.domain.costs import Per
from readiness.domain.profile import COUNTRY
from readiness.domain.values import Range
from readiness.foundation.language import Language
from readiness.planning.steps import Step, Why
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.names import Names

# Estimates of this size are not known to a tenth of a day.
_WHOLE_DAYS_FROM = 10


@dataclass(frozen=True, slots=True)
class StepText:
    """A step as people read it; the number counts from 1 in the order of the list it stands in."""

    number: int
    step: Step
    capability: str
    action: str
    owners: str
    reason: str


def days_text(days: Range, language: Language) -> str:
    """Return person-days in figures, as in "2–5", "0.3–1.2" or "up to 0.2"."""
    digits = 0 if days.high >= _WHOLE_DAYS_FROM else 1
    if round(days.low, digits) == 0 < round(days.high, digits):
        return language.gettext("up to {days}").format(days=language.number(days.high, digits))
    return language.span(days.low, days.high, digits)


class StepWords:
    """The steps of one result."""

    def __init__(self, result: AssessmentResult, names: Names, language: Language) -> None:
        self._result = result
        self._names = names
        self._language = language

    def texts(self, steps: Iterable[Step] | None = None) -> list[StepText]:
        """Return steps in words and in the order given; without any, every next step of the result."""
        return [
            StepText(
                number=number,
                step=step,
                capability=self._names.capability(step.capability),
                action=self.action(step.capability, step.level),
                owners=self._names.roles(self._result.owners(step.capability)),
                reason=" · ".join(self._reasons(step)),
            )
            for number, step in enumerate(self._result.steps if steps is None else steps, start=1)
        ]

    def action(self, code: str, level: int) -> str:
        """Return what to do to reach `level` (1 to 5) of a capability, as it fits this organisation.

        Where the questionnaire does not say it, it is the answer that the step leads to, and what that one states.
        """
        told = self._language.of(self._result.capability(code).step_to(level, self._result.known))
        if told:
            return told
        capability, answers = self._result.capability(code), self._names.answers
        reached, name = answers.statement(capability, level), answers.name(capability, level)
        return self._leads_to(code, level) if reached == name else f"{self._leads_to(code, level)}: {reached}"

    def title(self, code: str, level: int) -> str:
        """Return the same in a few words: the step's title, or its first sentence where the questionnaire has none."""
        capability = self._result.capability(code)
        title = capability.step_title(level)
        if title:
            return self._language.of(title)
        if not capability.step_to(level, self._result.known):
            return self._leads_to(code, level)
        return self.action(code, level).partition(". ")[0].rstrip(".")

    def _leads_to(self, code: str, level: int) -> str:
        """Return from which answer to which a step leads; where today's answer is not known, only to which."""
        capability, answers = self._result.capability(code), self._names.answers
        start, high = capability.rung_below(level), answers.name(capability, level)
        if self._result.assessment.answer(code).level is None and start == capability.rungs[0]:
            return self._language.gettext("Reach “{high}”").format(high=high)
        words = self._language.gettext("From “{low}” to “{high}”")
        return words.format(low=answers.name(capability, start), high=high)

    def external_costs(self, step: Step) -> list[str]:
        """Return what is paid to others for a step, as in "€300–900: course fees for one person"."""
        costs, language = self._result.questionnaire.costs, self._language
        if costs is None:
            return []
        country = self._result.assessment.details.profile.get(COUNTRY, "")
        words = {
            Per.ONCE: language.gettext("external costs, estimated: {money}, {what}"),
            Per.YEAR: language.gettext("external costs, estimated: {money} a year, {what}"),
        }
        return [
            words[cost.per].format(money=language.money(*costs.paid_in(country, cost)), what=language.of(cost.what))
            for cost in self._result.capability(step.capability).external_costs
            if cost.level == step.level
        ]

    def days(self, days: Range) -> str:
        """Return "2–5 person-days"."""
        return self._language.gettext("{days} person-days").format(days=days_text(days, self._language))

    def change(self, step: Step) -> str:
        """Return "level 1 → 2", or the answers by their own names; a question mark where today's is not known."""
        return self._names.change(step.capability, step.known_start, step.level)

    def _reasons(self, step: Step) -> list[str]:
        _ = self._language.gettext
        reasons = []
        if step.why is Why.PREREQUISITE:
            needed_by = self._names.capability(step.needed_by or "")
            reasons.append(_("needed first for “{name}”").format(name=needed_by))
        if step.gate:
            reasons.append(_("for the gate {gate}").format(gate=self._names.quoted_gate(step.gate)))
        elif step.why is Why.STAGE:
            dimension = self._result.questionnaire.dimension_of[step.capability].code
            reasons.append(_("counts for the stage of {name}").format(name=self._names.dimension(dimension)))
        elif step.why is Why.KEY_QUESTION:
            words = _("key question below its target") if self._result.aimed else _("key question")
            reasons.append(words)
        elif step.why is Why.TAKEN_IN:
            reasons.append(_("taken into the plan after an incident"))
        elif step.why is Why.TARGET:
            reasons.append(_("below its target") if self._result.aimed else "")
        if step.unanswered:
            own = self._result.capability(step.capability).own_scale
            reasons.append(_("today’s answer not known yet") if own else _("today’s level not known yet"))
        return list(filter(None, reasons))
