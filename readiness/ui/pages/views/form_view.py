"""A form for one person or for everyone: who, which dimensions, and in which shape it is to be filled in."""

from PySide6.QtWidgets import QGridLayout

from readiness.domain.form import FormReader
from readiness.domain.values import NAME_LIMIT
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import FormRoute, TasksRoute
from readiness.ui.theme.typography import SMALL, TITLE, zoomed
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.segmented import Segmented
from readiness.ui.widgets.stored_text import LimitedLine
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from readiness.wording.people import role_labels


class FormView(Page, FramedPage):
    """Nothing here changes the document: it makes a file for somebody else."""

    def __init__(self, context: PageContext, route: FormRoute) -> None:
        super().__init__(context, context)
        self._session = context.session
        self._as_view = route.as_view
        _ = context.language.gettext
        self.column.addWidget(text(_("A form to fill in"), TITLE, bold=True))
        self.column.addWidget(
            text(_("Each person fills in a form by name. It says on the form who sees the answers."), role="quiet")
        )
        self._kind = Segmented(
            [(False, _("PDF, on screen or on paper")), (True, _("Document, to answer in Readiness"))],
            context.tokens,
            _("What it is filled in with"),
        )
        self._kind.show_value(self._as_view)
        self._kind.chosen.connect(self._on_kind)
        self.column.addWidget(self._kind)
        self._person, self._reader = (LimitedLine(context.unstored, NAME_LIMIT) for _field in range(2))
        self._person.setPlaceholderText(_("empty: for everyone"))
        self._reader.setText(self._session.assessment.details.assessor)
        self._role = ChoiceList(context.tokens)
        self._role.add(_("no role given"))
        for role, words in role_labels(context.language, context.session.questionnaire).items():
            self._role.add(words, role)
        self.column.addWidget(labelled(_("&Name"), self._person, self._person.refusal))
        self.column.addWidget(labelled(_("&Role"), self._role))
        self.column.addWidget(labelled(_("&Who gets it back and sees the answers"), self._reader, self._reader.refusal))
        self._add_dimensions()
        self._answers = WrappedCheck(_("Print today’s answers beside the questions"), context.tokens)
        self.column.addWidget(self._answers)
        self._whole = text(
            _("A document always asks the whole questionnaire, without today’s answers."), SMALL, "quiet"
        )
        self.column.addWidget(self._whole)
        self.column.addStretch(1)
        self.bar.add_back(_("Overview"), lambda: context.navigator.go(TasksRoute()))
        self.bar.add_primary(_("Save the form …"), self._save)
        self.setFocusProxy(self._person)
        self._on_kind(self._as_view)

    def _add_dimensions(self) -> None:
        language = self._context.language
        self._title = text(language.gettext("Which dimensions"), SMALL, bold=True)
        self.column.addWidget(self._title)
        depth = self._session.assessment.details.depth
        grid = QGridLayout()
        grid.setHorizontalSpacing(zoomed(24))
        self._dimensions: dict[str, WrappedCheck] = {}
        asked = [dimension for dimension in self._session.questionnaire.dimensions if dimension.asked(depth)]
        for at, dimension in enumerate(asked):
            check = WrappedCheck(language.of(dimension.name), self._context.tokens)
            check.setChecked(True)
            self._dimensions[dimension.code] = check
            grid.addWidget(check, at // 2, at % 2)
        self.column.addLayout(grid)

    def _on_kind(self, value: object) -> None:
        self._as_view = value is True
        for widget in (self._title, self._answers, *self._dimensions.values()):
            widget.setVisible(not self._as_view)
        self._whole.setVisible(self._as_view)

    def _save(self) -> None:
        assessment = self._session.assessment
        chosen = tuple(code for code, check in self._dimensions.items() if check.isChecked())
        some = not self._as_view and len(chosen) < len(self._dimensions)
        reader = FormReader(
            person=self._person.text().strip(),
            role=self._role.currentData(),
            organisation=assessment.details.organisation,
            seen_by=self._reader.text().strip(),
            dimensions=chosen if some else (),
            answers=assessment.answers if self._answers.isChecked() and not self._as_view else {},
        )
        self._context.documents.save_form(reader, as_view=self._as_view)
