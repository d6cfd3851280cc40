"""No field changes what it holds behind its user's back: what could is made in one place, or nowhere."""

from tests.architecture.test_plain_text import UI, calls

# What Qt changes by the wheel of a mouse that only passes over it, by the file that makes it safe.
MADE_IN = {
    "QComboBox": "widgets/choice_list.py",
    **dict.fromkeys(["QFontComboBox", "QSpinBox", "QDoubleSpinBox", "QAbstractSpinBox"], ""),
    **dict.fromkeys(["QDateEdit", "QTimeEdit", "QDateTimeEdit", "QCalendarWidget"], ""),
    **dict.fromkeys(["QSlider", "QAbstractSlider", "QDial", "QTabBar", "QTabWidget"], ""),
}


def test_what_the_wheel_could_change_is_made_in_one_place() -> None:
    found = {
        (name, file)
        for path in UI.rglob("*.py")
        for name in calls(path) & MADE_IN.keys()
        if (file := path.relative_to(UI).as_posix()) != MADE_IN[name]
    }
    assert found == set()


def test_the_exceptions_are_in_use() -> None:
    assert all(name in calls(UI / file) for name, file in MADE_IN.items() if file)
