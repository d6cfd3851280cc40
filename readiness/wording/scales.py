"""The answers of a scale in words: what each stands for, and what it counts."""

from collections.abc import Iterable

from readiness.domain.levels import HIGHEST
from readiness.domain.scales import ScaleAnswer
from readiness.foundation.language import Language


def mapping_words(answers: Iterable[ScaleAnswer], language: Language) -> list[str]:
    """Return each answer with its mapping, the best first, as in “Partly → level 3, counts 50%”."""
    _ = language.gettext
    ordered = sorted(answers, key=lambda answer: -answer.level)
    return [
        _("{answer} → level {level}, counts {percent}%").format(
            answer=language.of(answer.name),
            level=answer.level,
            percent=language.number(100 * answer.worth / HIGHEST, 1),
        )
        for answer in ordered
    ]
