"""Texts of strangers on every page: letter by letter, and no file that they name is opened."""

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QListWidget, QMenu, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from readiness.app.attachments import attach
from readiness.app.history import record
from readiness.app.session import Session
from readiness.app.settings import Recent
from readiness.app.views import given_view, take_views
from readiness.catalog.yaml_source import read_yaml
from readiness.documents.document import Document
from readiness.domain.assessment import Details
from readiness.domain.attachments import Attachments
from readiness.domain.form import FilledForm
from readiness.domain.questionnaire import Depth
from readiness.exchange.form_pdf import read_form
from readiness.ui.pages.find.hit_button import HitButton
from readiness.ui.pages.portfolio.grid import RowGrid
from readiness.ui.routes import (
    AboutRoute,
    BenchmarkRoute,
    CompareRoute,
    EditPackRoute,
    GivenPackRoute,
    HelpRoute,
    LicencesRoute,
    MergedSitesRoute,
    MergeRoute,
    NewPackRoute,
    NewRoute,
    PairRoute,
    QuestionRoute,
    ReportRoute,
    StartRoute,
    SupportRoute,
    TeamRoute,
    ViewsRoute,
    WorkshopGuideRoute,
    WorkshopRoute,
)
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.elements import button, text
from readiness.ui.widgets.plain import PlainLabel, on_one_line, set_tool_tip, shown
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.ui.widgets.wrapped_choice import WrappedCheck, WrappedRadio
from tests.filled_form import filled_form
from tests.reporting.samples import nearly_perfect, questionnaire, with_every_text, with_everything
from tests.ui.every_route import ROUTES, own_plain_pack, visit
from tests.unit.portfolio.companies import company, put

# A sign that turns the direction of writing: a name that ends in "fdp.exe" would be read as one that ends in "exe.pdf".
TURNED = "\N{RIGHT-TO-LEFT OVERRIDE}"
# Where an ampersand is the mark of a shortcut, it is written twice.
MARKED = "q&q"
# These pages hold texts of ours, or fields to type in.
TEXTS_OF_OURS = {NewRoute, NewPackRoute, HelpRoute, AboutRoute, SupportRoute, LicencesRoute, WorkshopGuideRoute}
TEXTS_OF_OURS |= {BenchmarkRoute, CompareRoute, PairRoute, ReportRoute, TeamRoute, WorkshopRoute}


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[Path]:
    """Yield a pipe that texts name as their picture, and look at the end whether anybody has opened it.

    Who does is let go on by a process of its own: a thread could not go on where Qt waits for the pipe.
    """
    path, mark = tmp_path / "picture.png", tmp_path / "opened"
    os.mkfifo(path)
    with subprocess.Popen(["sh", "-c", 'while : > "$0"; do : > "$1"; done', path, mark]) as writer:
        yield path
        writer.kill()
    assert not mark.exists()


@pytest.fixture
def hostile(pipe: Path) -> str:
    return f'<img src="{pipe}"><h1>{MARKED}</h1>{TURNED}<a href="http://x.example">pay</a>'


@pytest.fixture
def document(hostile: str, tmp_path: Path) -> Path:
    """A document with every text of its questionnaire and its answers by a stranger."""
    sample = with_everything(nearly_perfect(Details(hostile, Depth.FULL), hostile).assessment, hostile, hostile[:150])
    sample = replace(sample, attachments=Attachments(), consultant=replace(sample.consultant, logo=None))
    path = tmp_path / f"<b>{MARKED}[*]{TURNED}.readiness"
    session = Session(Document.create(path, with_every_text(questionnaire(), hostile), sample))
    attached = tmp_path / f"<img src=x.png><b>{MARKED}{TURNED}.txt"
    attached.write_text("x")
    attach(session, "PAR1", attached)
    # A word is short: whatever the path of the pipe is, the mark is in it.
    record(session, hostile[hostile.index("<h1>") :])
    session.document.close()
    return path


def test_every_page_shows_them_letter_by_letter(
    qtbot: QtBot, window: MainWindow, document: Path, hostile: str, tmp_path: Path
) -> None:
    window.memory.change(recent=(Recent(str(document), hostile, hostile, date(2026, 1, 1)),))
    window.documents.open(document)
    assert window.documents.session is not None
    form = form_of_a_stranger(window.documents.session, hostile, tmp_path)
    pack = pack_of_a_stranger(hostile)
    for kind in ROUTES:
        route = kind
        if isinstance(route, ViewsRoute):
            route = ViewsRoute((form,))
        elif isinstance(route, GivenPackRoute):
            route = GivenPackRoute(pack)
        elif isinstance(route, EditPackRoute):
            route = replace(route, folder=pack)
        if isinstance(route, MergedSitesRoute):
            for at, file in enumerate(route.paths):
                site = company(hostile[:150], [at + 1] * 43, site=f"{at} {hostile}"[:150])
                put(tmp_path / "Sites" / file, site, with_every_text(questionnaire(), hostile))
        if isinstance(route, MergeRoute):
            session = window.documents.session
            take_views(session, [given_view(form, session.questionnaire, date(2026, 1, 1))])
        visit(window, route, tmp_path)
        painted(window)
        if type(route) not in TEXTS_OF_OURS:
            # Some parts of a page follow its first paint, and the plan is made in the background.
            qtbot.waitUntil(lambda: painted(window), timeout=30_000)


def form_of_a_stranger(session: Session, hostile: str, folder: Path) -> FilledForm:
    """Return a form for the document's questions, with name and note by a stranger."""
    path = folder / "stranger.pdf"
    filled_form(session.questionnaire, "en", {"PRO1": "3", "MON2": "2"}, path, Depth.QUICK)
    form = read_form(path)
    return replace(form, person={**form.person, "person": hostile[:150]}, notes={"PRO1": hostile})


