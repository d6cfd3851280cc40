"""Site and tags of a document, typed beside the table and stored in its file."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.labels import TYPED_LIMIT, typed_tags, written_tags
from readiness.domain.values import NAME_LIMIT
from readiness.foundation.errors import UserError
from readiness.foundation.overriding import override
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import LEAD, SMALL, zoomed
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import LimitedLine


class LabelsForm(QWidget):
    """Hands on both when *Save* is pressed, or Enter in a field; Escape leaves them as they are."""

    def __init__(
        self,
        context: PageContext,
        name: str,
        labels: tuple[str, tuple[str, ...]],
        save: Callable[[str, tuple[str, ...]], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__()
        self._save, self._leave = save, leave
        self._language = context.language
        _ = context.language.gettext
        site, tags = labels
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(zoomed(8))
        column.addWidget(text(name, LEAD, bold=True))
        self.site = LimitedLine(context.unstored, NAME_LIMIT)
        self.site.setText(site)
        column.addWidget(labelled(_("&Site"), self.site, self.site.refusal))
        self.tags = LimitedLine(context.unstored, TYPED_LIMIT)
        self.tags.setText(written_tags(tags))
        hint = text(_("Short words, separated by commas. The table can be grouped by them."), SMALL, "quiet")
        column.addWidget(labelled(_("&Tags"), self.tags, hint, self.tags.refusal))
        self._refusal = text("", SMALL, "warning")
        self._refusal.hide()
        column.addWidget(self._refusal)
        keep = KeyButton(context, _("Save"), self._on_save)
        back = KeyButton(context, _("Cancel"), leave, "quiet")
        buttons = QWidget()
        buttons.setLayout(FlowLayout(keep, back))
        column.addWidget(buttons)
        for field in (self.site, self.tags):
            field.returnPressed.connect(self._on_save)
        self.setFocusProxy(self.site)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _on_save(self) -> None:
        try:
            tags = typed_tags(self.tags.text())
        except UserError as error:
            self._refusal.setText(error.sentence(self._language))
            self._refusal.show()
            self.tags.setFocus()
            return
        self._refusal.hide()
        self._save(self.site.text(), tags)
