"""A cold start to the first paint of the window: started as the app starts, and closed then."""

import gc
import sys


def main() -> None:
    """Do what a start does until its window can be seen; what it shows follows that."""
    # As in readiness/__main__.py.
    gc.disable()
    from leaving import leave_when_painted

    from readiness.app.settings import load_settings
    from readiness.foundation.paths import data_folder
    from readiness.ui.application import make_application
    from readiness.ui.shell.main_window import MainWindow
    from readiness.ui.shell.single_instance import SingleInstance

    application = make_application(sys.argv[:1])
    instance = SingleInstance(data_folder())
    instance.claim()
    window = MainWindow(load_settings())
    window.show()
    leave_when_painted(window)
    application.exec()


main()
