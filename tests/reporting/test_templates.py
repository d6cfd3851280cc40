"""The templates: compiled once and kept, and filled in all the same where they cannot be kept."""

import shutil
from collections.abc import Iterator

import pytest

from readiness.foundation.paths import data_folder
from readiness.reporting.templates import environment

PAGE = "parts/method.html.j2"


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    environment.cache_clear()
    yield
    environment.cache_clear()


def test_what_was_compiled_is_kept() -> None:
    environment("en").get_template(PAGE)

    assert len(list((data_folder() / "templates").iterdir())) == 1


def test_a_cleared_folder_is_made_again() -> None:
    templates = environment("en")
    templates.get_template(PAGE)
    shutil.rmtree(data_folder() / "templates")
    templates.get_template("parts/decisions.html.j2")

    assert len(list((data_folder() / "templates").iterdir())) == 1


def test_a_folder_that_cannot_be_written_stops_no_page() -> None:
    in_the_way = data_folder() / "templates"
    in_the_way.write_text("no folder")

    assert environment("de").get_template(PAGE) is not None
    assert in_the_way.read_text() == "no folder"
