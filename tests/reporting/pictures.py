"""Small pictures for logos."""

from io import BytesIO

from PIL import Image


def png(width: int = 160, height: int = 60) -> bytes:
    """Return a picture of one colour."""
    file = BytesIO()
    Image.new("RGB", (width, height), (122, 31, 61)).save(file, "PNG")
    return file.getvalue()
