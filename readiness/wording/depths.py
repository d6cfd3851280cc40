"""What an assessment is called by how deep it asks."""

from readiness.domain.questionnaire import Depth
from readiness.foundation.language import Language


def depth_name(depth: Depth, language: Language) -> str:
    """Return the name of a depth, as it stands alone or in a list."""
    return language.gettext("Quick check") if depth is Depth.QUICK else language.gettext("Full questionnaire")
