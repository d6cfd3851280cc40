"""The table: filters and groups part what is there, sorting loses nothing, and notes are found as in one document."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.answers import Answer, Status
from readiness.domain.questionnaire import Depth
from readiness.foundation.folding import FoldedText, words_of
from readiness.portfolio.entry import PlanSummary, Portfolio, PortfolioEntry, StageRange
from readiness.portfolio.heat_map import MapOrder, OtherMeasure, distribution, heat_maps, left_out
from readiness.portfolio.index import PortfolioIndex
from readiness.portfolio.reading import read_portfolio
from readiness.portfolio.table import (
    GroupBy,
    SortBy,
    TableFilter,
    filtered,
    grouped,
    in_order_of,
    search_notes,
    sector_of,
)
from tests.unit.builders import social_media
from tests.unit.portfolio.companies import TODAY, company, put, with_evidence
from tests.unit.portfolio.entries import entries


@given(entries(), st.sampled_from([by for by in GroupBy if by is not GroupBy.TAG]) | st.just("country"))
def test_groups_part_the_entries(found: list[PortfolioEntry], by: str):
    groups = grouped(found, by)

    assert sorted(str(entry.path) for group in groups for entry in group.entries) == sorted(
        str(entry.path) for entry in found
    )
    values = [group.value for group in groups]
    assert len(values) == len({*values})
    assert "" not in values[:-1]


@given(entries())
def test_an_entry_stands_in_the_group_of_each_of_its_tags(found: list[PortfolioEntry]):
    for group in grouped(found, GroupBy.TAG):
        wanted = [one for one in found if (group.value in one.tags if group.value else not one.tags)]
        assert list(group.entries) == wanted


@given(entries(), st.integers(0, 5))
def test_filters_by_stage_part_the_entries(found: list[PortfolioEntry], stage: int):
    portfolio = Portfolio(tuple(found))

    kept = filtered(portfolio, TableFilter(stage=stage)).entries
    groups = {group.value: group.entries for group in grouped(found, GroupBy.STAGE)}

    assert kept == groups.get(str(stage), ())


@given(found=entries(), by=st.sampled_from(SortBy), descending=st.booleans())
def test_sorting_loses_nothing_and_puts_the_unknown_last(found: list[PortfolioEntry], by: SortBy, *, descending: bool):
    ordered = in_order_of(found, by, descending=descending)

    assert sorted(str(entry.path) for entry in ordered) == sorted(str(entry.path) for entry in found)
    assert in_order_of(reversed(found), by, descending=descending) == ordered
    if by is SortBy.STAGE:
        known = [entry.stage is not None for entry in ordered]
        assert known == sorted(known, reverse=True)
        stages = [(entry.stage.low, entry.stage.high) for entry in ordered if entry.stage]
        assert stages == sorted(stages, reverse=descending)


@given(entries())
def test_a_filter_that_asks_for_nothing_keeps_all(found: list[PortfolioEntry]):
    assert filtered(Portfolio(tuple(found)), TableFilter()).entries == tuple(found)


def test_each_filter_keeps_what_it_says(tmp_path: Path):
    put(
        tmp_path / "a.readiness",
        company(
            "Ahorn", site="Nord", tags=("Kammer",), assessor="Ina Lerche", profile={"trade": "food", "size": "small"}
        ),
    )
    put(tmp_path / "b.readiness", company("Bühler & Söhne", site="Süd", profile={"trade": "public"}))
    found = read_portfolio([tmp_path], TODAY)

    def kept(**wanted: object) -> list[str]:
        return [entry.organisation for entry in filtered(found, TableFilter(**wanted)).entries]  # type: ignore[arg-type]

    assert kept(tag="KAMMER") == kept(site="nord") == kept(sector="food") == kept(size="small") == ["Ahorn"]
    assert kept(person="lerche") == kept(profile={"trade": "food"}) == ["Ahorn"]
    assert kept(words="buehler") == kept(words="sohne") == kept(words="b.readiness") == ["Bühler & Söhne"]
    assert kept(questionnaire="social-media") == ["Ahorn", "Bühler & Söhne"]
    assert kept(questionnaire="other") == kept(words="ahorn sued") == kept(overdue=True) == []
    assert [sector_of(entry) for entry in found.entries] == ["food", "public"]


def test_only_what_is_overdue_and_only_the_latest(tmp_path: Path):
    first = put(tmp_path / "a.readiness", company("A"))
    put(tmp_path / "b.readiness", company("B"))
    a, b = read_portfolio([tmp_path], TODAY).entries
    late = replace(b, plan=PlanSummary("target", 3, 2, 1), predecessor=first.document_id)

    found = Portfolio((a, late))

    assert filtered(found, TableFilter(overdue=True)).entries == (late,)
    assert filtered(found, TableFilter(latest=True)).entries == (late,)
    assert filtered(Portfolio((a,)), TableFilter(latest=True)).entries == (a,)


def test_words_are_found_in_all_notes_whatever_their_spelling(tmp_path: Path, index: PortfolioIndex):
    long = "Beschluss vom Mai. " * 20 + "Führungskräfte der Social-Media-Gruppe waren dabei. " + "Ende. " * 30
    put(tmp_path / "a.readiness", with_evidence(company("A", [3]), "PRO1", long))
    reasoned = company("B").with_answer("PRO2", Answer(status=Status.NOT_APPLICABLE, reason="Keine Führung nötig"))
    put(tmp_path / "b.readiness", reasoned)
    found = read_portfolio([tmp_path], TODAY, index)

    def hits(typed: str) -> list[tuple[str, str]]:
        return [(hit.entry.organisation, hit.code) for hit in search_notes(found, typed, index)]

    for typed in ("fuehrung", "fuhrung", "FÜHRUNG", "führ ung"):
        assert hits(typed) == [("A", "PRO1"), ("B", "PRO2")], typed
    assert hits("socialmedia gruppe") == [("A", "PRO1")]
    assert hits("gruppe keine") == hits("nirgends") == hits("…") == []
    (hit,) = search_notes(found, "socialmedia", index)
    (place,) = hit.places
    assert hit.excerpt[slice(*place)] == "Social-Media"
    assert len(hit.excerpt) < 200
    assert search_notes(found.only(found.entries[1:]), "socialmedia", index) == []


@given(st.lists(st.text(alphabet="aäAßüo -'ﬁ", max_size=12), max_size=4), st.text(alphabet="aäüsofi ", max_size=5))
def test_the_index_finds_what_each_text_holds(texts: list[str], typed: str):
    words = words_of(typed)
    for text in texts:
        folded = FoldedText(text)
        plain, spelled = folded.runs
        if all(folded.holds(word) for word in words):
            # What is asked of SQLite may find more, and never less.
            assert all(word.plain in plain or word.spelled in spelled for word in words)


def test_only_what_was_measured_alike_stands_in_one_map(tmp_path: Path):
    put(tmp_path / "a.readiness", company("A", [5] * 43))
    put(tmp_path / "b.readiness", company("B", [1] * 43))
    put(tmp_path / "q.readiness", company("Q", [1] * 43, depth="quick"))
    found = read_portfolio([tmp_path], TODAY)

    full, quick = heat_maps(found, MapOrder.WEAKEST)

    assert [row.entry.organisation for row in full.rows] == ["B", "A"]
    assert [row.entry.organisation for row in quick.rows] == ["Q"]
    assert full.dimensions[0] == "PRO"
    assert [cell.low for cell in full.rows[0].cells if cell] == [1] * len(full.dimensions)
    assert full.medians == (1,) * len(full.dimensions)


def test_a_dimension_that_cannot_be_rated_counts_in_no_median(tmp_path: Path):
    put(tmp_path / "a.readiness", company("A", [4] * 43))
    put(tmp_path / "b.readiness", company("B", []))
    put(tmp_path / "c.readiness", company("C", []))

    (shown,) = heat_maps(read_portfolio([tmp_path], TODAY))

    assert shown.medians == (4,) * len(shown.dimensions)


@given(entries())
def test_a_distribution_counts_each_entry_once(found: list[PortfolioEntry]):
    spread = distribution(found)

    assert sum(spread.stages) == sum(entry.stage is not None for entry in found)
    points = sorted(entry.index.point for entry in found if entry.index and entry.index.point is not None)
    if not points:
        assert spread.overall is None
        return
    assert spread.overall is not None
    assert spread.overall.count == len(points)
    for share, quantile in zip(
        (0.25, 0.5, 0.75), (spread.overall.lower, spread.overall.median, spread.overall.upper), strict=True
    ):
        assert sum(point <= quantile for point in points) >= share * len(points)
        assert sum(point < quantile for point in points) < share * len(points)


def test_the_order_of_columns_that_count_plans(tmp_path: Path):
    put(tmp_path / "a.readiness", company("A"))
    (one,) = read_portfolio([tmp_path], TODAY).entries
    rows = [replace(one, organisation=f"{n}", plan=PlanSummary("target", 9, n, n)) for n in (2, 1, 3)]
    none = replace(one, organisation="none", stage=StageRange(0, 0), plan=None)

    no_goal = replace(none, organisation="no goal", plan=PlanSummary())

    for by in (SortBy.OPEN, SortBy.OVERDUE):
        assert [entry.organisation for entry in in_order_of([none, *rows], by)] == ["1", "2", "3", "none"]
        # Its cell holds a dash, too.
        assert in_order_of([no_goal, *rows], by)[-1] is no_goal
        assert [entry.organisation for entry in in_order_of([none, *rows], by, descending=True)] == [
            "3",
            "2",
            "1",
            "none",
        ]


@given(entries())
def test_what_a_map_leaves_out_is_counted_by_its_reason(found: list[PortfolioEntry]):
    for shown in heat_maps(Portfolio(tuple(found))):
        missing = left_out(shown, found)

        assert len(shown.rows) + sum(missing.values()) == len(found)
        others = sum(entry.pack != shown.rows[0].entry.pack for entry in found)
        assert missing.get(OtherMeasure.QUESTIONNAIRE, 0) == others
        # Both were made with the same version, so only the depth is another.
        assert OtherMeasure.VERSION not in missing
        assert (OtherMeasure.QUICK if shown.depth is Depth.QUICK else OtherMeasure.FULL) not in missing


def test_another_version_is_told_before_another_depth(tmp_path: Path):
    put(tmp_path / "old.readiness", company("Old", [1] * 43))
    newer = replace(social_media(), version="9.0.0")
    put(tmp_path / "new.readiness", company("New", [1] * 43, depth=Depth.QUICK), newer)
    entries = read_portfolio([tmp_path], TODAY).entries
    maps = heat_maps(Portfolio(entries))

    assert [left_out(shown, entries) for shown in maps] == [{OtherMeasure.VERSION: 1}] * 2
