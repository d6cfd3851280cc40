"""`team init`: roles, database, schema and the first lead, on a server that has nothing of ours or an older store."""

from dataclasses import dataclass

import psycopg
from psycopg import sql

from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.portfolio.team.access import verifier
from readiness.portfolio.team.address import StoreAddress
from readiness.portfolio.team.connection import Connection, open_connection, too_new
from readiness.portfolio.team.errors import in_words
from readiness.portfolio.team.migrations import NEWEST, migrate, version_of

OWNER, MEMBER = "readiness_owner", "readiness_member"
_ALWAYS_THERE = "postgres"


@dataclass(frozen=True, slots=True)
class SetUp:
    """What `init` has found and done: the version before (0: none), the version now, and the lead that it added."""

    before: int
    now: int
    lead: str


def set_up(address: StoreAddress, password: str | None, lead: str, lead_password: str | None) -> SetUp:
    """Make a store or bring it up to date; run as an administrator of the server. Raises UserError.

    It can be repeated: what is there stays. `lead` is added where the store has none; a login of this name that the
    server has already is taken as it is, otherwise it gets `lead_password`.
    """
    with in_words(address.text):
        _make_database(address, password)
        with open_connection(address, password) as connection:
            _check_administrator(connection, address)
            found = version_of(connection)
            if found > NEWEST:
                raise too_new(address, found)
            # All of it or nothing.
            with connection.transaction():
                _make_roles(connection)
                connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(OWNER)))
                migrate(connection)
                added = _add_lead(connection, lead, lead_password)
            return SetUp(found, NEWEST, added)


def has_lead(address: StoreAddress, password: str | None) -> bool:
    """Return whether there is a store with a lead already; raises UserError where the server cannot be reached."""
    with in_words(address.text):
        try:
            with open_connection(address, password) as connection:
                return version_of(connection) > 0 and _has_lead(connection)
        except psycopg.OperationalError:
            if _is_missing(address, password):
                return False
            raise


def is_there(address: StoreAddress, password: str | None, name: str) -> bool:
    """Return whether the server has a login of this name; raises UserError where it cannot be reached."""
    with in_words(address.text), open_connection(address, password, _ALWAYS_THERE) as connection:
        return connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,)).fetchone() is not None


def _make_database(address: StoreAddress, password: str | None) -> None:
    try:
        open_connection(address, password).close()
    except psycopg.OperationalError:
        if not _is_missing(address, password):
            raise
        with open_connection(address, password, _ALWAYS_THERE) as connection:
            _check_administrator(connection, address)
            connection.execute(
                sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(
                    sql.Identifier(address.database)
                )
            )


def _is_missing(address: StoreAddress, password: str | None) -> bool:
    """Return whether the server lacks the database; it is asked for it, as its refusal may be in any language."""
    with open_connection(address, password, _ALWAYS_THERE) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (address.database,)).fetchone()
    return found is None


def _check_administrator(connection: Connection, address: StoreAddress) -> None:
    row = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    if row != (True,):
        raise UserError(
            "team-not-administrator",
            N_("Only an administrator of the server can set a store up."),
            N_("On Debian: sudo -u postgres readiness team init --url postgresql:///readiness --lead NAME."),
            where=address.text,
        )


def _make_roles(connection: Connection) -> None:
    # Roles belong to the whole server: another database of it may hold a store as well.
    for role, rights in ((OWNER, "NOLOGIN CREATEROLE"), (MEMBER, "NOLOGIN")):
        there = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone()
        words = "ALTER ROLE {} {}" if there else "CREATE ROLE {} {}"
        connection.execute(sql.SQL(words).format(sql.Identifier(role), sql.SQL(rights)))
    connection.execute(
        sql.SQL("GRANT {} TO {} WITH ADMIN OPTION").format(sql.Identifier(MEMBER), sql.Identifier(OWNER))
    )
    database = sql.Identifier(connection.info.dbname)
    for words in (
        "REVOKE ALL ON DATABASE {} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {} TO readiness_member",
        "GRANT CREATE, CONNECT ON DATABASE {} TO readiness_owner",
    ):
        connection.execute(sql.SQL(words).format(database))


def _has_lead(connection: Connection) -> bool:
    found = connection.execute("SELECT 1 FROM readiness.members WHERE role = 'lead' AND left_at IS NULL").fetchone()
    return found is not None


def _add_lead(connection: Connection, lead: str, password: str | None) -> str:
    if _has_lead(connection):
        return ""
    made = None if password is None else verifier(connection, lead, password)
    connection.execute("SELECT readiness.put_member(%s, 'lead', NULL, %s, true)", (lead, made))
    return lead
