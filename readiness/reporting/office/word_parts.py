"""Parts of a text document that python-docx has no names for: fields, links, bookmarks, numbering, languages."""

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# Twentieths of a point, the unit of most lengths in WordprocessingML.
TWIPS_PER_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)


def element(name: str, children: Iterable[Any] = (), /, **attributes: object) -> Any:
    """Return an element as in `element("w:tab", pos=100, val="left")`; attributes are of Word's own namespace."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def border(colour: str, eighths: int, space: int = 0, value: str = "single") -> dict[str, object]:
    """Return the attributes of a line; its width is in eighths of a point, `space` in points."""
    return {"val": value, "sz": eighths, "space": space, "color": colour.lstrip("#")}


def add_field(paragraph: Any, code: str, shown: str = "") -> None:
    """Add a field of ours, such as PAGE, with what is shown until it is brought up to date."""
    begin_field(paragraph, code)
    paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph: Any, code: str) -> None:
    """Begin a field: what is added from now on is shown until it is brought up to date, in other paragraphs too."""
    text = element("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {code} "
    for part in (element("w:fldChar", fldCharType="begin"), text, element("w:fldChar", fldCharType="separate")):
        paragraph.add_run()._r.append(part)  # noqa: SLF001 - python-docx shows its XML under this name only


def end_field(paragraph: Any) -> None:
    """End the field that was begun last."""
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))  # noqa: SLF001


def frame_contents(paragraphs: Sequence[Any], title: str) -> None:
    """Put paragraphs into the frame that Word has for contents, with its button to update them.

    Its title, up to 64 characters, is seen while the cursor is in it, and never printed.
    """
    first = paragraphs[0]._p  # noqa: SLF001
    kind = element("w:docPartObj", [element("w:docPartGallery", val="Table of Contents"), element("w:docPartUnique")])
    content = element("w:sdtContent")
    frame = element("w:sdt", [element("w:sdtPr", [element("w:alias", val=title), kind]), content])
    first.addprevious(frame)
    content.extend(paragraph._p for paragraph in paragraphs)  # noqa: SLF001


def add_link(paragraph: Any, bookmark: str) -> Any:
    """Add a link to a bookmark in the same document, and return the element that takes its runs."""
    link = element("w:hyperlink", anchor=bookmark, history=1)
    paragraph._p.append(link)  # noqa: SLF001
    return link


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """Let links lead to a paragraph; `number` is another one for every bookmark of a document."""
    found = paragraph._p  # noqa: SLF001
    start = element("w:bookmarkStart", id=number, name=name)
    found.insert(1 if found.pPr is not None else 0, start)
    found.append(element("w:bookmarkEnd", id=number))


def set_alternative(shape: Any, title: str, description: str) -> None:
    """Give a picture its alternative text."""
    for side in ("distT", "distB", "distL", "distR"):
        # Otherwise some programs leave room around it.
        shape._inline.set(side, "0")  # noqa: SLF001
    properties = shape._inline.docPr  # noqa: SLF001
    properties.set("name", title)
    properties.set("title", title)
    properties.set("descr", description or title)


def set_borders(properties: Any, **sides: dict[str, object]) -> None:
    """Set the lines around a paragraph by the sides that have one."""
    order = ("top", "left", "bottom", "right", "between")
    lines = [element(f"w:{side}", **sides[side]) for side in order if side in sides]
    _insert(properties, element("w:pBdr", lines))


# What may stand before the lines of a paragraph (ISO 29500-1, 17.3.1.26).
_BEFORE_BORDERS = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr")
_BEFORE_NUMBERING = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")


def _insert(properties: Any, made: Any, before: tuple[str, ...] = _BEFORE_BORDERS) -> None:
    old = properties.find(made.tag)
    if old is not None:
        properties.remove(old)
    allowed = {qn(f"w:{name}") for name in before}
    at = sum(1 for child in properties if child.tag in allowed)
    properties.insert(at, made)


def set_numbering(properties: Any, numbering: int, level: int = 0) -> None:
    """Make paragraphs, or a style's, entries of a list."""
    parts = [element("w:ilvl", val=level), element("w:numId", val=numbering)]
    _insert(properties, element("w:numPr", parts), _BEFORE_NUMBERING)


def set_language(document: Any, code: str) -> None:
    """Set the language of a whole document, as in "de-DE": for spelling, hyphens and screen readers."""
    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = element("w:docDefaults")
        styles.insert(0, defaults)
    holder = defaults
    for name in ("w:rPrDefault", "w:rPr"):
        found = holder.find(qn(name))
        if found is None:
            found = element(name)
            holder.insert(0, found)
        holder = found
    for old in holder.findall(qn("w:lang")):
        holder.remove(old)
    holder.append(element("w:lang", val=code, eastAsia=code, bidi="ar-SA"))
    # A style or a run with a language of its own would be read aloud in the wrong one.
    for part in (styles, document.element):
        for old in part.iter(qn("w:lang")):
            if old.getparent() is not holder:
                old.set(qn("w:val"), code)


def new_numbering(document: Any, sign: str, *, indent: float = 5.0) -> int:
    """Return the number of a new list: with a sign before each entry, or counted where there is no sign.

    `indent` is in millimetres.
    """
    root = document.part.numbering_part.element
    taken = [int(found.get(qn("w:abstractNumId"))) for found in root.findall(qn("w:abstractNum"))]
    number = max(taken, default=-1) + 1
    place = element("w:pPr", [element("w:ind", left=twips(indent), hanging=twips(indent))])
    level = element(
        "w:lvl",
        [
            element("w:start", val=1),
            element("w:numFmt", val="bullet" if sign else "decimal"),
            element("w:suff", val="tab"),
            element("w:lvlText", val=sign or "%1."),
            element("w:lvlJc", val="left"),
            place,
        ],
        ilvl=0,
    )
    if sign in {"☐", "☒"}:
        # Arial has no boxes; this typeface comes with Office, and other programs have one in its place.
        level.append(element("w:rPr", [element("w:rFonts", ascii=_SIGNS, hAnsi=_SIGNS, eastAsia=_SIGNS, cs=_SIGNS)]))
    kind = element("w:multiLevelType", val="singleLevel")
    made = element("w:abstractNum", [kind, level], abstractNumId=number)
    # All of these come before all lists that use one.
    first = root.find(qn("w:num"))
    root.insert(len(root) if first is None else list(root).index(first), made)
    return int(root.add_num(number).numId)


_SIGNS = "Segoe UI Symbol"


def restarted(document: Any, numbering: int) -> int:
    """Return another list of the same look that counts from 1."""
    root = document.part.numbering_part.element
    kind = root.num_having_numId(numbering).abstractNumId.val
    made = root.add_num(kind)
    made.add_lvlOverride(0).add_startOverride(1)
    return int(made.numId)
