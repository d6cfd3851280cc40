"""What management has to decide, in words: the first page of the report and the top of the results page."""

import re
from dataclasses import dataclass
from datetime import timedelta

from readiness.domain.levels import HIGHEST
from readiness.domain.questionnaire import Depth, DimensionKind
from readiness.planning.consequences import Consequence
from readiness.results.decision import DecisionBrief, DecisionKind
from readiness.results.next_stage import NextStage
from readiness.results.proof import proof
from readiness.scoring.score import DimensionScore, Rating, Unrateable
from readiness.wording.alternatives import NONE, AlternativeWords
from readiness.wording.incident_summary import dated_fact
from readiness.wording.resolution import ResolutionWords
from readiness.wording.roadmap import hours_of
from readiness.wording.stages import figures
from readiness.wording.tasks import TaskWords
from readiness.wording.wording import Wording

# An assessment this old says where the organisation stood.
_STALE = timedelta(days=183)
_MOST_NAMED = 3
_SENTENCE_END = ". "


@dataclass(frozen=True, slots=True)
class ConsequenceText:
    """What a capability that is missing means: the matter in a few words, and more about it."""

    capability: str
    lead: str
    rest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingText:
    """Where a dimension stands: its stage from `low` to `high`, 0 to 5, None where it cannot be rated; its target."""

    code: str
    name: str
    low: int | None
    high: int | None
    figure: str
    target: int


