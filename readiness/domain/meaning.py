"""What became of the questions of a questionnaire in a later version: which earlier answers still mean the same.

An answer means the question and the statements of its levels. What the later version says of itself (`changes`) comes
first; where it says nothing, the words are compared: without capitals, punctuation, spaces and hyphens inside words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from unicodedata import normalize

from readiness.domain.answers import Answer
from readiness.domain.questionnaire import Capability, Questionnaire
from readiness.domain.values import Text

# What is written inside a word without being part of it, and signs of no width.
_NOTHING = re.compile("(?<=\\w)[-\u2010\u2011'’](?=\\w)|[\u00ad\u200b-\u200d\u2060\ufeff]")
# A number with its comma or point, a word, or a sign that changes what is said.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[%‰<>=≤≥≠±+×€$£]")
# So many words may differ in one language, where another one is as it was: a misprint that was corrected.
_MOST_CORRECTED = 2
_NEGATIONS = frozenset(
    {"nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nie", "niemand", "niemanden", "niemandem"}
    | {"nichts", "ohne", "not", "no", "never", "nobody", "none", "nothing", "without"}
)
_UNTOLD = Text()


class Became(StrEnum):
    """What became of a question."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """What became of one question. Where it is changed: at which `levels` an answer no longer holds; empty means all.

    `why` is what the questionnaire says about it; empty where only its words were compared.
    """

    code: str
    became: Became
    levels: tuple[int, ...] = ()
    why: Text = _UNTOLD

    def holds(self, answer: Answer) -> bool:
        """Return whether an answer that was given to the earlier question means the same for the later one."""
        if answer.open or self.became is Became.SAME:
            return True
        if self.became is not Became.CHANGED or not self.levels:
            return False
        return answer.level not in self.levels


def question_changes(earlier: Questionnaire, later: Questionnaire) -> dict[str, QuestionChange]:
    """Return what became of every question, by its code: those of the later version in its order, then those gone."""
    return {change.code: change for change in _changes(earlier, later)}


def _changes(earlier: Questionnaire, later: Questionnaire) -> Iterator[QuestionChange]:
    stated = next((changes for changes in later.changes if changes.since == earlier.version), None)
    same = set(stated.same) if stated else set()
    changed = {one.code: one for one in stated.changed} if stated else {}
    other = set(stated.new) if stated else set()
    for code, now in later.capabilities.items():
        was = earlier.capabilities.get(code)
        if was is None:
            yield QuestionChange(code, Became.NEW)
        elif code in same:
            yield QuestionChange(code, Became.SAME)
        elif code in changed:
            yield QuestionChange(code, Became.CHANGED, tuple(sorted(changed[code].levels)), changed[code].why)
        elif code in other:
            # A code that was given to another question.
            yield QuestionChange(code, Became.CHANGED)
        else:
            yield _compared(was, now)
    for code in earlier.capabilities:
        if code not in later.capabilities:
            yield QuestionChange(code, Became.GONE)


def _compared(was: Capability, now: Capability) -> QuestionChange:
    """Return what the words of a question say of it."""
    if len(was.levels) != len(now.levels) or not _same_text(was.question, now.question):
        return QuestionChange(now.code, Became.CHANGED)
    reworded = [level for level, pair in enumerate(zip(was.levels, now.levels, strict=True)) if not _same_text(*pair)]
    if not reworded:
        return QuestionChange(now.code, Became.SAME)
    # Where a level was reworded, those one below may have reached it by now, without having done anything.
    levels = {level for one in reworded for level in (one - 1, one) if level >= 0}
    return QuestionChange(now.code, Became.CHANGED, tuple(sorted(levels)))


def _same_text(was: Text, now: Text) -> bool:
    """Return whether two texts say the same.

    A misprint stands in one language: where another one is as it was, a word or two may differ, but no number and no
    negation.
    """
    pairs = [(_tokens(w), _tokens(n)) for w, n in ((was.de, now.de), (was.en, now.en)) if w and n]
    others = [pair for pair in pairs if pair[0] != pair[1]]
    return bool(pairs) and (not others or (len(others) < len(pairs) and all(_corrected(*pair) for pair in others)))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(_NOTHING.sub("", normalize("NFC", text)).casefold())


def _corrected(was: list[str], now: list[str]) -> bool:
    """Return whether two texts differ by no more than a correction would make."""
    touched: list[str] = []
    longest = 0
    for what, i, j, k, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if what != "equal":
            touched += was[i:j] + now[k:m]
            longest += max(j - i, m - k)
    # A number and a sign are no letters.
    return longest <= _MOST_CORRECTED and all(word.isalpha() and word not in _NEGATIONS for word in touched)
