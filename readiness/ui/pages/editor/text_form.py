"""The form of a letter or text to act: what it is for, its steps, and its pieces."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.pack_editor import blocks
from readiness.app.pack_editor.outline import all_questions
from readiness.foundation.errors import Place
from readiness.ui.pages.editor.block_form import BlockForm
from readiness.ui.pages.editor.entry_form import OrderRow, entry_code
from readiness.ui.pages.editor.field_row import FieldRow
from readiness.ui.pages.editor.fields import Fields
from readiness.ui.pages.editor.list_rows import Listed, list_rows
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import text


class TextForm(QWidget):
    """`move` moves the entry of a place by so many places."""

    def __init__(self, fields: Fields, place: Place, move: Callable[[Place, int], object]) -> None:
        super().__init__()
        self._fields = fields
        self._place = place
        _, language = fields.gettext, fields.editor.languages[0]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(fields.words(_("Name, in a few words"), (*place, "name"), needed=True))
        column.addWidget(fields.words(_("What it is for"), (*place, "purpose"), lines=1, needed=True))
        first = blocks.first_step(fields.editor.tree)
        steps = Listed(_("Add another step"), self._fill_step, lambda _found: first, _("The steps it belongs to"))
        column.addWidget(list_rows(fields, (*place, "steps"), steps))
        self._add_readers(column)
        told = _(
            "What stands in square brackets, such as [date], is filled in by hand. The program fills in {fields}."
        ).format(fields=", ".join(blocks.FIELDS_TO_INSERT))
        pieces = Listed(
            _("Add a piece"),
            lambda line, here: line.add(BlockForm(fields, here), 1),
            lambda _found: {"text": {language: ""}},
            _("What it says"),
            least=1,
        )
        column.addWidget(list_rows(fields, (*place, "blocks"), pieces))
        column.addWidget(text(told, SMALL, "quiet"))
        column.addWidget(OrderRow(fields, place, move))
        column.addWidget(fields.fold(_("More"), lambda inner: inner.addWidget(entry_code(fields, place))))

    def _fill_step(self, line: FieldRow, here: Place) -> None:
        """Add a list of questions and one of the steps of the chosen one."""
        fields, _, editor = self._fields, self._fields.gettext, self._fields.editor
        tree, number = editor.tree, fields.context.language.number(int(here[-1]) + 1)
        code, step = blocks.step_parts(str(editor.value(here, "")))
        questions: list[tuple[Any, str]] = [
            (one.code, f"{one.code} {fields.said(one.data.get('name'), '')}".strip())
            for one in all_questions(tree)
            if one.rated
        ]
        if blocks.steps_of(tree, blocks.GUIDE):
            questions.append((blocks.GUIDE, _("Incident guide")))
        if code not in dict(questions):
            questions.insert(0, (code, code))
        steps: list[tuple[Any, str]] = [
            (one, self._step_words(code, one, title)) for one, title in blocks.steps_of(tree, code)
        ]
        if step not in dict(steps):
            steps.insert(0, (step, step or "–"))

        def choose_question(other: str) -> None:
            found = blocks.steps_of(tree, other)
            editor.set(here, f"{other}:{found[0][0]}" if found else other)

        asked = fields.chooser(
            _("Step {n}: question").format(n=number), (*here, "question"), questions, (lambda: code, choose_question)
        )
        line.add(asked, 1)
        choose = (lambda: step, lambda other: editor.set(here, f"{code}:{other}"))
        line.add(fields.chooser(_("Step {n}: which one").format(n=number), here, steps, choose), 1)

    def _step_words(self, code: str, step: str, title: dict[str, str]) -> str:
        words = self._fields.said(title, "")
        if code == blocks.GUIDE:
            return words or step
        arrow = step.replace(">", " → ")
        return f"{arrow} {words}".strip()

    def _add_readers(self, column: QVBoxLayout) -> None:
        """Add a tick for every role that may have to read the text before it is used."""
        fields, _ = self._fields, self._fields.gettext
        roles = fields.editor.value(("roles",), {})
        if not isinstance(roles, dict) or not roles:
            return

        def fill(inner: QVBoxLayout) -> None:
            for code, texts in roles.items():
                inner.addWidget(fields.member(fields.said(texts, str(code)), (*self._place, "verify_with"), str(code)))

        column.addWidget(fields.fold(_("Who should read it before it is used"), fill))
