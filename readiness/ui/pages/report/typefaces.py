"""The typefaces of the report, out of those that are installed; without one it is set in the usual one."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QCompleter, QLabel, QVBoxLayout, QWidget

from readiness.app.consultant import set_layer
from readiness.domain.house import is_typeface
from readiness.ui.page import Edit, PageContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import StoredLine

_NAME_LENGTH = 60


class Typefaces(QWidget):
    """One field for headings, one for the text; below each stands what becomes of a name that is not installed."""

    def __init__(self, context: PageContext, edit: Edit) -> None:
        super().__init__()
        self._context, self._session, self._edit = context, context.session, edit
        _ = context.language.gettext
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._installed = sorted(filter(is_typeface, QFontDatabase.families()))
        self._fields: dict[str, tuple[StoredLine, QLabel]] = {}
        for field, name in (("headings", _("Typeface of &headings")), ("typeface", _("T&ypeface of the text"))):
            line, said = StoredLine(context.unstored, _NAME_LENGTH), text("", SMALL, "quiet")
            line.setPlaceholderText(_("the usual one"))
            completer = QCompleter(self._installed, line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            line.setCompleter(completer)
            line.stored.connect(partial(self._take, field))
            line.textChanged.connect(lambda typed, said=said: self._judge(typed, said))
            self._fields[field] = (line, said)
            layout.addWidget(labelled(name, line, line.refusal, said))
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        layer = self._session.assessment.consultant
        for field, (line, said) in self._fields.items():
            line.show_text(getattr(layer, field))
            self._judge(line.text(), said)

    def _take(self, field: str, name: str) -> None:
        if is_typeface(name):
            self._edit(partial(set_layer, self._session, **{field: name}), self._fields[field][0].visit)

    def _judge(self, name: str, said: QLabel) -> None:
        _ = self._context.language.gettext
        words = ""
        if not is_typeface(name.strip()):
            words = _("The name of a typeface has letters, digits, spaces, dots and hyphens only.")
        elif name.strip() and name.strip() not in self._installed:
            words = _("Not installed on this computer: the usual typeface is used here.")
        said.setText(words)
        said.setVisible(bool(words))
