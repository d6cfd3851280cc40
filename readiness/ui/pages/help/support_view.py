"""Facts for a request for support: all of the text is shown before it is saved or copied."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from readiness.app.diagnostics import DiagnosticFact, diagnostics
from readiness.app.support import suggested_name, support_text, write_support
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.ui import background
from readiness.ui.page import Page, PageContext
from readiness.ui.saved_file import announce_saved
from readiness.ui.theme.typography import TITLE
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.shown_text import ShownText

_LEAST_HEIGHT = 260


class SupportView(Page, FramedPage):
    """The text is collected in the background, since asking for the version of Pango takes a moment."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, context)
        _ = context.language.gettext
        self.complete = False
        self.bar.add_back(_("Back"), context.navigator.back)
        self.column.addWidget(text(_("Details for support"), TITLE, bold=True))
        explanation = _(
            "These details help to trace a problem. They contain no names, answers or folders. Nothing is sent: "
            "save the text and email it to whoever helps you."
        )
        self.column.addWidget(text(explanation))
        self._text = ShownText(_("What is saved"))
        self._text.setMinimumHeight(_LEAST_HEIGHT)
        self._text.setPlaceholderText(_("Collecting the details …"))
        self.column.addWidget(self._text, 1)
        self._copy = self.bar.add_secondary(_("Copy"), self._on_copy)
        self._save = self.bar.add_primary(_("Save details for support …"), self._on_save)
        for one in (self._save, self._copy):
            one.setEnabled(False)
        self.setFocusProxy(self._text)
        # What is open is looked at here, in the window's own thread.
        facts = diagnostics(context.memory.settings, context.documents.session, context.language)
        facts += display_facts(context.language)
        background.run(self, partial(support_text, facts, context.language), self._show)

    def _show(self, words: str) -> None:
        self.complete = True
        # Shown is what is saved, to the letter.
        self._text.show_text(words)
        for one in (self._save, self._copy):
            one.setEnabled(True)

    def _on_save(self) -> None:
        context = self._context
        target = context.dialogs.ask_support_path(context.dialogs.documents_folder() / suggested_name())
        if target is not None:
            self._write(target)

    def _write(self, target: Path) -> None:
        context = self._context
        try:
            write_support(self._text.toPlainText(), target)
        except UserError as error:
            context.dialogs.complain(error)
        else:
            announce_saved(context.notifier, context, target)

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._text.toPlainText())
        self._context.notifier.announce(self._context.language.gettext("Copied."))


def display_facts(language: Language) -> list[DiagnosticFact]:
    """Return how it is shown; the names of screens are left out, which may hold those of people."""
    return [
        DiagnosticFact(language.gettext("Display"), QGuiApplication.platformName()),
        DiagnosticFact(language.gettext("Screens"), "; ".join(_screens(language))),
    ]


def _screens(language: Language) -> Iterator[str]:
    for screen in QGuiApplication.screens():
        size, scale = screen.size(), language.number(screen.devicePixelRatio() * 100)
        yield f"{size.width()} × {size.height()}, {scale} %"
