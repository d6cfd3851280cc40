"""The small Markdown of people's own texts: bold, italics, lists, and links as text. Everything else stays as typed.

It becomes values that every edition prints in its own way: the page, the terminal, other programs' formats.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Lists in lists in lists: deeper ones are no text to read, and take a page long to lay out.
_DEEPEST = 12
_BREAKS = frozenset({"softbreak", "hardbreak"})
# How deep the words behind a mark stand in a style, compared with those before it.
_STRONG = {"strong_open": 1, "strong_close": -1}
_EMPHASIS = {"em_open": 1, "em_close": -1}


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words in one style; `break_after` ends the line behind them."""

    text: str
    strong: bool = False
    emphasis: bool = False
    break_after: bool = False


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """Some lines that belong together."""

    runs: tuple[TextRun, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; each item consists of blocks."""

    ordered: bool
    items: tuple[tuple["Block", ...], ...]


Block = TextParagraph | ListBlock


def blocks(words: str) -> tuple[Block, ...]:
    """Return a text as its paragraphs and lists."""
    if not words.strip():
        return ()
    return tuple(_blocks(iter(_parser().parse(words))))


def plain(words: str) -> str:
    """Return a text without its marks, on one line."""
    return " ".join(_texts(blocks(words)))


def _texts(found: tuple[Block, ...]) -> Iterator[str]:
    for block in found:
        if isinstance(block, TextParagraph):
            yield "".join(run.text + (" " if run.break_after else "") for run in block.runs).strip()
        else:
            for item in block.items:
                yield from _texts(item)


@lru_cache
def _parser() -> "MarkdownIt":
    # Imported here: few texts are a consultant's own.
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["emphasis", "escape", "link", "list", "newline"])
    parser.options["maxNesting"] = _DEEPEST
    return parser


def _blocks(tokens: Iterator["Token"]) -> Iterator[Block]:
    """Yield the blocks up to the end of what they stand in."""
    for token in tokens:
        if token.type == "inline":
            yield TextParagraph(tuple(_runs(token.children or [])))
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            yield ListBlock(token.tag == "ol", tuple(_items(tokens)))
        elif token.type == "list_item_close":
            return


def _items(tokens: Iterator["Token"]) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type == "list_item_open":
            yield tuple(_blocks(tokens))
        else:
            return


def _runs(tokens: list["Token"]) -> Iterator[TextRun]:
    strong = emphasis = 0
    address = ""
    for token, following in zip(tokens, [*(t.type for t in tokens[1:]), ""], strict=True):
        breaks = following in _BREAKS
        strong += _STRONG.get(token.type, 0)
        emphasis += _EMPHASIS.get(token.type, 0)
        if token.type == "link_open":
            address = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            # Nothing of a text leads away from the report; on paper an address has to be read anyway.
            yield TextRun(f" ({address})", strong > 0, emphasis > 0, breaks)
        elif token.content:
            yield TextRun(token.content, strong > 0, emphasis > 0, breaks)
        elif breaks:
            # Bold or italics end with the line.
            yield TextRun("", break_after=True)
