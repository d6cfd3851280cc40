"""The incident guide as a whole: it is begun here, and has what is no list of entries."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.pack_editor.entries import GUIDE, with_guide
from readiness.foundation.errors import Place
from readiness.ui.pages.editor.field_row import FieldRow
from readiness.ui.pages.editor.fields import Fields
from readiness.ui.pages.editor.list_rows import Listed, list_rows
from readiness.ui.widgets.elements import button, row, text


class GuideForm(QWidget):
    """Without a guide it offers to begin one."""

    def __init__(self, fields: Fields) -> None:
        super().__init__()
        self._fields = fields
        _, editor = fields.gettext, fields.editor
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        about = _(
            "For the case that something happens: facts are asked, a severity and a response follow from them, and "
            "steps with their time. Its lists stand below it at the left."
        )
        column.addWidget(text(about, role="quiet"))
        if editor.value(GUIDE) is None:
            begin = button(_("Begin an incident guide"), lambda: editor.change(with_guide(editor.tree), GUIDE))
            column.addLayout(row(begin))
            return
        disclaimer = _("What it is not, such as legal advice")
        column.addWidget(fields.words(disclaimer, (*GUIDE, "disclaimer"), lines=2, needed=True))
        lists = (
            ("refusal_ladder", _("If a partner refuses, step by step"), _("Add a rung")),
            ("stop_criteria", _("When to stop and call for help"), _("Add a criterion")),
        )
        language = editor.languages[0]
        for key, title, add in lists:
            listed = Listed(add, self._fill, lambda _found: {language: ""}, title)
            column.addWidget(list_rows(fields, (*GUIDE, key), listed))
        away = button(_("Remove the incident guide"), lambda: editor.set(GUIDE, None), "link")
        column.addLayout(row(away))

    def _fill(self, line: FieldRow, here: Place) -> None:
        n = self._fields.context.language.number(int(here[-1]) + 1)
        line.add(self._fields.words(self._fields.gettext("Line {n}").format(n=n), here, lines=1, needed=True), 1)
