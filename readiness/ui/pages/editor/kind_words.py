"""What the kinds of entries are called: target profiles, situations, letters and texts."""

from collections.abc import Callable
from dataclasses import dataclass

from readiness.app.pack_editor.entries import (
    COURSES,
    FACTS,
    GUIDE,
    IDEAS,
    MODIFIERS,
    OPTIONS,
    RULES,
    SEVERITIES,
    SITUATIONS,
    STEPS,
    TARGETS,
    TEXTS,
)
from readiness.foundation.errors import Place


@dataclass(frozen=True, slots=True)
class KindWords:
    """`title` heads the list, `add` is on its button, `one` names an entry with {n}, and `about` says what they are."""

    title: str
    add: str
    one: str
    about: str


def kind_words(kind: Place, _: Callable[[str], str]) -> KindWords:
    """Return the words of a kind."""
    words = {
        TARGETS: KindWords(
            _("Target profiles"),
            _("Add a target profile"),
            _("Target profile {n}"),
            _(
                "A target profile says which levels are worth reaching. From top to bottom, the first one whose "
                "condition holds is used; the last one needs no condition. Without any, level 3 is the target."
            ),
        ),
        SITUATIONS: KindWords(
            _("Situations"),
            _("Add a situation"),
            _("Situation {n}"),
            _(
                "Where an organisation stands, in a sentence: it is told first on the results and in the report. From "
                "top to bottom, the first one whose condition holds is told; the last one needs no condition."
            ),
        ),
        TEXTS: KindWords(
            _("Text templates"),
            _("Add a text template"),
            _("Text template {n}"),
            _(
                "Letters, clauses, lists and agendas that belong to steps of the plan. The program fills in the name "
                "of the organisation and the dates."
            ),
        ),
    }
    return (_guide_words(_) if kind[:1] == GUIDE else words)[kind]


def _guide_words(_: Callable[[str], str]) -> dict[Place, KindWords]:
    """Return the words of the lists of the incident guide."""
    return {
        FACTS: KindWords(
            _("Facts"),
            _("Add a fact"),
            _("Fact {n}"),
            _("What is asked about an incident: who published it, where, how much harm it can do."),
        ),
        SEVERITIES: KindWords(
            _("Severities"),
            _("Add a severity"),
            _("Severity {n}"),
            _("How bad an incident is. From top to bottom, the first one whose condition on the facts holds counts."),
        ),
        OPTIONS: KindWords(
            _("Ways to react"),
            _("Add a way to react"),
            _("Way to react {n}"),
            _("What management can decide, with when it is right and when it is wrong."),
        ),
        COURSES: KindWords(
            _("Elements of the response"),
            _("Add an element"),
            _("Element {n}"),
            _("What a response is made of, in this order. Each element belongs to a way to react."),
        ),
        RULES: KindWords(
            _("Rules for the response"),
            _("Add a rule"),
            _("Rule {n}"),
            _("Which elements the response has. From top to bottom, the first rule whose condition holds counts."),
        ),
        MODIFIERS: KindWords(
            _("Changes to the response"),
            _("Add a change"),
            _("Change {n}"),
            _("What is added to the response of the rule, or taken out: every change whose condition holds, in turn."),
        ),
        STEPS: KindWords(
            _("Steps after an incident"),
            _("Add an incident step"),
            _("Step {n}"),
            _("What is to be done, and within what time. A step with a condition is shown where it may hold."),
        ),
        IDEAS: KindWords(
            _("Further ideas"),
            _("Add an idea"),
            _("Idea {n}"),
            _("Small things that help beside the decision."),
        ),
    }
