"""The levels of a target profile: those of whole dimensions and single questions, and what levels are called."""

from readiness.app.pack_editor.conditions import answers_of
from readiness.app.pack_editor.outline import all_questions, dimension_codes
from readiness.app.pack_editor.tree import Tree, value_at, with_value
from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.questionnaire import COMMON_LADDER
from readiness.foundation.errors import Place
from readiness.planning.targets import DEFAULT_TARGET

Named = list[tuple[str, dict[str, str]]]


def can_have_level(tree: Tree) -> Named:
    """Return the codes that a target may name, with their names by language: each dimension, then its questions."""
    found: Named = []
    asked = [one for one in all_questions(tree) if one.rated]
    for i, code in enumerate(dimension_codes(tree)):
        found.append((code, dict(value_at(tree, ("dimensions", i, "name"), {}) or {})))
        found += [(one.code, dict(one.data.get("name") or {})) for one in asked if one.place[1] == i]
    return found


def level_names(tree: Tree, code: str = "") -> list[tuple[int, dict[str, str]]]:
    """Return the levels that a question can be meant to reach, with their names by language; 0 is no target.

    Without a code, or with that of a dimension, these are all levels, named by the answers that most questions have.
    """
    data = next((one.data for one in all_questions(tree) if one.rated and one.code == code), None)
    if data is not None and not data.get("measure"):
        named = {int(level): names for level, names in answers_of(tree, data) if level.isdigit()}
        return sorted(named.items())
    usual = answers_of(tree, {}) if tree.get("scale") or tree.get("ladder") else []
    named = {int(level): names for level, names in usual if level.isdigit()}
    if not named:
        named = {level: one.name.by_language for level, one in enumerate(COMMON_LADDER)}
    return [(level, named.get(level, {})) for level in range(LOWEST, HIGHEST + 1)]


def with_one_more(tree: Tree, place: Place) -> Tree:
    """Return a tree whose target at a place names one code more; the same where it names all of them."""
    levels = value_at(tree, (*place, "levels"), {})
    free = next((code for code, _names in can_have_level(tree) if code not in levels), "")
    return with_value(tree, (*place, "levels", free), DEFAULT_TARGET) if free else tree


def with_other_code(tree: Tree, place: Place, before: str, code: str) -> Tree:
    """Return a tree in which a target names another code with the same level, in the same row."""
    levels = value_at(tree, (*place, "levels"), {})
    if code in levels:
        return tree
    made = {code if name == before else name: level for name, level in levels.items()}
    return with_value(tree, (*place, "levels"), made)
