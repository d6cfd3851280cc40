"""Check a pack folder: every fault with file, line, value and remedy."""

import re
from pathlib import Path

import msgspec

from readiness.catalog.checks import CHECKS
from readiness.catalog.checks.structure import check_structure
from readiness.catalog.pack_files import PackFiles, read_pack_files
from readiness.catalog.problem import Pack, Problem
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.translation import N_


class Finding(msgspec.Struct, frozen=True):
    """A problem with its file and line."""

    file: Path
    line: int
    problem: Problem


def check_pack(folder: Path) -> list[Finding]:
    """Return all problems of a pack in the order of files and lines.

    Where its structure is at fault, only that is told: the other checks could not trust what they read.
    Raises UserError where a file cannot be read as YAML at all.
    """
    files = read_pack_files(folder)
    problems = list(check_structure(files))
    if not problems:
        try:
            pack = Pack(files, msgspec.convert(files.data, Questionnaire))
        except msgspec.ValidationError as error:
            problems = [_refused(error)]
        else:
            problems = [problem for check in CHECKS for problem in check(pack)]
    return sorted((_locate(files, problem) for problem in problems), key=lambda f: (str(f.file), f.line))


def _refused(error: msgspec.ValidationError) -> Problem:
    """Return what the schema cannot say, such as a decimal point in a whole number, with the place that is named."""
    what, _, path = str(error).partition(" - at ")
    steps = re.findall(r"\.(\w+)|\[([0-9]+)\]", path)
    place = tuple(name or int(number) for name, number in steps)
    return Problem("value-refused", place, N_("This is not allowed ({why})."), N_("Change the value."), {"why": what})


def _locate(files: PackFiles, problem: Problem) -> Finding:
    if problem.file is not None:
        return Finding(problem.file, 1, problem)
    file, line = files.position(problem.place)
    return Finding(file, line, problem)
