"""Answers to questions that are no longer asked, with their files: to be read, and changed no more."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.domain.attachments import Attachment
from readiness.domain.takeover import Takeover
from readiness.foundation.errors import UserError
from readiness.ui.page import PageContext
from readiness.ui.saved_file import announce_saved
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.elements import RuledGrid, button, panel, text
from readiness.wording.upgrade import gone_words


class EarlierAnswers(QWidget):
    """What every takeover left behind, the latest first."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._session = context.session
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        for takeover in reversed(self._session.assessment.takeovers.all):
            if takeover.gone:
                self._add(takeover)

    def _add(self, takeover: Takeover) -> None:
        language = self._context.language
        heading = language.gettext("No longer asked since version {version}").format(version=takeover.to)
        self._column.addWidget(text(heading, HEADING, bold=True))
        told = language.gettext("Your answers from version {version}, as they were on {day}.")
        told = told.format(version=takeover.since, day=language.long_date(takeover.on))
        self._column.addWidget(text(told, SMALL, "quiet"))
        frame, layout = panel(12)
        grid = RuledGrid(2, 3)
        for gone in takeover.gone:
            at = grid.begin_row()
            grid.addWidget(text(language.of(gone.question), bold=True), at, 0)
            said = QVBoxLayout()
            said.addWidget(text("\n".join(gone_words(gone, language))))
            for attachment in self._session.assessment.attachments.of.get(gone.code, ()):
                words = language.gettext("Save “{name}” …").format(name=attachment.name)
                said.addWidget(button(words, partial(self._save, attachment), "link"))
            grid.addLayout(said, at, 1)
        layout.addLayout(grid)
        self._column.addWidget(frame)

    def _save(self, attachment: Attachment) -> None:
        from readiness.app.attachments import attachment_name, save_attachment

        context = self._context
        target = context.dialogs.ask_copy_path(attachment_name(attachment))
        if target is None:
            return
        try:
            save_attachment(self._session, attachment, target)
        except UserError as error:
            context.dialogs.complain(error)
            return
        announce_saved(context.notifier, context, target, ours=False)
