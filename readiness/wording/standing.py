"""How an assessment stands, in words: what the conditions of situations ask for beside the questions."""

from readiness.domain.knowledge import OPEN
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.results.standing import NO_INCIDENT
from readiness.scoring.score import GateStatus

# What is counted stands there with what it is counted in: a condition says the bare number.
_NAMES = {
    "depth": N_("Which questions are asked"),
    "answered": N_("Questions with a level, in percent"),
    "dont_know": N_("Questions that no one could answer, in percent"),
    "shown": N_("Answers whose evidence was seen, in percent"),
    "stage": N_("Overall stage that is certain"),
    "incident": N_("Open incident"),
    "on_target": N_("All targets reached"),
}
_VALUES = {
    "depth": {"quick": N_("the key questions"), "full": N_("all questions")},
    "incident": {
        NO_INCIDENT: N_("none"),
        "green": N_("green"),
        "amber": N_("amber"),
        "red": N_("red"),
        OPEN: N_("severity still open"),
    },
    "on_target": {"yes": N_("yes"), "no": N_("no")},
}
_GATES = {GateStatus.PASS: N_("passed"), GateStatus.FAIL: N_("not passed"), GateStatus.OPEN: N_("undecided")}


def standing_names(language: Language) -> dict[str, str]:
    """Return what can be asked for, by the name that conditions use."""
    return {name: language.gettext(words) for name, words in _NAMES.items()}


def standing_values(name: str, language: Language) -> dict[str, str]:
    """Return the values of one of them as conditions write them, with their words; none where it is a number."""
    return {value: language.gettext(words) for value, words in _VALUES.get(name, {}).items()}


def guide_words(language: Language) -> dict[str, str]:
    """Return what conditions of the incident guide ask for beside facts, by name; an element has a {code}."""
    _ = language.gettext
    return {
        "severity": _("Severity of the incident"),
        "rule": _("Rule that counts"),
        "element": _("The response has {code}"),
    }


def gate_values(language: Language) -> dict[str, str]:
    """Return how a gate can stand, as conditions write it, with the words."""
    return {str(status.value): language.gettext(words) for status, words in _GATES.items()}
