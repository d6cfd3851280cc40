"""What the pages say of a questionnaire, broken ones included."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from readiness.catalog.given_pack import PackFacts, ReadPack
from readiness.catalog.installing import PackPlace, PackStanding
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.errors import Fault
from readiness.foundation.language import Language
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import text
from readiness.wording.languages import language_name
from readiness.wording.names import Names

# More are mended in an editor, not read here.
_MOST_FAULTS = 20


def title_of(facts: PackFacts, otherwise: Path, language: Language) -> str:
    """Return what a questionnaire is called; one without a title is called by its folder or file."""
    return language.of(facts.title) or facts.id or otherwise.name


def facts_line(read: ReadPack, language: Language) -> str:
    """Return version, languages and numbers as far as they are known; `extents` tells the questions of a usable one."""
    facts = read.facts
    _, parts = language.gettext, []
    if facts.version:
        parts.append(_("Version {version}").format(version=facts.version))
    if facts.languages:
        parts.append(", ".join(map(language_name, facts.languages)))
    if facts.questions is not None and read.questionnaire is None:
        words = language.ngettext("{n} question", "{n} questions", facts.questions)
        parts.append(words.format(n=facts.questions))
    if facts.dimensions is not None:
        parts.append(_("Dimensions: {n}").format(n=facts.dimensions))
    return " · ".join(parts)


def extents(pack: Questionnaire, language: Language) -> str:
    """Return what each depth of a questionnaire asks, and how long that takes."""
    return " · ".join(Names(pack, language).extent(depth) for depth in pack.depths())


def standing_words(place: PackPlace, language: Language) -> str:
    """Return how a questionnaire stands to those that are there; nothing where it is the first of its id."""
    _, there = language.gettext, place.there
    folder = place.other.folder if place.other is not None else ""
    words = {
        PackStanding.NEW: "",
        PackStanding.NEWER: _("Newer than version {there}, which is there.")
        if not place.replaces
        else _("It replaces version {there}. Assessments keep the version that they have."),
        PackStanding.SAME: _("This questionnaire is there already, in this very version. There is nothing to add."),
        PackStanding.OLDER: _(
            "Version {there} is there, which is newer. Replace it only if you want the older one back."
        ),
        PackStanding.OTHER: _(
            "Another questionnaire bears this id and is in its place, in {folder}. If both are yours, replace the one "
            "that you do not need; if not, give this one an id or a version of its own first."
        ),
        PackStanding.SHIPPED: _(
            "Version {there} comes with the program, so this one would never be used. Give it an id of its own, or a "
            "higher version."
        ),
    }
    return words[place.standing].format(there=there, folder=folder)


def add_faults(column: QVBoxLayout, faults: Sequence[Fault], language: Language) -> None:
    """Put faults below each other: the file with its line, what is wrong, and what to do."""
    for fault in faults[:_MOST_FAULTS]:
        where = "" if fault.file is None else f"{fault.file.as_posix()}:{fault.line or 1}"
        told, found = fault.message(language), fault.shown_value()
        value = f" [{found}]" if found and found not in told else ""
        said = f"{told}{value} {fault.advice(language)}"
        column.addWidget(text(said, SMALL, lead=where))
    more = len(faults) - _MOST_FAULTS
    if more > 0:
        column.addWidget(text(language.ngettext("and {n} more", "and {n} more", more).format(n=more), SMALL, "quiet"))


def broken_words(read: ReadPack, language: Language) -> str:
    """Return that a questionnaire cannot be used, and for how many reasons."""
    n = len(read.faults)
    words = language.ngettext("It cannot be used: {n} fault", "It cannot be used: {n} faults", n)
    return words.format(n=n)
