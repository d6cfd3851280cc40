"""Rule 11: the level worth reaching for each capability."""

from readiness.domain.knowledge import TargetProfile
from readiness.domain.levels import HIGHEST
from readiness.domain.questionnaire import Capability, Questionnaire

DEFAULT_TARGET = 3
# Per cent are counted up to all that can be reached.
_PERCENT_TARGET = HIGHEST


def target_levels(questionnaire: Questionnaire, profile: TargetProfile | None) -> dict[str, int]:
    """Return the target (0 to 5, 0 = not targeted) of every capability by code."""
    usual = _PERCENT_TARGET if questionnaire.by_percent else DEFAULT_TARGET
    return {
        code: _on_rung(capability, _target(capability, questionnaire.dimension_of[code].code, profile, usual))
        for code, capability in questionnaire.capabilities.items()
    }


def _on_rung(capability: Capability, target: int) -> int:
    """Return a target as a level that the answers stand for: the next one from it on; 0 stays not targeted."""
    return capability.rung_from(target) if target else target


def _target(capability: Capability, dimension: str, profile: TargetProfile | None, usual: int) -> int:
    if profile is None:
        return usual
    general = profile.key_level if capability.key_question else profile.level
    return profile.levels.get(capability.code, profile.levels.get(dimension, general))
