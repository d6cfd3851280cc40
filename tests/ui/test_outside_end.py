"""The end of the session of the desktop: everything is in the file, and the session may still go on."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readiness.documents.published_file import read_published
from readiness.ui.routes import QuestionRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.shell.outside_end import OutsideEnd
from tests.ui.notes import note_of


def test_what_is_typed_is_in_the_file_before_the_session_ends(qtbot: QtBot, quick: MainWindow) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    end = OutsideEnd(application, quick)
    quick.navigator.go(QuestionRoute("PRO1"))
    # Into the field: beside it, a first letter for which the next one comes late is a slip, and is dropped.
    qtbot.keyClicks(note_of(quick), "last words")
    assert quick.documents.session is not None
    document = quick.documents.session.document
    # Only Qt can make the session manager that it would ask with.
    end.keep()
    assert read_published(document.path).assessment.answer("PRO1").evidence == "last words"
    assert quick.documents.session is not None
    end.setParent(None)
    end.deleteLater()
