"""How sure a result is: what backs its answers, who gave them, and where views remained apart."""

from collections.abc import Iterator

from readiness.foundation.language import Language
from readiness.results.credibility import Credibility
from readiness.results.proof import PROVABLE_FROM, Proof, proof
from readiness.wording.wording import Wording
from readiness.wording.workshop import blind_spot_in_words, without_levels


def proof_parts(proof: Proof, language: Language) -> list[tuple[int, str]]:
    """Return how many levels are backed in which way, each with its words; a way that backs none is left out."""
    _ = language.gettext
    parts = [
        (proof.shown, _("evidence seen")),
        (proof.stated, _("stated, not seen")),
        (proof.guessed, _("guessed")),
        (proof.unbacked, _("without evidence")),
    ]
    return [(count, words) for count, words in parts if count]


def proof_warning(proof: Proof, wording: Wording) -> str:
    """Return which high levels rest on nothing that anybody has seen; nothing where all are shown."""
    if not proof.unproven:
        return ""
    words = wording.language.gettext("Level {level} or higher, but no evidence seen: {names}.")
    if any(wording.result.capability(code).own_scale for code in proof.unproven):
        words = wording.language.gettext("Good answers, but no evidence seen: {names}.")
    elif proof.doubtful:
        words = wording.language.gettext(
            "From level {level} on, a rule is written down. For {n} of {high} such answers no one has seen it. Have it "
            "shown to you before you rely on it: {names}."
        )
    names = wording.names.capabilities(proof.unproven)
    return words.format(level=PROVABLE_FROM, n=len(proof.unproven), high=proof.high, names=names)


def credibility_lines(found: Credibility, wording: Wording) -> list[str]:
    """Return what speaks for the answers and what raises doubts, each in a sentence."""
    return list(_credibility(found, wording))


def _credibility(found: Credibility, wording: Wording) -> Iterator[str]:
    language = wording.language
    _ = language.gettext
    if not wording.result.assessment.details.assessor:
        yield _("It is not recorded who answered.")
    unknown = wording.result.progress().unknown
    if unknown:
        words = language.ngettext(
            "{n} question is answered with “don’t know”.", "{n} questions are answered with “don’t know”.", unknown
        )
        yield words.format(n=unknown)
    if open_questions := proof(wording.result).open - unknown:
        words = language.ngettext(
            "{n} question is still without an answer.", "{n} questions are still without an answer.", open_questions
        )
        yield words.format(n=open_questions)
    if found.views:
        words = language.ngettext(
            "{n} person has answered the questions by name.",
            "{n} people have answered the questions by name.",
            found.views,
        )
        yield words.format(n=found.views)
    if not found.meetings:
        yield _("No workshop was held. No one voted on the answers.")
    else:
        words = language.ngettext(
            "In a workshop with {people} people, {voted} of {levels} answers were voted on.",
            "In {n} workshops with up to {people} people, {voted} of {levels} answers were voted on.",
            found.meetings,
        )
        told = words.format(n=found.meetings, people=found.participants, voted=found.voted, levels=found.levels)
        yield told
    for codes, words in (
        (found.disputed, _("Another view remained on: {names}.")),
        (found.clashing, _("Views differ and are not settled yet: {names}.")),
        (found.differing, _("The answer is not what the workshop agreed on: {names}.")),
        (found.contradicting, _("Called not applicable, although the profile says otherwise: {names}.")),
    ):
        if codes:
            yield words.format(names=wording.names.capabilities(codes))
    if blind_spot := blind_spot_in_words(
        language, found.unknown_to_management, levels=not without_levels(wording.result.questionnaire)
    ):
        yield blind_spot
