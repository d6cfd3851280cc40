"""The workshop of the open document: it lasts as long as that is open, whatever page is shown."""

from functools import partial

from PySide6.QtWidgets import QApplication

from readiness.ui.look import Look
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.projector import Projector
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.routes import WorkshopRoute


class OpenWorkshop:
    """Keeps model, projector and the sign in the status line that the network is open."""

    def __init__(self, context: PageContext) -> None:
        self._navigator = context.navigator
        self._notifier = context.notifier
        self._dialogs = context.dialogs
        self._look: Look = context
        memory = context.memory
        self._keys_allowed = lambda: memory.settings.single_keys
        self.model = WorkshopModel(context.session, context.language)
        self._projector: Projector | None = None
        self.model.failed.connect(self._dialogs.complain)
        self.model.ended.connect(self._on_ended)
        self.model.changed.connect(self._show_sign)
        self.model.counted.connect(self._show_sign)
        self._show_sign()

    @property
    def projector(self) -> Projector | None:
        """The projector's window, once it was shown."""
        return self._projector

    def speak(self, look: Look) -> None:
        """Go on in another language or look."""
        self._look, self.model.language = look, look.language
        if self._projector is not None:
            self._projector = self._projector.speak(look.language)
        self._show_sign()

    def project(self) -> None:
        """Show the projector's window, or put it away."""
        if self._projector is not None and not self._projector.isVisible() and self._projector.outdated:
            self._projector.dismiss()
            self._projector = None
        if self._projector is None:
            self._projector = Projector(self.model, self._look.language, self._keys_allowed)
        if self._projector.isVisible():
            self._projector.close()
        else:
            self._projector.present(main=QApplication.activeWindow())

    def ask_to_end(self) -> None:
        """Ask, and end the workshop."""
        _ = self._look.language.gettext
        question = _(
            "End the workshop? All phones are disconnected and individual votes are deleted. Results stay in the "
            "document."
        )
        if self._dialogs.confirm(question, _("End the workshop"), _("Keep it open")):
            self.model.finish()

    def close(self) -> None:
        """Close network and projector; an open workshop is only interrupted."""
        self.model.close()
        if self._projector is not None:
            self._projector.dismiss()
            self._projector = None
        self._notifier.keep_shown("", lambda: None)

    def _on_ended(self) -> None:
        words = self._look.language.gettext("The workshop has ended. Its results are in the document.")
        self._notifier.announce(words)

    def _show_sign(self) -> None:
        language, address = self._look.language, self.model.address
        words = ""
        if address is not None and self.model.lost:
            words = language.gettext("▲ Workshop: the phone network can no longer be reached")
        elif address is not None:
            number = self.model.turnout.participants
            words = language.gettext("● Network open: {host} · no one has joined yet")
            if number:
                words = language.ngettext(
                    "● Network open: {host} · {n} person", "● Network open: {host} · {n} people", number
                )
            words = words.format(host=address.host, n=number)
        self._notifier.keep_shown(words, partial(self._navigator.go, WorkshopRoute()))
