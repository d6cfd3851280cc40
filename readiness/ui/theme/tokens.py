"""The colours of the three themes. Contrast is checked by a test: text 4.5:1, marks 3:1."""

from dataclasses import dataclass

from readiness.app.settings import THEME_NAMES


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme: backgrounds, inks and the single accent colour.

    `page` lies behind `surface`. `ink` and `quiet` are texts on both, `idle` is text on what cannot be used now.
    `edge` outlines what can be operated; `hairline` only divides; `track` is the empty part of a scale.
    `accent_ink` is text on `accent`, `ink` also stands on `accent_soft`.
    """

    page: str
    surface: str
    ink: str
    quiet: str
    idle: str
    edge: str
    hairline: str
    track: str
    accent: str
    accent_ink: str
    accent_soft: str
    warning: str


LIGHT = Tokens(
    page="#f4f6f7",
    surface="#ffffff",
    ink="#1d252b",
    quiet="#53606a",
    idle="#66727b",
    edge="#7b8891",
    hairline="#d5dbe0",
    track="#d5dbe0",
    accent="#0e5a6e",
    accent_ink="#ffffff",
    accent_soft="#e0eff3",
    warning="#8f3d00",
)
DARK = Tokens(
    page="#14191d",
    surface="#1e252a",
    ink="#eef2f4",
    quiet="#b3bdc4",
    idle="#8f9ba3",
    edge="#7f8d96",
    hairline="#36414a",
    track="#36414a",
    accent="#79cbdf",
    accent_ink="#08252d",
    accent_soft="#173a45",
    warning="#ffb26b",
)
CONTRAST = Tokens(
    page="#000000",
    surface="#000000",
    ink="#ffffff",
    quiet="#ffffff",
    idle="#9c9c9c",
    edge="#ffffff",
    hairline="#ffffff",
    track="#3d3d3d",
    accent="#ffe14d",
    accent_ink="#000000",
    accent_soft="#2b2600",
    warning="#ffe14d",
)

THEMES = dict(zip(THEME_NAMES, (LIGHT, DARK, CONTRAST), strict=True))
