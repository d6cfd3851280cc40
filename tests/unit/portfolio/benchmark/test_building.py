"""A benchmark from assessments: who is counted, that the same makes the same, and that it fits in an e-mail."""

import json
from datetime import date
from fractions import Fraction
from random import Random

import numpy as np
import pytest

from readiness.domain.benchmark import FEWEST, FEWEST_IN_BIN, OVERALL, index_value
from readiness.domain.questionnaire import Depth
from readiness.exchange.benchmark_json import MOST_BYTES, write_benchmark
from readiness.foundation.errors import UserError
from readiness.portfolio.benchmark.building import Wanted, build
from readiness.portfolio.benchmark.counting import Alike, Counted, populations, quarter_end, quarter_start
from readiness.portfolio.benchmark.ledger import Ledger
from readiness.portfolio.benchmark.population import NO_VALUE
from readiness.portfolio.matrix import AnswerMatrix
from readiness.scoring.score import Rating
from readiness.scoring.scorer import score
from tests.benchmark_file import PRIVATE_KEY, invented, sample_benchmark
from tests.unit.builders import social_media
from tests.unit.portfolio.companies import company

WANTED = Wanted(publisher="Probe", made_on=date(2027, 1, 11), release="2026-H2")


def alike(counted: list[Counted], cells: np.ndarray | None = None) -> Alike:
    pack = social_media()
    if cells is None:
        cells = np.full((len(pack.capabilities), len(counted)), 2, np.int8)
    return Alike(AnswerMatrix(pack, Depth.FULL, cells), tuple(counted))


def test_every_organisation_counts_once_with_its_newest_assessment() -> None:
    older = Counted("Müller & Söhne GmbH", "a", date(2025, 3, 1), {})
    newer = Counted("MÜLLER & SÖHNE GMBH", "b", date(2026, 3, 1), {})
    cells = np.array([[1, 4]] * len(social_media().capabilities), np.int8)
    [found] = populations([alike([older, newer], cells)])
    assert found.count == 1
    assert found.values["PRO1"].tolist() == [4]


def test_without_a_name_a_document_is_an_organisation() -> None:
    nameless = [Counted(" ", name, date(2026, 1, 1), {}) for name in ("a", "b")]
    [found] = populations([alike(nameless)])
    assert found.count == 2


def test_the_newest_one_decides_at_which_depth_an_organisation_counts() -> None:
    pack = social_media()
    quick = Alike(
        AnswerMatrix(pack, Depth.QUICK, np.full((len(pack.capabilities), 1), 1, np.int8)),
        (Counted("Firma", "a", date(2026, 5, 1), {}),),
    )
    [found] = populations([alike([Counted("Firma", "b", date(2026, 1, 1), {})]), quick])
    assert found.depth is Depth.QUICK


def test_groups_come_from_the_choices_of_the_profile() -> None:
    profiles = [
        {"trade": "food", "size": "small", "country": "DE"},
        {"trade": "food", "size": "=1+1"},
        {"size": "small"},
        {"trade": "<b>"},
    ]
    counted = [Counted(str(at), str(at), date(2026, 1, 1), profile) for at, profile in enumerate(profiles)]
    [found] = populations([alike(counted)])
    assert found.by == ("trade", "size")
    assert sorted(found.paths) == [(), (), ("food",), ("food", "small")]


def test_values_are_those_of_the_single_scorer() -> None:
    pack = social_media()
    assessment = company("Firma", [3, None, 2, 4, 1] * 9)
    from readiness.portfolio.benchmark.counting import measured_values
    from readiness.portfolio.matrix import matrix_of

    found = measured_values(matrix_of(pack, [assessment], Depth.FULL))
    scored = score(pack, assessment)
    for dimension in scored.dimensions:
        if dimension.rating is Rating.RATED:
            assert dimension.index.point is not None
            assert found[dimension.code][0] == index_value(dimension.index.point)
        else:
            assert found[dimension.code][0] == NO_VALUE
    for code in pack.capabilities:
        level = assessment.answer(code).level
        assert found[code][0] == (NO_VALUE if level is None else level)


def test_nothing_published_is_small() -> None:
    benchmark = sample_benchmark()
    assert {(section.pack, section.depth) for section in benchmark.sections} == {
        ("social-media", Depth.FULL),
        ("social-media", Depth.QUICK),
    }
    for group in benchmark.groups:
        assert group.organisations >= FEWEST
        for counts in group.counts.values():
            assert min(counts) >= FEWEST_IN_BIN
            assert len(counts) > 1
    full = benchmark.sections[0]
    assert full.group(()) is not None
    assert OVERALL in full.groups[0].counts
    assert any(group.layer == 2 for group in full.groups)


def test_the_same_makes_the_same_bytes() -> None:
    assert write_benchmark(sample_benchmark(), PRIVATE_KEY) == write_benchmark(sample_benchmark(), PRIVATE_KEY)


def test_it_holds_no_names_and_no_day_of_one_organisation() -> None:
    written = write_benchmark(sample_benchmark(), PRIVATE_KEY).decode()
    assert "Firma" not in written
    assert f"{3:032}" not in written
    for section in json.loads(written)["benchmark"]["sections"]:
        assert (section["earliest"], section["latest"]) == ("2026-01-01", "2026-12-31")


def test_a_large_one_fits_in_an_e_mail() -> None:
    benchmark = build(invented(20_000), WANTED, Ledger(b"key")).benchmark
    assert len(write_benchmark(benchmark, PRIVATE_KEY)) <= MOST_BYTES


def test_fewer_than_ten_are_refused() -> None:
    with pytest.raises(UserError) as refused:
        build(invented(FEWEST - 1), WANTED, Ledger(b"key"))
    assert refused.value.code == "benchmark-too-few"


def test_noise_changes_counts_and_is_stated() -> None:
    dice = Random(5)
    wanted = Wanted(publisher="", made_on=date(2027, 1, 11), epsilon=Fraction(1, 2), below=dice.randrange)
    noisy = build(invented(300), wanted, Ledger(b"key")).benchmark
    plain = build(invented(300), WANTED, Ledger(b"key")).benchmark
    assert noisy.noise is not None
    assert noisy.noise.epsilon == 0.5
    assert noisy.noise.touched >= 3
    before, after = plain.sections[0].groups[0], noisy.sections[0].groups[0]
    assert before.counts != after.counts
    off = [
        abs(one - other) for m in before.counts for one, other in zip(before.counts[m], after.counts[m], strict=True)
    ]
    assert max(off) < 60


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 6, 30), date(2026, 4, 1), date(2026, 6, 30)),
        (date(2028, 2, 29), date(2028, 1, 1), date(2028, 3, 31)),
        (date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_quarters(day: date, first: date, last: date) -> None:
    assert (quarter_start(day), quarter_end(day)) == (first, last)
