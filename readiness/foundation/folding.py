"""Texts folded for a search, so that what people type meets what is written.

Only letters and digits count, without capitals and accents. An umlaut has two foldings, since people write it in two
ways where they have no key for it: "Führung" is "fuhrung" where it is read `plain`, "fuehrung" where it is `spelled`.
A hyphen, an apostrophe or a soft hyphen is nothing, so that "E-Mail" is "email"; every other sign divides words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import category, normalize

_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe"}
# Letters that Unicode does not take apart.
_LETTERS = {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i"}
# Hyphens, apostrophes and quotation marks: what is written inside a word without being part of it.
_NOTHING = frozenset("-\u2010\u2011'`´‘’‚‛“”„‟\"«»‹›ʼ′")
# What becomes one space; spaces that do not break stay.
_BREAKS = re.compile(r"[^\S\u00a0\u202f]+")
# Characters of an excerpt, and those of them before what was found.
_EXCERPT, _BEFORE = 120, 40
# They do not stand alone on a line.
_CUT_BEFORE, _CUT_AFTER = "…\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}…"
# A longer "word" is none, but an address or a heap of signs: an excerpt may cut it.
_LONGEST_WORD = 200
# Characters in which a place is looked for at once: in a long text, one after the other takes milliseconds.
_STRETCH = 256


class _Foldings(dict[int, str]):
    """A table for `str.translate` with what each character becomes, made when the character is first met."""

    def __init__(self, letters: dict[str, str]) -> None:
        super().__init__()
        self._letters = letters

    def __missing__(self, code: int) -> str:
        folded = self[code] = self._fold(chr(code))
        return folded

    def _fold(self, sign: str) -> str:
        small = sign.casefold()
        if small in self._letters:
            return self._letters[small]
        # Taken apart, a sign such as "™" has capitals.
        parts = normalize("NFKD", normalize("NFKD", small).casefold())
        letters = "".join(self._letters.get(part, part) for part in parts if part.isalnum() and part not in _NOTHING)
        # Accents and signs of no width that stand alone divide no word either.
        unseen = sign in _NOTHING or category(sign)[0] == "M" or category(sign) == "Cf"
        return letters or ("" if unseen else " ")


_PLAIN = _Foldings(_LETTERS)
_SPELLED = _Foldings(_LETTERS | _UMLAUTS)


@dataclass(frozen=True, slots=True)
class Word:
    """A word to look for, in both foldings; a `whole` one stands alone or beside a hyphen, as "AI" in "AI-made"."""

    plain: str
    spelled: str
    whole: bool = False


def words_of(typed: str) -> list[Word]:
    """Return the words in what was typed, each of them once; signs alone are none."""
    text = normalize("NFC", typed)
    pairs = zip(text.translate(_PLAIN).split(), text.translate(_SPELLED).split(), strict=True)
    return list(dict.fromkeys(Word(plain, spelled) for plain, spelled in pairs))


class FoldedText:
    """A text in which words can be found; `text` is what is shown of it, on one line.

    A word is found anywhere inside a word of the text, or as several of them together: "socialmedia" in "Social Media",
    but "ins" not in "in seinem".
    """

    __slots__ = ("_plain", "_plain_run", "_spelled", "_spelled_run", "text")

    def __init__(self, text: str) -> None:
        self.text = normalize("NFC", _BREAKS.sub(" ", text)).strip()
        self._plain = self.text.translate(_PLAIN)
        self._spelled = self.text.translate(_SPELLED)
        # All words run together: what is not even in there need not be looked for over the words.
        self._plain_run = self._plain.replace(" ", "")
        self._spelled_run = self._spelled.replace(" ", "")

    @property
    def runs(self) -> tuple[str, str]:
        """All words run together, in both foldings: what is found in neither is no word of the text."""
        return self._plain_run, self._spelled_run

    def holds(self, word: Word) -> bool:
        """Return whether a word is found."""
        if word.whole:
            return word.plain in self._plain_run and self._alone(word).search(self.text) is not None
        return (
            word.plain in self._plain
            or word.spelled in self._spelled
            or (word.plain in self._plain_run and _pattern(word.plain).search(self._plain) is not None)
            or (word.spelled in self._spelled_run and _pattern(word.spelled).search(self._spelled) is not None)
        )

    def first(self, word: Word) -> tuple[int, int]:
        """Return where a word that it holds is found first, as positions in `text`: from and up to."""
        return min(place for places in self._places(word) if (place := next(places, None)) is not None)

    def marks(self, words: Iterable[Word]) -> tuple[tuple[int, int], ...]:
        """Return every place in `text` where one of some words is found, from the left; places that meet are one."""
        found = sorted({place for word in words for places in self._places(word) for place in places})
        joined: list[tuple[int, int]] = []
        for begin, end in found:
            if joined and begin <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((begin, end))
        return tuple(joined)

    def excerpt(self, word: Word) -> str:
        """Return the text around a word that it holds, cut between words, with an ellipsis where something was cut."""
        text = self.text
        at, up_to = self.first(word)
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

    @staticmethod
    def _alone(word: Word) -> re.Pattern[str]:
        # In the text itself: in its foldings, hyphens divide nothing.
        return re.compile(rf"(?<!\w){word.plain}(?!\w)", re.IGNORECASE)

    def _places(self, word: Word) -> Iterator[Iterator[tuple[int, int]]]:
        """Yield the places where a word is found, once for each folding."""
        if word.whole:
            yield (match.span() for match in self._alone(word).finditer(self.text))
            return
        for wanted, folded, run, foldings in (
            (word.plain, self._plain, self._plain_run, _PLAIN),
            (word.spelled, self._spelled, self._spelled_run, _SPELLED),
        ):
            if wanted in run:
                yield self._in_text(_pattern(wanted).finditer(folded), foldings)

    def _in_text(self, found: Iterator[re.Match[str]], foldings: _Foldings) -> Iterator[tuple[int, int]]:
        """Yield the places in `text` of what was found in a folding, from the left."""
        text = self.text
        # The character of the text, and where what it became begins in the folding.
        at = folded_at = 0

        def go_to(wanted: int) -> None:
            """Go on to the character that became the folded one at a position."""
            nonlocal at, folded_at
            while wanted - folded_at > _STRETCH:
                length = len(text[at : at + _STRETCH].translate(foldings))
                if folded_at + length > wanted:
                    break
                at, folded_at = at + _STRETCH, folded_at + length
            while folded_at + (length := len(foldings[ord(text[at])])) <= wanted:
                at, folded_at = at + 1, folded_at + length

        for match in found:
            go_to(match.start())
            begin = at
            go_to(match.end() - 1)
            yield begin, at + 1


def _pattern(word: str) -> re.Pattern[str]:
    """Return the expression for a word inside a word, or over several that it consists of."""
    return re.compile(f"{word}|(?<![^ ]){' *'.join(word)}(?![^ ])")
