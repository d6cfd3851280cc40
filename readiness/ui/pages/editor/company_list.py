"""The test companies of a questionnaire: computed with every change, and what came out otherwise than expected."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.pack_editor.checking import Checked
from readiness.app.pack_editor.expectations import expect_again, expect_present
from readiness.catalog.pack_files import TESTS_FOLDER
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.errors import UserError
from readiness.ui.open_outside import open_outside
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import button, clear, row, text
from readiness.ui.widgets.wrapped_button import WrappedButton

# What is mended by another expectation.
_TAKEN = frozenset({"test-differs", "test-empty"})


class CompanyList(QWidget):
    """A company that comes out as expected has a check mark, another one a triangle and the differences.

    What came out can be taken as what is expected, and that can be taken back; `changed` is called then.
    """

    def __init__(self, context: PageContext, folder: Path, changed: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self._folder = folder / TESTS_FOLDER
        self._changed = changed
        # The bytes of files before their expectation was replaced here, by name.
        self._before: dict[str, bytes] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_checked(self, checked: Checked) -> None:
        """Show how the companies of a check came out."""
        language = self._context.language
        _ = language.gettext
        clear(self._column)
        if not checked.companies:
            words = _(
                "A test company is a file in the folder “tests”: its answers, and what must come out. None can be "
                "computed here."
            )
            self._column.addWidget(text(words, SMALL, "quiet"))
        for company in checked.companies:
            name, faults = company.name, company.faults
            words = _("▲ {name}: something else came out") if faults else _("✓ {name}: as expected")
            self._column.addWidget(text(words.format(name=name), role="warning" if faults else "", bold=True))
            for fault in faults:
                self._column.addWidget(text(f"{fault.message(language)} {fault.advice(language)}", SMALL))
            if checked.questionnaire is not None:
                self._add_acts(name, checked.questionnaire, differs=any(f.code in _TAKEN for f in faults))
        if self._folder.is_dir():
            self._column.addLayout(row(button(_("Show folder"), partial(open_outside, self._folder), "link")))
        self._column.addStretch(1)

    def _add_acts(self, name: str, questionnaire: Questionnaire, *, differs: bool) -> None:
        _, tokens = self._context.language.gettext, self._context.tokens
        if differs:
            take = WrappedButton(
                _("This is right: expect what came out"), partial(self._take, name, questionnaire), tokens
            )
            take.setAccessibleDescription(name)
            self._column.addWidget(take)
        elif name in self._before:
            back = WrappedButton(_("Expect again what was expected before"), partial(self._put_back, name), tokens)
            back.setAccessibleDescription(name)
            self._column.addWidget(back)

    def _take(self, name: str, questionnaire: Questionnaire) -> None:
        try:
            self._before[name] = expect_present(self._file(name), questionnaire)
        except UserError as error:
            self._context.dialogs.complain(error)
        self._changed()

    def _put_back(self, name: str) -> None:
        try:
            expect_again(self._file(name), self._before[name])
            del self._before[name]
        except UserError as error:
            self._context.dialogs.complain(error)
        self._changed()

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.json"
