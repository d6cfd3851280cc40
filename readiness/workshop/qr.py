"""QR codes as SVG, dark on white: the way into the room, and the way into its Wi-Fi."""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segno import QRCode

# A phone's camera needs an empty margin of four modules around the code.
MARGIN = 4


def address_qr(url: str) -> bytes:
    """Return the QR code of an address as an SVG image."""
    import segno

    return _svg(segno.make(url, error="m", micro=False))


def wifi_qr(name: str, password: str) -> bytes:
    """Return the QR code that takes a phone into a Wi-Fi (WPA; without a password an open one) as an SVG image."""
    from segno import helpers

    return _svg(helpers.make_wifi(ssid=name, password=password or None, security="WPA" if password else None))


def _svg(code: "QRCode") -> bytes:
    image = BytesIO()
    code.save(image, kind="svg", border=MARGIN, dark="#000000", light="#ffffff", xmldecl=False)
    return image.getvalue()
