"""The accent colour: it colours text, so it must be readable on white paper, and on the ground of a screen."""

import re

from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_

DEFAULT_ACCENT = "#0e5a6e"
# WCAG 2.2, success criterion 1.4.3, for text of ordinary size.
LEAST_CONTRAST = 4.5
WHITE, BLACK = "#ffffff", "#000000"
# In so many steps a colour becomes black or white where it cannot be read.
_STEPS = 40

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def is_colour(colour: str) -> bool:
    """Return whether a text is a colour as in #0e5a6e."""
    return _COLOUR.fullmatch(colour) is not None


def contrast_on_white(colour: str) -> float:
    """Return the contrast of a colour as in #0e5a6e on white, 1 to 21 (WCAG 2.2); ValueError where it is none."""
    return contrast(colour, WHITE)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as in #0e5a6e, 1 to 21 (WCAG 2.2); ValueError where one is none."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(colour: str, ground: str) -> str:
    """Return the colour nearest to one that text can have on a ground: darker on a light one, lighter on a dark one."""
    towards = ink_on(ground)
    shares = (mixed(towards, colour, step / _STEPS) for step in range(_STEPS))
    return next((found for found in shares if contrast(found, ground) >= LEAST_CONTRAST), towards)


def ink_on(ground: str) -> str:
    """Return black or white, whichever is read better on a ground; its contrast is 4.58 or more."""
    return max((BLACK, WHITE), key=lambda ink: contrast(ink, ground))


def readable_accent(colour: str) -> bool:
    """Return whether text in this colour can be read on white."""
    try:
        return contrast_on_white(colour) >= LEAST_CONTRAST
    except ValueError:
        return False


def check_accent(colour: str) -> None:
    """Raise UserError where a colour is none, or too light for text; an empty one stands for our own."""
    if not colour:
        return
    try:
        contrast = contrast_on_white(colour)
    except ValueError as error:
        raise UserError(
            "accent-no-colour",
            N_("“{colour}” is not a colour."),
            N_("Write it as in {example}."),
            colour=colour,
            example=DEFAULT_ACCENT,
        ) from error
    if contrast < LEAST_CONTRAST:
        raise UserError(
            "accent-too-light",
            N_("The colour {colour} is too light for text: its contrast with white is {found} to 1."),
            N_("Choose a darker one; {least} to 1 is needed."),
            colour=colour,
            # Rounded down, so that what is refused never reads like enough.
            found=int(contrast * 10) / 10,
            least=LEAST_CONTRAST,
        )


def tint(colour: str, share: float) -> str:
    """Return a colour mixed with white; a share of 1 is the colour itself, 0 is white."""
    return mixed(colour, WHITE, share)


def mixed(colour: str, ground: str, share: float) -> str:
    """Return a colour mixed with another; a share of 1 is the colour itself, 0 is the ground."""
    pairs = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(below - (below - part) * share):02x}" for part, below in pairs)


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1; ValueError where it is none."""
    if not is_colour(colour):
        raise ValueError("not a colour")
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB's own numbers
