"""The page of the portfolio: a table, a map, a distribution and the notes of the same documents."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from readiness.app.documents import SUFFIX
from readiness.app.labels import label_document
from readiness.app.sample_portfolio import create_portfolio
from readiness.foundation.errors import UserError
from readiness.foundation.files import real_path
from readiness.foundation.overriding import override
from readiness.portfolio.entry import PortfolioEntry
from readiness.portfolio.table import NoteHit
from readiness.ui import background
from readiness.ui.open_outside import open_outside
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.portfolio.beginning import Beginning
from readiness.ui.pages.portfolio.entry_panel import EntryActs, EntryPanel
from readiness.ui.pages.portfolio.labels_form import LabelsForm
from readiness.ui.pages.portfolio.leading import open_at
from readiness.ui.pages.portfolio.not_counted import NotCountedList
from readiness.ui.pages.portfolio.portfolio_model import PortfolioModel
from readiness.ui.pages.portfolio.selection_acts import Selection, SelectionActs
from readiness.ui.pages.portfolio.views import Views
from readiness.ui.routes import MergedSitesRoute, ProfileRoute
from readiness.ui.theme.typography import TITLE, zoomed
from readiness.ui.widgets.action_bar import ProgressNote
from readiness.ui.widgets.elements import discard, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.plain import unmarking
from readiness.ui.widgets.segmented import Segmented
from readiness.ui.widgets.tab_order import tab_through

# As wide as the window: a table has no line that is hard to read.
_WIDTH = 4_000
_SIDE = 312
# Documents of the sample: a table that scrolls, made in a moment.
_SAMPLES = 24


class PortfolioView(Page, FramedPage):
    """Reading goes on while one is elsewhere; what was looked at is there again when one comes back."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, context, _WIDTH)
        self._model = context.companions.keep(PortfolioModel, lambda: PortfolioModel(context.memory))
        self.column.setSpacing(zoomed(8))
        self.escape = context.navigator.back
        _ = context.language.gettext
        self._labels: LabelsForm | None = None
        self._menu = QMenu(self)
        self.bar.add_back(_("Back"), context.navigator.back)
        if not self._model.folders:
            self._begin_empty()
            return
        self._title = text(_("Portfolio"), TITLE, bold=True)
        self._title.setWordWrap(False)
        self._kinds = Segmented(
            [("table", _("Table")), ("map", _("Map")), ("spread", _("Distribution")), ("notes", _("Notes"))],
            context.tokens,
            _("View"),
        )
        self._kinds.chosen.connect(self._on_view)
        self._folders = KeyButton(context, _("Folders"), self._open_folders, "choice").with_icon("down")
        head = QWidget()
        head.setLayout(FlowLayout(self._title, self._kinds, self._folders, gap=16))
        self.column.addWidget(head)
        self._count = text("", role="quiet")
        self.column.addWidget(self._count)
        self._progress = ProgressNote(context, 0.0, "")
        self._cancel = KeyButton(context, _("Cancel"), self._model.cancel, "link")
        self._reading = QWidget()
        self._reading.setLayout(FlowLayout(self._progress, self._cancel, gap=16))
        self.column.addWidget(self._reading)
        self._views = Views(context, self._model)
        self.column.addWidget(self._views, 1)
        self._not_counted = NotCountedList(context)
        self.column.addWidget(self._not_counted)
        acts = EntryActs(self._open, self._show_folder, self._edit_labels)
        self._panel = EntryPanel(context, acts)
        self._holder = _Holder(self._panel)
        self.set_side(self._holder, _("The chosen document"), _SIDE)
        self._acts = SelectionActs(context, self._selection, self.bar)
        self._opening = self.bar.add_primary(_("Open"), self._open_current, _("Enter"))
        self._views.opened.connect(self._open)
        self._views.note_opened.connect(self._open_note)
        self._views.current_changed.connect(self._show_current)
        self._model.changed.connect(self._show_portfolio)
        self._model.progressed.connect(self._show_progress)
        self._kinds.show_value(self._model.state.view)
        self.show_side(shown=self._model.state.view == "table")
        self._show_portfolio()
        self._show_progress()
        if self._model.portfolio is None or not self._model.reading:
            # Files may have changed since: those that have are read again.
            self._model.read()
        self.setFocusProxy(self._views.first)

    @property
    def complete(self) -> bool:
        """Whether everything has been read and is shown."""
        return not self._model.folders or (self._model.complete and self._views.complete)

    @override
    def use_of_dropped(self, paths: Sequence[Path]) -> Callable[[], object] | None:
        """Folders are taken in; what is no folder is none of the page's."""
        folders = [path for path in paths if path.is_dir()]
        return partial(self._add_all, folders) if folders else None

    def _add_all(self, folders: Sequence[Path]) -> None:
        for folder in folders:
            self._add(folder)

    # Before there is a portfolio.

    def _begin_empty(self) -> None:
        context, _ = self._context, self._context.language.gettext
        self.column.addWidget(text(_("Portfolio"), TITLE, bold=True))
        self._beginning = beginning = Beginning(context, self._ask_for_folder, self._show_sample)
        self.column.addWidget(beginning)
        self.column.addStretch(1)
        self.setFocusProxy(beginning.choose)

    def _show_sample(self) -> None:
        context, language = self._context, self._context.language
        folder = context.dialogs.documents_folder() / language.gettext("Sample portfolio")
        if folder.is_dir() and any(folder.glob(f"*{SUFFIX}")):
            self._add(folder)
            return

        def failed(error: Exception) -> None:
            self._beginning.rest()
            if isinstance(error, UserError):
                context.dialogs.complain(error)

        self._beginning.wait()
        work = partial(create_portfolio, folder, _SAMPLES, language)
        background.run(self, work, lambda _paths: self._add(folder), failed)

    # Folders.

    def _ask_for_folder(self) -> None:
        title = self._context.language.gettext("A folder for the portfolio")
        folder = self._context.dialogs.ask_folder(title)
        if folder is not None:
            self._add(folder)

    def _add(self, folder: Path) -> None:
        began = bool(self._model.folders)
        self._model.add(folder)
        if not began:
            self._context.navigator.show_anew()

    def _remove(self, folder: Path) -> None:
        self._model.remove(folder)
        if not self._model.folders:
            self._context.navigator.show_anew()

    def _open_folders(self) -> None:
        _, menu = self._context.language.gettext, self._menu
        menu.clear()
        menu.addAction(_("Add a folder …"), self._ask_for_folder)
        menu.addAction(_("Read again"), self._model.read)
        menu.addSeparator()
        for folder in self._model.folders:
            words = unmarking(_("Leave out {folder}").format(folder=folder))
            menu.addAction(words, lambda folder=folder: self._remove(folder))  # type: ignore[misc]
        menu.addSeparator()
        menu.addAction(_("Forget the index"), self._forget_index)
        menu.popup(self._folders.mapToGlobal(QPoint(0, self._folders.height())))

    def _forget_index(self) -> None:
        error, context = self._model.forget_index(), self._context
        if error is not None:
            context.dialogs.complain(error)
            return
        words = context.language.gettext("The index is deleted. The next reading of the folders makes another.")
        context.notifier.announce(words)

    # What is shown.

    def _show_portfolio(self) -> None:
        self._views.show_portfolio()
        self._not_counted.show_portfolio(self._model.portfolio)
        self._count.setText(self._views.told())
        self._show_current()

    def _show_progress(self) -> None:
        model, _ = self._model, self._context.language.gettext
        self._reading.setVisible(not model.complete)
        if model.reading:
            words = _("Reading {done} of {n} files …").format(done=model.done, n=model.of)
            self._progress.show_progress(model.done / max(1, model.of), words if model.of else _("Looking for files …"))
        elif model.planning:
            words = _("Plans: {done} of {n} …").format(done=model.done, n=model.of)
            self._progress.show_progress(model.done / max(1, model.of), words)

    def _on_view(self, view: str) -> None:
        self._model.state.view = view
        self._views.show_view()
        # A map needs the width.
        self.show_side(shown=view == "table")
        self._count.setText(self._views.told())

    def _show_current(self) -> None:
        self._count.setText(self._views.told())
        entry = self._views.current
        ready = entry is not None or self._views.current_hit is not None
        self._opening.set_role("primary" if ready else "")
        if entry is not self._panel.shown_entry:
            self._end_labels()
            self._panel.show_entry(entry, self._views.entry_words)
            # At once: a frame with squeezed lines would be seen.
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _selection(self) -> Selection | None:
        portfolio, views = self._model.portfolio, self._views
        if portfolio is None:
            return None
        return Selection(portfolio, views.chosen, views.shown, views.documents)

    # One document.

    def _open_note(self, hit: NoteHit) -> None:
        open_at(self._context, hit.entry.path, hit.kind, hit.code)

    def _open_current(self) -> None:
        context, entry, hit = self._context, self._views.current, self._views.current_hit
        if hit is not None:
            self._open_note(hit)
            return
        if entry is None:
            context.notifier.announce(context.language.gettext("Choose a row of the table first."))
            return
        self._open(entry)

    def _open(self, entry: PortfolioEntry) -> None:
        self._model.state.chosen = entry.path
        sites = self._views.sites_of(entry)
        if sites is not None:
            # It has no document: there is a page to read.
            self._context.navigator.go(MergedSitesRoute(tuple(site.path for site in sites.entries)))
            return
        open_at(self._context, entry.path)

    def _show_folder(self, entry: PortfolioEntry) -> None:
        open_outside(entry.path.parent)

    def _edit_labels(self, entry: PortfolioEntry) -> None:
        session = self._context.documents.session
        if session is not None and session.document.path == real_path(entry.path):
            # It is open: its own page has the fields, and undo.
            self._context.navigator.go(ProfileRoute())
            return
        self._end_labels()
        name = self._views.entry_words.called(entry) if self._views.entry_words else entry.organisation
        self._labels = LabelsForm(
            self._context,
            name,
            (entry.site, entry.tags),
            lambda site, tags: self._save_labels(entry, site, tags),
            self._end_labels,
        )
        self._holder.put(self._labels)
        self._labels.site.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_labels(self) -> None:
        if self._labels is not None:
            self._labels = None
            self._holder.put(None)

    def _save_labels(self, entry: PortfolioEntry, site: str, tags: tuple[str, ...]) -> None:
        context = self._context
        try:
            label_document(entry.path, site, tags)
        except UserError as error:
            context.dialogs.complain(error)
            return
        self._end_labels()
        context.notifier.announce(
            context.language.gettext("Saved in the document: {name}").format(name=entry.path.name)
        )
        self._model.read()


class _Holder(QWidget):
    """Shows one of several parts at the same place; those that are not shown are kept by whoever made them."""

    def __init__(self, usual: QWidget) -> None:
        super().__init__()
        self._usual = usual
        self._instead: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(usual)

    def put(self, part: QWidget | None) -> None:
        """Show a part in the place of the usual one, or the usual one again."""
        before, self._instead = self._instead, part
        if part is not None:
            self._column.addWidget(part)
            tab_through(part, self._usual)
        self._usual.setVisible(part is None)
        if before is not None:
            discard(before)
