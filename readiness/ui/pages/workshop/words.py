"""What panel and projector say alike: how the votes lie, what to do now, who is still missing."""

from collections.abc import Sequence

from readiness.app.workshop import Reveal
from readiness.domain.workshop_record import RoundRecord
from readiness.foundation.language import Language
from readiness.scoring.consensus import Consensus, Verdict
from readiness.workshop.ballot_box import Turnout
from readiness.workshop.interfaces import Kind, Network

# Shapes, for those who do not see the colours.
SIGNS = {Verdict.GREEN: "●", Verdict.YELLOW: "▲", Verdict.RED: "■"}


def headline(language: Language, shown: Reveal, *, later: bool) -> str:
    """Return in a few words how the votes lie; `later` says that this was not the first vote on the question."""
    _ = language.gettext
    if shown.pair:
        return _("Two votes: {low} and {high}").format(low=shown.pair[0], high=shown.pair[1])
    if shown.record.count is None:
        return _("Too few votes to show")
    if shown.consensus is None:
        return _("Hardly anybody knows")
    return {
        Verdict.GREEN: _("Close together"),
        Verdict.YELLOW: _("Nearly together"),
        Verdict.RED: _("Still far apart") if later else _("Far apart"),
    }[shown.consensus.verdict]


def advice(language: Language, shown: Reveal, *, later: bool) -> str:
    """Return what to do now; the rule was fixed before the vote."""
    _ = language.gettext
    if shown.pair:
        return _("With two votes nothing is computed. Hear both reasons, then decide.")
    if shown.record.count is None:
        return _(
            "Under three votes the result stays hidden, so that nobody can be recognised. Vote again with more people."
        )
    if shown.consensus is None:
        return _("Fewer than three people gave a level. Find out who would know, and note it.")
    return _advice_by_rule(language, shown.consensus, shown.hear_first, later=later)


def _advice_by_rule(language: Language, figures: Consensus, first: Sequence[int], *, later: bool) -> str:
    _ = language.gettext
    if figures.verdict is Verdict.GREEN:
        return _("Take level {level}, unless somebody has evidence against it.").format(level=figures.suggested)
    asked = _("Ask for the evidence behind {levels}.").format(levels=listed(language, first))
    if figures.verdict is Verdict.YELLOW:
        return " ".join((asked, _("Two minutes are enough.")))
    if later:
        return _("Take the highest level for which evidence was shown, and note the view that remains.")
    return " ".join((asked, _("Whoever ranks highest speaks last. Then vote again.")))


def listed(language: Language, levels: Sequence[int]) -> str:
    """Return levels as people say them."""
    *rest, last = (str(level) for level in levels)
    return language.gettext("{levels} and {last}").format(levels=", ".join(rest), last=last) if rest else last


def votes_of(language: Language, turnout: Turnout) -> str:
    """Return how many have voted."""
    return language.gettext("{votes} of {participants} have voted").format(
        votes=turnout.votes, participants=turnout.participants
    )


def missing(language: Language, turnout: Turnout) -> str:
    """Return how many are still missing, never who."""
    left = turnout.participants - turnout.votes
    if left <= 0:
        return (
            language.gettext("Everybody has voted.")
            if turnout.participants
            else language.gettext("Nobody has joined yet.")
        )
    return language.ngettext("{n} person is still missing", "{n} people are still missing", left).format(n=left)


def people(language: Language, turnout: Turnout) -> str:
    """Return how many are in the room."""
    number = turnout.participants
    return language.ngettext("{n} person is in the room", "{n} people are in the room", number).format(n=number)


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
    if record.count and record.count.dont_know:
        notes.append(language.gettext("don’t know: {n}").format(n=record.count.dont_know))
    if first and first.count:
        notes.append(language.gettext("in brackets: the first vote"))
    return " · ".join(notes)


def role_gap_in_words(language: Language, shown: Reveal) -> str:
    """Return how management and practice differ, nothing where it cannot be said or is less than a level."""
    if shown.role_gap is None or abs(shown.role_gap) < 1:
        return ""
    how = language.gettext("Management sees this {n} higher than practice does.")
    if shown.role_gap < 0:
        how = language.gettext("Management sees this {n} lower than practice does.")
    gap = abs(shown.role_gap)
    # Half levels, too, are several in both languages.
    levels = language.ngettext("{n} level", "{n} levels", 1 if gap == 1 else 2).format(n=f"{gap:g}")
    return how.format(n=levels)


def network_name(language: Language, network: Network) -> str:
    """Return a network as the picker shows it."""
    _ = language.gettext
    kind = {
        Kind.WIFI: _("Wi-Fi"),
        Kind.CABLE: _("Cable"),
        Kind.OTHER: _("Network"),
        Kind.VIRTUAL: _("Within this computer only"),
        Kind.VPN: _("VPN, out of reach for phones"),
        Kind.LINK_LOCAL: _("Without an address from a router"),
        Kind.LOOPBACK: _("This computer only, for trying it out"),
    }[network.kind]
    return f"{network.interface.address} · {kind} ({network.interface.name})"
