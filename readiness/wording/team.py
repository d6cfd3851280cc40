"""A team's store in words: how a document stands to it, and what a member may do."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from readiness.foundation.language import Language
from readiness.foundation.translation import N_

_STATES = {
    "unchanged": N_("unchanged"),
    "newer-here": N_("newer here"),
    "newer-there": N_("newer in the store"),
    "both": N_("changed on both sides"),
    "only-here": N_("only here"),
    "only-there": N_("only in the store"),
}
_ROLES = {
    "reader": N_("reads"),
    "contributor": N_("reads and sends"),
    "lead": N_("leads the team"),
}


def state_words(state: str, language: Language) -> str:
    """Return how a document stands to the store."""
    return language.gettext(_STATES[state])


def revision_words(number: int, author: str, at: datetime, language: Language) -> str:
    """Return which revision that is, who sent it, and on which day."""
    words = language.gettext("revision {n} by {author}, {day}")
    return words.format(n=number, author=author, day=language.short_date(at.astimezone().date()))


def role_words(role: str, language: Language) -> str:
    """Return what a member may do."""
    return language.gettext(_ROLES[role])


def log_words(act: str, facts: Mapping[str, Any], organisation: str, language: Language) -> str:
    """Return what a line of the log says was done; an act of a newer version stands as it is written."""
    _ = language.gettext
    known = {
        "push": _("sent revision {number} of {organisation}"),
        "erase": _("erased {organisation} with all revisions"),
        "member": _("made {name} a member: {role}"),
        "remove member": _("removed {name} from the team"),
        "schema": _("set the store up, or brought it up to date (schema {version})"),
    }
    if act not in known:
        return act
    role = str(facts.get("role") or "")
    said = {key: str(facts.get(key) or "") for key in ("number", "name", "version")}
    words = known[act].format(
        **said, organisation=organisation, role=role_words(role, language) if role in _ROLES else role
    )
    projects = facts.get("projects") if act == "member" else None
    return f"{words} ({', '.join(map(str, projects))})" if isinstance(projects, list) and projects else words
