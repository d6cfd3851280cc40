"""Slides about what is to be decided: what the results mean, what can be chosen, and who does what by when."""

from typing import Any

from readiness.reporting.charts.svg import QUIET
from readiness.reporting.office.slide_parts import (
    HEIGHT,
    MARGIN,
    WIDTH,
    GridColumn,
    SlideArea,
    SlideText,
)
from readiness.reporting.office.slide_writer import MOST_ROWS, ROOM, SlideWriter


def add_consequences(to: SlideWriter) -> None:
    """Say what the results mean for the business, or how far they can be trusted."""
    _ = to.page.language.gettext
    words, page = to.words, to.page
    topic, title = _("Consequences"), _("What this means for the business")
    found = words.consequences()
    if to.page.ask_first or not found:
        meaning = page.wording.stages.headline_meaning() or words.standing()
        slide = to.add(topic, meaning, words.basis())
        to.say(slide, ROOM, [SlideText(line, bullet="•") for line in page.credibility])
        return
    slide = to.add(topic, title, [f"{one.lead} {one.rest}" for one in found])
    each = (WIDTH - 2 * MARGIN - 10 * (len(found) - 1)) / len(found)
    for at, one in enumerate(found):
        place = SlideArea(MARGIN + at * (each + 10), 58, each, HEIGHT - 58 - 22)
        to.say(
            slide,
            place,
            [SlideText(one.lead, size=24, strong=True, colour=to.frame.accent), SlideText(one.rest, size=20)],
        )


def add_options(to: SlideWriter) -> None:
    """Show the ways that can be chosen with what they cost; where too little is known, what to ask first."""
    _ = to.page.language.gettext
    words, alternatives = to.words, to.words.alternatives
    topic = _("What you can decide")
    if to.page.ask_first:
        _add_ask_first(to, topic)
        return
    rows = alternatives.rows()
    marked = next((at for at, row in enumerate(rows) if row.alternative.recommended), -1)
    title = _("Recommended: {way}").format(way=words.recommended)
    notes = [*alternatives.why(), alternatives.whole(), alternatives.assumptions()]
    slide = to.add(topic, title, [*notes, *(f"{row.name}: {row.note}" for row in rows)])
    columns = [
        GridColumn(_("Choice"), 82),
        GridColumn(_("Work packages"), 38, figures=True),
        GridColumn(_("Hours"), 26, figures=True),
        GridColumn(_("Cost, once"), 44, figures=True),
        GridColumn(_("a month"), 38, figures=True),
        GridColumn(_("a year"), 45, figures=True),
        GridColumn(_("done by"), 33.7, figures=True),
    ]
    cells = [
        (
            f"{row.name}: {row.note}" if row.note else row.name,
            row.packages,
            row.hours,
            row.once,
            row.monthly,
            row.yearly,
            row.ends,
        )
        for row in rows
    ]
    to.table(slide, SlideArea(MARGIN, 50, WIDTH - 2 * MARGIN, 84), columns, cells, marked)
    told = [
        SlideText(" ".join(alternatives.why()), size=14),
        SlideText(alternatives.assumptions(), size=12, colour=QUIET),
    ]
    to.say(slide, SlideArea(MARGIN, 138, WIDTH - 2 * MARGIN, HEIGHT - 138 - 16), told)


def _add_ask_first(to: SlideWriter, topic: str) -> None:
    _ = to.page.language.gettext
    page = to.page
    title = _("Less than half of the questions have an answer: too little for a plan. Ask these first:")
    questions = [page.language.of(page.result.capability(code).question) for code in page.ask_first]
    if not page.owned:
        slide = to.add(topic, title, questions)
        columns = [GridColumn(_("Question"), 306.7)]
        to.table(slide, ROOM, columns, [(question,) for question in questions[:MOST_ROWS]])
        return
    asked = list(zip(questions, map(page.wording.owners, page.ask_first), strict=True))
    slide = to.add(topic, title, [f"{question} ({who})" for question, who in asked])
    columns = [GridColumn(_("Question"), 200), GridColumn(_("Who to ask"), 106.7)]
    to.table(slide, ROOM, columns, asked[:MOST_ROWS])


def add_decisions(to: SlideWriter) -> None:
    """Ask for the decision, beside what follows from it."""
    _ = to.page.language.gettext
    words, page = to.words, to.page
    title = _("Please decide by %(day)s") % {"day": words.decide_by()}
    rows = [] if page.ask_first else words.alternatives.rows()
    tasks = [] if page.ask_first else words.tasks.rows()
    notes = [f"{task.title} {task.action} ({task.who}, {task.due})".strip() for task in tasks]
    slide = to.add(_("For your decision"), title, [*notes, *words.resolution.decided(), *words.basis()])
    told = []
    for row in rows:
        mark = f" ({_('recommended')})" if row.alternative.recommended else ""
        told.append(SlideText(f"{row.name}{mark}", bullet="☐", strong=row.alternative.recommended))
    if page.ask_first:
        told.append(SlideText(_("Have the questions answered that come first"), bullet="☐", strong=True))
    told.append(SlideText(_("Another decision:"), bullet="☐"))
    for name, value in (
        (_("Responsible"), words.responsible),
        (_("Deputy"), words.deputy),
        (_("Review"), words.review()),
    ):
        told.append(SlideText(value or "…", lead=f"{name}:"))
    to.say(slide, SlideArea(MARGIN, 50, 96, HEIGHT - 50 - 20), told)
    if tasks:
        add_tasks(to, slide, SlideArea(MARGIN + 104, 48, WIDTH - 2 * MARGIN - 104, HEIGHT - 48 - 20))


def add_tasks(to: SlideWriter, slide: Any, place: SlideArea) -> None:
    """Add a table of who does what by when; nothing where nothing follows yet."""
    _ = to.page.language.gettext
    rows = [] if to.page.ask_first else to.words.tasks.rows()
    cells = [
        (
            f"{row.title}: {row.action}" if row.title.strip("…") else row.action,
            _("You") if row.you else row.who,
            row.due,
            row.hours,
        )
        for row in rows
    ]
    if not cells:
        return
    columns = [
        GridColumn(_("What is done"), place.width - 100),
        GridColumn(_("Who"), 46),
        GridColumn(_("by"), 32, figures=True),
        GridColumn(_("hours"), 22, figures=True),
    ]
    to.table(slide, place, columns, cells[:MOST_ROWS])
