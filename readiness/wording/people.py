"""People and their roles in words."""

from readiness.domain.perspectives import Author
from readiness.domain.workshop_record import Role
from readiness.foundation.language import Language


def role_labels(language: Language) -> dict[Role, str]:
    """Return what a list of roles offers."""
    _ = language.gettext
    return {
        Role.MANAGEMENT: _("Management"),
        Role.OPERATIVE: _("Day-to-day staff"),
        Role.OTHER: _("Another view"),
    }


def role_label(language: Language, role: Role | None) -> str:
    """Return a role, or nothing where none was given."""
    return role_labels(language)[role] if role else ""


def with_role(language: Language, author: Author) -> str:
    """Return a person with their role, as in “Jana Weber (Management)”."""
    role = role_label(language, author.role)
    return f"{author.person} ({role})" if role else author.person


def in_report(language: Language, author: Author) -> str:
    """Return a person as a report names them: by name only with their consent, otherwise by their role."""
    if author.may_be_named:
        return with_role(language, author)
    return role_label(language, author.role) or language.gettext("Someone who is not named")
