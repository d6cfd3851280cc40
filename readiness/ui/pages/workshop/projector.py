"""The projector's window: what the whole room sees, dark on white, in large type, without names."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedLayout, QVBoxLayout, QWidget

from readiness.app.room_look import room_look
from readiness.foundation.language import Language
from readiness.foundation.overriding import override
from readiness.ui.pages.workshop.fitted_text import FittedText
from readiness.ui.pages.workshop.house_row import HouseRow
from readiness.ui.pages.workshop.keys import leading
from readiness.ui.pages.workshop.projected_pages import (
    INK,
    QUIET,
    EntrancePage,
    NotesPage,
    PackagesPage,
    ProjectedPage,
    ResultPage,
    ResultsPage,
    VotePage,
    WordsPage,
)
from readiness.ui.pages.workshop.svg_square import SvgSquare
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.tokens import LIGHT
from readiness.ui.widgets.screen import room_for
from readiness.ui.widgets.single_keys import SingleKeys
from readiness.workshop.qr import address_qr
from readiness.workshop.room import Phase

WHITE = "#ffffff"
# A projector's edges are often cut off.
_MARGIN = 0.045
_EDGE = 0.012
_RIGHT = Qt.AlignmentFlag.AlignRight


class Projector(QWidget):
    """A window of its own; the same keys lead the workshop here as in the panel."""

    def __init__(self, model: WorkshopModel, language: Language, keys_allowed: Callable[[], bool]) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._keys_allowed = keys_allowed
        self._keys = SingleKeys(self, keys_allowed)
        self._model = model
        self._language = language
        self._shown_qr = ""
        self.setWindowTitle(language.gettext("Workshop – projector"))
        self.setStyleSheet(f"background: {WHITE};")
        self.resize(1280, 720)
        outer = QVBoxLayout(self)
        self._outer = outer
        self._pages = QStackedLayout()
        outer.addLayout(self._pages, 87)
        self._look = look = room_look(model.session)
        kinds: tuple[type[ProjectedPage], ...] = (
            *(EntrancePage, VotePage, ResultPage, NotesPage, PackagesPage, ResultsPage, WordsPage),
        )
        self._by_kind = {kind: kind(model, language, look.text_colour or LIGHT.accent) for kind in kinds}
        for page in self._by_kind.values():
            self._pages.addWidget(page)
        self._footer = self._make_footer()
        outer.addWidget(self._footer, 13)
        house = HouseRow(look, language, QUIET)
        if not house.empty:
            outer.addWidget(house, 5)
        model.changed.connect(self.refresh)
        model.counted.connect(self._count)
        self.refresh()

    def speak(self, language: Language) -> "Projector":
        """Return this window, or one in another language in its place."""
        if language == self._language:
            return self
        other = Projector(self._model, language, self._keys_allowed)
        other.setGeometry(self.geometry())
        other.setWindowState(self.windowState())
        other.setVisible(self.isVisible())
        self.dismiss()
        return other

    @property
    def outdated(self) -> bool:
        """Whether logo, colours or line of the document are others now."""
        return self._look != room_look(self._model.session)

    def present(self, main: QWidget | None) -> None:
        """Show it: full screen on the other screen where there is one, otherwise as a window."""
        others = [screen for screen in QGuiApplication.screens() if main is not None and screen is not main.screen()]
        if others:
            self.setGeometry(others[0].geometry())
            self.showFullScreen()
        else:
            self.resize(self.size().boundedTo(room_for(self)))
            self.show()
            self.raise_()
            self.activateWindow()

    def dismiss(self) -> None:
        """Take it away for good."""
        self._model.changed.disconnect(self.refresh)
        self._model.counted.disconnect(self._count)
        self.close()
        self.deleteLater()

    def refresh(self) -> None:
        """Show what is on."""
        page = self._by_kind[self._kind()]
        page.refresh()
        self._pages.setCurrentWidget(page)
        address = self._model.address
        self._footer.setVisible(page.footed and address is not None)
        if address is not None:
            self._way_in.set_words(f"{address.host}:{address.port}\n{self._language.gettext('Code')} {address.code}")
            if self._shown_qr != address.url:
                self._shown_qr = address.url
                self._qr.show_svg(address_qr(address.url), self._language.gettext("QR code for the room"))
        self._count()

    def _kind(self) -> type[ProjectedPage]:
        model, phase = self._model, self._model.phase
        if model.address is None or phase is Phase.PAUSED:
            return WordsPage
        if model.join or phase is Phase.LOBBY:
            return EntrancePage
        if model.show_results and phase is not Phase.VOTING:
            return ResultsPage
        if phase in (Phase.CHOOSING, Phase.CHOSEN):
            return PackagesPage
        if phase is Phase.VOTING:
            return VotePage
        return NotesPage if model.show_notes else ResultPage

    def _make_footer(self) -> QWidget:
        """Return the way into the room for latecomers, and beside it what the page says of the votes."""
        footer = QWidget()
        outer = QVBoxLayout(footer)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        line = QWidget()
        line.setFixedHeight(1)
        line.setStyleSheet(f"background: {LIGHT.line};")
        outer.addWidget(line)
        row = QHBoxLayout()
        outer.addLayout(row)
        self._qr = SvgSquare(40)
        self._way_in = FittedText(0.026, INK)
        row.addWidget(self._qr)
        row.addWidget(self._way_in, 26)
        column = QVBoxLayout()
        row.addLayout(column, 68)
        self._bold_words = FittedText(0.045, INK, bold=True, align=_RIGHT)
        self._small_words = FittedText(0.026, QUIET, align=_RIGHT)
        column.addWidget(self._bold_words, 58)
        column.addWidget(self._small_words, 42)
        return footer

    def _count(self) -> None:
        page = self._pages.currentWidget()
        assert isinstance(page, ProjectedPage)
        if self._model.running:
            bold, small = page.beside_footer()
            self._bold_words.set_words(bold)
            self._small_words.set_words(small)
            for part, said in ((self._bold_words, bold), (self._small_words, small)):
                part.setVisible(bool(said))
            if isinstance(page, EntrancePage):
                page.refresh()

    # What Qt calls.

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead from here too; F fills the screen, Escape leaves it, P puts the window away."""
        key = event.key()
        act = leading(self._model, event)
        if key == Qt.Key.Key_F:
            act = self._fill_screen
        elif key == Qt.Key.Key_Escape and self.isFullScreen():
            act = self.showNormal
        elif key in {Qt.Key.Key_P, Qt.Key.Key_Escape}:
            act = self.close
        if not self._keys.take(event, act):
            super().keyPressEvent(event)

    def _fill_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the house's colour at the upper edge, in the margin."""
        super().paintEvent(event)
        if edge := self._look.edge_colour:
            QPainter(self).fillRect(0, 0, self.width(), round(self.height() * _EDGE), QColor(edge))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep everything in proportion."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margin = round(self.height() * _MARGIN)
        layout: QLayout = self._outer
        layout.setContentsMargins(margin * 2, margin, margin * 2, margin)
        layout.setSpacing(margin // 3)
        # A camera reads the code from the back of the room where it is as high as the footer.
        self._qr.setFixedWidth(round(self.height() * 0.11))
