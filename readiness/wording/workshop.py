"""A workshop in words: how the votes lie, what to do now, how the roles differ, how alike the questions are read.

Panel, projector and report say the same. Every count here is of all votes, never of a person.
"""

from collections.abc import Sequence

from readiness.domain.workshop_record import Meeting, Role, RoundRecord
from readiness.foundation.language import Language
from readiness.scoring.agreement import BLIND_SPOT_LIMIT
from readiness.scoring.consensus import ROLE_GAP_LIMIT, Consensus, Reveal, Verdict, consensus

# Shapes, for those who do not see the colours.
VERDICT_SIGNS = {Verdict.GREEN: "●", Verdict.YELLOW: "▲", Verdict.RED: "■"}
# Krippendorff's own marks: from .800 on reliable, from .667 on enough for tentative conclusions.
_GOOD, _TENTATIVE = 0.800, 0.667


def headline(language: Language, shown: Reveal, *, later: bool) -> str:
    """Return in a few words how the votes lie; `later` says that this was not the first vote on the question."""
    _ = language.gettext
    if shown.record.count is None:
        return _("Too few levels to show")
    assert shown.consensus is not None
    return {
        Verdict.GREEN: _("Close together"),
        Verdict.YELLOW: _("Nearly together"),
        Verdict.RED: _("Still far apart") if later else _("Far apart"),
    }[shown.consensus.verdict]


def advice(language: Language, shown: Reveal, *, later: bool) -> str:
    """Return what to do now; the rule was fixed before the vote."""
    _ = language.gettext
    if shown.consensus is None:
        return _(
            "Fewer than three people gave a level, so nothing is shown: no one can be identified. Ask who knows the "
            "evidence, or vote again with more people."
        )
    return _advice_by_rule(language, shown.consensus, shown.hear_first, later=later)


def _advice_by_rule(language: Language, figures: Consensus, first: Sequence[int], *, later: bool) -> str:
    _ = language.gettext
    if figures.verdict is Verdict.GREEN:
        return _("Choose level {level}, unless someone has evidence against it.").format(level=figures.suggested)
    asked = _("Ask: what evidence is there for {levels}?").format(levels=listed(language, first))
    if figures.verdict is Verdict.YELLOW:
        return " ".join((asked, _("Two minutes are enough.")))
    if later:
        return _("Use the highest level backed by evidence, and record the other view.")
    return " ".join((asked, _("The most senior person speaks last. Then vote again.")))


def listed(language: Language, levels: Sequence[int]) -> str:
    """Return levels as people say them."""
    *rest, last = (str(level) for level in levels)
    return language.gettext("{levels} and {last}").format(levels=", ".join(rest), last=last) if rest else last


def tally_in_words(language: Language, tally: Sequence[int], names: Sequence[str], dont_know: int) -> str:
    """Return the votes as a sentence for those who do not see the bars."""
    parts = [f"{level} {names[level]}: {count}" for level, count in enumerate(tally) if count]
    if dont_know:
        parts.append(language.gettext("don’t know: {n}").format(n=dont_know))
    return language.gettext("Votes: {list}").format(list=", ".join(parts) or "0")


def votes_in_words(language: Language, shown: Reveal, first: RoundRecord | None) -> str:
    """Return what stands below the bars: how many voted, how many did not know, and what the brackets mean."""
    record = shown.record
    notes = [
        language.gettext("Votes: {votes} of {participants}").format(
            votes=record.votes, participants=record.participants
        )
    ]
    if record.paper:
        notes.append(language.gettext("on paper: {n}").format(n=record.paper))
    if record.count and record.count.dont_know:
        notes.append(language.gettext("don’t know: {n}").format(n=record.count.dont_know))
    # Without votes there are no bars, and so no brackets.
    if record.count and first and first.count:
        notes.append(language.gettext("in brackets: the first vote"))
    return " · ".join(notes)


