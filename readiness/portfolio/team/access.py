"""Who may do what in a team's store: members, their roles and projects, and the log of what was done."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from readiness.portfolio.team.connection import Connection


class TeamRole(StrEnum):
    """What a member may do: look; send revisions as well; or also say who is a member."""

    READER = "reader"
    CONTRIBUTOR = "contributor"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Member:
    """A member by the name of its login; without `projects` all of them are open to it."""

    name: str
    role: TeamRole
    projects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log: when, who, what (`push`, `member`, `remove member`, `erase`, `schema`), and its facts."""

    at: datetime
    who: str
    act: str
    document: str
    revision: str
    facts: dict[str, Any]


def members(connection: Connection) -> list[Member]:
    """Return the members that one may see: all for a lead, oneself for others."""
    rows = connection.execute("SELECT name, role, projects FROM readiness.members WHERE left_at IS NULL ORDER BY name")
    return [Member(name, TeamRole(role), tuple(projects or ())) for name, role, projects in rows]


def put_member(connection: Connection, member: Member, password: str | None) -> None:
    """Add a member, or give one another role, other projects or, where one is given, another password; by a lead."""
    made = None if password is None else verifier(connection, member.name, password)
    projects = list(member.projects) or None
    connection.execute("SELECT readiness.add_member(%s, %s, %s, %s)", (member.name, member.role, projects, made))


def remove_member(connection: Connection, name: str) -> None:
    """Take all rights from a member; what it has sent stays. By a lead."""
    connection.execute("SELECT readiness.remove_member(%s)", (name,))


def log(connection: Connection, most: int = 1000) -> list[LogLine]:
    """Return the newest lines of the log, the oldest first; a lead sees them."""
    rows = connection.execute(
        "SELECT at, who, act, document::text, revision, facts FROM readiness.audit ORDER BY id DESC LIMIT %s", (most,)
    ).fetchall()
    return [
        LogLine(at, who, act, document or "", revision or "", facts)
        for at, who, act, document, revision, facts in reversed(rows)
    ]


def verifier(connection: Connection, name: str, password: str) -> str:
    """Return what the server stores in place of a password; the password itself never leaves this computer."""
    made = connection.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256")
    return made.decode()
