"""The report page without its widgets: what is chosen, what is made, and when."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from readiness.app.documents import read_document
from readiness.app.session import Session
from readiness.domain.answers import at_level
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, GERMAN, LANGUAGES
from readiness.foundation.translation import N_
from readiness.ui.look import Look
from readiness.ui.pages.report.report_model import ReportModel
from readiness.ui.theme.density import Density
from readiness.ui.theme.tokens import LIGHT
from tests.golden_company import create_golden
from tests.unit.builders import open_document

LONG = 60_000


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_document(create_golden(tmp_path, ENGLISH)) as opened:
        yield opened


@pytest.fixture
def model(qtbot: QtBot, session: Session) -> Iterator[ReportModel]:
    made = ReportModel(session, ENGLISH)
    yield made
    made.close()


def test_nothing_is_made_until_a_view_watches(qtbot: QtBot, session: Session, model: ReportModel) -> None:
    session.answer("PRO1", at_level(2))
    assert not model._timer.isActive()
    with qtbot.waitSignal(model.made, timeout=LONG):
        model.watch(qtbot)
    assert model.fresh
    assert model.content.startswith(b"%PDF-")


def test_a_change_makes_it_old_and_a_watched_one_new_again(qtbot: QtBot, session: Session, model: ReportModel) -> None:
    with qtbot.waitSignal(model.made, timeout=LONG):
        model.watch(qtbot)
    first = model.content
    with qtbot.waitSignal(model.made, timeout=LONG):
        session.answer("PRO1", at_level(2))
        assert not model.fresh
    assert model.content != first
    model.unwatch(qtbot)
    session.answer("PRO1", at_level(3))
    assert not model.fresh
    assert not model._timer.isActive()


def test_only_the_last_of_several_choices_is_made(qtbot: QtBot, model: ReportModel) -> None:
    with qtbot.waitSignal(model.made, timeout=LONG):
        model.watch(qtbot)
    made: list[bytes] = []
    model.made.connect(lambda: made.append(model.content))
    for language in ("de", "en", "de"):
        model.choose(language=LANGUAGES[language])
    qtbot.waitUntil(lambda: model.fresh, timeout=LONG)
    assert len(made) == 1
    model.choose(archive=True)
    assert model.fresh


def test_its_language_is_that_of_the_window_until_it_is_shown(qtbot: QtBot, model: ReportModel) -> None:
    model.speak(Look(GERMAN, LIGHT, Density.COMPACT))
    assert model.language is GERMAN
    with qtbot.waitSignal(model.made, timeout=LONG):
        model.watch(qtbot)
    model.speak(Look(ENGLISH, LIGHT, Density.COMPACT))
    assert model.language is GERMAN


def test_printing_gets_the_present_state(qtbot: QtBot, session: Session, model: ReportModel) -> None:
    handed: list[bytes] = []
    session.answer("PRO1", at_level(2))
    model.when_fresh(handed.append)
    assert handed == []
    qtbot.waitUntil(lambda: bool(handed), timeout=LONG)
    model.when_fresh(handed.append)
    assert handed == [model.content, model.content]


def test_a_cancel_drops_the_waiting_callbacks(qtbot: QtBot, model: ReportModel) -> None:
    handed: list[bytes] = []
    with qtbot.waitSignal(model.stopped, timeout=LONG):
        model.when_fresh(handed.append)
        qtbot.waitUntil(lambda: model._queue is not None and model._queue._cancelled is not None, timeout=LONG)
        model.cancel()
    with qtbot.waitSignal(model.made, timeout=LONG):
        model.watch(qtbot)
    assert handed == []


def test_printing_reports_progress_and_its_end(qtbot: QtBot, model: ReportModel) -> None:
    shares: list[float] = []
    model.progressed.connect(shares.append)

    def print_all(_content: bytes, tell: Callable[[float], None], _stop: Event) -> None:
        tell(0.5)
        tell(1.0)

    with qtbot.waitSignals([model.printed, model.rested], timeout=LONG):
        model.print(b"", print_all)
    assert shares == [0, 0.5, 1.0]


def test_printing_can_be_cancelled_and_can_fail(qtbot: QtBot, model: ReportModel) -> None:
    def wait_for_stop(_content: bytes, _tell: Callable[[float], None], stop: Event) -> None:
        assert stop.wait(60)

    def refuse(_content: bytes, _tell: Callable[[float], None], _stop: Event) -> None:
        raise UserError("printer-refused", N_("The printer did not accept the report."), N_("Try another one."))

    with qtbot.waitSignal(model.stopped, timeout=LONG):
        model.print(b"", wait_for_stop)
        model.cancel()
    with qtbot.waitSignal(model.failed, timeout=LONG) as failed:
        model.print(b"", refuse)
    assert failed.args[0].code == "printer-refused"


@pytest.mark.parametrize(("ending", "start"), [(".pdf", b"%PDF-"), (".html", b"<!DOCTYPE html>")])
def test_a_copy_to_be_read_is_private_and_named_after_the_document(
    qtbot: QtBot, session: Session, model: ReportModel, ending: str, start: bytes
) -> None:
    saved: list[Path] = []
    model.saved.connect(saved.append)
    with qtbot.waitSignal(model.readable, timeout=LONG) as readable:
        model.read(ending)
    copy = readable.args[0]
    assert copy.name == session.document.path.with_suffix(ending).name
    assert copy.read_bytes().lstrip().startswith(start)
    assert copy.parent.stat().st_mode & 0o077 == 0
    assert saved == []


@pytest.mark.parametrize("ending", [".docx", ".pptx"])
def test_a_file_for_an_office_program_is_saved_like_any_report(
    qtbot: QtBot, model: ReportModel, tmp_path: Path, ending: str
) -> None:
    # An archive holds the document; other files have no room for one.
    model.choose(archive=True)
    with qtbot.waitSignal(model.saved, timeout=LONG):
        model.save(tmp_path / f"report{ending}")
    assert (tmp_path / f"report{ending}").read_bytes().startswith(b"PK")


def test_a_printer_that_takes_nothing_holds_no_window_for_ever(qtbot: QtBot, session: Session) -> None:
    model = ReportModel(session, ENGLISH, longest_print=0.1)
    given_up = Event()

    def hang(_content: bytes, _tell: Callable[[float], None], stop: Event) -> None:
        stop.wait()
        given_up.set()

    model.print(b"", hang)
    model.close()
    assert given_up.wait(LONG / 1000)


def test_closing_waits_for_what_was_to_be_saved(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    model = ReportModel(session, ENGLISH)
    model.save(tmp_path / "report.pdf")
    model.close()
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")


def test_the_first_report_fixes_the_beginning_of_the_plan_and_stays_fresh(
    qtbot: QtBot, session: Session, model: ReportModel, tmp_path: Path
) -> None:
    model.watch(model)
    qtbot.waitUntil(lambda: model.fresh, timeout=LONG)
    begins = session.result().planner.basis.begins
    with qtbot.waitSignal(model.saved, timeout=LONG):
        model.save(tmp_path / "report.html")
    fixed = session.assessment.plan
    assert fixed.begins == begins
    assert fixed.baseline["PRO1"] == session.assessment.answer("PRO1").level
    assert model.fresh

    session.undo()
    assert session.assessment.plan.begins is None
    with qtbot.waitSignal(model.printed, timeout=LONG):
        model.print(b"", lambda _content, _tell, _stop: None)
    assert session.assessment.plan == fixed


def test_a_copy_to_be_read_fixes_nothing(qtbot: QtBot, session: Session, model: ReportModel) -> None:
    with qtbot.waitSignal(model.readable, timeout=LONG):
        model.read(".html")
    assert session.assessment.plan.begins is None


def test_the_document_inside_an_archive_knows_the_days_of_its_report(
    qtbot: QtBot, session: Session, model: ReportModel, tmp_path: Path
) -> None:
    begins = session.result().planner.basis.begins
    model.choose(archive=True)
    with qtbot.waitSignal(model.saved, timeout=LONG):
        model.save(tmp_path / "archive.pdf")
    inside = read_document(tmp_path / "archive.pdf").assessment.plan
    assert inside.begins == begins == session.assessment.plan.begins
