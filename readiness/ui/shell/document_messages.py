"""What happens to the document, in sentences; and what is asked where opening it needs a decision."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from readiness.app.documents import Place, PlaceState, backups
from readiness.app.settings import MAX_RECENT, Memory, Recent
from readiness.foundation.errors import UserError
from readiness.foundation.files import real_path
from readiness.foundation.translation import N_
from readiness.ui.navigator import Navigator
from readiness.ui.routes import StartRoute
from readiness.ui.shell.document_controller import DocumentController
from readiness.ui.widgets.unstored import Unstored

if TYPE_CHECKING:
    from readiness.app.documents import Backup

# A backup helps where the file itself does not.
_HELPED_BY_BACKUPS = {"document-damaged", "document-too-large", "not-a-document", "file-unreadable", "changes-missing"}


class DocumentMessages(QObject):
    """Shows in the status bar what happened to the document, with the one button that helps."""

    def __init__(self, documents: DocumentController, navigator: Navigator, memory: Memory, unstored: Unstored) -> None:
        super().__init__(documents)
        self._documents = documents
        self._dialogs = documents.dialogs
        self._notifier = documents.notifier
        self._look = documents.look
        self._navigator = navigator
        self._memory = memory
        self._unstored = unstored
        # What is offered now (English source) and what it does, to be offered again in another language.
        self._offered: tuple[str, Callable[[], object]] = ("", documents.save_as)
        documents.failed.connect(self.show_failed)
        documents.held.connect(self._on_held)
        documents.publishing_failed.connect(self._on_publishing_failed)
        documents.published.connect(self._on_published)
        documents.taken_out.connect(self._on_taken_out)
        documents.moved.connect(self._on_moved)
        documents.kept_both.connect(self._on_kept_both)
        documents.restored.connect(self._on_restored)
        documents.warned.connect(self._on_warned)
        documents.renamed.connect(self._on_renamed)
        documents.disturbed.connect(self._on_disturbed)
        documents.deleted.connect(self._forget)
        documents.renamed_closed.connect(self._on_renamed_closed)
        documents.duplicated.connect(self._on_duplicated)

    def show_opened(self) -> None:
        """Say in which state the document was opened."""
        session = self._documents.session
        assert session is not None
        look, document = self._look(), session.document
        language = look.language
        self._offer("")
        final = session.assessment.record.final
        if final is not None:
            # Imported when needed: hardly any document is final.
            from readiness.wording.versions import version_line

            self._notifier.show_message(version_line(final, language))
            self._offer(N_("Begin a correction …"), self._documents.begin_correction)
        elif document.read_only is not None:
            self._notifier.announce(language.gettext("Read-only: {why}").format(why=document.read_only.fault(language)))
            self._offer(N_("Open a copy …"))
        elif document.recovered_at is not None:
            n = len(session.assessment.answers)
            words = language.ngettext(
                "Recovered: {n} answer, saved at {time}.", "Recovered: {n} answers, saved at {time}.", n
            )
            self._notifier.announce(words.format(n=n, time=language.local_time(document.recovered_at)))
        else:
            self._notifier.show_message(language.gettext("Everything is saved"))

    def show_saving(self) -> None:
        """Say that something typed is not stored yet, or that everything is."""
        if self._unstored.waiting:
            self._notifier.show_message(self._look().language.gettext("Saving …"))
        elif self._documents.saved_at is not None:
            self.show_saved()
        elif self._documents.session is not None:
            self._notifier.show_message(self._look().language.gettext("Everything is saved"))

    def show_saved(self) -> None:
        """Say that the latest change is stored; as long as more is being typed, that is not said."""
        if self._unstored.waiting:
            self.show_saving()
        elif self._documents.saved_at is not None:
            words = self._look().language.gettext("Saved {time}")
            self._notifier.show_message(words.format(time=f"{self._documents.saved_at:%H:%M}"))

    def show_state(self) -> None:
        """Show the state of the document, in the language of the settings."""
        offered = self._offered
        if self._documents.session is None:
            self.show_closed()
        elif self._documents.saved_at is None:
            self.show_opened()
        else:
            self.show_saved()
            self._offer(*offered)

    def show_closed(self) -> None:
        """Clear the status bar after a document was closed."""
        self._offer("")
        self._notifier.show_message("")

    def show_failed(self, error: UserError) -> None:
        """Say what went wrong, with the backups where they help."""
        document = Path(error.where)
        found: list[Backup] = backups(document) if error.code in _HELPED_BY_BACKUPS else []
        if not found:
            self._dialogs.complain(error)
        elif self._ask_for_backups(error):
            self._documents.choose_backup(document, found)
        if error.code == "file-unreadable" and not document.exists():
            self._forget(document)
        self._refresh_start()

    def _ask_for_backups(self, error: UserError) -> bool:
        """Say what is wrong, and return whether the backups shall be shown; nothing is called off otherwise."""
        language = self._look().language
        choices = [language.gettext("Show backups …")]
        return self._dialogs.choose(error.sentence(language), "", choices, language.gettext("Close")) == 0

    def _on_held(self, document: Path, error: UserError) -> None:
        language = self._look().language
        more = language.gettext("You can view what was saved last, or continue in your own copy.")
        choices = [language.gettext("Open read-only"), language.gettext("Open a copy …")]
        chosen = self._dialogs.choose(error.fault(language), more, choices)
        if chosen == 0:
            self._documents.view(document, error)
        elif chosen == 1:
            self._documents.ask_to_copy_next_to(document)

    def _on_publishing_failed(self, error: UserError) -> None:
        language = self._look().language
        safe = language.gettext("Your answers are safe; Readiness will try again.")
        self._notifier.announce(f"{error.fault(language)} {safe}")
        self._offer(N_("Choose another place …"))

    def _on_published(self) -> None:
        self._offer("")
        self.show_saved()

    def _on_taken_out(self, path: Path, report: Path) -> None:
        """Say where a report's document was put, where that is not beside the report, or not under its name."""
        # Imported when needed: only a PDF needs it.
        from readiness.app.given_pdf import differing

        gettext, other = self._look().language.gettext, differing(path, report)
        elsewhere = path.parent != real_path(report.parent)
        if other is not None:
            words = gettext("{other} differs from the report, so what the report contains is a new document: “{path}”.")
            self._notifier.announce(words.format(other=other.name, path=path if elsewhere else path.name))
        elif elsewhere:
            words = gettext("The folder of the report is read-only; the document is “{path}”.")
            self._notifier.announce(words.format(path=path))
        else:
            words = gettext("The assessment inside the report is now a document of its own: “{name}”.")
            self._notifier.announce(words.format(name=path.name))

    def _on_moved(self) -> None:
        self._announce_name(self._look().language.gettext("The document is now saved to “{name}”."))

    def _on_kept_both(self) -> None:
        language = self._look().language
        self._announce_change(
            language.gettext("The file was changed elsewhere, so both are kept. Yours is now “{name}”.")
        )

    def _on_restored(self) -> None:
        language = self._look().language
        self._announce_change(language.gettext("The file had been deleted or moved; it was written again: “{name}”."))

    def _on_warned(self, warning: UserError) -> None:
        if warning.code in _HELPED_BY_BACKUPS or self._documents.ending:
            self.show_failed(warning)
        else:
            self._notifier.announce(warning.sentence(self._look().language))

    def _on_renamed(self, before: Path) -> None:
        self._forget(before)
        self._announce_name(
            self._look().language.gettext("The file was renamed; the assessment continues as “{name}”.")
        )

    def _on_renamed_closed(self, before: Path, after: Path) -> None:
        settings = self._memory.settings
        recent = tuple(replace(r, path=str(after)) if r.path == str(before) else r for r in settings.recent)
        self._memory.keep(replace(settings, recent=recent))
        self._notifier.announce(
            self._look().language.gettext("The file is called “{name}” now.").format(name=after.name)
        )
        self._refresh_start()

    def _on_duplicated(self, document: Path, copy: Recent) -> None:
        """List the copy behind its original: at the head, whoever goes on there would take it for the original."""
        settings, _ = self._memory.settings, self._look().language.gettext
        recent = [entry for entry in settings.recent if entry.path != copy.path]
        behind = next((at for at, entry in enumerate(recent, start=1) if entry.path == str(document)), 0)
        recent.insert(behind, copy)
        self._memory.keep(replace(settings, recent=tuple(recent[:MAX_RECENT])))
        path = Path(copy.path)
        self._notifier.announce(
            _("“{name}” is saved.").format(name=path.stem), (_("Open"), partial(self._documents.open, path))
        )
        self._refresh_start()

    def _on_disturbed(self, place: Place) -> None:
        """Say what others have done to the file, and that no answer is lost by it."""
        language = self._look().language
        if place.state is PlaceState.GONE:
            self._announce_name(
                language.gettext("The file “{name}” was deleted or moved away. Your answers are safe in the program.")
            )
            self._offer(N_("Save it again"), partial(self._documents.publish, again=True))
        elif place.state is PlaceState.REPLACED:
            self._announce_name(
                language.gettext(
                    "Others have changed “{name}”. What you do here goes into a new file beside it; both are kept."
                )
            )
        elif place.protected:
            self._announce_name(
                language.gettext("The file “{name}” is write-protected now. Your answers are safe in the program.")
            )
            self._offer(N_("Choose another place …"))
        else:
            self._announce_name(language.gettext("The file “{name}” is back to normal."))

    def _announce_change(self, words: str) -> None:
        """Announce what became of the file after another program had changed it."""
        message = self._announce_name(words)
        if self._documents.ending:
            # The window is about to close, and the status bar with it.
            self._dialogs.choose(message, "", [], self._look().language.gettext("Close"))

    def _offer(self, words: str, act: Callable[[], object] | None = None) -> None:
        """Offer a button with the given words (English source), or nothing; it leads to another place otherwise."""
        self._offered = words, act or self._documents.save_as
        self._notifier.offer(self._look().language.gettext(words) if words else "", self._offered[1])

    def _announce_name(self, words: str) -> str:
        session = self._documents.session
        assert session is not None
        message = words.format(name=session.document.path.name)
        self._offer("")
        self._notifier.announce(message)
        return message

    def _forget(self, document: Path) -> None:
        self._memory.keep(self._memory.settings.without_recent(str(document)))
        self._refresh_start()

    def _refresh_start(self) -> None:
        """Show the start page anew where it is shown: what it lists has changed."""
        if isinstance(self._navigator.route, StartRoute):
            self._navigator.show_anew()
