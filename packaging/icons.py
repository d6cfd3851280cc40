"""Draw the icons that Windows and Linux want as pictures: `python packaging/icons.py OUT`.

OUT gets `readiness-<size>.png` and `readiness.ico`, and the same of `readiness-document`, the icon of a document.
Both are drawn on a grid of 16 units. Sizes that are no multiple of it are drawn too: they would be softer still if a
desktop made them out of another size.
"""

import io
import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCES = Path(__file__).parents[1] / "readiness/ui/theme/icons"
NAMES = ("readiness", "readiness-document")
# Those of hicolor, the icon theme that every Linux desktop falls back to, and of Windows at 100 to 250 %.
HICOLOR_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def picture(svg: Path, size: int) -> Image.Image:
    """Return the drawing as a square picture of so many pixels, with its ground transparent."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    # Pillow writes the file: it puts in neither a date nor a resolution.
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGBA")


def draw(out: Path) -> None:
    """Write all icons into the folder, which is made."""
    out.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        pictures = {size: picture(SOURCES / f"{name}.svg", size) for size in sorted({*HICOLOR_SIZES, *WINDOWS_SIZES})}
        for size, image in pictures.items():
            image.save(out / f"{name}-{size}.png", optimize=True)
        for_windows = [pictures[size] for size in WINDOWS_SIZES]
        for_windows[-1].save(
            out / f"{name}.ico", sizes=[image.size for image in for_windows], append_images=for_windows
        )


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    draw(Path(sys.argv[1]))
