"""The page with newer versions is named by whoever distributes the program."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readiness.app.home_page import home_page


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    home_page.cache_clear()
    yield
    home_page.cache_clear()


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("Project-URL: homepage, https://readiness.example.org/get\n", "https://readiness.example.org/get"),
        ("Project-URL: Docs, https://a.example\nProject-URL: Home-Page, https://b.example\n", "https://b.example"),
        ("", None),
        ("Project-URL: Docs, https://a.example\n", None),
        ("Project-URL: homepage, http://plain.example\n", None),
        ("Project-URL: homepage, file:///etc/passwd\n", None),
        ("Project-URL: homepage\n", None),
    ],
)
def test_it_is_read_from_the_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str, found: str | None
):
    package = tmp_path / "readiness-9.dist-info"
    package.mkdir()
    (package / "METADATA").write_text(f"Metadata-Version: 2.4\nName: readiness\nVersion: 9\n{lines}")
    monkeypatch.syspath_prepend(tmp_path)
    assert home_page() == found
