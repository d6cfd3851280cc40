"""A new password for a member of a team, typed twice. Made when shown."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from readiness.ui.look import Look
from readiness.ui.theme.typography import LEAD, SMALL
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import LimitedLine
from readiness.ui.widgets.unstored import Unstored

_WIDTH = 520
# Characters.
_LONGEST = 1_000


class NewPasswordDialog(QDialog):
    """Can be accepted once both fields hold the same."""

    def __init__(self, parent: QWidget | None, look: Look, name: str) -> None:
        super().__init__(parent)
        _ = look.language.gettext
        self._look = look
        self.setWindowTitle(_("New password"))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(text(_("New password for {name}").format(name=name), LEAD, bold=True))
        self.first, self.second = self._field(), self._field()
        layout.addWidget(labelled(_("Password"), self.first, self.first.refusal))
        layout.addWidget(labelled(_("The same once more"), self.second, self.second.refusal))
        self._fault = text("", SMALL, "warning")
        layout.addWidget(self._fault)
        hint = _("Tell it to the member yourself. The server gets only a check value, and nothing is kept here.")
        layout.addWidget(text(hint, SMALL, "quiet"))
        layout.addStretch(1)
        buttons = QDialogButtonBox()
        self.accepting = buttons.addButton(_("Set the password"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        for field in (self.first, self.second):
            field.textChanged.connect(self._follow)
        self._follow()
        self.setMinimumWidth(_WIDTH)

    def _field(self) -> LimitedLine:
        field = LimitedLine(Unstored(lambda: self._look, self), _LONGEST)
        field.setEchoMode(LimitedLine.EchoMode.Password)
        return field

    def _follow(self) -> None:
        first, second = self.first.text(), self.second.text()
        differ = bool(second) and first != second
        self._fault.setText(self._look.language.gettext("The two do not match.") if differ else "")
        self._fault.setVisible(differ)
        self.accepting.setEnabled(bool(first) and first == second)


def ask_new_password(parent: QWidget | None, look: Look, name: str) -> str | None:
    """Return a new password for a name; None where it was cancelled."""
    dialog = NewPasswordDialog(parent, look, name)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    given = dialog.first.text()
    dialog.deleteLater()
    return given if accepted and given else None
