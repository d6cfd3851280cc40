"""The workshop as the report prints it: who took part, how far the votes lay apart, what was decided, what remained."""

from dataclasses import dataclass

from markupsafe import Markup

from readiness.domain.workshop_record import Decision, RoundRecord
from readiness.reporting.charts.votes import votes_chart
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
class PrintedRound:
    """One vote: a picture where it may be shown, and how far it lay apart."""

    picture: Markup
    verdict: str


@dataclass(frozen=True, slots=True)
class PrintedVote:
    """A question of the workshop; `last` is missing where there was one vote only."""

    name: str
    first: PrintedRound
    last: PrintedRound | None
    agreed: str


@dataclass(frozen=True, slots=True)
class PrintedDissent:
    """What was decided although another view remained: both views, each in its own words."""

    name: str
    agreed: str
    reason: str
    views: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedGap:
    """How management and practice differ in a dimension; `striking` from one level on."""

    dimension: str
    gap: str
    striking: bool


@dataclass(frozen=True, slots=True)
class PrintedWorkshop:
    """Everything in the report's language."""

    meetings: list[str]
    alike: str
    blind_spot: str
    votes: list[PrintedVote]
    dissent: list[PrintedDissent]
    gaps: list[PrintedGap]


def printed_workshop(wording: Wording, accent: str) -> PrintedWorkshop | None:
    """Return the workshop of the document; None where none was held."""
    record, questionnaire = wording.result.assessment.workshop, wording.result.questionnaire
    if not record.held:
        return None
    found = agreement(record, questionnaire)
    parts, language = _Parts(wording, accent), wording.language
    asked = [code for code in questionnaire.capabilities if record.rounds(code)]
    return PrintedWorkshop(
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
    """The printed parts of one workshop."""

    def __init__(self, wording: Wording, accent: str) -> None:
        self._wording = wording
        self._language = wording.language
        self._accent = accent

    def vote(self, code: str, rounds: list[RoundRecord], decision: Decision | None) -> PrintedVote:
        """Return first and last vote on a question."""
        first, *later = rounds
        return PrintedVote(
            name=self._name(code),
            first=self._round(first, self._language.gettext("First vote")),
            last=self._round(later[-1], self._language.gettext("Last vote")) if later else None,
            agreed=self._level(decision.level) if decision else "–",
        )

    def dissent(self, code: str, decision: Decision) -> PrintedDissent:
        """Return both views."""
        return PrintedDissent(
            name=self._name(code),
            agreed=self._level(decision.level),
            reason=decision.reason,
            views=decision.dissent,
        )

    def gap(self, dimension: str, gap: float) -> PrintedGap:
        """Return the gap between the roles in words."""
        words = gap_in_words(self._language, gap)
        return PrintedGap(self._wording.names.dimension(dimension), words, abs(gap) >= ROLE_GAP_LIMIT)

    def _round(self, record: RoundRecord, title: str) -> PrintedRound:
        picture = votes_chart(record.count.tally, title, self._accent) if record.count else Markup("")
        return PrintedRound(picture, verdict_in_words(self._language, record))

    def _name(self, code: str) -> str:
        return self._language.of(self._wording.result.capability(code).name)

    def _level(self, level: int) -> str:
        return f"{level} {self._wording.names.level(level)}"
