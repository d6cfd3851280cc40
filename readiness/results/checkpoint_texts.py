"""How far a legal checkpoint can be relied on, in words."""

from readiness.domain.knowledge import Checkpoint, Verification
from readiness.foundation.language import Language


def verification_text(point: Checkpoint, language: Language) -> str:
    """Return how far the source of a checkpoint was checked."""
    _ = language.gettext
    words = {
        Verification.CHECKED: _("source checked"),
        Verification.SECONDARY: _("checked in secondary sources"),
        Verification.UNCHECKED: _("source not checked yet"),
    }
    return words[point.verification]
