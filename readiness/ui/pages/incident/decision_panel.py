"""What the guide says about the incident: severity, why, and the course of action. It follows every fact."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from readiness.app.incident_editor import IncidentEditor
from readiness.domain.knowledge import CourseElement
from readiness.incident.decision import IncidentDecision
from readiness.ui.page import PageContext
from readiness.ui.pages.incident.severity_mark import SeverityMark
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.elements import clear, framed, text
from readiness.wording.incident import option_texts, reason_texts, severity_meaning, severity_name


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
        name = severity_name(decision, language)
        self._severity.setText(_("Severity: {name}").format(name=name))
        mildest_first = [rule.severity for rule in reversed(self._editor.guide.severities)]
        worst, certain = decision.possible[-1].severity, not decision.open
        self._mark.show_severity(mildest_first.index(worst) + 1, len(mildest_first), certain=certain)
        self._rest.addWidget(text(severity_meaning(decision, language)))
        self._add_reasons(decision)
        self._add_course(_("What to do in any case"), decision.course)
        self._add_course(_("What else may be right, once more is known"), decision.depends)
        self._add_options(decision)
        self._rest.addSpacing(8)
        self._rest.addWidget(text(language.of(self._editor.guide.disclaimer), SMALL, "quiet"))
        if decision.rule is None:
            return _("Severity: {name}").format(name=name)
        return _("Severity: {name}, rule {number}").format(name=name, number=decision.rule.number)

    def _add_reasons(self, decision: IncidentDecision) -> None:
        language = self._context.language
        if reasons := reason_texts(decision, language):
            self._title(language.gettext("Why"))
            for reason in reasons:
                self._rest.addWidget(text(reason, SMALL))

    def _add_course(self, title: str, elements: Sequence[CourseElement]) -> None:
        """Each element under the name of the option it belongs to, said once."""
        if not elements:
            return
        language = self._context.language
        names = {option.code: language.of(option.name) for option in self._editor.guide.options}
        self._title(title)
        shown = ""
        for element in elements:
            if element.option != shown:
                shown = element.option
                option = f"{shown}  {names.get(shown, '')}".strip()
                self._rest.addWidget(text(option, SMALL, "accent", bold=True))
            self._rest.addWidget(text(language.of(element.text), SMALL))

    def _add_options(self, decision: IncidentDecision) -> None:
        """Every option with a reason, also those that are wrong here: management asks for them all."""
        language = self._context.language
        self._title(language.gettext("The options in this case"))
        line = language.gettext("{option}: {fit}")
        for option in option_texts(decision, language):
            words = line.format(option=f"{option.code}  {option.name}", fit=option.fit)
            self._rest.addWidget(text(words, SMALL, bold=True))
            self._rest.addWidget(text(option.reason, SMALL))

    def _title(self, words: str) -> None:
        self._rest.addSpacing(8)
        self._rest.addWidget(text(words, bold=True))
