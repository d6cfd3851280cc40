"""What the guide says about the incident: severity, the options, why, and what to do. It follows every fact."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from readiness.app.incident_editor import IncidentEditor
from readiness.domain.knowledge import CourseElement, Fit
from readiness.incident.decision import IncidentDecision
from readiness.ui.page import PageContext
from readiness.ui.pages.incident.fact_links import FactLinks
from readiness.ui.pages.incident.options_list import OptionsList
from readiness.ui.pages.incident.severity_mark import SeverityMark
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import framed, text
from readiness.wording.incident import (
    certain_course,
    fit_names,
    option_texts,
    possible_severities,
    reason_texts,
    severity_meaning,
    severity_name,
)


class DecisionPanel(QFrame):
    """Stays in sight next to the facts: how severe it is and which options fit are said at once, the rest unfolds."""

    def __init__(self, context: PageContext, editor: IncidentEditor, find_out: Callable[[str], None]) -> None:
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
        self._meaning = text("")
        layout.addWidget(self._meaning)
        _ = context.language.gettext
        self._deciding = FactLinks(context, editor.guide, _("These facts decide:"), find_out)
        layout.addWidget(self._deciding)
        # All that follows from the facts: nothing where the guide cannot decide them.
        self._follows = QWidget()
        self._rest = QVBoxLayout(self._follows)
        self._rest.setContentsMargins(0, 0, 0, 0)
        self._rest.setSpacing(4)
        layout.addWidget(self._follows)
        self._options: OptionsList | None = None
        self._why = self._part(_("Why"), self._fill_reasons)
        self._course = self._part("", partial(self._fill_course, lambda decision: decision.course))
        self._depends = self._part("", partial(self._fill_course, lambda decision: decision.depends))
        disclaimer = text(context.language.of(editor.guide.disclaimer), SMALL, "quiet")
        layout.addSpacing(4)
        layout.addWidget(disclaimer)
        layout.addStretch(1)
        # Whether the severity was open when it was last shown.
        self._was_open = True
        self.refresh()

    def refresh(self) -> str:
        """Show what the guide says now, and return its core in words."""
        _, language, decision = self._context.language.gettext, self._context.language, self._editor.decision
        self._mark.setVisible(decision is not None)
        self._follows.setVisible(decision is not None)
        self._meaning.setVisible(decision is not None)
        deciding = (decision.deciding or decision.unknown) if decision and decision.open else ()
        self._deciding.show_facts([fact.code for fact in deciding])
        if decision is None:
            words = _("The incident guide of this questionnaire cannot decide these facts.")
            self._severity.setText(words)
            return words
        name = _("not known yet") if decision.open else severity_name(decision, language)
        self._severity.setText(_("Severity: {name}").format(name=name))
        mildest_first = [rule.severity for rule in reversed(self._editor.guide.severities)]
        worst, certain = decision.possible[-1].severity, not decision.open
        self._mark.show_severity(mildest_first.index(worst) + 1, len(mildest_first), certain=certain)
        meaning = possible_severities if decision.open else severity_meaning
        self._meaning.setText(meaning(decision, language))
        self._show_options(decision)
        self._show_parts(decision)
        return self._core(decision)

    def _core(self, decision: IncidentDecision) -> str:
        """Return what is worth being read out: how severe it is, and what decides it or which options fit."""
        _, language = self._context.language.gettext, self._context.language
        name = severity_name(decision, language)
        if decision.open:
            return _("Severity: {name}").format(name=name) + f". {severity_meaning(decision, language)}"
        fits = fit_names(language)[Fit.YES]
        options = option_texts(decision, language)
        suitable = ", ".join(f"{option.code} {option.name}" for option in options if option.fit == fits)
        words = _("Severity: {name}. Suitable: {options}.")
        return words.format(name=name, options=suitable or "–")

    def _show_options(self, decision: IncidentDecision) -> None:
        language = self._context.language
        options = option_texts(decision, language)
        if self._options is None:
            self._options = OptionsList(options)
            self._rest.insertWidget(0, text(language.gettext("The options in this case"), bold=True))
            self._rest.insertWidget(1, self._options)
        self._options.show_options(options)

    def _show_parts(self, decision: IncidentDecision) -> None:
        _, language = self._context.language.gettext, self._context.language
        course, depends = _("What to do in any case ({n})"), _("What may also be suitable when more is known ({n})")
        self._course.set_title(course.format(n=len(decision.course)))
        self._depends.set_title(depends.format(n=len(decision.depends)))
        shown = (
            (self._why, bool(reason_texts(decision, language))),
            (self._course, bool(certain_course(decision))),
            (self._depends, bool(decision.depends)),
        )
        for part, needed in shown:
            part.refill()
            part.setVisible(needed)
        # The course is what was waited for; while the severity is open, only little of it holds in any case.
        if self._was_open and not decision.open and not self._course.unfolded:
            self._course.toggle()
        self._was_open = decision.open

    def _part(self, title: str, fill: Callable[[QVBoxLayout], None]) -> Collapsible:
        part = Collapsible(self._context, title, fill)
        self._rest.addWidget(part)
        return part

    def _fill_reasons(self, column: QVBoxLayout) -> None:
        if decision := self._editor.decision:
            for reason in reason_texts(decision, self._context.language):
                column.addWidget(text(reason, SMALL))

    def _fill_course(self, chosen: Callable[[IncidentDecision], Sequence[CourseElement]], column: QVBoxLayout) -> None:
        """Each element under the name of the option it belongs to, said once."""
        language, decision = self._context.language, self._editor.decision
        names = {option.code: language.of(option.name) for option in self._editor.guide.options}
        said = ""
        for element in chosen(decision) if decision else ():
            if element.option != said:
                said = element.option
                column.addWidget(text(f"{said}  {names.get(said, '')}".strip(), SMALL, "accent", bold=True))
            column.addWidget(text(language.of(element.text), SMALL))
