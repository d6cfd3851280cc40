"""The colours of the three themes. Contrast is checked by a test: text 4.5:1, marks 3:1."""

from dataclasses import dataclass

from readiness.app.settings import THEME_NAMES


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme: grounds, inks, the single accent colour, and the shades of the levels.

    Grounds: `page`, the `rail` at its left, the `panel` at its right, and what is `raised`, such as a card. `hover` and
    `pressed` are neutral, `soft` is the ground of what is chosen. `ink` and `quiet` are texts on all of them, `idle` is
    text of what cannot be used now. `edge` outlines what can be operated; `line` outlines a card whose mark has that
    contrast; `hairline` only divides; `track` is the empty part of a scale. `accent_ink` is text on `accent`; `ring`
    shows where the keyboard is. `levels` holds the fill of each level and the ink of its figure.
    """

    page: str
    rail: str
    panel: str
    raised: str
    hover: str
    pressed: str
    soft: str
    hairline: str
    line: str
    track: str
    edge: str
    ink: str
    quiet: str
    idle: str
    accent: str
    accent_hover: str
    accent_ink: str
    ring: str
    warning: str
    danger: str
    good: str
    levels: tuple[tuple[str, str], ...]

    @property
    def grounds(self) -> tuple[str, ...]:
        """Everything that a text may stand on."""
        return (self.page, self.rail, self.panel, self.raised, self.hover, self.pressed, self.soft)


_BLACK, _WHITE = "#000000", "#ffffff"

LIGHT = Tokens(
    page=_WHITE,
    rail="#f3f3f0",
    panel="#f8f8f6",
    raised=_WHITE,
    hover="#eeeeea",
    pressed="#e2e2dd",
    soft="#e3f0f2",
    hairline="#e0e0dc",
    line="#c6cac8",
    track="#e6e6e2",
    edge="#83898d",
    ink="#1a1f22",
    quiet="#535b60",
    idle="#6b7276",
    accent="#0b5563",
    accent_hover="#084450",
    accent_ink=_WHITE,
    ring="#1a1f22",
    warning="#8a4600",
    danger="#a3241c",
    good="#1d6a3b",
    levels=(
        (_WHITE, "#1a1f22"),
        ("#d9eaed", "#1a1f22"),
        ("#a9cfd7", "#1a1f22"),
        ("#5f9fac", "#0b1214"),
        ("#2a7080", _WHITE),
        ("#0a4350", _WHITE),
    ),
)
DARK = Tokens(
    page="#16191b",
    rail="#0f1112",
    panel="#1b1f21",
    raised="#1f2326",
    hover="#282d30",
    pressed="#32383b",
    soft="#12363d",
    hairline="#30363a",
    line="#474f54",
    track="#2d3336",
    edge="#7b858b",
    ink="#eceeef",
    quiet="#adb5ba",
    idle="#8e979c",
    accent="#7fcad8",
    accent_hover="#a3dbe5",
    accent_ink="#06262d",
    ring=_WHITE,
    warning="#ffb869",
    danger="#ff9b90",
    good="#7fd6a0",
    levels=(
        ("#16191b", "#eceeef"),
        ("#21404a", "#eceeef"),
        ("#2f6270", _WHITE),
        ("#4f8d9b", "#0b1214"),
        ("#82bcc8", "#0b1214"),
        ("#c4e6ec", "#0b1214"),
    ),
)
CONTRAST = Tokens(
    page=_BLACK,
    rail=_BLACK,
    panel=_BLACK,
    raised=_BLACK,
    hover="#333333",
    pressed="#4d4d4d",
    soft="#332b00",
    hairline="#8c8c8c",
    line=_WHITE,
    track="#4d4d4d",
    edge=_WHITE,
    ink=_WHITE,
    quiet=_WHITE,
    idle="#b0b0b0",
    accent="#ffe14d",
    accent_hover="#fff0a0",
    accent_ink=_BLACK,
    ring="#00e5ff",
    warning="#ffe14d",
    danger="#ff9b90",
    good="#9af0b5",
    levels=(
        (_BLACK, _WHITE),
        ("#333333", _WHITE),
        ("#555555", _WHITE),
        ("#777777", _BLACK),
        ("#bbbbbb", _BLACK),
        (_WHITE, _BLACK),
    ),
)

THEMES = dict(zip(THEME_NAMES, (LIGHT, DARK, CONTRAST), strict=True))
