"""The workshop as the report prints it: who took part, how far the votes lay apart, what was decided, what remained."""

from dataclasses import dataclass

from markupsafe import Markup

from readiness.domain.workshop_record import Decision, Meeting, Role, RoundRecord
from readiness.foundation import formats
from readiness.foundation.translation import Translator
from readiness.reporting.charts.votes import votes_chart
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.agreement import BLIND_SPOT_LIMIT, agreement
from readiness.scoring.consensus import ROLE_GAP_LIMIT, Verdict, consensus

# Krippendorff's own marks: from .800 on reliable, from .667 on enough for tentative conclusions.
_GOOD, _TENTATIVE = 0.800, 0.667
# Shapes, for those who do not see colours, and for print in grey.
_SIGNS = {Verdict.GREEN: "●", Verdict.YELLOW: "▲", Verdict.RED: "■"}


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


def printed_workshop(result: AssessmentResult, language: str, t: Translator, accent: str) -> PrintedWorkshop | None:
    """Return the workshop of the document; None where none was held."""
    record, questionnaire = result.assessment.workshop, result.questionnaire
    if not record.held:
        return None
    found = agreement(record, questionnaire)
    words = _Words(result, language, t, accent)
    asked = [code for code in questionnaire.capabilities if record.rounds(code)]
    return PrintedWorkshop(
        meetings=[words.meeting(meeting) for meeting in record.meetings],
        alike=words.alike(found.alpha),
        blind_spot=words.blind_spot(found.unknown_to_management),
        votes=[words.vote(code, record.rounds(code), record.decisions.get(code)) for code in asked],
        dissent=[
            words.dissent(code, record.decisions[code])
            for code in questionnaire.capabilities
            if code in record.decisions and record.decisions[code].dissent
        ],
        gaps=[
            words.gap(dimension.name.in_language(language), found.role_gaps[dimension.code])
            for dimension in questionnaire.dimensions
            if dimension.code in found.role_gaps
        ],
    )


class _Words:
    """Says in one language what the figures mean."""

    def __init__(self, result: AssessmentResult, language: str, t: Translator, accent: str) -> None:
        self._questionnaire = result.questionnaire
        self._language = language
        self._t = t
        self._accent = accent

    def meeting(self, meeting: Meeting) -> str:
        """Return day, number of people and of each role."""
        t = self._t
        day = formats.long_date(meeting.on, self._language)
        people = t.ngettext("{day}: {n} person", "{day}: {n} people", meeting.participants)
        people = people.format(day=day, n=meeting.participants)
        names = {
            Role.MANAGEMENT: t.gettext("{n} from management"),
            Role.OPERATIVE: t.gettext("{n} from day-to-day business"),
            Role.OTHER: t.gettext("{n} with another view"),
        }
        roles = [names[role].format(n=meeting.roles[role]) for role in Role if meeting.roles.get(role)]
        return people + (f" ({', '.join(roles)})" if roles else "")

    def alike(self, alpha: float | None) -> str:
        """Return how well the group read the questions alike."""
        _ = self._t.gettext
        if alpha is None:
            return _("Too few votes to say how alike the group read the questions.")
        if alpha >= _GOOD:
            meaning = _("The group read the questions alike.")
        elif alpha >= _TENTATIVE:
            meaning = _("The group read most questions alike.")
        else:
            meaning = _("People read the levels differently, or know different parts of the organisation.")
        figure = _("Krippendorff’s alpha over the first votes is {alpha} (1 is full agreement, 0 is chance).")
        return f"{meaning} {figure.format(alpha=formats.number(round(alpha, 2), self._language, 2))}"

    def blind_spot(self, share: float | None) -> str:
        """Return the share of don't-knows of management where it is a finding."""
        if share is None or share < BLIND_SPOT_LIMIT:
            return ""
        words = self._t.gettext(
            "Blind spot: {percent} % of management’s votes on key questions were “don’t know”. "
            "Begin with a briefing of management. Until then its basic knowledge is level 1 at most."
        )
        return words.format(percent=round(100 * share))

    def vote(self, code: str, rounds: list[RoundRecord], decision: Decision | None) -> PrintedVote:
        """Return first and last vote on a question."""
        first, *later = rounds
        return PrintedVote(
            name=self._questionnaire.capabilities[code].name.in_language(self._language),
            first=self._round(first, self._t.gettext("First vote")),
            last=self._round(later[-1], self._t.gettext("Last vote")) if later else None,
            agreed=self._level(decision.level) if decision else "–",
        )

    def dissent(self, code: str, decision: Decision) -> PrintedDissent:
        """Return both views."""
        return PrintedDissent(
            name=self._questionnaire.capabilities[code].name.in_language(self._language),
            agreed=self._level(decision.level),
            reason=decision.reason,
            views=decision.dissent,
        )

    def gap(self, dimension: str, gap: float) -> PrintedGap:
        """Return the gap between the roles in words."""
        t, size = self._t, abs(gap)
        # Half levels, too, are several in both languages.
        levels = t.ngettext("{n} level", "{n} levels", 1 if size == 1 else 2)
        levels = levels.format(n=formats.number(size, self._language, 1))
        if not gap:
            words = t.gettext("Both see it alike.")
        elif gap > 0:
            words = t.gettext("Management: {levels} higher").format(levels=levels)
        else:
            words = t.gettext("Management: {levels} lower").format(levels=levels)
        return PrintedGap(dimension, words, size >= ROLE_GAP_LIMIT)

    def _round(self, record: RoundRecord, title: str) -> PrintedRound:
        t = self._t
        if record.count is None:
            hidden = t.gettext("Not shown: fewer than three votes.")
            return PrintedRound(Markup(""), hidden)
        found = consensus(record.count.levels())
        names = {
            Verdict.GREEN: t.gettext("close together"),
            Verdict.YELLOW: t.gettext("nearly together"),
            Verdict.RED: t.gettext("far apart"),
        }
        verdict = f"{_SIGNS[found.verdict]} {names[found.verdict]}" if found else t.gettext("hardly anybody knew")
        if record.count.dont_know:
            unknown = t.gettext("don’t know: {n}").format(n=record.count.dont_know)
            # The number stays with its words where a line ends.
            verdict += " · " + unknown.replace(" ", "\N{NO-BREAK SPACE}")
        return PrintedRound(votes_chart(record.count.tally, title, self._accent), verdict)

    def _level(self, level: int) -> str:
        return f"{level} {self._questionnaire.ladder[level].name.in_language(self._language)}"
