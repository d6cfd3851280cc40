"""The decision paper of an incident, made beside the window and saved where people want it."""

from PySide6.QtCore import QObject, Signal

from readiness.app.report_orders import as_page, order_paper
from readiness.app.report_queue import Failed, News, ReportQueue, Saved
from readiness.foundation.errors import UserError
from readiness.foundation.file_names import safe_name
from readiness.reporting.worker import ReportWorker
from readiness.ui.look import Look
from readiness.ui.page import PageContext
from readiness.ui.saved_file import announce_saved


class PaperWriter(QObject):
    """Lasts until the document is closed; its process starts with the first paper."""

    # From threads of the queue, received in the window's.
    _news = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._look: Look = context
        self._queue = ReportQueue(ReportWorker(), self._news.emit)
        self._news.connect(self._on_news)

    def save(self, incident: int, name: str) -> None:
        """Ask for a place and write the paper about an incident there; `name` is what the incident is called."""
        context = self._context
        folder = context.session.document.path.parent
        title = self._look.language.gettext("Decision paper {name}").format(name=name)
        target = context.dialogs.ask_report_path(folder / f"{safe_name(title)}.pdf")
        if target is None:
            return
        try:
            order = order_paper(context.session, incident, self._look.language)
            self._queue.save(as_page(order) if target.suffix.lower() == ".html" else order, target)
        except UserError as error:
            context.dialogs.complain(error)

    def speak(self, look: Look) -> None:
        """Go on in another language or look."""
        self._look = look

    def close(self) -> None:
        """End, with the document; what was to be saved is saved first."""
        self._queue.close()

    def _on_news(self, news: News) -> None:
        if isinstance(news, Saved):
            announce_saved(self._context.notifier, self._look, news.path)
        elif isinstance(news, Failed):
            self._context.dialogs.complain(news.error)
