"""A workshop from its meetings to the views that remained, in words: what a report says of it."""

from dataclasses import dataclass

from readiness.domain.workshop_record import Decision, RoundRecord
from readiness.scoring.agreement import agreement
from readiness.scoring.consensus import ROLE_GAP_LIMIT
from readiness.wording.wording import Wording
from readiness.wording.workshop import (
    alike_in_words,
    blind_spot_in_words,
    gap_in_words,
    meeting_in_words,
    verdict_in_words,
)


@dataclass(frozen=True, slots=True)
class RoundSummary:
    """One vote: how often each level 0 to 5 was given, and how far the votes lay apart.

    The tally is None where fewer than three people voted: it could tell who voted what.
    """

    title: str
    tally: tuple[int, ...] | None
    verdict: str


@dataclass(frozen=True, slots=True)
class VoteSummary:
    """A question of the workshop; `last` is None where there was one vote only."""

    name: str
    first: RoundSummary
    last: RoundSummary | None
    agreed: str


@dataclass(frozen=True, slots=True)
class DissentSummary:
    """What was decided although another view remained: both views, each in its own words."""

    name: str
    agreed: str
    reason: str
    views: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleGapSummary:
    """How management and practice differ in a dimension; `striking` from one level on."""

    dimension: str
    gap: str
    striking: bool


@dataclass(frozen=True, slots=True)
class WorkshopSummary:
    """Everything in one language; `votes` stand in the order of the questionnaire."""

    meetings: list[str]
    alike: str
    blind_spot: str
    votes: list[VoteSummary]
    dissent: list[DissentSummary]
    gaps: list[RoleGapSummary]


def workshop_summary(wording: Wording) -> WorkshopSummary | None:
    """Return the workshop in words; None where none was held."""
    record, questionnaire = wording.result.assessment.workshop, wording.result.questionnaire
    if not record.held:
        return None
    found = agreement(record, questionnaire)
    parts, language = _Parts(wording), wording.language
    asked = [code for code in questionnaire.capabilities if record.rounds(code)]
    return WorkshopSummary(
        meetings=[meeting_in_words(language, meeting) for meeting in record.meetings],
        alike=alike_in_words(language, found.alpha),
        blind_spot=blind_spot_in_words(language, found.unknown_to_management),
        votes=[parts.vote(code, record.rounds(code), record.decisions.get(code)) for code in asked],
        dissent=[
            parts.dissent(code, record.decisions[code])
            for code in questionnaire.capabilities
            if code in record.decisions and record.decisions[code].dissent
        ],
        gaps=[
            parts.gap(dimension.code, found.role_gaps[dimension.code])
            for dimension in questionnaire.dimensions
            if dimension.code in found.role_gaps
        ],
    )


class _Parts:
    """Makes the parts of one summary."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._language = wording.language

    def vote(self, code: str, rounds: list[RoundRecord], decision: Decision | None) -> VoteSummary:
        """Return first and last vote on a question."""
        first, *later = rounds
        return VoteSummary(
            name=self._name(code),
            first=self._round(first, self._language.gettext("First vote")),
            last=self._round(later[-1], self._language.gettext("Last vote")) if later else None,
            agreed=self._level(decision.level) if decision else "–",
        )

    def dissent(self, code: str, decision: Decision) -> DissentSummary:
        """Return what was decided and the views that remained."""
        return DissentSummary(
            name=self._name(code),
            agreed=self._level(decision.level),
            reason=decision.reason,
            views=decision.dissent,
        )

    def gap(self, dimension: str, gap: float) -> RoleGapSummary:
        """Return a dimension and how far the roles lie apart in it."""
        words = gap_in_words(self._language, gap)
        return RoleGapSummary(self._wording.names.dimension(dimension), words, abs(gap) >= ROLE_GAP_LIMIT)

    def _round(self, record: RoundRecord, title: str) -> RoundSummary:
        tally = record.count.tally if record.count else None
        return RoundSummary(title, tally, verdict_in_words(self._language, record))

    def _name(self, code: str) -> str:
        return self._language.of(self._wording.result.capability(code).name)

    def _level(self, level: int) -> str:
        return f"{level} {self._wording.names.level(level)}"
