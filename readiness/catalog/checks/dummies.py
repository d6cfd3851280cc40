"""Does every text say something, and something of its own?"""

import re
from collections.abc import Iterable, Iterator

from readiness.catalog.checks.prose import Said, plain, said, texts
from readiness.catalog.pack import Pack
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_

# What people write where a text is still to come, as the whole of it, whatever stands around.
_DUMMY = re.compile(
    r"\W*(?:n ?/ ?a|n\. ?a\.?|k\. ?a\.?|not used|unused|nicht benutzt|nicht verwendet|unbenutzt|platzhalter|"
    r"placeholder|dummy|folgt( noch)?|to follow|coming soon|noch offen|lorem ipsum.*)\W*",
    re.IGNORECASE,
)
# Marks that nobody writes into a finished text. A to-do list is one, so the mark is written in one word.
_MARK = re.compile(r"\b(?:TODO|FIXME|TBD|TBA|TBC|XXX+)\b|\b(?:todo|tbd|lorem ipsum)\b")
# Lists of values such as “10–49” need no letters, and cells to be filled in are empty or a line.
_WITHOUT_LETTERS = frozenset(["choices", "columns", "rows", "items"])
_FEWEST_WORDS = 2


def check(pack: Pack) -> Iterator[Fault]:
    """Yield texts that stand for others, statements of one word, and what is said twice."""
    for place, text in texts(pack.questionnaire):
        for one in said(place, text):
            if _is_dummy(one):
                yield Fault(
                    "text-dummy",
                    one.place,
                    N_("This is only a placeholder for a text that is still missing."),
                    N_("Write the text, or leave out what has none."),
                    {},
                    one.text,
                )
            elif "levels" in place and "capabilities" in place and len(one.text.split()) < _FEWEST_WORDS:
                yield Fault(
                    "level-short",
                    one.place,
                    N_("One word is not a statement: two people would read it in two ways."),
                    N_("Write what one can see: who does what, where it is written, how often."),
                    {},
                    one.text,
                )
    for place, capability in pack.capabilities():
        for part, several in (("levels", capability.levels), ("next_steps", capability.next_steps)):
            yield from _twice(one for i, text in enumerate(several) for one in said((*place, part, i), text))
    yield from _same_level(pack)


def _is_dummy(one: Said) -> bool:
    if not any(sign.isalpha() for sign in one.text):
        exempt = bool(_WITHOUT_LETTERS & set(one.place))
        return not exempt or (one.place[0] != "texts" and not any(sign.isdigit() for sign in one.text))
    return bool(_DUMMY.fullmatch(one.text) or _MARK.search(one.text))


def _twice(several: Iterable[Said]) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    for one in several:
        same = one.language, plain(one.text)
        # What says nothing at all was told already.
        if same in seen and same[1] and not _is_dummy(one):
            yield Fault(
                "text-twice",
                one.place,
                N_("Another level or step of this question says the same."),
                N_("Say what is different here: people could not choose between the two."),
                {},
                one.text,
            )
        seen.add(same)


def _same_level(pack: Pack) -> Iterator[Fault]:
    """Yield statements of two questions that nobody could tell apart."""
    first: dict[tuple[int, str, str], tuple[Place, str]] = {}
    for place, capability in pack.capabilities():
        for level, text in enumerate(capability.levels):
            for one in said((*place, "levels", level), text):
                key = level, one.language, plain(one.text)
                other = first.setdefault(key, (place, capability.code))
                if other[1] != capability.code and key[2] and not _is_dummy(one):
                    yield Fault(
                        "text-twice-elsewhere",
                        one.place,
                        N_("Level {level} of {other} says the same."),
                        N_("Name what only this question is about."),
                        {"level": level, "other": other[1]},
                        one.text,
                    )
