"""What management can do about the incident, and why; it follows every fact."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.incident_editor import IncidentEditor
from readiness.domain.knowledge import CourseElement, Fit
from readiness.incident.decision import IncidentDecision
from readiness.ui.page import PageContext
from readiness.ui.pages.incident.options_list import OptionsList
from readiness.ui.theme.typography import BODY, SMALL
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import text
from readiness.wording.incident import (
    certain_course,
    fit_names,
    option_texts,
    reason_texts,
    severity_meaning,
    severity_name,
)


class DecisionPanel(QWidget):
    """The options are said at once, the rest unfolds; nothing is shown where the guide cannot decide the facts."""

    def __init__(self, context: PageContext, editor: IncidentEditor) -> None:
        super().__init__()
        self._context = context
        self._editor = editor
        _ = context.language.gettext
        self._rest = QVBoxLayout(self)
        self._rest.setContentsMargins(0, 0, 0, 0)
        self._rest.setSpacing(4)
        self._rest.addWidget(text(_("What you can do"), BODY, bold=True))
        self._options: OptionsList | None = None
        # Why, and what the guide advises: wherever the page has room for it.
        self.more = QWidget()
        self._folds = QVBoxLayout(self.more)
        self._folds.setContentsMargins(0, 0, 0, 0)
        self._folds.setSpacing(0)
        self._why = self._part(_("Why"), self._fill_reasons)
        self._course = self._part("", partial(self._fill_course, certain_course))
        self._depends = self._part("", partial(self._fill_course, lambda decision: decision.depends))
        self.refresh()

    def refresh(self) -> str:
        """Show what the guide says now, and return its core in words."""
        _, decision = self._context.language.gettext, self._editor.decision
        for part in (self, self.more):
            # Without a parent yet, it would be shown as a window of its own.
            part.setHidden(decision is None)
        if decision is None:
            return _("The incident guide of this questionnaire cannot decide these facts.")
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
        options = option_texts(decision, self._context.language)
        if self._options is None:
            words = self._context.language.gettext("In your case: {reason}")
            self._options = OptionsList(options, lambda reason: words.format(reason=reason))
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

    def _part(self, title: str, fill: Callable[[QVBoxLayout], None]) -> Collapsible:
        part = Collapsible(self._context, title, fill)
        self._folds.addWidget(part)
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
