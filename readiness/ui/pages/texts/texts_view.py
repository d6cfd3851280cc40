"""The texts to act: which there are, and one of them filled, to be copied or saved."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout

from readiness.app.texts_to_act import WORD, answers_backed_by, write_text
from readiness.foundation.errors import UserError
from readiness.foundation.file_names import safe_name
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.texts.text_choice import TextChoice
from readiness.ui.pages.texts.use_panel import UsePanel
from readiness.ui.routes import TextsRoute
from readiness.ui.saved_file import announce_saved
from readiness.ui.theme.typography import HEADING, SMALL, TITLE
from readiness.ui.widgets.elements import panel, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.text_sheet import TextSheet
from readiness.wording.texts_to_act import FilledText, TextsToAct

_LIST_WIDTH = 340


class TextsView(Page, FramedPage):
    """A change of the document fills the text again."""

    def __init__(self, context: PageContext, code: str) -> None:
        super().__init__(context, context)
        _ = context.language.gettext
        texts = TextsToAct(context.session.result(), context.language).all()
        back = self.bar.add_back(_("Back"), context.navigator.back)
        if not texts:
            self.column.addWidget(text(_("Text templates"), TITLE, bold=True))
            self.column.addWidget(text(_("The questionnaire of this assessment has no text templates.")))
            self.column.addStretch(1)
            self.setFocusProxy(back)
            return
        # A link may come from an older version of the questionnaire: then the first text is as good as any.
        chosen = next((filled for filled in texts if filled.code == code), texts[0])
        self._show(self.column, chosen)
        slot = QVBoxLayout()
        self.column.addLayout(slot)
        self.column.addStretch(1)
        self.set_side(self._choices(texts, chosen), _("Text templates"), _LIST_WIDTH, slot=slot, at_left=True)
        self.setFocusProxy(self._copy)

    # What is on the page.

    def _choices(self, texts: list[FilledText], chosen: FilledText) -> QFrame:
        frame = QFrame()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(text(self._context.language.gettext("Text templates"), HEADING, bold=True))
        layout.addSpacing(4)
        for filled in texts:
            layout.addWidget(TextChoice(self._context, filled, self._go_to, chosen=filled is chosen))
        return frame

    def _show(self, column: QVBoxLayout, filled: FilledText) -> None:
        _ = self._context.language.gettext
        column.addWidget(text(filled.name, TITLE, bold=True))
        column.addWidget(text(filled.purpose))
        if filled.check_first:
            column.addWidget(text(filled.check_first, SMALL, "warning"))
        hint = _("Fill in what is in square brackets: in Word, or where you copy the text to.")
        column.addWidget(text(hint, SMALL, "quiet"))
        self.bar.add_secondary(_("Save …"), lambda: self._on_save(filled))
        self._copy = self.bar.add_primary(_("Copy"), lambda: self._on_copy(filled))
        frame, layout = panel(18)
        sheet = TextSheet(self._context.tokens, _("Text: {name}").format(name=filled.name))
        sheet.show_text(filled)
        layout.addWidget(sheet)
        column.addWidget(frame)
        if answers_backed_by(self._context.session.result(), filled.code):
            column.addSpacing(8)
            column.addWidget(UsePanel(self._context, filled, self.edit))

    # What can be done.

    def _go_to(self, code: str) -> None:
        self._context.navigator.go(TextsRoute(code))

    def _on_copy(self, filled: FilledText) -> None:
        QGuiApplication.clipboard().setText(filled.plain())
        self._context.notifier.announce(self._context.language.gettext("The text was copied."))

    def _on_save(self, filled: FilledText) -> None:
        context, document = self._context, self._context.session.document.path
        suggested = document.with_name(safe_name(filled.name) + WORD)
        target = context.dialogs.ask_text_path(suggested)
        if target is None:
            return
        try:
            write_text(filled, target, [document], context.language)
        except UserError as error:
            context.dialogs.complain(error)
        else:
            announce_saved(context.notifier, context, target)
