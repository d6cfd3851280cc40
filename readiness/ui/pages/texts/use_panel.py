"""A text that is in use: since when, signed by whom, and for which answers that is evidence."""

from PySide6.QtWidgets import QFrame

from readiness.app.session import Delta
from readiness.app.texts_to_act import Use, answers_backed_by, take_into_use
from readiness.domain.values import NAME_LIMIT
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.ui.page import Edit, PageContext
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.date_field import DateField, Lies
from readiness.ui.widgets.elements import button, framed, row, text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import LimitedLine
from readiness.ui.widgets.unstored import Unstored
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from readiness.wording.names import Names
from readiness.wording.texts_to_act import FilledText


class UsePanel(QFrame):
    """Nothing is stored before the button is pressed; then it is one step of the history."""

    def __init__(self, context: PageContext, filled: FilledText, edit: Edit) -> None:
        super().__init__()
        self._context = context
        self._filled = filled
        self._edit = edit
        _ = context.language.gettext
        layout = framed(self, 8)
        layout.addWidget(text(_("In use?"), HEADING, bold=True))
        hint = _("Once the text has been sent, signed or put up, note it as evidence. The level of the answer stays.")
        layout.addWidget(text(hint, SMALL, "quiet"))
        # Nothing of it is stored by itself, so the status line says nothing; what a field refuses is told as usual.
        self._typed = Unstored(lambda: context, self)
        self._typed.refused.connect(context.unstored.refused)
        self._typed.too_long.connect(context.unstored.too_long)
        self.since = DateField(context, self._typed, lies=Lies.BEHIND)
        self.since.show_day(clock.today())
        self.signer = LimitedLine(self._typed, NAME_LIMIT)
        signer = labelled(_("Signed by (optional)"), self.signer, self.signer.refusal)
        layout.addLayout(row(labelled(_("In use since"), self.since), signer))
        self.checks: dict[str, WrappedCheck] = {}
        names = Names(context.session.questionnaire, context.language)
        layout.addWidget(text(_("Evidence for")))
        for number, code in enumerate(answers_backed_by(context.session.result(), filled.code)):
            check = WrappedCheck(names.capability(code), context.tokens)
            # A text belongs to the first wholly, to the others in part.
            check.setChecked(number == 0)
            self.checks[code] = check
            layout.addWidget(check)
        noting = button(_("Note as evidence"), self._on_note)
        layout.addLayout(row(noting))

    def _on_note(self) -> None:
        context, language = self._context, self._context.language
        # Also a day that was typed just now: a key may press the button as well.
        self._typed.store()
        codes = [code for code, check in self.checks.items() if check.isChecked()]
        if not codes:
            context.notifier.announce(language.gettext("Choose at least one answer."))
            return
        use = Use(self._filled.code, self.since.day or clock.today(), self.signer.text())
        try:
            delta = self._edit(lambda: take_into_use(context.session, use, codes, language))
        except UserError as error:
            context.dialogs.complain(error)
            return
        if isinstance(delta, Delta):
            noted = language.gettext("Noted as evidence.")
            already = language.gettext("That is noted already.")
            context.notifier.announce(noted if delta.answers else already)
