"""A logo is a picture that can only be looked at; whatever else it holds is refused with a sentence."""

import zlib

import pytest
from PIL import ImageFile

from readiness.foundation.errors import UserError
from readiness.validation.pictures import LARGEST, PNG, SVG, check_logo
from tests.reporting.pictures import png

SPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str, attributes: str = "") -> bytes:
    return f"<svg {SPACE} viewBox='0 0 10 10' {attributes}>{inside}</svg>".encode()


def code_of(content: bytes) -> str:
    with pytest.raises(UserError) as caught:
        check_logo(content)
    return caught.value.code


def with_size(width: int, height: int) -> bytes:
    """Return a picture that claims another size, with the checksum that belongs to it."""
    content = bytearray(png())
    content[16:24] = width.to_bytes(4) + height.to_bytes(4)
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4)
    return bytes(content)


def with_pixels(packed: bytes) -> bytes:
    """Return a picture whose chunks are whole and whose packed pixels are other ones."""
    chunk = b"IDAT" + packed
    return png()[:33] + len(packed).to_bytes(4) + chunk + zlib.crc32(chunk).to_bytes(4) + png()[-12:]


def test_pictures_are_taken():
    assert check_logo(png()) == PNG
    assert check_logo(svg("<title>Logo</title><rect width='5' height='5' fill='url(#a)'/>")) == SVG
    assert check_logo(svg("<defs><g id='a'><path d='M0 0h1'/></g></defs><use xlink:href='#a'/>")) == SVG
    assert check_logo(svg("<style>rect { fill: #123 }</style><text>Müller</text>")) == SVG


def test_what_drawing_programs_note_about_a_drawing_is_taken():
    noted = """<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" id="base"/>
        <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><cc:Work
        xmlns:cc="http://creativecommons.org/ns#"/></rdf:RDF></metadata><g><path d="M0 0h1"/></g>"""
    assert check_logo(svg(noted)) == SVG


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
        "<iframe xmlns='http://www.w3.org/1999/xhtml'/>",
        "<whatever-comes-next/>",
        "<rect onload='alert(1)'/>",
        "<image href='file:///etc/passwd'/>",
        "<image xlink:href='http://127.0.0.1/x'/>",
        "<a href='http://127.0.0.1/'><rect/></a>",
        "<use href='other.svg#a'/>",
        "<use href='data:image/svg+xml,x'/>",
        "<foreignObject><p/></foreignObject>",
        "<rect fill='url(http://127.0.0.1/x)'/>",
        "<rect style='fill: url( \"file:///x\")'/>",
        "<rect style='background: \\75rl(x)'/>",
        "<style>@import 'http://127.0.0.1/x';</style>",
        "<style>@font-face { src: url(x.woff) }</style>",
        "<animate attributeName='x'/>",
        "<filter><feImage href='x'/></filter>",
        "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g><use href='#a'/>",
        "<use href='#a'/>" * 201,
        "<g>" * 60 + "</g>" * 60,
        "<rect/>" * 5001,
        "<?xml-stylesheet href='http://127.0.0.1/x'?>",
    ],
    ids=lambda inside: inside[:40],
)
def test_an_svg_that_can_do_more_is_refused(inside: str):
    assert code_of(svg(inside)) == "logo-refused"


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + svg("<text>&b;</text>"),
        b'<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + svg(""),
    ],
)
def test_entities_are_refused(content: bytes):
    assert code_of(content) in {"logo-refused", "logo-unknown"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "logo-unknown"),
        (b"GIF89a", "logo-unknown"),
        (b"<html><body/></html>", "logo-unknown"),
        (svg("")[:-3], "logo-unknown"),
        (b"\xff\xfe<svg", "logo-unknown"),
        (png()[:-4], "logo-broken"),
        (png()[:40], "logo-broken"),
        (png()[:60] + b"x" + png()[61:], "logo-broken"),
        (with_pixels(b"no pixels"), "logo-broken"),
        (with_pixels(zlib.compress(b"too few")), "logo-broken"),
        (png() + bytes(LARGEST), "logo-too-large"),
        (with_size(100_000, 100_000), "logo-refused"),
        (with_size(0, 10), "logo-refused"),
    ],
)
def test_what_is_no_whole_picture_is_told(content: bytes, code: str):
    assert code_of(content) == code


def test_damaged_pixels_are_refused_also_where_weasyprint_has_made_pillow_lenient(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)

    assert code_of(with_pixels(b"no pixels")) == "logo-broken"
    assert check_logo(png()) == PNG
    assert ImageFile.LOAD_TRUNCATED_IMAGES
