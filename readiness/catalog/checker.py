"""Check a pack folder: every fault with file, line, value and remedy."""

from pathlib import Path

import msgspec

from readiness.catalog.checks import CHECKS
from readiness.catalog.checks.structure import check_structure
from readiness.catalog.pack_files import PackFiles, read_pack_files
from readiness.catalog.problem import Pack, Problem
from readiness.domain.questionnaire import Questionnaire


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
        pack = Pack(files, msgspec.convert(files.data, Questionnaire))
        problems = [problem for check in CHECKS for problem in check(pack)]
    return sorted((_locate(files, problem) for problem in problems), key=lambda f: (str(f.file), f.line))


def _locate(files: PackFiles, problem: Problem) -> Finding:
    if problem.file is not None:
        return Finding(problem.file, 1, problem)
    file, line = files.position(problem.place)
    return Finding(file, line, problem)
