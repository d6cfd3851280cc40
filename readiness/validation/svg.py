"""Is an SVG only a picture? No scripts, nothing from elsewhere, no entities, and no bombs."""

import re
from xml.parsers import expat

# What draws, and what describes a drawing. Whatever can run, fetch, move, repeat without end or hold other content is
# none of it.
_DRAWING = frozenset(
    {
        "circle", "clippath", "defs", "desc", "ellipse", "g", "line", "lineargradient", "mask", "metadata", "path",
        "polygon", "polyline", "radialgradient", "rect", "stop", "style", "svg", "switch", "symbol", "text", "textpath",
        "title", "tspan", "use",
    }
)  # fmt: skip
# What drawing programs note about a drawing; nothing that shows pictures looks at it.
_NOTES = frozenset(
    {
        "http://creativecommons.org/ns#",
        "http://purl.org/dc/elements/1.1/",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://web.resource.org/cc/",
        "http://www.inkscape.org/namespaces/inkscape",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    }
)
_ADDRESS = re.compile(r"url\s*\(\s*['\"]?\s*(?!#)\S|@import|javascript:|expression\s*\(|\\", re.IGNORECASE)
_MOST_ELEMENTS = 5000
_MOST_USES = 200
_DEEPEST = 50
_NAMESPACE = "http://www.w3.org/2000/svg"


class SvgRefused(Exception):  # noqa: N818 - it is told as a UserError
    """Not a harmless picture; `found` names what was found, `is_svg` tells whether it is an SVG at all."""

    def __init__(self, found: str, *, is_svg: bool = True) -> None:
        super().__init__(found)
        self.found = found
        self.is_svg = is_svg


def check_svg(content: bytes) -> None:
    """Return if the content is an SVG that is only a picture; raises SvgRefused."""
    _Check().read(content)


class _Check:
    """Reads once through the file and stops at the first thing that does not belong."""

    def __init__(self) -> None:
        self._open: list[tuple[str, str]] = []
        self._elements = 0
        self._used: set[str] = set()
        self._uses = 0
        self._holding_uses: set[str] = set()

    def read(self, content: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._on_start
        parser.EndElementHandler = self._on_end
        parser.CharacterDataHandler = self._on_text
        parser.StartDoctypeDeclHandler = self._on_doctype
        parser.ProcessingInstructionHandler = self._on_instruction
        parser.buffer_text = True
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise SvgRefused("XML", is_svg=False) from error
        # A part that is used and uses others in turn could unfold without end.
        if self._used & self._holding_uses:
            raise SvgRefused("<use>")

    def _on_start(self, full_name: str, attributes: dict[str, str]) -> None:
        namespace, _, name = full_name.rpartition(" ")
        name = name.lower()
        if not self._open and (namespace != _NAMESPACE or name != "svg"):
            raise SvgRefused(name, is_svg=False)
        self._elements += 1
        if namespace not in _NOTES and (namespace != _NAMESPACE or name not in _DRAWING):
            raise SvgRefused(f"<{name}>")
        if self._elements > _MOST_ELEMENTS or len(self._open) >= _DEEPEST:
            raise SvgRefused(f"> {_MOST_ELEMENTS} <…>")
        for attribute, value in attributes.items():
            self._check_attribute(name, attribute.rpartition(" ")[2].lower(), value)
        self._open.append((name, attributes.get("id", "")))

    def _check_attribute(self, element: str, attribute: str, value: str) -> None:
        if attribute.startswith("on") or attribute == "base":
            raise SvgRefused(attribute)
        if attribute in {"href", "src"}:
            if not value.strip().startswith("#"):
                raise SvgRefused(attribute)
            if element == "use":
                self._note_use(value.strip().removeprefix("#"))
        if _ADDRESS.search(value):
            raise SvgRefused(attribute)

    def _note_use(self, target: str) -> None:
        self._used.add(target)
        self._uses += 1
        self._holding_uses.update(identifier for _, identifier in self._open if identifier)
        if self._uses > _MOST_USES:
            raise SvgRefused(f"> {_MOST_USES} <use>")

    def _on_end(self, _name: str) -> None:
        self._open.pop()

    def _on_text(self, words: str) -> None:
        if self._open and self._open[-1][0] == "style" and _ADDRESS.search(words):
            raise SvgRefused("<style>")

    def _on_doctype(self, *_declared: object) -> None:
        raise SvgRefused("<!DOCTYPE>")

    def _on_instruction(self, target: str, _data: str) -> None:
        raise SvgRefused(f"<?{target}>")