def pack_of_a_stranger(hostile: str) -> Path:
    """Return the folder of a questionnaire among the user's own, with a stranger's words behind every text of it."""
    folder = own_plain_pack()
    for path in folder.rglob("*.yaml"):
        # What JSON escapes, YAML reads.
        path.write_text(json.dumps(with_words(read_yaml(path).data, hostile)), "utf-8")
    return folder


def with_words(value: Any, words: str) -> Any:
    """Return data in which so many words stand behind each English text."""
    if isinstance(value, dict):
        return {
            key: f"{part} {words}" if key == "en" and isinstance(part, str) else with_words(part, words)
            for key, part in value.items()
        }
    return [with_words(part, words) for part in value] if isinstance(value, list) else value


def test_the_menu_of_a_file_and_the_title_of_the_window(window: MainWindow, document: Path, tmp_path: Path) -> None:
    window.documents.open(document)
    visit(window, QuestionRoute("PAR1"), tmp_path)
    assert TURNED not in window.windowTitle()
    # Doubled, this mark of Qt's is shown as it is.
    assert f"<b>{MARKED}[*][*]" in window.windowTitle()
    check(window)
    window.documents.close()
    visit(window, StartRoute(), tmp_path)
    assert check(window)


def painted(window: MainWindow) -> bool:
    """Have the window painted, and check what it shows."""
    window.grab()
    return check(window)


def check(window: MainWindow) -> bool:
    """Check every widget there is, and return whether a stranger's words were among those of the page."""
    page = {*window.page.findChildren(QWidget)}
    seen = {widget for widget in [window, *window.findChildren(QWidget)] if contains_checked(widget)}
    return bool(seen & page)


def contains_checked(widget: QWidget) -> bool:
    """Check a widget, and return whether it shows a stranger's words."""
    seen = False
    for tip in (widget.toolTip(), widget.statusTip(), widget.whatsThis()):
        assert as_read(tip).isprintable() or TURNED not in tip
        seen |= MARKED in as_read(tip)
    if isinstance(widget, QLabel):
        assert widget.textFormat() is GuiQt.TextFormat.PlainText, widget.text()
        in_it = widget.text() if widget.buddy() is None else widget.text().replace("&&", "&")
        assert TURNED not in in_it
        assert widget.buddy() is None or MARKED not in widget.text()
        seen |= MARKED in in_it
    elif isinstance(widget, HitButton | WrappedButton | WrappedCheck | WrappedRadio):
        # They paint their words themselves.
        assert TURNED not in widget.words()
        seen |= MARKED in widget.words()
    elif isinstance(widget, QAbstractButton):
        assert TURNED not in widget.text()
        assert MARKED not in widget.text()
        seen |= MARKED in widget.text().replace("&&", "&")
    elif isinstance(widget, QComboBox):
        assert not [n for n in range(widget.count()) if TURNED in widget.itemText(n)]
    elif isinstance(widget, QListWidget):
        assert not [n for n in range(widget.count()) if TURNED in widget.item(n).text()]
    elif isinstance(widget, QMenu):
        assert not [action.text() for action in widget.actions() if MARKED in action.text()]
    elif isinstance(widget, RowGrid):
        seen |= grid_contains_checked(widget)
    elif isinstance(widget, QTextEdit):
        assert "\N{OBJECT REPLACEMENT CHARACTER}" not in widget.toPlainText()
    return seen


def grid_contains_checked(widget: RowGrid) -> bool:
    """Check the cells of a table, which are painted letter by letter."""
    model, seen = widget.grid, False
    cells = [model.index(row, at) for row in range(model.rowCount()) for at in range(model.columnCount())]
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        words = "\n".join(model.data(cell, role) for cell in cells)
        assert TURNED not in words
        seen |= MARKED in words
    return seen


def as_read(tip: str) -> str:
    """Return a tool tip as Qt shows it; where it is formatted, no picture may be in it."""
    if not GuiQt.mightBeRichText(tip):
        return tip
    read = QTextDocument()
    read.setHtml(tip)
    assert "\N{OBJECT REPLACEMENT CHARACTER}" not in read.toPlainText()
    return read.toPlainText()


@pytest.mark.parametrize(
    ("words", "seen", "line"),
    [
        ("Müller & Söhne\N{NO-BREAK SPACE}№ 1 שלום 👩\N{ZERO WIDTH JOINER}👧", None, None),
        (f"a{TURNED}fdp.exe", "a�fdp.exe", "a�fdp.exe"),
        ("a\nb\tc", "a\nb\tc", "a ¶ b ¶ c"),
        ("a\r\nb\x00\x1b[31m\x85\ud800\u2066", "a�\nb��[31m���", "a� ¶ b��[31m���"),
        ("a\N{LINE SEPARATOR}b", "a\N{LINE SEPARATOR}b", "a ¶ b"),
    ],
)
def test_what_is_not_seen_becomes_visible(words: str, seen: str | None, line: str | None) -> None:
    assert shown(words) == (seen or words)
    assert on_one_line(words) == (line or words)


def test_a_label_a_button_and_a_tool_tip_show_every_letter(window: MainWindow) -> None:
    made = text("")
    made.setText(f"<b>x</b> & {TURNED}")
    assert isinstance(made, PlainLabel)
    assert (made.text(), made.textFormat()) == ("<b>x</b> & �", GuiQt.TextFormat.PlainText)
    pressed = button(f"<b>&x\n{TURNED}", lambda: None)
    assert pressed.text() == "<b>&&x ¶ �"
    set_tool_tip(pressed, f"<b>x</b>{TURNED}")
    assert as_read(pressed.toolTip()) == "<b>x</b>�"
