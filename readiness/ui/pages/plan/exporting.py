"""The plan in files for other programs: which kinds there are, and how each is written."""

from collections.abc import Callable, Mapping
from pathlib import Path

from readiness.app.plan_export import CalendarOrder, export_csv, export_ics
from readiness.app.session import Session
from readiness.app.workbooks import ENDING, export_plan
from readiness.exchange.plan_ics import EntryPer
from readiness.exchange.spreadsheet_text import EXCEL_DE, EXCEL_EN, USUAL, Dialect
from readiness.foundation.language import Language
from readiness.planning.roadmap import Roadmap
from readiness.ui.services import FileKind

# Each raises UserError where the file cannot be written.
Writers = Mapping[FileKind, Callable[[Path], None]]


def table_writers(session: Session, roadmap: Roadmap, language: Language) -> Writers:
    """Return how the plan is written as a table, by kind; what suits the reader comes first."""
    _, result = language.gettext, session.result()

    def text_writer(dialect: Dialect) -> Callable[[Path], None]:
        return lambda path: export_csv(result, roadmap.plan, path, language, dialect)

    texts = {
        EXCEL_DE.code: FileKind(_("CSV with semicolons and decimal commas"), ".csv"),
        EXCEL_EN.code: FileKind(_("CSV with commas and decimal points"), ".csv"),
    }
    usual = USUAL[language.code]
    dialects = (usual, EXCEL_EN if usual is EXCEL_DE else EXCEL_DE)
    workbook = FileKind(_("Workbook with costs"), ENDING)
    return {
        workbook: lambda path: export_plan(result, roadmap, path, language),
        **{texts[dialect.code]: text_writer(dialect) for dialect in dialects},
    }


def calendar_writers(session: Session, roadmap: Roadmap, language: Language) -> Writers:
    """Return how the plan is written as a calendar, by kind."""
    _, result = language.gettext, session.result()
    document = session.document.document_id

    def writer(per: EntryPer) -> Callable[[Path], None]:
        return lambda path: export_ics(result, roadmap, CalendarOrder(document, per), path, language)

    names = {
        EntryPer.PACKAGE: _("Calendar, one entry for each work package"),
        EntryPer.OWNER_DAY: _("Calendar, one entry for each person and due day"),
    }
    return {FileKind(name, ".ics"): writer(per) for per, name in names.items()}
