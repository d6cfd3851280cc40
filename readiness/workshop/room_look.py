"""How a workshop looks like the house that holds it: colours, logo and one line, on the phones and the projector."""

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from io import BytesIO

from readiness.domain.accent import ink_on, is_colour, mixed, readable_accent, readable_on
from readiness.domain.values import Text
from readiness.foundation.errors import UserError
from readiness.validation.pictures import PNG, check_logo

# What every phone of a full room fetches must be small; a picture is made smaller, a large drawing is left out.
LARGEST_ON_PHONES = 100_000
_MOST_PIXELS = (720, 240)
# The grounds on which `phone.css` sets text in the accent colour: of a page, and of its cards where it is dark.
_LIGHT_GROUND, _DARK_GROUND = "#f4f6f7", "#1e252a"
_DARK_PAGE = "#14191d"
# How much of the accent colour is in the ground of a number.
_SOFT, _SOFT_IN_THE_DARK = 0.12, 0.22


@dataclass(frozen=True)
class RoomLook:
    """The look of a house in a room; what is empty is left to the program.

    `accent` colours text and bars, `band` the upper edge. `logo` are the bytes of a PNG or SVG picture, which may come
    from strangers. `line` stands small at the foot.
    """

    accent: str = ""
    band: str = ""
    logo: bytes = b""
    line: Text = field(default_factory=Text)

    @cached_property
    def text_colour(self) -> str:
        """The accent colour on white; empty where it is none, or too light for text, as in the report."""
        return self.accent if readable_accent(self.accent) else ""

    @cached_property
    def edge_colour(self) -> str:
        """The colour of the upper edge; empty for none."""
        return self.band if is_colour(self.band) else self.text_colour

    @cached_property
    def logo_type(self) -> str:
        """The media type of the logo; empty where there is none, or it could do more than be looked at."""
        try:
            return check_logo(self.logo) if self.logo else ""
        except UserError:
            return ""

    @cached_property
    def harmless_logo(self) -> bytes:
        """The logo; empty where it could do more than be looked at."""
        return self.logo if self.logo_type else b""

    @cached_property
    def phone_logo(self) -> bytes:
        """The logo as phones show it, small and harmless; empty where there is none."""
        content = self.harmless_logo
        if self.logo_type == PNG:
            content = _smaller(content)
        return content if len(content) <= LARGEST_ON_PHONES else b""

    @cached_property
    def phone_logo_name(self) -> str:
        """What phones call the logo: by its content, so that they may keep it. Empty where there is none."""
        return f"logo-{sha256(self.phone_logo).hexdigest()[:32]}" if self.phone_logo else ""

    @cached_property
    def phone_css(self) -> str:
        """What follows the phones' style sheet: the house's colours, changed until text in them can be read."""
        blocks = []
        if self.text_colour:
            light = readable_on(self.text_colour, _LIGHT_GROUND)
            dark = readable_on(self.text_colour, _DARK_GROUND)
            for rule, accent, soft in (
                (":root {{ {colours} }}", light, mixed(light, "#ffffff", _SOFT)),
                (
                    "@media (prefers-color-scheme: dark) {{ :root {{ {colours} }} }}",
                    dark,
                    mixed(dark, _DARK_PAGE, _SOFT_IN_THE_DARK),
                ),
            ):
                colours = f"--accent: {accent}; --accent-ink: {ink_on(accent)}; --accent-soft: {soft};"
                blocks.append(rule.format(colours=colours))
        if self.edge_colour:
            blocks.append(f"body {{ border-top: .375rem solid {self.edge_colour}; }}")
        return "".join(f"\n{block}" for block in blocks)


def _smaller(picture: bytes) -> bytes:
    """Return a PNG that was checked, as it is or in the size that a phone needs."""
    # Imported here: few workshops have a logo.
    from PIL import Image

    with Image.open(BytesIO(picture), formats=["PNG"]) as read:
        if len(picture) <= LARGEST_ON_PHONES and read.width <= _MOST_PIXELS[0] and read.height <= _MOST_PIXELS[1]:
            return picture
        small = read.convert("RGBA")
    small.thumbnail(_MOST_PIXELS)
    written = BytesIO()
    small.save(written, "PNG", optimize=True)
    return written.getvalue()
