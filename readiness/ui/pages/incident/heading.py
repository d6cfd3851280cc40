"""What the incident is: which of several, since when it is known, the address of the post, its title and severity."""

from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.incident_editor import IncidentEditor
from readiness.domain.incidents import LINK_LIMIT
from readiness.domain.values import NAME_LIMIT
from readiness.ui.page import Edit, PageContext
from readiness.ui.routes import IncidentRoute
from readiness.ui.theme.typography import SMALL, TITLE
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import StoredLine
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.incident import incident_title
from readiness.wording.incident_summary import known_since

_SIDE_BY_SIDE_FROM = 70
_WEB = ("http://", "https://")


class IncidentHeading(QWidget):
    """Stores title and address while they are typed; the other incidents of the document are links."""

    def __init__(self, context: PageContext, edit: Edit, editor: IncidentEditor) -> None:
        super().__init__()
        self._context = context
        self._edit = edit
        self._editor = editor
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        line = QWidget()
        self._line = FlowLayout(gap=6)
        line.setLayout(self._line)
        self._facts = text("", SMALL, "quiet")
        _ = context.language.gettext
        self._post = WrappedButton(_("Show the post"), self._open_post, context.tokens)
        self._line.addWidget(self._facts)
        self._line.addWidget(self._post)
        for other in editor.all.all:
            if other.number != editor.number:
                self._line.addWidget(self._other(other.number))
        column.addWidget(line)
        self._title = text("", TITLE, bold=True)
        column.addWidget(self._title)
        self._words: tuple[StoredLine, StoredLine] | None = None
        self._named = Collapsible(context, _("Title and address of the post"), self._fill, SMALL)
        column.addWidget(self._named)
        if not editor.incident.title:
            self._named.toggle()
        column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        _, language, judged = self._context.language.gettext, self._context.language, self._editor.judged
        incident, everyone = judged.incident, self._editor.all.all
        place = _("Incident {n} of {all}").format(n=everyone.index(incident) + 1, all=len(everyone))
        told = [place, _("known since {date}").format(date=language.long_date(known_since(judged)))]
        if incident.closed is not None:
            told.append(_("closed on {date}").format(date=language.long_date(incident.closed)))
        self._facts.setText(" · ".join(told))
        # Nothing else that a document names is ever opened.
        self._post.setHidden(not incident.link.lower().startswith(_WEB))
        self._title.setText(incident_title(judged, language))
        if self._words is not None:
            title, link = self._words
            title.show_text(incident.title)
            link.show_text(incident.link)

    def _fill(self, column: QVBoxLayout) -> None:
        _, context = self._context.language.gettext, self._context
        title, link = StoredLine(context.unstored, NAME_LIMIT), StoredLine(context.unstored, LINK_LIMIT)
        title.setPlaceholderText(_("What happened, in a few words"))
        title.stored.connect(lambda words: self._edit(partial(self._editor.set_title, words), title.visit))
        link.stored.connect(lambda words: self._edit(partial(self._editor.set_link, words), link.visit))
        fields = labelled(_("Title"), title, title.refusal), labelled(_("Address of the post"), link, link.refusal)
        column.addWidget(Columns(*fields, _SIDE_BY_SIDE_FROM))
        self._words = title, link
        title.show_text(self._editor.incident.title)
        link.show_text(self._editor.incident.link)

    def _other(self, number: int) -> WrappedButton:
        context = self._context
        judged = next(one for one in context.session.result().incidents if one.incident.number == number)
        words = context.language.gettext("Show “{title}”").format(title=incident_title(judged, context.language))
        return WrappedButton(words, partial(context.navigator.go, IncidentRoute(number=number)), context.tokens)

    def _open_post(self) -> None:
        QDesktopServices.openUrl(QUrl(self._editor.incident.link))
