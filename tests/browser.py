"""A real Chromium, for what people open in a browser."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.reporting.tools import program

CHROMIUM = "chromium"
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the system's Chromium; a machine without one skips the test."""
    found = program(CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


def accessible(page: Page, rules: Sequence[str] = (*WCAG, "best-practice")) -> None:
    """WCAG 2.2 AA as far as a machine can tell."""
    options = {"runOnly": {"type": "tag", "values": [*rules]}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options)
    assert found.violations_count == 0, found.generate_report()
