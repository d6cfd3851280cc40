"""What the kinds of entries are called: target profiles, situations, letters and texts."""

from collections.abc import Callable
from dataclasses import dataclass

from readiness.app.pack_editor.entries import SITUATIONS, TARGETS, TEXTS


@dataclass(frozen=True, slots=True)
class KindWords:
    """`title` heads the list, `add` is on its button, `one` names an entry with {n}, and `about` says what they are."""

    title: str
    add: str
    one: str
    about: str


def kind_words(kind: str, _: Callable[[str], str]) -> KindWords:
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
    return words[kind]
