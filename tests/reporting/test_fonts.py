"""Reports look the same on every machine: their font ships with the program, and none of a system is taken for it."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont
from pikepdf import Object, Pdf

from readiness.reporting import fonts
from readiness.reporting.engine import HTML
from tests.reporting.samples import report
from tests.reporting.tools import font_file

ROOT = Path(__file__).parents[2]
FACES = {
    "Readiness-Inter": "Regular",
    "Readiness-Inter-Medium": "Medium",
    "Readiness-Inter-Semi-Bold": "SemiBold",
    "Readiness-Inter-Bold": "Bold",
}
_PRINT = """
import sys
from readiness.reporting.pdf import render_pdf
sys.stdout.buffer.write(render_pdf(sys.stdin.read()))
"""


def embedded(pdf: bytes) -> dict[str, bytes]:
    """Return the fonts in a PDF by name, without the letters that mark a part of a font."""
    with Pdf.open(BytesIO(pdf)) as opened:
        descriptors = [one for one in opened.objects if isinstance(one, Object) and "/FontFile3" in _keys(one)]
        return {str(one.FontName)[8:]: one.FontFile3.read_bytes() for one in descriptors}


def _keys(thing: Object) -> set[str]:
    return set(thing.keys()) if hasattr(thing, "keys") else set()


def drawn(font: TTFont, letter: str) -> list[Any]:
    pen = RecordingPen()
    font.getGlyphSet()[letter].draw(pen)
    return pen.value


def print_elsewhere(**environment: str) -> subprocess.Popen[bytes]:
    everything = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", **environment}
    return subprocess.Popen([sys.executable, "-c", _PRINT], cwd=ROOT, env=everything, stdin=-1, stdout=-1)


def test_a_report_is_set_in_the_faces_of_the_program() -> None:
    found = embedded(report("sample company", "de").pdf)
    assert found.keys() == FACES.keys()
    for name, face in FACES.items():
        part, ours = TTFont(BytesIO(found[name])), TTFont(font_file(f"ReadinessInter-{face}.otf"))
        # Of the letters that a report does not need nothing is left but their place.
        needed = [letter for letter in part.getGlyphOrder() if drawn(part, letter)]
        assert len(needed) > 10
        assert [drawn(part, letter) for letter in needed] == [drawn(ours, letter) for letter in needed]


def test_a_system_without_fonts_but_another_inter_makes_the_same_report(tmp_path: Path) -> None:
    font_file("ReadinessInter-Regular.otf")
    other = TTFont(font_file("ReadinessInter-Bold.otf"))
    for record in other["name"].names:
        record.string = record.toUnicode().replace("Readiness Inter", "Inter").replace("Bold", "Regular")
    other["OS/2"].usWeightClass, other["head"].fontRevision = 400, 99
    other.save(tmp_path / "Inter.otf")
    configuration = tmp_path / "fonts.conf"
    configuration.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")

    html = report("sample company", "de").html.encode()
    here, there = print_elsewhere(), print_elsewhere(FONTCONFIG_FILE=str(configuration))
    printed = [process.communicate(html)[0] for process in (here, there)]
    assert embedded(printed[0]).keys() == FACES.keys()
    assert printed[0] == printed[1]


def test_without_its_faces_a_page_takes_the_next_font(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "content_folder", tmp_path.joinpath)
    page = HTML(string='<p style="font-family: Readiness Inter, DejaVu Sans">Ohne Schrift</p>')
    assert not embedded(page.write_pdf(font_config=fonts.font_configuration())).keys() & FACES.keys()


def test_a_damaged_face_is_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "content_folder", lambda _name: tmp_path)
    whole = font_file("ReadinessInter-Regular.otf").read_bytes()
    middle = len(whole) // 2
    (tmp_path / "Regular.otf").write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    (tmp_path / "empty.otf").touch()
    (tmp_path / "folder.otf").mkdir()
    page = HTML(string='<p style="font-family: Readiness Inter, DejaVu Sans">Beschädigt</p>')
    assert not embedded(page.write_pdf(font_config=fonts.font_configuration())).keys() & FACES.keys()


def test_the_web_page_names_the_font_and_brings_none() -> None:
    html = report("sample company", "en").html
    assert '"Readiness Inter", Inter, "Segoe UI"' in html
    assert "@font-face" not in html
