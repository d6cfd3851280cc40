"""QR codes as a projector needs them: dark on white with an empty margin."""

from xml.etree import ElementTree as ET

import pytest

from readiness.workshop.qr import address_qr, wifi_qr


@pytest.mark.parametrize(
    "image", [address_qr("http://192.168.1.20:40123/ABCDEF"), wifi_qr("Gäste; Raum", 'a"b\\c'), wifi_qr("Open", "")]
)
def test_it_is_dark_on_white(image: bytes) -> None:
    svg = ET.fromstring(image)
    assert svg.tag.endswith("svg")
    white, dark = svg
    assert white.get("fill") == "#ffffff" or white.get("fill") == "#fff"
    assert dark.get("stroke") == "#000000" or dark.get("stroke") == "#000"
