"""What panel and projector say alike of the room as it is now: who is there, who is still missing, which network."""

import re

from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.language import Language
from readiness.wording.answer_names import AnswerNames
from readiness.workshop.ballot_box import Turnout
from readiness.workshop.interfaces import Network, NetworkKind

# A short word before the full stop may be an abbreviation; then the sentence is taken to go on.
_SENTENCE_END = re.compile(r"(?<=\w{4}[.!?])\s+(?=[A-ZÄÖÜ„“])")


def first_sentence(text: str) -> str:
    """Return the beginning of a text up to its first full stop, for where all of it would be too small to read."""
    return _SENTENCE_END.split(text, maxsplit=1)[0]


def answer_labels(questionnaire: Questionnaire, code: str, language: Language) -> dict[int, str]:
    """Return the names of the answers of a question by their levels: six levels with their figures, the least first.

    Answers of its own have only their names, in the order of their author.
    """
    capability, names = questionnaire.capabilities[code], AnswerNames(questionnaire, language)
    figure = "" if capability.own_scale else "{level}  "
    return {level: figure.format(level=level) + names.name(capability, level) for level in capability.listed}


def answer_digits(questionnaire: Questionnaire, code: str) -> dict[int, int]:
    """Return the digit that is typed for each answer, by level: the level, or the place of an answer of its own."""
    capability = questionnaire.capabilities[code]
    if not capability.own_scale:
        return {level: level for level in capability.rungs}
    return {level: place for place, level in enumerate(capability.listed, start=1)}


def answer_text(questionnaire: Questionnaire, code: str, level: int, language: Language) -> str:
    """Return what an answer says beside its name; empty where it says no more."""
    capability = questionnaire.capabilities[code]
    said = capability.statement(level)
    return "" if said == capability.answer_name(level) else language.of(said)


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
            language.gettext("Everyone has voted.")
            if turnout.participants
            else language.gettext("No one has joined yet.")
        )
    return language.ngettext("{n} person is still missing", "{n} people are still missing", left).format(n=left)


def people(language: Language, turnout: Turnout) -> str:
    """Return how many are in the room."""
    number = turnout.participants
    if not number:
        return language.gettext("No one has joined yet.")
    return language.ngettext("{n} person is in the room", "{n} people are in the room", number).format(n=number)


def network_name(language: Language, network: Network) -> str:
    """Return a network as the picker shows it."""
    _ = language.gettext
    kind = {
        NetworkKind.WIFI: _("Wi-Fi"),
        NetworkKind.CABLE: _("Cable"),
        NetworkKind.OTHER: _("Network"),
        NetworkKind.VIRTUAL: _("Within this computer only"),
        NetworkKind.VPN: _("VPN, out of reach for phones"),
        NetworkKind.LINK_LOCAL: _("No address from a router"),
        NetworkKind.LOOPBACK: _("This computer only, for trying it out"),
    }[network.kind]
    return f"{network.interface.address} · {kind} ({network.interface.name})"
