"""How severe the incident is, at the head of the page: mark, word, and what it means; dashed while it is open."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from readiness.app.incident_editor import IncidentEditor
from readiness.foundation.overriding import override
from readiness.ui.page import PageContext
from readiness.ui.pages.incident.severity_mark import SeverityMark
from readiness.ui.theme.typography import BODY, SMALL, zoomed
from readiness.ui.widgets.elements import text
from readiness.wording.incident import possible_severities, severity_meaning, severity_name

_RADIUS = 6


class SeverityBox(QFrame):
    """Follows every fact."""

    def __init__(self, context: PageContext, editor: IncidentEditor) -> None:
        super().__init__()
        self._context = context
        self._editor = editor
        self._open = False
        row = QHBoxLayout(self)
        row.setContentsMargins(*[zoomed(12)] * 4)
        row.setSpacing(zoomed(10))
        self._mark = SeverityMark(context.tokens)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        self._severity, self._meaning = text("", BODY, bold=True), text("", SMALL)
        column.addWidget(self._severity)
        column.addWidget(self._meaning)
        column.addStretch(1)
        row.addLayout(column, 1)
        self.refresh()

    def refresh(self) -> None:
        """Show what the guide says now."""
        _, language, decision = self._context.language.gettext, self._context.language, self._editor.decision
        self._mark.setVisible(decision is not None)
        self._meaning.setVisible(decision is not None)
        self._open = decision is None or decision.open
        if decision is None:
            self._severity.setText(_("The incident guide of this questionnaire cannot decide these facts."))
            return
        name = _("not known yet") if decision.open else severity_name(decision, language)
        self._severity.setText(_("Severity: {name}").format(name=name))
        mildest_first = [rule.severity for rule in reversed(self._editor.guide.severities)]
        worst = decision.possible[-1].severity
        self._mark.show_severity(mildest_first.index(worst) + 1, len(mildest_first), certain=not decision.open)
        meaning = possible_severities if decision.open else severity_meaning
        self._meaning.setText(meaning(decision, language))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.DashLine if self._open else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(self._context.tokens.ink), 1, style))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
