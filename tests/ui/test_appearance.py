"""Language, theme, size of text and the window: changed while the program runs, and kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from readiness.app.settings import TEXT_SIZES, Settings, load_settings
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.routes import FindRoute, ListRoute, NewRoute, QuestionRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.theme import typography
from readiness.ui.theme.tokens import THEMES
from tests.reporting.tools import font_file


def trigger(window: MainWindow, words: str) -> None:
    next(action for action in window.actions() if action.text() == words).trigger()


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_colours_the_window_and_is_kept(sample: MainWindow, theme: str) -> None:
    sample.navigator.go(QuestionRoute("PAR1"))
    sample.memory.change(theme="dark" if theme == "light" else "light")
    sample.memory.change(theme=theme)
    assert load_settings().theme == theme
    assert isinstance(sample.page, QuestionView)
    shown = sample.grab().toImage()
    assert shown.pixelColor(4, sample.height() // 2).name() == THEMES[theme].rail
    page = sample.page.mapTo(sample, QPoint(4, sample.page.height() // 2))
    assert shown.pixelColor(page).name() == THEMES[theme].page
    assert shown.pixelColor(sample.width() - 12, sample.height() - 12).name() == THEMES[theme].panel


def test_text_grows_and_shrinks_by_steps_and_is_kept(sample: MainWindow) -> None:
    normal = QApplication.font().pointSizeF()
    for size in TEXT_SIZES[1:]:
        trigger(sample, "Larger text")
        assert sample.memory.settings.text_size == size
        assert QApplication.font().pointSizeF() == pytest.approx(normal * size / 100)
    trigger(sample, "Larger text")
    assert load_settings().text_size == TEXT_SIZES[-1]
    sample.memory.change(text_size=TEXT_SIZES[0])
    assert QApplication.font().pointSizeF() == pytest.approx(normal)


def test_text_has_the_programs_font_at_the_platforms_size(sample: MainWindow) -> None:
    font_file("ReadinessInter-Regular.otf")
    platforms = typography.system_font()
    for widget in (sample, sample.page, *sample.page.findChildren(QLabel)):
        assert QFontInfo(widget.font()).family() == "Readiness Inter"
        # What Inter has no letters for is set in what the platform uses.
        assert widget.font().families() == ["Readiness Inter", *platforms.families()]
    # Where the platform's own type is larger than usual, so is the program's.
    assert QApplication.font().pointSizeF() == pytest.approx(10.5 * typography.platform_factor())


def test_without_the_programs_font_text_has_the_platforms(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sample: MainWindow
) -> None:
    typography.own_family.cache_clear()
    with monkeypatch.context() as bare:
        bare.setattr(typography, "content_folder", tmp_path.joinpath)
        sample.memory.change(theme="dark")
        assert QApplication.font().families() == typography.system_font().families()
    typography.own_family.cache_clear()


def test_what_is_being_typed_survives_another_language(window: MainWindow, quick: MainWindow) -> None:
    window.navigator.go(FindRoute())
    window.page.findChild(QLineEdit).setText("imprint")
    window.memory.change(language="de")
    assert window.page.findChild(QLineEdit).text() == "imprint"
    window.navigator.go(NewRoute())
    window.page.findChild(QLineEdit).setText("Müller")
    window.memory.change(theme="dark")
    assert window.page.findChild(QLineEdit).text() == "Müller"


def test_where_one_has_scrolled_to_survives_another_theme(qtbot: QtBot, sample: MainWindow) -> None:
    sample.navigator.go(ListRoute("PAR"))
    view = sample.page
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    view.verticalScrollBar().setValue(60)
    sample.memory.change(theme="contrast")
    assert sample.page is not view
    qtbot.waitUntil(lambda: sample.page.verticalScrollBar().value() == 60)


def test_the_window_opens_as_it_was_closed(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(701, 533)
    window.close()
    again = MainWindow(load_settings())
    qtbot.addWidget(again)
    assert again.size() == QSize(701, 533)


def test_a_second_window_brings_its_own_language_to_qt(sample: MainWindow, qtbot: QtBot) -> None:
    def back() -> str:
        return QKeySequence(Qt.Key.Key_Backspace).toString(QKeySequence.SequenceFormat.NativeText)

    sample.memory.change(language="de")
    german = back()
    other = MainWindow(Settings(language="en"))
    qtbot.addWidget(other)
    other.show()
    other.begin()

    assert (german, back()) == ("Rücktaste", "Backspace")


def test_where_the_platform_has_larger_type_so_has_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typography, "_USUAL_POINTS", 9.0)
    for points, factor in ((13.5, 1.5), (8.0, 1.0)):
        platforms = QFont()
        platforms.setPointSizeF(points)
        monkeypatch.setattr(typography, "system_font", lambda platforms=platforms: platforms)
        assert typography.platform_factor() == factor
        assert typography.body_font(2).pointSizeF() == pytest.approx(21 * factor)
