"""What templates may ask for: exactly what `ReportPage` offers, computed only where it is printed."""

import re
from dataclasses import fields
from functools import cached_property

import pytest

from readiness.foundation.language import ENGLISH
from readiness.foundation.paths import content_folder
from readiness.reporting.chapters import chapters
from readiness.reporting.editions import EDITIONS, PAPER
from readiness.reporting.form import FormPage
from readiness.reporting.order import Order
from readiness.reporting.report_page import ReportPage
from readiness.reporting.templates import environment
from tests.reporting.samples import WITH_EVERYTHING, result_of
from tests.reporting.workshop_sample import after_a_workshop

TEMPLATES = content_folder("report_templates")
ONLY_FULL = {"glossary", "incidents", "workshop"}


def asked_for(*folders: str) -> set[str]:
    files = [file for folder in folders for file in (TEMPLATES / folder).iterdir()]
    code = [found for file in files for found in re.findall(r"\{[{%].*?[%}]\}", file.read_text("utf-8"), re.DOTALL)]
    return {name for part in code for name in re.findall(r"(?<![/\w])page\.(\w+)", part)}


def offered(page: type) -> set[str]:
    return {name for name in dir(page) if not name.startswith("_")}


def computed(order: Order) -> set[str]:
    page = ReportPage(order)
    environment(order.language).get_template(f"{order.edition}/report.html.j2").render(page=page)
    return vars(page).keys() & {name for name, value in vars(ReportPage).items() if isinstance(value, cached_property)}


def test_a_page_offers_exactly_what_its_templates_ask_for() -> None:
    shared, form = asked_for("parts"), asked_for("form")
    assert asked_for(*EDITIONS, PAPER) | shared == offered(ReportPage)
    assert form <= offered(FormPage) | {field.name for field in fields(FormPage)} <= form | shared


def test_the_management_edition_computes_nothing_that_only_the_full_one_prints() -> None:
    order = Order(result_of(WITH_EVERYTHING, "en"), "management", ENGLISH)

    assert not computed(order) & ONLY_FULL


def test_the_full_edition_computes_only_the_chapters_that_it_has() -> None:
    order = Order(after_a_workshop(), "full", ENGLISH)

    assert "incident" not in chapters(order.result, ENGLISH)
    assert computed(order) & ONLY_FULL == ONLY_FULL - {"incidents"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_chapter_has_the_template_of_its_id(edition: str) -> None:
    for code in chapters(result_of(WITH_EVERYTHING, "en"), ENGLISH, edition):
        assert (TEMPLATES / edition / f"{code}.html.j2").is_file()
