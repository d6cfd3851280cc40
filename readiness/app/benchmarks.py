"""Benchmarks as those who read them meet them: looked at, added to the program, and beside an assessment."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from readiness.domain.benchmark import Benchmark
from readiness.exchange.benchmark_json import BenchmarkFile, read_benchmark
from readiness.foundation import clock
from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.files import MEGABYTE, read_at_most, write_whole
from readiness.foundation.paths import data_folder, folder_refused
from readiness.foundation.privacy import PRIVATE_FOLDER
from readiness.foundation.translation import N_
from readiness.results.assessment_result import AssessmentResult
from readiness.results.benchmark import BenchmarkStanding, Signer, stand

ENDING = ".json"
_TRUSTED = "trusted.keys"


@dataclass(frozen=True, slots=True)
class GivenBenchmark:
    """A benchmark from a file, and who signed it."""

    path: Path
    file: BenchmarkFile
    signer: Signer

    @property
    def benchmark(self) -> Benchmark:
        """What it says."""
        return self.file.benchmark


def look_at_benchmark(path: Path) -> GivenBenchmark:
    """Return a benchmark, which may be a stranger's; raises UserError with all that is wrong with it."""
    file = read_benchmark(path)
    fingerprint = file.signature.fingerprint
    return GivenBenchmark(path, file, Signer(fingerprint, _trusted().get(fingerprint)))


def add_benchmark(given: GivenBenchmark) -> None:
    """Keep a benchmark for all assessments, and trust its key from today on; raises UserError where that fails.

    It replaces what the same publisher has given for the same questionnaires before.
    """
    raw = read_at_most(given.path, MEGABYTE)
    covered = {(section.pack, section.depth) for section in given.benchmark.sections}
    replaced = [
        one
        for one in kept_benchmarks()
        if one.signer.fingerprint == given.signer.fingerprint
        and {(section.pack, section.depth) for section in one.benchmark.sections} <= covered
    ]
    target = benchmark_folder() / f"{sha256(raw).hexdigest()[:24]}{ENDING}"
    trusted = {given.signer.fingerprint: clock.today(), **_trusted()}
    try:
        write_whole(raw, target, private=True)
        words = json.dumps({key: day.isoformat() for key, day in trusted.items()}, indent=1)
        write_whole(words.encode(), benchmark_folder() / _TRUSTED, private=True)
        for one in replaced:
            if one.path != target:
                one.path.unlink(missing_ok=True)
    except OSError as error:
        raise folder_refused(benchmark_folder(), error) from error


def remove_benchmark(given: GivenBenchmark) -> None:
    """Remove a benchmark that is kept; its publisher stays trusted. Raises UserError."""
    try:
        given.path.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            "benchmark-not-removed",
            N_("The benchmark cannot be removed ({reason})."),
            N_("Check your permissions."),
            where=str(given.path),
            reason=reason_of(error),
        ) from error


def kept_benchmarks() -> list[GivenBenchmark]:
    """Return the benchmarks that were added, the newest first; a file that is damaged is not among them."""
    return sorted(_kept(), key=lambda one: (one.benchmark.made_on, one.path.name), reverse=True)


def _kept() -> Iterator[GivenBenchmark]:
    folder = _folder()
    for path in sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else ():
        try:
            yield look_at_benchmark(path)
        except UserError:
            continue


def standing_of(result: AssessmentResult) -> BenchmarkStanding | None:
    """Return an assessment beside the newest benchmark that was added for its questionnaire; None without one."""
    for one in kept_benchmarks():
        found = stand(result, one.benchmark, one.signer)
        if found is not None and found.positions:
            return found
    return None


def given_standing(result: AssessmentResult, given: GivenBenchmark) -> BenchmarkStanding:
    """Return an assessment beside a benchmark; raises UserError where that says nothing about its questionnaire."""
    found = stand(result, given.benchmark, given.signer)
    if found is None or not found.positions:
        raise UserError(
            "benchmark-other-questionnaire",
            N_("The benchmark has nothing to compare this assessment with."),
            N_("It needs the same questionnaire at the same depth, and answers to it."),
            where=str(given.path),
        )
    return found


def benchmark_folder() -> Path:
    """Return the private folder of benchmarks and keys, made if missing; raises UserError."""
    folder = _folder()
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    except OSError as error:
        raise folder_refused(folder, error) from error
    return folder


def _folder() -> Path:
    return data_folder() / "benchmarks"


def _trusted() -> dict[str, date]:
    """Return since when each fingerprint is trusted; a file that cannot be read trusts nobody."""
    try:
        found = json.loads(read_at_most(_folder() / _TRUSTED, MEGABYTE))
        return {str(key): date.fromisoformat(day) for key, day in found.items()}
    except (UserError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
