"""A logo for the report: a PNG or SVG that is what it says and can do nothing but be looked at.

It may come with a stranger's document, so it is checked when it is added and again when it is printed.
"""

import struct
import zlib
from typing import NoReturn

from readiness.domain.svg import SvgRefused, check_svg
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_

LARGEST = 1_000_000
PNG, SVG = "image/png", "image/svg+xml"

_PNG_START = b"\x89PNG\r\n\x1a\n"
_MOST_PIXELS = 16_000_000
# A chunk of a PNG: length and kind in front of its content, a checksum behind it.
_FRONT, _BEHIND = 8, 4
_HEADER_LENGTH = 13


def check_logo(content: bytes) -> str:
    """Return the media type of a logo; raises UserError where it is no harmless PNG or SVG."""
    if len(content) > LARGEST:
        raise UserError(
            "logo-too-large",
            N_("The logo is larger than {most} kB."),
            N_("Save it smaller; a width of 1,000 pixels is enough."),
            most=LARGEST // 1000,
        )
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


def _check_png(content: bytes) -> None:
    """Walk through the chunks: all whole, of a sensible size, and ended."""
    at, kinds = len(_PNG_START), []
    while at + _FRONT + _BEHIND <= len(content) and b"IEND" not in kinds:
        (length,) = struct.unpack_from(">I", content, at)
        kind = content[at + 4 : at + _FRONT]
        body = content[at + _FRONT : at + _FRONT + length]
        at += _FRONT + length + _BEHIND
        if content[at - _BEHIND : at] != struct.pack(">I", zlib.crc32(kind + body)):
            _broken()
        if kind == b"IHDR" and length == _HEADER_LENGTH:
            width, height = struct.unpack_from(">II", body)
            if not 0 < width * height <= _MOST_PIXELS:
                _refuse(f"{width} × {height}")
        kinds.append(kind)
    if not kinds or kinds[0] != b"IHDR" or kinds[-1] != b"IEND" or b"IDAT" not in kinds:
        _broken()


def _refuse(what: str) -> NoReturn:
    raise UserError(
        "logo-refused",
        N_("The logo holds something that a report does not take over: {what}."),
        N_("Save it as plain SVG or as PNG."),
        what=what[:60],
    )


def _broken() -> NoReturn:
    raise UserError("logo-broken", N_("The logo is damaged."), N_("Save it again as PNG or SVG."))
