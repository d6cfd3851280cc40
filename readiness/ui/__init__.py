"""F7: the only room that knows Qt."""

from readiness.ui.bring_in_qt import bring_in_qt

# Before any module of this room asks for Qt.
bring_in_qt()
