"""A cold start to the first question: the window is painted, the document opened, its first question painted.

It is the app's own way in for `readiness DOCUMENT` and one click, which leaves then.
"""

import gc
import sys
from pathlib import Path


def main(document: Path) -> None:
    """Open the document in a window that can be seen, go to its first question and leave once that was painted."""
    # As in readiness/__main__.py.
    gc.disable()
    from leaving import leave_when_painted

    from readiness.app.settings import load_settings
    from readiness.foundation.paths import data_folder
    from readiness.ui.application import make_application
    from readiness.ui.routes import QuestionRoute
    from readiness.ui.shell.first_paint import FirstPaint
    from readiness.ui.shell.main_window import MainWindow
    from readiness.ui.shell.single_instance import SingleInstance

    application = make_application(sys.argv[:1])
    instance = SingleInstance(data_folder())
    instance.claim()
    window = MainWindow(load_settings())
    window.show()

    def begin() -> None:
        # The click follows at once: the list of tasks is made, but not painted.
        window.begin(document)
        window.navigator.go(QuestionRoute("PRO1"))
        leave_when_painted(window.page)

    FirstPaint(window, begin)
    application.exec()


main(Path(sys.argv[1]))
