"""What was assessed, and by whom: printed on the first page."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from readiness.app.consultant import set_details, set_layer
from readiness.domain.values import NAME_LIMIT, storable
from readiness.ui.page import Edit, PageContext
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import StoredText


class Persons(QWidget):
    """Stores each field when it is left."""

    def __init__(self, context: PageContext, edit: Edit) -> None:
        super().__init__()
        self._session = session = context.session
        self._edit = edit
        _ = context.language.gettext
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._lines = {"scope": QLineEdit(), "assessor": QLineEdit()}
        names = {"scope": _("&Scope"), "assessor": _("Assessed &by")}
        hints = {"scope": _("such as: the whole company"), "assessor": _("one or more names")}
        for field, line in self._lines.items():
            line.setMaxLength(NAME_LIMIT)
            line.setPlaceholderText(hints[field])
            line.editingFinished.connect(partial(self._store_line, field))
            layout.addWidget(labelled(names[field], line))
        self._contact = StoredText(_("Contact"), lines=4)
        self._contact.setPlaceholderText(_("Company, address, telephone, e-mail"))
        self._contact.left.connect(lambda words: edit(partial(set_layer, session, contact=words)))
        layout.addWidget(labelled(_("C&ontact"), self._contact))
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        details = self._session.assessment.details
        for field, line in self._lines.items():
            stored = getattr(details, field)
            # What is being typed and not stored yet stays.
            if not line.isModified() and storable(line.text(), NAME_LIMIT) != stored:
                line.setText(stored)
        self._contact.show_text(self._session.assessment.consultant.contact)

    def store(self) -> None:
        """Store what is still being typed."""
        for field in self._lines:
            self._store_line(field)
        self._contact.store()

    def _store_line(self, field: str) -> None:
        self._lines[field].setModified(False)
        self._edit(partial(set_details, self._session, **{field: storable(self._lines[field].text(), NAME_LIMIT)}))
