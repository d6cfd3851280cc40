"""The floor of a start: the smallest PySide6 window, painted once."""

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

application = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("bare"))
window.resize(1180, 780)
window.show()
QTimer.singleShot(0, lambda: os._exit(0))
application.exec()
