"""The elements of a page that our templates made: read, changed and written again, otherwise letter by letter."""

from collections.abc import Iterator
from html.parser import HTMLParser

from readiness.foundation.overriding import override

# Elements without content, which have no end.
_EMPTY = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})


class Element:
    """An element as it is written; texts among its children stay escaped. The whole page has no tag."""

    def __init__(self, tag: str, start: str, children: "list[Element | str] | None" = None) -> None:
        self.tag = tag
        self.children: list[Element | str] = [] if children is None else children
        self._start = start
        has_end = tag and tag not in _EMPTY and not start.endswith("/>")
        self._end = f"</{tag}>" if has_end else ""

    def __str__(self) -> str:
        return f"{self._start}{''.join(map(str, self.children))}{self._end}"

    def elements(self) -> "Iterator[Element]":
        """Yield its children, without the texts between them."""
        return (child for child in self.children if isinstance(child, Element))

    def all(self, tag: str) -> "Iterator[Element]":
        """Yield every element of this name in it, at any depth, in their order."""
        for child in self.elements():
            if child.tag == tag:
                yield child
            yield from child.all(tag)

    def text(self) -> str:
        """Return what can be read in it, escaped, on one line."""
        return " ".join("".join(c.text() if isinstance(c, Element) else c for c in self.children).split())

    def get(self, name: str) -> str:
        """Return an attribute as it is written, or nothing."""
        _, found, rest = self._start.partition(f' {name}="')
        return rest.partition('"')[0] if found else ""

    def set(self, name: str, value: str) -> None:
        """Add an attribute; `value` is escaped already, but for quotation marks."""
        at = len(self._start) - (2 if self._start.endswith("/>") else 1)
        escaped = value.replace('"', "&quot;")
        self._start = f'{self._start[:at]} {name}="{escaped}"{self._start[at:]}'

    def take(self, name: str) -> str:
        """Remove an attribute and return it."""
        value = self.get(name)
        if value:
            self._start = self._start.replace(f' {name}="{value}"', "", 1)
        return value

    def wrap(self, start: str) -> None:
        """Put it into a `div` that begins with `start`."""
        self._start, self._end = start + self._start, self._end + "</div>"


def parse(page: str) -> Element:
    """Return a page as its elements; written again without a change it is the same page."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.root = Element("", "")
        self._open = [self.root]

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._written(tag)
        if tag not in _EMPTY:
            self._open.append(element)

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._written(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        closed = self._open.pop()
        if closed.tag != tag:
            raise ValueError(f"</{tag}> ends <{closed.tag}>")

    @override
    def handle_data(self, data: str) -> None:
        self._add(data)

    @override
    def handle_entityref(self, name: str) -> None:
        self._add(f"&{name};")

    @override
    def handle_charref(self, name: str) -> None:
        self._add(f"&#{name};")

    @override
    def handle_decl(self, decl: str) -> None:
        self._add(f"<!{decl}>")

    def _written(self, tag: str) -> Element:
        element = Element(tag, self.get_starttag_text() or "")
        self._add(element)
        return element

    def _add(self, child: Element | str) -> None:
        self._open[-1].children.append(child)
