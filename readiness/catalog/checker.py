"""Check a pack folder: every fault with file, line, value and remedy."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from readiness.catalog.checks import CHECKS
from readiness.catalog.checks.bare_values import explained
from readiness.catalog.checks.structure_words import in_words
from readiness.catalog.first_format import gaps
from readiness.catalog.pack import Pack
from readiness.catalog.pack_files import PackFiles, read_pack_files
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.errors import Fault
from readiness.validation.boundary import read_tree
from readiness.validation.refusal import RefusedError

# What follows from another fault at the same place, which is the one to mend.
_SAID_BETTER = {
    "condition-syntax": ("condition-sign",),
    "condition-impossible": ("condition-name", "condition-value"),
}


def check_pack(folder: Path) -> list[Fault]:
    """Return all faults of a pack with file and line, in their order.

    Faults of structure are returned alone: the other checks need a sound structure.
    Raises UserError where a file cannot be read as YAML at all.
    """
    files = read_pack_files(folder)
    try:
        pack = Pack(files, read_questionnaire(files))
    except RefusedError as refused:
        return located(refused.faults, files)
    faults = [fault for check in CHECKS for fault in check(pack)]
    told = {(fault.place, fault.code) for fault in faults}
    return located((f for f in faults if not any((f.place, c) in told for c in _SAID_BETTER.get(f.code, ()))), files)


def read_questionnaire(files: PackFiles) -> Questionnaire:
    """Return the questionnaire in the files of a pack; raises RefusedError with all faults of its structure."""
    lacking = list(gaps(files.data))
    try:
        questionnaire = read_tree(files.data, Questionnaire)
    except RefusedError as refused:
        raise RefusedError([*refused.faults, *lacking]) from refused
    if lacking:
        raise RefusedError(lacking)
    return questionnaire


def located(faults: Iterable[Fault], files: PackFiles) -> list[Fault]:
    """Return the faults with file and line, in the order of files and lines."""
    told = [_located(fault, files) for fault in faults]
    # A misspelt key is missing as well, which is no fault of its own.
    meant = {(fault.place[:-1], fault.facts["meant"]) for fault in told if "meant" in fault.facts}
    told = [f for f in told if f.code != "key-missing" or (f.place, f.facts.get("key")) not in meant]
    return sorted(told, key=lambda fault: (str(fault.file), fault.line))


def _located(fault: Fault, files: PackFiles) -> Fault:
    fault = in_words(explained(fault, files), files)
    if fault.file is not None:
        return replace(fault, line=fault.line or 1)
    file, line = files.position(fault.place)
    return replace(fault, file=file, line=line)
