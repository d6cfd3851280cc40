"""The floor of a start: the smallest PySide6 window, painted once."""

import sys

# Run as a file, this folder is where modules are found.
from leaving import leave_when_painted
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

application = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("bare"))
window.resize(1180, 780)
window.show()
leave_when_painted(window)
application.exec()
