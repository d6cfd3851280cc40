"""A workshop from its meetings to the views that remained, in words: what a report says of it.

First what management reads: what was decided, what is open, what comes first. The figures are for the consultant.
"""

from dataclasses import dataclass

from readiness.domain.levels import COUNT
from readiness.domain.workshop_record import Decision, RoundRecord
from readiness.scoring.agreement import agreement
from readiness.scoring.consensus import ROLE_GAP_LIMIT, Reveal, most_apart, reveal_of
from readiness.wording.answer_names import AnswerNames
from readiness.wording.wording import Wording
from readiness.wording.work_packages import WorkPackage, work_packages
from readiness.wording.workshop import (
    alike_in_words,
    alpha_in_words,
    answers_by_name,
    blind_spot_in_words,
    figures_in_words,
    gap_in_words,
    meeting_in_words,
    verdict_in_words,
    wide_gap_in_words,
    without_levels,
)
from readiness.wording.workshop_end import Agreed, agreed_in_words, difference_in_words

# As many differences as a reader remembers.
MOST_DIFFERENCES = 3


@dataclass(frozen=True, slots=True)
class RoundSummary:
    """One vote: how often each answer was given, how far the votes lay apart, and the figures of that.

    `answers` are what stands below the columns, the least first: the levels 0 to 5 or, where they are its `own`, the
    names of the question's answers. The tally has a number for each; it is None where fewer than three people voted,
    for it could tell who voted what. There are no figures then.
    """

    title: str
    answers: tuple[str, ...]
    own: bool
    tally: tuple[int, ...] | None
    verdict: str
    figures: str


@dataclass(frozen=True, slots=True)
class VoteSummary:
    """A question of the workshop; `last` is None where there was one vote only."""

    name: str
    first: RoundSummary
    last: RoundSummary | None


@dataclass(frozen=True, slots=True)
class DecisionSummary:
    """What was decided and why, each view that remained in its own words, and the answer now where it is another."""

    name: str
    level: str
    reason: str
    views: tuple[str, ...]
    now: str


@dataclass(frozen=True, slots=True)
class RoleGapSummary:
    """How management and practice differ in a dimension; `striking`, from one level on, is that as a sentence."""

    dimension: str
    gap: str
    striking: str


@dataclass(frozen=True, slots=True)
class WorkshopSummary:
    """Everything in one language; decisions, open questions and votes stand in the order of the questionnaire."""

    meetings: list[str]
    outcome: str
    alike: str
    blind_spot: str
    changed: str
    differences: list[str]
    decisions: list[DecisionSummary]
    open: list[str]
    first_packages: list[str]
    gaps: list[RoleGapSummary]
    alpha: str
    votes: list[VoteSummary]
    # Whether any question has the six levels; otherwise nothing speaks of them.
    levels: bool

    @property
    def striking_gaps(self) -> list[RoleGapSummary]:
        """The dimensions in which management and practice differ by a level or more."""
        return [gap for gap in self.gaps if gap.striking]


def workshop_summary(wording: Wording) -> WorkshopSummary | None:
    """Return the workshop in words; None where none was held."""
    record, questionnaire = wording.result.assessment.workshop, wording.result.questionnaire
    if not record.held:
        return None
    found = agreement(record, questionnaire)
    parts, language, levels = _Parts(wording), wording.language, not without_levels(questionnaire)
    return WorkshopSummary(
        meetings=[meeting_in_words(language, meeting, questionnaire) for meeting in record.meetings],
        outcome=parts.outcome(),
        alike=alike_in_words(language, found.alpha, levels=levels),
        blind_spot=blind_spot_in_words(language, found.unknown_to_management, levels=levels),
        changed=parts.changed(),
        differences=parts.differences(),
        decisions=[parts.decision(decision) for decision in parts.decided.values()],
        open=parts.open(),
        first_packages=parts.first_packages(),
        gaps=[
            parts.gap(dimension.code, found.role_gaps[dimension.code])
            for dimension in questionnaire.dimensions
            if dimension.code in found.role_gaps
        ],
        alpha=alpha_in_words(language, found.alpha, levels=levels),
        votes=[parts.vote(code, rounds) for code, rounds in parts.voted.items()],
        levels=levels,
    )


