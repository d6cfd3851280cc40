"""The pages of the report as they will be printed, with buttons to turn and to zoom them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from readiness.foundation import logs
from readiness.ui.page import PageContext
from readiness.ui.pages.report.pages import PagesView
from readiness.ui.pages.report.report_model import ReportModel
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import button, row, text
from readiness.ui.widgets.pdfium import PdfError
from readiness.ui.widgets.plain import set_tool_tip


class Preview(QWidget):
    """Follows the model: what is shown stays until something newer is there."""

    def __init__(self, context: PageContext, model: ReportModel) -> None:
        super().__init__()
        self._context = context
        self._model = model
        _ = context.language.gettext
        self._where: QLabel = text("", SMALL, "quiet")
        self._where.setWordWrap(False)
        self.pages = PagesView(context.tokens, lambda: context.memory.settings.single_keys)
        self.pages.setAccessibleName(_("Report preview"))
        controls = (
            ("‹", _("Previous page"), lambda: self.pages.go_to(self.pages.page - 1)),
            ("›", _("Next page"), lambda: self.pages.go_to(self.pages.page + 1)),
            ("−", _("Smaller"), self.pages.zoom_out),
            ("+", _("Larger"), self.pages.zoom_in),
            (_("Full width"), _("Fit to width"), lambda: self.pages.set_zoom(0)),
        )
        made = []
        for sign, name, act in controls:
            control = button(sign, act, "link")
            control.setMinimumWidth(32)
            control.setAccessibleName(name)
            set_tool_tip(control, name)
            made.append(control)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row(*made, self._where))
        self._empty = text(_("Creating the report …"), role="quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self.pages, 1)
        self.pages.page_changed.connect(self._on_page)
        self.pages.page_read.connect(self._on_read)
        self.pages.failed.connect(self._on_failed)
        self.pages.zoom_changed.connect(self._on_zoom)
        model.made.connect(self._show)
        self._show()
        if model.content:
            self.pages.set_zoom(model.zoom)
            self.pages.go_to(model.page)

    def say(self, words: str) -> None:
        """Say why there is no preview yet."""
        self._empty.setText(words)

    def _show(self) -> None:
        content = self._model.content
        self._empty.setVisible(not content)
        self.pages.setVisible(bool(content))
        if not content:
            return
        try:
            self.pages.show_pdf(content)
        except PdfError as error:
            self._on_failed(error)
        else:
            self._on_page(self.pages.page)

    def _on_page(self, page: int) -> None:
        self._model.page = page
        words = self._context.language.gettext("Page {n} of {count}")
        self._where.setText(words.format(n=page + 1, count=self.pages.count))
        self._on_read(page, "")

    def _on_read(self, _page: int, words: str) -> None:
        """Tell a screen reader what the page says; its headings and tables it finds in other programs only."""
        hint = self._context.language.gettext(
            "To have the whole report read aloud, show it in the browser or in the PDF viewer."
        )
        self.pages.setAccessibleDescription("\n".join(filter(None, (self._where.text(), words.strip(), hint))))

    def _on_failed(self, error: PdfError) -> None:
        """Say that the pages cannot be shown, where they would be; the report itself can be saved and opened."""
        logs.fault(error)
        self.pages.hide()
        self._where.clear()
        self._empty.setText(
            self._context.language.gettext(
                "The pages cannot be shown here. Save the report, or show it in the PDF viewer or in the browser."
            )
        )
        self._empty.show()

    def _on_zoom(self, zoom: float) -> None:
        self._model.zoom = zoom
