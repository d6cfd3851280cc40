"""All texts of one question in two languages: what stands at the left is the model, at the right one writes."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QWidget

from readiness.app.pack_editor.checking import owner
from readiness.app.pack_editor.translation import Translatable, missing, translatables
from readiness.foundation.errors import Place
from readiness.foundation.language import LANGUAGES
from readiness.foundation.translation import N_
from readiness.ui.pages.editor.fields import Fields
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import button, row, text

_ROWS = 2
# What the keys of the format are called.
_KEYS = {
    "name": N_("Name"),
    "question": N_("Question"),
    "title": N_("Title"),
    "subtitle": N_("Subtitle"),
    "description": N_("Description"),
    "portrait": N_("Portrait"),
    "why": N_("Why it matters"),
    "help": N_("Help"),
    "evidence": N_("Evidence"),
    "risk": N_("Risk"),
    "answers": N_("Answer"),
    "levels": N_("Level"),
    "choices": N_("Choice"),
    "text": N_("Text"),
    "unit": N_("Unit"),
    "next_steps": N_("What to do next"),
    "step_titles": N_("Step in one line"),
    "meaning": N_("Meaning"),
    "headline": N_("Sentence"),
    "purpose": N_("What it is for"),
    "allows": N_("What is possible then"),
    "blocks": N_("Piece"),
    "heading": N_("Heading"),
    "items": N_("Point"),
    "columns": N_("Column"),
    "rows": N_("Row"),
}


class SideBySide(QWidget):
    """`language` of the fields is the one that is written."""

    def __init__(self, fields: Fields, place: Place, source: str, lead: Callable[[Place], object]) -> None:
        super().__init__()
        self._fields = fields
        self._lead = lead
        _, target = fields.gettext, fields.language
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        left = len(missing(fields.editor.tree, target))
        words = fields.context.language.ngettext(
            "{n} text is missing in {language}", "{n} texts are missing in {language}", left
        )
        told = words.format(n=fields.context.language.number(left), language=language_name(target))
        self.state = text(told, SMALL, "warning" if left else "quiet")
        grid.addWidget(self.state, 0, 0)
        if left:
            grid.addLayout(row(button(_("Next missing"), self.lead_to_next)), 0, 1)
        grid.addWidget(text(language_name(source), SMALL, bold=True), 1, 0)
        grid.addWidget(text(language_name(target), SMALL, bold=True), 1, 1)
        own = [one for one in translatables(fields.editor.tree) if owner(one.place) == place]
        for at, one in enumerate(own, start=_ROWS):
            self._add(grid, at, one, source, place)
        if not own:
            grid.addWidget(text(_("There is no text here."), role="quiet"), _ROWS, 0)

    def _add(self, grid: QGridLayout, at: int, one: Translatable, source: str, place: Place) -> None:
        _ = self._fields.gettext
        name = self._name(one.place[len(place) :])
        grid.addWidget(text(one.texts.get(source, "") or "–", lead=f"{name}:"), at, 0)
        label = _("{name} ▲ missing").format(name=name) if one.lacks(self._fields.language) else name
        grid.addWidget(self._fields.words(label, one.place, lines=1), at, 1)

    def _name(self, place: Place) -> str:
        """Return what a text within an entry is, in words where there are any."""
        _ = self._fields.gettext
        steps = [
            str(step + 1) if isinstance(step, int) else _(_KEYS[step]) if step in _KEYS else step for step in place
        ]
        return " ".join(steps)

    def lead_to_next(self) -> None:
        """Go to the next text that is missing, from the field that has the focus on, and from the end to the first."""
        lacking = missing(self._fields.editor.tree, self._fields.language)
        if not lacking:
            return
        every = [one.place for one in translatables(self._fields.editor.tree)]
        here = self._fields.focused()
        at = every.index(here) if here in every else -1
        following = next((one.place for one in lacking if every.index(one.place) > at), lacking[0].place)
        self._lead(following)


def language_name(code: str) -> str:
    """Return what speakers of a language call it; its code where the program does not speak it."""
    return LANGUAGES[code].name if code in LANGUAGES else code
