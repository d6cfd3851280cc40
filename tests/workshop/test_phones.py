"""Phones as people hold them: a real Chromium, 360 pixels wide, in German and English, with and without JavaScript."""

import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from readiness.domain.values import Text
from readiness.workshop.ballots import OfferedPackage
from readiness.workshop.room_look import RoomLook
from tests import systems
from tests.browser import accessible, chromium
from tests.houses import ACCENT, BAND, LOGO
from tests.reporting.tools import font_file
from tests.unit.workshop.conftest import CODE, Hall
from tests.workshop.led import LONGEST_WAIT, Led, led, phones, vote

PHONE, WIDER = {"width": 360, "height": 640}, {"width": 390, "height": 780}
LONG = 20_000
# A phone with live news asks for the state every 15 seconds by itself, and waits four for the answer.
LONGEST_POLL = 30_000
NewPhone = Callable[..., Page]
STALE_VOTE = """fetch(location.pathname + "/vote", {method: "POST", body: JSON.stringify({round: 1, level: 5})})
    .then(answer => answer.status)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def workshop(document: Path) -> Iterator[Led]:
    with led(document) as running:
        yield running


@pytest.fixture
def phone(browser: Browser, workshop: Led) -> Iterator[NewPhone]:
    """Make a phone before it has joined, or as a participant where a role is given."""
    contexts: list[BrowserContext] = []

    def new(role: str | None = None, language: str = "en", *, script: bool = True, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport=PHONE,
            locale={"en": "en-GB", "de": "de-DE"}[language],
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
            has_touch=True,
        )
        context.set_default_timeout(LONG)
        contexts.append(context)
        page = context.new_page()
        page.goto(workshop.url)
        if role:
            page.get_by_role("button", name=role).click()
        return page

    yield new
    for context in contexts:
        context.close()


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(words), timeout=LONG)


def tap(page: Page, level: str) -> None:
    page.locator(f'form.levels button[value="{level}"]').first.click()


def fits(page: Page, size: dict[str, int] = PHONE) -> None:
    """Nothing is wider than the phone, and every target can be hit with a thumb."""
    # A heading may be read before its style sheet is there; sizes count with it alone.
    page.wait_for_load_state("load")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= size["width"]
    for target in page.locator("a:visible, button:visible, summary:visible, input:visible").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24, target.inner_text()


def test_a_whole_workshop_in_two_languages_and_without_javascript(workshop: Led, phone: NewPhone) -> None:
    english = phone("I am in management")
    german = phone("Ich arbeite im Tagesgeschäft", "de")
    plain = phone("I have another view", script=False)
    for page, words in ((english, "You are in"), (german, "Sie sind dabei"), (plain, "You are in")):
        heading(page, words)
    workshop.tell("open PRO1")
    heading(english, "How do we decide")
    heading(german, "Wie entscheiden wir")
    plain.get_by_role("link", name="Show what is on now").click()
    heading(plain, "How do we decide")
    for page, level in ((english, "3"), (german, "0"), (plain, "1")):
        tap(page, level)
    heading(english, "Your vote is saved")
    heading(german, "Ihre Stimme ist gespeichert")
    heading(plain, "Your vote is saved")
    expect(english.locator(".turnout")).to_have_text("Votes so far: 3 of 3", timeout=LONG)
    # Who changes their mind may do so until the reveal.
    english.get_by_text("Change my vote").click()
    tap(english, "4")
    expect(english.locator(".own")).to_contain_text("4")
    shown = workshop.tell("reveal")
    assert (shown["tally"], shown["dont_know"]) == ([1, 1, 0, 0, 1, 0], 0)
    expect(english.get_by_role("row", name=re.compile("4 Measured"))).to_contain_text("your vote", timeout=LONG)
    expect(german.get_by_role("row", name=re.compile("0 Nicht vorhanden"))).to_contain_text("Ihre Stimme", timeout=LONG)
    # Where another view remains nothing was agreed: the level is what was decided.
    workshop.tell('decide 2 "seen" "not everywhere"')
    expect(english.locator(".decided")).to_contain_text("Decided:", timeout=LONG)
    expect(german.locator(".decided")).to_contain_text("2 Begonnen", timeout=LONG)
    workshop.tell("again")
    heading(english, "How do we decide")
    tap(english, "2")
    heading(english, "Your vote is saved")
    workshop.quit()
    heading(english, "The workshop has ended")
    heading(german, "Der Workshop ist beendet")


def note_in(page: Page, text: str) -> None:
    if not page.locator(".note textarea").is_visible():
        page.locator(".evidence summary").click()
    page.locator(".note textarea").fill(text)


def test_a_note_is_sent_and_what_is_being_typed_survives_every_redraw(workshop: Led, phone: NewPhone) -> None:
    page, plain = phone("I am in management"), phone("I have another view", script=False)
    workshop.tell("open PRO1")
    heading(page, "How do we decide")
    tap(page, "3")
    heading(page, "Your vote is saved")
    note_in(page, "The list of May")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".sent")).to_have_text("Sent. Thank you.", timeout=LONG)
    expect(page.locator(".note textarea")).to_have_value("")
    # The reveal draws the page anew in the middle of a word; the cursor stays where it is.
    page.locator(".note textarea").press_sequentially("In sales hard")
    workshop.tell("reveal")
    heading(page, "How do we decide")
    expect(page.locator(".note textarea")).to_be_focused()
    page.keyboard.type("ly anyone knows it")
    expect(page.locator(".note textarea")).to_have_value("In sales hardly anyone knows it")
    # A second vote on the question, and a break, take nothing of it.
    workshop.tell("again")
    tap(page, "2")
    heading(page, "Your vote is saved")
    workshop.tell("break")
    heading(page, "A break")
    workshop.tell("resume")
    heading(page, "Your vote is saved")
    expect(page.locator(".note textarea")).to_have_value("In sales hardly anyone knows it")
    fits(page)
    for text in ("a", "b", "c"):
        note_in(page, text)
        page.get_by_role("button", name="Send").click()
        expect(page.locator(".note textarea")).to_have_value("", timeout=LONG)
    note_in(page, "d")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".sent")).to_contain_text("That is enough for this question", timeout=LONG)
    expect(page.locator(".note textarea")).to_have_value("d")
    # Without JavaScript it is a form.
    plain.get_by_role("link", name="Show what is on now").click()
    tap(plain, "")
    note_in(plain, "Nobody told me")
    plain.get_by_role("button", name="Send").click()
    expect(plain.locator(".sent")).to_have_text("Sent. Thank you.")
    workshop.tell("reveal")
    assert workshop.tell("notes") == {"notes": ["Nobody told me", "a", "b", "c"]}


def test_a_question_that_is_taken_back_is_told_politely(workshop: Led, phone: NewPhone) -> None:
    voted, waiting = phone("I am in management"), phone("Ich arbeite im Tagesgeschäft", "de")
    workshop.tell("open PRO1")
    heading(waiting, "Wie entscheiden wir")
    heading(voted, "How do we decide")
    tap(voted, "3")
    heading(voted, "Your vote is saved")
    workshop.tell("cancel")
    heading(voted, "You are in")
    expect(voted.locator(".late")).to_have_text("The facilitator has taken the question back. Its votes are deleted.")
    expect(waiting.locator(".late")).to_contain_text("Die Moderation hat die Frage zurückgezogen", timeout=LONG)
    workshop.tell("open PRO2")
    expect(voted.locator(".late")).to_be_hidden(timeout=LONG)


@systems.signals
def test_a_break_is_shown_even_while_the_laptop_cannot_be_reached(document: Path, browser: Browser) -> None:
    context = browser.new_context(viewport=WIDER, locale="en-GB")
    context.set_default_timeout(LONG)
    page = context.new_page()
    with led(document) as first:
        page.goto(first.url)
        page.get_by_role("button", name="I am in management").click()
        first.tell("open PRO1")
        heading(page, "How do we decide")
        first.process.send_signal(signal.SIGINT)
        assert first.answer() == {"paused": True}
        first.process.wait(LONGEST_WAIT)
    heading(page, "A break")
    for _ in range(2):
        page.wait_for_event("requestfailed", lambda request: request.url.endswith("/state"))
    expect(page.get_by_role("alert")).to_be_hidden()
    accessible(page)
    with led(document) as second:
        assert second.url == first.url
        heading(page, "How do we decide")
    context.close()


def test_packages_are_chosen_with_and_without_javascript(tmp_path: Path, browser: Browser) -> None:
    hall = Hall(tmp_path / "a.ballots")
    contexts = [
        browser.new_context(viewport=WIDER, locale=locale, java_script_enabled=script)
        for locale, script in (("en-GB", True), ("de-DE", False))
    ]
    page, plain = (context.new_page() for context in contexts)
    for each, name in ((page, "I am in management"), (plain, "Ich habe eine andere Sicht")):
        each.set_default_timeout(LONG)
        each.goto(f"{hall.address}/{CODE}")
        each.get_by_role("button", name=name).click()
    other = hall.phone()
    hall.box.offer(tuple(OfferedPackage(f"P{n}", Text(f"Paket {n}", f"Package {n}")) for n in range(1, 6)))
    hall.lead(hall.box.snapshot.room.choose(choosing=True))
    heading(page, "What matters most?")
    boxes = page.locator("form.packages input")
    for place in (0, 1, 2):
        boxes.nth(place).check()
    # A fourth cannot be ticked, but one of the three can be taken back.
    expect(boxes.nth(3)).to_be_disabled()
    boxes.nth(1).uncheck()
    boxes.nth(3).check()
    accessible(page)
    fits(page, WIDER)
    page.get_by_role("button", name="Save my choice").click()
    heading(page, "Your choice is saved")
    expect(page.locator(".own-choice li")).to_have_text(["Package 1", "Package 3", "Package 4"])
    plain.get_by_role("link", name="Aktuellen Stand zeigen").click()
    for places, words in (((0, 1, 2, 3), None), ((0, 3), "Ihre Auswahl ist gespeichert")):
        for place in places:
            plain.locator("form.packages input").nth(place).check()
        plain.get_by_role("button", name="Auswahl speichern").click()
        if words is None:
            expect(plain.locator(".late")).to_contain_text("mehr, als gewählt werden dürfen")
        else:
            heading(plain, words)
    assert other.post("choose", json={"options": [0]}).json() == {"saved": True}
    expect(page.locator(".turnout")).to_have_text("Have chosen so far: 3 of 3", timeout=LONG)
    accessible(page)
    fits(page, WIDER)
    hall.lead(hall.box.snapshot.room.choose(choosing=False))
    heading(page, "What the room chose")
    rows = page.locator("table.chosen tbody tr")
    expect(rows.locator("th")).to_have_text([f"Package {n}" for n in (1, 4, 3, 2, 5)])
    expect(rows.locator(".count")).to_have_text(["3", "2", "1", "0", "0"])
    accessible(page)
    fits(page, WIDER)
    for context in contexts:
        context.close()
    hall.close()


# Words and colours do not depend on each other: two of the four pairs show all of both.
@pytest.mark.parametrize(("language", "look"), [("en", "light"), ("de", "dark")])
def test_every_page_fits_and_is_accessible(workshop: Led, phone: NewPhone, language: str, look: str) -> None:
    page = phone(None, language, dark=look == "dark")

    def check() -> None:
        fits(page)
        accessible(page)

    check()
    start = workshop.url.rsplit("/", 1)[0] + "/"
    for address in (start, start + "WRONG", workshop.url + "/check"):
        page.goto(address)
        if address.endswith("check"):
            expect(page.locator(".checks .yes")).to_have_count(4, timeout=LONG)
        check()
    page.goto(workshop.url)
    page.locator('button[value="operative"]').click()
    heading(page, "You are in|Sie sind dabei")
    check()
    with phones(workshop.url, [None, None]) as others:
        workshop.tell("open PAR1")
        page.locator("form.levels").first.wait_for()
        check()
        tap(page, "1")
        page.locator(".saved").wait_for()
        for summary in page.locator("summary").all():
            summary.click()
        check()
        for other in others:
            vote(other, 1, 4)
        workshop.tell("reveal")
    page.locator("table").wait_for()
    check()


def test_pages_are_set_in_the_font_that_the_laptop_brings(phone: NewPhone) -> None:
    font_file("inter-400.woff2")
    asked = """Promise.all([400, 600, 700].map(weight => document.fonts.load(`${weight} 1rem Inter`)))
        .then(all => all.map(faces => faces.map(face => `${face.weight} ${face.status}`)))"""
    assert phone().evaluate(asked) == [["400 loaded"], ["600 700 loaded"], ["600 700 loaded"]]


def test_by_the_short_code_and_without_a_mouse(workshop: Led, phone: NewPhone) -> None:
    page = phone()
    page.goto(workshop.url.rsplit("/", 1)[0])
    page.get_by_label("The six letters on the screen").fill(f" {workshop.code.lower()} ")
    page.keyboard.press("Enter")
    heading(page, "Which group are you in?")
    page.get_by_role("button", name="I am in management").press("Enter")
    heading(page, "You are in")
    workshop.tell("open PRO1")
    heading(page, "How do we decide")
    # The focus is at the new question, so that a screen reader says it; the levels come next.
    expect(page.get_by_role("heading", level=1)).to_be_focused(timeout=LONG)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    heading(page, "Your vote is saved")
    expect(page.locator(".own")).to_contain_text("0 Absent")


def test_reload_back_two_tabs_and_coming_late_are_harmless(workshop: Led, phone: NewPhone) -> None:
    page = phone("I am in management")
    heading(page, "You are in")
    page.reload()
    page.go_back()
    page.go_forward()
    second = page.context.new_page()
    second.goto(workshop.url)
    heading(second, "You are in")
    workshop.tell("open PRO1")
    heading(page, "How do we decide")
    heading(second, "How do we decide")
    tap(page, "2")
    heading(page, "Your vote is saved")
    heading(second, "Your vote is saved")
    page.go_back()
    page.goto(workshop.url)
    heading(page, "Your vote is saved")
    status = workshop.tell("status")
    assert (status["votes"], status["participants"]) == (1, 1)
    late = phone("I have another view")
    heading(late, "How do we decide")
    workshop.tell("reveal")
    heading(late, "How do we decide")
    expect(late.get_by_text("Fewer than three people gave a level.")).to_be_visible(timeout=LONG)
    # A page that has lain open since the vote can send no vote any more.
    assert late.evaluate(STALE_VOTE) == 409


@systems.signals
def test_a_vote_survives_a_restart_of_the_server(document: Path, browser: Browser) -> None:
    """The phone tries every second and a half: three attempts that fail are more than four seconds."""
    context = browser.new_context(viewport=PHONE, locale="en-GB")
    context.set_default_timeout(LONG)
    page = context.new_page()
    with led(document) as first:
        page.goto(first.url)
        page.get_by_role("button", name="I am in management").click()
        first.tell("open PRO1")
        heading(page, "How do we decide")
        # A crash: who interrupts the workshop has the phones show a break, in which nobody votes.
        first.process.kill()
        first.process.wait(LONGEST_WAIT)
    tap(page, "3")
    for _ in range(3):
        page.wait_for_event("requestfailed", lambda request: request.url.endswith("/vote"))
    expect(page.get_by_role("alert")).to_have_text("Not saved yet. Trying again …", timeout=LONG)
    with led(document) as second:
        assert second.url == first.url
        heading(page, "Your vote is saved")
        expect(page.get_by_role("alert")).to_be_hidden(timeout=LONG)
        assert second.tell("status")["votes"] == 1
        second.tell("reveal")
        heading(page, "How do we decide")
        second.quit()
    heading(page, "The workshop has ended")
    context.close()


@systems.signals
def test_a_network_that_swallows_everything_is_told_within_five_seconds_and_the_vote_comes_later(
    workshop: Led, phone: NewPhone
) -> None:
    """The laptop sleeps: the system still takes what arrives, and nothing answers, so that no request ever fails."""
    voter, watcher = phone("I am in management"), phone("I have another view")
    workshop.tell("open PRO1")
    for page in (voter, watcher):
        heading(page, "How do we decide")
    workshop.process.send_signal(signal.SIGSTOP)
    begun = monotonic()
    tap(voter, "4")
    expect(voter.get_by_role("alert")).to_have_text("Not saved yet. Trying again …", timeout=LONG)
    assert monotonic() - begun < 5
    # Who only watches asks in longer intervals, and is told as well.
    expect(watcher.get_by_role("alert")).to_have_text("No connection. Trying again …", timeout=LONGEST_POLL)
    # It was not given up meanwhile.
    expect(voter.get_by_role("alert")).to_have_text("Not saved yet. Trying again …")
    workshop.process.send_signal(signal.SIGCONT)
    heading(voter, "Your vote is saved")
    for page in (voter, watcher):
        expect(page.get_by_role("alert")).to_be_hidden(timeout=LONG)
    status = workshop.tell("status")
    assert (status["votes"], status["participants"]) == (1, 2)
    heading(watcher, "How do we decide")


def test_a_phone_that_is_removed_says_so_and_the_others_notice_nothing(workshop: Led, phone: NewPhone) -> None:
    removed, other = phone("I am in management"), phone("I have another view")
    workshop.tell("open PRO1")
    for page in (removed, other):
        heading(page, "How do we decide")
        tap(page, "3")
        heading(page, "Your vote is saved")
    number = re.search(r"in this room: (\d+)", removed.locator("footer").inner_text())
    assert number
    told = workshop.tell(f"remove {number[1]}")
    assert told.keys() == {"removed", "url", "code"}
    heading(removed, "This phone was removed from the room")
    accessible(removed)
    fits(removed)
    expect(other.locator(".turnout")).to_have_text("Votes so far: 1 of 1", timeout=LONG)
    workshop.tell("reveal")
    heading(other, "How do we decide")
    # What a neighbour may copy from this phone is the code that is right now.
    expect(other.locator(".code")).to_have_text(told["code"], timeout=LONG)
    removed.goto(told["url"])
    heading(removed, "Which group are you in?")


def test_phones_look_like_the_house_by_day_and_by_night(browser: Browser, tmp_path: Path) -> None:
    look = RoomLook(ACCENT, BAND, LOGO, Text("Berger & Co · nur für die Muster GmbH", "Berger & Co · confidential"))
    hall = Hall(tmp_path / "house.ballots", look=look)
    try:
        for dark in (False, True):
            context = browser.new_context(
                viewport=PHONE, locale="de-DE", color_scheme="dark" if dark else "light", has_touch=True
            )
            context.set_default_timeout(LONG)
            page = context.new_page()
            refused: list[str] = []
            page.on("console", lambda message, refused=refused: refused.append(message.text))
            page.goto(f"{hall.address}/{CODE}")
            logo = page.get_by_role("img", name="Logo")
            expect(logo).to_be_visible()
            assert logo.evaluate("picture => picture.complete && picture.naturalWidth") > 0
            expect(page.get_by_text("Berger & Co · nur für die Muster GmbH")).to_be_visible()
            assert page.evaluate("getComputedStyle(document.body).borderTopColor") == "rgb(242, 183, 5)"
            accessible(page)
            fits(page)
            page.get_by_role("button", name="Ich arbeite im Tagesgeschäft").click()
            heading(page, "Sie sind dabei")
            hall.open()
            heading(page, "Wie entscheiden wir")
            expect(logo).to_be_visible()
            # What the page draws anew keeps its line, once.
            expect(page.locator(".line")).to_have_count(1)
            kicker = page.locator(".kicker").evaluate("part => getComputedStyle(part).color")
            assert (kicker == "rgb(122, 31, 75)") is not dark
            accessible(page)
            fits(page)
            hall.lead(hall.box.snapshot.room.cancel(None))
            assert refused == []
            context.close()
    finally:
        hall.close()
