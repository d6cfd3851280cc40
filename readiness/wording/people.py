"""People and their roles in words."""

from readiness.domain.perspectives import Author
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.workshop_record import Role, UsualRole
from readiness.foundation.language import Language


def role_labels(language: Language, questionnaire: Questionnaire) -> dict[Role, str]:
    """Return what a list of roles offers: those that the questionnaire names, or the usual ones."""
    return {role: language.of(name) for role, name in questionnaire.room.items()} or usual_role_labels(language)


def usual_role_labels(language: Language) -> dict[Role, str]:
    """Return the roles where a questionnaire names no others."""
    _ = language.gettext
    return {
        UsualRole.MANAGEMENT.value: _("Management"),
        UsualRole.OPERATIVE.value: _("Day-to-day staff"),
        UsualRole.OTHER.value: _("Another view"),
    }


def role_label(language: Language, role: Role | None, questionnaire: Questionnaire) -> str:
    """Return a role, or nothing where none was given; one that the questionnaire no longer has is told by its code."""
    labels = usual_role_labels(language) | role_labels(language, questionnaire)
    return labels.get(role, role) if role else ""


def with_role(language: Language, author: Author, questionnaire: Questionnaire) -> str:
    """Return a person with their role, as in “Jana Weber (Management)”."""
    role = role_label(language, author.role, questionnaire)
    return f"{author.person} ({role})" if role else author.person


def in_report(language: Language, author: Author, questionnaire: Questionnaire) -> str:
    """Return a person as a report names them: by name only with their consent, otherwise by their role."""
    if author.may_be_named:
        return with_role(language, author, questionnaire)
    return role_label(language, author.role, questionnaire) or language.gettext("Someone who is not named")
