"""How a question is answered, as one choice of a list: by a scale, by answers of its own, or by a fact."""

from collections.abc import Iterator
from typing import Any

from readiness.app.pack_editor.outline import AskedQuestion, placed
from readiness.app.pack_editor.tree import Tree, value_at, with_value
from readiness.domain.levels import COUNT, HIGHEST, LOWEST
from readiness.domain.scales import COMMON_SCALES, ScaleAnswer
from readiness.domain.values import Text
from readiness.foundation.errors import Place

# The ways beside the names of scales; those that begin with "fact-" ask for a fact that is not scored.
DEFAULT, OWN, LEVELS, NUMBER, COUNTED = "default", "own", "levels", "number", "counted"
FACTS = ("fact-choice", "fact-multiple", "fact-number", "fact-date", "fact-text")
_SCALE = "scale:"
_BELONGING = ("levels", "scale", "answers", "measure")
_MIDDLE = 3


def ways(tree: Tree) -> Iterator[str]:
    """Yield the ways in which a question of this questionnaire can be answered."""
    if tree.get("scale"):
        yield DEFAULT
    yield from (_SCALE + name for name in scale_names(tree) if name != tree.get("scale"))
    yield from (OWN, LEVELS, NUMBER, COUNTED, *FACTS)


def scale_names(tree: Tree) -> list[str]:
    """Return the names of the scales of a questionnaire, its own ones first."""
    own = tree.get("scales")
    return [*(own if isinstance(own, dict) else ()), *COMMON_SCALES]


def scale_of(way: str, tree: Tree) -> str:
    """Return the name of the scale that a way stands for; "" where it stands for none."""
    return str(tree.get("scale") or "") if way == DEFAULT else way.removeprefix(_SCALE) if _SCALE in way else ""


def way_of(tree: Tree, data: Tree, *, rated: bool) -> str:
    """Return how a question is answered; "" where that is not said."""
    kind = value_at(data, ("measure", "kind"))
    if not rated:
        return f"fact-{kind}"
    if kind is not None:
        return COUNTED if kind == "multiple" else NUMBER
    if data.get("answers"):
        return OWN
    if data.get("levels"):
        return LEVELS
    if data.get("scale") and data.get("scale") != tree.get("scale"):
        return f"{_SCALE}{data['scale']}"
    return DEFAULT if tree.get("scale") else ""


def with_way(tree: Tree, asked: AskedQuestion, way: str) -> tuple[Tree, Place]:
    """Return a tree in which a question is answered in another way, and the place where it stands then.

    Answers of its own begin with those that it had.
    """
    data = {key: value for key, value in asked.data.items() if key not in _BELONGING}
    languages = [str(code) for code in tree.get("languages") or ["en"]]
    empty = dict.fromkeys(languages[:1], "")
    choices = value_at(asked.data, ("measure", "choices")) or [_choice(1, empty), _choice(2, empty)]
    kind = way.removeprefix("fact-")
    added: Tree = {}
    if way == OWN:
        added["answers"] = _own_answers(tree, asked, languages)
    elif way == LEVELS:
        added["levels"] = [dict(empty) for _level in range(COUNT)]
    elif way == NUMBER:
        added["measure"] = {"kind": "number", "bands": _bands(empty)}
    elif way == COUNTED:
        added["measure"] = {"kind": "multiple", "choices": choices, "bands": _bands(empty)}
    elif kind in {"choice", "multiple"}:
        added["measure"] = {"kind": kind, "choices": choices}
    elif way in FACTS:
        unit = value_at(asked.data, ("measure", "unit"))
        added["measure"] = {"kind": kind, **({"unit": unit} if unit and kind == "number" else {})}
    elif way != DEFAULT:
        added["scale"] = scale_of(way, tree)
    rated = way not in FACTS
    kept = {"code", "key_question", "name", "question", "after", "ask_when", "help", "terms"}
    if not rated:
        data = {key: value for key, value in data.items() if key in kept}
    else:
        data.pop("after", None)
    order = ("dimensions", 0, "capabilities" if rated else "facts", 0)
    whole: Tree = {"dimensions": [{order[2]: [data]}]}
    for key, value in added.items():
        # Where the format has them.
        whole = with_value(whole, (*order, key), value)
    return placed(tree, asked, value_at(whole, order), rated=rated)


def answers(tree: Tree, name: str) -> list[ScaleAnswer]:
    """Return the answers of a scale by its name; nothing where there is none, or where it is not finished."""
    own = value_at(tree, ("scales", name))
    if not isinstance(own, list):
        return list(COMMON_SCALES.get(name, ()))
    return [one for entry in own if (one := answer(entry)) is not None]


def answer(entry: Any) -> ScaleAnswer | None:
    """Return one answer; None where it is not finished."""
    level = value_at(entry, ("level",))
    if type(level) is not int or not LOWEST <= level <= HIGHEST:
        return None
    points = value_at(entry, ("points",))
    return ScaleAnswer(
        level=level,
        name=Text.of(value_at(entry, ("name",)) or {}),
        points=float(points) if isinstance(points, int | float) else None,
    )


def _own_answers(tree: Tree, asked: AskedQuestion, languages: list[str]) -> list[Tree]:
    name = scale_of(way_of(tree, asked.data, rated=asked.rated), tree)
    found: list[Tree] = []
    for one in answers(tree, name) or answers(tree, "yes_no"):
        words = one.name.by_language
        entry: Tree = {"level": one.level, "name": {code: words.get(code, "") for code in languages if words.get(code)}}
        entry["name"] = entry["name"] or {languages[0]: ""}
        if one.points is not None:
            entry["points"] = one.points
        found.append(entry)
    return found


def _choice(number: int, texts: dict[str, str]) -> Tree:
    return {"value": f"choice-{number}", "text": dict(texts)}


def new_choice(entries: list[Any], languages: list[str]) -> Tree:
    """Return one more choice with a value of its own."""
    taken = {str(value_at(one, ("value",))) for one in entries}
    number = next(n for n in range(1, len(taken) + 2) if f"choice-{n}" not in taken)
    return _choice(number, {languages[0]: ""})


def new_answer(entries: list[Any], languages: list[str]) -> Tree:
    """Return one more answer with a level that is free, the middle first."""
    taken = {value_at(one, ("level",)) for one in entries}
    free = [level for level in (_MIDDLE, 2, 4, 1, LOWEST, HIGHEST) if level not in taken]
    return {"level": free[0] if free else _MIDDLE, "name": {languages[0]: ""}}


def new_band(entries: list[Any], languages: list[str]) -> Tree:
    """Return one more band above the others."""
    leasts = [least for one in entries if isinstance(least := value_at(one, ("least",)), int | float)]
    return {**new_answer(entries, languages), "least": (max(leasts) if leasts else 0) + 1}


def _bands(empty: dict[str, str]) -> list[Tree]:
    return [{"level": LOWEST, "name": dict(empty)}, {"level": HIGHEST, "least": 1, "name": dict(empty)}]
