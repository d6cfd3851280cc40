"""Words in lines: where a text may be divided, and where not."""

from PySide6.QtWidgets import QApplication

from readiness.ui.theme.typography import BODY, type_font
from readiness.ui.widgets.wrapped_text import WrappedText


def test_no_word_of_a_language_is_divided_in_the_least_width(qapp: QApplication) -> None:
    del qapp
    text = WrappedText("Vorschau Prüfung Datenschutzbeauftragte", type_font(BODY))
    alone = WrappedText("Datenschutzbeauftragte", type_font(BODY))
    assert text.longest_word() >= alone.natural_width()
    assert alone.height(text.longest_word()) == alone.height(10_000)
    # Below it, the word is divided.
    assert alone.height(text.longest_word() - 4) > alone.height(10_000)


def test_what_is_no_word_does_not_widen_a_page(qapp: QApplication) -> None:
    del qapp
    assert WrappedText("x" * 400, type_font(BODY)).longest_word() < 200
