"""What management can choose, in words: each way with its packages, its hours and its money."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readiness.domain.values import Range
from readiness.planning.budget import MONTHS, Budget
from readiness.planning.consequences import Consequence
from readiness.planning.goals import TARGET, GoalKind
from readiness.results.decision import Alternative, AlternativeKind, DecisionBrief, DecisionKind
from readiness.scoring.score import StageInterval
from readiness.wording.percent import percent_figure
from readiness.wording.roadmap import MONEY_STEP, hours_of, hours_together
from readiness.wording.stages import figures
from readiness.wording.wording import Wording

NONE = "–"
_MOST_RUNNING = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternativeText:
    """A row of what can be decided; what is not known or does not arise is a dash.

    `way` is the name without the way before it. `ends` is a day only where it is `dated`: what is decided at the
    review has none yet.
    """

    alternative: Alternative
    name: str
    way: str = ""
    note: str
    packages: str = NONE
    hours: str = NONE
    once: str = NONE
    monthly: str = NONE
    yearly: str = NONE
    ends: str = NONE
    dated: bool = False


class AlternativeWords:
    """The alternatives of one decision."""

    def __init__(self, wording: Wording, decision: DecisionBrief) -> None:
        self._result = wording.result
        self._names = wording.names
        self._roadmap = wording.roadmap
        self._language = wording.language
        self._decision = decision

    def rows(self) -> list[AlternativeText]:
        """Return what can be decided, the smallest first."""
        return [self._alternative(alternative) for alternative in self._decision.alternatives]

    def name(self, alternative: Alternative) -> str:
        """Return an alternative in a few words."""
        _ = self._language.gettext
        if alternative.roadmap is not None:
            way, first = self._roadmap.way(alternative.roadmap.goal), self._before(alternative)
            return _("{first}, then {way}").format(first=self._names.gate(first), way=way) if first else way
        words = {
            AlternativeKind.NOTHING: _("Do nothing"),
            AlternativeKind.QUESTIONS: self.questions_first(),
            AlternativeKind.KEEP: _("Keep, and check once a year"),
        }
        return words[alternative.kind]

    def short_name(self, alternative: Alternative) -> str:
        """Return an alternative where there is room for two or three words only."""
        _ = self._language.gettext
        if alternative.kind is AlternativeKind.KEEP:
            return _("Keep")
        if alternative.kind is AlternativeKind.QUESTIONS:
            return _("Questions first")
        if alternative.roadmap is not None and alternative.roadmap.goal.kind is GoalKind.TARGET:
            return _("Whole target")
        return self._roadmap.way(alternative.roadmap.goal) if alternative.roadmap else self.name(alternative)

    def _before(self, alternative: Alternative) -> str:
        """Return the gate of the recommended way where another one goes on from it; else empty."""
        recommended = self._decision.recommended
        if recommended is None or not recommended.gate or not alternative.gate:
            return ""
        gates = [gate.code for gate in self._result.questionnaire.gates]
        return recommended.gate if gates.index(recommended.gate) < gates.index(alternative.gate) else ""

    def allows(self, alternative: Alternative) -> str:
        """Return what an alternative brings, in one short sentence; nothing where it brings nothing of its own."""
        language = self._language
        if alternative.kind is AlternativeKind.KEEP:
            proofs = len(self._decision.told_deciding)
            if not proofs:
                return language.gettext("Repeat the assessment once a year.")
            words = language.ngettext(
                "Look at {n} proof, and repeat the assessment once a year.",
                "Look at {n} proofs, and repeat the assessment once a year.",
                proofs,
            )
            return words.format(n=proofs)
        if alternative.roadmap is None or alternative.roadmap.goal.kind not in {GoalKind.WAY, GoalKind.GATE}:
            return ""
        gates = {gate.code: gate for gate in self._result.questionnaire.gates}
        short = gates[alternative.roadmap.goal.gate].short
        return language.of(short) if short else ""

    def cost(self, alternative: Alternative) -> str:
        """Return what an alternative costs, as in "€700–1,700, then €100 a month"; nothing where nothing is known."""
        row = self._alternative(alternative)
        if row.once == NONE:
            return ""
        budget = alternative.roadmap.budget if alternative.roadmap else None
        monthly = self._roadmap.monthly(budget) if budget else None
        if alternative.kind is AlternativeKind.KEEP or monthly is None:
            return row.once
        if not monthly.high:
            return self._language.gettext("{once}, no added running costs").format(once=row.once)
        return self._language.gettext("{once}, then {monthly} a month").format(once=row.once, monthly=row.monthly)

    def first_year(self, alternative: Alternative) -> str:
        """Return what a way costs with its first twelve months, once and running; nothing where nothing runs on."""
        budget = alternative.roadmap.budget if alternative.roadmap else None
        once = self._roadmap.once(alternative.roadmap) if alternative.roadmap else None
        monthly = self._roadmap.monthly(budget) if budget else None
        if budget is None or once is None or monthly is None or not self._roadmap.rounded(monthly).high:
            return ""
        # Of what is printed, so that a reader who adds it up comes to the same.
        once, year = self._roadmap.rounded(once), self._roadmap.rounded(monthly).times(MONTHS)
        total = Range(once.low + year.low, once.high + year.high)
        return self._language.gettext("{money} with the first twelve months").format(
            money=self._roadmap.money(total, budget)
        )

    def assumptions(self) -> str:
        """Return what the hours and amounts hold and rest on."""
        language, basis = self._language, self._result.planner.basis
        _ = language.gettext
        budget = self._result.planner.no_budget
        told = [self._roadmap.capacity(basis.capacity, marked=False)]
        if budget.rate is not None:
            rate = self._roadmap.rate(budget, marked=False)
            if budget.rate.decider is None:
                rate = self._for_all(rate)
            told.insert(0, rate)
        closed = (
            _("closed {first} to {last}").format(
                first=language.short_date(closure.first), last=language.short_date(closure.last)
            )
            for closure in basis.assessment.plan.closures
        )
        told += closed
        words = _(
            "Your own staff’s time, and external costs where named. Assumptions that you can change: {assumptions}."
        )
        words = words.format(assumptions="; ".join(told))
        if budget.rate is not None:
            amount = language.money(MONEY_STEP, MONEY_STEP, budget.rate.currency)
            words += " " + _("Amounts are rounded to {amount}.").format(amount=amount)
        return words

    def _for_all(self, rate: str) -> str:
        """Return the one rate with the words that it counts for everyone: an hour of management costs more."""
        decider = self._result.questionnaire.decider
        if not decider:
            return self._language.gettext("{rate}, the same for everyone").format(rate=rate)
        words = self._language.gettext("{rate}, the same for everyone, {role} included")
        return words.format(rate=rate, role=self._names.roles([decider]))

    def why(self) -> list[str]:
        """Return why this way is recommended, what its money is for, and when the next one is decided."""
        return [*self._reason(), *self._paid(), *self._running_for(), *self._next_decision()]

    def whole(self) -> str:
        """Return what it takes until every capability is at its target; nothing where no way is smaller than that."""
        language, decision = self._language, self._decision
        ways = [one.roadmap for one in decision.alternatives if one.roadmap is not None]
        if self._result.questionnaire.by_percent or decision.kind is not DecisionKind.WAY:
            return ""
        if not decision.target.stage.low or any(way.goal == TARGET for way in ways):
            return ""
        whole = decision.alternative(TARGET)
        assert whole.roadmap is not None
        hours = [hours_together(way.packages) for way in (whole.roadmap, *ways)]
        # A way may ask for more than the target does.
        if any(way.high >= hours[0].high for way in hours[1:]):
            return ""
        told = [self._roadmap.count(len(whole.roadmap.packages)), self._roadmap.in_hours(hours[0]), self.cost(whole)]
        words = language.gettext("Until every capability is at its target: {sums}.")
        said = words.format(sums=", ".join(filter(None, told)))
        return f"{said} {self._external(whole.roadmap.budget)}".rstrip()

    def _external(self, budget: Budget) -> str:
        """Return how much of what a way costs once goes to others; nothing where that is nothing."""
        if not budget.external.high:
            return ""
        words = self._language.gettext("Of this, {money} is external.")
        return words.format(money=self._roadmap.money(budget.external, budget))

    def _alternative(self, alternative: Alternative) -> AlternativeText:
        note = " ".join(part for part in self._notes(alternative) if part)
        name = self.name(alternative)
        if alternative.roadmap is not None:
            budget = alternative.roadmap.budget
            ends, dated = self._end(alternative)
            monthly, yearly = self._running(budget)
            return AlternativeText(
                alternative=alternative,
                name=name,
                way=self._roadmap.way(alternative.roadmap.goal),
                note=note,
                packages=str(len(alternative.roadmap.packages)),
                hours=self._roadmap.bare_hours(hours_together(alternative.roadmap.packages)),
                once=self._roadmap.money(self._roadmap.once(alternative.roadmap), budget),
                ends=ends,
                dated=dated,
                monthly=monthly,
                yearly=yearly,
            )
        monthly, yearly = NONE, NONE
        if self._decision.kind is DecisionKind.KEEP:
            monthly, yearly = self._running(self._decision.running_today)
        if alternative.person_days is None:
            return AlternativeText(alternative=alternative, name=name, note=note, monthly=monthly, yearly=yearly)
        kept = alternative.kind is AlternativeKind.KEEP
        ends = self._language.medium_date(self._decision.review) if kept else NONE
        budget = self._result.planner.no_budget
        once = alternative.person_days.times(budget.rate.amount) if budget.rate else None
        return AlternativeText(
            alternative=alternative,
            name=name,
            note=note,
            hours=self._roadmap.bare_hours(hours_of(alternative.person_days)),
            once=self._roadmap.money(once, budget),
            ends=ends,
            dated=kept,
            monthly=monthly,
            yearly=yearly,
        )

    def _end(self, alternative: Alternative) -> tuple[str, bool]:
        """Return when a way is done, and whether that is a day: what is decided only at the review begins later."""
        ends = alternative.roadmap.ends if alternative.roadmap else None
        if ends is None:
            return NONE, False
        if not alternative.recommended and alternative is not self._decision.chosen:
            return self._language.gettext("open"), False
        return self._language.medium_date(ends), True

    def _running(self, budget: Budget) -> tuple[str, str]:
        """Return what runs on in a month and, twelve times what is printed for it, in a year."""
        monthly = self._roadmap.monthly(budget)
        if monthly is None:
            return NONE, NONE
        month = self._roadmap.rounded(monthly)
        if not month.high:
            # So little that it is not told by the hundred, or nothing.
            month = monthly
        return self._roadmap.money(month, budget), self._roadmap.money(month.times(MONTHS), budget)

    def _notes(self, alternative: Alternative) -> Iterable[str]:
        language = self._language
        if alternative.recommended:
            yield language.gettext("Recommended.")
        elif alternative is self._decision.chosen:
            yield language.gettext("Chosen.")
        if first := self._before(alternative):
            yield language.gettext("Together with {first}.").format(first=self._names.quoted_gate(first))
        yield self.allows(alternative)
        if alternative.kind is AlternativeKind.NOTHING:
            yield self._stays(alternative.leaves)
        elif alternative.kind is AlternativeKind.QUESTIONS:
            minutes = self._decision.question_minutes
            yield language.gettext("{minutes} minutes, alone or together.").format(minutes=minutes)
            yield self._stays(alternative.leaves)
        elif alternative.roadmap is not None:
            yield self._external(alternative.roadmap.budget)
        if alternative.stage is not None:
            yield self._afterwards(alternative.stage)
        if alternative.percent is not None and alternative.percent != self._result.score.index.point:
            words = language.gettext("Then {percent}.")
            yield words.format(percent=percent_figure(alternative.percent, language))

    def _stays(self, leaves: Sequence[Consequence]) -> str:
        language = self._language
        if self._decision.kind is DecisionKind.KEEP:
            return language.gettext("Whether the answers still hold shows only when it matters.")
        if not leaves:
            return ""
        words = language.ngettext(
            "The consequence above remains; what it would cost is not estimated.",
            "The {n} consequences above remain; what they would cost is not estimated.",
            len(leaves),
        )
        return words.format(n=len(leaves))

    def _afterwards(self, stage: StageInterval) -> str:
        words = self._language.gettext("Then overall stage {stage}.")
        if stage == self._result.score.stage:
            words = self._language.gettext("The overall stage stays {stage}.")
        return words.format(stage=figures(stage, self._language))

    def questions_first(self) -> str:
        """Return the alternative to answer first what a quick check leaves out."""
        more = self._result.more_questions
        words = self._language.ngettext("First the {n} further question", "First the {n} further questions", more)
        return words.format(n=more)

    def _reason(self) -> Iterable[str]:
        language, alternative = self._language, self._decision.recommended
        if alternative is None:
            return
        if alternative.kind is AlternativeKind.KEEP:
            yield language.gettext("It is the least that shows whether the answers still hold.")
            return
        if alternative.roadmap is not None and alternative.roadmap.goal.kind is GoalKind.TARGET:
            yield language.gettext("What is urgent is there. This is what the target still asks for.")
            return
        removed = len(self._decision.consequences) - len(alternative.leaves)
        if removed:
            words = language.ngettext(
                "It is the smallest way that lessens this consequence.",
                "It is the smallest way that lessens these {n} consequences.",
                removed,
            )
            yield words.format(n=removed)

    def _paid(self) -> Iterable[str]:
        """Yield what of the recommended way is paid to others; nothing where that is nothing."""
        alternative = self._decision.recommended
        if alternative is None or alternative.roadmap is None or not alternative.roadmap.budget.external.high:
            return
        what = [
            self._language.of(cost.what)
            for step in alternative.roadmap.plan.steps
            for cost in self._result.capability(step.capability).external_costs
            if cost.level == step.level
        ]
        # How much that is stands in the row.
        words = self._language.gettext("External costs: {what}.")
        yield words.format(what="; ".join(dict.fromkeys(what)))

    def running_today(self) -> str:
        """Return that today's running work stays as it is, beside a way; nothing where there is none."""
        budget = self._decision.running_today
        if not budget.running_days.high or budget.rate is None or self._decision.kind is DecisionKind.KEEP:
            return ""
        return self._language.gettext("Today’s {money} a month continue").format(money=self._money_today())

    def _money_today(self) -> str:
        budget = self._decision.running_today
        return self._roadmap.money(self._roadmap.monthly(budget), budget)

    def _running_for(self) -> Iterable[str]:
        """Yield what most of the running cost of the recommended way is for, and how much runs today already."""
        alternative, language = self._decision.recommended, self._language
        if alternative is None or alternative.roadmap is None:
            return
        if self.running_today():
            words = language.gettext(
                "What your staff do today, an estimated {money} a month, mostly for {names}, continues and is not "
                "included."
            )
            names = self._most_running(self._decision.kept_today)
            yield words.format(money=self._money_today(), names=names)
        if not alternative.roadmap.budget.running_days.high:
            return
        names = self._most_running(package.capability for package in alternative.roadmap.packages)
        hours = self._roadmap.in_hours(hours_of(alternative.roadmap.budget.running_days))
        words = language.gettext("Running costs, {hours} a month, come mostly from {names}.")
        yield words.format(hours=hours, names=names)

    def _most_running(self, codes: Iterable[str]) -> str:
        """Return the names of those capabilities that take most time every month."""
        kept = [self._result.capability(code) for code in dict.fromkeys(codes)]
        by_days = sorted(
            (capability for capability in kept if capability.running_days),
            key=lambda capability: -capability.running_days.mid if capability.running_days else 0,
        )
        quoted = self._language.gettext("“{name}”")
        names = [quoted.format(name=self._names.capability(c.code)) for c in by_days[:_MOST_RUNNING]]
        return self._language.all_of(names)

    def _next_decision(self) -> Iterable[str]:
        language, planner = self._language, self._result.planner
        gate = planner.recommendation.next_gate
        if gate is None or self._decision.kind is DecisionKind.KEEP:
            return
        if planner.recommendation.goal == TARGET:
            return
        if self._decision.kind is DecisionKind.QUICK:
            yield language.gettext("Further ways are shown once the other questions are answered.")
            return
        words = language.gettext("You need not decide about {gate} until {date}.")
        yield words.format(gate=self._names.quoted_gate(gate), date=language.medium_date(self._decision.review))
