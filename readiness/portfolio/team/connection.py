"""A connection to a team's store whose schema is the one that this version knows."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql

from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.portfolio.team.address import StoreAddress
from readiness.portfolio.team.errors import in_words
from readiness.portfolio.team.migrations import NEWEST, version_of

Connection = psycopg.Connection[Any]
# Nothing that we ask for takes longer on a healthy server; the load of a whole folder lifts it.
_LONGEST_STATEMENT = "120s"
_LONGEST_LOCK = "15s"


@contextmanager
def connected(address: StoreAddress, password: str | None = None) -> Iterator[Connection]:
    """Connect to a store, and close at the end; what fails within the block is told as UserError.

    Raises UserError where the server cannot be reached or is not to be trusted, where there is no store, or where its
    schema is older or newer than this version.
    """
    with in_words(address.text), open_connection(address, password) as connection:
        check_version(connection, address)
        yield connection


def open_connection(address: StoreAddress, password: str | None = None, database: str = "") -> Connection:
    """Connect without looking what is there; every statement is a transaction of its own. Raises psycopg.Error."""
    parameters: dict[str, Any] = address.parameters()
    if password is not None:
        parameters["password"] = password
    if database:
        parameters["dbname"] = database
    connection = psycopg.connect(autocommit=True, **parameters)
    for name, value in (("statement_timeout", _LONGEST_STATEMENT), ("lock_timeout", _LONGEST_LOCK)):
        connection.execute(sql.SQL("SET {} = {}").format(sql.Identifier(name), value))
    return connection


def check_version(connection: Connection, address: StoreAddress) -> None:
    """Raise UserError where the store is not there, or where its schema is not the one that this version knows."""
    found = version_of(connection)
    if found == NEWEST:
        return
    if not found:
        raise UserError(
            "team-no-store",
            N_("The server has this database, but you find no store in it."),
            N_("Ask a lead whether you are a member. The administrator sets a store up with: readiness team init."),
            where=address.text,
        )
    if found > NEWEST:
        raise too_new(address, found)
    raise UserError(
        "team-schema-older",
        N_("The store is of an older version of Readiness (schema {found}; this version needs {known})."),
        N_("The administrator of the server brings it up to date, and nothing is lost: readiness team init."),
        where=address.text,
        found=found,
        known=NEWEST,
    )


def too_new(address: StoreAddress, found: int) -> UserError:
    """Return the fault of a store that a newer version has set up."""
    return UserError(
        "team-schema-newer",
        N_("The store is of a newer version of Readiness (schema {found}; this version knows {known})."),
        N_("Install the newer version; the store was not touched."),
        where=address.text,
        found=found,
        known=NEWEST,
    )
