"""The report as slides for a board (PPTX): eight or nine of them, in the words and with the figures of the report."""

from dataclasses import replace
from html import unescape
from io import BytesIO

from readiness.foundation import clock
from readiness.reporting.html import render_html
from readiness.reporting.markup import parse
from readiness.reporting.office.decision_slides import add_consequences, add_decisions, add_options
from readiness.reporting.office.plan_slides import add_order_of_packages, add_roadmap
from readiness.reporting.office.since_slide import add_since_slide
from readiness.reporting.office.slide_parts import (
    HEIGHT,
    MARGIN,
    WIDTH,
    SlideArea,
    SlideText,
    speak,
)
from readiness.reporting.office.slide_writer import SlideWriter, clean
from readiness.reporting.office.standing_slides import (
    add_headline,
    add_percent,
    add_pulls,
    add_standing,
    add_what_binds,
)
from readiness.reporting.office.word_text import plain, runs
from readiness.reporting.order import Order
from readiness.reporting.templates import PROGRAM

_LOCALES = {"de": "de-DE", "en": "en-GB"}


def render_slides(order: Order) -> bytes:
    """Return the report as PPTX: what it says to a board, with notes for the speaker."""
    to = SlideWriter(order)
    _add_all(to)
    return _saved(to)


def _add_all(to: SlideWriter) -> None:
    """Add the slides in their order; one of which document or questionnaire know nothing is left out."""
    estimated, asks = to.page.questionnaire.estimated, bool(to.page.ask_first)
    add_headline(to)
    if to.page.questionnaire.by_percent:
        add_percent(to)
        add_pulls(to)
    else:
        add_standing(to)
        add_what_binds(to)
    if to.page.since is not None and "since" in to.page.chapters:
        add_since_slide(to, to.page.since)
    if to.words.consequences() or to.page.questionnaire.situations or estimated:
        add_consequences(to)
    if estimated or asks:
        add_options(to)
    if estimated:
        add_roadmap(to)
        add_decisions(to)
    elif to.page.packages:
        add_order_of_packages(to)
    _add_method(to)


def _add_method(to: SlideWriter) -> None:
    _ = to.page.language.gettext
    page = to.page
    # The same words as in the report: they stand in its template.
    source = parse(render_html(replace(to.order, edition="management", office="", page=False)))
    section = next(part for part in source.all("section") if part.get("id") == "method")
    paragraphs = [unescape(plain(runs(part))) for part in section.all("p")]
    title = unescape(plain(runs(next(section.all("h2")))))
    slide = to.add(_("Method"), title, [*paragraphs, *page.credibility])
    half = (WIDTH - 2 * MARGIN - 14) / 2
    to.say(slide, SlideArea(MARGIN, 50, half, HEIGHT - 50 - 20), [SlideText(one, size=15) for one in paragraphs])
    reliable = [SlideText(_("How reliable the answers are"), size=16, strong=True, colour=to.frame.accent)]
    reliable += [SlideText(line, bullet="•", size=15) for line in page.credibility]
    to.say(slide, SlideArea(MARGIN + half + 14, 50, half, HEIGHT - 50 - 20), reliable)


def _saved(to: SlideWriter) -> bytes:
    """Return the bytes of the file."""
    presentation, page = to.frame.presentation, to.page
    speak(presentation, _LOCALES[page.language.code])
    properties, moment = presentation.core_properties, clock.now().replace(tzinfo=None)
    title = page.language.gettext("%(title)s: %(organisation)s") % {
        "title": page.language.of(page.questionnaire.title),
        "organisation": page.details.organisation,
    }
    properties.title = clean(title)[:255]
    properties.author = clean(page.details.assessor or page.details.organisation)[:255]
    properties.language = _LOCALES[page.language.code]
    properties.last_modified_by = PROGRAM
    properties.created = properties.modified = moment
    file = BytesIO()
    presentation.save(file)
    return file.getvalue()
