"""Files that back an answer: what may be attached, and how a file gets in, out and away again."""

from pathlib import Path, PurePosixPath, PureWindowsPath

from readiness.app.output import write_output
from readiness.app.session import Delta, Session
from readiness.domain.attachments import Attachment
from readiness.foundation.errors import UserError
from readiness.foundation.files import MEGABYTE, private_folder, read_at_most, unreadable
from readiness.foundation.translation import N_

MOST_PER_FILE = 10 * MEGABYTE
MOST_PER_DOCUMENT = 50 * MEGABYTE
_LONGEST_NAME = 120

# What a double click would run instead of show. Documents are passed on, so attachments are untrusted.
_PROGRAMS = frozenset([
    "app", "appimage", "apk", "bat", "bin", "cmd", "com", "command", "cpl", "deb", "desktop", "dll", "dmg", "dylib",
    "exe", "gadget", "hta", "inf", "iso", "jar", "js", "jse", "jsx", "lnk", "lua", "mjs", "msc", "msi", "msix", "msp",
    "pif", "pkg", "pl", "ps1", "psm1", "py", "pyc", "pyw", "pyz", "rb", "reg", "rpm", "run", "scf", "scr", "sct",
    "service", "settingcontent-ms", "sh", "so", "url", "vb", "vbe", "vbs", "webloc", "ws", "wsc", "wsf", "wsh", "xbap",
    "zsh",
])  # fmt: skip
_PROGRAM_STARTS = (
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
)


def attach(session: Session, code: str, path: Path) -> Delta:
    """Attach a file to a question; the same file twice is one. Raises UserError where it may not or cannot be."""
    content = _read(path)
    _check_kind(path.name, content)
    attachments = session.assessment.attachments
    present = attachments.of.get(code, ())
    if attachments.total_size() + len(content) > MOST_PER_DOCUMENT:
        raise UserError(
            "attachments-too-large",
            N_("The document would hold more than {most} MB of attached files."),
            N_("Remove files that are no longer needed, or note as evidence where this one lies."),
            where=path.name,
            most=MOST_PER_DOCUMENT // MEGABYTE,
        )
    attachment = Attachment(
        session.document.add_file(content), _kept_name(path.name), len(content), _media_type(path.name)
    )
    if attachment in present:
        return Delta()
    return session.set_part(attachments.with_files(code, (*present, attachment)))


def detach(session: Session, code: str, attachment: Attachment) -> Delta:
    """Take a file away from a question; undo brings it back."""
    attachments = session.assessment.attachments
    left = tuple(other for other in attachments.of.get(code, ()) if other != attachment)
    return session.set_part(attachments.with_files(code, left))


def save_attachment(session: Session, attachment: Attachment, target: Path) -> None:
    """Write an attached file to `target`; raises UserError where that fails."""
    content = _content(session, attachment)
    write_output(content, target)


def unpack_attachment(session: Session, attachment: Attachment) -> Path:
    """Write an attached file to a private folder for viewing and return its path.

    The folder is deleted when the program ends. Raises UserError for an executable, also for one of the user's own.
    """
    name = _kept_name(attachment.name)
    _check_kind(name, _content(session, attachment))
    folder = private_folder() / attachment.digest[:16]
    folder.mkdir(exist_ok=True)
    target = folder / name
    save_attachment(session, attachment, target)
    return target


def _read(path: Path) -> bytes:
    try:
        # Reading from a pipe or a device would never end.
        special = path.exists() and not path.is_file()
    except OSError as error:
        raise unreadable(path, error) from error
    if special:
        raise UserError(
            "attachment-folder",
            N_("This is not a file but a folder or a device."),
            N_("Attach files one by one, or put them into a ZIP file first."),
            where=path.name,
        )
    return read_at_most(path, MOST_PER_FILE, _too_large(path))


def _content(session: Session, attachment: Attachment) -> bytes:
    content = session.document.file(attachment.digest)
    if content is None:
        raise UserError(
            "attachment-missing",
            N_("The document does not hold this file any more."),
            N_("Attach it again, or take it from an older copy of the document."),
            where=attachment.name,
        )
    return content


def _check_kind(name: str, content: bytes) -> None:
    # Windows drops dots and spaces at the end of a name: "setup.exe. " is a program too.
    ending = PurePosixPath(name.rstrip(". ")).suffix.lstrip(".").lower()
    # A text may begin with "MZ" as well; a Windows program goes on with zeros.
    windows = content.startswith(b"MZ") and b"\0\0" in content[:64]
    if ending in _PROGRAMS or windows or content.startswith(_PROGRAM_STARTS):
        raise UserError(
            "attachment-program",
            N_("Programs and scripts are not attached or opened: they could do harm."),
            N_("Attach a document, a picture or a PDF instead."),
            where=name,
        )


def _too_large(path: Path) -> UserError:
    return UserError(
        "attachment-too-large",
        N_("The file is larger than {most} MB."),
        N_("Attach a smaller copy or an extract, or note as evidence where the file lies."),
        where=path.name,
        most=MOST_PER_FILE // MEGABYTE,
    )


def _kept_name(name: str) -> str:
    """Return a name that is one on every system: no folders in it, no signs that some system refuses."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    kept = "".join("_" if sign in '<>:"/\\|?*' or not sign.isprintable() else sign for sign in last)
    path = PurePosixPath(kept.strip(" .") or "_")
    # Bytes, not characters, are what a folder counts.
    stem = path.stem.encode()[: _LONGEST_NAME - len(path.suffix.encode())].decode(errors="ignore")
    return (stem.strip(" .") or "_") + path.suffix[:20]


def _media_type(name: str) -> str:
    import mimetypes

    # The built-in table only: what a system adds to it differs from machine to machine.
    return mimetypes.MimeTypes().guess_type(name)[0] or "application/octet-stream"
