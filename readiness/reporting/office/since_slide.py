"""The slide about the time since the last assessment: figures of each state, and what rose, fell or was done."""

from collections.abc import Sequence

from readiness.foundation.language import Language
from readiness.reporting.charts.svg import QUIET
from readiness.reporting.office.slide_frame import Frame
from readiness.reporting.office.slide_parts import (
    HEIGHT,
    MARGIN,
    WIDTH,
    Grid,
    GridColumn,
    SlideArea,
    SlideText,
    add_table,
    add_words,
)
from readiness.reporting.signs import without_harmful_signs
from readiness.wording.series import SinceLast

# So many names of each kind of event are read from the last chair, and so many states; the report has all.
_MOST_NAMES, _MOST_STATES = 4, 6
_TABLE, _GAP = 160.0, 12.0
# The width of a column of figures: its title is one word, of so many millimetres a letter.
_LEAST, _LETTER, _SIDES = 22.0, 2.5, 4.0


def add_since_slide(frame: Frame, since: SinceLast, language: Language) -> None:
    """Add the slide, in the words and with the figures of the chapter of the report."""
    _ = language.gettext
    notes = [since.compared, *(f"{heading}: {'; '.join(names)}" for heading, names in since.events)]
    notes += [] if since.events else [since.nothing]
    slide = frame.add(_("Since last time"), _clean(since.headline), _clean("\n".join(notes)))
    figures = [GridColumn(title, max(_LEAST, len(title) * _LETTER + _SIDES), figures=True) for title in since.titles]
    columns = [GridColumn(_("State"), _TABLE - sum(column.width for column in figures)), *figures]
    rows = [[_clean(cell) for cell in (name, *told)] for name, told in since.rows[-_MOST_STATES:]]
    # The last one is today's.
    grid = Grid(_clean(since.headline), columns, rows, marked=len(rows) - 1)
    add_table(slide, SlideArea(MARGIN, 50, _TABLE, HEIGHT - 50 - 34), grid)
    below = SlideArea(MARGIN, HEIGHT - 32, _TABLE, 14)
    add_words(slide, below, [SlideText(_clean(since.compared), size=12, colour=QUIET)])
    left = MARGIN + _TABLE + _GAP
    told = []
    for heading, names in since.events:
        told.append(SlideText(_clean(heading), strong=True, colour=frame.accent))
        told += [SlideText(_clean(name), bullet="•") for name in _some(names, language)]
    place = SlideArea(left, 50, WIDTH - left - MARGIN, HEIGHT - 50 - 20)
    add_words(slide, place, told or [SlideText(_clean(since.nothing))])


def _some(names: Sequence[str], language: Language) -> list[str]:
    """Return the first names, and how many follow."""
    more = len(names) - _MOST_NAMES
    further = [language.ngettext("and {n} more", "and {n} more", more).format(n=more)] if more > 0 else []
    return [*names[:_MOST_NAMES], *further]


def _clean(text: str) -> str:
    return without_harmful_signs(text)
