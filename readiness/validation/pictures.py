"""A logo for the report: a PNG or SVG that is what it says and can do nothing but be looked at.

It may come with a stranger's document, so it is checked when it is added and again when it is printed.
"""

import struct
from io import BytesIO
from typing import NoReturn

from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.validation.svg import SvgRefused, check_svg

LARGEST = 1_000_000
PNG, SVG = "image/png", "image/svg+xml"

_PNG_START = b"\x89PNG\r\n\x1a\n"
# The last chunk, which is the same in every file. Pillow does not ask whether its checksum is there.
_PNG_END = bytes(4) + b"IEND\xaeB`\x82"
# Width and height stand in the first chunk, behind its length and its kind.
_SIZE_AT = len(_PNG_START) + 8
_MOST_PIXELS = 16_000_000


def check_logo(content: bytes) -> str:
    """Return the media type of a logo; raises UserError where it is no harmless PNG or SVG."""
    if len(content) > LARGEST:
        raise logo_too_large()
    if content.startswith(_PNG_START):
        _check_png(content)
        return PNG
    try:
        check_svg(content)
    except SvgRefused as refused:
        if refused.is_svg:
            _refuse(refused.found)
        raise UserError(
            "logo-unknown",
            N_("This is neither a PNG nor an SVG picture, or it is damaged."),
            N_("Save the logo as PNG or SVG."),
        ) from refused
    return SVG


def logo_too_large() -> UserError:
    """Return the fault of a logo of more than LARGEST bytes."""
    return UserError(
        "logo-too-large",
        N_("The logo is larger than {most} kB."),
        N_("Make the image smaller; 1,000 pixels wide is enough."),
        most=LARGEST // 1000,
    )


def _check_png(content: bytes) -> None:
    """Look at the size first, then check every checksum and decode the whole picture."""
    if len(content) < _SIZE_AT + 8 or _PNG_END not in content:
        _broken()
    width, height = struct.unpack_from(">II", content, _SIZE_AT)
    if not 0 < width * height <= _MOST_PIXELS:
        _refuse(f"{width} × {height}")
    # Imported here: few reports have a logo.
    from PIL import Image, ImageFile

    # WeasyPrint sets this for its whole process, and Pillow then accepts damaged pixels.
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with Image.open(BytesIO(content), formats=["PNG"]) as picture:
            picture.verify()
        # A verified picture cannot be decoded; Pillow wants it opened once more.
        with Image.open(BytesIO(content), formats=["PNG"]) as picture:
            picture.load()
    except Exception:  # noqa: BLE001 - whatever a broken or hostile file sets off in the library, the file is at fault
        _broken()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _refuse(what: str) -> NoReturn:
    raise UserError(
        "logo-refused",
        N_("The logo contains something that a report cannot include: {what}."),
        N_("Save it as plain SVG or as PNG."),
        what=what[:60],
    )


def _broken() -> NoReturn:
    raise UserError("logo-broken", N_("The logo is damaged."), N_("Save it again as PNG or SVG."))
