"""A team's store with a hundred thousand assessments: the load, and what portfolios and benchmarks ask, beside SQL."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from numpy.typing import NDArray

from bench.measure import beside, show
from readiness.catalog.packs import find_pack
from readiness.documents.content import questionnaire_json
from readiness.domain.questionnaire import Depth
from readiness.portfolio.matrix import NOT_APPLICABLE, AnswerMatrix, Cells
from readiness.portfolio.quantiles import level_counts, quantiles
from readiness.portfolio.scoring import score_many

ASSESSMENTS = 100_000
SECTORS = 20
QUARTILES = (0.25, 0.5, 0.75)
# In place of the bytes of a file: they lie apart from their row, and no question over many reads them.
PAYLOAD = b"x" * 64
_HEADS = """FROM readiness.documents d JOIN readiness.revisions r ON r.id = d.head
    JOIN readiness.questionnaires q ON q.digest = r.questionnaire"""


@dataclass(frozen=True)
class _TeamMatrix:
    """The answers to one questionnaire at one depth: a row for each code, a column for each document.

    `groups` holds the group of each column as an index into `names`, such as its sector.
    """

    codes: tuple[str, ...]
    cells: Cells
    groups: NDArray[np.int64]
    names: tuple[str, ...]


def _matrix(connection: Any, questionnaire: str, depth: str, group: str = "") -> _TeamMatrix:
    """Return the answers of all documents with a questionnaire (by digest) and depth.

    `group` is the code of a question about the organisation; without it, all are one group.
    """
    codes = connection.execute(
        "SELECT codes FROM readiness.questionnaires WHERE digest = %s", (questionnaire,)
    ).fetchone()
    assert codes is not None
    row = connection.execute(
        f"""WITH found AS (
                SELECT d.id, r.answers, coalesce(r.profile ->> %(group)s, '') AS name,
                    dense_rank() OVER (ORDER BY coalesce(r.profile ->> %(group)s, '')) - 1 AS at
                {_HEADS} WHERE r.questionnaire = %(questionnaire)s AND r.depth = %(depth)s)
            SELECT string_agg(answers, ''::bytea ORDER BY id), array_agg(at ORDER BY id), array_agg(DISTINCT name)
            FROM found""",
        {"group": group, "questionnaire": questionnaire, "depth": depth},
        binary=True,
    ).fetchone()
    assert row is not None
    answers, groups, names = row
    count = len(codes[0])
    cells = np.frombuffer(answers or b"", np.int8).reshape(-1, count).T
    return _TeamMatrix(
        tuple(codes[0]), np.ascontiguousarray(cells), np.array(groups or [], np.int64), tuple(sorted(names or []))
    )


def team(_folder: Path) -> None:
    """Load random answers into a server of our own, and ask; without PostgreSQL it says so."""
    from hashlib import sha256

    try:
        from readiness.portfolio.team.address import read_address
        from readiness.portfolio.team.connection import connected
        from readiness.portfolio.team.load import load
        from readiness.portfolio.team.revisions import AskedBy, Facts, Sent
        from readiness.portfolio.team.setting_up import set_up
        from tests.team.server import Server

        server = Server().start()
    except (ImportError, pytest.skip.Exception, pytest.fail.Exception) as reason:
        print(f"team's store: left out, {reason}")
        return
    pack = find_pack("social-media")
    digest = sha256(questionnaire_json(pack).encode()).hexdigest()
    asked = AskedBy(digest, pack.id, pack.version, tuple(pack.capabilities))
    dice = np.random.default_rng(1)
    cells = dice.integers(NOT_APPLICABLE, 6, (ASSESSMENTS, len(asked.codes)), dtype=np.int8)
    sectors = dice.integers(0, SECTORS, ASSESSMENTS)
    scores = score_many(AnswerMatrix(pack, Depth.FULL, np.ascontiguousarray(cells.T)))

    def documents() -> Iterator[Sent]:
        for number in range(ASSESSMENTS):
            facts = Facts(
                state=f"{number:064x}",
                questionnaire=asked,
                depth="full",
                answers=cells[number].tobytes(),
                organisation=f"Company {number}",
                profile={"sector": f"s{sectors[number]:02}"},
                stage_low=int(scores.low[number]),
                stage_high=int(scores.high[number]),
                index_point=float(scores.point[number]),
            )
            yield Sent(str(UUID(int=number)), PAYLOAD, facts)

    try:
        set_up(read_address(server.url()), None, "anna", "anna")
        with connected(read_address(server.url("anna")), "anna") as connection:
            begun = perf_counter()
            assert load(connection, documents()) == ASSESSMENTS
            seconds = perf_counter() - begun
            print(f"{'100,000 assessments loaded by COPY':58} {seconds:8.1f} s, {ASSESSMENTS / seconds:.0f} per second")
            with server.administrator() as administrator:
                administrator.execute("ANALYZE")

            def ours() -> object:
                found = _matrix(connection, digest, "full", "sector")
                counts = level_counts(AnswerMatrix(pack, Depth.FULL, found.cells), found.groups, len(found.names))
                return quantiles(counts, QUARTILES)

            def by_sql() -> Any:
                # The quartiles of each question and sector by the server alone.
                return connection.execute(
                    """SELECT profile ->> 'sector', n, percentile_disc(ARRAY[0.25, 0.5, 0.75])
                           WITHIN GROUP (ORDER BY get_byte(answers, n - 1))
                       FROM readiness.documents d JOIN readiness.revisions r ON r.id = d.head,
                           generate_series(1, %s) AS n
                       WHERE r.questionnaire = %s AND get_byte(answers, n - 1) < 6 GROUP BY 1, 2""",
                    (len(asked.codes), digest),
                ).fetchall()

            assert len(by_sql()) == SECTORS * len(asked.codes)
            show("quartiles of 43 questions by 20 sectors, fetched : SQL", beside(ours, by_sql, runs=3), "≤ 0.3")

            def scored() -> object:
                found = _matrix(connection, digest, "full")
                return score_many(AnswerMatrix(pack, Depth.FULL, found.cells))

            def stored() -> object:
                return connection.execute(
                    """SELECT r.organisation, r.stage_low, r.stage_high, r.index_point, r.profile ->> 'sector'
                       FROM readiness.documents d JOIN readiness.revisions r ON r.id = d.head ORDER BY 1"""
                ).fetchall()

            show("stages, gates, index of all, fetched and scored : list by SQL", beside(scored, stored, runs=5), "≤ 4")
    finally:
        server.stop()
