"""Language, theme, size of text and the window: changed while the program runs, and kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontInfo, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea
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
    corner = sample.grab().toImage().pixelColor(4, sample.height() // 2)
    assert corner.name() == THEMES[theme].page


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
    assert QApplication.font().pointSizeF() == platforms.pointSizeF()


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
    assert isinstance(view, QScrollArea)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    view.verticalScrollBar().setValue(60)
    sample.memory.change(theme="contrast")
    assert isinstance(sample.page, QScrollArea)
    qtbot.waitUntil(lambda: sample.page.verticalScrollBar().value() == 60)


def test_the_window_opens_as_it_was_closed(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(701, 533)
    window.close()
    again = MainWindow(load_settings())
    qtbot.addWidget(again)
    assert again.size() == QSize(701, 533)


def test_the_side_panel_stays_hidden_once_it_is_hidden(qtbot: QtBot, sample: MainWindow) -> None:
    sample.resize(1280, 800)
    sample.navigator.go(QuestionRoute("PAR1"))
    view = sample.page
    assert isinstance(view, QuestionView)
    qtbot.waitUntil(lambda: view.complete)
    view._side._fold.click()
    sample.navigator.go(QuestionRoute("PAR2"))
    view = sample.page
    qtbot.waitUntil(lambda: view.complete)
    assert view._side.folded
    assert not load_settings().side_panel


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


def test_a_long_sentence_at_the_bottom_takes_as_many_lines_as_it_needs(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(700, 600)
    words = window.line._words
    window.line.announce("Short.")
    qtbot.waitUntil(lambda: words.width() > 600)
    one_line = words.height()

    window.line.announce("The file was changed elsewhere, so both are kept. Yours is a new file now. " * 4)
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()) > 2 * words.fontMetrics().height())
    assert window.width() == 700

    window.line.announce("Short.")
    qtbot.waitUntil(lambda: words.height() == one_line)
