"""The words of a paragraph: runs with the style of their letters, links and line breaks, read from our own HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape

from readiness.reporting.markup import Element

_SPACES = re.compile(r"[ \t\r\n\f]+")
# What the page draws as small fields stands as signs in a text document.
_CELLS = {"full": "■", "maybe": "▨", "missing": "□", "": "·"}
_STRONG = frozenset({"strong", "arrow"})
_FAINT = frozenset({"quiet", "code", "plain", "facts", "mark"})
_ACCENTED = frozenset({"count", "level"})
# Drawn by the style of the paragraph.
_LEFT_OUT = frozenset({"square"})


@dataclass(frozen=True, slots=True)
class Letters:
    """How a run looks, and where it leads: `link` is the bookmark. `lang` is its language where that is another one."""

    strong: bool = False
    faint: bool = False
    accented: bool = False
    link: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; `text` holds a line break where a line ends."""

    text: str
    letters: Letters = Letters()


def classes(part: Element) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset(part.get("class").split())


def runs(part: Element, leave_out: frozenset[str] = frozenset()) -> list[Run]:
    """Return the words in an element, without spaces at the ends and without those in one of the classes left out."""
    return _tidied(_runs(part, Letters(lang=part.get("lang")), leave_out))


def plain(found: list[Run]) -> str:
    """Return the words of runs on one line."""
    return " ".join("".join(run.text for run in found).split())


def _runs(part: Element, letters: Letters, leave_out: frozenset[str]) -> Iterator[Run]:
    for child in part.children:
        if isinstance(child, str):
            if not child.startswith("<!"):
                # Word joins words by itself, and some typefaces show the sign.
                yield Run(unescape(_SPACES.sub(" ", child)).replace("\N{WORD JOINER}", ""), letters)
            continue
        kinds = classes(child)
        if kinds & leave_out or kinds & _LEFT_OUT or child.tag in {"svg", "table", "img"}:
            continue
        if child.tag == "br":
            yield Run("\n", letters)
        elif "cell" in kinds:
            yield Run(_CELLS[next(iter(kinds - {"cell"} & _CELLS.keys()), "")], letters)
        else:
            yield from _runs(child, _changed(letters, child, kinds), leave_out)
            if "count" in kinds or "level" in kinds:
                yield Run("\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}", letters)
            elif "line" in kinds:
                yield Run(" ", letters)


def _changed(letters: Letters, child: Element, kinds: frozenset[str]) -> Letters:
    link = child.get("href").removeprefix("#") if child.tag == "a" else letters.link
    return replace(
        letters,
        strong=letters.strong or bool(kinds & _STRONG),
        faint=letters.faint or bool(kinds & _FAINT),
        accented=letters.accented or bool(kinds & _ACCENTED),
        link=link,
        lang=child.get("lang") or letters.lang,
    )


def _tidied(found: Iterator[Run]) -> list[Run]:
    """Return runs as a browser shows them: one space between words, none where a line begins or ends."""
    kept: list[Run] = []
    at_start = True
    for run in found:
        text = run.text
        if at_start:
            text = text.lstrip(" ")
        if text == "\n" and kept:
            kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
        if not text:
            continue
        at_start = text.endswith((" ", "\n"))
        if kept and kept[-1].letters == run.letters:
            kept[-1] = replace(kept[-1], text=kept[-1].text + text)
        else:
            kept.append(Run(text, run.letters))
    while kept and not kept[-1].text.strip(" \n"):
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" \n"))
    return kept
