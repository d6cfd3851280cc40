"""Diagnostic facts for a request for support: versions and sizes, no personal data."""

import locale
import platform
import shutil
import sqlite3
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from readiness import __version__
from readiness.app.session import Session
from readiness.app.settings import Settings
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.files import MEGABYTE
from readiness.foundation.language import Language
from readiness.foundation.paths import content_folder, data_folder
from readiness.foundation.privacy import is_private

# Where packaging/linux puts the environment of the Debian package.
_OF_DEBIAN = Path("/usr/lib/readiness")
_PARTS_OF_OTHERS = ("PySide6_Essentials", "pypdfium2", "weasyprint", "pydantic", "Jinja2")


@dataclass(frozen=True, slots=True)
class DiagnosticFact:
    """A named value; the name is in the reader's language, so that they know what they hand over."""

    name: str
    value: str


def diagnostics(settings: Settings, session: Session | None, language: Language) -> list[DiagnosticFact]:
    """Return what helps to find a fault; no names, no answers, no paths (they hold the user's name)."""
    _ = language.gettext
    themes = {"light": _("Light"), "dark": _("Dark"), "contrast": _("High contrast")}
    facts = [
        DiagnosticFact("Readiness", __version__),
        DiagnosticFact("Python", platform.python_version()),
        DiagnosticFact("SQLite", sqlite3.sqlite_version),
        *(DiagnosticFact(name, _version(name)) for name in _PARTS_OF_OTHERS),
        DiagnosticFact(_("System"), ", ".join(filter(None, (_distribution(), _kernel(), platform.machine())))),
        DiagnosticFact(_("Installed as"), _installed_as(language)),
        DiagnosticFact(_("Data folder"), _("closed to others") if is_private(data_folder()) else _("open to others")),
        DiagnosticFact(_("Free disk space"), _free_space(language)),
        DiagnosticFact(_("Region and encoding"), f"{locale.setlocale(locale.LC_CTYPE)}, {sys.getfilesystemencoding()}"),
        DiagnosticFact(_("Language"), settings.active_language().name),
        DiagnosticFact(_("Appearance"), themes.get(settings.theme, _("same as the system"))),
        DiagnosticFact(_("Text size"), f"{settings.text_size} %"),
        DiagnosticFact(_("Single keys"), _("on") if settings.single_keys else _("off")),
        DiagnosticFact(_("Continuing after an answer"), _("on") if settings.go_on else _("off")),
        DiagnosticFact(_("Recent assessments"), str(len(settings.recent))),
    ]
    if session is not None:
        questionnaire, assessment = session.questionnaire, session.assessment
        quick = assessment.details.depth is Depth.QUICK
        facts += [
            DiagnosticFact(_("Questionnaire"), _questionnaire(questionnaire, language)),
            DiagnosticFact(_("Depth"), _("quick check") if quick else _("full questionnaire")),
            DiagnosticFact(_("Attached files"), str(sum(map(len, assessment.attachments.of.values())))),
        ]
    return facts


def as_text(facts: list[DiagnosticFact]) -> str:
    """Return the facts as lines to copy."""
    return "".join(f"{fact.name}: {fact.value}\n" for fact in facts)


def _distribution() -> str:
    """Return what Linux is called here, such as "Debian GNU/Linux 12"; elsewhere nothing."""
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, AttributeError):
        return ""


def _kernel() -> str:
    # On Windows the release is one number for many versions.
    version = platform.version() if platform.system() == "Windows" else platform.release()
    return f"{platform.system()} {version}"


def _free_space(language: Language) -> str:
    try:
        free = shutil.disk_usage(data_folder()).free
    except OSError:
        return "–"
    return language.gettext("{n} MB in the data folder").format(n=language.number(free // MEGABYTE))


def _questionnaire(questionnaire: Questionnaire, language: Language) -> str:
    """Return which questionnaire it is; one of the user's own may be named after the organisation."""
    if (content_folder("questionnaires") / questionnaire.id).is_dir():
        return f"{questionnaire.id} {questionnaire.version}"
    return language.gettext("one of your own")


def _installed_as(language: Language) -> str:
    """Return from which released file the program was installed; pip's and a clone are both a Python package."""
    environment = Path(sys.prefix)
    if environment == _OF_DEBIAN:
        return language.gettext("Debian package")
    # The installer puts it beside the folder of its Python.
    if (environment.parent / "uninstall.exe").is_file():
        return language.gettext("Windows program")
    return language.gettext("Python package")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "–"
