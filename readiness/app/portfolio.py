"""Portfolios: opened from folders, with their plans; written as a workbook, and as one report for each document."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from threading import Event

from readiness.app.output import make_folder, write_output
from readiness.app.report_orders import read_order
from readiness.app.reports import as_ending
from readiness.documents.latest import Latest, Standing
from readiness.documents.published_file import read_published
from readiness.domain.accent import DEFAULT_ACCENT
from readiness.foundation import clock, logs
from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.file_names import safe_name
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.portfolio.entry import Portfolio, PortfolioEntry, Unreadable
from readiness.portfolio.index import PortfolioIndex, clear_index
from readiness.portfolio.plans import with_plans
from readiness.portfolio.reading import OnProgress, read_portfolio
from readiness.portfolio.sites import MergedSites
from readiness.reporting.order import Order
from readiness.reporting.pango import NoPangoError
from readiness.reporting.worker import Cancelled, ReportWorker, WorkerFailed
from readiness.wording.framing import frame_language

# Of the name of a report, so that a number fits behind it.
_LONGEST_NAME = 120


@contextmanager
def portfolio_index() -> Iterator[PortfolioIndex]:
    """Yield the index of portfolios, made if missing; where it cannot be kept, one in memory."""
    index = PortfolioIndex()
    try:
        yield index
    finally:
        index.close()


def open_portfolio(
    places: Iterable[Path],
    index: PortfolioIndex,
    on_progress: OnProgress = lambda _done, _of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Portfolio:
    """Return the documents in some folders as of today, without their plans; raises nothing for what is unreadable."""
    return read_portfolio(places, clock.today(), index, on_progress, cancelled)


def add_plans(
    portfolio: Portfolio,
    index: PortfolioIndex,
    on_progress: OnProgress = lambda _done, _of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Portfolio:
    """Return the portfolio with what the plans say: kept in the index, or worked out, which takes its time."""
    return with_plans(portfolio, clock.today(), index, on_progress, cancelled)


def forget_portfolios() -> bool:
    """Delete the index with all notes in it, and return whether there was one; raises UserError."""
    try:
        return clear_index()
    except OSError as error:
        raise UserError(
            "index-not-deleted",
            N_("The index of portfolios could not be deleted ({reason})."),
            N_("Close other windows of Readiness, then try again."),
            reason=reason_of(error),
        ) from error


def export_portfolio(portfolio: Portfolio, target: Path, language: Language) -> None:
    """Write a portfolio as a workbook; raises UserError where that fails, and then nothing has changed."""
    # Imported here: a start has no use for it.
    from readiness.exchange.workbook import Book, write_workbook
    from readiness.portfolio.portfolio_xlsx import portfolio_sheets

    title = language.gettext("Portfolio")
    book = Book(
        title=title,
        subject=title,
        language=language,
        made=clock.now(),
        accent=DEFAULT_ACCENT,
        sheets=portfolio_sheets(portfolio, language),
    )
    write_output(write_workbook(book), target)


@dataclass(frozen=True, slots=True)
class ReportJob:
    """A report to write: what its file is called, without its ending, of which document it is, and how it is ordered.

    `order` raises UserError where the document cannot be read any more.
    """

    name: str
    path: Path
    order: Callable[[], Order]


@dataclass(frozen=True, slots=True)
class WrittenReports:
    """What became of many reports: those that were written, and what failed; the rest was not begun."""

    written: tuple[Path, ...]
    faults: tuple[Unreadable, ...]
    cancelled: bool = False


def report_jobs(entries: Sequence[PortfolioEntry], edition: str, language: Language) -> list[ReportJob]:
    """Return a job for each document; a merged view has none here (`merged_job`)."""
    return [_job(entry, edition, language) for entry in entries if not entry.merged]


def merged_job(merged: MergedSites, edition: str, language: Language) -> ReportJob:
    """Return the job of the report about several sites as one."""

    def order() -> Order:
        spoken = frame_language(merged.questionnaire, language)
        return Order(merged.result(clock.today(), spoken), edition, spoken)

    name = ", ".join((merged.organisation, *merged.sites, merged.assessed_on.isoformat()))
    return ReportJob(name, merged.entries[0].path, order)


def write_reports(
    jobs: Sequence[ReportJob],
    folder: Path,
    worker: ReportWorker,
    stop: Event,
    on_progress: OnProgress = lambda _done, _of: None,
) -> WrittenReports:
    """Write reports as PDF into a folder, made if missing, one after the other; the process of `worker` stays warm.

    A file that is there is never replaced: the report gets a number behind its name. What fails is told in the end and
    stops nothing, unless no PDF can be made at all. `ReportWorker.cancel` with `stop` ends it after what is written.
    Raises UserError where the folder cannot be made, and NoPangoError where no PDF can be made on this computer.
    """
    make_folder(folder)
    written: list[Path] = []
    faults: list[Unreadable] = []
    for done, job in enumerate(jobs):
        on_progress(done, len(jobs))
        target = _free(folder, job.name)
        try:
            content = worker.render(as_ending(job.order(), target), lambda _share: None, stop)
            write_output(content, target)
            written.append(target)
        except Cancelled:
            return WrittenReports(tuple(written), tuple(faults), cancelled=True)
        except NoPangoError:
            raise
        except UserError as error:
            faults.append(Unreadable(job.path, error))
        except WorkerFailed as error:
            logs.fault(error)
            faults.append(Unreadable(job.path, _failed(job.path)))
    on_progress(len(jobs), len(jobs))
    return WrittenReports(tuple(written), tuple(faults))


def _job(entry: PortfolioEntry, edition: str, language: Language) -> ReportJob:
    def order() -> Order:
        # As it was published: what somebody is just entering elsewhere is not for a report.
        latest = Latest(read_published(entry.path), Standing.PUBLISHED)
        return read_order(entry.path, edition, language, latest=latest)

    parts = (entry.organisation.strip(), entry.site.strip(), entry.assessed_on.isoformat())
    return ReportJob(", ".join(part for part in parts if part), entry.path, order)


def _free(folder: Path, name: str) -> Path:
    """Return a path that no file has; its name is safe on every system, whatever the organisation is called."""
    stem = safe_name(name.replace(".", " "), _LONGEST_NAME, "Readiness")
    numbered = (folder / f"{stem}{f' {n}' if n > 1 else ''}.pdf" for n in count(1))
    return next(path for path in numbered if not os.path.lexists(path))


def _failed(path: Path) -> UserError:
    return UserError(
        "report-failed",
        N_("The report could not be created."),
        N_("Try again. If it happens again, see the log file for details."),
        where=str(path),
    )
