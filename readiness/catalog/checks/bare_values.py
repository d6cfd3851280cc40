"""What YAML reads as something else than was meant, in words about what was written; no check itself.

`No` is false for YAML, `1.0` a number and `2026-07-31` a day: whoever wrote them sees neither in the file.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from readiness.catalog.pack_files import PackFiles
from readiness.catalog.yaml_source import YamlSource
from readiness.foundation.errors import Fault, Place, SourceString
from readiness.foundation.translation import N_

_NUMBER = SourceString(N_("a number"))
_DAY = SourceString(N_("a day"))
_VERSION = N_('A version has three numbers: write "{version}", with the quotation marks.')
_SIX = frozenset(["levels", "ladder", "overall"])


def explained(fault: Fault, files: PackFiles) -> Fault:
    """Return a fault of structure, told by what stands in the file where that helps its author."""
    if fault.code in {"value-minItems", "value-maxItems"}:
        return _counted(fault)
    found = files.source(fault.place)
    return fault if found is None or not fault.place else _told(fault, *found)


def _told(fault: Fault, source: YamlSource, place: Place) -> Fault:
    """Return a fault, told by what stands at a place of a file."""
    key = source.bare_keys.get(place)
    if key is not None and isinstance(fault.place[-1], bool | date | float):
        return _bare(fault, key, fault.place[-1])
    written = source.bare.get(place)
    if fault.code != "value-type" or written is None or not _text_wanted(fault):
        return fault
    if written.startswith("#"):
        return Fault(
            "text-cut",
            fault.place,
            N_("The text is missing: it begins with “#”, and YAML takes that for a comment."),
            N_("Put the whole text in quotation marks."),
            {},
            written,
        )
    # Whoever wrote “null” or nothing at all meant no text.
    return fault if fault.value is None else _version(_bare(fault, written, fault.value), written)


def _version(fault: Fault, written: str) -> Fault:
    """Tell of a version which one was probably meant: 1.0 is 1.0.0, which no quotation marks make of it."""
    if fault.place[-1] not in {"version", "since"}:
        return fault
    numbers = [*re.findall("[0-9]+", written), "0", "0"][:3]
    meant = ".".join(numbers) if re.fullmatch("[0-9.]+", written) else "1.0.0"
    return replace(fault, remedy=_VERSION, facts={**fault.facts, "version": meant})


def _text_wanted(fault: Fault) -> bool:
    wanted = fault.facts.get("wanted")
    if isinstance(wanted, tuple):
        # Where numbers are right as well, only a word was meant otherwise.
        return "a text" in wanted and isinstance(fault.value, bool)
    return wanted == "a text"


def _bare(fault: Fault, written: str, read: Any) -> Fault:
    words = N_("YAML reads {written} as {read}, not as a text.")
    remedy = N_('Put it in quotation marks: write "{written}".')
    facts = {"written": written, "read": _in_words(read)}
    return replace(fault, what=words, remedy=remedy, facts=facts, value=written)


def _in_words(read: Any) -> str:
    if isinstance(read, bool):
        return str(read).lower()
    return _DAY if isinstance(read, date) else _NUMBER


def _counted(fault: Fault) -> Fault:
    """Say of lists that always have the same length which ones they are."""
    found = len(fault.value) if isinstance(fault.value, list | tuple) else 0
    name = fault.place[-1] if fault.place else ""
    if name in _SIX:
        what = N_("There must be six entries, for levels 0 to 5; there are {found}.")
    elif name == "next_steps":
        what = N_("There must be five entries, for the steps from 0 to 1 up to 4 to 5; there are {found}.")
    else:
        return fault
    return replace(
        fault, what=what, remedy=N_("Add the missing entries, or remove the surplus ones."), facts={"found": found}
    )
