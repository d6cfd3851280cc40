"""The file for a request for support: facts of this installation and the log, in a form that can name nobody.

What may stand in it is listed, not what may not: of the log only lines that are the time and the type of a fault, or
a place in our code, in a package or in Python itself. Whatever else stands in that file stays here.
"""

import re
import sys
from pathlib import Path

from readiness.app.diagnostics import DiagnosticFact, as_text
from readiness.app.output import check_target, write_output
from readiness.foundation import clock, logs
from readiness.foundation.errors import UserError
from readiness.foundation.files import read_at_most
from readiness.foundation.language import Language
from readiness.foundation.paths import PACKAGE
from readiness.reporting.pango_version import pango_version

# Of the log the end is passed on; a full log is rotated long before this size.
_MOST_LINES, _MOST_BYTES = 400, 8_000_000
# As `logs.fault` writes them: the time and the type of a fault, and the places that it passed through.
_FAULT = re.compile(
    r"(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d|\?) "
    r"[A-Z][A-Za-z]{0,60}(?:Error|Exception|Warning|Expired|Interrupt|Exit|Failed|Silent)"
)
_PLACE = re.compile(
    r"  (?P<file>[\w./-]{1,200}):\d{1,6} in (?:[A-Za-z_]\w{0,80}|<(?:module|lambda|listcomp|setcomp|dictcomp|genexpr)>)"
)


def suggested_name() -> str:
    """Return a name for the file."""
    return f"Readiness support {clock.today():%Y-%m-%d}.txt"


def support_text(facts: list[DiagnosticFact], language: Language) -> str:
    """Return all of the text: the facts, the version of Pango, and the log. Takes half a second or more."""
    _ = language.gettext
    pango = DiagnosticFact("Pango", pango_version() or _("cannot be used"))
    lines, left_out = log_lines()
    told = [_("Log, the newest last:"), *(lines or [_("(no faults)")])]
    if left_out:
        words = language.ngettext("{n} line is left out.", "{n} lines are left out.", left_out)
        told.append(words.format(n=left_out))
    return as_text([*facts, pango]) + "\n" + "".join(f"{line}\n" for line in told)


def check_support_target(target: Path) -> None:
    """Raise UserError where the text must not replace a file, such as a document."""
    check_target(target, ())


def write_support(text: str, target: Path) -> None:
    """Write the text to a file of the user's choice; raises UserError where that is refused."""
    check_support_target(target)
    write_output(text.encode(), target)


def log_lines() -> tuple[list[str], int]:
    """Return the last lines of the log that are passed on, and how many of these last ones are not."""
    lines: list[str] = []
    try:
        log = logs.path()
    except UserError:
        return [], 0
    for path in (log.with_suffix(".old.log"), log):
        try:
            lines += read_at_most(path, _MOST_BYTES).decode(errors="replace").splitlines()
        except UserError:
            # Not there, or not readable: there is nothing to pass on.
            continue
    last = lines[-_MOST_LINES:]
    passed = [line for line in last if _names_nobody(line)]
    return passed, len(last) - len(passed)


def _names_nobody(line: str) -> bool:
    if _FAULT.fullmatch(line):
        return True
    place = _PLACE.fullmatch(line)
    return place is not None and _is_code(place["file"])


def _is_code(file: str) -> bool:
    """Return whether the file of a place is one of ours, of a package or of Python: others may be called anything."""
    first, _, rest = file.partition("/")
    if ".." in rest:
        return False
    if first == PACKAGE.name:
        return (PACKAGE / rest).is_file()
    if first == "site-packages":
        return rest.endswith(".py")
    return not rest and first.removesuffix(".py") in sys.stdlib_module_names
