"""Who owns a capability here: the questionnaire's roles, without those that nobody holds."""

from readiness.domain.conditions import Facts, holds
from readiness.domain.questionnaire import Questionnaire


def owners_of(questionnaire: Questionnaire, code: str, facts: Facts) -> tuple[str, ...]:
    """Return the roles that own a capability, the first one in charge; a stand-in acts for a role that nobody holds."""
    owners = questionnaire.capabilities[code].owners
    acting = dict.fromkeys(_acting(questionnaire, role, facts) for role in owners)
    found = tuple(role for role in acting if role is not None)
    return found or owners


def _acting(questionnaire: Questionnaire, role: str, facts: Facts) -> str | None:
    """Return who acts for a role; the one who does may have a stand-in further down the list."""
    acting: str | None = role
    for stand_in in questionnaire.stand_ins:
        if stand_in.role == acting and holds(stand_in.when, facts):
            acting = stand_in.by
    return acting
