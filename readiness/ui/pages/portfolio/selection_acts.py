"""What is done with several documents at once: reports into a folder, a spreadsheet, the sites of a firm as one."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu

from readiness.app.many_reports import ReportsOfMany, WrittenReports
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES
from readiness.portfolio.entry import PortfolioEntry
from readiness.reporting.editions import EDITIONS
from readiness.ui import background
from readiness.ui.look import Look
from readiness.ui.page import PageContext
from readiness.ui.widgets.action_bar import ActionBar

# Reasons that a dialog names; the rest is counted.
_MOST_TOLD = 5


class ManyReportsJob(QObject):
    """Reports that are being written: it lasts as long as the window, whatever page is shown."""

    changed = Signal()
    _told = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._running: ReportsOfMany | None = None
        self.done = self.of = 0
        self._told.connect(self._on_told)

    @property
    def running(self) -> bool:
        """Whether reports are being written."""
        return self._running is not None

    def write(
        self,
        work: Callable[[ReportsOfMany, Callable[[int], object]], WrittenReports],
        of: int,
        done: Callable[[WrittenReports], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Write reports of so many documents; one lot at a time."""
        self._running, self.done, self.of = ReportsOfMany(), 0, of

        def end(tell: Callable[[], object]) -> None:
            self._running = None
            self.changed.emit()
            tell()

        background.run(
            self,
            partial(work, self._running, self._told.emit),
            lambda found: end(lambda: done(found)),
            lambda error: end(lambda: failed(error)),
        )
        self.changed.emit()

    def cancel(self) -> None:
        """Write no more."""
        if self._running is not None:
            self._running.cancel()

    def speak(self, look: Look) -> None:
        """Go on in another language: reports are written in the one that they were begun in."""
        del look

    def close(self) -> None:
        """End, with the window."""
        self.cancel()
        self.deleteLater()

    def _on_told(self, done: int) -> None:
        self.done = done
        self.changed.emit()


class SelectionActs(QObject):
    """The buttons in the bar; each asks whether it means the chosen rows or all that are shown, where that differs."""

    def __init__(
        self,
        context: PageContext,
        chosen: Callable[[], Sequence[PortfolioEntry]],
        shown: Callable[[], Sequence[PortfolioEntry]],
        bar: ActionBar,
    ) -> None:
        super().__init__(bar)
        self._context, self._chosen, self._shown = context, chosen, shown
        self._job = context.companions.keep(ManyReportsJob, ManyReportsJob)
        self._job.changed.connect(self._show_job)
        _ = context.language.gettext
        self._menu = QMenu(bar)
        self._more = bar.add_secondary(_("More"), self._open_menu)
        self._reports = bar.add_secondary(_("Reports …"), self._on_reports)
        self._show_job()

    # Reports.

    def _on_reports(self) -> None:
        if self._job.running:
            self._job.cancel()
            return
        context, _ = self._context, self._context.language.gettext
        entries = self._meant(_("Reports of which documents?"))
        if not entries:
            return
        names = {EDITIONS[0]: _("Short edition"), EDITIONS[1]: _("Full edition")}
        n = len(entries)
        words = context.language.ngettext("One report for {n} document", "One report for each of {n} documents", n)
        told = _("They are PDF files, in the language of this window. You can go on working.")
        at = context.dialogs.choose(words.format(n=n), told, [*names.values()])
        if at is None:
            return
        folder = context.dialogs.ask_folder(_("A folder for the reports"))
        if folder is None:
            return
        documents, edition, language = [entry.path for entry in entries], [*names][at], context.language

        def work(reports: ReportsOfMany, tell: Callable[[int], object]) -> WrittenReports:
            return reports.write(documents, folder, edition, LANGUAGES[language.code], tell)

        self._job.write(work, n, partial(_told_end, context, folder), partial(_told_fault, context))

    def _show_job(self) -> None:
        _ = self._context.language.gettext
        if self._job.running:
            words = _("Cancel reports ({done} of {n})").format(done=self._job.done, n=self._job.of)
            self._reports.set_words(words)
        else:
            self._reports.set_words(_("Reports …"))

    def _meant(self, question: str) -> Sequence[PortfolioEntry]:
        """Return the documents that are meant; none where that was left, or where there are none."""
        context, language = self._context, self._context.language
        chosen, shown = self._chosen(), self._shown()
        if not shown:
            context.notifier.announce(language.gettext("There is no document to do that with."))
            return ()
        if not chosen or len(chosen) == len(shown):
            return shown
        ngettext = language.ngettext
        choices = [
            ngettext("The chosen one", "The {n} chosen ones", len(chosen)).format(n=len(chosen)),
            language.gettext("All {n} that are shown").format(n=len(shown)),
        ]
        at = context.dialogs.choose(question, "", choices)
        return () if at is None else (chosen, shown)[at]

    def _open_menu(self) -> None:
        menu, _ = self._menu, self._context.language.gettext
        menu.clear()
        menu.addAction(_("Save as a spreadsheet …"), self._on_spreadsheet)
        menu.addAction(_("Merge sites …"), self._on_sites)
        menu.popup(self._more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _on_spreadsheet(self) -> None:
        raise NotImplementedError

    def _on_sites(self) -> None:
        raise NotImplementedError


def _told_end(context: PageContext, folder: Path, found: WrittenReports) -> None:
    """Say how many reports were written; name what could not be."""
    language = context.language
    n = len(found.written)
    words = language.ngettext("{n} report written to {folder}", "{n} reports written to {folder}", n)
    show = (language.gettext("Show folder"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
    context.notifier.announce(words.format(n=n, folder=folder), show)
    if found.refused:
        named = [f"{path.name}: {error.sentence(language)}" for path, error in found.refused[:_MOST_TOLD]]
        more = len(found.refused) - _MOST_TOLD
        if more > 0:
            named.append(language.ngettext("and {n} more", "and {n} more", more).format(n=more))
        n = len(found.refused)
        fault = language.ngettext("{n} report could not be written.", "{n} reports could not be written.", n)
        context.dialogs.choose(fault.format(n=n), "\n".join(named), [], language.gettext("Close"))


def _told_fault(context: PageContext, error: Exception) -> None:
    if isinstance(error, UserError):
        context.dialogs.complain(error)
