"""A workshop in words: how the votes lie, what to do now, how the roles differ, how alike the questions are read.

Panel, projector and report say the same. Every count here is of all votes, never of a person.
"""

from collections.abc import Callable, Mapping, Sequence

from readiness.domain.questionnaire import Questionnaire
from readiness.domain.workshop_record import Meeting, RoundRecord, UsualRole
from readiness.foundation.language import Language
from readiness.scoring.agreement import BLIND_SPOT_LIMIT
from readiness.scoring.consensus import ROLE_GAP_LIMIT, Consensus, Reveal, Verdict, consensus
from readiness.wording.answer_names import AnswerNames

# Shapes, for those who do not see the colours.
VERDICT_SIGNS = {Verdict.GREEN: "●", Verdict.YELLOW: "▲", Verdict.RED: "■"}
# Krippendorff's own marks: from .800 on reliable, from .667 on enough for tentative conclusions.
_GOOD, _TENTATIVE = 0.800, 0.667


# What an answer is called where a question has answers of its own; None where all share the levels.
Named = Callable[[int], str] | None


def headline(language: Language, shown: Reveal, *, later: bool, named: Named = None) -> str:
    """Return in a few words how the votes lie; `later` says that this was not the first vote on the question."""
    _ = language.gettext
    if shown.record.count is None:
        return _("Too few levels to show") if named is None else _("Too few answers to show")
    assert shown.consensus is not None
    return {
        Verdict.GREEN: _("Close together"),
        Verdict.YELLOW: _("Nearly together"),
        Verdict.RED: _("Still far apart") if later else _("Far apart"),
    }[shown.consensus.verdict]


def without_levels(questionnaire: Questionnaire) -> bool:
    """Return whether no question shares the six levels: then nothing that people read speaks of them."""
    return bool(questionnaire.capabilities) and all(one.own_scale for one in questionnaire.capabilities.values())


def answers_by_name(questionnaire: Questionnaire, code: str | None, language: Language) -> Named:
    """Return what the answers of a question are called, by level; None where all questions share the levels."""
    capability = questionnaire.capabilities.get(code or "")
    if capability is None or not capability.own_scale:
        return None
    names = AnswerNames(questionnaire, language)
    return lambda level: names.name(capability, level)


def advice(language: Language, shown: Reveal, *, later: bool, named: Named = None) -> str:
    """Return what to do now; the rule was fixed before the vote."""
    _ = language.gettext
    if shown.consensus is None and named is not None:
        return _(
            "Fewer than three people gave an answer, so nothing is shown: no one can be identified. Ask who knows the "
            "evidence, or vote again with more people."
        )
    if shown.consensus is None:
        return _(
            "Fewer than three people gave a level, so nothing is shown: no one can be identified. Ask who knows the "
            "evidence, or vote again with more people."
        )
    return _advice_by_rule(language, shown.consensus, shown.hear_first, later=later, named=named)


def _advice_by_rule(language: Language, figures: Consensus, first: Sequence[int], *, later: bool, named: Named) -> str:
    _ = language.gettext
    if figures.verdict is Verdict.GREEN:
        if named is not None and figures.suggested is not None:
            words = _("Choose “{answer}”, unless someone has evidence against it.")
            return words.format(answer=named(figures.suggested))
        return _("Choose level {level}, unless someone has evidence against it.").format(level=figures.suggested)
    asked = _("Ask: what evidence is there for {levels}?").format(levels=listed(language, first, named))
    if figures.verdict is Verdict.YELLOW:
        return " ".join((asked, _("Two minutes are enough.")))
    if later:
        if named is not None:
            return _("Use the highest answer backed by evidence, and record the other view.")
        return _("Use the highest level backed by evidence, and record the other view.")
    return " ".join((asked, _("The most senior person speaks last. Then vote again.")))


def listed(language: Language, levels: Sequence[int], named: Named = None) -> str:
    """Return levels, or answers, as people say them."""
    quoted = language.gettext("“{name}”")
    *rest, last = (str(level) if named is None else quoted.format(name=named(level)) for level in levels)
    return language.gettext("{levels} and {last}").format(levels=", ".join(rest), last=last) if rest else last


def tally_in_words(language: Language, tally: Sequence[int], names: Mapping[int, str], dont_know: int) -> str:
    """Return the votes as a sentence for those who do not see the bars; `names` are those of the answers, by level."""
    parts = [f"{name}: {tally[level]}" for level, name in names.items() if tally[level]]
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


def role_gap_in_words(language: Language, shown: Reveal, questionnaire: Questionnaire) -> str:
    """Return how management and practice differ, nothing where it cannot be said or is less than a level."""
    if shown.role_gap is None or abs(shown.role_gap) < ROLE_GAP_LIMIT:
        return ""
    return wide_gap_in_words(language, shown.role_gap, questionnaire)


def compared(language: Language, questionnaire: Questionnaire) -> tuple[str, str] | None:
    """Return the names of the two roles that are compared, where the questionnaire names its own; otherwise None."""
    first, second = [*map(language.of, questionnaire.room.values()), "", ""][:2]
    return (first, second) if first and second else None


def wide_gap_in_words(language: Language, gap: float, questionnaire: Questionnaire) -> str:
    """Return in a sentence how the first role sees a matter; the gap is not 0, and positive where it is higher."""
    levels = not without_levels(questionnaire)
    if own := compared(language, questionnaire):
        higher, lower = own if gap > 0 else own[::-1]
        words = language.gettext("“{higher}” sees this {n} higher than “{lower}”.")
        return words.format(higher=higher, lower=lower, n=levels_apart(language, abs(gap), levels=levels))
    how = language.gettext("Management sees this {n} higher than day-to-day staff do.")
    if gap < 0:
        how = language.gettext("Management sees this {n} lower than day-to-day staff do.")
    return how.format(n=levels_apart(language, abs(gap), levels=levels))


