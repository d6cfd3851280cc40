"""The icon of the program, for its windows and the task bar."""

from pathlib import Path

from PySide6.QtGui import QIcon

_PICTURE = Path(__file__).with_name("icons") / "readiness.svg"


def app_icon() -> QIcon:
    """Return the icon, drawn by Qt at each size that is asked for; a start sets it after its first paint."""
    return QIcon(str(_PICTURE))
