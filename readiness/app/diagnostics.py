"""Diagnostic facts for a request for support: versions and sizes, no personal data."""

import platform
import sqlite3
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from readiness import __version__
from readiness.app.session import Session
from readiness.app.settings import THEME_NAMES, Settings
from readiness.foundation.language import Language
from readiness.foundation.paths import data_folder
from readiness.foundation.privacy import is_private

_PARTS_OF_OTHERS = ("PySide6_Essentials", "pypdfium2", "weasyprint", "pydantic", "Jinja2")


@dataclass(frozen=True, slots=True)
class DiagnosticFact:
    """A named value; the name is in the reader's language, so that they know what they hand over."""

    name: str
    value: str


def diagnostics(settings: Settings, session: Session | None, language: Language) -> list[DiagnosticFact]:
    """Return what helps to find a fault; no names, no answers, no paths (they hold the user's name)."""
    _ = language.gettext
    facts = [
        DiagnosticFact("Readiness", __version__),
        DiagnosticFact("Python", platform.python_version()),
        DiagnosticFact("SQLite", sqlite3.sqlite_version),
        *(DiagnosticFact(name, _version(name)) for name in _PARTS_OF_OTHERS),
        DiagnosticFact(_("System"), f"{platform.system()} {platform.release()}, {platform.machine()}"),
        DiagnosticFact(
            _("Installed as"), _("single program") if getattr(sys, "frozen", False) else _("Python package")
        ),
        DiagnosticFact(_("Data folder"), _("closed to others") if is_private(data_folder()) else _("open to others")),
        DiagnosticFact(_("Language"), settings.active_language().code),
        DiagnosticFact(_("Look"), settings.theme if settings.theme in THEME_NAMES else _("as the system")),
        DiagnosticFact(_("Text size"), f"{settings.text_size} %"),
    ]
    if session is not None:
        questionnaire, assessment = session.questionnaire, session.assessment
        facts += [
            DiagnosticFact(_("Questionnaire"), f"{questionnaire.id} {questionnaire.version}"),
            DiagnosticFact(_("Depth"), str(assessment.details.depth)),
            DiagnosticFact(_("Attached files"), str(sum(map(len, assessment.attachments.of.values())))),
        ]
    return facts


def as_text(facts: list[DiagnosticFact]) -> str:
    """Return the facts as lines to copy."""
    return "".join(f"{fact.name}: {fact.value}\n" for fact in facts)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "–"
