"""The slide about the time since the last assessment: figures of each state, and what rose, fell or was done."""

from collections.abc import Sequence

from readiness.foundation.language import Language
from readiness.reporting.charts.svg import QUIET
from readiness.reporting.office.slide_parts import HEIGHT, MARGIN, WIDTH, GridColumn, SlideArea, SlideText
from readiness.reporting.office.slide_writer import SlideWriter
from readiness.wording.series import SinceLast

# So many names of each kind of event are read from the last chair, and so many states; the report has all.
_MOST_NAMES, _MOST_STATES = 4, 6
_TABLE, _GAP = 160.0, 12.0
# The width of a column of figures: its title is one word, of so many millimetres a letter.
_LEAST, _LETTER, _SIDES = 22.0, 2.5, 4.0


def add_since_slide(to: SlideWriter, since: SinceLast) -> None:
    """Add the slide, in the words and with the figures of the chapter of the report."""
    language, _ = to.page.language, to.page.language.gettext
    notes = [since.compared, *(f"{heading}: {'; '.join(names)}" for heading, names in since.events)]
    notes += [] if since.events else [since.nothing]
    slide = to.add(_("Since last time"), since.headline, notes)
    figures = [GridColumn(title, max(_LEAST, len(title) * _LETTER + _SIDES), figures=True) for title in since.titles]
    columns = [GridColumn(_("State"), _TABLE - sum(column.width for column in figures)), *figures]
    rows = [(name, *told) for name, told in since.rows[-_MOST_STATES:]]
    # The last one is today's.
    to.table(slide, SlideArea(MARGIN, 50, _TABLE, HEIGHT - 50 - 34), columns, rows, len(rows) - 1)
    below = SlideArea(MARGIN, HEIGHT - 32, _TABLE, 14)
    to.say(slide, below, [SlideText(since.compared, size=12, colour=QUIET)])
    left = MARGIN + _TABLE + _GAP
    told = []
    for heading, names in since.events:
        told.append(SlideText(heading, strong=True, colour=to.frame.accent))
        told += [SlideText(name, bullet="•") for name in _some(names, language)]
    place = SlideArea(left, 50, WIDTH - left - MARGIN, HEIGHT - 50 - 20)
    to.say(slide, place, told or [SlideText(since.nothing)])


def _some(names: Sequence[str], language: Language) -> list[str]:
    """Return the first names, and how many follow."""
    more = len(names) - _MOST_NAMES
    further = [language.ngettext("and {n} more", "and {n} more", more).format(n=more)] if more > 0 else []
    return [*names[:_MOST_NAMES], *further]
