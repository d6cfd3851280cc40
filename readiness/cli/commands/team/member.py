"""`readiness team member`: who belongs to the team, with which role and which projects."""

import argparse
from pathlib import Path

from readiness.cli.output import say, say_done
from readiness.cli.passwords import new_password
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.wording.team import role_words

_ROLES = ("reader", "contributor", "lead")


def add(parser: argparse.ArgumentParser, language: Language) -> None:
    _ = language.gettext
    parser.add_argument("act", choices=("list", "add", "change", "remove"), help=_("what to do"))
    parser.add_argument("name", metavar="NAME", nargs="?", default="")
    parser.add_argument("--role", choices=_ROLES, default="", help=_("what the member may do"))
    parser.add_argument(
        "--project", dest="projects", action="append", default=[], help=_("only this project; may be repeated")
    )
    words = _("a file with the member’s new password; else it is asked for")
    parser.add_argument("--password-file", metavar="FILE", type=Path, help=words)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """List or change the members."""
    from readiness.app.team import address_of, store
    from readiness.portfolio.team.access import Member, TeamRole, members, put_member, remove_member

    _ = language.gettext
    name, address = arguments.name, address_of(arguments.url, arguments.root_certificate)
    if arguments.act != "list" and not name:
        raise UserError("team-member-missing", N_("No member is named."), N_("Put the name behind the action."))
    if arguments.act == "add":
        role = TeamRole(arguments.role or TeamRole.CONTRIBUTOR)
        password = new_password(name, arguments.password_file, language)
        with store(address) as connection:
            put_member(connection, Member(name, role, tuple(arguments.projects)), password)
        say_done(_("{name} is a member now: {role}.").format(name=name, role=role_words(role, language)))
        return 0
    with store(address) as connection:
        known = {member.name: member for member in members(connection)}
        if arguments.act == "list":
            for member in known.values():
                say(" · ".join([member.name, role_words(member.role, language), *member.projects]))
            return 0
        if arguments.act == "remove":
            remove_member(connection, name)
            say_done(_("{name} is no longer a member; everything that {name} has sent stays.").format(name=name))
            return 0
        before = known.get(name)
        if before is None:
            raise UserError(
                "team-no-member",
                N_("The team has no member of this name."),
                N_("Look who is there: readiness team member list."),
                where=name,
            )
        file = arguments.password_file
        password_given = None if file is None else new_password(name, file, language)
        role = TeamRole(arguments.role or before.role)
        put_member(connection, Member(name, role, tuple(arguments.projects) or before.projects), password_given)
    say_done(_("{name} is a member now: {role}.").format(name=name, role=role_words(role, language)))
    return 0
