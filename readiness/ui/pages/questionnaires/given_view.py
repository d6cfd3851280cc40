"""A questionnaire that was chosen or dropped: what it is and what is wrong with it, before it is added."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from readiness.app.questionnaire_check import CheckedPack
from readiness.app.questionnaire_sheets import (
    ENDING,
    LookedAt,
    SheetImport,
    comments_in,
    look_at_given,
    write_commented,
)
from readiness.catalog.given_pack import GivenPack
from readiness.catalog.installing import Installed, PackPlace, PackStanding, install, kept_files, place_of, put, remove
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.ui import background
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.questionnaires.words import (
    add_faults,
    broken_words,
    extents,
    facts_line,
    standing_words,
    title_of,
)
from readiness.ui.routes import QuestionnairesRoute
from readiness.ui.saved_file import announce_saved
from readiness.ui.services import FileKind
from readiness.ui.theme.typography import LEAD, SMALL, TITLE, zoomed
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import panel, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.plain import set_words

_ASKED_FIRST = {PackStanding.OLDER, PackStanding.OTHER}
# The name of a folder and its files; None where they could not be put back.
_Before = tuple[str, Mapping[str, bytes] | None]
# As many lines as are read.
_MOST_COMMENTS = 5
_NOTHING_TO_ADD = {PackStanding.SAME, PackStanding.SHIPPED}


class GivenPackView(Page, FramedPage):
    """Reading and checking are done beside the window: a stranger's file takes as long as it may."""

    def __init__(self, context: PageContext, path: Path) -> None:
        super().__init__(context, context)
        self._path = path
        self.complete = False
        _ = context.language.gettext
        self.column.addWidget(text(_("Add a questionnaire"), TITLE, bold=True))
        self._state = text(_("Checking {name} …").format(name=path.name), role="quiet")
        self.column.addWidget(self._state)
        self._body = QVBoxLayout()
        self._body.setSpacing(zoomed(8))
        self.column.addLayout(self._body)
        # Made at once, so that Tab finds them before the bar.
        self._questions = Collapsible(context, _("All questions"), self._fill_questions)
        self._hints = Collapsible(context, "", self._fill_hints)
        self._rows = Collapsible(context, "", self._fill_rows)
        for folded in (self._questions, self._rows, self._hints):
            folded.hide()
            self.column.addWidget(folded)
        self.column.addStretch(1)
        self.escape = context.navigator.back
        self._given: GivenPack | None = None
        self._sheet: SheetImport | None = None
        self._addable: tuple[GivenPack, PackPlace] | None = None
        self._leave = self.bar.add_back(_("Cancel"), self.escape)
        # Filled once there is something to add.
        self._commented = self.bar.add_secondary(_("Save a copy with comments …"), self._on_save_copy)
        self._commented.hide()
        self._adding = self.bar.add_secondary(_("Add"), self._on_add)
        self.setFocusProxy(self._adding)
        background.run(self, partial(_looked_at, path, context.language), self._show, self._show_refused)

    def _on_add(self) -> None:
        if self._addable is None:
            self._context.notifier.announce(self._context.language.gettext("The check is still running."))
        else:
            self._add(*self._addable)

    def _offer_nothing(self) -> None:
        set_words(self._leave, self._context.language.gettext("Back"))
        if self._adding.hasFocus():
            self._leave.setFocus()
        self._adding.hide()

    def _show_refused(self, error: Exception) -> None:
        self.complete = True
        self._offer_nothing()
        if not isinstance(error, UserError):
            return
        self._say(error.sentence(self._context.language))

    def _say(self, words: str) -> None:
        self._state.setText(words)
        self._context.notifier.tell(words)

    def _on_save_copy(self) -> None:
        """Write the workbook with a comment in each cell that is at fault or was left out."""
        context, sheet = self._context, self._sheet
        _ = context.language.gettext
        suggested = self._path.with_name(_("{name} with comments").format(name=self._path.stem) + ENDING)
        kind = FileKind(_("Workbook with comments"), ENDING)
        chosen = context.dialogs.ask_export_path(_("Save a copy with comments"), suggested, [kind])
        if chosen is None or sheet is None:
            return
        try:
            write_commented(sheet, chosen[0], self._path, context.language)
        except UserError as error:
            context.dialogs.complain(error)
            return
        announce_saved(context.notifier, context, chosen[0])

    def _show(self, found: tuple[LookedAt, PackPlace | None]) -> None:
        looked, place = found
        self._given, self._sheet = looked.given, looked.sheet
        given = self._given
        language = self._context.language
        _ = language.gettext
        self.complete = True
        self._state.setText(_("From {path}").format(path=self._path))
        self._add_facts(given)
        self._add_rows()
        questionnaire = given.read.questionnaire
        if questionnaire is None or place is None:
            words = broken_words(given.read, language)
            self._body.addWidget(text(words, bold=True))
            add_faults(self._body, given.read.faults, language)
            self._offer_nothing()
            self._context.notifier.tell(words)
            return
        told = standing_words(place, language)
        if told:
            self._body.addWidget(text(told, role="warning" if place.standing in _ASKED_FIRST else ""))
        self._questions.show()
        self._add_remarks(given)
        self._add_companies(looked.companies)
        self._add_lost_comments(given, place)
        if place.standing in _NOTHING_TO_ADD:
            self._offer_nothing()
            self._context.notifier.tell(told)
            return
        self._addable = given, place
        if place.standing in _ASKED_FIRST:
            set_words(self._adding, _("Replace"))
        self._adding.set_role("primary")
        title = title_of(given.facts, self._path, language)
        self._context.notifier.tell(_("“{title}” can be added.").format(title=title))

    def _add_facts(self, given: GivenPack) -> None:
        language = self._context.language
        frame, layout = panel()
        layout.addWidget(text(title_of(given.facts, self._path, language), LEAD, bold=True))
        facts = facts_line(given.read, language)
        if facts:
            layout.addWidget(text(facts, role="quiet"))
        questionnaire = given.read.questionnaire
        if questionnaire is not None:
            layout.addWidget(text(extents(questionnaire, language), role="quiet"))
            if questionnaire.description:
                layout.addWidget(text(language.of(questionnaire.description)))
        self._body.addWidget(frame)

    def _fill_questions(self, column: QVBoxLayout) -> None:
        language = self._context.language
        questionnaire = self._given.read.questionnaire if self._given is not None else None
        for dimension in questionnaire.dimensions if questionnaire is not None else ():
            questions = [language.of(asked.question) for asked in dimension.questions()]
            column.addWidget(text("\n".join(questions), SMALL, lead=f"{language.of(dimension.name)}:"))

    def _add_rows(self) -> None:
        """Offer what became of each row of a workbook, and the copy in which its cells say it."""
        sheet = self._sheet
        if sheet is None or not (sheet.remarks or sheet.faults or sheet.hints):
            return
        self._commented.show()
        if sheet.remarks:
            words = self._context.language.gettext("Rows used: {taken} of {rows}.")
            self._rows.set_title(words.format(taken=sheet.taken, rows=sheet.rows).removesuffix("."))
            self._rows.show()

    def _fill_rows(self, column: QVBoxLayout) -> None:
        sheet, language = self._sheet, self._context.language
        for remark in sheet.remarks if sheet is not None else ():
            column.addWidget(text(remark.sentence(language), SMALL, "warning" if remark.left_out else "quiet"))

    def _fill_hints(self, column: QVBoxLayout) -> None:
        if self._given is not None:
            add_faults(column, self._given.hints, self._context.language)

    def _add_remarks(self, given: GivenPack) -> None:
        language = self._context.language
        if given.given.left_out:
            names = ", ".join(given.given.left_out[:10])
            words = language.gettext("Left out, because no questionnaire needs it: {names}")
            self._body.addWidget(text(words.format(names=names), SMALL, "quiet"))
        if given.hints:
            words = language.ngettext("{n} hint for its author", "{n} hints for its author", len(given.hints))
            self._hints.set_title(words.format(n=len(given.hints)))
            self._hints.show()

    def _add_companies(self, checked: CheckedPack | None) -> None:
        """Say what came out for the test companies; it does not stand in the way."""
        language = self._context.language
        if checked is None or not checked.companies:
            return
        n = checked.companies
        if not checked.faults:
            words = language.ngettext(
                "{n} test company came out as expected.", "{n} test companies came out as expected.", n
            )
            self._body.addWidget(text("✓ " + words.format(n=n)))
            return
        words = language.ngettext(
            "{n} test company was computed, and something else came out than its author expected:",
            "{n} test companies were computed, and something else came out than their author expected:",
            n,
        ).format(n=n)
        self._body.addWidget(text(words, role="warning", bold=True))
        add_faults(self._body, checked.faults, language)

    def _add_lost_comments(self, given: GivenPack, place: PackPlace) -> None:
        """Say which comments go where a workbook takes the place of files that were written by hand."""
        if not given.rewritten:
            return
        lost = [line for old in place.replaces for line in comments_in(old.folder)]
        if lost:
            language = self._context.language
            words = language.ngettext(
                "{n} comment in the files that it replaces goes with them:",
                "{n} comments in the files that it replaces go with them:",
                len(lost),
            ).format(n=len(lost))
            self._body.addWidget(text("\n".join([words, *lost[:_MOST_COMMENTS]]), SMALL, "warning"))

    def _add(self, given: GivenPack, place: PackPlace) -> None:
        context = self._context
        _ = context.language.gettext
        # What goes can come back, as long as that is offered.
        before = [(old.folder.name, kept_files(old.folder)) for old in place.replaces]
        try:
            installed = install(given, replace=place.standing in _ASKED_FIRST)
        except UserError as error:
            context.dialogs.complain(error)
            return
        title = title_of(given.facts, self._path, context.language)
        words = _("The questionnaire “{title}” is added.").format(title=title)
        context.navigator.go_instead(QuestionnairesRoute(given.facts.id))

        def take_back() -> None:
            _take_back(context, installed, before)

        whole = all(files is not None for _name, files in before)
        context.notifier.announce(words, *([(_("Undo"), take_back)] if whole else []))


def _looked_at(path: Path, language: Language) -> tuple[LookedAt, PackPlace | None]:
    """Return what is given, and where it would go where it is usable; raises UserError."""
    looked = look_at_given(path, language)
    return looked, place_of(looked.given) if looked.given.read.questionnaire is not None else None


def _take_back(context: PageContext, installed: Installed, before: "list[_Before]") -> None:
    """Take away what was added, and put back what it replaced."""
    try:
        remove(installed.folder)
        for name, files in before:
            if files is not None:
                put(name, files)
    except UserError as error:
        context.dialogs.complain(error)
    if isinstance(context.navigator.route, QuestionnairesRoute):
        context.navigator.show_anew()
