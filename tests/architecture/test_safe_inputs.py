"""No field changes or cuts what it holds behind its user's back: what could is made in one place, or nowhere."""

import pytest

from tests.architecture.test_plain_text import UI, calls

# What Qt changes by the wheel of a mouse that only passes over it, by the file that makes it safe.
BY_WHEEL = {
    "QComboBox": "widgets/choice_list.py",
    **dict.fromkeys(["QFontComboBox", "QSpinBox", "QDoubleSpinBox", "QAbstractSpinBox"], ""),
    **dict.fromkeys(["QDateEdit", "QTimeEdit", "QDateTimeEdit", "QCalendarWidget"], ""),
    **dict.fromkeys(["QSlider", "QAbstractSlider", "QDial", "QTabBar", "QTabWidget"], ""),
}


# What takes any text that is inserted, or cuts it: our own fields refuse one that is too long, and say so.
TEXTS = {
    "QLineEdit": "widgets/stored_text.py",
    "QPlainTextEdit": "widgets/stored_text.py",
    # Nothing can be typed there.
    "QTextEdit": "widgets/text_sheet.py",
    "QTextBrowser": "pages/help/guide_view.py",
    "setMaxLength": "",
}
# It is there to be read only.
READ_ONLY = ("QPlainTextEdit", "widgets/shown_text.py")


@pytest.mark.parametrize("made_in", [BY_WHEEL, TEXTS], ids=["wheel", "texts"])
def test_what_could_change_behind_ones_back_is_made_in_one_place(made_in: dict[str, str]) -> None:
    found = {
        (name, file)
        for path in UI.rglob("*.py")
        for name in calls(path) & made_in.keys()
        if (file := path.relative_to(UI).as_posix()) != made_in[name]
    }
    assert found - {READ_ONLY} == set()
    assert all(name in calls(UI / file) for name, file in made_in.items() if file)
