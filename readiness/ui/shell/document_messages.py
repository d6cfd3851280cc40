"""What the desk has to say, in sentences; and what is asked where it cannot go on alone."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from readiness.documents.paths import TIME_IN_NAMES, path_beside
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.ui.shell import dialogs

if TYPE_CHECKING:
    from readiness.documents.backups import Backup
    from readiness.ui.shell.main_window import MainWindow

# A backup helps where the file itself does not.
_HELPED_BY_BACKUPS = {"document-damaged", "document-too-large", "not-a-document", "file-unreadable"}


class DocumentMessages(QObject):
    """Tells in the status line what happened to the document, with the one way on that helps."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._documents = documents = window.documents
        documents.ask_again = self._ask_again
        documents.ask_elsewhere = self._ask_elsewhere
        documents.failed.connect(self.tell_failed)
        documents.held.connect(self._on_held)
        documents.publishing_failed.connect(self._on_publishing_failed)
        documents.published.connect(self._on_published)
        documents.moved.connect(self._on_moved)
        documents.kept_both.connect(self._on_kept_both)
        documents.restored.connect(self._on_restored)

    def tell_opened(self) -> None:
        """Say in which state the document was opened."""
        session = self._documents.session
        assert session is not None
        language = self._window.context.language
        self._offer("")
        if session.read_only is not None:
            self._window.line.announce(
                language.gettext("Read-only: {why}").format(why=session.read_only.fault(language))
            )
            self._offer(N_("Open a copy …"))
        elif session.recovered_at is not None:
            n = len(session.assessment.answers)
            words = language.ngettext("Recovered: {n} answer of {time}.", "Recovered: {n} answers of {time}.", n)
            self._window.line.announce(
                words.format(n=n, time=self._window.context.language.local_time(session.recovered_at))
            )
        else:
            self._window.line.tell(language.gettext("All answers are saved."))

    def tell_changed(self) -> None:
        """Say that the latest change is stored."""
        if self._documents.saved_at is not None:
            words = self._window.context.language.gettext("Saved {time}")
            self._window.line.tell(words.format(time=f"{self._documents.saved_at:%H:%M}"))

    def tell_again(self) -> None:
        """Say how things stand, in the language that is spoken from now on."""
        offered = self._window.line.offered
        if self._documents.session is None:
            self.tell_closed()
        elif self._documents.saved_at is None:
            self.tell_opened()
        else:
            self.tell_changed()
            self._offer(offered)

    def tell_closed(self) -> None:
        """Say nothing any more of a document that was put away."""
        self._offer("")
        self._window.line.tell("")

    def save_as(self) -> None:
        """Ask for another place and keep the document there from now on."""
        session = self._documents.session
        if session is None:
            return
        if session.read_only is not None:
            self._open_copy(session.path, path_beside(session.path, self._window.context.language.gettext("copy")))
            return
        path = dialogs.ask_document_path(self._window, self._window.context.language, session.path)
        if path is not None:
            self._documents.publish_as(path)

    def open_backup(self, document: Path) -> None:
        """Show the backups of a document and open one of them."""
        from readiness.documents.backups import backups_of

        found = backups_of(document)
        if found:
            self._choose_backup(document, found)
        else:
            self._window.line.announce(
                self._window.context.language.gettext("There is no backup of this assessment yet.")
            )

    def delete(self, document: Path) -> None:
        """Delete a document after a question, and forget that it was there."""
        from readiness.ui.shell.deleting import delete_document

        try:
            deleted = delete_document(self._window, self._window.context, document)
        except UserError as error:
            self.tell_failed(error)
            return
        if deleted:
            self._forget(document)

    # What the desk tells.

    def tell_failed(self, error: UserError) -> None:
        """Say what went wrong, with the backups where they help."""
        language = self._window.context.language
        document = Path(error.where)
        found: list[Backup] = []
        if error.code in _HELPED_BY_BACKUPS:
            from readiness.documents.backups import backups_of

            found = backups_of(document)
        if not found:
            dialogs.complain(self._window, language, error)
        elif self._choose(error.sentence(language), "", language.gettext("Show backups …")) == 0:
            self._choose_backup(document, found)
        if error.code == "file-unreadable" and not document.exists():
            self._forget(document)
        self._window.refresh_start()

    def _on_held(self, document: Path, error: UserError) -> None:
        language = self._window.context.language
        more = language.gettext("You can look at what was published last, or go on in a copy of your own.")
        chosen = self._choose(
            error.fault(language), more, language.gettext("Open read-only"), language.gettext("Open a copy …")
        )
        if chosen == 0:
            self._documents.view(document, error)
        elif chosen == 1:
            self._open_copy(document, path_beside(document, language.gettext("copy")))

    def _on_publishing_failed(self, error: UserError) -> None:
        language = self._window.context.language
        safe = language.gettext("Your answers are safe; it will be tried again.")
        self._window.line.announce(f"{error.fault(language)} {safe}")
        self._offer(N_("Choose another place …"))

    def _on_published(self) -> None:
        self._offer("")
        self.tell_changed()

    def _on_moved(self) -> None:
        self._offer("")
        self._tell_place(self._window.context.language.gettext("The document is now kept in {name}."))

    def _on_kept_both(self) -> None:
        language = self._window.context.language
        self._tell_outside(language.gettext("The file was changed elsewhere, so both are kept. Yours is now {name}."))

    def _on_restored(self) -> None:
        language = self._window.context.language
        self._tell_outside(language.gettext("The file had been deleted or moved; it was written again: {name}."))

    def _tell_outside(self, words: str) -> None:
        """Tell what became of the file after others had changed it."""
        language = self._window.context.language
        self._offer("")
        self._tell_place(words)
        if self._documents.closing and self._documents.session is not None:
            # The status line is about to go.
            self._choose(words.format(name=self._documents.session.path.name), "", leave=language.gettext("Close"))

    # What is asked.

    def _ask_again(self, error: UserError) -> bool:
        """Say that a change was not stored, and return whether to try again; if not, show what is stored."""
        language = self._window.context.language
        session = self._documents.session
        read_only = session is not None and session.read_only is not None
        if read_only:
            more = language.gettext(
                "Here it is open to look at only. To change something, go on in a copy of your own."
            )
            chosen = self._choose(error.fault(language), more, language.gettext("Open a copy …"))
        else:
            chosen = self._choose(error.sentence(language), "", language.gettext("Try again"))
            if chosen == 0:
                return True
        # Whoever tried to change it must have ended before the view goes.
        QTimer.singleShot(0, self, self.save_as if chosen == 0 else self._window.show_stored)
        return False

    def _ask_elsewhere(self, error: UserError) -> Path | None:
        session = self._documents.session
        assert session is not None
        language = self._window.context.language
        more = language.gettext("Your answers are safe in the program: they wait on the start page.")
        if (
            self._choose(
                error.fault(language), more, language.gettext("Choose another place …"), leave=language.gettext("Close")
            )
            is None
        ):
            return None
        return dialogs.ask_document_path(self._window, language, session.path)

    def _choose(self, words: str, more: str, *ways: str, leave: str = "") -> int | None:
        from readiness.ui.shell import document_dialogs

        return document_dialogs.choose(
            self._window, words, more, ways, leave or self._window.context.language.gettext("Cancel")
        )

    def _choose_backup(self, document: Path, found: "list[Backup]") -> None:
        from readiness.ui.shell import document_dialogs

        language = self._window.context.language
        backup = document_dialogs.choose_backup(self._window, self._window.context.language, found)
        if backup is not None:
            at = next(one.stamp.at for one in found if one.path == backup)
            name = language.gettext("backup {time}").format(time=f"{at.astimezone():{TIME_IN_NAMES}}")
            self._open_copy(backup, path_beside(document, name))

    def _open_copy(self, source: Path, suggested: Path) -> None:
        target = dialogs.ask_document_path(self._window, self._window.context.language, suggested)
        if target is not None:
            self._documents.copy(source, target)

    # Small things.

    def _offer(self, way: str) -> None:
        """Offer another place for the document in the given words (English source), or nothing."""
        self._window.line.offer(way, self._window.context.language, self.save_as)

    def _tell_place(self, words: str) -> None:
        session = self._documents.session
        assert session is not None
        self._window.line.announce(words.format(name=session.path.name))
        self._window.show_name()

    def _forget(self, document: Path) -> None:
        memory = self._window.memory
        memory.keep(memory.settings.without_recent(str(document)))
        self._window.refresh_start()
