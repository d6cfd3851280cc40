"""Files that back an answer: how a file gets in, out and away again.

Any file can be evidence. Documents are passed on, so what is attached is untrusted: it can always be saved, and only
what `openable` knows is opened from here.
"""

from pathlib import Path, PurePosixPath, PureWindowsPath

from readiness.app.openable import openable
from readiness.app.output import write_output
from readiness.app.session import Delta, Session
from readiness.domain.attachments import Attachment
from readiness.foundation.errors import UserError
from readiness.foundation.file_names import safe_name
from readiness.foundation.files import MEGABYTE, read_at_most, unreadable
from readiness.foundation.private_copies import mark_as_foreign, write_private
from readiness.foundation.translation import N_

MOST_PER_FILE = 10 * MEGABYTE
MOST_PER_DOCUMENT = 50 * MEGABYTE
_LONGEST_NAME = 120


def attach(session: Session, code: str, path: Path) -> Delta:
    """Attach a file to a question; the same file twice is one. Raises UserError where it may not or cannot be."""
    content = _read(path)
    attachments = session.assessment.attachments
    present = attachments.of.get(code, ())
    if attachments.total_size() + len(content) > MOST_PER_DOCUMENT:
        raise UserError(
            "attachments-too-large",
            N_("The document would contain more than {most} MB of attached files."),
            N_("Remove files that are no longer needed, or note as evidence where this one is kept."),
            where=path.name,
            most=MOST_PER_DOCUMENT // MEGABYTE,
        )
    attachment = Attachment(
        session.document.add_file(content), safe_name(path.name, _LONGEST_NAME), len(content), _media_type(path.name)
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
    write_output(_content(session, attachment), target)
    mark_as_foreign(target)


def unpack_attachment(session: Session, attachment: Attachment) -> Path:
    """Write an attached file to a private folder for viewing and return its path.

    The folder is deleted when the program ends. Raises UserError where its kind is none that is opened from here.
    """
    name, content = attachment_name(attachment), _content(session, attachment)
    if not openable(name, content):
        raise UserError(
            "attachment-only-saved",
            N_("Readiness does not open files of this kind, since they may contain programs."),
            N_("If you trust this file, save it and open it there."),
            where=name,
        )
    copy = write_private(content, attachment.digest[:16], name)
    mark_as_foreign(copy)
    return copy


def attachment_name(attachment: Attachment) -> str:
    """Return the name of an attached file as it is shown and written: a stranger may have chosen it."""
    return safe_name(PureWindowsPath(PurePosixPath(attachment.name).name).name, _LONGEST_NAME)


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
            N_("The document no longer contains this file."),
            N_("Attach it again, or take it from an older copy of the document."),
            where=attachment.name,
        )
    return content


def _too_large(path: Path) -> UserError:
    return UserError(
        "attachment-too-large",
        N_("The file is larger than {most} MB."),
        N_("Attach a smaller copy or an extract, or note as evidence where the file is kept."),
        where=path.name,
        most=MOST_PER_FILE // MEGABYTE,
    )


def _media_type(name: str) -> str:
    import mimetypes

    # The built-in table only: what a system adds to it differs from machine to machine.
    return mimetypes.MimeTypes().guess_type(name)[0] or "application/octet-stream"
