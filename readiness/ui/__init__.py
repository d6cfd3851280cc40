"""F8: the only room that knows Qt."""

from readiness.ui.bring_in_qt import import_pyside

# Before any module of this room asks for Qt.
import_pyside()
