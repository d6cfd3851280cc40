"""Boxes, rail, toasts and tool tips quote values from files: letter by letter, never as formatted text."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox

from readiness.foundation.errors import Fault, UserError
from readiness.foundation.language import ENGLISH
from readiness.ui.shell.dialogs import SystemDialogs
from readiness.ui.shell.faults import show_failed_start
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.plain import set_tool_tip

SIDE = 900


class Reader(QObject):
    """Reads every message box that is shown, and closes it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.heights: list[int] = []
        # The visible text; Qt drops from it what it takes for formatting.
        self.shown: list[str] = []
        self.checks: list[str] = []
        self.buttons: list[list[str]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QMessageBox):
            QTimer.singleShot(0, watched, lambda: self._read(watched))
        return False

    def _read(self, box: QMessageBox) -> None:
        self.heights.append(box.height())
        self.buttons.append([button.text() for button in box.buttons()])
        labels = [label for label in box.findChildren(QLabel) if label.text()]
        for label in labels:
            label.setSelection(0, len(label.text()))
        check = box.checkBox()
        self.checks.append(check.accessibleName() if check is not None else "")
        self.shown.append("\n".join(label.selectedText() for label in labels))
        box.done(QDialog.DialogCode.Rejected)


@pytest.fixture
def reader(window: MainWindow) -> Iterator[Reader]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = Reader(app)
    app.installEventFilter(made)
    yield made
    app.removeEventFilter(made)


@pytest.fixture
def image(tmp_path: Path) -> str:
    """Return an element that shows a large image, where elements are read."""
    path = tmp_path / "image.png"
    loaded = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    loaded.fill(0)
    assert loaded.save(str(path))
    return f'<img src="{path}">'


def error(value: str) -> UserError:
    fault = Fault("too-high", ("answers", "PRO1"), "This is wrong.", "Change it.", value=value)
    return UserError("answers-invalid", "The file holds {value}.", "Mend it.", faults=[fault], value=value)


BOXES: dict[str, Callable[[SystemDialogs, str], object]] = {
    "complain": lambda dialogs, value: dialogs.complain(error(value)),
    "confirm": lambda dialogs, value: dialogs.confirm(value, value, value),
    "choose": lambda dialogs, value: dialogs.choose(value, value, ["Go on"]),
    "choose, more": lambda dialogs, value: dialogs.choose("What now?", value, ["Go on"]),
    "confirm_delete": lambda dialogs, value: dialogs.confirm_delete(value, 2),
    "failed start": lambda _dialogs, value: show_failed_start(ENGLISH, error(value)),
}


@pytest.mark.parametrize("box", BOXES)
def test_values_are_shown_letter_by_letter(box: str, window: MainWindow, reader: Reader) -> None:
    BOXES[box](SystemDialogs(window, window.look), "<b>x</b>")
    assert len(reader.shown) == 1
    assert "<b>x</b>" in reader.shown[0]


def test_what_is_confirmed_is_named_on_the_buttons_and_no_is_the_default(window: MainWindow, reader: Reader) -> None:
    dialogs = SystemDialogs(window, window.look)

    assert not dialogs.confirm("Open it?", "Open", "Don’t open")
    assert not dialogs.confirm("Replace it?", "Replace")
    assert [sorted(words) for words in reader.buttons] == [["Don’t open", "Open"], ["Cancel", "Replace"]]


@pytest.mark.parametrize("backups", [0, 1, 2])
def test_both_ways_of_deleting_are_told(backups: int, window: MainWindow, reader: Reader) -> None:
    SystemDialogs(window, window.look).confirm_delete("Muster", backups)

    [shown], [check] = reader.shown, reader.checks
    assert "recycle bin" in shown
    assert check.startswith("Delete for good instead: the file")
    assert (f" {backups}\N{NO-BREAK SPACE}backup" in check) is bool(backups)


@pytest.mark.parametrize("box", BOXES)
def test_images_are_not_loaded(box: str, window: MainWindow, reader: Reader, image: str) -> None:
    BOXES[box](SystemDialogs(window, window.look), image)
    assert len(reader.heights) == 1
    assert reader.heights[0] < SIDE


def test_rail_and_toast_show_values_letter_by_letter(quick: MainWindow) -> None:
    quick.notices.show_message("<b>x</b> & y")
    quick.notices.keep_shown("● <b>x</b> & y", lambda: None)
    quick.notices.announce("<b>x</b> & y", ("<b>x</b> & y", lambda: None))
    toast = quick.notices.toast
    assert toast is not None
    assert [button.text() for button in toast.acts] == ["<b>x</b> && y"]
    assert quick.workspace._side.widget.state.sign == "● <b>x</b> & y"
    labels = [label for label in quick.findChildren(QLabel) if "<b>x</b> & y" in label.text()]
    assert len(labels) == 2
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_tool_tips_show_values_letter_by_letter(window: MainWindow) -> None:
    widget = window.page
    set_tool_tip(widget, "A < B & C")
    assert widget.toolTip() == "A < B & C"

    set_tool_tip(widget, "<b>x</b>")
    document = QTextDocument()
    document.setHtml(widget.toolTip())
    assert document.toPlainText() == "<b>x</b>"
