"""Benchmarks for tests: of invented organisations, as a publisher would give them away."""

from datetime import date
from pathlib import Path

import numpy as np

from readiness.domain.benchmark import Benchmark, measure_digests
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.exchange.benchmark_csv import Contribution, token_of, write_contribution
from readiness.exchange.benchmark_json import write_benchmark
from readiness.portfolio.benchmark.building import Wanted, build
from readiness.portfolio.benchmark.counting import Alike, Counted, populations
from readiness.portfolio.benchmark.ledger import Ledger
from readiness.portfolio.benchmark.population import Population
from readiness.portfolio.matrix import DONT_KNOW, NOT_APPLICABLE, UNANSWERED, AnswerMatrix
from tests.unit.builders import social_media

# Its public half is that of every benchmark of the tests.
PRIVATE_KEY = bytes(range(32))
TRADES = ("industry", "food", "craft", "health")
SIZES = ("micro", "small", "medium")


def invented(
    count: int, depth: Depth = Depth.FULL, seed: int = 1, questionnaire: Questionnaire | None = None
) -> list[Population]:
    """Return organisations whose levels hang together, as those of real ones do."""
    questionnaire = questionnaire or social_media()
    dice = np.random.default_rng(seed)
    drift, spread = dice.normal(2.2, 1.1, count), dice.normal(0, 0.8, (len(questionnaire.capabilities), count))
    cells = np.clip(np.rint(drift + spread), 0, 5).astype(np.int8)
    chance = dice.random(cells.shape)
    cells[chance < 0.05] = DONT_KNOW
    cells[chance > 0.98] = NOT_APPLICABLE
    if depth is Depth.QUICK:
        for row, capability in enumerate(questionnaire.capabilities.values()):
            if not capability.key_question:
                cells[row] = UNANSWERED
    counted = []
    for at in range(count):
        profile = {"trade": TRADES[int(dice.integers(len(TRADES)))], "size": SIZES[int(dice.integers(len(SIZES)))]}
        named = profile if dice.random() < 0.95 else {}
        counted.append(Counted(f"Firma {at}", f"{at:032}", date(2026, 1 + at % 12, 5), named))
    return populations([Alike(AnswerMatrix(questionnaire, depth, cells), tuple(counted))])


def sample_benchmark(count: int = 400, release: str = "2026-H2", publisher: str = "IHK Musterstadt") -> Benchmark:
    """Return a benchmark of full assessments and of quick checks."""
    counted = [*invented(count), *invented(count // 2, Depth.QUICK)]
    wanted = Wanted(publisher=publisher, made_on=date(2027, 1, 11), release=release)
    return build(counted, wanted, Ledger(b"key of the tests")).benchmark


def write_contributions(path: Path, count: int = 60, first: int = 0) -> Path:
    """Write the lines of members: of every three one is low, one in the middle, one high."""
    pack = social_media()
    lines = []
    for number in range(first, first + count):
        places = dict.fromkeys(measure_digests(pack, Depth.FULL), number % 3)
        token, quarter = token_of(f"document {number}"), date(2026, 10, 1)
        one = Contribution(pack.id, pack.version, Depth.FULL, quarter, "food", "small", token, places)
        lines.append(write_contribution(one))
    path.write_text("".join(lines), encoding="utf-8")
    return path


def write_benchmark_file(path: Path, benchmark: Benchmark | None = None, key: bytes = PRIVATE_KEY) -> Path:
    path.write_bytes(write_benchmark(benchmark or sample_benchmark(), key))
    return path
