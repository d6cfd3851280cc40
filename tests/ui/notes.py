"""The note of a question: its form is shown on demand."""

from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.stored_text import StoredText


def note_of(window: MainWindow) -> StoredText:
    """Show the form for evidence of the question that is shown, and return its note."""
    view = window.page
    assert isinstance(view, QuestionView)
    view.show_evidence()
    return view.evidence.note
