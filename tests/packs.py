"""The questionnaires that ship, each read once in a process: they cannot be changed, and reading takes its time."""

from functools import cache

from readiness.catalog.packs import load_pack
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.paths import content_folder


@cache
def shipped(pack_id: str = "social-media") -> Questionnaire:
    """Return a questionnaire as it ships, whatever the data folder of a test holds."""
    return load_pack(content_folder("questionnaires") / pack_id)
