"""A cold start to the first question: open a document, show its first question, paint it, leave.

It is the app's own way in, with a timer that leaves once the event loop has painted.
"""

import gc
import sys
from pathlib import Path


def main(document: Path) -> None:
    """Do what `readiness DOCUMENT` and one click do."""
    # As in readiness/__main__.py, and in its order: the app's own room brings Qt in.
    gc.disable()
    from readiness.ui.application import make_application

    # isort: split
    from leaving import leave_when_painted

    from readiness.app.settings import load_settings
    from readiness.ui.routes import QuestionRoute
    from readiness.ui.shell.main_window import MainWindow

    application = make_application(sys.argv[:1])
    window = MainWindow(load_settings())
    window.documents.open(document)
    window.navigator.go(QuestionRoute("PRO1"))
    window.show()
    leave_when_painted(window)
    application.exec()


main(Path(sys.argv[1]))
