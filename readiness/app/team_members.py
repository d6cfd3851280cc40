"""The team's page in one look: its documents, who one is there, and for a lead who else is; members and the log."""

from dataclasses import dataclass
from pathlib import Path

from readiness.app.archives import read_content
from readiness.app.team import ListedDocument, overview, store
from readiness.portfolio.team.access import LogLine, Member, TeamRole, log, members, put_member, remove_member
from readiness.portfolio.team.address import StoreAddress
from readiness.portfolio.team.revisions import heads

# More lines nobody reads on a page; the terminal has all.
MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class TeamLook:
    """What a store shows to who has signed in, `own` by name: all members for a lead, oneself for others."""

    listed: tuple[ListedDocument, ...]
    own: str
    members: tuple[Member, ...]

    @property
    def leads(self) -> bool:
        """Whether one leads the team, and so decides who is a member."""
        return any(one.name == self.own and one.role is TeamRole.LEAD for one in self.members)


@dataclass(frozen=True, slots=True)
class TeamLog:
    """The newest lines of the log, the newest first, and how the organisations of documents are called by their ids."""

    lines: tuple[LogLine, ...]
    organisations: dict[str, str]


def look_at_team(address: StoreAddress, open_document: Path | None) -> TeamLook:
    """Return all documents of a store, and the open one, as its file is, and the members; raises UserError."""
    here = {} if open_document is None else {open_document: read_content(open_document)}
    with store(address) as connection:
        listed = overview(connection, here, every=True)
        return TeamLook(tuple(listed), connection.info.user, tuple(members(connection)))


def keep_member(address: StoreAddress, member: Member, password: str | None) -> None:
    """Add a member, or give one another role, other projects or another password; by a lead. Raises UserError."""
    with store(address) as connection:
        put_member(connection, member, password)


def take_member_out(address: StoreAddress, name: str) -> None:
    """Take all rights from a member; what it has sent stays. By a lead. Raises UserError."""
    with store(address) as connection:
        remove_member(connection, name)


def newest_log(address: StoreAddress) -> TeamLog:
    """Return what was done in a store, for a lead; raises UserError."""
    with store(address) as connection:
        named = {head.document: head.organisation for head in heads(connection)}
        return TeamLog(tuple(reversed(log(connection, most=MOST_LINES))), named)


def projects_of(typed: str) -> tuple[str, ...]:
    """Return the projects that were typed, divided by commas."""
    return tuple(dict.fromkeys(part.strip() for part in typed.split(",") if part.strip()))
