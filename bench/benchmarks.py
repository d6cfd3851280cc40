"""A benchmark of a hundred thousand assessments, beside a bare pass of NumPy over their answers."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np

from bench.measure import beside, show
from readiness.catalog.packs import find_pack
from readiness.domain.questionnaire import Depth
from readiness.portfolio.benchmark.building import Wanted, build
from readiness.portfolio.benchmark.counting import Alike, Counted, populations
from readiness.portfolio.benchmark.ledger import Ledger
from readiness.portfolio.matrix import NOT_APPLICABLE, AnswerMatrix

ORGANISATIONS = 100_000
WANTED = Wanted(publisher="", made_on=date(2027, 1, 11), release="2026-H2")


def benchmarks(_folder: Path) -> None:
    """Measure who is counted, a first release, and one beside it, and print them."""
    questionnaire = find_pack("social-media")
    dice = np.random.default_rng(1)
    cells = dice.integers(NOT_APPLICABLE, 6, (len(questionnaire.capabilities), ORGANISATIONS), dtype=np.int8)
    choices = {one.code: [str(choice.value) for choice in one.choices] for one in questionnaire.profile if one.choices}
    counted = tuple(
        Counted(
            f"Firm {at}",
            str(at),
            date(2026, 1, 1) + timedelta(days=at % 365),
            {code: values[int(at * 7 % len(values))] for code, values in choices.items()},
        )
        for at in range(ORGANISATIONS)
    )
    alike = [Alike(AnswerMatrix(questionnaire, Depth.FULL, cells), counted)]
    found = populations(alike)
    empty = Ledger(b"key")
    ledger = Ledger(b"key", (build(found, WANTED, empty).release("0" * 64),))

    def bare() -> None:
        for level in range(1, 6):
            (cells >= level).sum(0, dtype=np.int16)

    name = "100,000 organisations"
    show(f"{name} told apart and scored : bare passes of NumPy", beside(lambda: populations(alike), bare), "–")
    show(f"{name}, a first benchmark : the same", beside(lambda: build(found, WANTED, empty), bare), "< 5,000 ms")
    show(f"{name}, a second one beside it : the same", beside(lambda: build(found, WANTED, ledger), bare), "–")
