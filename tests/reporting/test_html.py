"""The HTML export is one file that needs nothing else, and can be walked through by its structure."""

from collections import Counter
from dataclasses import replace

import pytest

from readiness.reporting.html import render_html
from tests.reporting.pages import tree
from tests.reporting.samples import NAMES, WITH_EVERYTHING, Report, report

LOADING = {"script", "iframe", "object", "embed", "link", "base", "video", "audio", "source", "form"}


@pytest.fixture(params=[("full", NAMES[0]), ("full", WITH_EVERYTHING), ("management", WITH_EVERYTHING)], ids=", ".join)
def made(request: pytest.FixtureRequest) -> Report:
    edition, name = request.param
    printed = report(name, "de" if edition == "full" else "en", edition)
    order = replace(printed.order, page=True)
    return Report(order, render_html(order))


def test_nothing_is_loaded_from_elsewhere(made: Report) -> None:
    page = tree(made.html)
    assert [e.tag for e in page.iter() if e.tag in LOADING] == []
    assert {e.get("href", "#")[0] for e in page.iter()} == {"#"}
    assert {e.get("src", "data:")[:5] for e in page.iter()} == {"data:"}
    styles = "".join(e.text or "" for e in page.iter("style"))
    assert "@import" not in styles
    assert "url(" not in styles


def test_every_link_leads_to_one_place(made: Report) -> None:
    page = tree(made.html)
    ids = Counter(e.get("id") for e in page.iter() if e.get("id"))
    links = [e.get("href", "")[1:] for e in page.iter("a")]
    assert bool(links) == (made.edition == "full")
    assert {ids[link] for link in links} <= {1}
    assert set(ids.values()) <= {1}


def test_the_contents_name_every_chapter_in_its_order(made: Report) -> None:
    page = tree(made.html)
    headings = ["".join(e.itertext()) for e in page.iterfind(".//summary/h2")]
    listed = ["".join(e.itertext()) for e in page.iterfind(".//nav//a")]
    if listed:
        assert [words for words in listed if words in headings] == headings


def test_the_page_has_its_landmarks_and_every_picture_a_name(made: Report) -> None:
    page = tree(made.html)
    assert len(list(page.iter("main"))) == 1
    assert len(list(page.iter("header"))) == 1
    assert all(e.get("aria-label") for e in page.iter("nav"))
    assert all(e.get("alt") for e in page.iter("img"))
    assert page.find("head/meta[@charset='utf-8']") is not None
