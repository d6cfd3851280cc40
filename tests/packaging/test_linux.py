"""What the Debian package says of documents, commands and icons is what the program knows of them."""

import configparser
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image

from readiness.app import diagnostics
from readiness.cli.main import COMMANDS
from readiness.documents.schema import APPLICATION_ID, SUFFIX
from readiness.foundation import language

PACKAGING = Path(__file__).parents[2] / "packaging"
LINUX = PACKAGING / "linux"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(autouse=True)
def scripts(monkeypatch):
    monkeypatch.syspath_prepend(str(PACKAGING))
    monkeypatch.syspath_prepend(str(LINUX))
    yield
    for name in ("icons", "manual", "environment"):
        sys.modules.pop(name, None)


def test_a_document_is_known_by_what_the_program_writes():
    kind = ET.parse(LINUX / "readiness-mime.xml").getroot().find(f"{MIME}mime-type")
    assert kind.find(f"{MIME}glob").get("pattern") == f"*{SUFFIX}"
    ours = kind.find(f"{MIME}magic/{MIME}match/{MIME}match")
    assert (ours.get("offset"), int(ours.get("value"), 16)) == ("68", APPLICATION_ID)
    entry = configparser.RawConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(LINUX / "readiness.desktop", "utf-8")
    assert kind.get("type") in entry["Desktop Entry"]["MimeType"].split(";")
    about = ET.parse(LINUX / "org.example.readiness.metainfo.xml").getroot()
    assert about.findtext("provides/mediatype") == kind.get("type")


def test_the_window_belongs_to_the_entry_in_the_menu():
    # In a process of its own: this one may have another application object, and Qt allows no second.
    asking = "from readiness.ui.application import make_application; print(make_application(['']).desktopFileName())"
    name = subprocess.run([sys.executable, "-c", asking], capture_output=True, text=True, check=True).stdout.strip()
    assert name
    assert (LINUX / f"{name}.desktop").is_file()


@pytest.mark.parametrize(("spoken", "words"), [("en", "ENGLISH"), ("de", "GERMAN")])
def test_the_manual_names_every_command(spoken, words):
    import manual

    page = manual.page(language.LANGUAGES[spoken], getattr(manual, words), "1", "2026-11-29")
    for command in COMMANDS:
        assert f".SS \\fB{command}\\fR" in page
    said = {"en": "write the report", "de": "Bericht als PDF"}[spoken]
    assert said.lower() in page.lower()


def test_the_plugins_of_qt_are_there_and_its_modules_are_found():
    import environment
    import PySide6

    plugins = Path(PySide6.__file__).parent / "Qt" / "plugins"
    assert Path("/", environment.HOME) == diagnostics._OF_DEBIAN
    assert [name for name in environment.PLUGINS if not (plugins / name).is_file()] == []
    assert {"QtCore", "QtGui", "QtWidgets", "QtPrintSupport"} <= environment._qt_modules(PACKAGING.parent / "readiness")


def test_icons_have_every_size_and_are_drawn_alike_each_time(qapp, tmp_path):
    import icons

    icons.draw(tmp_path / "one")
    icons.draw(tmp_path / "two")
    for name in icons.NAMES:
        for size in {*icons.HICOLOR_SIZES, *icons.WINDOWS_SIZES}:
            with Image.open(tmp_path / "one" / f"{name}-{size}.png") as picture:
                assert picture.size == (size, size)
                assert picture.getextrema()[3] == (0, 255)
        with Image.open(tmp_path / "one" / f"{name}.ico") as picture:
            assert picture.info["sizes"] == {(size, size) for size in icons.WINDOWS_SIZES}
    for drawn in (tmp_path / "one").iterdir():
        assert drawn.read_bytes() == (tmp_path / "two" / drawn.name).read_bytes()
