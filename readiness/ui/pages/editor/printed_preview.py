"""The question on a phone or in the printed form: a picture of the page that is made there, a moment after a change."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.pack_editor.printed import Kind, QuestionPrinter
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.errors import UserError, filled
from readiness.foundation.language import Language
from readiness.foundation.overriding import override
from readiness.ui import background
from readiness.ui.look import Look
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import SMALL, zoomed
from readiness.ui.widgets.elements import clear, text
from readiness.ui.widgets.pdfium import Pdf
from readiness.ui.widgets.wrapped_text import set_height_for_width

# Milliseconds after the latest change: while someone types, nothing is made.
_PAUSE = 400
# Pixels of the picture for one of the PDF's points: sharp on a screen with two for one, and at large text.
_SHARPNESS = 3
# What a phone measures across in points; shown wider it would be no phone.
_PHONE_POINTS = 292.5


class _Wanted(NamedTuple):
    kind: Kind
    questionnaire: Questionnaire
    code: str


class _Drawn(NamedTuple):
    pictures: list[QImage]
    words: str


class DrawnPages(QWidget):
    """Pictures one under the other, as wide as there is room, at most `widest`."""

    def __init__(self, drawn: _Drawn, tokens: Tokens, name: str, widest: int) -> None:
        super().__init__()
        self._pictures = drawn.pictures
        self._small: dict[int, QImage] = {}
        self._edge = QColor(tokens.hairline)
        self._widest = widest
        set_height_for_width(self)
        self.setAccessibleName(name)
        self.setAccessibleDescription(drawn.words)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return sum(area.height() for area in self._areas(width)) + 2

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._widest, self.heightForWidth(self.width() or self._widest))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        areas = self._areas(self.width())
        for picture, area in zip(self._pictures, areas, strict=True):
            painter.drawImage(area, self._scaled(picture, area.size()))
        painter.setPen(self._edge)
        painter.drawRect(QRect(areas[0].topLeft(), areas[-1].bottomRight()))

    def _scaled(self, picture: QImage, size: QSize) -> QImage:
        """Return a picture in the pixels of the screen: made smaller while it is painted, letters would be ragged."""
        pixels = size * self.devicePixelRatioF()
        key = picture.cacheKey()
        if key not in self._small or self._small[key].size() != pixels:
            ignored = Qt.AspectRatioMode.IgnoreAspectRatio
            self._small[key] = picture.scaled(pixels, ignored, Qt.TransformationMode.SmoothTransformation)
        return self._small[key]

    def _areas(self, width: int) -> list[QRect]:
        width = max(1, min(width - 1, self._widest))
        areas, top = [], 0
        for picture in self._pictures:
            height = round(picture.height() * width / picture.width())
            areas.append(QRect(0, top, width, height))
            top += height
        return areas


class PrintedPreview(QWidget):
    """What is shown stays until the next picture is there; a question that cannot be shown is told instead."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._printer = QuestionPrinter()
        self._wanted: _Wanted | None = None
        self._shown: _Wanted | None = None
        self._making = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._make)
        # The process would outlive the page; whoever waits for it gets an end.
        self.destroyed.connect(self._printer.close)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        # The picture, where there is one.
        self.drawn: DrawnPages | None = None

    @property
    def complete(self) -> bool:
        """Whether what is shown is what was asked for last."""
        return self._wanted == self._shown

    def show_question(self, kind: Kind, questionnaire: Questionnaire | None, code: str) -> None:
        """Show the question of a code in a while, where there is one."""
        _ = self._look.language.gettext
        if questionnaire is None:
            self._tell(_("The preview comes once the questionnaire can be read: see what the check says."))
        elif code not in questionnaire.questions:
            self._tell(_("Choose a question to see how it is asked."))
        elif kind == "phone" and code not in questionnaire.capabilities:
            self._tell(_("This question asks for a fact. Facts are not voted on, so phones never show it."))
        elif kind == "phone" and not questionnaire.capabilities[code].rungs:
            self._tell(_("The preview comes once the question has answers."))
        else:
            wanted = _Wanted(kind, questionnaire, code)
            if wanted != self._wanted:
                if self._wanted is None or self._wanted[::2] != wanted[::2]:
                    self._tell(_("Creating the picture …"))
                self._wanted = wanted
                self._timer.start()

    def _make(self) -> None:
        if self._wanted is None or self._making:
            return
        self._making = True
        wanted = self._wanted
        work = partial(_picture, self._printer, wanted, self._look.language)
        background.run(self, work, partial(self._on_made, wanted), partial(self._on_failed, wanted))

    def _on_made(self, wanted: _Wanted, drawn: _Drawn) -> None:
        self._making = False
        if wanted != self._wanted:
            self._make()
            return
        _ = self._look.language.gettext
        clear(self._column)
        phone = wanted.kind == "phone"
        name = _("The question on a phone") if phone else _("The question in the printed form")
        widest = zoomed(_PHONE_POINTS * 4 / 3) if phone else drawn.pictures[0].width()
        self.drawn = DrawnPages(drawn, self._look.tokens, name, widest)
        self._column.addWidget(self.drawn)
        told = (
            _("This is the page that phones get while people vote, without a phone’s own letters and touch.")
            if phone
            else _("As in the PDF form, on narrower paper: the lines of the form are longer.")
        )
        self._column.addWidget(text(told, SMALL, "quiet"))
        self._column.addStretch(1)
        self._shown = wanted

    def _on_failed(self, wanted: _Wanted, error: Exception) -> None:
        self._making = False
        if wanted != self._wanted:
            self._make()
            return
        language = self._look.language
        if isinstance(error, UserError):
            self._tell(f"{error.fault(language)} {filled(error.remedy, error.facts, language)}")
        else:
            self._tell(language.gettext("No picture could be made of this question."))
        # It is not tried again before something has changed.
        self._wanted = self._shown = wanted

    def _tell(self, words: str) -> None:
        self._timer.stop()
        self._wanted = self._shown = None
        clear(self._column)
        self.drawn = None
        self._column.addWidget(text(words, role="quiet"))
        self._column.addStretch(1)


def _picture(printer: QuestionPrinter, wanted: _Wanted, language: Language) -> _Drawn:
    content = printer.make(wanted.kind, wanted.questionnaire, wanted.code, language)
    if not content:
        return _Drawn([], "")
    pdf = Pdf(content)
    pictures, words = [], []
    for page, points in enumerate(pdf.sizes):
        size = QSize(round(points.width() * _SHARPNESS), round(points.height() * _SHARPNESS))
        picture = pdf.render(page, size, 0, size.height())
        last = page == len(pdf.sizes) - 1
        pictures.append(_without_empty_end(picture) if last else picture)
        words.append(pdf.text(page))
    pdf.close()
    return _Drawn(pictures, "\n".join(words))


def _without_empty_end(picture: QImage) -> QImage:
    """Return a picture without the rows at its end that are all like its last one, but for a margin."""
    across, rows = picture.bytesPerLine(), picture.height()
    pixels = bytes(picture.constBits())
    empty = pixels[-across:]
    last = next((row for row in range(rows - 1, 0, -1) if pixels[row * across : (row + 1) * across] != empty), rows - 1)
    return picture.copy(0, 0, picture.width(), min(rows, last + round(12 * _SHARPNESS)))
