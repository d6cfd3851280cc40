"""Several sites as one view: the rule against brute force, and a result that goes through the same scorer."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Depth
from readiness.foundation.language import ENGLISH
from readiness.portfolio.entry import Portfolio
from readiness.portfolio.matrix import CONFIRMED, DONT_KNOW, NOT_APPLICABLE, NOT_ASKED, UNANSWERED, cells_of
from readiness.portfolio.reading import read_portfolio
from readiness.portfolio.sites import merged_cell, merged_sites, with_sites_merged
from readiness.results.assessment_result import assess
from tests.unit.builders import social_media
from tests.unit.portfolio.companies import LONG_AGO, TODAY, company, put
from tests.unit.strategies import social_media_assessments

CELLS = [UNANSWERED, DONT_KNOW, NOT_APPLICABLE, CONFIRMED, NOT_ASKED, *range(6)]


def could_be(cell: int) -> set[int]:
    """Return the levels that a site may have; what says nothing about a level has none."""
    if cell >= 0:
        return {cell}
    return {*range(6)} if cell in {UNANSWERED, DONT_KNOW} else set()


@pytest.mark.parametrize("count", [1, 2, 3])
def test_what_is_merged_is_the_lowest_level_of_all_that_may_be(count: int):
    for cells in product(CELLS, repeat=count):
        merged = merged_cell(cells)
        possible = [levels for cell in cells if (levels := could_be(cell))]
        if not possible:
            assert merged in {NOT_APPLICABLE, CONFIRMED, NOT_ASKED}, cells
            assert (merged == NOT_ASKED) == ({*cells} == {NOT_ASKED})
            assert (merged == CONFIRMED) == (NOT_APPLICABLE not in cells and CONFIRMED in cells)
            continue
        lowest = {min(levels) for levels in product(*possible)}
        # A level is told where there is only one that it can be, and nothing is told where there are several.
        assert (merged >= 0) == (len(lowest) == 1), cells
        assert merged in {UNANSWERED, DONT_KNOW} or lowest == {merged}, cells
        if merged < 0:
            assert (merged == DONT_KNOW) == (DONT_KNOW in cells), cells


@given(st.lists(st.sampled_from(CELLS), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_sites_does_not_matter_nor_does_a_second_one_that_is_the_same(cells: list[int], dice: object):
    shuffled = [*cells]
    dice.shuffle(shuffled)  # type: ignore[attr-defined]

    assert merged_cell(shuffled) == merged_cell(cells) == merged_cell([*cells, cells[0]])


def at_sites(folder: Path, *assessments: Assessment) -> Portfolio:
    for number, one in enumerate(assessments):
        details = replace(one.details, organisation="Firm", site=f"Site {number}", depth=Depth.FULL)
        put(folder / f"{number}.readiness", one.with_part(details))
    return read_portfolio([folder], TODAY)


@given(st.lists(social_media_assessments(), min_size=2, max_size=3))
def test_the_merged_result_goes_through_the_same_scorer(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Assessment]
):
    (merged,) = merged_sites(at_sites(tmp_path_factory.mktemp("sites"), *drawn))

    result = merged.result(TODAY, ENGLISH)
    entry = merged.entry(ENGLISH)

    # Answer by answer, without the matrix.
    cells = [cells_of(social_media(), one) for one in drawn]
    wanted = [merged_cell([column[row] for column in cells]) for row in range(len(cells[0]))]
    assert cells_of(social_media(), result.assessment) == wanted
    assert result == assess(social_media(), result.assessment, TODAY)
    assert entry.stage is not None
    assert (entry.stage.low, entry.stage.high) == (result.score.stage.low, result.score.stage.high)
    # The whole is never better than any of its sites may be.
    for one in drawn:
        assert result.score.stage.low <= assess(social_media(), one, TODAY).score.stage.high


def test_it_is_marked_as_merged_and_says_what_each_site_gave(tmp_path: Path):
    north, south = (
        company("Firm", [3, 2, 5]),
        company("Firm", [4, None, 0]).with_answer("MGT5", Answer(Status.DONT_KNOW)),
    )
    found = at_sites(tmp_path, north, south)

    (row,) = with_sites_merged(found, ENGLISH).entries
    (merged,) = merged_sites(found)
    result = merged.result(TODAY, ENGLISH)

    assert (row.merged, row.site, row.document_id) == (2, "Site 0, Site 1", "")
    assert row.scope == result.assessment.details.scope == "Merged view of 2 sites: Site 0, Site 1"
    assert result.assessment.answer("PRO1") == replace(at_level(3), evidence="Site 0: 3 · Site 1: 4")
    assert not result.assessment.answer("PRO2").level
    assert result.assessment.answer("PRO3").level == 0
    # A plan can be made of it as of any other.
    assert result.roadmap is None or result.roadmap.packages


def test_the_latest_document_of_a_site_counts_and_a_firm_of_one_site_stays(tmp_path: Path):
    put(tmp_path / "old.readiness", company("Firm", [0], site="North", assessed_on=TODAY.replace(year=2025)))
    put(tmp_path / "new.readiness", company("firm ", [4], site="north", assessed_on=TODAY), at=LONG_AGO)
    put(tmp_path / "south.readiness", company("Firm", [2], site="South"))
    put(tmp_path / "quick.readiness", company("Firm", [2], site="East", depth=Depth.QUICK))
    put(tmp_path / "alone.readiness", company("Other", [2], site="West"))
    found = read_portfolio([tmp_path], TODAY)

    (merged,) = merged_sites(found)
    told = with_sites_merged(found, ENGLISH).entries

    assert [entry.path.name for entry in merged.entries] == ["new.readiness", "south.readiness"]
    assert merged.cells["PRO1"] == 2
    # What is not merged keeps its row: the older document too.
    assert sorted(entry.path.name for entry in told) == sorted(
        ["alone.readiness", "new.readiness", "old.readiness", "quick.readiness"]
    )


def test_of_the_profile_is_known_what_is_the_same_everywhere(tmp_path: Path):
    put(tmp_path / "a.readiness", company("Firm", site="A", profile={"country": "DE", "size": "small"}))
    put(tmp_path / "b.readiness", company("Firm", site="B", profile={"country": "DE", "size": "large"}))

    (merged,) = merged_sites(read_portfolio([tmp_path], TODAY))

    assert merged.assessment(ENGLISH).details.profile == {"country": "DE"}
