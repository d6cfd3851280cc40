"""Dimensions and questions in the order in which they are asked, and their codes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from readiness.app.pack_editor.tree import Tree, changed, value_at, with_value
from readiness.foundation.errors import Place

CODE = re.compile(r"[A-Z][A-Z0-9_]{0,19}")
# Where codes are written down in other places: conditions, requirements, and lists of codes.
_NAMING = frozenset(["ask_when", "when", "after", "prerequisites", "requires", "leads_to", "mandate", "ours"])
# The steps that a text belongs to begin with codes, while those of the incident guide are entries; and the levels of a
# target are found by codes.
_STEPS, _LEVELS = "steps", "levels"
Key = Literal["capabilities", "facts"]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question where it stands: in the questionnaire, and among those that are asked in its dimension."""

    place: Place
    code: str
    data: Tree
    rated: bool


def is_dimension(place: Place) -> bool:
    """Return whether a place is that of a dimension, and not of one of its questions."""
    return len(place) == len(("dimensions", 0))


def dimension_codes(tree: Tree) -> list[str]:
    """Return the codes of the dimensions."""
    return [str(dimension.get("code", "")) for dimension in tree["dimensions"]]


def questions(tree: Tree, dimension: int) -> list[AskedQuestion]:
    """Return what a dimension asks, in the order in which it is asked."""
    place: Place = ("dimensions", dimension)
    data = value_at(tree, place, {})
    rated = [
        AskedQuestion((*place, "capabilities", i), str(one.get("code", "")), one, rated=True)
        for i, one in enumerate(data.get("capabilities") or ())
    ]
    facts = [
        AskedQuestion((*place, "facts", i), str(one.get("code", "")), one, rated=False)
        for i, one in enumerate(data.get("facts") or ())
    ]
    codes = {one.code for one in rated}
    found = [fact for fact in facts if fact.data.get("after", "") not in codes]
    for one in rated:
        found.append(one)
        found += [fact for fact in facts if fact.data.get("after", "") == one.code]
    return found


def all_questions(tree: Tree) -> Iterator[AskedQuestion]:
    """Yield every question of the questionnaire in its order."""
    for i in range(len(tree["dimensions"])):
        yield from questions(tree, i)


def place_of(tree: Tree, code: str) -> Place | None:
    """Return the place of a dimension or a question."""
    for i, dimension in enumerate(tree["dimensions"]):
        if dimension.get("code") == code:
            return ("dimensions", i)
    return next((one.place for one in all_questions(tree) if one.code == code), None)


def new_question(tree: Tree, dimension: int, at: int, *, rated: bool) -> tuple[Tree, str]:
    """Return a tree with a new question at a place in the order of its dimension, and the code that it got."""
    code = _free_code(tree, dimension)
    languages = tree.get("languages") or ["en"]
    entry: Tree = {"code": code, "name": {languages[0]: ""}, "question": {languages[0]: ""}}
    if not rated:
        entry["measure"] = {"kind": "text"}
    asked = questions(tree, dimension)
    asked.insert(at, AskedQuestion((), code, entry, rated=rated))
    return _with_questions(tree, dimension, asked), code


def new_dimension(tree: Tree, at: int, name: dict[str, str]) -> tuple[Tree, str]:
    """Return a tree with a new dimension, and the code that it got."""
    taken = {*dimension_codes(tree), *_retired(tree), *(one.code for one in all_questions(tree))}
    letters = [chr(65 + i) for i in range(26)]
    code = next(one for one in [*letters, *(a + b for a in letters for b in letters)] if one not in taken)
    entry = {"code": code, "name": name, "capabilities": []}
    dimensions = [*tree["dimensions"][:at], entry, *tree["dimensions"][at:]]
    return {**tree, "dimensions": dimensions}, code


def duplicate(tree: Tree, place: Place) -> tuple[Tree, str]:
    """Return a tree with a question once more, behind the first, and the code of the second."""
    dimension = _dimension(place)
    asked = questions(tree, dimension)
    at = _position(asked, place)
    code = _free_code(tree, dimension)
    asked.insert(at + 1, AskedQuestion((), code, {**asked[at].data, "code": code}, asked[at].rated))
    return _with_questions(tree, dimension, asked), code


def without(tree: Tree, place: Place) -> Tree:
    """Return a tree without a question, or without a dimension and its questions; their codes are not given again."""
    dimension = _dimension(place)
    if is_dimension(place):
        gone = [one.code for one in questions(tree, dimension)]
        dimensions = [entry for i, entry in enumerate(tree["dimensions"]) if i != dimension]
        tree = {**tree, "dimensions": dimensions}
    else:
        asked = questions(tree, dimension)
        gone = [asked[_position(asked, place)].code]
        tree = _with_questions(tree, dimension, [one for one in asked if one.place != place])
    return _retiring(tree, [code for code in gone if CODE.fullmatch(code)])


def moved(tree: Tree, place: Place, by: int) -> Tree:
    """Return a tree with a dimension or a question further down (or up, where `by` is negative) by one place.

    From the end of its dimension, a question goes on into the next one.
    """
    dimension = _dimension(place)
    if is_dimension(place):
        entries = list(tree["dimensions"])
        entries.insert(min(max(0, dimension + by), len(entries) - 1), entries.pop(dimension))
        return {**tree, "dimensions": entries}
    at = _position(questions(tree, dimension), place) + by
    if 0 <= at < len(questions(tree, dimension)):
        return moved_to(tree, place, dimension, at)
    other = dimension + (1 if by > 0 else -1)
    if not 0 <= other < len(tree["dimensions"]):
        return tree
    return moved_to(tree, place, other, 0 if by > 0 else len(questions(tree, other)))


