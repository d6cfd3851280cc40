"""All texts of a questionnaire with their place, side by side in two languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from readiness.app.pack_editor.tree import Tree
from readiness.foundation.errors import Place


@dataclass(frozen=True, slots=True)
class Translatable:
    """A text by language, and where it stands."""

    place: Place
    texts: dict[str, str]

    def lacks(self, language: str) -> bool:
        """Return whether it says nothing in a language."""
        return not self.texts.get(language, "").strip()


def translatables(tree: Tree) -> list[Translatable]:
    """Return the texts that are written in any language, in the order of the questionnaire."""
    return list(_found(tree, (), set(map(str, tree.get("languages") or ()))))


def missing(tree: Tree, language: str) -> list[Translatable]:
    """Return the texts that are not written in a language."""
    return [one for one in translatables(tree) if one.lacks(language)]


def _found(value: Any, place: Place, languages: set[str]) -> Iterator[Translatable]:
    if isinstance(value, dict):
        if value and languages.issuperset(value) and all(isinstance(one, str) for one in value.values()):
            if any(value.values()):
                yield Translatable(place, dict(value))
            return
        for key, inner in value.items():
            yield from _found(inner, (*place, key), languages)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _found(inner, (*place, i), languages)
