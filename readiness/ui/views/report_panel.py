"""Save the report: language, progress, cancel, and where it lies."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QProgressBar

from readiness.app.report_job import Done, Failed, News, Progress, ReportJob, Stopped
from readiness.app.session import Session
from readiness.foundation.errors import UserError
from readiness.foundation.i18n import LANGUAGES
from readiness.reporting.editions import EDITIONS
from readiness.reporting.order import Order
from readiness.reporting.worker import ReportWorker
from readiness.ui.context import ViewContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.building import button, text

# The last step of the bar is the writing of the file.
_PARTS = 100


class _Post(QObject):
    """Carries the job's news from its thread into Qt's."""

    arrived = Signal(object)


class ReportPanel(QFrame):
    """One line that turns into a progress bar and then into a way to the file."""

    def __init__(
        self,
        context: ViewContext,
        session: Session,
        worker: ReportWorker,
        choose_path: Callable[[Path], Path | None],
    ) -> None:
        super().__init__()
        self._context = context
        self._session = session
        self._worker = worker
        self._choose_path = choose_path
        self._job: ReportJob | None = None
        self._saved: Path | None = None
        self._post = _Post(self)
        self._post.arrived.connect(self._on_news)
        _ = context.t.gettext
        self.setProperty("role", "panel")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(12)
        self._save = button(_("Save report as PDF …"), self._on_save, "primary")
        self._language = QComboBox()
        self._language.setAccessibleName(_("Language of the report"))
        names = {"de": _("in German"), "en": _("in English")}
        for language in LANGUAGES:
            self._language.addItem(names[language], language)
        self._language.setCurrentIndex(self._language.findData(context.language))
        self._progress = QProgressBar()
        self._progress.setRange(0, _PARTS)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("Progress of the report"))
        self._cancel = button(_("Cancel"), self._on_cancel)
        self._message: QLabel = text("", SMALL)
        self._open = button(_("Open"), self._on_open)
        for widget in (self._save, self._language, self._cancel, self._open):
            layout.addWidget(widget)
        layout.addWidget(self._progress, 1)
        layout.addWidget(self._message, 1)
        self.setFocusProxy(self._save)
        self._show(running=False)

    def save_to(self, target: Path) -> None:
        """Start to write the report; the panel shows how it goes."""
        order = Order(self._session.result(), EDITIONS[0], self._language.currentData())
        try:
            self._job = ReportJob(self._worker, order, target, self._post.arrived.emit)
        except UserError as error:
            self._tell(error.sentence(self._context.t))
            return
        self._saved = None
        self._progress.setValue(0)
        self._show(running=True)
        self._job.start()

    def closeEvent(self, event: object) -> None:
        """Stop a running job with its panel."""
        self._on_cancel()
        super().closeEvent(event)  # type: ignore[arg-type]

    def _on_save(self) -> None:
        target = self._choose_path(self._session.path.with_suffix(".pdf"))
        if target is not None:
            self.save_to(target)

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_open(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _on_news(self, news: News) -> None:
        _ = self._context.t.gettext
        if isinstance(news, Progress):
            self._progress.setValue(round(news.share * _PARTS))
            return
        self._job = None
        if isinstance(news, Done):
            self._saved = news.path
            self._tell(_("Saved: {path}").format(path=news.path))
        elif isinstance(news, Failed):
            self._tell(news.error.sentence(self._context.t))
        elif isinstance(news, Stopped):
            self._tell(_("Cancelled; nothing was written."))
        self._show(running=False)

    def _tell(self, words: str) -> None:
        self._message.setText(words)
        self._context.announce(words)

    def _show(self, *, running: bool) -> None:
        self._save.setVisible(not running)
        self._language.setVisible(not running)
        self._progress.setVisible(running)
        self._cancel.setVisible(running)
        self._message.setVisible(not running)
        self._open.setVisible(not running and self._saved is not None)
