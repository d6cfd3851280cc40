"""Entries that Hypothesis draws, without documents behind them."""

from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import strategies as st

from readiness.domain.questionnaire import Depth
from readiness.domain.values import Text
from readiness.portfolio.entry import IndexRange, PlanSummary, PortfolioEntry, RatedDimension, StageRange

_SOME = ("", "Nord", "nord ", "Süd", "ost")
STAGES = st.tuples(st.integers(0, 5), st.integers(0, 5)).map(lambda ends: StageRange(min(ends), max(ends)))
INDICES = st.floats(0, 100).map(lambda point: IndexRange(0.0, point, 100.0))


@st.composite
def entries(draw: st.DrawFn) -> list[PortfolioEntry]:
    """Up to eight entries of two questionnaires, each with a path of its own."""
    return [_entry(draw, number) for number in range(draw(st.integers(0, 8)))]


def _entry(draw: st.DrawFn, number: int) -> PortfolioEntry:
    by_percent = draw(st.booleans())
    pack = draw(st.sampled_from(["one", "two"]))
    return PortfolioEntry(
        path=Path(f"/clients/{number}.readiness"),
        document_id=str(number),
        created="2026-01-01T00:00:00+00:00",
        organisation=draw(st.sampled_from(["", "Ahorn", "ahorn", "Buche"])),
        site=draw(st.sampled_from(_SOME)),
        tags=tuple(draw(st.sets(st.sampled_from(["Kammer", "Pilot", "Messe"])))),
        profile=draw(st.dictionaries(st.sampled_from(["country", "size", "trade"]), st.sampled_from(["a", "b"]))),
        questionnaire=pack,
        pack=pack,
        version="1.0.0",
        title=Text("Titel", "Title"),
        depth=draw(st.sampled_from(Depth)),
        by_percent=by_percent,
        assessed_on=draw(st.dates(date(2020, 1, 1), date(2026, 1, 1))),
        changed_at=datetime(2026, 1, 1, tzinfo=UTC),
        stage=None if by_percent else draw(STAGES),
        index=draw(st.none() | INDICES),
        dimensions=(RatedDimension("PRO", 1, 2, draw(st.none() | st.floats(0, 100))),),
        next_gate=draw(st.sampled_from(["", "G1", "G2"])),
        plan=draw(st.none() | st.builds(PlanSummary, goal=st.just("target"), open=st.integers(0, 4))),
    )
