"""The one open document: opened, published after changes, closed, and everything that is asked meanwhile."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from readiness.app.archives import PDF_SUFFIXES
from readiness.app.documents import (
    SUFFIX,
    Place,
    PlaceState,
    as_final,
    backups,
    copy_document,
    copy_path,
    create_document,
    open_session,
    recover_document,
    time_in_name,
    view_document,
)
from readiness.app.session import Delta, Session, Source
from readiness.app.settings import Recent
from readiness.domain.form import EVERYBODY, FormReader
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.exchange.sealed_file import SEALED_SUFFIX
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.foundation.files import real_path
from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.services import Companions, Dialogs, Kept, Notifier
from readiness.ui.shell import given_files, handing_on
from readiness.ui.shell.current_document import CurrentDocument
from readiness.ui.shell.file_watch import FileWatch
from readiness.ui.shell.publishing import Publisher
from readiness.ui.trash import to_trash

if TYPE_CHECKING:
    from readiness.app.documents import Backup, Recoverable

_PREPARE_DELAY_MS = 500


class DocumentController(CurrentDocument):
    """Holds the session of the open document. Errors are emitted with `failed`, never raised."""

    def __init__(
        self, dialogs: Dialogs, notifier: Notifier, look: Callable[[], Look], parent: QObject | None = None
    ) -> None:
        super().__init__(dialogs, notifier, look, parent)
        self._session: Session | None = None
        self.saved_at: datetime | None = None
        # Whether it is being closed: messages need a dialog, since the status bar is about to go.
        self.ending = False
        # Where the sample companies are that were opened from the start page, now or in earlier sessions.
        self._samples: set[Path] = set()
        self._companions = Companions()
        self._publisher: Publisher | None = None
        self._watch: FileWatch | None = None

    @property
    @override
    def session(self) -> Session | None:
        return self._session

    # Opening.

    def ask_to_open(self) -> None:
        """Ask for a document and open it."""
        path = self.dialogs.ask_document_to_open()
        if path is not None:
            self.open(path)

    @override
    def open(self, path: Path) -> None:
        """Open a published document; one that is open here already stays as it is.

        A PDF is read in the background first: the document inside an archived report is taken out and opened, a filled
        form is compared with the open document. A sealed document is opened with its pass phrase in the same way.
        """
        if path.suffix.lower() == SEALED_SUFFIX:
            folders = given_files.folders_for(self, path)
            handing_on.open_sealed(self, path, partial(given_files.take, self, folders))
        elif path.suffix.lower() in PDF_SUFFIXES:
            given_files.read_pdf(self, path)
        elif not self._is_open(path):
            try:
                session = open_session(path)
            except UserError as error:
                if error.code in {"document-open", "document-held"}:
                    self.held.emit(path, error)
                elif error.code in {"document-protected", "document-final"}:
                    self.view(path, error)
                else:
                    self.failed.emit(error)
                return
            self._begin(session)

    @override
    def begin_with(self, make: Callable[[], Session]) -> None:
        """Open the session that is made, or report why it cannot be."""
        try:
            session = as_final(make())
        except UserError as error:
            self.failed.emit(error)
            return
        self._begin(session)

    def view(self, path: Path, why: UserError) -> None:
        """Open a published document to look at only."""
        self.begin_with(lambda: view_document(path, why))

    def copy(self, source: Path, target: Path) -> None:
        """Open a copy of a published document, such as a backup, as a document of its own."""
        self.begin_with(lambda: copy_document(source, target))

    def rename(self, document: Path) -> None:
        """Ask for another name and give it to a document, in its folder."""
        from readiness.app.documents import rename_document

        name = self.dialogs.ask_name(document.stem)
        if name is None or name == document.stem:
            return
        try:
            renamed = rename_document(document, name)
        except UserError as error:
            self.failed.emit(error)
            return
        self.renamed_closed.emit(document, renamed)

    def ask_to_copy(self, source: Path, suggested: Path) -> None:
        """Ask where a copy is to be kept, and open it there."""
        target = self.dialogs.ask_document_path(suggested)
        if target is not None:
            self.copy(source, target)

    def pass_on(self) -> None:
        """Ask what goes along, and write a copy for others."""
        handing_on.pass_on(self)

    def finalise(self) -> None:
        """Ask, and make the open document a version of record."""
        handing_on.finalise(self)

    def begin_correction(self) -> None:
        """Ask for a place, and begin the correction of the open document, which is a version of record."""
        handing_on.begin_correction(self)

    def begin_next(self, source: Path | None = None) -> None:
        """Ask for a place, and begin the next assessment there: after a document, or after the one that is open."""
        handing_on.begin_next(self, source)

    def ask_to_copy_next_to(self, document: Path) -> None:
        """Ask for a place beside a document, and open a copy of it there."""
        self.ask_to_copy(document, copy_path(document, self.look().language.gettext("copy")))

    def duplicate(self, document: Path) -> None:
        """Ask for a place beside a document and put a copy of it there, without opening it."""
        from readiness.app.recent import recent_entry

        language = self.look().language
        target = self.dialogs.ask_document_path(copy_path(document, language.gettext("copy")))
        if target is None:
            return
        try:
            session = copy_document(document, target)
            entry = recent_entry(session, language, sample=False)
            session.document.close()
        except UserError as error:
            self.failed.emit(error)
            return
        self.duplicated.emit(document, entry)

    def recover(self, entry: "Recoverable") -> None:
        """Open what a crash left behind."""
        self.begin_with(lambda: recover_document(entry))

    def create(self, path: Path, questionnaire: Questionnaire, organisation: str, depth: Depth) -> None:
        """Make a new document and open it."""
        self.begin_with(lambda: create_document(path, questionnaire, organisation, depth))

    def open_sample(self, company: str = "") -> None:
        """Open the document of a sample company, made if missing; the first of them where none is named."""
        from readiness.app.sample import COMPANIES, sample_in

        try:
            path = sample_in(self.dialogs.documents_folder(), self.look().language, company or COMPANIES[0])
        except UserError as error:
            self.failed.emit(error)
            return
        self.note_samples([path])
        self.open(path)

    def note_samples(self, paths: Iterable[Path]) -> None:
        """Take note of documents that are sample companies."""
        self._samples.update(map(real_path, paths))

    @property
    def is_sample(self) -> bool:
        """Whether the open document is a sample company."""
        return self._session is not None and self._session.document.path in self._samples

    def open_own_backup(self) -> None:
        """Show the backups of the open document and open one of them."""
        if self._session is not None:
            self.open_backup(self._session.document.path)

    def open_backup(self, document: Path) -> None:
        """Show the backups of a document and open one of them."""
        found = backups(document)
        if found:
            self.choose_backup(document, found)
        else:
            self.notifier.announce(self.look().language.gettext("There is no backup of this assessment yet."))

    def choose_backup(self, document: Path, found: "list[Backup]") -> None:
        """Ask for one of these backups of a document, and open it as a copy."""
        backup = self.dialogs.choose_backup(found)
        if backup is not None:
            at = next(one.stamp.at for one in found if one.path == backup)
            name = self.look().language.gettext("backup {time}").format(time=time_in_name(at))
            self.ask_to_copy(backup, copy_path(document, name))

    # Changing.

    def undo(self) -> None:
        """Take back the latest change."""
        self._step(Session.undo, undone=True)

    def redo(self) -> None:
        """Apply the latest undone change again."""
        self._step(Session.redo, undone=False)

    def can_undo(self) -> bool:
        """Return whether there is a change to take back."""
        return self._session is not None and self._session.document.can_undo()

    def can_redo(self) -> bool:
        """Return whether there is an undone change."""
        return self._session is not None and self._session.document.can_redo()

    # Forms.

    def save_form(self, reader: FormReader = EVERYBODY, *, as_view: bool = False) -> None:
        """Ask for a place and write a form of the questionnaire there; with `as_view` a document to answer in."""
        from readiness.ui.shell.blank_form import save_form

        if self._session is not None:
            save_form(self, self._session, reader, as_view=as_view)

    def save_blank_form(self, questionnaire: Questionnaire, depth: Depth) -> None:
        """Ask for a place and write a form of a questionnaire there, which needs no document."""
        from readiness.ui.shell.blank_form import save_blank_form

        save_blank_form(self, questionnaire, depth)

    def import_form(self) -> None:
        """Ask for filled forms and show what one would change, or merge several."""
        self.open_several(self.dialogs.ask_forms_to_import(), forms=True)

    def open_several(self, paths: Sequence[Path], *, forms: bool = False) -> None:
        """Open a file; several are views to be merged into the open document, and with `forms` a single one is, too."""
        if not paths:
            return
        if self._session is None or (len(paths) == 1 and not (forms and paths[0].suffix.lower() == SUFFIX)):
            self.open(paths[0])
        else:
            given_files.read_views(self, paths)

    # Publishing and closing.

    def publish(self, *, again: bool = False) -> None:
        """Let the published file follow now, with `again` also one that is gone; where it cannot, try again later."""
        if self._publisher is not None:
            self._publisher.publish(again=again)

    def look_at_file(self) -> None:
        """Look what has become of the file: the window is used again."""
        if self._watch is not None:
            self._watch.look()

    def publish_as(self, path: Path) -> None:
        """Keep the document in another file from now on."""
        if self._publisher is None:
            return
        try:
            self._publisher.publish_as(path)
        except UserError as error:
            self.failed.emit(error)
            return
        if self._watch is not None:
            self._watch.forget()
        self.moved.emit()

    def note_kept_both(self) -> None:
        """Take note that a page has published the document, and that it became a new file."""
        self.kept_both.emit()

    def note_renamed(self, before: Path) -> None:
        """Take note that a page has published the document, and that its file has another name than this one now."""
        if self._watch is not None:
            self._watch.forget()
        self.renamed.emit(before)

    def save_as(self) -> None:
        """Ask for another place and keep the document there from now on; one to look at only is copied."""
        if self._session is None or self.ending:
            return
        document = self._session.document
        if document.read_only is not None:
            self.ask_to_copy_next_to(document.path)
            return
        path = self.dialogs.ask_document_path(document.path)
        if path is not None:
            self.publish_as(path)

    @override
    def close(self) -> None:
        """Publish and put the document away; where it can be kept nowhere, its working copy stays for recovery."""
        if self._session is None or self._publisher is None or self.ending:
            return
        self.ending = True
        try:
            self.closing.emit()
            self._publisher.stop()
            self._end_watch()
            document = self._session.document
            if self._published_somewhere(self._publisher, document.path):
                document.close()
            else:
                document.abandon()
        finally:
            self.ending = False
        self._publisher.deleteLater()
        self._session = self._publisher = None
        self._companions.close()
        self.closed.emit()

    def delete(self, document: Path) -> None:
        """Ask, and delete a document; its backups and other traces go only where that is wished."""
        from readiness.app.deletion import check_not_open, delete_document, plan_deletion

        try:
            deletion = plan_deletion(document)
            check_not_open(deletion)
            traces_too = self.dialogs.confirm_delete(document.stem, deletion.backups)
            if traces_too is None:
                return
            delete_document(deletion, None if traces_too else to_trash)
        except UserError as error:
            self.failed.emit(error)
            return
        self.deleted.emit(document)
        if traces_too and deletion.staying:
            words = self.look().language.gettext(
                "Backups of another file from the same origin or place are kept: {folders}"
            )
            self.notifier.announce(words.format(folders=", ".join(str(folder) for folder in deletion.staying)))

    def as_recent(self) -> Recent | None:
        """Return the open document as the start page shows it."""
        if self._session is None:
            return None
        # Imported when needed: a start goes without.
        from readiness.app.recent import recent_entry

        return recent_entry(self._session, self.look().language, sample=self.is_sample)

    # What pages keep.

    def keep(self, kind: type[Kept], make: Callable[[], Kept]) -> Kept:
        """Return the companion of a kind, made if there is none yet; it ends when the document is closed."""
        return self._companions.keep(kind, make)

    def speak(self, look: Look) -> None:
        """Have what pages keep go on in another language or look."""
        self._companions.speak(look)

    # Internals.

    def _is_open(self, path: Path) -> bool:
        if self._session is None or self._session.document.read_only is not None:
            return False
        return real_path(path) == self._session.document.path

    def _begin(self, session: Session) -> None:
        self.close()
        self._session = session
        self.saved_at = None
        self._publisher = publisher = Publisher(session, self)
        publisher.failed.connect(self.publishing_failed)
        publisher.succeeded_again.connect(self.published)
        publisher.kept_both.connect(self.kept_both)
        publisher.restored.connect(self.restored)
        publisher.warned.connect(self.warned)
        publisher.renamed.connect(self.renamed)
        publisher.start()
        session.listen(self._on_changed)
        if session.document.read_only is None:
            QTimer.singleShot(_PREPARE_DELAY_MS, self, partial(self._prepare, session))
            self._watch = watch = FileWatch(session, self)
            watch.found.connect(self._on_found)
            publisher.ended.connect(watch.forget)
            QTimer.singleShot(_PREPARE_DELAY_MS, watch, watch.start)
        self.opened.emit()
        for warning in session.document.take_warnings():
            self.warned.emit(warning)

    def _prepare(self, session: Session) -> None:
        if session is self._session:
            session.document.prepare()

    def _end_watch(self) -> None:
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.stop()
            watch.deleteLater()

    def _on_found(self, place: Place) -> None:
        if self._session is None or self._watch is None:
            return
        if place.state is PlaceState.RENAMED:
            before = self._session.document.path
            try:
                self._session.document.follow(place.path)
            except UserError:
                # Others have it open under its new name: the next publishing writes ours under the old one.
                place = replace(place, state=PlaceState.GONE)
            else:
                self._watch.forget()
                self.renamed.emit(before)
                return
        self.disturbed.emit(place)

    def _published_somewhere(self, publisher: Publisher, path: Path) -> bool:
        refused = publisher.publish_last()
        while refused is not None:
            elsewhere = self._ask_elsewhere(refused, path)
            if elsewhere is None:
                return False
            try:
                publisher.publish_as(elsewhere)
            except UserError as error:
                refused = error
            else:
                return True
        return True

    def _ask_elsewhere(self, error: UserError, suggested: Path) -> Path | None:
        language = self.look().language
        more = language.gettext("Your answers are safe in the program: you will find them on the start page.")
        choices = [language.gettext("Choose another place …")]
        if self.dialogs.choose(error.fault(language), more, choices, language.gettext("Close")) is None:
            return None
        return self.dialogs.ask_document_path(suggested)

    def _step(self, step: Callable[[Session], Delta | None], *, undone: bool) -> None:
        if self._session is None:
            return
        self.stepping.emit()
        before, language = self._session.assessment, self.look().language
        try:
            delta = step(self._session)
        except UserError as error:
            self.failed.emit(error)
            return
        if delta is None:
            self.notifier.announce(language.gettext("There is nothing to undo or redo."))
            return
        # Imported when needed: a start goes without.
        from readiness.wording.history import HistoryWords

        words = HistoryWords(self._session.questionnaire, language)
        self.notifier.announce(words.step(before, self._session.assessment, undone=undone))

    def _on_changed(self, delta: Delta, source: Source) -> None:
        if delta.questionnaire:
            # They hold questions that may not be there any more.
            self._companions.close()
        if source is not Source.DAY:
            if self._publisher is not None:
                self._publisher.schedule()
            self.saved_at = clock.now().astimezone()
        self.changed.emit(delta, source)
