"""Where an assessment stands: never surer than bins and own answers, in the smallest group that says something."""

import re
from dataclasses import replace
from datetime import date

import pytest

from readiness.domain.benchmark import OVERALL, Benchmark, BenchmarkGroup, BenchmarkSection, Bins, measure_digests
from readiness.domain.questionnaire import Depth
from readiness.domain.values import Text
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.results.benchmark import Signer, stand
from readiness.wording.benchmark import BenchmarkWords
from tests.unit.builders import social_media
from tests.unit.portfolio.companies import company

PACK = social_media()
DIGESTS = measure_digests(PACK, Depth.FULL)
SIGNER = Signer("1234 5678")


def benchmark(*groups: BenchmarkGroup, digest: str | None = None) -> Benchmark:
    bins = {measure: Bins((digest or DIGESTS[measure],), ((2, 4), (2,))) for measure in ("PRO1", "SKL1")}
    bins[OVERALL] = Bins((DIGESTS[OVERALL],), ((8, 12), ()))
    section = BenchmarkSection(
        pack=PACK.id,
        versions=(PACK.version,),
        title=Text(en="Demo"),
        depth=Depth.FULL,
        by=("trade", "size"),
        earliest=date(2026, 1, 1),
        latest=date(2026, 12, 31),
        bins=bins,
        groups=groups,
    )
    return Benchmark(publisher="IHK", release="2026-H2", made_on=date(2027, 1, 11), sections=(section,))


ALL = BenchmarkGroup((), 100, {"PRO1": (20, 30, 50), "SKL1": (20, 30, 50), OVERALL: (40, 30, 30)})
FOOD = BenchmarkGroup(("food",), 40, {"PRO1": (10, 30)})


def result(levels: list[int | None], **profile: str) -> AssessmentResult:
    return assess(PACK, company("Firma", levels, profile=profile), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("level", "low", "high"), [(0, 0, 20), (1, 0, 20), (2, 20, 50), (3, 20, 50), (4, 50, 100), (5, 50, 100)]
)
def test_a_level_lies_between_the_bins_below_and_its_own(level: int, low: int, high: int) -> None:
    found = stand(result([level]), benchmark(ALL), SIGNER)
    assert found is not None
    position = found.positions["PRO1"]
    assert (position.low, position.high, position.count) == (low, high, 100)


def test_an_open_question_has_no_position_and_makes_the_index_wide() -> None:
    found = stand(result([3] * 20), benchmark(ALL), SIGNER)
    assert found is not None
    assert "SKL1" in found.positions
    overall = found.overall
    assert overall is not None
    assert (overall.low, overall.high) == (0, 100)
    sure = stand(result([3] * 43), benchmark(ALL), SIGNER)
    assert sure is not None
    assert sure.overall is not None
    assert (sure.overall.low, sure.overall.high) == (70, 100)


def test_the_smallest_group_that_says_something_counts() -> None:
    found = stand(result([3] * 43, trade="food", size="small"), benchmark(ALL, FOOD), SIGNER)
    assert found is not None
    pro, skl = found.positions["PRO1"], found.positions["SKL1"]
    assert (pro.group, pro.wanted, pro.own_group, pro.count) == (("food",), ("food", "small"), False, 40)
    assert (skl.group, skl.count) == ((), 100)
    words = BenchmarkWords(found, result([3] * 43), ENGLISH)
    assert words.line(pro).startswith("Approval of own posts: above 25–100% of 40 comparable organisations – ")
    assert "nothing published for" in words.line(pro)


def test_what_means_something_else_is_not_compared() -> None:
    found = stand(result([3] * 43), benchmark(ALL, digest="f" * 16), SIGNER)
    assert found is not None
    assert set(found.positions) == {OVERALL}
    assert set(found.unlike) == {"PRO1", "SKL1"}


def test_another_depth_is_not_compared() -> None:
    quick = company("Firma", [3] * 43)
    quick = replace(quick, details=replace(quick.details, depth=Depth.QUICK))
    assert stand(assess(PACK, quick, date(2026, 11, 30)), benchmark(ALL), SIGNER) is None


@pytest.mark.parametrize("language", [ENGLISH, GERMAN])
def test_no_share_stands_without_its_count(language: object) -> None:
    own = result([3] * 43, trade="food")
    found = stand(own, benchmark(ALL, FOOD), SIGNER)
    assert found is not None
    words = BenchmarkWords(found, own, language)  # type: ignore[arg-type]
    for line in words.lines():
        if "%" in line:
            assert re.search(r"\b(100|40)\b (comparable|vergleichbaren)", line)
    # And whose figures they are stands right below the first of them.
    assert "2026-H2" in [*words.lines()][1]
    assert "IHK" in [*words.lines()][1]
    assert any("1234 5678" in line for line in words.notes())


@pytest.mark.parametrize(("groups", "times"), [((ALL,), 1), ((ALL, FOOD), 2)])
def test_a_group_that_all_figures_share_is_named_once(groups: tuple[BenchmarkGroup, ...], times: int) -> None:
    own = result([3] * 43, trade="food")
    found = stand(own, benchmark(*groups), SIGNER)
    assert found is not None
    assert found.one_group == (times == 1)
    named = [line for line in BenchmarkWords(found, own, ENGLISH).lines() if "nothing published for" in line]
    # The index over all and SKL1 are of all organisations.
    assert len(named) == times
