"""The files behind an answer: add, look at, save elsewhere, remove.

Most questions have none, so what handles files is imported when there is one.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from readiness.domain.attachments import Attachment
from readiness.foundation.errors import UserError
from readiness.ui.open_outside import open_outside
from readiness.ui.page import Edit, PageContext
from readiness.ui.saved_file import announce_saved
from readiness.ui.theme.typography import SMALL, zoomed
from readiness.ui.widgets.elements import button, clear, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.focus_scroll import keep_in_sight
from readiness.ui.widgets.plain import set_tool_tip

# A longer name loses its middle: how it begins and what kind of file it is must be seen.
_LONGEST_NAME = 420


class AttachmentList(QWidget):
    """Each attached file, with what can be done with it in a line below; what cannot be done is said at the end."""

    def __init__(self, context: PageContext, edit: Edit, code: str) -> None:
        super().__init__()
        self._context = context
        self._session = context.session
        self._edit = edit
        self._code = code
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self._files = QVBoxLayout()
        self._files.setSpacing(2)
        layout.addLayout(self._files)
        self._fault: QLabel = text("", SMALL, "warning")
        layout.addWidget(self._fault)
        self._say("")
        self.refresh()

    def refresh(self) -> None:
        """Show the files as they stand."""
        clear(self._files)
        for attachment in self._session.assessment.attachments.of.get(self._code, ()):
            self._files.addWidget(self._line(attachment))
        self._show_or_hide()

    def choose(self) -> None:
        """Ask for files and attach them."""
        self.add(self._context.dialogs.ask_files_to_attach())

    def add(self, paths: Sequence[Path]) -> None:
        """Attach files; one that is refused does not keep the others out."""
        from readiness.app.attachments import attach

        self._say("")
        faults = []
        # All of them are one step of undo.
        visit = object()
        for path in paths:
            try:
                if self._edit(partial(attach, self._session, self._code, path), visit) is None:
                    return
            except UserError as error:
                faults.append(error.sentence(self._context.language))
        self._say("\n".join(faults))
        if paths and not faults:
            words = self._context.language.ngettext("{n} file attached.", "{n} files attached.", len(paths))
            self._context.notifier.announce(words.format(n=len(paths)))

    def _line(self, attachment: Attachment) -> QWidget:
        from readiness.app.attachments import attachment_name
        from readiness.ui.widgets.wrapped_button import WrappedButton

        name = attachment_name(attachment)
        _ = self._context.language.gettext
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        size = QLocale().formattedDataSize(attachment.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        opening = WrappedButton("", partial(self._open, attachment), self._context.tokens)
        fitting = QFontMetrics(opening.font()).elidedText(name, Qt.TextElideMode.ElideMiddle, zoomed(_LONGEST_NAME))
        opening.set_words(f"{fitting} ({size})")
        opening.setAccessibleName(f"{name} ({size})")
        whole = f"{name}\n" if fitting != name else ""
        set_tool_tip(opening, whole + _("Open with the system’s viewer"))
        # Alone in its line: beside buttons, a name in a narrow panel would have the width of a letter.
        column.addWidget(opening)
        acts = FlowLayout(gap=0)
        for words, act in ((_("Save as …"), self._save), (_("Remove"), self._remove)):
            made = button(words, partial(act, attachment), "link")
            made.setAccessibleName(f"{words} {name}")
            acts.addWidget(made)
        column.addLayout(acts)
        return holder

    def _open(self, attachment: Attachment) -> None:
        from readiness.app.attachments import attachment_name, unpack_attachment

        try:
            path = unpack_attachment(self._session, attachment)
        except UserError as error:
            self._say(error.sentence(self._context.language))
            return
        _ = self._context.language.gettext
        question = _("“{name}” came with this document and opens in another program. Do you trust where it comes from?")
        question = question.format(name=attachment_name(attachment))
        if not self._context.dialogs.confirm(question, _("Open"), _("Don’t open")):
            return
        if not open_outside(path):
            self._say(
                self._context.language.gettext("The system knows no viewer for this file. Save it and open it there.")
            )

    def _save(self, attachment: Attachment) -> None:
        from readiness.app.attachments import attachment_name, save_attachment

        target = self._context.dialogs.ask_copy_path(attachment_name(attachment))
        if target is None:
            return

        try:
            save_attachment(self._session, attachment, target)
        except UserError as error:
            self._say(error.sentence(self._context.language))
            return
        # What others have attached is opened outside of this program only.
        announce_saved(self._context.notifier, self._context, target, ours=False)

    def _remove(self, attachment: Attachment) -> None:
        from readiness.app.attachments import attachment_name, detach

        if self._edit(partial(detach, self._session, self._code, attachment)) is None:
            return
        words = self._context.language.gettext("{name} was removed. “Undo” restores it.")
        self._context.notifier.announce(words.format(name=attachment_name(attachment)))

    def _say(self, words: str) -> None:
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        self._show_or_hide()
        if words:
            keep_in_sight(self._fault)
            self._context.notifier.tell(words)

    def _show_or_hide(self) -> None:
        """Take no room where there is nothing to show."""
        files = self._session.assessment.attachments.of.get(self._code, ())
        self.setVisible(bool(files or self._fault.text()))
