"""Phones as people hold them: a real Chromium, 360 pixels wide, in German and English, with and without JavaScript."""

import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import systems
from tests.browser import accessible, chromium
from tests.reporting.tools import font_file
from tests.workshop.led import LONGEST_WAIT, Led, led, phones, vote

PHONE = {"width": 360, "height": 640}
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


def fits(page: Page) -> None:
    """Nothing is wider than the phone, and every target can be hit with a thumb."""
    # A heading may be read before its style sheet is there; sizes count with it alone.
    page.wait_for_load_state("load")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]
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
    for page, level in ((english, "3"), (german, "0"), (plain, "")):
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
    assert (shown["tally"], shown["dont_know"]) == ([1, 0, 0, 0, 1, 0], 1)
    expect(english.get_by_role("row", name=re.compile("4 Measured"))).to_contain_text("your vote", timeout=LONG)
    expect(german.get_by_role("row", name=re.compile("0 Nicht vorhanden"))).to_contain_text("Ihre Stimme", timeout=LONG)
    workshop.tell('decide 2 "seen"')
    expect(german.locator(".decided")).to_contain_text("2 Begonnen", timeout=LONG)
    workshop.tell("again")
    heading(english, "How do we decide")
    tap(english, "2")
    heading(english, "Your vote is saved")
    workshop.quit()
    heading(english, "The workshop has ended")
    heading(german, "Der Workshop ist beendet")


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
        page.locator("summary").click()
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
        first.process.send_signal(signal.SIGINT)
        assert first.answer() == {"paused": True}
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
