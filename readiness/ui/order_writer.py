"""A report made beside the window and saved where people want it, for pages that show none."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from readiness.app.report_orders import as_page
from readiness.app.report_queue import Failed, News, ReportQueue, Saved
from readiness.foundation.errors import UserError
from readiness.foundation.file_names import safe_name
from readiness.reporting.order import Order
from readiness.reporting.worker import ReportWorker
from readiness.ui.look import Look
from readiness.ui.page import PageContext
from readiness.ui.saved_file import announce_saved


class OrderWriter(QObject):
    """Lasts until the document is closed; its process starts with the first report."""

    # From threads of the queue, received in the window's.
    _news = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._look: Look = context
        self._queue = ReportQueue(ReportWorker(), self._news.emit)
        self._news.connect(self._on_news)

    def save(self, title: str, name: str, order: Callable[[], Order]) -> None:
        """Ask for a place and write there what is ordered; `title` with `{name}` filled in is the file's name.

        The order is made once the place is known.
        """
        context = self._context
        folder = context.session.document.path.parent
        target = context.dialogs.ask_report_path(folder / f"{safe_name(title.format(name=name))}.pdf")
        if target is None:
            return
        try:
            wanted = order()
            self._queue.save(as_page(wanted) if target.suffix.lower() == ".html" else wanted, target)
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