def moved_to(tree: Tree, place: Place, dimension: int, at: int) -> Tree:
    """Return a tree with a question at a place in the order of a dimension."""
    source = _dimension(place)
    asked = questions(tree, source)
    one = asked.pop(_position(asked, place))
    if source == dimension:
        asked.insert(at, one)
        return _with_questions(tree, source, asked)
    tree = _with_questions(tree, source, asked)
    others = questions(tree, dimension)
    others.insert(at, one)
    return _with_questions(tree, dimension, others)


def moved_before(tree: Tree, place: Place, before: Place | None) -> Tree:
    """Return a tree in which a dimension or a question stands before another one; None is the end.

    A question before a dimension comes to the end of the one above it.
    """
    dimensions = len(tree["dimensions"])
    source = _dimension(place)
    target = dimensions if before is None else _dimension(before)
    if is_dimension(place):
        return moved(tree, place, (target - 1 if target > source else target) - source)
    if before is None or is_dimension(before):
        dimension = max(0, target - 1)
        at = len(questions(tree, dimension)) if target else 0
    else:
        dimension, at = target, _position(questions(tree, target), before)
    order = [one.place for one in questions(tree, dimension)]
    return moved_to(tree, place, dimension, at - 1 if place in order[:at] else at)


def placed(tree: Tree, asked: AskedQuestion, data: Tree, *, rated: bool) -> tuple[Tree, Place]:
    """Return a tree with other data for a question, rated or not, in its place of the order; and where it is then."""
    dimension = _dimension(asked.place)
    order = questions(tree, dimension)
    at = _position(order, asked.place)
    order[at] = AskedQuestion((), asked.code, data, rated)
    tree = _with_questions(tree, dimension, order)
    return tree, questions(tree, dimension)[at].place


def with_code(tree: Tree, place: Place, code: str) -> Tree:
    """Return a tree in which a question or a dimension has another code, everywhere it is named."""
    before = str(value_at(tree, place, {}).get("code", ""))
    tree = with_value(tree, (*place, "code"), code)
    renamed: Tree = _renamed(tree, re.compile(rf"(?<![A-Za-z0-9_-]){re.escape(before)}(?![A-Za-z0-9_-])"), code, "")
    return renamed


def without_tag(tree: Tree, tag: str) -> Tree:
    """Return a tree in which no question bears a tag any longer."""
    for one in list(all_questions(tree)):
        tags = one.data.get("tags")
        if isinstance(tags, list) and tag in tags:
            tree = with_value(tree, (*one.place, "tags"), [other for other in tags if other != tag] or None)
    return tree


def named_in(tree: Tree, code: str) -> list[Place]:
    """Return the places of conditions and requirements that name a code."""
    word = re.compile(rf"(?<![A-Za-z0-9_-]){re.escape(code)}(?![A-Za-z0-9_-])")
    return [place for place, text in _naming(tree, (), "") if word.search(text)]


def _naming(value: Any, place: Place, key: str) -> Iterator[tuple[Place, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if key == _LEVELS:
                yield (*place, name), str(name)
            yield from _naming(inner, (*place, name), name if name in _NAMING or key not in _NAMING else key)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _naming(inner, (*place, i), key)
    elif isinstance(value, str) and (key in _NAMING or key == _STEPS):
        yield place, value


def _renamed(value: Any, word: re.Pattern[str], code: str, key: str) -> Any:
    if isinstance(value, dict):
        names = {name: code if key == _LEVELS and word.fullmatch(str(name)) else name for name in value}
        made = {names[name]: _renamed(inner, word, code, name) for name, inner in value.items()}
        return made if any(name not in made or made[name] is not value[name] for name in value) else value
    if isinstance(value, list):
        entries = [_renamed(inner, word, code, key) for inner in value]
        return entries if any(new is not old for new, old in zip(entries, value, strict=True)) else value
    if isinstance(value, str) and (key in _NAMING or key == _STEPS) and word.search(value):
        return word.sub(code, value)
    return value


def _with_questions(tree: Tree, dimension: int, asked: list[AskedQuestion]) -> Tree:
    """Return a tree whose dimension asks these questions in this order."""
    rated, facts, last = [], [], ""
    for one in asked:
        if one.rated:
            last = one.code
            rated.append(one.data)
        elif one.data.get("after", "") == last:
            facts.append(one.data)
        else:
            facts.append(with_value(one.data, ("after",), last or None))
    place: Place = ("dimensions", dimension)
    tree = changed(tree, (*place, "facts"), lambda _before: facts or None)
    made: Tree = changed(tree, (*place, "capabilities"), lambda _before: rated)
    return made


def _free_code(tree: Tree, dimension: int) -> str:
    """Return a code that no question has or had: that of the dimension with the next number."""
    own = str(tree["dimensions"][dimension].get("code", "")) or "Q"
    taken = {*(one.code for one in all_questions(tree)), *_retired(tree), *dimension_codes(tree)}
    used = [int(code[len(own) :]) for code in taken if re.fullmatch(rf"{re.escape(own)}[0-9]{{1,4}}", code)]
    return f"{own[:16]}{max(used, default=0) + 1}"


def _retired(tree: Tree) -> list[str]:
    return [str(code) for code in tree.get("retired_codes") or ()]


def _retiring(tree: Tree, codes: list[str]) -> Tree:
    new = [code for code in codes if code not in _retired(tree)]
    return with_value(tree, ("retired_codes",), [*_retired(tree), *new]) if new else tree


def _dimension(place: Place) -> int:
    at = place[1]
    assert isinstance(at, int)
    return at


def _position(asked: list[AskedQuestion], place: Place) -> int:
    return next(i for i, one in enumerate(asked) if one.place == place)
