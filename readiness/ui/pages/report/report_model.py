"""The report page without its widgets: what is chosen, what was made, and what is being made."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from readiness.app.history import record_report
from readiness.app.plan_start import fix_beginning
from readiness.app.report_orders import as_page, as_wanted, order_report, with_template
from readiness.app.report_queue import Begun, Failed, Made, News, RenderProgress, ReportQueue, Saved, Silent, Stopped
from readiness.app.reports import as_ending
from readiness.app.session import Delta, NotStoredError, Session, Source
from readiness.foundation import logs
from readiness.foundation.errors import UserError
from readiness.foundation.file_names import safe_name
from readiness.foundation.language import Language
from readiness.foundation.private_copies import private_folder
from readiness.reporting.editions import EDITIONS
from readiness.reporting.order import Order
from readiness.reporting.pango import NoPangoError
from readiness.reporting.worker import ReportWorker
from readiness.ui import background
from readiness.ui.look import Look

# A user who tries several choices in a row waits for the last one only.
REFRESH_DELAY_MS = 300
# Only once somebody stays with the results is their report made ahead; the processor is free for who goes on.
PREPARE_DELAY_MS = 700
# Seconds that a document which is being closed waits for the printer to take the report.
LONGEST_PRINT = 60.0

# Prints a PDF; reports the share that is done (0 to 1), and stops once the event is set.
Print = Callable[[bytes, Callable[[float], None], Event], None]


@dataclass(frozen=True, slots=True)
class _Printed:
    """The printer has taken it all."""


class ReportModel(QObject):
    """Lives as long as its document is open, so that the preview outlives the page that shows it."""

    # Another edition or language was chosen, or whether names are left out.
    chosen = Signal()
    # A preview is there: `content` is new.
    made = Signal()
    # Something is being made, from 0 to 1; or nothing any more.
    progressed = Signal(float)
    rested = Signal()
    # There was no progress for so many seconds.
    silent = Signal(float)
    # The path of a saved report; or of a copy that another program shall show.
    saved = Signal(object)
    readable = Signal(object)
    printed = Signal()
    # A UserError: nothing was written.
    failed = Signal(object)
    stopped = Signal()
    # The path of a new file: an archive needs the document as it stands, and the old file was changed elsewhere.
    kept_both = Signal()
    # The path that it had: its file has another name now.
    renamed = Signal(object)

    _news = Signal(object)

    def __init__(
        self,
        session: Session,
        language: Language,
        parent: QObject | None = None,
        longest_print: float = LONGEST_PRINT,
    ) -> None:
        super().__init__(parent)
        self._longest_print = longest_print
        self.session = session
        self.edition = EDITIONS[0]
        self.language = language
        self.archive = False
        # Whether names, notes, own texts and files are left out.
        self.anonymous = False
        self.content = b""
        self.page = 0
        self.zoom = 0.0
        # Whether `content` shows the document and the choices as they are.
        self.fresh = False
        # Why this computer makes no PDF, once that is known: pages only, and no preview any more.
        self.no_pango: NoPangoError | None = None
        self._viewer: object = None
        # Whether a page has shown it: until then its language is that of the window.
        self._own_language = False
        self._ordered: Order | None = None
        self._fixing = False
        self._waiting: Callable[[bytes], None] | None = None
        self._printing: Event | None = None
        self._printer: background.Job | None = None
        self._copies: set[Path] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_DELAY_MS)
        self._timer.timeout.connect(self._order)
        self._prepare_timer = QTimer(self)
        self._prepare_timer.setSingleShot(True)
        self._prepare_timer.setInterval(PREPARE_DELAY_MS)
        self._prepare_timer.timeout.connect(self._prepare)
        self._news.connect(self._on_news)
        self._queue: ReportQueue | None = ReportQueue(ReportWorker(), self._news.emit)
        session.listen(self._on_changed)

    def choose(
        self,
        *,
        edition: str = "",
        language: Language | None = None,
        archive: bool | None = None,
        anonymous: bool | None = None,
    ) -> None:
        """Choose another edition or language, or leave out who it is about.

        An archive looks the same and needs no new preview; it holds the names, so it is not anonymous.
        """
        if archive is not None:
            self.archive = archive
            self.prepare()
        chosen = (
            edition or self.edition,
            language or self.language,
            self.anonymous if anonymous is None else anonymous,
        )
        if chosen != (self.edition, self.language, self.anonymous):
            self.edition, self.language, self.anonymous = chosen
            self.archive = self.archive and not self.anonymous
            self.chosen.emit()
            self.refresh()

    def refresh(self) -> None:
        """Have a new preview made in a moment."""
        self.fresh = False
        self._timer.start()

    def prepare(self) -> None:
        """Have what would be saved made in a moment, so that it is there once it is wanted."""
        self._prepare_timer.start()

    def save(self, target: Path, template: Path | None = None) -> None:
        """Write the report to a file: PDF, HTML, Word or PowerPoint by its ending; a Word document from a template."""
        try:
            if self.archive:
                # The document inside is to know the days that the report prints.
                self._fix_beginning()
            order, source = as_ending(self._current_order(), target), None
            if template is not None and order.office == "docx":
                order = with_template(order, template)
            if self.archive and target.suffix.lower() == ".pdf":
                source = self._publish()
            if self._queue is not None:
                self._queue.save(order, target, source)
        except UserError as error:
            self.failed.emit(error)

    def read(self, ending: str) -> None:
        """Make a copy for the system's own viewer (.pdf) or browser (.html), which read it aloud where ours cannot."""
        try:
            copy = private_folder() / safe_name(self.session.document.path.with_suffix(ending).name)
        except UserError as error:
            self.failed.emit(error)
            return
        self._copies.add(copy)
        order = self._current_order()
        if self._queue is not None:
            self._queue.save(as_page(order) if ending == ".html" else order, copy)

    def when_fresh(self, use: Callable[[bytes], None]) -> None:
        """Hand over the PDF of the present state: now, or once it is made."""
        if self.fresh:
            use(self.content)
        else:
            self._waiting = use
            self._order()

    def print(self, content: bytes, print_pdf: Print) -> None:
        """Print in the background."""
        stop = self._printing = Event()

        def work() -> Stopped | _Printed:
            print_pdf(content, lambda share: self._news.emit(RenderProgress(share)), stop)
            return Stopped() if stop.is_set() else _Printed()

        def failed(fault: Exception) -> None:
            # A fault of ours is shown by itself; here it only ends what was begun.
            self._on_news(Failed(fault) if isinstance(fault, UserError) else Stopped())

        self.progressed.emit(0)
        self._printer = background.run(self, work, self._on_news, failed)

    def cancel(self) -> None:
        """Stop whatever is being made or printed."""
        self._timer.stop()
        self._prepare_timer.stop()
        self._waiting = None
        if self._printing is not None:
            self._printing.set()
        if self._queue is not None:
            self._queue.cancel()

    def speak(self, look: Look) -> None:
        """Take over the language of the window until a page has shown the report; then it has one of its own."""
        if not self._own_language:
            self.language = look.language

    def close(self) -> None:
        """End process and threads, once what was to be saved or printed is; the document is being closed."""
        self._timer.stop()
        self._prepare_timer.stop()
        self._waiting = None
        if self._printer is not None and not self._printer.wait(self._longest_print) and self._printing is not None:
            # A printer that takes nothing must not hold the window for ever.
            self._printing.set()
        if self._queue is not None:
            self._queue.close()
            self._queue = None
        self.deleteLater()

    def watch(self, viewer: object) -> None:
        """Keep the preview up to date from now on, for this viewer."""
        self._viewer = viewer
        self._own_language = True
        if not self.fresh:
            self._order()

    def unwatch(self, viewer: object) -> None:
        """Stop making previews, unless another view watches."""
        if self._viewer is viewer:
            self._viewer = None

    def _publish(self) -> Path:
        before = self.session.document.path
        path = self.session.document.publish()
        if self.session.document.renamed:
            self.renamed.emit(before)
        elif path != before:
            self.kept_both.emit()
        return path

    def _current_order(self) -> Order:
        order = order_report(self.session, self.edition, self.language)
        return as_wanted(order, anonymous=True) if self.anonymous else order

    def _order(self) -> None:
        self._timer.stop()
        self.fresh = False
        if self.no_pango is not None:
            return
        self._ordered = self._current_order()
        if self._queue is not None:
            self._queue.make(self._ordered)

    def _prepare(self) -> None:
        document = self.session.document
        # An archive holds the document as it was published, and the one of this state may not be there yet.
        if self._queue is None or self.no_pango is not None or (self.archive and document.unpublished()):
            return
        self._queue.prepare(self._current_order(), document.path if self.archive else None)

    def _fix_beginning(self) -> None:
        """Have the plan keep the days that go out with the report, which stays as it is."""
        if self._queue is None:
            # The document is closed, or about to be.
            return
        self._fixing = True
        try:
            fix_beginning(self.session)
        except NotStoredError as error:
            # The next report does it.
            logs.fault(error)
        finally:
            self._fixing = False

    def _record(self) -> None:
        """Record the state that the report shows, with the days that go out with it; that changes no preview."""
        if self._queue is None:
            # The document is closed, or about to be.
            return
        self._fixing = True
        try:
            record_report(self.session)
        finally:
            self._fixing = False

    def _on_changed(self, _delta: Delta, _source: Source) -> None:
        if self._fixing:
            return
        self.fresh = False
        self._prepare_timer.stop()
        if self._queue is not None:
            self._queue.forget_prepared()
        if self._viewer is not None:
            self._timer.start()

    def _on_news(self, news: "News | _Printed") -> None:
        if isinstance(news, Begun):
            self.progressed.emit(0)
            return
        if isinstance(news, RenderProgress):
            self.progressed.emit(news.share)
            return
        if isinstance(news, Silent):
            self.silent.emit(news.seconds)
            return
        self.rested.emit()
        match news:
            case Made():
                self._on_made(news)
            case Saved(path=path):
                self._on_saved(path)
            case _Printed():
                self._printing = None
                self._record()
                self.printed.emit()
            case Failed(error=error):
                self._waiting = self._printing = None
                if isinstance(error, NoPangoError):
                    self.no_pango = error
                self.failed.emit(error)
            case Stopped():
                self._printing = None
                self.stopped.emit()

    def _on_saved(self, path: Path) -> None:
        if path in self._copies:
            self.readable.emit(path)
            return
        self._record()
        self.saved.emit(path)

    def _on_made(self, made: Made) -> None:
        self.content = made.content
        self.fresh = made.order is self._ordered and not self._timer.isActive()
        self.made.emit()
        if self.fresh and self.archive:
            self.prepare()
        if self.fresh and self._waiting is not None:
            use, self._waiting = self._waiting, None
            use(self.content)