def gap_in_words(language: Language, gap: float, questionnaire: Questionnaire) -> str:
    """Return how the first two roles differ in a dimension; positive where the first gives higher levels."""
    levels = not without_levels(questionnaire)
    if not gap:
        return language.gettext("Both see it the same way.")
    if own := compared(language, questionnaire):
        words = language.gettext("{role}: {levels} higher")
        return words.format(role=own[0] if gap > 0 else own[1], levels=levels_apart(language, abs(gap), levels=levels))
    words = (
        language.gettext("Management: {levels} higher") if gap > 0 else language.gettext("Management: {levels} lower")
    )
    return words.format(levels=levels_apart(language, abs(gap), levels=levels))


def levels_apart(language: Language, distance: float, *, levels: bool = True) -> str:
    """Return a distance, as in "1 level" or "1.5 levels"; half levels, too, are several in both languages.

    Where no question has levels, its answers count 0 to 5 all the same: it is "1.5 points (of 5)" then.
    """
    if not levels:
        return language.gettext("{n} points (of 5)").format(n=language.number(distance, 1))
    words = language.ngettext("{n} level", "{n} levels", 1 if distance == 1 else 2)
    return words.format(n=language.number(distance, 1))


def meeting_in_words(language: Language, meeting: Meeting, questionnaire: Questionnaire) -> str:
    """Return day, number of people, how many of each role, and how many of them voted on paper."""
    _ = language.gettext
    people = language.ngettext("{day}: {n} person", "{day}: {n} people", meeting.people)
    people = people.format(day=language.long_date(meeting.on), n=meeting.people)
    names = {
        UsualRole.MANAGEMENT.value: _("{n} from management"),
        UsualRole.OPERATIVE.value: _("{n} from day-to-day staff"),
        UsualRole.OTHER.value: _("{n} with another view"),
    }
    own = {role: f"{language.of(name)}: {{n}}" for role, name in questionnaire.room.items()}
    order = dict.fromkeys([*questionnaire.room_roles, *sorted(meeting.roles)])
    told = {role: own.get(role) or names.get(role) or f"{role}: {{n}}" for role in order}
    roles = [told[role].format(n=meeting.roles[role]) for role in order if meeting.roles.get(role)]
    if meeting.on_paper:
        roles.append(_("{n} on paper").format(n=meeting.on_paper))
    return people + (f" ({', '.join(roles)})" if roles else "")


def alike_in_words(language: Language, alpha: float | None, *, levels: bool = True) -> str:
    """Return in plain words how alike a group read the questions, by Krippendorff's alpha of the first votes."""
    _ = language.gettext
    if alpha is None:
        return _("Too few votes to say how similarly the group read the questions.")
    if alpha >= _GOOD:
        return _("The group read the questions the same way.")
    if alpha >= _TENTATIVE:
        return _("The group read most questions the same way.")
    if not levels:
        return _("People read the answers differently, or know different parts of the organisation.")
    return _("People read the levels differently, or know different parts of the organisation.")


def alpha_in_words(language: Language, alpha: float | None, *, levels: bool = True) -> str:
    """Return Krippendorff's alpha of the first votes with its marks; nothing where there is none."""
    if alpha is None:
        return ""
    words = language.gettext(
        "Krippendorff’s alpha over the first votes is {alpha}: 1 is full agreement, 0 is chance; from {good} on it "
        "counts as reliable, from {tentative} on it is enough for first conclusions. Where all questions have similar "
        "levels, it is low even if people agree."
    )
    if not levels:
        words = language.gettext(
            "Krippendorff’s alpha over the first votes is {alpha}: 1 is full agreement, 0 is chance; from {good} on it "
            "counts as reliable, from {tentative} on it is enough for first conclusions. Where most answers are the "
            "same, it is low even if people agree."
        )
    figures = [language.number(round(figure, 2), 2) for figure in (alpha, _GOOD, _TENTATIVE)]
    return words.format(alpha=figures[0], good=figures[1], tentative=figures[2])


def figures_in_words(language: Language, record: RoundRecord) -> str:
    """Return the mean distance from the median and r_wg of a round, for those who know them; nothing under three."""
    found = consensus(record.count.levels()) if record.count else None
    if found is None:
        return ""
    words = language.gettext("AD {ad} · r_wg {r_wg}")
    return words.format(ad=language.number(round(found.ad, 2), 2), r_wg=language.number(round(found.r_wg, 2), 2))


def blind_spot_in_words(language: Language, share: float | None, *, levels: bool = True) -> str:
    """Return the share of don't-knows of management (0 to 1) where it is a finding, or nothing."""
    if share is None or share < BLIND_SPOT_LIMIT:
        return ""
    if not levels:
        words = language.gettext(
            "Blind spot: {percent}% of management’s votes on key questions were “don’t know”. Begin with a briefing "
            "for management."
        )
        return words.format(percent=round(100 * share))
    words = language.gettext(
        "Blind spot: {percent}% of management’s votes on key questions were “don’t know”. Begin with a briefing "
        "for management. Until then its basic knowledge is level 1 at most."
    )
    return words.format(percent=round(100 * share))


def verdict_in_words(language: Language, record: RoundRecord, named: Named = None) -> str:
    """Return in a line how far the votes of a round lay apart, and how many did not know."""
    _ = language.gettext
    if record.count is None and named is not None:
        return _("Not shown: fewer than three answers.")
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
