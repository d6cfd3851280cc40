"""Where the workshop lives in the app: as long as its document is open, whatever page is shown."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from readiness.foundation.language import Language
from readiness.ui.context import ViewContext
from readiness.ui.pages.workshop.projector import Projector
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.pages.workshop.workshop_view import WorkshopView
from readiness.ui.routes import WorkshopRoute
from readiness.ui.shell import dialogs
from readiness.ui.widgets.elements import button

if TYPE_CHECKING:
    from readiness.app.session import Session
    from readiness.ui.shell.main_window import MainWindow


class WorkshopPlace:
    """Keeps model, projector and the sign in the status bar that the network is open."""

    def __init__(self, window: "MainWindow", session: "Session", language: Language) -> None:
        self._window = window
        self.model = WorkshopModel(session, language)
        self._projector: Projector | None = None
        self._sign: QPushButton | None = None
        self._context: ViewContext | None = None
        self.model.failed.connect(self._on_failed)
        self.model.ended.connect(self._on_ended)
        self.model.changed.connect(self._show_sign)
        self.model.counted.connect(self._show_sign)

    def view(self, context: ViewContext) -> WorkshopView:
        """Return the facilitator's page."""
        return WorkshopView(context, self.model, self.project, self._ask_to_end)

    def speak(self, context: ViewContext) -> None:
        """Go on in the language and look of this context."""
        self._context = context
        if self._projector is not None:
            self._projector = self._projector.speak(context.language)
        if self._sign is not None:
            self._window.statusBar().removeWidget(self._sign)
            self._sign.deleteLater()
        self._sign = button("", partial(context.go, WorkshopRoute()), "link")
        self._window.statusBar().addPermanentWidget(self._sign)
        self._show_sign()

    @property
    def projector(self) -> Projector | None:
        """The projector's window, once it was shown."""
        return self._projector

    def project(self) -> None:
        """Show the projector's window, or put it away."""
        assert self._context is not None
        if self._projector is None:
            self._projector = Projector(self.model, self._context.language)
        if self._projector.isVisible():
            self._projector.close()
        else:
            self._projector.present(self._window)

    def close(self) -> None:
        """Close network and projector; an open workshop is only interrupted."""
        self.model.close()
        if self._projector is not None:
            self._projector.dismiss()
            self._projector = None
        if self._sign is not None:
            self._window.statusBar().removeWidget(self._sign)
            self._sign.deleteLater()
            self._sign = None

    def _ask_to_end(self) -> None:
        assert self._context is not None
        language = self._context.language
        question = language.gettext(
            "End the workshop? Phones say goodbye and single votes are deleted. Results stay in the document."
        )
        if dialogs.confirm(self._window, question):
            self.model.finish()

    def _on_failed(self, error: object) -> None:
        assert self._context is not None
        dialogs.complain(self._window, self._context.language, error)  # type: ignore[arg-type]

    def _on_ended(self) -> None:
        if self._context is not None:
            language = self._context.language
            self._context.announce(language.gettext("The workshop has ended. Its results are in the document."))

    def _show_sign(self) -> None:
        if self._sign is None or self._context is None:
            return
        language, address = self._context.language, self.model.address
        self._sign.setVisible(address is not None)
        if address is None:
            return
        if self.model.lost:
            words = language.gettext("▲ Workshop: the network is gone")
        else:
            number = self.model.turnout.participants
            words = language.ngettext(
                "● Network open: {host} · {n} person", "● Network open: {host} · {n} people", number
            )
            words = words.format(host=address.host, n=number)
        self._sign.setText(words)
        self._sign.setAccessibleName(words)
