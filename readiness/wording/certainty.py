"""What is certain, in words: what no open question can change any more."""

from collections.abc import Sequence

from readiness.foundation.language import Language
from readiness.results.certainty import Certainty
from readiness.wording.names import Names
from readiness.wording.percent import percent_span


def certainty_in_words(found: Certainty, names: Names, language: Language) -> str:
    """Return what is certain about the overall stage, and which gates are still undecided."""
    sentences = [_stage(found, language)]
    if found.undecided:
        sentences.append(language.gettext("Open answers still decide what else is asked."))
    if found.settled or found.unsettled:
        sentences.append(_gates(found, names, language))
    return " ".join(sentences)


def _stage(found: Certainty, language: Language) -> str:
    _ = language.gettext
    if found.answered == found.asked:
        return _("All {asked} questions are answered.").format(asked=found.asked)
    if found.percent is not None:
        words = language.ngettext(
            "After {answered} of {asked} question the result can still be {span}.",
            "After {answered} of {asked} questions the result can still be {span}.",
            found.asked,
        )
        span = percent_span(*found.percent, language)
        return words.format(answered=found.answered, asked=found.asked, span=span)
    if found.stage_certain:
        words = language.ngettext(
            "After {answered} of {asked} question the overall stage can no longer change.",
            "After {answered} of {asked} questions the overall stage can no longer change.",
            found.asked,
        )
        return words.format(answered=found.answered, asked=found.asked)
    words = language.ngettext(
        "After {answered} of {asked} question the overall stage can still be {low} to {high}.",
        "After {answered} of {asked} questions the overall stage can still be {low} to {high}.",
        found.asked,
    )
    return words.format(answered=found.answered, asked=found.asked, low=found.stage.low, high=found.stage.high)


def _gates(found: Certainty, names: Names, language: Language) -> str:
    _ = language.gettext
    if not found.unsettled:
        return _("All gates are settled.")
    words = language.ngettext(
        "Still undecided: the gate {names}.", "Still undecided: the gates {names}.", len(found.unsettled)
    )
    return words.format(names=_listed(found.unsettled, names))


def _listed(gates: Sequence[str], names: Names) -> str:
    return ", ".join(map(names.quoted_gate, gates))
