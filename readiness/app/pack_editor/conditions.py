"""Conditions of questions as rows of lists: a question, a comparison, a value, joined by "and" or "or"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from readiness.app.pack_editor.entries import (
    COURSES,
    FACTS,
    GUIDE,
    IDEAS,
    OPTIONS,
    RULES,
    SEVERITIES,
    SITUATIONS,
    STEPS,
    TARGETS,
    entries,
    kind_of,
)
from readiness.app.pack_editor.outline import AskedQuestion, all_questions, questions
from readiness.app.pack_editor.tree import Tree, value_at
from readiness.domain.conditions import Comparison, ConditionError, parse
from readiness.domain.levels import COUNT
from readiness.domain.scales import COMMON_SCALES
from readiness.foundation.errors import Place
from readiness.foundation.language import Language
from readiness.wording.standing import gate_values, guide_words, standing_names, standing_values

Joint = Literal["and", "or"]
SAME: tuple[str, ...] = ("=", "!=")
_YES_NO: tuple[tuple[str, dict[str, str]], ...] = (
    ("yes", {"de": "Ja", "en": "Yes"}),
    ("no", {"de": "Nein", "en": "No"}),
)
# What is told once the course of action is known may ask for its elements.
_AFTER_THE_COURSE = frozenset({OPTIONS, IDEAS, STEPS})
ORDERED: tuple[str, ...] = ("=", "!=", ">=", "<=", ">", "<")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: the code that is asked for, how it is compared, and with what."""

    name: str
    order: str
    value: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a condition can ask for: its code, its name by language, and its values with their texts by language.

    Without values it is a number. `orders` are the comparisons that mean something.
    """

    code: str
    name: dict[str, str]
    values: tuple[tuple[str, dict[str, str]], ...] = ()
    orders: tuple[str, ...] = SAME


def rules_of(condition: str) -> tuple[Joint, list[Rule]] | None:
    """Return a condition as rows; None where it says more than rows can, or cannot be read."""
    if not condition.strip():
        return "and", []
    try:
        read = parse(condition)
    except ConditionError:
        return None
    if isinstance(read, Comparison):
        return "and", [_rule(read)]
    comparisons = [part for part in read.parts if isinstance(part, Comparison)]
    if read.word not in {"and", "or"} or len(comparisons) != len(read.parts):
        return None
    return ("or" if read.word == "or" else "and"), [_rule(one) for one in comparisons]


def condition_of(joint: Joint, rules: Sequence[Rule]) -> str:
    """Return rows as a condition."""
    return f" {joint} ".join(f"{rule.name} {rule.order} {rule.value}" for rule in rules)


def fault_of(condition: str) -> ConditionError | None:
    """Return why a condition cannot be read; None where it can."""
    try:
        if condition.strip():
            parse(condition)
    except ConditionError as error:
        return error
    return None


def subjects(tree: Tree, place: Place, language: Language) -> list[Subject]:
    """Return what the condition at a place can ask for: the profile and the questions.

    At a question or a dimension these are only the ones that are asked before it; a target knows the profile alone, a
    situation also the gates and how the assessment stands, and most of the incident guide its facts and what was found
    from them. What the program names is in `language`.
    """
    kind = kind_of(place)
    if kind == SEVERITIES:
        return _facts(tree)
    days = place[:1] != ("dimensions",)
    profile = [_of_profile(entry, "question", days=days) for entry in tree.get("profile") or ()]
    asked = [] if kind == TARGETS else [_of_question(tree, one) for one in _before(tree, place)]
    found = [subject for subject in (*profile, *asked) if subject is not None]
    if kind == SITUATIONS:
        found += [*_gates(tree, language), *_standing(language)]
    elif place[:1] == GUIDE and kind != FACTS:
        found += [*_facts(tree), *_gates(tree, language), *_decided(tree, kind, language)]
    return found


def _facts(tree: Tree) -> list[Subject]:
    """Return the facts of the incident guide."""
    found = [_of_profile(entry, "name", days=True) for entry in entries(tree, FACTS)]
    return [subject for subject in found if subject is not None]


def _gates(tree: Tree, language: Language) -> list[Subject]:
    gates = [one for one in tree.get("gates") or () if isinstance(one, dict) and one.get("code")]
    values = _values(gate_values(language), language)
    return [Subject(str(one["code"]), _texts(one.get("name")), values) for one in gates]


def _standing(language: Language) -> list[Subject]:
    """Return how the assessment stands."""
    found = []
    for code, name in standing_names(language).items():
        known = _values(standing_values(code, language), language)
        found.append(Subject(code, {language.code: name}, known, SAME if known else ORDERED))
    return found


def _decided(tree: Tree, kind: Place, language: Language) -> list[Subject]:
    """Return what the guide finds from the facts, as far as it is known where a list of it is read."""
    words = guide_words(language)
    named = tuple((str(one.get("severity", "")), _texts(one.get("name"))) for one in entries(tree, SEVERITIES))
    found = [Subject("severity", {language.code: words["severity"]}, named)]
    if kind != RULES:
        rules = tuple((str(one.get("number", "")), {"en": str(one.get("number", ""))}) for one in entries(tree, RULES))
        found.append(Subject("rule", {language.code: words["rule"]}, rules))
    if kind in _AFTER_THE_COURSE:
        for one in entries(tree, COURSES):
            code = str(one.get("code", ""))
            found.append(Subject(code, {language.code: words["element"].format(code=code)}, _YES_NO))
    return found


def _values(words: dict[str, str], language: Language) -> tuple[tuple[str, dict[str, str]], ...]:
    return tuple((value, {language.code: told}) for value, told in words.items())


def _before(tree: Tree, place: Place) -> list[AskedQuestion]:
    """Return the questions before a question, or before a dimension; all of them for anything else."""
    if place[:1] != ("dimensions",):
        return list(all_questions(tree))
    at = place[1]
    assert isinstance(at, int)
    if len(place) == len(("dimensions", at)):
        return [one for i in range(at) for one in questions(tree, i)]
    asked = list(all_questions(tree))
    return asked[: next((i for i, one in enumerate(asked) if one.place == place), len(asked))]


def _rule(comparison: Comparison) -> Rule:
    return Rule(comparison.name, comparison.order, str(comparison.value))


def _of_profile(entry: Any, title: str, *, days: bool) -> Subject | None:
    if not isinstance(entry, dict) or not entry.get("code"):
        return None
    code, name = str(entry["code"]), _texts(entry.get(title))
    if entry.get("kind") == "yes_no":
        return Subject(code, name, _YES_NO)
    if entry.get("kind") == "date" and days:
        return Subject(code, name, (), ORDERED)
    if entry.get("kind") == "choice":
        values = _choices(entry.get("choices"))
        return Subject(code, name, values, ORDERED if all(value.isdigit() for value, _ in values) else SAME)
    return None


def _of_question(tree: Tree, asked: AskedQuestion) -> Subject | None:
    data = asked.data
    code, name = str(data.get("code", "")), _texts(data.get("name")) or _texts(data.get("question"))
    kind = value_at(data, ("measure", "kind"))
    if kind == "number":
        return Subject(code, name, (), ORDERED)
    if kind in {"choice", "multiple"}:
        return Subject(code, name, _choices(value_at(data, ("measure", "choices"))))
    if kind or not code:
        # Words and days are not compared.
        return None
    return Subject(code, name, tuple(answers_of(tree, data)), ORDERED) if asked.rated else None


def answers_of(tree: Tree, data: Tree) -> list[tuple[str, dict[str, str]]]:
    """Return the answers of a rated question, each with the level that conditions write and its name by language."""
    own = data.get("answers") or value_at(tree, ("scales", data.get("scale") or tree.get("scale") or ""))
    if own and not data.get("levels"):
        found = [(str(one.get("level", "")), _texts(one.get("name"))) for one in own if isinstance(one, dict)]
        return sorted(found)
    name = "" if data.get("levels") else data.get("scale") or tree.get("scale") or ""
    if name in COMMON_SCALES:
        return sorted((str(one.level), one.name.by_language) for one in COMMON_SCALES[name])
    ladder = tree.get("ladder") or []
    names = [_texts(value_at(ladder, (level, "name"))) for level in range(COUNT)]
    return [(str(level), names[level] or {"en": str(level)}) for level in range(COUNT)]


def _choices(entries: Any) -> tuple[tuple[str, dict[str, str]], ...]:
    found = [one for one in entries or () if isinstance(one, dict)]
    return tuple((str(one.get("value", "")), _texts(one.get("text"))) for one in found)


def _texts(value: Any) -> dict[str, str]:
    return {str(code): str(text) for code, text in value.items() if text} if isinstance(value, dict) else {}
