"""Find questions by words: part of a word is enough, accents and case do not count."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from unicodedata import combining, normalize

from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Capability, Dimension, Questionnaire
from readiness.foundation.language import Language

_EXCERPT = 120


class Where(IntEnum):
    """Where the words were found; what comes first is shown first."""

    NAME = 0
    QUESTION = 1
    HELP = 2
    LEVELS = 3
    NOTES = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A question in which every word occurs; `excerpt` is the text around the one that was hardest to find."""

    capability: Capability
    dimension: Dimension
    where: Where
    excerpt: str


def find_questions(questionnaire: Questionnaire, assessment: Assessment, words: str, language: Language) -> list[Found]:
    """Return the questions of the assessment's depth that hold every word, names and questions first."""
    wanted = _plain(words).split()
    if not wanted:
        return []
    depth = assessment.details.depth
    found = [
        hit
        for dimension in questionnaire.dimensions
        for capability in dimension.asked(depth)
        if (hit := _look_at(dimension, capability, assessment, wanted, language)) is not None
    ]
    return sorted(found, key=lambda hit: hit.where)


def _look_at(
    dimension: Dimension, capability: Capability, assessment: Assessment, wanted: list[str], language: Language
) -> Found | None:
    texts = [(where, text, _plain(text)) for where, text in _texts(dimension, capability, assessment, language)]
    hardest = (Where.NAME, language.of(capability.name), wanted[0])
    for word in wanted:
        hit = next(((where, text, word) for where, text, plain in texts if word in plain), None)
        if hit is None:
            return None
        hardest = max(hardest, hit, key=lambda one: one[0])
    where, text, word = hardest
    return Found(capability, dimension, where, _excerpt(text, word))


def _texts(
    dimension: Dimension, capability: Capability, assessment: Assessment, language: Language
) -> Iterator[tuple[Where, str]]:
    """Yield all texts of a question, the most telling first."""
    yield Where.NAME, language.of(capability.name)
    yield Where.NAME, capability.code
    yield Where.QUESTION, language.of(capability.question)
    yield Where.HELP, language.of(capability.why)
    for words in (capability.help, capability.not_applicable):
        if words:
            yield Where.HELP, language.of(words)
    yield Where.HELP, language.of(capability.evidence)
    yield Where.HELP, language.of(dimension.name)
    for level in capability.levels:
        yield Where.LEVELS, language.of(level)
    answer = assessment.answer(capability.code)
    yield Where.NOTES, answer.evidence
    yield Where.NOTES, answer.reason


def _plain(text: str) -> str:
    """Return a text without capitals and accents: "Über" and "uber" are the same, and "ß" is "ss"."""
    return "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))


def _excerpt(text: str, word: str) -> str:
    """Return the text around a word, on one line."""
    line = " ".join(text.split())
    at = max(0, _plain(line).find(word))
    begin = max(0, at - _EXCERPT // 3)
    if begin:
        begin = line.find(" ", begin) + 1
    end = begin + _EXCERPT
    return ("… " if begin else "") + line[begin:end].rstrip() + (" …" if end < len(line) else "")
