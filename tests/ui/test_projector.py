"""The projector: every question can be read from the back of the room, and nothing is shown that was not asked for."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readiness.app.documents import create_document
from readiness.app.houses import follow
from readiness.app.session import Session
from readiness.app.workshop import Workshop
from readiness.domain.attachments import Attachment
from readiness.domain.questionnaire import Depth
from readiness.domain.values import Text
from readiness.foundation.language import LANGUAGES, Language
from readiness.foundation.overriding import override
from readiness.ui.pages.workshop.decided_grid import DecidedGrid
from readiness.ui.pages.workshop.fitted_text import FittedText
from readiness.ui.pages.workshop.house_row import HouseRow
from readiness.ui.pages.workshop.projected_rows import ProjectedRows
from readiness.ui.pages.workshop.projector import Projector
from readiness.ui.pages.workshop.words import first_sentence
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.workshop.ballots import OfferedPackage
from readiness.workshop.interfaces import Interface
from readiness.workshop.room import Phase
from readiness.workshop.room_look import RoomLook
from tests.houses import ACCENT, BAND, berger
from tests.packs import shipped
from tests.ui.keys import tap

LONG = 10_000
# Of the picture's height: what the last row of a room can read, some six times as far away as the picture is high.
LEAST_TYPE = 0.019
ALL_LEVELS = (0, 1, 1, 2, 3, 4, 4, 5)


class Room:
    """A workshop whose people vote on paper, and what the projector shows of it."""

    def __init__(self, session: Session, language: Language) -> None:
        loopback = Interface("lo", "127.0.0.1", 8)
        self.model = WorkshopModel(session, language, lambda: [loopback])
        self.model.choose(loopback)
        self.projector = Projector(self.model, language, lambda: True)
        self.model.start()
        self.projector.show()

    @property
    def leader(self) -> Workshop:
        assert self.model._workshop is not None
        return self.model._workshop

    def vote(self, *levels: int | None) -> None:
        self.leader.count_paper(levels)
        self.model.reveal()

    def decide(self, level: int, dissent: str = "") -> None:
        self.model.keep_draft(level=level, reason="seen", dissent=dissent)
        self.model.decide()

    def shown(self) -> str:
        """Return everything that the room can read now."""
        return "\n".join(map(words_of, self._parts()))

    def check(self) -> None:
        """All that is shown is there as a whole, and large enough."""
        QTest.qWait(1)
        least = LEAST_TYPE * self.projector.height()
        for part in self._parts():
            assert part.fits(), words_of(part)
            assert not words_of(part) or part.pixels() >= least, (part.pixels(), words_of(part))

    def _parts(self) -> Iterator[FittedText | ProjectedRows | DecidedGrid]:
        for kind in (FittedText, ProjectedRows, DecidedGrid):
            yield from (part for part in self.projector.findChildren(kind) if part.isVisible())


def words_of(part: FittedText | ProjectedRows | DecidedGrid) -> str:
    return part.words() if isinstance(part, FittedText) else part.accessibleName()


@pytest.fixture
def language(request: pytest.FixtureRequest) -> Language:
    return LANGUAGES[getattr(request, "param", "en")]


@pytest.fixture
def room(tmp_path: Path, language: Language, qtbot: QtBot) -> Iterator[Room]:
    session = create_document(tmp_path / "room.readiness", shipped(), "Muster GmbH", Depth.FULL)
    opened = Room(session, language)
    qtbot.addWidget(opened.projector)
    yield opened
    opened.model.close()
    session.document.close()


@pytest.mark.parametrize("language", ["de", "en"], indirect=True)
@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)])
def test_every_question_can_be_read_from_the_back(room: Room, size: tuple[int, int]) -> None:
    model = room.model
    room.projector.resize(*size)
    for code in model.session.questionnaire.capabilities:
        model.open(code)
        room.check()
        room.vote(*ALL_LEVELS)
        model.again()
        room.vote(*ALL_LEVELS, 5, None)
        model.switch("show_gap")
        room.check()
        room.decide(3, "one view\nanother view")
        room.check()
    model.switch("show_results")
    room.check()


def test_the_levels_stand_there_while_people_vote_and_their_beginnings_beside_the_bars(room: Room) -> None:
    room.model.open("PAR1")
    texts = [text.en for text in room.model.session.questionnaire.capabilities["PAR1"].levels]
    place = list(room.model.session.questionnaire.capabilities).index("PAR1") + 1
    assert f"Question {place} of 43" in room.shown()
    assert all(text in room.shown() for text in texts)
    assert "0 of 0 have voted" in room.shown()
    room.vote(0, 2, 5)
    rows = room.projector.findChildren(ProjectedRows)
    (visible,) = (part for part in rows if part.isVisible())
    assert [row.words for row in visible._rows] == [first_sentence(text) for text in reversed(texts)]
    assert [row.count for row in visible._rows] == [1, 0, 0, 1, 0, 1]
    assert [row.mark for row in visible._rows] == ["◀ hear", "", "", "", "", "◀ hear"]


def test_a_sentence_ends_at_its_full_stop_and_not_at_an_abbreviation() -> None:
    assert first_sentence("Eine Liste gilt. Sie wird gepflegt.") == "Eine Liste gilt."
    assert first_sentence("Eine Liste, z. B. im Büro, gilt für ca. 3 Jahre. Mehr.").endswith("3 Jahre.")
    assert first_sentence("One") == "One"


def test_the_gap_between_groups_is_shown_by_its_key_alone(room: Room, qtbot: QtBot) -> None:
    assert room.model.address is not None
    roles = ["management"] * 5 + ["operative"] * 5
    with ExitStack() as stack:
        base = room.model.address.url + "/"
        phones = [stack.enter_context(httpx.Client(base_url=base, timeout=20)) for _ in roles]
        for phone, role in zip(phones, roles, strict=True):
            phone.post("join", json={"role": role})
        room.model.open("PRO1")
        for phone, level in zip(phones, [4, 4, 4, 3, 4, 1, 1, 2, 1, 1], strict=True):
            phone.post("vote", json={"round": 1, "level": level})
        room.model.reveal()
        assert "Management sees" not in room.shown()
        tap(qtbot, room.projector, Qt.Key.Key_G)
        assert "Management sees this 3 levels higher than day-to-day staff do." in room.shown()
        room.model.again()
        room.model.reveal()
        # What was asked for on one vote is not shown on the next.
        assert not room.model.show_gap
        tap(qtbot, room.projector, Qt.Key.Key_G)
        assert "Nothing is shown of management and day-to-day staff apart" in room.shown()


def test_notes_are_shown_by_their_key_and_go_with_the_question(room: Room, qtbot: QtBot) -> None:
    assert room.model.address is not None
    with httpx.Client(base_url=room.model.address.url + "/", timeout=20) as phone:
        phone.post("join", json={})
        room.model.open("PRO1")
        phone.post("note", json={"round": 1, "text": "The list of May"})
        tap(qtbot, room.projector, Qt.Key.Key_E)
        assert "The list of May" not in room.shown()
        room.vote(1, 2, 3)
        assert "The list of May" not in room.shown()
        tap(qtbot, room.projector, Qt.Key.Key_E)
        assert "What shows it?" in room.shown()
        assert "The list of May" in room.shown()
        tap(qtbot, room.projector, Qt.Key.Key_E)
        assert "The list of May" not in room.shown()


def test_many_long_notes_stay_readable(room: Room) -> None:
    room.projector.resize(1366, 768)
    room.model.open("PRO1")
    for n in range(20):
        participant = f"{n:064}"
        room.leader._box.join(participant, None, 50)
        assert room.leader._box.take_note(participant, 1, f"{n:02} " + "Beleg aus dem Vertrieb, mit Datum. " * 8)
    room.vote(1, 2, 3)
    room.model.switch("show_notes")
    room.check()
    assert "and 12 more on the laptop" in room.shown()


def test_a_decision_with_another_view_is_not_called_agreed(room: Room, qtbot: QtBot) -> None:
    room.model.open("PRO1")
    room.vote(1, 2, 2)
    room.decide(2)
    assert "✓ 2 Started" in room.shown()
    assert "This is what the group has agreed on." in room.shown()
    room.model.open("PRO2")
    room.vote(1, 2, 2)
    room.decide(2, "It is not written down.")
    assert "agreed" not in room.shown()
    assert "✓" not in room.shown()
    assert "The group took 2; another view remains." in room.shown()
    tap(qtbot, room.projector, Qt.Key.Key_O)
    assert "What the group has decided" in room.shown()
    assert "another view remains" in room.shown()
    assert "Approval of own posts: 2" in room.shown()


def test_a_break_is_shown_with_the_network_open_and_closed(room: Room) -> None:
    room.model.open("PRO1")
    room.leader.take_break()
    room.model.changed.emit()
    assert room.shown() == "A break\nWe continue in a moment."
    room.model.pause()
    assert room.shown() == "A break\nWe continue in a moment."
    room.model.start()
    assert room.model.phase is Phase.VOTING
    assert "have voted" in room.shown()


def test_packages_are_listed_and_then_shown_by_how_often_they_were_chosen(room: Room) -> None:
    room.projector.resize(1366, 768)
    titles = [f"Package {n}" for n in range(1, 13)]
    room.leader.offer([OfferedPackage(title, Text(title, title)) for title in titles])
    for n, places in enumerate([(0, 3), (3,), (3, 5)]):
        room.leader._box.join(f"{n:064}", None, 50)
        assert room.leader._box.choose(f"{n:064}", places)
    room.model.changed.emit()
    room.check()
    assert "3 of 3 have chosen" in room.shown()
    assert "Package 4: 3" not in room.shown()
    room.leader.show_choice()
    room.model.changed.emit()
    room.check()
    assert room.shown().index("Package 4: 3") < room.shown().index("Package 1: 1") < room.shown().index("Package 2")


def test_the_end_says_what_has_come_of_it(room: Room, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.model.ended, timeout=LONG):
        room.model.finish()
    assert room.shown() == "What has come of it\nDecided: 0 of 43 questions.\nThank you for taking part."
    room.check()


def painted(room: Room) -> set[str]:
    """Return the colours that the window is painted with."""
    QTest.qWait(1)
    image = room.projector.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


@pytest.mark.parametrize("language", ["de"], indirect=True)
def test_a_house_has_its_colours_logo_and_line_on_the_projector_and_everything_still_fits(
    room: Room, language: Language, qtbot: QtBot
) -> None:
    assert not room.projector.outdated
    assert ACCENT not in painted(room)
    follow(room.model.session, berger())
    assert room.projector.outdated
    room.projector = Projector(room.model, language, lambda: True)
    qtbot.addWidget(room.projector)
    room.projector.resize(1366, 768)
    room.projector.show()
    assert {ACCENT, BAND} <= painted(room)
    assert "Berger & Co · nur für Muster GmbH" in room.shown()
    for code in room.model.session.questionnaire.capabilities:
        room.model.open(code)
        room.check()
        room.vote(*ALL_LEVELS)
        room.check()
    # The bars, and the logo at the foot.
    assert {ACCENT, BAND} <= painted(room)


def test_a_colour_that_cannot_be_read_and_a_hostile_logo_leave_the_projector_as_it_is(
    room: Room, language: Language, qtbot: QtBot
) -> None:
    layer = replace(room.model.session.assessment.consultant, accent="#ffee00")
    hostile = b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
    room.model.session.document.add_file(hostile)
    logo = Attachment(sha256(hostile).hexdigest(), "logo.svg", len(hostile), "image/svg+xml")
    room.model.session.set_part(replace(layer, logo=logo))
    room.projector = Projector(room.model, language, lambda: True)
    qtbot.addWidget(room.projector)
    room.projector.show()
    assert "#ffee00" not in painted(room)
    assert not room.projector.findChildren(HouseRow)


class Shown(QObject):
    """Notes which widgets are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.widgets: list[QObject] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.widgets.append(watched)
        return False


def test_a_picture_as_a_logo_stands_at_the_foot_undistorted(qtbot: QtBot, language: Language) -> None:
    content = BytesIO()
    Image.new("RGB", (400, 100), ACCENT).save(content, "PNG")
    shown = Shown()
    QApplication.instance().installEventFilter(shown)
    row = HouseRow(RoomLook(logo=content.getvalue()), language, "#000000")
    QApplication.instance().removeEventFilter(shown)
    qtbot.addWidget(row)
    # The logo was no window of its own for a moment.
    assert shown.widgets == []
    row.resize(1000, 40)
    row.show()
    image = row.grab().toImage()
    wide = [x for x in range(image.width()) if image.pixelColor(x, 20).name() == ACCENT]
    assert len(wide) == pytest.approx(160, abs=3)
    assert max(wide) >= 998
