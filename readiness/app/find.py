"""Find by words: part of one is enough, and neither capitals nor accents, umlauts or hyphens have to be typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from readiness.app.searchable import Item, ItemText, Where
from readiness.foundation.folding import FoldedText, Word, words_of

# Characters of an excerpt, and those of them before what was found.
_EXCERPT, _BEFORE = 120, 40
# They do not stand alone on a line.
_CUT_BEFORE, _CUT_AFTER = "…\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}…"
# A longer "word" is none, but an address or a heap of signs: an excerpt may cut it.
_LONGEST_WORD = 200


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
            cuts.append(FoldedText(_excerpt(text.text, word)))
            lines.append(_labelled(text.label, self._marked(cuts[-1])))
        return lines

    def _marked(self, text: FoldedText) -> Marked:
        return Marked(text.text, text.marks(word for _text, word in self.found))


def find(items: Sequence[Item], typed: str) -> list[Hit]:
    """Return the items that hold every word that was typed: those first where all of them stand in the name."""
    words = words_of(typed)
    hits = [hit for item in items if words and (hit := _look_at(item, words)) is not None]
    return sorted(hits, key=lambda hit: hit.where)


def found_nowhere(items: Sequence[Item], typed: str) -> list[str]:
    """Return those of the typed words, parted at spaces, that no item holds."""
    return [word for word in dict.fromkeys(typed.split()) if words_of(word) and not find(items, word)]


def _look_at(item: Item, words: Sequence[Word]) -> Hit | None:
    found = []
    for word in words:
        text = next((text for text in item.texts if text.text.holds(word)), None)
        if text is None:
            return None
        found.append((text, word))
    return Hit(item, tuple(found))


def _labelled(label: str, marked: Marked) -> Marked:
    before = f"{label}: " if label else ""
    places = ((begin + len(before), end + len(before)) for begin, end in marked.places)
    return Marked(before + marked.words, tuple(places))


def _excerpt(folded: FoldedText, word: Word) -> str:
    """Return the text around a word, which is cut between words, with an ellipsis where something was cut."""
    text = folded.text
    at, up_to = folded.first(word)
    begin = at - _BEFORE
    if begin > 0:
        # From the next word on; where the one that was found is longer, from its beginning.
        begin = text.find(" ", begin, at) + 1 or text.rfind(" ", 0, at) + 1
    begin = max(0, begin, at - _LONGEST_WORD)
    end = max(begin + _EXCERPT, up_to)
    if end < len(text):
        last = text.rfind(" ", up_to, end + 1)
        end = last if last > 0 else text.find(" ", end)
        end = min(len(text) if end < 0 else end, up_to + _LONGEST_WORD)
    return (_CUT_BEFORE if begin else "") + text[begin:end] + (_CUT_AFTER if end < len(text) else "")
