"""An assessment on the start page: whose it is, how far it is, and the one thing to do next."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from readiness.app.guided_path import GuidedPath
from readiness.app.settings import Recent
from readiness.domain.progress import Progress
from readiness.domain.questionnaire import Depth
from readiness.foundation.language import Language
from readiness.foundation.overriding import override
from readiness.ui.open_outside import open_outside
from readiness.ui.page import PageContext
from readiness.ui.routes import QuestionRoute, ResultsRoute
from readiness.ui.theme.typography import CAPTION, LEAD, zoomed
from readiness.ui.widgets.action_bar import ProgressNote
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.percent_bar import PercentBar, PercentSpan
from readiness.ui.widgets.plain import set_tool_tip
from readiness.ui.widgets.stage_track import StageTrack
from readiness.wording.depths import depth_name
from readiness.wording.progress import progress_words

_STATE_WIDTH, _BUTTON_WIDTH = 248, 128
# From so many letters of width on, state and button stand side by side, and beside the words.
_STAND_FROM, _BESIDE_FROM = 56, 92


class RecentCard(QFrame):
    """Its button opens it; everything else is in its menu, which a right click opens too."""

    def __init__(self, context: PageContext, entry: Recent, file: str, *, first: bool) -> None:
        super().__init__()
        self._context = context
        self._entry = entry
        self._file = file
        self._path = Path(entry.path)
        self.setProperty("role", "tile")
        set_tool_tip(self, entry.path)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(zoomed(20), zoomed(14), zoomed(12), zoomed(14))
        row.setSpacing(zoomed(16))
        right = QWidget()
        pressed = QHBoxLayout(right)
        pressed.setContentsMargins(0, 0, 0, 0)
        stand = Columns(self._state(), right, _STAND_FROM, (0, 0))
        row.addWidget(Columns(self._words(file), stand, _BESIDE_FROM, (1, 0)))
        _ = context.language.gettext
        words = _("To the result") if entry.finished else _("Continue") if entry.done else _("Begin")
        if entry.to_confirm and not entry.finished:
            words = _("Confirm")
        self.button = KeyButton(context, words, self._go_on, "primary" if first else "")
        self.button.setAccessibleName(f"{words}: {entry.organisation}, {file}")
        self.button.setMinimumWidth(zoomed(_BUTTON_WIDTH))
        pressed.addWidget(self.button)
        more = KeyButton(context, "", self._open_menu, "quiet").with_icon("dots")
        more.setAccessibleName(_("More for {name}").format(name=f"{entry.organisation}, {file}"))
        set_tool_tip(more, _("More"))
        self._more = more
        pressed.addWidget(more)
        pressed.addStretch(1)
        self._menu = QMenu(self)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._fill_menu()
        self._menu.popup(event.globalPos())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open it by a click anywhere: the button is there for keys, and for those who look for one."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.button.click()

    def _words(self, file: str) -> QWidget:
        entry, language = self._entry, self._context.language
        _ = language.gettext
        kind = depth_name(Depth.QUICK if entry.quick else Depth.FULL, language)
        facts = [_("Example"), kind] if entry.sample else [kind]
        if entry.finished:
            facts.append(progress_words(_progress(entry), None, language))
        elif entry.to_confirm:
            words = language.ngettext("{n} answer to confirm", "{n} answers to confirm", entry.to_confirm)
            facts.append(words.format(n=entry.to_confirm))
        elif entry.done and entry.next:
            facts.append(_("continue with question {n}").format(n=entry.next))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(zoomed(2))
        column.addWidget(text(entry.organisation, LEAD, bold=True))
        # An earlier version has not noted more than the stage.
        column.addWidget(text(" · ".join(facts) if entry.asked else entry.stage_in(language), role="quiet"))
        column.addWidget(text(f"{when(entry, language)} · {file}", CAPTION, "quiet"))
        return holder

    def _state(self) -> QWidget:
        entry, language = self._entry, self._context.language
        holder = QWidget()
        holder.setFixedWidth(zoomed(_STATE_WIDTH))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(zoomed(4))
        column.addStretch(1)
        if entry.finished and entry.low is not None and entry.high is not None:
            column.addWidget(text(entry.stage_in(language), CAPTION, bold=True))
            if entry.by_percent:
                span = PercentSpan(entry.low, (entry.low + entry.high) / 2, entry.high)
                column.addWidget(PercentBar(self._context.tokens, span))
            else:
                column.addWidget(StageTrack(self._context.tokens, entry.low, entry.high))
        elif entry.asked:
            progress = _progress(entry)
            words = progress_words(progress, entry.minutes, language)
            column.addWidget(ProgressNote(self._context, progress.settled / entry.asked, words, below=True))
        column.addStretch(1)
        return holder

    def _go_on(self) -> None:
        """Open it where it is gone on with, as its button says: at the results, or at the first question that waits."""
        context = self._context
        context.documents.open(self._path)
        session = context.documents.session
        if session is None:
            return
        # What is in the file counts: it may have been changed elsewhere since it was listed.
        path = GuidedPath(session.asked, session.assessment)
        waiting = path.first_waiting()
        if waiting is None:
            context.navigator.go(ResultsRoute())
        elif path.progress().done:
            context.navigator.go(QuestionRoute(waiting))

    def _open_menu(self) -> None:
        self._fill_menu()
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _fill_menu(self) -> None:
        """Fill it when it opens for the first time: a start goes without."""
        if not self._menu.isEmpty():
            return
        _, documents = self._context.language.gettext, self._context.documents
        add = self._menu.addAction
        add(_("Open"), partial(documents.open, self._path))
        add(_("Show in its folder"), self._show_folder)
        add(_("Duplicate …"), partial(documents.duplicate, self._path))
        add(_("Begin the next assessment …"), partial(documents.begin_next, self._path))
        add(_("Rename the file …"), partial(documents.rename, self._path))
        add(_("Open a backup …"), partial(documents.open_backup, self._path))
        self._menu.addSeparator()
        add(_("Take off this list"), self._take_off)
        add(_("Delete …"), partial(documents.delete, self._path))

    def _show_folder(self) -> None:
        open_outside(self._path.parent)

    def _take_off(self) -> None:
        memory, language = self._context.memory, self._context.language
        memory.keep(memory.settings.without_recent(self._entry.path))
        words = language.gettext("{name} (“{file}”) is off the list. The file stays where it is.")
        self._context.notifier.announce(words.format(name=self._entry.organisation, file=self._file))
        self._context.navigator.show_anew()


def _progress(entry: Recent) -> Progress:
    return Progress(entry.asked, entry.done, unknown=0, flagged=0, to_confirm=entry.to_confirm)


def when(entry: Recent, language: Language) -> str:
    """Return when it was changed last: today with the time, or the day."""
    if not entry.at:
        return language.short_date(entry.on)
    at = datetime.fromtimestamp(entry.at, UTC).astimezone()
    if at.date() == datetime.now().astimezone().date():
        return language.gettext("Today {time}").format(time=f"{at:%H:%M}")
    return f"{language.short_date(at.date())} {at:%H:%M}"


def distinct_files(entries: Sequence[Recent]) -> list[str]:
    """Return a name for each file that no other one has: the folder and the name, or more of the path where needed."""
    names = []
    for entry in entries:
        parts = Path(entry.path).parts
        length = 2
        while length < len(parts) and any(
            other is not entry and Path(other.path).parts[-length:] == parts[-length:] for other in entries
        ):
            length += 1
        names.append(" / ".join(parts[-length:]))
    return names