def role_gap_in_words(language: Language, shown: Reveal) -> str:
    """Return how management and practice differ, nothing where it cannot be said or is less than a level."""
    if shown.role_gap is None or abs(shown.role_gap) < ROLE_GAP_LIMIT:
        return ""
    how = language.gettext("Management sees this {n} higher than day-to-day staff do.")
    if shown.role_gap < 0:
        how = language.gettext("Management sees this {n} lower than day-to-day staff do.")
    return how.format(n=levels_apart(language, abs(shown.role_gap)))


def gap_in_words(language: Language, gap: float) -> str:
    """Return how management and practice differ in a dimension; positive where management gives higher levels."""
    if not gap:
        return language.gettext("Both see it the same way.")
    words = (
        language.gettext("Management: {levels} higher") if gap > 0 else language.gettext("Management: {levels} lower")
    )
    return words.format(levels=levels_apart(language, abs(gap)))


def levels_apart(language: Language, distance: float) -> str:
    """Return a distance, as in "1 level" or "1.5 levels"; half levels, too, are several in both languages."""
    words = language.ngettext("{n} level", "{n} levels", 1 if distance == 1 else 2)
    return words.format(n=language.number(distance, 1))


def meeting_in_words(language: Language, meeting: Meeting) -> str:
    """Return day, number of people and of each role."""
    _ = language.gettext
    people = language.ngettext("{day}: {n} person", "{day}: {n} people", meeting.participants)
    people = people.format(day=language.long_date(meeting.on), n=meeting.participants)
    names = {
        Role.MANAGEMENT: _("{n} from management"),
        Role.OPERATIVE: _("{n} from day-to-day staff"),
        Role.OTHER: _("{n} with another view"),
    }
    roles = [names[role].format(n=meeting.roles[role]) for role in Role if meeting.roles.get(role)]
    return people + (f" ({', '.join(roles)})" if roles else "")


def alike_in_words(language: Language, alpha: float | None) -> str:
    """Return how alike a group read the questions, by Krippendorff's alpha of the first votes."""
    _ = language.gettext
    if alpha is None:
        return _("Too few votes to say how similarly the group read the questions.")
    if alpha >= _GOOD:
        meaning = _("The group read the questions the same way.")
    elif alpha >= _TENTATIVE:
        meaning = _("The group read most questions the same way.")
    else:
        meaning = _("People read the levels differently, or know different parts of the organisation.")
    figure = _("Krippendorff’s alpha over the first votes is {alpha} (1 is full agreement, 0 is chance).")
    return f"{meaning} {figure.format(alpha=language.number(round(alpha, 2), 2))}"


def blind_spot_in_words(language: Language, share: float | None) -> str:
    """Return the share of don't-knows of management (0 to 1) where it is a finding, or nothing."""
    if share is None or share < BLIND_SPOT_LIMIT:
        return ""
    words = language.gettext(
        "Blind spot: {percent}% of management’s votes on key questions were “don’t know”. Begin with a briefing "
        "for management. Until then its basic knowledge is level 1 at most."
    )
    return words.format(percent=round(100 * share))


def verdict_in_words(language: Language, record: RoundRecord) -> str:
    """Return in a line how far the votes of a round lay apart, and how many did not know."""
    _ = language.gettext
    if record.count is None:
        return _("Not shown: fewer than three levels.")
    found = consensus(record.count.levels())
    assert found is not None
    names = {
        Verdict.GREEN: _("close together"),
        Verdict.YELLOW: _("nearly together"),
        Verdict.RED: _("far apart"),
    }
    verdict = f"{VERDICT_SIGNS[found.verdict]} {names[found.verdict]}"
    if record.count.dont_know:
        unknown = _("don’t know: {n}").format(n=record.count.dont_know)
        # The number stays with its words where a line ends.
        verdict += " · " + unknown.replace(" ", "\N{NO-BREAK SPACE}")
    return verdict
