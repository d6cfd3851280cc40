"""What was assessed, by whom and when: printed on the first page."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.consultant import set_details, set_layer
from readiness.domain.values import NAME_LIMIT
from readiness.ui.page import Edit, PageContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.date_field import DateField, Lies
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import StoredLine, StoredText


class Persons(QWidget):
    """Stores each field while it is typed."""

    def __init__(self, context: PageContext, edit: Edit) -> None:
        super().__init__()
        self._context, self._session = context, context.session
        session = context.session
        _ = context.language.gettext
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._lines = {field: StoredLine(context.unstored, NAME_LIMIT) for field in ("scope", "assessor")}
        names = {"scope": _("&Scope"), "assessor": _("Assessed &by")}
        hints = {"scope": _("such as: the whole company"), "assessor": _("one or more names")}
        for field, line in self._lines.items():
            line.setPlaceholderText(hints[field])
            line.stored.connect(
                lambda words, field=field, line=line: edit(partial(set_details, session, **{field: words}), line.visit)
            )
            layout.addWidget(labelled(names[field], line, line.refusal))
        # Without a day of its own it is that of the last answer, which says so below.
        self._day = DateField(context, context.unstored, lies=Lies.BEHIND)
        self._day.changed.connect(lambda day: edit(partial(set_details, session, assessed_on=day), self._day.visit))
        self._usual = text(_("The day of the last answer"), SMALL, "quiet")
        layout.addWidget(labelled(_("Assessed o&n"), self._day, self._usual))
        self._contact = StoredText(context.unstored, _("Contact"), lines=4)
        self._contact.stored.connect(
            lambda words: edit(partial(set_layer, session, contact=words), self._contact.visit)
        )
        layout.addWidget(labelled(_("C&ontact"), self._contact, self._contact.refusal))
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        details = self._session.assessment.details
        for field, line in self._lines.items():
            line.show_text(getattr(details, field))
        self._day.show_day(self._session.result().on)
        self._usual.setVisible(details.assessed_on is None and details.answered_on is not None)
        layer = self._session.assessment.consultant
        self._contact.show_text(layer.contact)
        usual = self._context.language.gettext("Company, address, telephone, email")
        self._contact.setPlaceholderText((layer.house.contact if layer.house else "") or usual)
