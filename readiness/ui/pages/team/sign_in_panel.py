"""Where the team's store is, and the way in: the address in a field, the password in a dialog of its own."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.foundation.errors import UserError
from readiness.ui import background
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import button, row, text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import LimitedLine

_LONGEST = 1_000


class SignInPanel(QWidget):
    """Tries address and password, and keeps both once the server has taken them."""

    def __init__(self, context: PageContext, signed_in: Callable[[], object]) -> None:
        super().__init__()
        self._context, self._signed_in = context, signed_in
        _ = context.language.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        words = _(
            "A team shares documents by a server of its own. You work without it; documents are sent and fetched when "
            "you ask for it. Your administrator gives you address and password."
        )
        column.addWidget(text(words))
        self.field = LimitedLine(context.unstored, _LONGEST)
        self.field.setPlaceholderText("postgresql://anna@db.example.com/readiness")
        column.addWidget(labelled(_("Address of the store"), self.field, self.field.refusal))
        self.certificate = LimitedLine(context.unstored, _LONGEST)
        choose = button(_("Choose a file …"), self._choose_certificate)
        choose.setAccessibleName(_("Choose a file for the root certificate …"))
        column.addWidget(labelled(_("Root certificate"), self.certificate, self.certificate.refusal))
        hint = _("Only if the server has a certificate of its own: the file that your administrator has given you.")
        column.addWidget(text(hint, SMALL, "quiet"))
        column.addLayout(row(choose))
        self._button = button(_("Sign in …"), self._sign_in, "primary")
        column.addLayout(row(self._button))

    def _sign_in(self) -> None:
        from readiness.app.team import address_of, sign_in
        from readiness.portfolio.team.passwords import password_is_elsewhere

        context = self._context
        try:
            address = address_of(self.field.text(), self.certificate.text().strip())
        except UserError as error:
            context.dialogs.complain(error)
            return
        password = None
        if not password_is_elsewhere():
            password = context.dialogs.ask_password(address.user or address.text)
            if password is None:
                return
        self._button.setEnabled(False)

        def done(_result: None) -> None:
            context.memory.change(team=address.text)
            self._signed_in()

        background.run(self, lambda: sign_in(address, password), done, self._on_refused)

    def _choose_certificate(self) -> None:
        chosen = self._context.dialogs.ask_root_certificate()
        if chosen is not None:
            self.certificate.setText(str(chosen))

    def _on_refused(self, error: Exception) -> None:
        self._button.setEnabled(True)
        if isinstance(error, UserError):
            self._context.dialogs.complain(error)
