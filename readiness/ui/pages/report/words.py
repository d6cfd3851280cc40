"""The consultant's own words: a foreword, a finding on each dimension, and recommendations worded differently."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.consultant import set_finding, set_layer, set_wording
from readiness.domain.house import FIELDS, FOOTER_LIMIT
from readiness.domain.questionnaire import Dimension
from readiness.results.assessment_result import AssessmentResult
from readiness.ui.page import Edit, PageContext
from readiness.ui.pages.report.own_recommendations import OwnRecommendations
from readiness.ui.planner import Planner
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import discard, text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.long_list import fill_list
from readiness.ui.widgets.stored_text import StoredLine, StoredText
from readiness.wording.steps import StepText
from readiness.wording.wording import Wording

_FIRST_STEPS = 7


class Words(QWidget):
    """No calculation ever touches these words; a field is made when its title is unfolded."""

    def __init__(self, context: PageContext, edit: Edit) -> None:
        super().__init__()
        self._context = context
        self._session = session = context.session
        self._edit = edit
        self._planner = Planner(self)
        self._planner.planned.connect(self._on_planned)
        _ = context.language.gettext
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._foreword = StoredText(context.unstored, _("Foreword"), lines=4)
        self._foreword.stored.connect(
            lambda words: edit(partial(set_layer, session, foreword=words), self._foreword.visit)
        )
        layout.addWidget(labelled(_("&Foreword"), self._foreword, self._foreword.refusal))
        self._footer = StoredLine(context.unstored, FOOTER_LIMIT)
        self._footer.stored.connect(lambda words: edit(partial(set_layer, session, footer=words), self._footer.visit))
        layout.addWidget(labelled(_("Line at the foo&t of every page"), self._footer, self._footer.refusal))
        self._disclaimer = StoredText(context.unstored, _("Disclaimer"), lines=2)
        self._disclaimer.stored.connect(
            lambda words: edit(partial(set_layer, session, disclaimer=words), self._disclaimer.visit)
        )
        layout.addWidget(labelled(_("&Disclaimer"), self._disclaimer, self._disclaimer.refusal))
        fields = _("In these texts, {fields} are filled in.").format(fields=", ".join(f"{{{name}}}" for name in FIELDS))
        layout.addWidget(text(fields, SMALL, "quiet"))
        self._findings: dict[str, StoredText] = {}
        self._wordings: dict[str, StoredText] = {}
        self._finding_titles: dict[str, Collapsible] = {}
        # What dimensions and capabilities are called, by code.
        self._names: dict[str, str] = {}
        self._wording_titles: dict[str, Collapsible] = {}
        self._steps: dict[str, StepText] = {}
        self._all_findings = Collapsible(context, "", self._add_findings)
        self._all_wordings = Collapsible(context, "", self._add_steps)
        layout.addWidget(self._all_findings)
        layout.addWidget(self._all_wordings)
        self._recommendations = OwnRecommendations(context, edit)
        layout.addWidget(self._recommendations)
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        layer = self._session.assessment.consultant
        self._foreword.show_text(layer.foreword)
        self._footer.show_text(layer.footer)
        self._disclaimer.show_text(layer.disclaimer)
        self._recommendations.refresh()
        # What stands there as long as nothing is typed.
        house, of = layer.house, self._context.language.of
        self._foreword.setPlaceholderText(of(house.foreword) if house else "")
        self._footer.setPlaceholderText(of(house.footer) if house else "")
        self._disclaimer.setPlaceholderText(of(house.disclaimer) if house else "")
        for code, field in self._findings.items():
            field.show_text(layer.findings.get(code, ""))
        for step, field in self._wordings.items():
            field.show_text(layer.wordings.get(step, ""))
        self._mark()

    # Findings.

    def _add_findings(self, column: QVBoxLayout) -> None:
        for dimension in self._session.questionnaire.dimensions:
            section = Collapsible(self._context, "", partial(self._add_finding, dimension))
            self._finding_titles[dimension.code] = section
            self._names[dimension.code] = self._context.language.of(dimension.name)
            column.addWidget(section)
        self._mark()

    def _add_finding(self, dimension: Dimension, column: QVBoxLayout) -> None:
        self._add_field(dimension.code, self._context.language.of(dimension.name), column)
        for capability in dimension.asked(self._session.assessment.details.depth):
            name = self._context.language.of(capability.name)
            section = Collapsible(self._context, "", partial(self._add_field, capability.code, name))
            self._finding_titles[capability.code] = section
            self._names[capability.code] = name
            column.addWidget(section)
        self._mark()

    def _add_field(self, code: str, name: str, column: QVBoxLayout) -> None:
        words = self._context.language.gettext("Finding on {name}")
        field = StoredText(self._context.unstored, words.format(name=name), lines=4)
        field.show_text(self._session.assessment.consultant.findings.get(code, ""))
        field.stored.connect(lambda typed: self._take_finding(code, typed))
        self._findings[code] = field
        column.addWidget(field)
        column.addWidget(field.refusal)

    # Wordings.

    def _add_steps(self, column: QVBoxLayout) -> None:
        self._column = column
        self._waiting = text(self._context.language.gettext("Creating the plan …"), SMALL, "quiet")
        column.addWidget(self._waiting)
        self._planner.make(self._session.result())

    def _on_planned(self, result: AssessmentResult) -> None:
        discard(self._waiting)
        context = self._context
        steps = [entry.text for entry in Wording(result, context.language).plan.entries(result.plan)]
        if not steps:
            self._column.addWidget(text(context.language.gettext("The plan has no steps."), SMALL, "quiet"))
        fill_list(self._column, steps, _FIRST_STEPS, self._add_step, context)
        self._mark()

    def _add_step(self, step: StepText) -> None:
        self._steps[step.step.id] = step
        section = Collapsible(self._context, "", partial(self._add_wording, step))
        self._wording_titles[step.step.id] = section
        self._column.addWidget(section)
        self._mark()

    def _add_wording(self, step: StepText, column: QVBoxLayout) -> None:
        _ = self._context.language.gettext
        original = _("Original: {words}").format(words=step.action)
        column.addWidget(text(original, SMALL, "quiet"))
        field = StoredText(self._context.unstored, _("Own wording of: {action}").format(action=step.action), lines=3)
        field.setPlaceholderText(_("If empty, the original is printed."))
        field.show_text(self._session.assessment.consultant.wordings.get(step.step.id, ""))
        field.stored.connect(lambda typed: self._take_wording(step, typed))
        self._wordings[step.step.id] = field
        column.addWidget(field)
        column.addWidget(field.refusal)

    def _take_wording(self, step: StepText, typed: str) -> None:
        visit = self._wordings[step.step.id].visit
        self._edit(partial(set_wording, self._session, step.step.id, typed, step.action), visit)
        if not self._wordings[step.step.id].hasFocus():
            # Words that are the original are not kept as own ones.
            self.refresh()

    def _take_finding(self, code: str, typed: str) -> None:
        self._edit(partial(set_finding, self._session, code, typed), self._findings[code].visit)

    def _mark(self) -> None:
        """Tell in each title whether there are own words."""
        context, layer = self._context, self._session.assessment.consultant
        _ = context.language.gettext
        filled = _("{title} (own text)")
        for section, title, own_words in (
            (self._all_findings, _("Findings"), layer.findings),
            (self._all_wordings, _("Recommendations in your own words"), layer.wordings),
        ):
            section.set_title(f"{title}: {len(own_words)}" if own_words else title)
        for code, section in self._finding_titles.items():
            title = self._names[code]
            section.set_title(filled.format(title=title) if code in layer.findings else title)
        for step, section in self._wording_titles.items():
            said = self._steps[step]
            title = f"{said.number}. {said.capability}, {said.step.start} → {said.step.level}"
            section.set_title(filled.format(title=title) if step in layer.wordings else title)
