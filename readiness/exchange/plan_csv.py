"""A plan as CSV for spreadsheets (RFC 4180): one line a step, in the reader's language (docs/formats/plan.md)."""

import csv
from collections.abc import Sequence
from io import StringIO

from readiness.foundation.language import Language
from readiness.wording.plan import PlanEntry

# A spreadsheet takes a cell that begins like this for a formula (CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_plan_csv(entries: Sequence[PlanEntry], language: Language) -> bytes:
    """Return the steps of a plan; the mark at the beginning tells spreadsheets that it is UTF-8."""
    written = StringIO(newline="")
    # The library's writer quotes and ends lines as the RFC says.
    writer = csv.writer(written)
    writer.writerow(_head(language))
    for entry in entries:
        writer.writerow([_harmless(cell) for cell in _cells(entry, language)])
    return written.getvalue().encode("utf-8-sig")


def _head(language: Language) -> list[str]:
    _ = language.gettext
    return [
        _("Number"),
        _("Dimension"),
        _("Code"),
        _("Capability"),
        _("From level"),
        _("To level"),
        _("What to do"),
        _("Person-days from"),
        _("Person-days to"),
        _("Due"),
        _("Owner"),
        _("Done"),
        _("Why"),
        _("Step"),
        _("Builds on"),
        _("Fits the capacity"),
    ]


def _cells(entry: PlanEntry, language: Language) -> list[str]:
    text, step = entry.text, entry.step
    yes, no = language.gettext("yes"), language.gettext("no")
    return [
        str(text.number),
        entry.dimension,
        step.capability,
        text.capability,
        str(step.level - 1),
        str(step.level),
        text.action,
        f"{step.person_days.low:g}",
        f"{step.person_days.high:g}",
        entry.due.isoformat(),
        entry.owner,
        yes if entry.done else no,
        text.reason,
        step.id,
        " ".join(step.after),
        yes if entry.fits else no,
    ]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
