"""A plan as CSV for spreadsheets (RFC 4180): one line a step, in the reader's language (docs/formats/plan.md)."""

from collections.abc import Sequence

from readiness.exchange.spreadsheet_text import write_csv
from readiness.foundation.language import Language
from readiness.wording.plan import PlanEntry


def write_plan_csv(entries: Sequence[PlanEntry], language: Language) -> bytes:
    """Return the steps of a plan below a line of headings."""
    return write_csv([_head(language), *(_cells(entry, language) for entry in entries)])


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
        _("Overdue"),
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
        yes if entry.overdue else no,
    ]
