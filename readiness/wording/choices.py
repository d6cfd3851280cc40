"""What management can choose, in words: each way with its packages, its hours and its money."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readiness.planning.budget import MONTHS, Budget
from readiness.planning.consequences import Consequence
from readiness.planning.goals import GoalKind
from readiness.results.decision import Choice, ChoiceKind, Decision, DecisionKind
from readiness.scoring.score import StageInterval
from readiness.wording.roadmap import MONEY_STEP, hours_of, hours_together
from readiness.wording.stages import figures
from readiness.wording.wording import Wording

NONE = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceText:
    """A row of what can be decided; what is not known or does not arise is a dash."""

    choice: Choice
    name: str
    note: str
    packages: str = NONE
    hours: str = NONE
    once: str = NONE
    monthly: str = NONE
    yearly: str = NONE
    ends: str = NONE


class ChoiceWords:
    """The choices of one decision."""

    def __init__(self, wording: Wording, decision: Decision) -> None:
        self._result = wording.result
        self._names = wording.names
        self._roadmap = wording.roadmap
        self._language = wording.language
        self._decision = decision

    def rows(self) -> list[ChoiceText]:
        """Return what can be decided, the smallest first."""
        return [self._choice(choice) for choice in self._decision.choices]

    def name(self, choice: Choice) -> str:
        """Return a choice in a few words."""
        _ = self._language.gettext
        if choice.roadmap is not None:
            return self._roadmap.way(choice.roadmap.goal)
        words = {
            ChoiceKind.NOTHING: _("Do nothing"),
            ChoiceKind.QUESTIONS: self.questions_first(),
            ChoiceKind.KEEP: _("Keep, and check once a year"),
        }
        return words[choice.kind]

    def allows(self, choice: Choice) -> str:
        """Return what a choice brings, in one short sentence; nothing where it brings nothing of its own."""
        language = self._language
        if choice.kind is ChoiceKind.KEEP:
            proofs = len(self._decision.told_deciding)
            if not proofs:
                return language.gettext("Repeat the assessment once a year.")
            words = language.ngettext(
                "Look at {n} proof, and repeat the assessment once a year.",
                "Look at {n} proofs, and repeat the assessment once a year.",
                proofs,
            )
            return words.format(n=proofs)
        if choice.roadmap is None or choice.roadmap.goal.kind not in {GoalKind.WAY, GoalKind.GATE}:
            return ""
        gates = {gate.code: gate for gate in self._result.questionnaire.gates}
        short = gates[choice.roadmap.goal.gate].short
        return language.of(short) if short else ""

    def cost(self, choice: Choice) -> str:
        """Return what a choice costs, as in "€700–1,700, then €100 a month"; nothing where nothing is known."""
        row = self._choice(choice)
        if row.once == NONE:
            return ""
        if choice.kind is ChoiceKind.KEEP or row.monthly == NONE:
            return row.once
        return self._language.gettext("{once}, then {monthly} a month").format(once=row.once, monthly=row.monthly)

    def assumptions(self) -> str:
        """Return what the hours and amounts hold and rest on."""
        language, basis = self._language, self._result.planner.basis
        _ = language.gettext
        budget = self._result.planner.no_budget
        told = [self._roadmap.capacity(basis.capacity, marked=False)]
        if budget.rate is not None:
            told.insert(0, self._roadmap.rate(budget, marked=False))
        closed = (
            _("closed {first} to {last}").format(
                first=language.short_date(closure.first), last=language.short_date(closure.last)
            )
            for closure in basis.assessment.plan.closures
        )
        told += closed
        words = _("Your own staff’s time, and what others are known to charge. What you can change: {assumptions}.")
        words = words.format(assumptions="; ".join(told))
        if budget.rate is not None:
            amount = language.money(MONEY_STEP, MONEY_STEP, budget.rate.currency)
            words += " " + _("Amounts are rounded to {amount}.").format(amount=amount)
        return words

    def external(self) -> str:
        """Return what of the recommended way is paid to others, and for what; nothing where that is nothing."""
        choice = self._decision.recommended
        if choice is None or choice.roadmap is None or not choice.roadmap.budget.external.high:
            return ""
        what = [
            self._language.of(cost.what)
            for step in choice.roadmap.plan.steps
            for cost in self._result.capability(step.capability).external_costs
            if cost.level == step.level
        ]
        money = self._roadmap.money(choice.roadmap.budget.external, choice.roadmap.budget)
        words = self._language.gettext("Of this, about {money} goes to others: {what}.")
        return words.format(money=money, what="; ".join(dict.fromkeys(what)))

    def why(self) -> list[str]:
        """Return why this way is recommended, and when the next one is decided."""
        return [*self._reason(), *self._next_decision()]

    def _choice(self, choice: Choice) -> ChoiceText:
        note = " ".join(part for part in self._notes(choice) if part)
        name = self.name(choice)
        if choice.roadmap is not None:
            budget = choice.roadmap.budget
            return ChoiceText(
                choice=choice,
                name=name,
                note=note,
                packages=str(len(choice.roadmap.packages)),
                hours=self._roadmap.bare_hours(hours_together(choice.roadmap.packages)),
                once=self._roadmap.money(budget.once, budget),
                ends=self._language.short_date(choice.roadmap.ends) if choice.roadmap.ends else NONE,
                **self._running(budget),
            )
        running = self._running(self._decision.running_today) if self._decision.kind is DecisionKind.KEEP else {}
        if choice.person_days is None:
            return ChoiceText(choice=choice, name=name, note=note, **running)
        ends = self._language.short_date(self._decision.review) if choice.kind is ChoiceKind.KEEP else NONE
        budget = self._result.planner.no_budget
        once = choice.person_days.times(budget.rate.amount) if budget.rate else None
        return ChoiceText(
            choice=choice,
            name=name,
            note=note,
            hours=self._roadmap.bare_hours(hours_of(choice.person_days)),
            once=self._roadmap.money(once, budget),
            ends=ends,
            **running,
        )

    def _running(self, budget: Budget) -> dict[str, str]:
        """Return what runs on in a month and, twelve times what is printed for it, in a year."""
        if budget.monthly is None or not budget.monthly.high:
            return {}
        month = self._roadmap.rounded(budget.monthly)
        return {
            "monthly": self._roadmap.money(month, budget),
            "yearly": self._roadmap.money(month.times(MONTHS), budget),
        }

    def _notes(self, choice: Choice) -> Iterable[str]:
        language = self._language
        if choice.recommended:
            yield language.gettext("Recommended.")
        yield self.allows(choice)
        if choice.kind is ChoiceKind.NOTHING:
            yield self._stays(choice.leaves)
        elif choice.kind is ChoiceKind.QUESTIONS:
            minutes = self._decision.question_minutes
            yield language.gettext("{minutes} minutes, alone or together.").format(minutes=minutes)
            yield self._stays(choice.leaves)
        elif choice.stage is not None:
            yield self._afterwards(choice.stage)

    def _stays(self, leaves: Sequence[Consequence]) -> str:
        language = self._language
        if self._decision.kind is DecisionKind.KEEP:
            return language.gettext("Whether the answers still hold shows only when it matters.")
        if not leaves:
            return ""
        words = language.ngettext("The consequence stays.", "All {n} consequences stay.", len(leaves))
        return words.format(n=len(leaves))

    def _afterwards(self, stage: StageInterval) -> str:
        words = self._language.gettext("Then overall stage {stage}.")
        return words.format(stage=figures(stage, self._language))

    def questions_first(self) -> str:
        """Return the choice to answer first what a quick check leaves out."""
        more = self._result.more_questions
        words = self._language.ngettext("First the {n} further question", "First the {n} further questions", more)
        return words.format(n=more)

    def _reason(self) -> Iterable[str]:
        language, choice = self._language, self._decision.recommended
        if choice is None:
            return
        if choice.kind is ChoiceKind.KEEP:
            yield language.gettext("It is the least that shows whether the answers still hold.")
            return
        removed = len(self._decision.consequences) - len(choice.leaves)
        if removed:
            words = language.ngettext(
                "It is the smallest way that deals with this consequence.",
                "It is the smallest way that deals with all {n} consequences.",
                removed,
            )
            yield words.format(n=removed)

    def _next_decision(self) -> Iterable[str]:
        language, planner = self._language, self._result.planner
        gate = planner.recommendation.next_gate
        if gate is None or self._decision.kind is DecisionKind.KEEP:
            return
        if self._decision.kind is DecisionKind.QUICK:
            yield language.gettext("Further ways are shown once the other questions are answered.")
            return
        words = language.gettext("You decide about {gate} on {date}.")
        yield words.format(gate=self._names.quoted_gate(gate), date=language.long_date(self._decision.review))
