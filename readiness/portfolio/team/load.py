"""Many documents at once into a team's store, by COPY: all of them or none."""

import json
from collections.abc import Iterable
from uuid import uuid4

from psycopg import sql

from readiness.portfolio.team.connection import Connection
from readiness.portfolio.team.revisions import Sent, know

_COLUMNS = (
    "batch",
    "document",
    "project",
    "program",
    "sha256",
    "state",
    "payload",
    "questionnaire",
    "depth",
    "answers",
    "organisation",
    "profile",
    "assessed_on",
    "stage_low",
    "stage_high",
    "index_low",
    "index_point",
    "index_high",
    "by_percent",
)


def load(connection: Connection, documents: Iterable[Sent]) -> int:
    """Send the first revisions of many documents, and return how many were new; by a lead.

    A document that the store has already stays there as it is.
    """
    batch = uuid4()
    known: set[str] = set()
    copy = sql.SQL("COPY readiness.incoming ({}) FROM STDIN").format(sql.SQL(", ").join(map(sql.Identifier, _COLUMNS)))
    with connection.transaction():
        connection.execute("SET LOCAL statement_timeout = 0")
        with connection.cursor() as cursor, cursor.copy(copy) as rows:
            pending = []
            for one in documents:
                if one.facts.questionnaire.digest not in known:
                    known.add(one.facts.questionnaire.digest)
                    pending.append(one.facts.questionnaire)
                columns = one.facts.columns() | {
                    "batch": batch,
                    "document": one.document,
                    "project": one.project,
                    "sha256": one.sha256,
                    "payload": one.payload,
                    "answers": one.facts.answers,
                    "profile": json.dumps(dict(one.facts.profile)),
                }
                rows.write_row([columns[name] for name in _COLUMNS])
        for questionnaire in pending:
            know(connection, questionnaire)
        row = connection.execute("SELECT readiness.take_incoming(%s)", (batch,)).fetchone()
    assert row is not None
    return int(row[0])
