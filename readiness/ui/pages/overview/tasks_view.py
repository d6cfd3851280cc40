"""The task list: every dimension with one square for each question, what is to be settled, and what comes next."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.guided_path import GuidedPath, Task, TaskState
from readiness.domain.answers import Answer, Status
from readiness.domain.perspectives import Author
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.ui import background
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.overview.answer_squares import MOST_ABREAST, AnswerSquares, SquareLegend
from readiness.ui.routes import (
    AnswersRoute,
    CheckpointsRoute,
    FlagsRoute,
    FormRoute,
    HistoryRoute,
    MergeRoute,
    ProfileRoute,
    QuestionRoute,
    ResultsRoute,
    UpgradeRoute,
)
from readiness.ui.theme.typography import CAPTION, TITLE, zoomed
from readiness.ui.widgets.action_bar import ProgressNote
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import row, rule, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.row_button import RowButton
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from readiness.wording.people import with_role
from readiness.wording.progress import confirming_words, progress_words, to_confirm_words

_WIDTH = 960
# Time for the page to reach the screen, and for what else a start does.
_LOOK_DELAY_MS = 300
# What it says, its icon, and where it leads.
_Link = tuple[str, str, Callable[[], object]]
# Wide enough for so many squares, and for the longest words about them.
_SQUARES_WIDTH, _FACTS_WIDTH = {6: 132, MOST_ABREAST: 232}, 216
# From so many letters of width on, they stand beside each other, and beside the name.
_STAND_FROM, _BESIDE_FROM = 44, 70


class TasksView(Page, FramedPage):
    """Dimensions in any order, as people like it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, context, _WIDTH)
        self._session = session = context.session
        self._path = GuidedPath(session.asked, session.assessment)
        # Counted here, not taken from the result: a start would wait for the score, which this page does not show.
        self._progress = self._path.progress()
        language = context.language
        count = len(self._path.tasks())
        # More squares in a row wrap.
        self._longest = min(max((task.progress.asked for task in self._path.tasks()), default=0), MOST_ABREAST)
        order = language.ngettext("{n} dimension", "{n} dimensions, in any order", count).format(n=count)
        title = text(language.gettext("Questions"), TITLE, bold=True)
        title.setWordWrap(False)
        head = row(title, text(order, role="quiet"), stretch_last=True)
        head.setStretch(1, 1)
        head.setSpacing(zoomed(16))
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addSpacing(zoomed(12))
        self.column.addWidget(rule())
        waiting = self._path.first_waiting()
        following = session.questionnaire.dimension_of[waiting].code if waiting else ""
        for task in self._path.tasks():
            self._add_task(task, following=task.dimension.code == following)
        self._add_legend()
        self.column.addStretch(1)
        self.set_side(self._side(), language.gettext("Beside the questions"))
        self._fill_bar(waiting)
        if session.document.read_only is None:
            QTimer.singleShot(_LOOK_DELAY_MS, self, self._look_for_newer)

    # The dimensions.

    def _add_task(self, task: Task, *, following: bool) -> None:
        language, dimension = self._context.language, task.dimension
        asked = self._path.questions(dimension.code)
        name, facts = language.of(dimension.name), self._facts(task)
        line = RowButton(self._context, f"{name}: {facts}", lambda: self._enter(task), following=following)
        words, stack = _stack()
        stack.addStretch(1)
        stack.addWidget(text(name, bold=True))
        if dimension.question is not None:
            stack.addWidget(text(language.of(dimension.question), CAPTION, "quiet"))
        stack.addStretch(1)
        holder, squares = _stack()
        holder.setFixedWidth(zoomed(next(width for n, width in _SQUARES_WIDTH.items() if self._longest <= n)))
        squares.addWidget(
            AnswerSquares(self._context.tokens, [self._shown(c.code) for c in asked]),
            0,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        )
        said = text(facts, CAPTION, "" if following else "quiet")
        said.setFixedWidth(zoomed(_FACTS_WIDTH))
        stand = Columns(holder, said, _STAND_FROM, (0, 0))
        line.add(Columns(words, stand, _BESIDE_FROM, (1, 0)), 1)
        line.add_icon("right")
        self.column.addWidget(line)

    def _shown(self, code: str) -> Answer:
        """Return an answer as its square shows it: to be confirmed only while it is the one that was carried over."""
        answer = self._session.assessment.answer(code)
        return replace(answer, to_confirm=self._path.to_confirm(code))

    def _facts(self, task: Task) -> str:
        language, progress = self._context.language, task.progress
        if task.state is TaskState.NOT_STARTED and not progress.flagged:
            return language.gettext("not started yet")
        done = language.gettext("{number} of {count}").format(number=progress.settled, count=progress.asked)
        notes = [f"✓ {done}" if task.state is TaskState.DONE else done]
        if progress.to_confirm:
            # Where nothing is confirmed yet, that says it all.
            notes = notes if progress.settled else []
            notes.append(to_confirm_words(progress.to_confirm, language))
        if progress.unknown:
            notes.append(language.gettext("{n} × “don’t know”").format(n=progress.unknown))
        if progress.flagged:
            notes.append(language.ngettext("{n} flagged", "{n} flagged", progress.flagged).format(n=progress.flagged))
        return " · ".join(notes)

    def _add_legend(self) -> None:
        _ = self._context.language.gettext
        entries = [
            (Answer(Status.ANSWERED, 1), _("answered")),
            (Answer(Status.DONT_KNOW), _("don’t know")),
            (Answer(Status.NOT_APPLICABLE, reason="–"), _("not applicable")),
            (Answer(), _("open")),
            (Answer(flagged=True), _("flagged")),
        ]
        if self._progress.to_confirm:
            entries.insert(1, (Answer(Status.ANSWERED, 1, to_confirm=True), _("to confirm")))
        self.column.addWidget(SquareLegend(self._context.tokens, entries))

    def _enter(self, task: Task) -> None:
        if task.state is TaskState.DONE:
            self._context.navigator.go(AnswersRoute(task.dimension.code))
            return
        waiting = self._path.first_waiting(task.dimension.code)
        self._context.navigator.go(QuestionRoute(waiting or self._path.first(task.dimension.code)))

    # What stands beside them.

    def _side(self) -> QWidget:
        language, session, go = self._context.language, self._session, self._context.navigator.go
        _ = language.gettext
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self._progress.done and (count := self._open_points()):
            words = language.ngettext("{n} question to look at", "{n} questions to look at", count)
            self._add_links(column, _("To check"), [(words.format(n=count), "right", lambda: go(FlagsRoute()))])
        frame = []
        if session.questionnaire.profile:
            frame.append((_("About your company"), "right", lambda: go(ProfileRoute())))
        if session.questionnaire.legal:
            frame.append((_("Legal points"), "right", lambda: go(CheckpointsRoute())))
        if frame:
            self._add_links(column, _("Background"), frame)
        forms = [
            (_("A form to fill in"), "print", lambda: go(FormRoute())),
            (_("Import completed forms"), "open", self._context.documents.import_form),
        ]
        perspectives = session.assessment.perspectives
        if perspectives.views:
            # Imported here: a start shows this page for a moment, mostly without views.
            from readiness.scoring.views import merge_table

            clashing = sum(row.open for row in merge_table(session.questionnaire, session.assessment))
            words = language.ngettext("{n} question to settle", "{n} questions to settle", clashing)
            forms.append((words.format(n=clashing), "right", lambda: go(MergeRoute(only_open=bool(clashing)))))
        if perspectives.author is None:
            self._add_links(column, _("Several people"), forms)
        else:
            self._add_author(column, perspectives.author)
        if session.assessment.history.states:
            self._add_links(column, _("Earlier states"), [(_("History"), "right", lambda: go(HistoryRoute()))])
        if session.assessment.details.depth is Depth.QUICK:
            self._add_deepening(column)
        self._newer = QVBoxLayout()
        column.addLayout(self._newer)
        column.addStretch(1)
        return side

    # Looked for once the page is there: it reads the folders of questionnaires.

    def _look_for_newer(self) -> None:
        background.run(self, partial(_newer_version, self._session.questionnaire), self._on_looked)

    def _on_looked(self, version: str) -> None:
        if not version:
            return
        _ = self._context.language.gettext
        words = _("Version {version}: see what changes").format(version=version)
        go = self._context.navigator.go
        self._add_links(self._newer, _("Newer questionnaire"), [(words, "right", lambda: go(UpgradeRoute()))])

    def _add_author(self, column: QVBoxLayout, author: Author) -> None:
        """Say whose view this document is, and ask whether the person may be named."""
        _ = self._context.language.gettext
        column.addWidget(text(_("My view"), bold=True))
        column.addSpacing(zoomed(8))
        column.addWidget(rule())
        column.addWidget(text(with_role(self._context.language, author, self._session.questionnaire)))
        told = _(
            "This is not anonymous: whoever gets this file sees your name and your answers. The report compares roles; "
            "it names you only if you tick this."
        )
        column.addWidget(text(told, CAPTION, "quiet"))
        # Imported here as well.
        from readiness.app.views import set_may_be_named

        named = WrappedCheck(_("I may be named beside the evidence that I give."), self._context.tokens)
        named.setChecked(author.may_be_named)
        named.toggled.connect(lambda on: self.edit(lambda: set_may_be_named(self._session, may=on)))
        column.addWidget(named)
        column.addSpacing(zoomed(20))

    def _add_links(self, column: QVBoxLayout, title: str, links: Sequence[_Link]) -> None:
        column.addWidget(text(title, bold=True))
        column.addSpacing(zoomed(8))
        column.addWidget(rule())
        for words, icon, act in links:
            link = RowButton(self._context, words, act)
            link.row.setContentsMargins(0, zoomed(7), 0, zoomed(7))
            link.add(text(words), 1)
            link.add_icon(icon)
            column.addWidget(link)
        column.addSpacing(zoomed(20))

    def _add_deepening(self, column: QVBoxLayout) -> None:
        language, questionnaire = self._context.language, self._session.asked
        quick, full = ([q for d in questionnaire.dimensions for q in d.questions(depth)] for depth in Depth)
        more = len(full) - len(quick)
        words = language.gettext(
            "{n} more questions show the exact stage and which gates are met. Your answers are kept."
        )
        if questionnaire.by_percent or not questionnaire.gates:
            words = language.gettext("{n} more questions show the exact result. Your answers are kept.")
        self._add_links(
            column,
            language.gettext("The full picture"),
            [(language.gettext("Continue to the full questionnaire"), "right", self._deepen)],
        )
        column.addWidget(text(words.format(n=more), CAPTION, "quiet"))

    def _open_points(self) -> int:
        # Imported here: before the first answer there is nothing to look at.
        from readiness.app.open_points import open_points

        return open_points(self._session.asked, self._session.assessment).count

    def _deepen(self) -> None:
        self.edit(lambda: self._session.set_depth(Depth.FULL))

    # What comes next.

    def _fill_bar(self, waiting: str | None) -> None:
        language, go = self._context.language, self._context.navigator.go
        _ = language.gettext
        if waiting is None:
            self.bar.add_left_button(_("Check the answers"), lambda: go(AnswersRoute()))
            on = self.bar.add_primary(_("See the result"), lambda: go(ResultsRoute()), _("Enter"))
        else:
            self.bar.add_left_button(_("See the result so far"), lambda: go(ResultsRoute()))
            number = self._path.position(waiting).overall
            begun = bool(self._progress.done)
            words = _("Continue with question {n}").format(n=number) if begun else _("Begin")
            if self._path.to_confirm(waiting):
                words = confirming_words(self._progress.to_confirm, language)
            on = self.bar.add_primary(words, lambda: go(QuestionRoute(waiting)), _("Enter"))
            self.bar.set_middle(self._progress_note())
        self.setFocusProxy(on)

    def _progress_note(self) -> ProgressNote:
        progress = self._progress
        words = progress_words(progress, self._path.minutes_left(), self._context.language)
        return ProgressNote(self._context, progress.settled / max(1, progress.asked), words)


def _newer_version(questionnaire: Questionnaire) -> str:
    """Return the newer version of a questionnaire that is installed; nothing where there is none."""
    # Imported here: a start goes without.
    from readiness.app.upgrading import newer_installed

    found = newer_installed(questionnaire)
    return ".".join(map(str, found.version)) if found is not None else ""


def _stack() -> tuple[QWidget, QVBoxLayout]:
    """Return a part of a row, and its layout: what is in it stands one below the other."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return part, column
