"""What is asked before a copy is passed on, and before a sealed one is opened. Made when shown."""

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from readiness.app.passing_on import Portion
from readiness.foundation.translation import N_
from readiness.ui.look import Look
from readiness.ui.services import PassingOn
from readiness.ui.theme.typography import LEAD, SMALL
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import LimitedLine
from readiness.ui.widgets.unstored import Unstored
from readiness.ui.widgets.wrapped_choice import WrappedCheck

_PORTIONS: Mapping[Portion, str] = {
    Portion.NOTES: N_("Notes: evidence, reasons, flags, notes on the plan, descriptions of incidents"),
    Portion.FILES: N_("Attached files"),
    Portion.WORKSHOP: N_("Workshop and views of several people, with decisions and dissent"),
    Portion.WORDS: N_("Your texts for the report, with logo and contact"),
    Portion.HISTORY: N_("History: recorded states, closed incidents, logs, earlier versions of record"),
}
_WIDTH = 520
# Characters.
_LONGEST_PHRASE = 1_000


class PassOnDialog(QDialog):
    """A tick for each portion, and a pass phrase on demand, typed twice."""

    def __init__(self, parent: QWidget | None, look: Look) -> None:
        super().__init__(parent)
        self._look = look
        _ = look.language.gettext
        self.setWindowTitle(_("Pass on"))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(text(_("What goes along?"), LEAD, bold=True))
        hint = _("The copy contains the answers, the plan and what is ticked here. Nothing else is in the file.")
        layout.addWidget(text(hint, SMALL, "quiet"))
        self._portions = {portion: WrappedCheck(_(words), look.tokens) for portion, words in _PORTIONS.items()}
        for check in self._portions.values():
            check.setChecked(True)
            layout.addWidget(check)
        layout.addSpacing(8)
        self._sealed = WrappedCheck(_("Seal with a pass phrase"), look.tokens)
        self._sealed.toggled.connect(self._follow)
        layout.addWidget(self._sealed)
        self._phrase, self._again = _phrase_field(self, look), _phrase_field(self, look)
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(30, 0, 0, 0)
        fields.addWidget(labelled(_("Pass phrase"), self._phrase, self._phrase.refusal))
        fields.addWidget(labelled(_("The same once more"), self._again))
        advice = _(
            "Four words that do not belong together are good. Tell it in another way than by the same email. "
            "Without it, no one can open the file, not even you."
        )
        fields.addWidget(text(advice, SMALL, "quiet"))
        self._fault = text("", SMALL, "warning")
        fields.addWidget(self._fault)
        layout.addWidget(self._fields)
        layout.addStretch(1)
        buttons = QDialogButtonBox()
        self._save = buttons.addButton(_("Save the copy …"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        for field in (self._phrase, self._again):
            field.textChanged.connect(self._follow)
        self._follow()
        self.setMinimumWidth(_WIDTH)

    def chosen(self) -> PassingOn:
        """Return what was chosen."""
        without = frozenset(portion for portion, check in self._portions.items() if not check.isChecked())
        return PassingOn(without, self._phrase.text() if self._sealed.isChecked() else "")

    def show_sealed(self, phrase: str, again: str) -> None:
        """Ask for a seal, with what was typed into both fields."""
        self._sealed.setChecked(True)
        self._phrase.setText(phrase)
        self._again.setText(again)

    def _follow(self) -> None:
        _ = self._look.language.gettext
        sealed, phrase, again = self._sealed.isChecked(), self._phrase.text(), self._again.text()
        self._fields.setVisible(sealed)
        differ = bool(again) and phrase != again
        self._fault.setText(_("The two do not match.") if differ else "")
        self._fault.setVisible(differ)
        self._save.setEnabled(not sealed or (bool(phrase) and phrase == again))


def ask_to_pass_on(parent: QWidget | None, look: Look) -> PassingOn | None:
    """Return what goes along in a copy for others; None where it was cancelled."""
    dialog = PassOnDialog(parent, look)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.chosen()
    dialog.deleteLater()
    return chosen if accepted else None


def ask_phrase(parent: QWidget | None, look: Look, name: str, refused: str) -> str | None:
    """Return the pass phrase of a sealed file; None where it was cancelled."""
    _ = look.language.gettext
    above = [text(refused, SMALL, "warning")] if refused else []
    hint = _("The assessment opens as a document of its own, which is not sealed.")
    title, told = _("Open a sealed assessment"), _("“{name}” is sealed.").format(name=name)
    return _asked(parent, look, title, told, _("Pass phrase"), [*above, text(hint, SMALL, "quiet")], _("Open"))


def ask_password(parent: QWidget | None, look: Look, name: str) -> str | None:
    """Return the password of a name at a team's server; None where it was cancelled."""
    _ = look.language.gettext
    hint = _("It is kept in your system’s keyring and nowhere else.")
    told = _("Password of {name}").format(name=name)
    return _asked(parent, look, _("Sign in"), told, _("Password"), [text(hint, SMALL, "quiet")], _("Sign in"))


def _asked(  # noqa: PLR0913, PLR0917 - the words of a dialog, one after the other
    parent: QWidget | None, look: Look, title: str, told: str, name: str, below: list[QWidget], act: str
) -> str | None:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    layout = QVBoxLayout(dialog)
    layout.setSpacing(8)
    layout.addWidget(text(told, LEAD, bold=True))
    field = _phrase_field(dialog, look)
    layout.addWidget(labelled(name, field, field.refusal))
    for widget in below:
        layout.addWidget(widget)
    layout.addStretch(1)
    buttons = QDialogButtonBox()
    opening = buttons.addButton(act, QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.addButton(look.language.gettext("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    opening.setEnabled(False)
    field.textChanged.connect(lambda words: opening.setEnabled(bool(words)))
    dialog.setMinimumWidth(_WIDTH)
    field.setFocus()
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    given = field.text()
    dialog.deleteLater()
    return given if accepted and given else None


def _phrase_field(parent: QDialog, look: Look) -> LimitedLine:
    field = LimitedLine(Unstored(lambda: look, parent), _LONGEST_PHRASE)
    field.setEchoMode(LimitedLine.EchoMode.Password)
    return field