class _Parts:
    """Makes the parts of one summary."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._language = wording.language
        self._record = wording.result.assessment.workshop
        codes = wording.result.questionnaire.capabilities
        self.voted = {code: rounds for code in codes if (rounds := self._record.rounds(code))}
        self.decided = {code: self._record.decisions[code] for code in codes if code in self._record.decisions}
        self._differing = [code for code, decision in self.decided.items() if self._level_now(code) != decision.level]

    def outcome(self) -> str:
        """Return on how many questions the group voted, how many it decided, and on how many a view remains."""
        asked = len(self.voted.keys() | self.decided.keys())
        words = self._language.ngettext(
            "The group voted on {n} question and decided {decided}.",
            "The group voted on {n} questions and decided {decided} of them.",
            asked,
        ).format(n=asked, decided=len(self.decided))
        if views := sum(bool(decision.dissent) for decision in self.decided.values()):
            words += " " + self._language.gettext("On {n} of these another view remains.").format(n=views)
        return words

    def changed(self) -> str:
        """Return where the answer is no longer what the group decided; nothing where there is no such question."""
        if not self._differing:
            return ""
        words = self._language.ngettext(
            "On {n} question the assessment no longer says what the group decided: {names}. The answer was changed "
            "later; stages and plan follow the answer of today.",
            "On {n} questions the assessment no longer says what the group decided: {names}. The answers were changed "
            "later; stages and plan follow the answers of today.",
            len(self._differing),
        )
        return words.format(n=len(self._differing), names=self._wording.names.capabilities(self._differing))

    def differences(self) -> list[str]:
        """Return the questions with the widest first votes, and how the votes lay at last."""
        first = {code: self._reveal(rounds[0]) for code, rounds in self.voted.items()}
        return [
            self._difference(
                shown,
                self._reveal(self.voted[shown.record.capability][-1]),
            )
            for shown in most_apart(first.values())[:MOST_DIFFERENCES]
        ]

    def decision(self, decision: Decision) -> DecisionSummary:
        """Return what was decided, the views that remained, and what the assessment says now."""
        code = decision.capability
        return DecisionSummary(
            name=self._name(code),
            level=self._answer(code, decision.level),
            reason=decision.reason,
            views=decision.dissent,
            now=self._wording.answers.of(code) if code in self._differing else "",
        )

    def open(self) -> list[str]:
        """Return the questions that wait for a decision, each with what came of it so far."""
        _ = self._language.gettext
        parked = {code for meeting in self._record.meetings for code in meeting.parked}
        words = (
            _("{question}: put off until later; the answer rests on no decision of the group."),
            _("{question}: voted on, but not decided."),
        )
        return [
            words[code not in parked].format(question=self._name(code))
            for code in self._wording.result.questionnaire.capabilities
            if code not in self.decided and (code in parked or code in self.voted)
        ]

    def first_packages(self) -> list[str]:
        """Return the packages that the group named as the most important, with owner and day, in its order."""
        roadmap = self._wording.result.roadmap
        planned = {work.package.capability: work for work in work_packages(roadmap, self._wording)} if roadmap else {}
        known = self._wording.result.questionnaire.capabilities
        return [self._package(code, planned.get(code)) for code in self._record.agreed if code in known]

    def _reveal(self, record: RoundRecord) -> Reveal:
        questionnaire = self._wording.result.questionnaire
        return reveal_of(record, questionnaire.capabilities.get(record.capability), questionnaire.room_roles)

    def gap(self, dimension: str, gap: float) -> RoleGapSummary:
        """Return a dimension and how far the roles lie apart in it."""
        striking = (
            wide_gap_in_words(self._language, gap, self._wording.result.whole) if abs(gap) >= ROLE_GAP_LIMIT else ""
        )
        return RoleGapSummary(
            self._wording.names.dimension(dimension),
            gap_in_words(self._language, gap, self._wording.result.whole),
            striking,
        )

    def vote(self, code: str, rounds: list[RoundRecord]) -> VoteSummary:
        """Return first and last vote on a question."""
        first, *later = rounds
        return VoteSummary(
            name=self._name(code),
            first=self._round(first, self._language.gettext("First vote")),
            last=self._round(later[-1], self._language.gettext("Last vote")) if later else None,
        )

    def _difference(self, first: Reveal, last: Reveal) -> str:
        _ = self._language.gettext
        code = first.record.capability
        named = answers_by_name(self._wording.result.questionnaire, code, self._language)
        name, wide = self._name(code), difference_in_words(self._language, first, named)
        if last == first:
            return _("{question}: votes {range}.").format(question=name, range=wide)
        after = difference_in_words(self._language, last, named)
        if not after:
            return _("{question}: votes {range}; after the discussion too few to show.").format(
                question=name, range=wide
            )
        words = _("{question}: votes {range}; after the discussion {after}.")
        return words.format(question=name, range=wide, after=after)

    def _package(self, code: str, work: WorkPackage | None) -> str:
        _ = self._language.gettext
        if work is None:
            words = _("{package}: no longer in the plan; today {answer}")
            return words.format(package=self._name(code), answer=self._wording.answers.of(code))
        title = f"{work.name} ({work.change})"
        if work.done:
            return _("{package}: done").format(package=title)
        due = self._wording.result.assessment.plan.note(work.package.steps[-1].id).due or work.due
        return agreed_in_words(self._language, Agreed(title, work.owner, due))

    def _round(self, record: RoundRecord, title: str) -> RoundSummary:
        language, code = self._language, record.capability
        named = answers_by_name(self._wording.result.questionnaire, code, language)
        rungs = range(COUNT) if named is None else self._wording.result.questionnaire.capabilities[code].rungs
        return RoundSummary(
            title,
            tuple(str(level) if named is None else named(level) for level in rungs),
            named is not None,
            tuple(record.count.tally[level] for level in rungs) if record.count else None,
            verdict_in_words(language, record, named),
            figures_in_words(language, record),
        )

    def _level_now(self, code: str) -> int | None:
        return self._wording.result.assessment.answer(code).level

    def _name(self, code: str) -> str:
        return self._language.of(self._wording.result.capability(code).name)

    def _answer(self, code: str, level: int) -> str:
        questionnaire = self._wording.result.questionnaire
        return AnswerNames(questionnaire, self._language).numbered(questionnaire.capabilities[code], level)
