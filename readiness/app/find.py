"""Find by words: part of one is enough, and neither capitals nor accents, umlauts or hyphens have to be typed.

A word with synonyms is found by them too; they come in groups of words that stand for the same thing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from readiness.app.searchable import Item, ItemText, Where
from readiness.foundation.folding import FoldedText, Word, words_of

# A synonym is meant by so much of its beginning, and with an ending of so many letters.
_BEGINNING, _ENDING = 5, 2
# One of so many letters would be found inside too many others.
_SHORT = 3

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of one line, and the places in them that were found: from and up to, from the left."""

    words: str
    places: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """An item in which every word occurs; `found` names the first text of it that holds each word.

    What is shown is made when it is asked for: of many hits, few are.
    """

    item: Item
    found: tuple[tuple[ItemText, Word], ...]

    @property
    def where(self) -> Where:
        """Where the word stands that was hardest to find."""
        return max(text.where for text, _word in self.found)

    def title(self) -> Marked:
        """Return what the item says."""
        return self._marked(self.item.title)

    def place(self) -> Marked:
        """Return where the item belongs."""
        return self._marked(self.item.place)

    def excerpts(self) -> list[Marked]:
        """Return the texts around the words that neither title nor place shows."""
        cuts: list[FoldedText] = []
        lines = []
        for text, word in self.found:
            if text.shown or any(cut.holds(word) for cut in cuts):
                continue
            cuts.append(FoldedText(text.text.excerpt(word)))
            lines.append(_labelled(text.label, self._marked(cuts[-1])))
        return lines

    def _marked(self, text: FoldedText) -> Marked:
        return Marked(text.text, text.marks(word for _text, word in self.found))


def find(items: Sequence[Item], typed: str, synonyms: Groups = ()) -> list[Hit]:
    """Return the items that hold every word that was typed: those first where all of them stand in the name."""
    sought = _sought(typed, synonyms)
    hits = [hit for item in items if sought and (hit := _look_at(item, sought)) is not None]
    return sorted(hits, key=lambda hit: hit.where)


def also_found(hits: Iterable[Hit], typed: str, synonyms: Groups = ()) -> list[str]:
    """Return the synonyms that hits were found by though other words were typed, as they stand in their groups."""
    found = {word for hit in hits for _text, word in hit.found}
    said = [_joined(words_of(part)) for part in (*typed.split(), typed)]
    related = []
    for group in synonyms:
        for member, word in zip(group, _folded(group), strict=True):
            # What was begun is no other word.
            own = any(one.plain and (one.plain in word.plain or one.spelled in word.spelled) for one in said)
            if word in found and not own:
                related.append(member)
    return [*dict.fromkeys(related)]


def found_nowhere(items: Sequence[Item], typed: str, synonyms: Groups = ()) -> list[str]:
    """Return those of the typed words, parted at spaces, that no item holds."""
    return [word for word in dict.fromkeys(typed.split()) if words_of(word) and not find(items, word, synonyms)]


def _look_at(item: Item, sought: Sequence[Sequence[Word]]) -> Hit | None:
    found = []
    for words in sought:
        places = ((text, word) for text in item.texts for word in words if text.text.holds(word))
        place = next(places, None)
        if place is None:
            return None
        found.append(place)
    return Hit(item, tuple(found))


def _sought(typed: str, synonyms: Groups) -> list[list[Word]]:
    """Return for each typed word, or for two that are one synonym, all words that it is found by."""
    words, groups = words_of(typed), [_folded(group) for group in synonyms]
    sought = []
    while words:
        two, one = _joined(words[:2]), words[0]
        meant = [member for group in groups if any(_means(two, one) for one in group) for member in group]
        typed_now, words = (two, words[2:]) if meant else (one, words[1:])
        meant = meant or [member for group in groups if any(_means(one, other) for other in group) for member in group]
        same = any(member.whole and member.plain == typed_now.plain for member in meant)
        sought.append([*dict.fromkeys(meant if same else (typed_now, *meant))])
    return sought


def _means(typed: Word, synonym: Word) -> bool:
    """Return whether a synonym is what was typed: as it is, begun, or with an ending."""
    if synonym.whole:
        return typed.plain == synonym.plain
    pairs = ((typed.plain, synonym.plain), (typed.spelled, synonym.spelled))
    return any(
        (len(said) >= _BEGINNING and word.startswith(said))
        or word == said
        or (said.startswith(word) and len(said) <= len(word) + _ENDING)
        for said, word in pairs
    )


@cache
def _folded(group: tuple[str, ...]) -> tuple[Word, ...]:
    words = (_joined(words_of(member)) for member in group)
    return tuple(Word(word.plain, word.spelled, whole=len(word.plain) <= _SHORT) for word in words)


def _joined(words: Iterable[Word]) -> Word:
    """Return words as one, as they are also found where they stand apart."""
    parts = list(words)
    return Word("".join(word.plain for word in parts), "".join(word.spelled for word in parts))


def _labelled(label: str, marked: Marked) -> Marked:
    before = f"{label}: " if label else ""
    places = ((begin + len(before), end + len(before)) for begin, end in marked.places)
    return Marked(before + marked.words, tuple(places))
