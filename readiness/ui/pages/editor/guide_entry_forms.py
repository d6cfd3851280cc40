"""The forms of the entries of the incident guide: facts, severities, ways to react, the response, steps, ideas."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.pack_editor import entries
from readiness.foundation.errors import Place
from readiness.foundation.translation import N_
from readiness.ui.pages.editor.condition_form import ConditionForm
from readiness.ui.pages.editor.entry_form import OrderRow, entry_code
from readiness.ui.pages.editor.fact_fields import add_answers, add_prefill
from readiness.ui.pages.editor.field_row import FieldRow
from readiness.ui.pages.editor.fields import Fields, codes_reader, number_reader
from readiness.ui.pages.editor.list_rows import Listed, list_rows
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import text

_REQUIREMENT = r"[A-Z][A-Z0-9_]*>=[1-5]"
Move = Callable[[Place, int], object]


class _Made(NamedTuple):
    """What a form is made of while it is put together."""

    fields: Fields
    place: Place
    column: QVBoxLayout

    def words(self, label: str, key: str, lines: int = 0) -> None:
        """Add a field for a text that the format asks for."""
        self.column.addWidget(self.fields.words(label, (*self.place, key), lines=lines, needed=True))

    def condition(self, title: str, always: str) -> None:
        """Add the condition of the entry."""
        self.column.addWidget(ConditionForm(self.fields, self.place, "when", title=title, always=always))

    def members(self, title: str, key: str, choices: list[tuple[str, str]]) -> None:
        """Add a tick for each name that the list of a key may hold."""
        self.column.addWidget(text(title, SMALL, bold=True))
        for code, words in choices:
            self.column.addWidget(self.fields.member(words, (*self.place, key), code))


def _form(fill: Callable[[_Made], None], *, coded: bool = True) -> Callable[[Fields, Place, Move], QWidget]:
    """Return what makes a form: its own fields, its place in the order, and its code where it has one."""

    def make(fields: Fields, place: Place, move: Move) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        fill(_Made(fields, place, column))
        column.addWidget(OrderRow(fields, place, move))
        if coded:
            more = fields.fold(fields.gettext("More"), lambda inner: inner.addWidget(entry_code(fields, place)))
            column.addWidget(more)
        return holder

    return make


def _fact(made: _Made) -> None:
    _, fields, place = made.fields.gettext, made.fields, made.place
    made.words(_("Name, in a few words"), "name")
    made.words(_("Question"), "question", 1)
    made.column.addWidget(fields.words(_("Help"), (*place, "help"), lines=1))
    add_answers(fields, place, made.column)
    made.column.addWidget(fields.tick(_("Asked first: much depends on it"), (*place, "deciding")))
    roles = fields.editor.value(("roles",), {})
    if isinstance(roles, dict) and roles:
        choices = [(str(code), fields.said(texts, str(code))) for code, texts in roles.items()]
        made.members(_("Who could know it"), "known_by", choices)
    made.column.addWidget(
        fields.fold(_("What the profile knows already"), lambda inner: add_prefill(fields, place, inner))
    )


def _severity(made: _Made) -> None:
    _ = made.fields.gettext
    made.words(_("Name, in a few words"), "name")
    made.words(_("What it means"), "meaning", 2)
    names: list[tuple[Any, str]] = [("red", _("red")), ("amber", _("amber")), ("green", _("green"))]
    current = made.fields.editor.value((*made.place, "severity"))
    if current not in dict(names):
        names.append((current, str(current)))
    made.column.addWidget(made.fields.choice(_("Colour"), (*made.place, "severity"), names))
    made.condition(_("When an incident is that severe"), _("Always."))


def _option(made: _Made) -> None:
    _, fields, place = made.fields.gettext, made.fields, made.place
    made.words(_("Name, in a few words"), "name")
    made.words(_("When it is right"), "right_when", 2)
    made.words(_("When it is wrong"), "wrong_when", 2)
    made.words(_("What follows from it"), "consequences", 2)
    made.words(_("What it presupposes"), "presupposes", 1)
    gates: list[tuple[Any, str]] = [("", _("No gate"))]
    found = fields.editor.value(("gates",), [])
    gates += [(str(one.get("code")), fields.said(one.get("name"), str(one.get("code")))) for one in found]
    made.column.addWidget(fields.choice(_("Gate that it needs"), (*place, "gate"), gates, otherwise=""))
    made.column.addWidget(fields.fold(_("Reasons in a case"), lambda inner: _add_reasons(fields, place, inner)))


def _add_reasons(fields: Fields, place: Place, column: QVBoxLayout) -> None:
    _, language = fields.gettext, fields.editor.languages[0]
    column.addWidget(text(_("The first one whose condition holds is told; the last one needs none."), SMALL, "quiet"))
    fits: list[tuple[Any, str]] = [
        ("yes", _("It is right")),
        ("no", _("It is wrong")),
        ("depends", _("It depends")),
        ("prepared-first", _("Something has to be prepared first")),
    ]

    def fill(line: FieldRow, here: Place) -> None:
        n = fields.context.language.number(int(here[-1]) + 1)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(fields.choice(_("Reason {n}: what it says").format(n=n), (*here, "fit"), fits))
        inner.addWidget(fields.words(_("Reason {n}").format(n=n), (*here, "text"), lines=1, needed=True))
        inner.addWidget(ConditionForm(fields, here, "when", title=_("When it is told"), always=_("Always.")))
        line.add(holder, 1)

    new = {"fit": "depends", "text": {language: ""}}
    column.addWidget(list_rows(fields, (*place, "reasons"), Listed(_("Add a reason"), fill, lambda _found: new)))


def _course(made: _Made) -> None:
    _, fields = made.fields.gettext, made.fields
    made.words(_("What is to be done"), "text", 2)
    options: list[tuple[Any, str]] = [
        (str(one.get("code", "")), fields.said(one.get("name"), str(one.get("code", ""))))
        for one in entries.entries(fields.editor.tree, entries.OPTIONS)
    ]
    current = fields.editor.value((*made.place, "option"))
    if current not in dict(options):
        options.insert(0, (current, str(current) or "–"))
    made.column.addWidget(fields.choice(_("Way to react that it belongs to"), (*made.place, "option"), options))


def _rule(made: _Made) -> None:
    _, fields = made.fields.gettext, made.fields
    made.words(_("Why: the reason that is told"), "reason", 2)
    made.condition(_("When the rule holds"), _("Always."))
    made.members(_("The response has"), "course", _elements(fields))
    number = number_reader(_, 0, 999)
    made.column.addWidget(fields.line(_("Number of the rule"), (*made.place, "number"), number))


def _modifier(made: _Made) -> None:
    _ = made.fields.gettext
    made.words(_("Why: the reason that is told"), "reason", 2)
    made.condition(_("When the change is made"), _("Always."))
    made.members(_("Adds"), "adds", _elements(made.fields))
    made.members(_("Takes out"), "removes", _elements(made.fields))


def _elements(fields: Fields) -> list[tuple[str, str]]:
    found = entries.entries(fields.editor.tree, entries.COURSES)
    return [(str(one.get("code", "")), f"{one.get('code', '')}: {fields.said(one.get('text'), '')}") for one in found]


def _step(made: _Made) -> None:
    _, fields = made.fields.gettext, made.fields
    made.words(_("What is to be done, and by whom"), "text", 2)
    times: list[tuple[Any, str]] = [
        ("24h", _("within 24 hours")),
        ("1w", _("within a week")),
        ("30d", _("within 30 days")),
        ("90d", _("within 90 days")),
    ]
    made.column.addWidget(fields.choice(_("Within what time"), (*made.place, "by"), times))
    made.condition(_("When it is to be done"), _("Always."))
    leads = codes_reader(_, _REQUIREMENT, N_("“{word}” is no requirement; write for example A2>=3."))
    label = _("Levels of questions that it helps to reach")
    made.column.addWidget(fields.line(label, (*made.place, "leads_to"), leads, hint="A2>=3"))


def _idea(made: _Made) -> None:
    _ = made.fields.gettext
    made.words(_("What helps"), "text", 2)
    made.condition(_("When it helps"), _("Always."))


GUIDE_FORMS: dict[Place, Callable[[Fields, Place, Move], QWidget]] = {
    entries.FACTS: _form(_fact),
    entries.SEVERITIES: _form(_severity, coded=False),
    entries.OPTIONS: _form(_option),
    entries.COURSES: _form(_course),
    entries.RULES: _form(_rule, coded=False),
    entries.MODIFIERS: _form(_modifier, coded=False),
    entries.STEPS: _form(_step),
    entries.IDEAS: _form(_idea),
}
