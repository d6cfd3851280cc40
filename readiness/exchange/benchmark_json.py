"""`readiness-benchmark/1`: a benchmark with the signature of its publisher (docs/formats/benchmark.md)."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from readiness.domain.benchmark import Benchmark
from readiness.exchange.json_file import Format, read_file
from readiness.exchange.signature import Signature, holds, sign
from readiness.foundation.errors import UserError
from readiness.foundation.files import read_at_most
from readiness.foundation.translation import N_
from readiness.validation.boundary import write_json

FORMAT: Literal["readiness-benchmark/1"] = "readiness-benchmark/1"
_FORM = Format(FORMAT, "benchmark-format", "docs/formats/benchmark.md")
# What is built fits in an e-mail.
MOST_BYTES = 100_000
# What is read may be larger: a later version may say more.
_MOST_READ = 1_000_000


@dataclass(frozen=True, slots=True)
class BenchmarkFile:
    """The whole file."""

    format: Literal["readiness-benchmark/1"]
    benchmark: Benchmark
    signature: Signature


def read_benchmark(path: Path) -> BenchmarkFile:
    """Return a benchmark, which may be a stranger's; raises UserError with all that is wrong with it.

    It is refused where the signature does not hold: what it says was not said by who signed it.
    """
    read_at_most(path, _MOST_READ, _too_large(path))
    file = read_file(path, BenchmarkFile, _FORM, lambda _data: ())
    if not holds(_signed(file.benchmark), file.signature):
        raise UserError(
            "benchmark-signature",
            N_("This benchmark was changed after it was signed."),
            N_("Do not use it; ask its publisher for the file again."),
            where=str(path),
        )
    return file


def write_benchmark(benchmark: Benchmark, private_key: bytes) -> bytes:
    """Return a benchmark as a signed file."""
    signature = sign(_signed(benchmark), private_key)
    return write_json(BenchmarkFile(FORMAT, benchmark, signature), defaults=False) + b"\n"


def _signed(benchmark: Benchmark) -> bytes:
    """Return what is signed: the content as canonical JSON, without what has its default."""
    plain = json.loads(write_json(benchmark, defaults=False))
    written = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{FORMAT}\n{written}".encode()


def _too_large(path: Path) -> UserError:
    return UserError(
        "benchmark-too-large",
        N_("A benchmark has at most {most} MB."),
        N_("Check that it is the right file."),
        where=str(path),
        most=_MOST_READ // 1_000_000,
    )
