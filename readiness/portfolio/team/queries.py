"""Questions over all documents of a team: the newest revision of each, without opening one of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readiness.portfolio.matrix import Cells
from readiness.portfolio.team.connection import Connection

_HEADS = """FROM readiness.documents d JOIN readiness.revisions r ON r.id = d.head
    JOIN readiness.questionnaires q ON q.digest = r.questionnaire"""


@dataclass(frozen=True)
class TeamMatrix:
    """The answers to one questionnaire at one depth: a row for each code, a column for each document.

    `groups` holds the group of each column as an index into `names`, such as its sector.
    """

    codes: tuple[str, ...]
    cells: Cells
    groups: NDArray[np.int64]
    names: tuple[str, ...]


def matrix(connection: Connection, questionnaire: str, depth: str, group: str = "") -> TeamMatrix:
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
            FROM found""",  # noqa: S608 - a constant of ours
        {"group": group, "questionnaire": questionnaire, "depth": depth},
        binary=True,
    ).fetchone()
    assert row is not None
    answers, groups, names = row
    count = len(codes[0])
    cells = np.frombuffer(answers or b"", np.int8).reshape(-1, count).T
    return TeamMatrix(
        tuple(codes[0]), np.ascontiguousarray(cells), np.array(groups or [], np.int64), tuple(sorted(names or []))
    )
