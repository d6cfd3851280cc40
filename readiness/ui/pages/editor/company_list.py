"""The test companies of a questionnaire: computed with every change, and what came out otherwise than expected."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.pack_editor.checking import Checked
from readiness.ui.look import Look
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import clear, text


class CompanyList(QWidget):
    """A company that comes out as expected has a check mark, another one a triangle and the differences."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_checked(self, checked: Checked) -> None:
        """Show how the companies of a check came out."""
        language = self._look.language
        _ = language.gettext
        clear(self._column)
        if not checked.companies:
            words = _(
                "A test company is a file in the folder “tests”: its answers, and what must come out. None can be "
                "computed here."
            )
            self._column.addWidget(text(words, SMALL, "quiet"))
        for name, faults in checked.companies:
            words = _("▲ {name}: something else came out") if faults else _("✓ {name}: as expected")
            self._column.addWidget(text(words.format(name=name), role="warning" if faults else "", bold=True))
            for fault in faults:
                self._column.addWidget(text(f"{fault.message(language)} {fault.advice(language)}", SMALL))
        self._column.addStretch(1)
