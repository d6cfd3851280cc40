"""The report on screens: read on a phone and on a laptop, folded with the keyboard, printed, by a real Chromium."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from readiness.foundation.language import LANGUAGES
from readiness.reporting.html import render_html
from readiness.reporting.markup import parse
from readiness.reporting.order import Order
from readiness.reporting.screen_edition import for_screens
from tests.browser import WCAG, accessible, chromium
from tests.reporting.samples import PICTURE, WITH_EVERYTHING, report, result_of

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 689}
READ = [
    *product([WITH_EVERYTHING], ["management", "full"], LANGUAGES),
    ("long names", "management", "de"),
    ("long names", "full", "de"),
    ("quick check", "management", "en"),
    ("all unknown", "full", "en"),
]
LEAST_TYPE, LEAST_LETTER = 12, 11
UNFOLD = "document.querySelectorAll('details').forEach(chapter => chapter.open = true)"
# What reaches beyond the screen, but for what scrolls in a box of its own or is there for screen readers alone.
BEYOND = """[...document.querySelectorAll("body *")]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scrolls, thead"))
    .map(e => `${e.tagName} ${e.className} ${e.textContent.slice(0, 40)}`)"""
SMALL = """least => [...document.querySelectorAll("body *")]
    .filter(e => !e.closest("svg") && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .filter(e => parseFloat(getComputedStyle(e).fontSize) < least)
    .map(e => `${e.tagName} ${getComputedStyle(e).fontSize} ${e.textContent.slice(0, 40)}`)"""
SMALL_LETTERS = """least => [...document.querySelectorAll("svg text")]
    .filter(e => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a < least - 0.05)
    .map(e => `${parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a} ${e.textContent}`)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(params=READ, ids=[", ".join(asked) for asked in READ])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    name, edition, language = request.param
    return written(tmp_path, name, edition, language)


def written(folder: Path, name: str, edition: str, language: str = "en") -> Path:
    order = Order(result_of(name, language), edition, LANGUAGES[language], logo=PICTURE, page=True)
    file = folder / "report.html"
    file.write_text(render_html(order), encoding="utf-8")
    return file


def opened(browser: Browser, file: Path, screen: dict[str, int]) -> Page:
    page = browser.new_context(viewport=screen).new_page()  # type: ignore[arg-type]
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("screen", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_a_page_is_as_wide_as_the_screen_and_can_be_read(browser: Browser, file: Path, screen: dict[str, int]) -> None:
    page = opened(browser, file, screen)
    page.evaluate(UNFOLD)
    assert page.evaluate(BEYOND) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= screen["width"]
    assert page.evaluate(SMALL, LEAST_TYPE) == []
    assert page.evaluate(SMALL_LETTERS, LEAST_LETTER) == []
    accessible(page, WCAG)


def test_nothing_leaves(browser: Browser, file: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.evaluate(UNFOLD)
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]


@pytest.mark.parametrize("edition", ["management", "full"])
def test_chapters_fold_and_unfold_with_the_keyboard(browser: Browser, tmp_path: Path, edition: str) -> None:
    page = opened(browser, written(tmp_path, WITH_EVERYTHING, edition), PHONE)
    chapters = page.locator("main > section > details")
    assert chapters.count() > 1
    # A book begins with its first chapter, a few pages lie open.
    states = [chapters.nth(at).get_attribute("open") is not None for at in range(chapters.count())]
    assert states == ([True, *[False] * (len(states) - 1)] if edition == "full" else [True] * len(states))
    # The Tab key leads there: every chapter is one stop.
    stops = []
    for _ in range(200):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.tagName"))
        if stops.count("SUMMARY") == chapters.count():
            break
    assert stops.count("SUMMARY") == chapters.count()
    last = chapters.last
    for _ in range(2):
        was_open = last.get_attribute("open") is not None
        last.locator("summary").press("Enter")
        assert (last.get_attribute("open") is not None) is not was_open


def test_a_link_of_the_contents_opens_its_chapter(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, written(tmp_path, WITH_EVERYTHING, "full"), PHONE)
    for link in page.locator("nav a").all():
        place = page.locator(link.get_attribute("href") or "")
        link.click()
        assert place.is_visible(), link.inner_text()
        page.locator(".to-contents").click()
        assert page.locator("nav").bounding_box()["y"] < PHONE["height"]  # type: ignore[index]


def test_all_chapters_are_printed(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, written(tmp_path, WITH_EVERYTHING, "full"), LAPTOP)
    folded = page.locator("main > section > details:not([open]) > .folds")
    assert folded.count() > 1
    heights = "chapters => chapters.map(chapter => chapter.getBoundingClientRect().height)"
    page.emulate_media(media="print")
    assert all(height > 0 for height in folded.evaluate_all(heights))


@pytest.mark.parametrize("edition", ["management", "full"])
def test_paper_is_spared_what_screens_need(edition: str) -> None:
    html = report(WITH_EVERYTHING, "en", edition).html
    for word in ("<details", "data-label", "Content-Security-Policy", "to-contents"):
        assert word not in html


@pytest.mark.parametrize("edition", ["management", "full"])
def test_what_is_read_and_not_changed_is_written_letter_by_letter(edition: str) -> None:
    html = report(WITH_EVERYTHING, "de", edition).html
    assert str(parse(html)) == html.replace("<!-- -->", "")


def test_a_cell_is_told_the_heading_of_its_column() -> None:
    """A head of two rows, as of the ways that management can decide: the first cell covers both, the second divides."""
    table = (
        '<table><thead><tr><td rowspan="2"></td><th colspan="2">once</th><th rowspan="2">by</th></tr>'
        "<tr><th>hours</th><th>cost &amp; fees</th></tr></thead>"
        "<tbody><tr><td>Launch</td><td>8</td><td>–</td><td>May</td></tr>"
        '<tr><td colspan="4">Note</td></tr></tbody></table>'
    )
    made = for_screens(table)
    assert '<td>Launch</td><td data-label="once: hours">8</td>' in made
    assert '<td data-label="once: cost &amp; fees" data-none="">–</td><td data-label="by">May</td>' in made
    assert '<td colspan="4">Note</td>' in made


def test_lengths_of_print_follow_the_readers_size_of_type() -> None:
    css = "@page :first { margin: 10mm; @top-left { font: 8pt Inter; } } p { font-size: 9.5pt; margin: 0 19pt 2px; }"
    made = for_screens(f"<style>{css}</style>")
    assert (
        "@page :first { margin: 10mm; @top-left { font: 8pt Inter; } } p { font-size: 1rem; margin: 0 2rem 2px; }"
        in made
    )


def test_a_page_that_is_not_ours_is_refused() -> None:
    with pytest.raises(ValueError, match="ends"):
        parse("<p>An <b>open end</p>")
