"""The projector's window: what the whole room sees, dark on white, in large type, without names."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedLayout, QVBoxLayout, QWidget

from readiness.foundation.language import Language
from readiness.foundation.overriding import override
from readiness.scoring.consensus import Verdict
from readiness.ui.pages.workshop import words
from readiness.ui.pages.workshop.fitted_text import FittedText
from readiness.ui.pages.workshop.keys import leading
from readiness.ui.pages.workshop.svg_square import SvgSquare
from readiness.ui.pages.workshop.tally_bars import Colours, TallyBars
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.widgets.screen import room_for
from readiness.ui.widgets.single_keys import SingleKeys
from readiness.wording import workshop as wording
from readiness.workshop.qr import address_qr, wifi_qr
from readiness.workshop.room import Phase

WHITE, INK, QUIET, ACCENT, HINT = "#ffffff", "#14191d", "#46535c", "#0e5a6e", "#8f3d00"
_VERDICTS = {Verdict.GREEN: "#1d6b36", Verdict.YELLOW: "#8f3d00", Verdict.RED: "#9b1c1c"}
# A projector's edges are often cut off.
_MARGIN = 0.045
_BARS_SHARE = 0.038


class Projector(QWidget):
    """A window of its own; the same keys lead the workshop here as in the panel."""

    def __init__(self, model: WorkshopModel, language: Language, keys_allowed: Callable[[], bool]) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._keys_allowed = keys_allowed
        self._keys = SingleKeys(self, keys_allowed)
        self._model = model
        self._language = language
        self._drawn: tuple[str, ...] = ()
        self.setWindowTitle(language.gettext("Workshop – projector"))
        self.setStyleSheet(f"background: {WHITE};")
        self.resize(1280, 720)
        outer = QVBoxLayout(self)
        self._outer = outer
        self._pages = QStackedLayout()
        outer.addLayout(self._pages, 100)
        self._entrance = self._page(self._make_entrance)
        self._vote = self._page(self._make_vote)
        self._result = self._page(self._make_result)
        self._end = self._page(self._make_end)
        self._footer = FittedText(0.032, QUIET)
        outer.addWidget(self._footer, 6)
        model.changed.connect(self.refresh)
        model.counted.connect(self._count)
        model.countdown.ticked.connect(self._tick)
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
        self._model.countdown.ticked.disconnect(self._tick)
        self.close()
        self.deleteLater()

    def refresh(self) -> None:
        """Show what is on."""
        model = self._model
        address = model.address
        self._footer.setVisible(address is not None)
        if address is None:
            _ = self._language.gettext
            self._last_words.set_words(_("One moment, please") if model.interrupted else _("Thank you for taking part"))
            self._pages.setCurrentWidget(self._end)
            return
        self._footer.set_words(f"{address.host}:{address.port}     {self._language.gettext('Code')} {address.code}")
        self._show_entrance()
        phase = model.phase
        if model.join or phase is Phase.LOBBY:
            self._pages.setCurrentWidget(self._entrance)
        elif phase is Phase.VOTING:
            self._show_question()
            self._pages.setCurrentWidget(self._vote)
        else:
            self._show_question()
            self._show_result()
            self._pages.setCurrentWidget(self._result)
        self._count()
        self._tick()

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
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep everything in proportion."""
        super().resizeEvent(event)
        self._fit()

    # Pages.

    def _page(self, make: Callable[[QVBoxLayout], None]) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        make(layout)
        self._pages.addWidget(page)
        return page

    def _make_entrance(self, layout: QVBoxLayout) -> None:
        _ = self._language.gettext
        self._join = FittedText(0.085, INK, bold=True)
        self._join.set_words(_("Take part with your phone"))
        layout.addWidget(self._join, 16)
        middle = QHBoxLayout()
        layout.addLayout(middle, 70)
        self._qr = SvgSquare()
        self._qr.setStyleSheet("background: white;")
        middle.addWidget(self._qr, 5)
        column = QVBoxLayout()
        middle.addLayout(column, 6)
        self._scan = FittedText(0.042, QUIET)
        self._scan.set_words(_("Scan the code with the camera, or type in the browser:"))
        self._address = FittedText(0.075, INK, bold=True)
        self._code_name = FittedText(0.042, QUIET)
        self._code_name.set_words(_("and then this code:"))
        self._code = FittedText(0.13, ACCENT, bold=True)
        wifi = QHBoxLayout()
        self._wifi_qr = SvgSquare(80)
        self._wifi = FittedText(0.038, INK)
        wifi.addWidget(self._wifi_qr, 4)
        wifi.addWidget(self._wifi, 7)
        for part, share in ((self._scan, 11), (self._address, 12), (self._code_name, 6), (self._code, 15)):
            column.addWidget(part, share)
        column.addLayout(wifi, 38)
        self._joined = FittedText(0.05, INK, bold=True)
        layout.addWidget(self._joined, 10)

    def _make_vote(self, layout: QVBoxLayout) -> None:
        self._kicker = FittedText(0.038, ACCENT, bold=True)
        self._question = FittedText(0.095, INK, bold=True)
        self._turnout = FittedText(0.075, INK, bold=True)
        self._hint = FittedText(0.04, QUIET)
        self._hint.set_words(
            self._language.gettext(
                "On your phone, choose the highest level that is fully true today. In doubt, choose the lower one. "
                "No one sees who voted how."
            )
        )
        for part, share in ((self._kicker, 9), (self._question, 50), (self._turnout, 18), (self._hint, 14)):
            layout.addWidget(part, share)

    def _make_result(self, layout: QVBoxLayout) -> None:
        self._result_kicker = FittedText(0.034, ACCENT, bold=True)
        self._result_question = FittedText(0.046, INK)
        layout.addWidget(self._result_kicker, 6)
        layout.addWidget(self._result_question, 15)
        middle = QHBoxLayout()
        layout.addLayout(middle, 64)
        names = [self._language.of(level.name) for level in self._model.session.questionnaire.ladder]
        self._bars = TallyBars(names, Colours(INK, QUIET, ACCENT, HINT))
        middle.addWidget(self._bars, 60)
        middle.addStretch(4)
        column = QVBoxLayout()
        middle.addLayout(column, 52)
        self._headline = FittedText(0.07, INK, bold=True)
        self._advice = FittedText(0.045, INK)
        self._gap = FittedText(0.034, QUIET)
        self._clock = FittedText(0.11, INK, bold=True)
        for part, share in ((self._headline, 16), (self._advice, 30), (self._gap, 10), (self._clock, 20)):
            column.addWidget(part, share)
        self._votes = FittedText(0.036, QUIET)
        layout.addWidget(self._votes, 7)

    def _make_end(self, layout: QVBoxLayout) -> None:
        self._last_words = FittedText(0.09, INK, bold=True, centred=True)
        layout.addWidget(self._last_words)

    # What stands on them.

    def _show_entrance(self) -> None:
        address, wifi = self._model.address, self._model.wifi
        assert address is not None
        self._address.set_words(f"{address.host}:{address.port}")
        self._code.set_words(" ".join(address.code))
        for part in (self._wifi_qr, self._wifi):
            part.setVisible(bool(wifi.name))
        drawn = (address.url, wifi.name, wifi.password)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self._qr.show_svg(address_qr(address.url), self._language.gettext("QR code for the room"))
        if wifi.name:
            self._wifi_qr.show_svg(wifi_qr(wifi.name, wifi.password), self._language.gettext("QR code for the Wi-Fi"))
            hint = self._language.gettext("First join the Wi-Fi:") + f"\n{wifi.name}"
            if wifi.password:
                hint += "\n" + self._language.gettext("Password: {password}").format(password=wifi.password)
            self._wifi.set_words(hint)

    def _show_question(self) -> None:
        round_ = self._model.round
        assert round_ is not None
        questionnaire = self._model.session.questionnaire
        capability = questionnaire.capabilities[round_.capability]
        dimension = self._language.of(questionnaire.dimension_of[round_.capability].name)
        kicker = f"{dimension} · {self._language.of(capability.name)}"
        for part in (self._kicker, self._result_kicker):
            part.set_words(kicker)
        for part in (self._question, self._result_question):
            part.set_words(self._language.of(capability.question))

    def _show_result(self) -> None:
        language, shown, round_ = self._language, self._model.shown, self._model.round
        if shown is None or round_ is None:
            return
        first = self._model.earlier_round()
        count = shown.record.count
        ladder = self._model.session.questionnaire.ladder
        names = [self._language.of(level.name) for level in ladder]
        self._bars.setVisible(count is not None)
        if count is not None:
            earlier = first.count.tally if first and first.count else None
            description = wording.tally_in_words(language, count.tally, names, count.dont_know)
            marked = () if round_.decided is not None else shown.hear_first
            self._bars.show_votes(count.tally, earlier, marked, description)
        self._gap.set_words(wording.role_gap_in_words(language, shown))
        if round_.decided is not None:
            self._headline.set_words(f"✓ {round_.decided} {names[round_.decided]}", _VERDICTS[Verdict.GREEN])
            self._advice.set_words(language.gettext("This is what the group has agreed on."))
        else:
            verdict = shown.consensus.verdict if shown.consensus else None
            sign = f"{wording.VERDICT_SIGNS[verdict]} " if verdict else ""
            headline = sign + wording.headline(language, shown, later=first is not None)
            self._headline.set_words(headline, _VERDICTS[verdict] if verdict else INK)
            self._advice.set_words(wording.advice(language, shown, later=first is not None))
        self._votes.set_words(wording.votes_in_words(language, shown, first))

    def _count(self) -> None:
        if self._model.running:
            turnout = self._model.turnout
            self._joined.set_words(words.people(self._language, turnout))
            self._turnout.set_words(words.votes_of(self._language, turnout))

    def _tick(self) -> None:
        left = self._model.countdown.left
        self._clock.set_words(self._language.gettext("Time is up") if left == 0 else self._model.countdown.clock())

    def _fit(self) -> None:
        margin = round(self.height() * _MARGIN)
        layout: QLayout = self._outer
        layout.setContentsMargins(margin * 2, margin, margin * 2, margin)
        layout.setSpacing(margin // 3)
        font = self._bars.font()
        font.setPixelSize(max(9, round(self.height() * _BARS_SHARE)))
        self._bars.setFont(font)
