"""The installed app on a screen: a double click, the preview of a report, and the pages of the installer."""

import json
from pathlib import Path

import pytest
from conftest import HERE, SETUP, WORK, Program
from wine import Wine, wait_for


@pytest.fixture(scope="module")
def document(program: Program) -> Path:
    """Return a document where a user may have it."""
    folder = program.wine.folder / "home" / "Eigene Bögen"
    program.readiness("sample", folder)
    made = folder / "Muster Pumpenbau GmbH.readiness"
    return made.rename(folder / "Für alle.readiness")


def test_the_preview_of_a_report_is_shown(program: Program, document: Path) -> None:
    answer, picture = WORK / "app.json", WORK / "report-in-the-app.png"
    driven = program.python(HERE / "app_driver.py", document, answer, picture)
    assert answer.is_file(), driven.stdout
    seen = json.loads(answer.read_text("utf-8"))
    assert "Muster Pumpenbau" in seen["described"]
    assert seen["pages"] >= 4
    # The machine has Inter and DejaVu, and Wine does not see them: the window's font is ours.
    assert seen["font"] == "Readiness Inter"
    assert not {"Inter", "DejaVu Sans"} & set(seen["families"])
    assert picture.stat().st_size > 10_000


@pytest.fixture(scope="module")
def associations(program: Program) -> None:
    """Repeat for the whole Wine what the installer registered for the user: Wine 8 looks there only."""
    file = program.wine.c / "kinds.reg"
    for key in (".readiness", "Readiness.Document"):
        program.wine.run(["reg", "export", f"HKCU\\Software\\Classes\\{key}", "C:\\kinds.reg", "/y"])
        text = file.read_text("utf-16").replace("HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE")
        file.write_text(text, "utf-16")
        assert program.wine.run(["reg", "import", "C:\\kinds.reg"]).returncode == 0


@pytest.mark.usefixtures("associations")
@pytest.mark.parametrize("german", [False, True])
def test_a_double_click_opens_the_document(program: Program, document: Path, german: bool) -> None:
    wine = program.wine
    # Not waited for: the app holds the output of what has started it.
    started = wine.start(["start", "/unix", document], german=german)
    window = wine.window("Für alle|Muster")
    wine.settled(WORK / f"double-click-{'de' if german else 'en'}.png")
    wine.press(window, "alt+F4")
    wait_for(lambda: not wine.windows("Für alle|Muster"), "the window to close")
    wine.idle()
    started.wait(60)


@pytest.mark.parametrize("german", [False, True])
def test_the_installer_speaks_the_language_of_the_system(program: Program, german: bool) -> None:
    """Its pages are looked at and cancelled: Enter leads on, Escape away."""
    wine, language = program.wine, "de" if german else "en"
    started = wine.start([SETUP], german=german)
    window = wine.window("Readiness", within=120)
    wine.settled(WORK / f"installer-{language}-1-welcome.png")
    wine.press(window, "Return")
    wine.settled(WORK / f"installer-{language}-2-folder.png")
    wine.press(window, "Escape")
    wine.settled(WORK / f"installer-{language}-3-cancel.png")
    _answer_yes(wine, german)
    started.wait(60)
    assert started.returncode == 1


def _answer_yes(wine: Wine, german: bool) -> None:
    """Press the letter of Yes in the box that is open."""
    (box, *_) = reversed(wine.windows("Readiness"))
    wine.press(box, "alt+j" if german else "alt+y")


def test_the_start_menu_has_the_program(program: Program) -> None:
    menu = program.wine.c / "users"
    assert list(menu.glob("*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Readiness.lnk"))
