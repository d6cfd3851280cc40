"""A report for each of many documents, written into one folder: what cannot be made is named and stops nothing."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event

from readiness.app.report_orders import read_order
from readiness.app.reports import save_report
from readiness.foundation import logs
from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.file_names import safe_name
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.reporting.worker import Cancelled, ReportWorker, WorkerFailed

ENDING = ".pdf"
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class WrittenReports:
    """The reports that were written, and the documents of which none could be, each with its reason."""

    written: tuple[Path, ...]
    refused: tuple[tuple[Path, UserError], ...]
    cancelled: bool = False


class ReportsOfMany:
    """Writes the reports, in any thread; `cancel` from another one ends that at once, and leaves what is whole."""

    def __init__(self) -> None:
        self._worker = ReportWorker()
        self._stop = Event()

    def write(
        self,
        documents: Sequence[Path],
        folder: Path,
        edition: str,
        language: Language,
        on_progress: Callable[[int], object] = lambda _done: None,
    ) -> WrittenReports:
        """Write a report beside those that lie there; raises UserError where the folder cannot be written to.

        Each bears the name of its document; where such a file exists already, it gets a number. `on_progress` is told
        how many documents are done. A process that makes reports is started for this and ended after it.
        """
        _check_can_be_written(folder)
        written: list[Path] = []
        refused: list[tuple[Path, UserError]] = []
        try:
            for done, document in enumerate(documents):
                if self._stop.is_set():
                    break
                on_progress(done)
                try:
                    order = read_order(document, edition, language)
                    content = self._worker.render(order, lambda _share: None, self._stop)
                    target = _free(folder, document.stem)
                    save_report(content, target)
                    written.append(target)
                except UserError as error:
                    refused.append((document, error))
                except WorkerFailed as error:
                    logs.fault(error)
                    refused.append((document, _failed(document)))
        except Cancelled:
            pass
        finally:
            self._worker.close()
        return WrittenReports(tuple(written), tuple(refused), cancelled=self._stop.is_set())

    def cancel(self) -> None:
        """Write no more."""
        self._worker.cancel(self._stop)


def _check_can_be_written(folder: Path) -> None:
    """Raise UserError now: the first report would say so after some seconds only."""
    try:
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise UserError(
            "folder-not-writable",
            N_("Nothing can be written into this folder ({reason})."),
            N_("Choose another folder."),
            where=str(folder),
            reason=reason_of(error),
        ) from error


def _free(folder: Path, stem: str) -> Path:
    """Return a path in the folder where nothing lies."""
    name = safe_name(stem, _LONGEST_NAME, "Readiness")
    path, number = folder / f"{name}{ENDING}", 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{name} {number}{ENDING}"
    return path


def _failed(document: Path) -> UserError:
    return UserError(
        "report-failed",
        N_("The report could not be created."),
        N_("Try again. If it happens again, see the log file for details."),
        where=str(document),
    )
