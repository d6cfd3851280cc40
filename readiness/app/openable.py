"""What is opened in another program when its owner clicks on it: the kinds of file that only show something.

Everything else that is attached is saved, never opened: programs and scripts, shortcuts, disk images and archives;
pages and pictures that run scripts (HTML, SVG); the formats of Office that can hold macros (DOC, XLS, PPT, RTF, DOCM,
XLSM …) and e-mails of Outlook (MSG), which are built the same way. There are too many of them to list.
"""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePosixPath

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# What a system may run whatever its name says.
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!")
# A cell that a spreadsheet takes for a formula, which can start programs; a number may have a sign.
_FORMULA = re.compile(r"""(?:^|[,;\t"])\s*(?:[=@]|[+-](?![\d.,]+\s*(?:$|[,;\t"])))""", re.MULTILINE)
# Parts of an office file that hold code or foreign objects, by how their names begin, in small letters.
_CODE_PARTS = ("basic/", "scripts/", "object")
_CODE_WORDS = ("vbaproject", "activex", "oleobject", "macrosheets", "externallinks")
# Parts that tell what the others are, and what they point to; more than this of them no honest file has.
_TELLING_PARTS = ("[content_types].xml", ".rels")
_MOST_TOLD = 2_000_000
_CODE_TYPES = (b"vbaproject", b"macroenabled", b"oleobject", b"activex")
# What is fetched when the file is opened; a hyperlink is followed by a click.
_FETCHED = re.compile(rb"<Relationship\b(?![^>]*/hyperlink\")[^>]*TargetMode\s*=\s*[\"']External", re.IGNORECASE)


def openable(name: str, content: bytes) -> bool:
    """Return whether a file is of a kind that is opened from here, by its ending and by what it begins with."""
    check = _KINDS.get(PurePosixPath(name).suffix.lower())
    return check is not None and check(content)


def _is_text(content: bytes) -> bool:
    return not content.startswith(_PROGRAMS) and (b"\0" not in content or content.startswith(_UTF_16))


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(starts)


def _is_table(content: bytes) -> bool:
    """Return whether this is a text without a formula, however its cells are parted."""
    encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8"
    return _is_text(content) and not _FORMULA.search(content.decode(encoding, errors="replace"))


def _is_webp(content: bytes) -> bool:
    return content.startswith(b"RIFF") and content[8:12] == b"WEBP"


def _is_office(content: bytes) -> bool:
    """Return whether this is an office file of today that runs and fetches nothing: a ZIP file, whose parts tell."""
    if not content.startswith(b"PK\x03\x04"):
        return False
    # Imported here: most attached files are no office files.
    import zlib
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(content)) as parts:
            names = [name.lower() for name in parts.namelist()]
            telling = [part for part in parts.infolist() if part.filename.lower().endswith(_TELLING_PARTS)]
            if sum(part.file_size for part in telling) > _MOST_TOLD:
                return False
            told = [parts.read(part) for part in telling]
    except (BadZipFile, ValueError, NotImplementedError, OSError, RuntimeError, zlib.error):
        return False
    known = "[content_types].xml" in names or "mimetype" in names
    code = any(name.startswith(_CODE_PARTS) or any(word in name for word in _CODE_WORDS) for name in names)
    code = code or any(kind in text.lower() for text in told for kind in _CODE_TYPES)
    return known and not code and not any(_FETCHED.search(text) for text in told)


_KINDS: dict[str, Callable[[bytes], bool]] = {
    ".pdf": _begins(b"%PDF-"),
    ".png": _begins(b"\x89PNG\r\n\x1a\n"),
    ".jpg": _begins(b"\xff\xd8\xff"),
    ".jpeg": _begins(b"\xff\xd8\xff"),
    ".gif": _begins(b"GIF87a", b"GIF89a"),
    ".webp": _is_webp,
    # Texts; an e-mail is shown as any other.
    ".txt": _is_text,
    ".md": _is_text,
    ".csv": _is_table,
    ".eml": _is_text,
    # The formats of Office that hold no macros by their definition, and those of LibreOffice where they hold none.
    ".docx": _is_office,
    ".xlsx": _is_office,
    ".pptx": _is_office,
    ".odt": _is_office,
    ".ods": _is_office,
    ".odp": _is_office,
}
