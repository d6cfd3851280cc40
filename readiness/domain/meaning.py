"""What became of the questions of a questionnaire in a later version: which earlier answers still mean the same.

An answer means the question and the statements of its levels, or the fact that it asks for. What the later version says
of itself (`changes`) comes first; where it says nothing, the words are compared: without capitals, punctuation, spaces
and hyphens inside words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from hashlib import sha256
from unicodedata import normalize

from readiness.domain.answers import Answer
from readiness.domain.questionnaire import Capability, Question, Questionnaire
from readiness.domain.scales import Measure
from readiness.domain.values import NO_TEXT, Text

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
    why: Text = NO_TEXT

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
    asked, asked_before = later.questions, earlier.questions
    for code, now in asked.items():
        was = asked_before.get(code)
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
    for code in asked_before:
        if code not in asked:
            yield QuestionChange(code, Became.GONE)


def _compared(was: Question, now: Question) -> QuestionChange:
    """Return what the words of a question say of it."""
    if was == now:
        return QuestionChange(now.code, Became.SAME)
    other = QuestionChange(now.code, Became.CHANGED)
    if not _same_text(was.question, now.question) or not _same_measure(was.measure, now.measure):
        return other
    if not isinstance(was, Capability) or not isinstance(now, Capability):
        return QuestionChange(now.code, Became.SAME) if type(was) is type(now) else other
    every = sorted({*was.rungs, *now.rungs})
    reworded = [level for level in every if not _same_level(was, now, level)]
    if not reworded:
        return QuestionChange(now.code, Became.SAME)
    # Where a level was reworded, those one below may have reached it by now, without having done anything.
    below = [rung for level in reworded for rung in [one for one in was.rungs if one < level][-1:]]
    return QuestionChange(
        now.code, Became.CHANGED, tuple(sorted({*reworded, *below} & {*was.rungs})) or (was.rungs[0],)
    )


def meaning_digest(capability: Capability) -> str:
    """Return 16 hexadecimal digits that change with what a question and its levels say, in whatever language.

    Like the comparison, it does not look at capitals, punctuation, spaces and hyphens inside words; a misprint that was
    corrected changes it.
    """
    texts = [capability.question, *(capability.statement(level) for level in capability.rungs)]
    read = [(code, _tokens(text)) for one in texts for code, text in sorted(one.by_language.items())]
    measure = capability.measure
    bands = [(band.level, band.least) for band in measure.bands] if measure else []
    return sha256(repr((capability.rungs, bands, read)).encode()).hexdigest()[:16]


def _same_level(was: Capability, now: Capability, level: int) -> bool:
    both = level in was.rungs and level in now.rungs
    return both and _same_text(was.statement(level), now.statement(level))


def _same_measure(was: Measure | None, now: Measure | None) -> bool:
    """Return whether a fact is asked for in the same way, and stands for the same level."""
    if was is None or now is None:
        return was is now
    shape, now_shape = (
        (one.kind, [choice.value for choice in one.choices], [(band.level, band.least) for band in one.bands])
        for one in (was, now)
    )
    texts = zip((was.unit, *(c.text for c in was.choices)), (now.unit, *(c.text for c in now.choices)), strict=False)
    return shape == now_shape and all(_same_text(*pair) for pair in texts)


def _same_text(was: Text, now: Text) -> bool:
    """Return whether two texts say the same.

    A misprint stands in one language: where another one is as it was, a word or two may differ, but no number and no
    negation.
    """
    before, after = was.by_language, now.by_language
    pairs = [(_tokens(before[code]), _tokens(after[code])) for code in before if code in after]
    others = [pair for pair in pairs if pair[0] != pair[1]]
    if not pairs:
        return not before and not after
    return not others or (len(others) < len(pairs) and all(_corrected(*pair) for pair in others))


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
