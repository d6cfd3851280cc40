"""`readiness-check/1`: the problems of a questionnaire as JSON (docs/formats/check.md)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from readiness.foundation.errors import Fault
from readiness.foundation.language import Language
from readiness.validation.boundary import write_json


@dataclass(frozen=True, slots=True)
class ProblemEntry:
    """One problem; message and remedy are in the reader's language."""

    code: str
    file: str
    line: int
    value: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class CheckFile:
    """The whole document."""

    format: Literal["readiness-check/1"]
    problems: tuple[ProblemEntry, ...]


def write_check(faults: Iterable[Fault], language: Language) -> bytes:
    """Return the faults of a pack, located in its files, in the published shape."""
    return write_json(CheckFile("readiness-check/1", tuple(_entry(fault, language) for fault in faults)), indent=2)


def _entry(fault: Fault, language: Language) -> ProblemEntry:
    return ProblemEntry(
        code=fault.code,
        file=str(fault.file),
        line=fault.line or 1,
        value=fault.shown_value(),
        message=fault.message(language),
        remedy=fault.advice(language),
    )
