"""The task list: every dimension with what is done and what is missing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from readiness.app.guided_path import GuidedPath, Task, TaskState
from readiness.domain.questionnaire import Depth
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import (
    AnswersRoute,
    CheckpointsRoute,
    FindRoute,
    FlagsRoute,
    ProfileRoute,
    QuestionRoute,
    ResultsRoute,
)
from readiness.ui.theme.typography import HEADING, SMALL, TITLE
from readiness.ui.widgets.elements import RuledGrid, ScrollColumn, button, panel, row, text
from readiness.ui.widgets.flow import FlowLayout


class TasksView(Page, ScrollColumn):
    """Dimensions in any order, as people like it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._session = session = context.session
        self._path = GuidedPath(session.questionnaire, session.assessment)
        # Counted here, not taken from the result: a start would wait for the score, which this page does not show.
        self._begun = any(task.progress.done for task in self._path.tasks())
        _ = context.language.gettext
        details = session.assessment.details
        self.column.addWidget(text(details.organisation, TITLE, bold=True))
        title = context.language.of(session.questionnaire.title)
        depth = _("quick check") if details.depth is Depth.QUICK else _("full questionnaire")
        self.column.addWidget(text(f"{title} · {depth}", role="quiet"))
        links: list[QWidget] = []
        if session.questionnaire.profile:
            links.append(button(_("About your company"), lambda: context.navigator.go(ProfileRoute()), "back"))
        if session.questionnaire.legal:
            links.append(button(_("Legal points"), lambda: context.navigator.go(CheckpointsRoute()), "back"))
        if self._begun and (count := self._open_points()):
            words = f"{_('To check')} ({count})"
            links.append(button(words, lambda: context.navigator.go(FlagsRoute()), "back"))
        links += [
            button(_("Search"), lambda: context.navigator.go(FindRoute()), "back"),
            button(_("Blank form …"), context.documents.save_blank_form, "back"),
            button(_("Completed form …"), context.documents.import_form, "back"),
        ]
        self.column.addLayout(FlowLayout(*links))
        self._add_tasks()
        self._add_next_buttons()
        self.column.addStretch(1)

    def _open_points(self) -> int:
        # Imported here: before the first answer there is nothing to look at.
        from readiness.app.open_points import open_points

        return open_points(self._session.questionnaire, self._session.assessment).count

    def _add_tasks(self) -> None:
        frame, layout = panel(12)
        grid = RuledGrid(1)
        grid.setVerticalSpacing(6)
        for task in self._path.tasks():
            self._add_task(grid, grid.begin_row(), task)
        layout.addLayout(grid)
        self.column.addWidget(frame)

    def _add_task(self, grid: QGridLayout, at: int, task: Task) -> None:
        language = self._context.language
        name = self._context.language.of(task.dimension.name)
        grid.addWidget(text(name, bold=True), at, 0)
        done = language.gettext("{done} of {asked} completed").format(
            done=task.progress.done, asked=task.progress.asked
        )
        notes = [done]
        if task.progress.unknown:
            notes.append(language.gettext("{n} of them “don’t know”").format(n=task.progress.unknown))
        if task.progress.flagged:
            notes.append(
                language.ngettext("{n} flagged", "{n} flagged", task.progress.flagged).format(n=task.progress.flagged)
            )
        progress = text(" · ".join(notes), SMALL, "quiet")
        progress.setWordWrap(False)
        grid.addWidget(progress, at, 1)
        words = {
            TaskState.NOT_STARTED: language.gettext("Start"),
            TaskState.STARTED: language.gettext("Continue"),
            TaskState.DONE: language.gettext("Check answers"),
        }[task.state]
        opener = button(words, lambda: self._enter(task))
        opener.setAccessibleName(f"{words}: {name}")
        opener.setMinimumWidth(150)
        grid.addWidget(opener, at, 2, Qt.AlignmentFlag.AlignRight)

    def _enter(self, task: Task) -> None:
        if task.state is TaskState.DONE:
            self._context.navigator.go(AnswersRoute(task.dimension.code))
            return
        waiting = self._path.first_open(task.dimension.code)
        self._context.navigator.go(QuestionRoute(waiting or self._path.first(task.dimension.code)))

    def _add_next_buttons(self) -> None:
        _ = self._context.language.gettext
        waiting = self._path.first_open()
        results = button(
            _("See the result"), lambda: self._context.navigator.go(ResultsRoute()), "" if waiting else "primary"
        )
        if waiting:
            words = _("Continue with the next open question") if self._begun else _("Begin")
            go_on = button(words, lambda: self._context.navigator.go(QuestionRoute(waiting)), "primary")
            self.column.addLayout(row(go_on, results))
            self.setFocusProxy(go_on)
        else:
            self.column.addLayout(row(results))
            self.setFocusProxy(results)
        if self._session.assessment.details.depth is Depth.QUICK:
            self._add_deepening()

    def _add_deepening(self) -> None:
        language = self._context.language
        more = len(self._session.questionnaire.asked(Depth.FULL)) - len(self._session.questionnaire.asked(Depth.QUICK))
        self.column.addSpacing(12)
        frame, layout = panel()
        layout.addWidget(text(language.gettext("Would you like the full picture?"), HEADING, bold=True))
        explanation = language.gettext(
            "The quick check gives an upper bound. Answer {n} more questions to see the exact stage and which "
            "gates are passed. Your answers are kept."
        )
        layout.addWidget(text(explanation.format(n=more), role="quiet"))
        deepen = button(language.gettext("Continue to the full questionnaire"), self._deepen)
        layout.addLayout(row(deepen))
        self.column.addWidget(frame)

    def _deepen(self) -> None:
        self.edit(lambda: self._session.set_depth(Depth.FULL))
