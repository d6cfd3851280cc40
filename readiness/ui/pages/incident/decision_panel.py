"""What the guide says about the incident: severity, why, and the course of action. It follows every fact."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from readiness.app.incident_editor import IncidentEditor
from readiness.incident.decision import IncidentDecision
from readiness.ui.page import PageContext
from readiness.ui.pages.incident.severity_mark import SeverityMark
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.elements import clear, framed, text


class DecisionPanel(QFrame):
    """Stays in sight next to the facts."""

    def __init__(self, context: PageContext, editor: IncidentEditor) -> None:
        super().__init__()
        self._context = context
        self._editor = editor
        layout = framed(self, 6)
        head = QHBoxLayout()
        head.setSpacing(10)
        self._mark = SeverityMark(context.tokens)
        self._severity = text("", HEADING, bold=True)
        head.addWidget(self._mark)
        head.addWidget(self._severity, 1)
        layout.addLayout(head)
        self._rest = QVBoxLayout()
        self._rest.setSpacing(5)
        layout.addLayout(self._rest)
        layout.addStretch(1)
        self.refresh()

    def refresh(self) -> str:
        """Show what the guide says now, and return its core in a sentence."""
        _, language, decision = self._context.language.gettext, self._context.language, self._editor.decision
        clear(self._rest)
        self._mark.setVisible(decision is not None)
        if decision is None:
            words = _("The incident guide of this questionnaire cannot decide these facts.")
            self._severity.setText(words)
            return words
        name = language.of(decision.severity.name)
        self._severity.setText(_("Severity: {name}").format(name=name))
        mildest_first = [rule.severity for rule in reversed(self._editor.guide.severities)]
        self._mark.show_severity(mildest_first.index(decision.severity.severity) + 1, len(mildest_first))
        self._rest.addWidget(text(language.of(decision.severity.meaning)))
        self._add_reasons(decision)
        self._add_course(decision)
        self._rest.addSpacing(8)
        self._rest.addWidget(text(language.of(self._editor.guide.disclaimer), SMALL, "quiet"))
        return _("Severity: {name}, rule {number}").format(name=name, number=decision.rule.number)

    def _add_reasons(self, decision: IncidentDecision) -> None:
        language = self._context.language
        self._title(language.gettext("Why"))
        rule = language.gettext("Rule {number}: {reason}")
        reason = language.of(decision.rule.reason)
        self._rest.addWidget(text(rule.format(number=decision.rule.number, reason=reason), SMALL))
        for modifier in decision.modifiers:
            self._rest.addWidget(text(language.of(modifier.reason), SMALL))
        if unknown := len(decision.unknown):
            words = language.ngettext(
                "{n} fact is unknown: the result may still change.",
                "{n} facts are unknown: the result may still change.",
                unknown,
            )
            self._rest.addWidget(text(words.format(n=unknown), SMALL, "warning"))

    def _add_course(self, decision: IncidentDecision) -> None:
        """Each element under the name of the option it belongs to, said once."""
        language = self._context.language
        names = {option.code: language.of(option.name) for option in self._editor.guide.options}
        self._title(self._context.language.gettext("Proposed course"))
        shown = ""
        for element in decision.course:
            if element.option != shown:
                shown = element.option
                option = f"{shown}  {names.get(shown, '')}".strip()
                self._rest.addWidget(text(option, SMALL, "accent", bold=True))
            self._rest.addWidget(text(language.of(element.text), SMALL))

    def _title(self, words: str) -> None:
        self._rest.addSpacing(8)
        self._rest.addWidget(text(words, bold=True))