class DecisionWords:
    """The decision that one result asks for."""

    def __init__(self, wording: Wording) -> None:
        self._result = wording.result
        self._names = wording.names
        self._answers = wording.answers
        self._stages = wording.stages
        self._steps = wording.steps
        self._roadmap = wording.roadmap
        self._percent = wording.percent
        self._language = wording.language
        self.decision = DecisionBrief(wording.result)
        self.alternatives = AlternativeWords(wording, self.decision)
        self.tasks = TaskWords(wording, self.decision, self.alternatives)
        self.resolution = ResolutionWords(wording, self.alternatives)

    @property
    def kind(self) -> DecisionKind:
        """What it is about."""
        return self.decision.kind

    # Where you stand.

    @property
    def headline(self) -> str:
        """The sentence about the situation; the overall stage where the questionnaire has no such sentences."""
        return self._stages.headline() or self._stages.overall()

    @property
    def headline_sentences(self) -> list[str]:
        """The first sentence of the headline and what follows it, each of which has a line of its own."""
        return re.split(r"(?<=[.!?]) ", self.headline, maxsplit=1)

    def standing(self) -> str:
        """Return the overall stage beside its target, as in "Overall stage 1 of 5, target 3."."""
        if self._result.questionnaire.by_percent:
            return self._percent.standing()
        _, stage, target = self._language.gettext, self._result.score.stage, self.decision.target.stage.low
        if all(d.rating is Rating.NOT_RATEABLE for d in self._result.score.dimensions):
            return _("No overall stage yet.")
        reached = figures(stage, self._language)
        if not target:
            return _("Overall stage {stage} of {highest}.").format(stage=reached, highest=HIGHEST)
        words = _("Overall stage {stage} of {highest}, target {target}.")
        if stage.low >= target and not stage.upper_bound_only:
            words = _("Overall stage {stage} of {highest}, target {target} reached.")
        return words.format(stage=reached, highest=HIGHEST, target=target)

    def basis(self) -> list[str]:
        """Return as of when it stands, how much is answered, and by whom."""
        language, progress = self._language, self._result.progress()
        _ = language.gettext
        told = [_("As of {date}.").format(date=language.long_date(self._result.on))]
        if self._result.today - self._result.on > _STALE:
            told.append(_("That is more than six months ago: check first whether the answers still hold."))
        if self._result.score.depth is Depth.QUICK:
            whole = len(self._result.questionnaire.asked(Depth.FULL))
            answered = _("Quick check: {done} of {n} questions answered").format(done=progress.done, n=whole)
        else:
            answered = _("{done} of {asked} questions completed").format(done=progress.done, asked=progress.asked)
            if progress.done == progress.asked:
                answered = _("All {n} questions completed").format(n=progress.asked)
        if progress.unknown:
            unknown = language.ngettext(
                "{n} of them with “don’t know”", "{n} of them with “don’t know”", progress.unknown
            )
            answered += ", " + unknown.format(n=progress.unknown)
        if excluded := sum(len(dimension.excluded) for dimension in self._result.score.dimensions):
            answered += ", " + language.gettext("{n} with “not applicable”").format(n=excluded)
        told.append(answered + ".")
        assessment, depth = self._result.assessment, self._result.score.depth
        asked = [one.code for dimension in self._result.questionnaire.dimensions for one in dimension.questions(depth)]
        if carried := len(assessment.takeovers.open_among({code: assessment.answer(code) for code in asked})):
            words = language.ngettext(
                "{n} answer was carried over and is still to be confirmed.",
                "{n} answers were carried over and are still to be confirmed.",
                carried,
            )
            told.append(words.format(n=carried))
        told += self._proof()
        assessor = self._result.assessment.details.assessor
        told.append(
            _("Assessed by {assessor}.").format(assessor=assessor) if assessor else _("Who answered is not recorded.")
        )
        return told

    def _proof(self) -> list[str]:
        backing = proof(self._result)
        if not backing.levels or backing.shown == backing.levels:
            return []
        words = self._language.ngettext(
            "Evidence was seen for {n} of {levels} answer.",
            "Evidence was seen for {n} of {levels} answers.",
            backing.levels,
        )
        return [words.format(n=backing.shown, levels=backing.levels)]

    def dimensions(self, kind: DimensionKind) -> list[StandingText]:
        """Return where each dimension of a kind stands, beside the stage that its target leads to."""
        return [self._dimension(score) for score in self._result.score.dimensions if score.kind is kind]

    def standings(self) -> list[tuple[str, list[StandingText]]]:
        """Return the names of the kinds of dimensions, each with its dimensions; kinds without any are left out."""
        _ = self._language.gettext
        names = {DimensionKind.CORE: _("Core dimensions"), DimensionKind.PROTECTIVE: _("Protective dimensions")}
        every = [(name, self.dimensions(kind)) for kind, name in names.items()]
        return [(name, rows) for name, rows in every if rows]

    @property
    def on_target(self) -> frozenset[str]:
        """The codes of the dimensions whose stage is certain and as high as their target leads to."""
        if self._result.questionnaire.by_percent:
            return frozenset()
        rows = (row for _name, rows in self.standings() for row in rows)
        return frozenset(row.code for row in rows if row.low is not None and row.low >= row.target)

    def legend(self) -> list[tuple[str, str]]:
        """Return the kinds of segments in use, each with what it means."""
        _ = self._language.gettext
        rows = [row for _name, rows in self.standings() for row in rows]
        lows, highs = [row.low or 0 for row in rows], [row.high or 0 for row in rows]
        kinds = {
            "full": (any(lows), _("reached today")),
            "maybe": (lows != highs, _("possible, still open")),
            "missing": (
                any(row.target > high for row, high in zip(rows, highs, strict=True)),
                _("missing for the target"),
            ),
            "beyond": (any(row.target < HIGHEST for row in rows), _("not aimed at")),
        }
        return [(kind, words) for kind, (used, words) in kinds.items() if used]

    def rule(self) -> str:
        """Return how the overall stage follows from the dimensions, in a sentence; or how per cent are counted."""
        if self._result.questionnaire.by_percent:
            return self._percent.rule()
        kinds = {dimension.kind for dimension in self._result.questionnaire.dimensions}
        if DimensionKind.PROTECTIVE not in kinds:
            return self._language.gettext("Overall stage: the lowest stage of the dimensions.")
        return self._language.gettext(
            "Overall stage: the lowest stage of the core dimensions, but at most one above the lowest protective one."
        )

    # What it means.

    def consequences(self) -> list[ConsequenceText]:
        """Return what it means for the business, the gravest first."""
        return [self._consequence(found) for found in self.decision.consequences]

    def fact(self) -> tuple[str, str] | None:
        """Return an incident of one's own, its day and what it was; None where there is none to tell of."""
        found = dated_fact(self._result, self._language)
        return (self._language.long_date(found[0]), found[1]) if found else None

    def holds_back(self) -> list[str]:
        """Return what keeps the overall stage where it is, how much that is, and what the recommended way does."""
        if self._result.questionnaire.by_percent:
            return []
        return [*self.what_holds(), *self._effect()]

    def what_holds(self) -> list[str]:
        """Return what keeps the overall stage where it is, and how much that is; nothing at the highest one."""
        found = self.decision.next_stage
        if found is None or not found.needs:
            return []
        if found.only_unknown:
            return [self._open_answers(found)]
        return [self._which_dimensions(found), self._how_much(found)]

    def deciding_heading(self) -> str:
        """Return the heading of the answers that decide."""
        n = len(self.decision.told_deciding)
        return self._language.ngettext("This answer decides", "These {n} answers decide", n).format(n=n)

    def deciding_meaning(self) -> str:
        """Return what happens where one of the deciding answers gets worse."""
        language, decision = self._language, self.decision
        shown, others = len(decision.told_deciding), len(decision.deciding) - len(decision.told_deciding)
        if not shown:
            return language.gettext("No single answer lowers the overall stage if it loses one level.")
        words = language.ngettext(
            "If it loses one level, the overall stage falls.",
            "If one of them loses one level, the overall stage falls.",
            shown,
        )
        if others:
            more = language.ngettext(
                "So does it with {n} further answer.", "So does it with {n} further answers.", others
            )
            words += " " + more.format(n=others)
        return words

    def deciding(self) -> list[tuple[str, str, str]]:
        """Return each deciding answer: its name, its risk, and whether its proof was seen."""
        found = []
        for edge in self.decision.told_deciding:
            backing = self._answers.backing(self._result.assessment.answer(edge.code))
            told = backing or self._language.gettext("no evidence given")
            risk = self._names.risk(edge.code, self._result.risk_facts)
            found.append((self._names.capability(edge.code), risk, told))
        return found

    # The box to sign.

    def decide_by(self) -> str:
        """Return the day by which it is decided, as in "Mon, 30 Nov 2026"."""
        return self._language.day_of_year(self.decision.decide_by)

    @property
    def recommended(self) -> str:
        """What is recommended, in a few words; nothing where too little is known."""
        return self.alternatives.name(self.decision.recommended) if self.decision.recommended else ""

    def review(self) -> str:
        """Return the day of the review."""
        return self._language.day_of_year(self.decision.review)

    @property
    def responsible(self) -> str:
        """Who is to be in charge, as it was typed."""
        return self._result.assessment.plan.resolution.responsible

    @property
    def deputy(self) -> str:
        """Who stands in, as it was typed."""
        return self._result.assessment.plan.resolution.deputy

    # The questions that are left after a quick check.

    def more_questions(self) -> str:
        """Return how many questions a quick check leaves out, and how long they take; nothing after a full one."""
        more = self._result.more_questions
        if not more:
            return ""
        words = self._language.ngettext(
            "Still open: {n} further question, about {minutes} minutes",
            "Still open: {n} further questions, about {minutes} minutes",
            more,
        )
        return words.format(n=more, minutes=self.decision.question_minutes)

    def _dimension(self, score: DimensionScore) -> StandingText:
        target = next(d.stage.low for d in self.decision.target.dimensions if d.code == score.code)
        ruled_out = score.unrateable not in {None, Unrateable.COVERAGE}
        silent = not (score.answered or score.unknown)
        low, high = score.stage.certain, score.stage.high
        return StandingText(
            code=score.code,
            name=self._names.dimension(score.code),
            low=None if ruled_out else low,
            high=None if ruled_out else high,
            figure=NONE if ruled_out or silent else str(high) if low == high else f"{low}–{high}",
            # What does not apply has nothing to reach.
            target=0 if ruled_out else target,
        )

    def _consequence(self, found: Consequence) -> ConsequenceText:
        risk = self._names.risk(found.capability, self._result.risk_facts)
        lead, end, rest = risk.partition(_SENTENCE_END)
        if self._result.assessment.answer(found.capability).level is None:
            rest = " ".join(filter(None, [rest, self._language.gettext("How it is today, no one knew.")]))
        return ConsequenceText(found.capability, lead + end.strip(), rest)

    def _open_answers(self, found: NextStage) -> str:
        language, n = self._language, len(found.needs)
        if n > _MOST_NAMED:
            words = language.gettext("{n} open answers stand between you and overall stage {stage}.")
            return words.format(n=n, stage=found.stage)
        words = language.ngettext(
            "One open answer stands between you and overall stage {stage}: {names}.",
            "{n} open answers stand between you and overall stage {stage}: {names}.",
            n,
        )
        names = [language.gettext("“{name}”").format(name=self._names.capability(need.code)) for need in found.needs]
        return words.format(n=n, stage=found.stage, names=self._language.all_of(names))

    def _which_dimensions(self, found: NextStage) -> str:
        language, held, every = self._language, found.dimensions, len(self._result.score.dimensions)
        core = {score.code for score in self._result.score.dimensions if score.kind is DimensionKind.CORE}
        if core == {*held} and len(core) < every:
            words = language.gettext("All core dimensions are too low for overall stage {stage}.")
            return words.format(stage=found.stage)
        if len(held) > _MOST_NAMED:
            words = language.gettext("{n} of the {all} dimensions are too low for overall stage {stage}.")
            return words.format(n=len(held), all=every, stage=found.stage)
        names = [language.gettext("“{name}”").format(name=self._names.dimension(code)) for code in held]
        words = language.ngettext(
            "{names} is too low for overall stage {stage}.", "{names} are too low for overall stage {stage}.", len(held)
        )
        return words.format(names=self._language.all_of(names), stage=found.stage)

    def _how_much(self, found: NextStage) -> str:
        n = len(found.needs)
        if n <= _MOST_NAMED and self.kind is not DecisionKind.QUICK:
            language = self._language
            names = [
                language.gettext("“{name}”").format(name=self._names.capability(need.code)) for need in found.needs
            ]
            return language.gettext("Improving {names} is enough for that.").format(names=language.all_of(names))
        words = self._language.ngettext(
            "At least {n} capability must rise for that.", "At least {n} capabilities must rise for that.", n
        )
        return words.format(n=n)

    def _effect(self) -> list[str]:
        """Return whether the recommended way leads to the next overall stage, or else with what it begins."""
        language, way, found = self._language, self.decision.recommended, self.decision.next_stage
        if found is None or not found.needs or found.only_unknown:
            return []
        if way is None or way.stage is None or self.kind is DecisionKind.QUICK:
            return []
        if way.stage.low >= found.stage:
            return [language.gettext("The recommended way leads there.")]
        # The stage is about everything, the way about what is urgent: neither follows from the other.
        urgent = language.gettext("The recommended way deals with what is urgent; the overall stage rises later.")
        return [urgent, *self._first_step()]

    def _first_step(self) -> list[str]:
        alternative = self.decision.chosen
        if alternative is None or alternative.roadmap is None:
            return []
        waiting = (step for package in alternative.roadmap.ordered for step in package.steps)
        done = self._result.planner.basis.done
        step = next((step for step in waiting if not done(step)), None)
        if step is None:
            return []
        title = self._steps.title(step.capability, step.level)
        if not alternative.roadmap.estimated:
            name = self._names.capability(step.capability)
            words = self._language.gettext("The first step: {name}, {step}.")
            return [words.format(name=name, step=title.rstrip("."))]
        words = self._language.gettext("The first step: {step} ({hours}).")
        hours = self._roadmap.in_hours(hours_of(step.person_days)).replace(" ", "\N{NO-BREAK SPACE}")
        return [words.format(step=title.rstrip("."), hours=hours)]
