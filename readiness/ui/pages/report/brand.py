"""How the report looks like the consultant's own: logo, colours and type."""

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from readiness.app.consultant import remove_logo, set_layer, set_logo
from readiness.domain.accent import DEFAULT_ACCENT, LEAST_CONTRAST, contrast_on_white, is_colour
from readiness.domain.house import House
from readiness.foundation.errors import UserError
from readiness.foundation.overriding import override
from readiness.ui.page import Edit, PageContext
from readiness.ui.pages.report.typefaces import Typefaces
from readiness.ui.theme.typography import SMALL, scaled
from readiness.ui.widgets.elements import button, restyle, row, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import StoredLine

_COLOUR_LENGTH = 7
# No colour, or a whole one.
_WHOLE = {0, _COLOUR_LENGTH}


class Brand(QWidget):
    """A colour that cannot be read on white is refused with the reason; the one before stays."""

    def __init__(self, context: PageContext, edit: Edit) -> None:
        super().__init__()
        self._context, self._session, self._edit = context, context.session, edit
        _ = context.language.gettext
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        title = text(_("Logo"), SMALL, bold=True)
        self._logo = text("", SMALL, "quiet")
        self._remove = button(_("Remove the logo"), self._on_remove, "link")
        layout.addWidget(title)
        layout.addWidget(self._logo)
        layout.addLayout(FlowLayout(button(_("Choose a logo …"), self._on_logo), self._remove))
        layout.addSpacing(6)
        self._swatch = _Swatch()
        # The colour of the document that the field showed last.
        self._shown: str | None = None
        self._house: House | None = None
        self._usual_accent = DEFAULT_ACCENT
        self._accent = StoredLine(context.unstored, _COLOUR_LENGTH, lambda typed: len(typed) in _WHOLE)
        self._accent.setAccessibleName(_("Accent colour"))
        self._accent.textEdited.connect(self._on_typed)
        self._accent.stored.connect(self._take)
        name = text(_("Accent colour"), SMALL, bold=True)
        choose = button(_("Choose …"), self._on_colour)
        choose.setAccessibleName(_("Choose an accent colour"))
        layout.addWidget(name)
        layout.addLayout(row(self._swatch, self._accent, choose))
        self._judged = text("", SMALL, "quiet")
        layout.addWidget(self._judged)
        layout.addWidget(self._accent.refusal)
        self._band = StoredLine(context.unstored, _COLOUR_LENGTH, lambda typed: len(typed) in _WHOLE)
        self._band.stored.connect(self._take_band)
        self._band_judged = text(_("For areas without text, such as the band on the cover."), SMALL, "quiet")
        layout.addWidget(labelled(_("Colou&r of areas"), self._band, self._band.refusal, self._band_judged))
        self._typefaces = Typefaces(context, edit)
        layout.addWidget(self._typefaces)
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        layer, _ = self._session.assessment.consultant, self._context.language.gettext
        self._logo.setText(layer.logo.name if layer.logo else _("PNG or SVG, up to 1 MB"))
        self._remove.setVisible(layer.logo is not None)
        self._band.show_text(layer.band)
        house = layer.house
        self._usual_accent = (house.accent if house else "") or DEFAULT_ACCENT
        self._accent.setPlaceholderText(self._usual_accent)
        usual = (house.band if house else "") or self._context.language.gettext("the accent colour")
        self._band.setPlaceholderText(usual)
        self._typefaces.refresh()
        # A colour that is not finished or cannot be read stays to be mended, and why stands below it.
        if layer.accent != self._shown or house != self._house:
            self._shown, self._house = layer.accent, house
            self._accent.show_text(layer.accent)
            self._judge(layer.accent)

    def _take(self, wanted: str) -> None:
        """Store a colour that can be read; say of another why it is not taken."""
        self._shown = wanted
        try:
            self._edit(partial(set_layer, self._session, accent=wanted), self._accent.visit)
        except UserError as error:
            self._shown = self._session.assessment.consultant.accent
            self._say(error.sentence(self._context.language), "warning")

    def _take_band(self, wanted: str) -> None:
        """Store a colour; say of anything else that it is none."""
        _ = self._context.language.gettext
        good = not wanted or is_colour(wanted)
        words = _("For areas without text, such as the band on the cover.")
        if not good:
            words = _("“{colour}” is not a colour.").format(colour=wanted) + " "
            words += _("Write it as in {example}.").format(example=DEFAULT_ACCENT)
        self._band_judged.setText(words)
        restyle(self._band_judged, "quiet" if good else "warning")
        if good:
            self._edit(partial(set_layer, self._session, band=wanted), self._band.visit)

    def _on_typed(self, typed: str) -> None:
        if len(typed) in _WHOLE:
            self._judge(typed)

    def _judge(self, colour: str) -> None:
        """Show a colour and its contrast; what is no colour yet keeps the words that stand there."""
        shown = colour or self._usual_accent
        try:
            contrast = contrast_on_white(shown)
        except ValueError:
            return
        self._swatch.show_colour(shown)
        # Rounded down: what is refused must never read like enough.
        figure = self._context.language.number(int(contrast * 10) / 10, 1)
        words = self._context.language.gettext("Contrast on white: {figure} to 1; at least {least} is needed.")
        least = self._context.language.number(LEAST_CONTRAST, 1)
        self._say(words.format(figure=figure, least=least), "quiet" if contrast >= LEAST_CONTRAST else "warning")

    def _say(self, words: str, role: str) -> None:
        self._judged.setText(words)
        restyle(self._judged, role)

    def _on_colour(self) -> None:
        colour = self._context.dialogs.ask_colour(self._session.assessment.consultant.accent or DEFAULT_ACCENT)
        if colour:
            self._accent.setText(colour)
            self._judge(colour)
            self._context.unstored.store()

    def _on_logo(self) -> None:
        path = self._context.dialogs.ask_logo()
        if path is None:
            return
        try:
            self._edit(partial(set_logo, self._session, path))
        except UserError as error:
            self._context.dialogs.complain(error)

    def _on_remove(self) -> None:
        self._edit(partial(remove_logo, self._session))


class _Swatch(QWidget):
    """A patch of the colour; its value stands beside it in letters."""

    def __init__(self) -> None:
        super().__init__()
        scaled(self, SMALL)
        self._colour = QColor(DEFAULT_ACCENT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_colour(self, colour: str) -> None:
        """Show another colour."""
        self._colour = QColor(colour)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = 2 * self.fontMetrics().height()
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the patch on the white of paper."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor("#ffffff"), 2))
        painter.setBrush(self._colour)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
