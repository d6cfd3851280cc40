"""An entry as the index keeps it: a line of JSON without its path, read back as exactly the same value."""

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import astuple
from datetime import date, datetime
from pathlib import Path
from typing import Any

from readiness.domain.questionnaire import Depth
from readiness.domain.values import Text
from readiness.portfolio.entry import EarlierPoint, IndexRange, PortfolioEntry, RatedDimension, StageRange


def write_entry(entry: PortfolioEntry) -> str:
    """Return an entry as it is kept; its path and its plan are kept beside it."""
    return json.dumps(
        [
            entry.document_id,
            entry.created,
            entry.organisation,
            entry.site,
            entry.scope,
            entry.tags,
            entry.assessor,
            dict(entry.profile),
            entry.questionnaire,
            entry.pack,
            entry.version,
            [entry.title.de, entry.title.en, entry.title.others],
            entry.depth.value,
            entry.by_percent,
            entry.assessed_on.isoformat(),
            entry.changed_at.isoformat(),
            entry.final,
            _ends(entry.stage),
            _ends(entry.index),
            [[one.code, one.low, one.high, one.index, one.rateable] for one in entry.dimensions],
            entry.gates_passed,
            entry.next_gate,
            entry.answered,
            entry.asked,
            entry.people,
            b64encode(entry.cells).decode(),
            [[point.on.isoformat(), point.alike, _ends(point.stage), _ends(point.index)] for point in entry.points],
            entry.predecessor,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def read_entry(stored: str, path: Path) -> PortfolioEntry:
    """Return a kept entry; raises ValueError, TypeError or LookupError where it is none."""
    (
        document_id,
        created,
        organisation,
        site,
        scope,
        tags,
        assessor,
        profile,
        questionnaire,
        pack,
        version,
        (de, en, others),
        depth,
        by_percent,
        assessed_on,
        changed_at,
        final,
        stage,
        index,
        dimensions,
        gates_passed,
        next_gate,
        answered,
        asked,
        people,
        cells,
        points,
        predecessor,
    ) = json.loads(stored)
    return PortfolioEntry(
        path=path,
        document_id=document_id,
        created=created,
        organisation=organisation,
        site=site,
        scope=scope,
        tags=tuple(tags),
        assessor=assessor,
        profile=profile,
        questionnaire=questionnaire,
        pack=pack,
        version=version,
        title=Text(de, en, tuple((code, text) for code, text in others)),
        depth=Depth(depth),
        by_percent=by_percent,
        assessed_on=date.fromisoformat(assessed_on),
        changed_at=datetime.fromisoformat(changed_at),
        final=final,
        stage=_stage(stage),
        index=_index(index),
        dimensions=tuple(RatedDimension(*one) for one in dimensions),
        gates_passed=tuple(gates_passed),
        next_gate=next_gate,
        answered=answered,
        asked=asked,
        people=tuple(people),
        cells=b64decode(cells),
        points=tuple(_point(*point) for point in points),
        predecessor=predecessor,
    )


def _ends(one: StageRange | IndexRange | None) -> Sequence[float | None] | None:
    return None if one is None else astuple(one)


def _point(on: str, alike: bool, stage: Any, index: Any) -> EarlierPoint:  # noqa: FBT001 - as they are kept
    return EarlierPoint(date.fromisoformat(on), alike, _stage(stage), _index(index))


def _stage(stored: Sequence[int] | None) -> StageRange | None:
    return None if stored is None else StageRange(*stored)


def _index(stored: Sequence[float] | None) -> IndexRange | None:
    return None if stored is None else IndexRange(*stored)
