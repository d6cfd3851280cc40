"""How much room a window gives: three densities, by its size."""

from enum import Enum

from PySide6.QtCore import QSize


class Density(Enum):
    """`SMALL` has a rail of icons, `COMPACT` fits a laptop, `COMFORTABLE` has larger type and more room."""

    SMALL = "small"
    COMPACT = "compact"
    COMFORTABLE = "comfortable"

    @property
    def larger(self) -> float:
        """By how much type is larger than on a laptop."""
        return 16 / 14 if self is Density.COMFORTABLE else 1.0


_LEAST_WIDTH, _LEAST_HEIGHT = 1320, 660
_COMFORTABLE_WIDTH, _COMFORTABLE_HEIGHT = 1500, 900


def density_of(window: QSize, larger: float) -> Density:
    """Return the density of a window whose text is so many times as large as usual: large text leaves less room."""
    width, height = window.width() / larger, window.height() / larger
    if width < _LEAST_WIDTH or height < _LEAST_HEIGHT:
        return Density.SMALL
    if width >= _COMFORTABLE_WIDTH and height >= _COMFORTABLE_HEIGHT:
        return Density.COMFORTABLE
    return Density.COMPACT
