"""`make promises`: take out every defence, one at a time, and see its test fail. Leaves with 1 where one does not.

python -m tests.promises [WORD…], where words choose the defences whose file, test or promise holds one of them.
The checkout is never changed: everything happens in copies of it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from queue import SimpleQueue
from time import monotonic
from xml.etree import ElementTree as ET

from tests.promises.collection import REPOSITORY, DefenceError, all_defences, check_test, promised, without
from tests.promises.defence import Defence

_PROCESSES = 2
# What git does not keep, or tests do not need.
_LEFT_OUT = (".git", ".venv", "build", "dist", ".*_cache", ".hypothesis", "images")
# In seconds, for all tests with their defences and for one without.
_PATIENCE, _PATIENCE_FOR_ONE = 1800, 240


class Outcome(StrEnum):
    """How a test went."""

    PASSED = "passed"
    FAILED = "failed"
    HUNG = "hung"
    BROKEN = "broken"
    MISSING = "did not run"


_NOTICED = {Outcome.FAILED, Outcome.HUNG}


def main(words: Sequence[str]) -> int:
    """Print a table of all defences and return how many faults there are."""
    chosen = [one for one in all_defences() if _is_chosen(one, words)]
    faults = [] if words else [f"without a defence: {row}" for row in promised() if _is_bare(row, chosen)]
    if not chosen:
        faults.append(f"no defence has these words in its file, test or promise: {' '.join(words)}")
    faults += [f"no row of SECURITY.md: {row}" for row in {one.promise for one in chosen} - {*promised()}]
    for defence in chosen:
        try:
            without(defence)
            check_test(defence)
        except DefenceError as error:
            faults.append(str(error))
    if faults:
        print(*faults, sep="\n")
        return len(faults)
    with tempfile.TemporaryDirectory(prefix="promises-") as name:
        first = _copied(REPOSITORY, Path(name) / "0")
        tests = sorted({defence.test for defence in chosen})
        print(
            f"{len(chosen)} defences of {len({one.promise for one in chosen})} promises, {len(tests)} tests", flush=True
        )
        outcomes = _run(first, tests, _PATIENCE, "-n", str(_PROCESSES), whole=True)
        faults = [
            f"with all defences it {outcomes[test]}: {test}" for test in tests if outcomes[test] is not Outcome.PASSED
        ]
        if not faults:
            # By now the first one holds everything that is compiled at its first use, and no test needs to wait for it.
            others = (_copied(first, Path(name) / str(number)) for number in range(1, _PROCESSES))
            faults = _take_out_all(chosen, [first, *others])
    print(*faults, f"{len(faults)} of {len(chosen)} defences could be taken out unnoticed.", sep="\n")
    return len(faults)


def _is_chosen(defence: Defence, words: Sequence[str]) -> bool:
    return not words or any(word in f"{defence.file} {defence.test} {defence.promise}" for word in words)


def _is_bare(row: str, defences: Sequence[Defence]) -> bool:
    return all(defence.promise != row for defence in defences)


def _take_out_all(defences: Sequence[Defence], copies: Sequence[Path]) -> list[str]:
    free: SimpleQueue[Path] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def take_out(defence: Defence) -> tuple[Outcome, float]:
        copy, since = free.get(), monotonic()
        try:
            with _taken_out(defence, copy):
                # The first of its parameters that fails is enough.
                return _run(copy, [defence.test], _PATIENCE_FOR_ONE, "-x")[defence.test], monotonic() - since
        finally:
            free.put(copy)

    faults = []
    with ThreadPoolExecutor(len(copies)) as threads:
        for defence, (outcome, seconds) in zip(defences, threads.map(take_out, defences), strict=True):
            first_line = defence.code.strip().splitlines()[0]
            print(
                f"{outcome:<12} {seconds:4.0f} s  {defence.promise[:40]:<40}  {defence.file}: {first_line}", flush=True
            )
            if outcome not in _NOTICED:
                faults.append(f"{defence.test} {outcome} without this in {defence.file}:\n{defence.code}")
    return faults


@contextmanager
def _taken_out(defence: Defence, copy: Path) -> Iterator[None]:
    """Take a defence out of a copy, and put it back."""
    file = copy / defence.file
    kept = file.with_name(f"{file.name}.kept")
    undefended = without(defence, copy)
    # Moved away and back, the whole file keeps its time, by which Python knows what it has compiled.
    os.replace(file, kept)
    try:
        file.write_text(undefended, "utf-8")
        yield
    finally:
        os.replace(kept, file)


def _copied(source: Path, target: Path) -> Path:
    """Return a copy of a checkout, with what was compiled in it."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(*_LEFT_OUT))
    return target


def _run(copy: Path, tests: Sequence[str], seconds: float, *options: str, whole: bool = False) -> dict[str, Outcome]:
    """Run tests in a copy, which is `whole` or lacks a defence, and return how each went."""
    report = copy / "promises.xml"
    report.unlink(missing_ok=True)
    environment = {
        **os.environ,
        "PYTHONPATH": str(copy),
        "QT_QPA_PLATFORM": "offscreen",
        # What is compiled without a defence must not be taken for the whole file.
        **({} if whole else {"PYTHONDONTWRITEBYTECODE": "1"}),
    }
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", *options, *tests]
    try:
        subprocess.run(command, cwd=copy, env=environment, timeout=seconds, capture_output=True, check=False)
    except subprocess.TimeoutExpired:
        return dict.fromkeys(tests, Outcome.HUNG)
    cases = [*ET.parse(report).iter("testcase")] if report.exists() else []
    return {test: _outcome(test, cases) for test in tests}


def _outcome(test: str, cases: Sequence[ET.Element]) -> Outcome:
    """Return how a test went, all its parameters together: one that fails is enough."""
    path, _, name = test.partition("::")
    module = path.removesuffix(".py").replace("/", ".")
    own = [
        case
        for case in cases
        if case.get("classname") == module and (case.get("name") == name or case.get("name", "").startswith(f"{name}["))
    ]
    if not own or any(case.find("skipped") is not None for case in own):
        return Outcome.BROKEN if any(case.find("error") is not None for case in cases) else Outcome.MISSING
    if any(case.find("failure") is not None for case in own):
        return Outcome.FAILED
    return Outcome.BROKEN if any(case.find("error") is not None for case in own) else Outcome.PASSED


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
