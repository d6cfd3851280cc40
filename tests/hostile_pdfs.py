"""PDFs of a few kilobytes that keep a reader busy for minutes, or fill its memory."""

import zlib
from collections.abc import Sequence

_ROWS_OF_ONE_BYTE = "/DecodeParms << /Predictor 12 /Columns 1 /Colors 1 >>"


def slow_form() -> bytes:
    """Return a form whose texts take minutes to decode: each of their millions of bytes is a row of its own."""
    return _form([zlib.compress(bytes(40_000_000), 9)] * 8, _ROWS_OF_ONE_BYTE)


def large_form() -> bytes:
    """Return a form whose texts, of nothing but spaces, fill gigabytes."""
    return _form([zlib.compress(b" " * 70_000_000, 9)] * 40, "")


def wordy_form() -> bytes:
    """Return a form whose fields hold the same long text, thousands of times."""
    return _form([zlib.compress(b"x" * 9_000_000, 9)], "", fields=4_000)


_PAGES = b"<< /Type /Pages /Kids [] /Count 0 >>"


def _form(texts: Sequence[bytes], parameters: str, *, fields: int = 0) -> bytes:
    """Return a form whose fields hold the packed texts in turn, one field each where no number is given."""
    entries = "".join(f"<< /FT /Tx /T (f{i}) /V {3 + i % len(texts)} 0 R >> " for i in range(fields or len(texts)))
    catalog = f"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [{entries}] >> >>"
    return _pdf([catalog.encode(), _PAGES, *(_stream(packed, parameters) for packed in texts)])


def _stream(packed: bytes, parameters: str) -> bytes:
    head = f"<< /Length {len(packed)} /Filter /FlateDecode {parameters} >>"
    return head.encode() + b"\nstream\n" + packed + b"\nendstream"


def _pdf(objects: Sequence[bytes]) -> bytes:
    content = b"%PDF-1.7\n"
    places = []
    for number, written in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(content))
    return content + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer
