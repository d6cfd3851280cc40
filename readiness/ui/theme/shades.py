"""Six shades for the levels 0 to 5, from the surface to the accent, each with an ink that can be read on it.

Light to dark, or dark to light: the order stays in grey and for every kind of colour blindness.
"""

from functools import cache

from readiness.domain.accent import contrast_on_white
from readiness.domain.levels import HIGHEST
from readiness.ui.theme.tokens import Tokens

# On a darker fill white has more contrast, on a lighter one black; both have at least this one's 4.58.
_TURNING_POINT = 21**0.5


@cache
def level_shade(tokens: Tokens, level: int) -> tuple[str, str]:
    """Return the fill and the ink of a level."""
    fill = _mixed(tokens.surface, tokens.accent, level / HIGHEST)
    return fill, "#ffffff" if contrast_on_white(fill) >= _TURNING_POINT else "#000000"


def _mixed(start: str, end: str, share: float) -> str:
    channels = zip(_channels(start), _channels(end), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in channels)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
