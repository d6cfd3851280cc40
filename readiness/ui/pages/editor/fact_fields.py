"""How a fact of the incident guide is answered, and what the profile says of it in advance."""

import re
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.foundation.errors import Place
from readiness.ui.pages.editor.condition_form import ConditionForm
from readiness.ui.pages.editor.field_row import FieldRow
from readiness.ui.pages.editor.fields import IDENTIFIER, Fields, Reader
from readiness.ui.pages.editor.list_rows import Listed, list_rows

# Digits of a value in an order; more would be a word.
_LONGEST = 4


def add_answers(fields: Fields, place: Place, column: QVBoxLayout) -> None:
    """Add the kind of a fact, and its choices where it has some."""
    _, editor, language = fields.gettext, fields.editor, fields.editor.languages[0]
    kinds: list[tuple[Any, str]] = [
        ("yes_no", _("Yes or no")),
        ("choice", _("One of given choices")),
        ("date", _("A day")),
        ("text", _("Words of their own")),
    ]

    def choose(kind: str) -> None:
        entry = {key: value for key, value in editor.value(place).items() if key not in {"choices", "assumed"}}
        entry["kind"] = kind
        if kind == "choice":
            entry["choices"] = [{"value": n, "text": {language: ""}} for n in (0, 1)]
        editor.set(place, entry)

    ways = (lambda: editor.value((*place, "kind")), choose)
    column.addWidget(fields.chooser(_("How it is answered"), (*place, "kind"), kinds, ways))
    if editor.value((*place, "kind")) != "choice":
        return

    def fill(line: FieldRow, here: Place) -> None:
        n = fields.context.language.number(int(here[-1]) + 1)
        line.add(fields.words(_("Choice {n}").format(n=n), (*here, "text"), lines=1, needed=True), 3)
        label = _("Value {n}").format(n=n)
        line.add(fields.line(label, (*here, "value"), _value_reader(fields)), 1)

    def new(found: list[dict[str, object]]) -> dict[str, object]:
        numbers = [value for one in found if isinstance(value := one.get("value"), int)]
        return {"value": max(numbers, default=-1) + 1, "text": {language: ""}}

    column.addWidget(list_rows(fields, (*place, "choices"), Listed(_("Add a choice"), fill, new, least=2)))


def add_prefill(fields: Fields, place: Place, column: QVBoxLayout) -> None:
    """Add the values that a fact has where a condition on the profile holds: it is not asked then."""
    _ = fields.gettext

    def fill(line: FieldRow, here: Place) -> None:
        n = fields.context.language.number(int(here[-1]) + 1)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(fields.line(_("Answer {n}").format(n=n), (*here, "value"), _value_reader(fields)))
        inner.addWidget(ConditionForm(fields, here, "when", title=_("When that is known"), always=_("Always.")))
        line.add(holder, 1)

    new = Listed(_("Add an answer"), fill, lambda _found: {"when": "", "value": "yes"})
    column.addWidget(list_rows(fields, (*place, "prefill"), new))


def _value_reader(fields: Fields) -> Reader:
    """Return what reads a value of a fact: a whole number where the values have an order, or else a word."""
    _ = fields.gettext

    def read(words: str) -> tuple[Any, str]:
        typed = words.strip()
        if typed.isdecimal() and len(typed) < _LONGEST:
            return int(typed), ""
        if re.fullmatch(IDENTIFIER, typed):
            return typed, ""
        return None, _("Write it as in {example}.").format(example="partner")

    return read
