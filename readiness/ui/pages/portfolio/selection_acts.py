"""What is done with several documents at once: a report for each into a folder, and a spreadsheet of all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from readiness.app.output import check_target
from readiness.app.portfolio import ReportJob, WrittenReports, export_portfolio, merged_job, report_jobs
from readiness.app.workbooks import ENDING
from readiness.foundation.errors import UserError
from readiness.portfolio.entry import Portfolio, PortfolioEntry
from readiness.portfolio.sites import merged_sites
from readiness.reporting.editions import EDITIONS
from readiness.ui import background
from readiness.ui.open_outside import open_outside
from readiness.ui.page import PageContext
from readiness.ui.pages.portfolio.reports_job import ReportsJob
from readiness.ui.saved_file import announce_saved
from readiness.ui.services import FileKind
from readiness.ui.widgets.action_bar import ActionBar

# Reasons that a dialog names; the rest is counted.
_MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows that are chosen and those that are shown, of a portfolio; `documents` stand in the rows that are shown.

    Several documents stand in a row where the sites of a firm are merged.
    """

    portfolio: Portfolio
    chosen: tuple[PortfolioEntry, ...]
    shown: tuple[PortfolioEntry, ...]
    documents: tuple[PortfolioEntry, ...]


class SelectionActs(QObject):
    """The buttons in the bar; each asks whether it means the chosen rows or all that are shown, where that differs."""

    def __init__(self, context: PageContext, selection: Callable[[], Selection | None], bar: ActionBar) -> None:
        super().__init__(bar)
        self._context, self._selection = context, selection
        self._job = context.companions.keep(ReportsJob, ReportsJob)
        self._job.changed.connect(self._show_job)
        _ = context.language.gettext
        self._spreadsheet = bar.add_secondary(_("Spreadsheet …"), self._on_spreadsheet)
        self._reports = bar.add_secondary(_("Reports …"), self._on_reports)
        self._show_job()

    def _show_job(self) -> None:
        _ = self._context.language.gettext
        words = _("Reports …")
        if self._job.running:
            words = _("Cancel reports ({done} of {n})").format(done=self._job.done, n=self._job.of)
        self._reports.set_words(words)

    def _on_reports(self) -> None:
        if self._job.running:
            self._job.cancel()
            return
        context, _ = self._context, self._context.language.gettext
        selection = self._selection()
        entries = self._meant(selection, _("Reports of which documents?"))
        if selection is None or not entries:
            return
        names = {EDITIONS[0]: _("Short edition"), EDITIONS[1]: _("Full edition")}
        n = len(entries)
        words = context.language.ngettext("One report", "{n} reports, one for each row", n)
        told = _("They are PDF files. You can continue working while they are written.")
        at = context.dialogs.choose(words.format(n=n), told, [*names.values()])
        if at is None:
            return
        folder = context.dialogs.ask_folder(_("A folder for the reports"))
        if folder is not None:
            jobs = self._jobs(selection, entries, [*names][at])
            self._job.write(jobs, folder, partial(_tell_end, context, folder), partial(_tell_fault, context))

    def _jobs(self, selection: Selection, entries: Sequence[PortfolioEntry], edition: str) -> list[ReportJob]:
        language = self._context.language
        jobs = report_jobs(entries, edition, language)
        wanted = {entry.path for entry in entries if entry.merged}
        merged = merged_sites(selection.portfolio.only(selection.documents)) if wanted else []
        return jobs + [merged_job(one, edition, language) for one in merged if one.entries[0].path in wanted]

    def _on_spreadsheet(self) -> None:
        context, _ = self._context, self._context.language.gettext
        selection = self._selection()
        entries = self._meant(selection, _("Which documents shall the spreadsheet hold?"))
        if selection is None or not entries:
            return
        title, suggested = _("Save the portfolio"), context.dialogs.documents_folder() / f"{_('Portfolio')}{ENDING}"
        found = context.dialogs.ask_export_path(title, suggested, [FileKind(_("Excel workbook"), ENDING)])
        if found is None:
            return
        target, portfolio, language = found[0], selection.portfolio.only(entries), context.language
        inputs = [entry.path for entry in selection.portfolio.entries]

        def work() -> Path:
            check_target(target, inputs, (ENDING,))
            export_portfolio(portfolio, target, language)
            return target

        told = partial(announce_saved, context.notifier, context)
        background.run(self._job, work, told, partial(_tell_fault, context))

    def _meant(self, selection: Selection | None, question: str) -> Sequence[PortfolioEntry]:
        """Return the rows that are meant; none where that was left, or where there are none."""
        context, language = self._context, self._context.language
        if selection is None or not selection.shown:
            context.notifier.announce(language.gettext("There is no document to do that with."))
            return ()
        chosen, shown = selection.chosen, selection.shown
        if not chosen or len(chosen) == len(shown):
            return shown
        choices = [
            language.ngettext("The chosen one", "The {n} chosen ones", len(chosen)).format(n=len(chosen)),
            language.gettext("All {n} that are shown").format(n=len(shown)),
        ]
        at = context.dialogs.choose(question, "", choices)
        return () if at is None else (chosen, shown)[at]


def _tell_end(context: PageContext, folder: Path, found: WrittenReports) -> None:
    """Say how many reports were written; name what could not be."""
    language = context.language
    n = len(found.written)
    words = language.ngettext("{n} report written to {folder}", "{n} reports written to {folder}", n)
    if found.cancelled:
        words = language.ngettext("Cancelled. {n} report is in {folder}", "Cancelled. {n} reports are in {folder}", n)
    show = (language.gettext("Show folder"), lambda: open_outside(folder))
    context.notifier.announce(words.format(n=n, folder=folder), show)
    if found.faults:
        named = [f"{one.path.name}: {one.error.sentence(language)}" for one in found.faults[:_MOST_TOLD]]
        more = len(found.faults) - _MOST_TOLD
        if more > 0:
            named.append(language.ngettext("and {n} more", "and {n} more", more).format(n=more))
        n = len(found.faults)
        fault = language.ngettext("{n} report could not be written.", "{n} reports could not be written.", n)
        context.dialogs.choose(fault.format(n=n), "\n".join(named), [], language.gettext("Close"))


def _tell_fault(context: PageContext, error: Exception) -> None:
    if isinstance(error, UserError):
        context.dialogs.complain(error)
