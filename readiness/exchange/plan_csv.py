"""A plan as CSV for spreadsheets: one line a step, in the reader's language and notation (docs/formats/plan.md)."""

from collections.abc import Sequence

from readiness.exchange.spreadsheet_text import USUAL, Cell, Dialect, write_csv
from readiness.foundation.language import Language
from readiness.wording.plan import PlanEntry


def write_plan_csv(entries: Sequence[PlanEntry], language: Language, dialect: Dialect | None = None) -> bytes:
    """Return the steps of a plan below a line of headings; without a dialect in that of the language's spreadsheets."""
    own = any(entry.answers for entry in entries)
    rows = [_head(language, own=own), *(_cells(entry, language) for entry in entries)]
    return write_csv(rows, dialect or USUAL[language.code])


def _head(language: Language, *, own: bool) -> list[Cell]:
    """Return the headings; with `own`, some questions have answers of their own instead of levels."""
    _ = language.gettext
    return [
        _("Number"),
        _("Dimension"),
        _("Code"),
        _("Capability"),
        _("From answer") if own else _("From level"),
        _("To answer") if own else _("To level"),
        _("What to do"),
        _("Person-days from"),
        _("Person-days to"),
        _("Due"),
        _("Owner"),
        language.pgettext("step", "Done"),
        _("Why"),
        _("Step"),
        _("Builds on"),
        _("Fits the capacity"),
        _("Overdue"),
    ]


def _cells(entry: PlanEntry, language: Language) -> list[Cell]:
    text, step = entry.text, entry.step
    yes, no = language.gettext("yes"), language.gettext("no")
    return [
        text.number,
        entry.dimension,
        step.capability,
        text.capability,
        *(entry.answers or (step.start, step.level)),
        text.action,
        step.person_days.low if entry.estimated else None,
        step.person_days.high if entry.estimated else None,
        entry.due,
        entry.owner,
        yes if entry.done else no,
        text.reason,
        step.id,
        " ".join(step.after),
        yes if entry.fits else no,
        yes if entry.overdue else no,
    ]
