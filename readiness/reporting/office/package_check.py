"""A text document from a stranger: refused unread where it holds more than text, look and pictures."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from readiness.foundation.errors import UserError
from readiness.foundation.files import MEGABYTE
from readiness.foundation.translation import N_

# The letter paper of a house with its pictures takes two of them.
LARGEST_TEMPLATE = 10 * MEGABYTE
_MOST_PARTS = 500
_LARGEST_PART, _LARGEST_WHOLE = 20 * MEGABYTE, 60 * MEGABYTE

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A link that a reader may follow or not; everything else outside would be fetched when the report is opened.
_HARMLESS_ADDRESS = re.compile(r"(https?|mailto):", re.IGNORECASE)
_PROGRAMS = re.compile(r"(?i)(^|/)(vbaProject|vbaData|activeX|embeddings|attachedToolbars)|\.bin$|\.exe$|\.dll$")
# Fields that fetch or run something when the document is opened or brought up to date.
_FETCHING = re.compile(
    r"\b(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|DDE|DDEAUTO|LINK|IMPORT|DATABASE|MACROBUTTON|RD|AUTOTEXT)\b", re.IGNORECASE
)
_REMEDY = N_("Open it in Word, take that out, and save it as .docx. Nothing was written.")


def check_package(content: bytes, name: str) -> None:
    """Raise UserError where a text document is damaged, too large, or not only text, look and pictures.

    `name` is what messages call it.
    """
    if len(content) > LARGEST_TEMPLATE:
        raise too_large(name)
    try:
        with ZipFile(BytesIO(content)) as package:
            _check_sizes(package.infolist(), name)
            for part in package.namelist():
                if _PROGRAMS.search(part):
                    raise _refused("template-programs", N_("The template contains macros or other programs."), name)
                if part.lower().endswith((".xml", ".rels")):
                    _check_part(part, package.read(part), name)
            if _MAIN not in package.read("[Content_Types].xml").decode():
                raise _broken(name)
    except (BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise _broken(name) from error


def too_large(name: str) -> UserError:
    """Return the error about a template that is too large."""
    return UserError(
        "template-too-large",
        N_("The template is too large: a template takes at most 10 MB, and 60 MB unpacked."),
        N_("Make its pictures smaller and save it again. Nothing was written."),
        where=name,
    )


def _check_sizes(parts: list[ZipInfo], name: str) -> None:
    # What an archive says of its sizes may be a lie, but its reader stops there.
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_WHOLE:
        raise too_large(name)
    if any(part.file_size > _LARGEST_PART for part in parts):
        raise too_large(name)


def _check_part(part: str, content: bytes, name: str) -> None:
    try:
        root = etree.fromstring(content, _parser())
    except etree.XMLSyntaxError as error:
        raise _broken(name) from error
    if root.getroottree().docinfo.doctype:
        raise _broken(name)
    for relation in root.iter(_RELATIONSHIP):
        _check_relation(relation, name)
    if part.startswith("word/"):
        _check_fields(root, name)


def _check_relation(relation: etree._Element, name: str) -> None:
    if relation.get("TargetMode") != "External":
        return
    is_link = relation.get("Type", "").endswith("/hyperlink")
    if not is_link or not _HARMLESS_ADDRESS.match(relation.get("Target", "")):
        raise UserError(
            "template-outside",
            N_("The template fetches something from outside: {address}."),
            _REMEDY,
            where=name,
            address=relation.get("Target", "")[:80],
        )


def _check_fields(root: etree._Element, name: str) -> None:
    codes = "".join(found.text or "" for found in root.iter(f"{_WORD}instrText"))
    simple = " ".join(found.get(f"{_WORD}instr", "") for found in root.iter(f"{_WORD}fldSimple"))
    found = _FETCHING.search(f"{codes} {simple}")
    if found:
        raise UserError(
            "template-field-fetches",
            N_("The template contains a Word field that fetches or runs something: {field}."),
            _REMEDY,
            where=name,
            field=found[0].upper(),
        )
    if any(True for _part in root.iter(f"{_WORD}altChunk", f"{_WORD}subDoc", f"{_WORD}object")):
        raise _refused("template-programs", N_("The template contains another document or object."), name)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _refused(code: str, what: str, name: str) -> UserError:
    return UserError(code, what, _REMEDY, where=name)


def _broken(name: str) -> UserError:
    return UserError(
        "template-broken",
        N_("The template is not a Word document (.docx), or it is damaged."),
        N_("Open it in Word and save it as .docx. Nothing was written."),
        where=name,
    )
