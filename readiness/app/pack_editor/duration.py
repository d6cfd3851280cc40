"""About how long a questionnaire takes: its words are read, and each question is thought about."""

from dataclasses import dataclass

from readiness.domain.questionnaire import Depth, Question, Questionnaire
from readiness.foundation.language import Language

# Silent reading of texts in 17 languages: 184 words a minute with a deviation of 29 (Trauzettel-Klosinski and Dietz,
# Standardized Assessment of Reading Performance, IOVS 53, 2012).
WORDS_A_MINUTE = 184
# Until it is clear which answer holds. Ours, from the minutes that the shipped questionnaires were given.
SECONDS_A_QUESTION = 20


@dataclass(frozen=True, slots=True)
class Duration:
    """How many questions and words there are, and about how many minutes they take."""

    questions: int
    words: int
    minutes: int


def duration(questionnaire: Questionnaire, depth: Depth, language: Language) -> Duration:
    """Return about how long a depth takes in one language; 1 minute is the least."""
    asked = [one for dimension in questionnaire.dimensions for one in dimension.questions(depth)]
    words = sum(_words(one, language) for one in asked)
    minutes = words / WORDS_A_MINUTE + len(asked) * SECONDS_A_QUESTION / 60
    return Duration(len(asked), words, max(1, round(minutes)))


def _words(question: Question, language: Language) -> int:
    """Return the words that have to be read to answer: the question and its answers."""
    texts = [question.question]
    measure = question.measure
    if measure is not None:
        texts += [choice.text for choice in measure.choices]
    else:
        # A fact has always a measure.
        rungs = getattr(question, "rungs", ())
        texts += [question.statement(level) for level in rungs]  # type: ignore[union-attr]
    return sum(len(language.of(text).split()) for text in texts)
