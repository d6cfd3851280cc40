"""A questionnaire that was chosen or dropped: what it is and what is wrong with it, before it is added."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from readiness.app.questionnaire_sheets import look_at_given
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
from readiness.ui.theme.typography import LEAD, SMALL, TITLE, zoomed
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import panel, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.plain import set_words

_ASKED_FIRST = {PackStanding.OLDER, PackStanding.OTHER}
# The name of a folder and its files; None where they could not be put back.
_Before = tuple[str, Mapping[str, bytes] | None]
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
        for folded in (self._questions, self._hints):
            folded.hide()
            self.column.addWidget(folded)
        self.column.addStretch(1)
        self.escape = context.navigator.back
        self._given: GivenPack | None = None
        self._addable: tuple[GivenPack, PackPlace] | None = None
        self._leave = self.bar.add_back(_("Cancel"), self.escape)
        # Filled once there is something to add.
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

    def _show(self, found: tuple[GivenPack, PackPlace | None]) -> None:
        self._given, place = found
        given = self._given
        language = self._context.language
        _ = language.gettext
        self.complete = True
        self._state.setText(_("From {path}").format(path=self._path))
        self._add_facts(given)
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


def _looked_at(path: Path, language: Language) -> tuple[GivenPack, PackPlace | None]:
    """Return what is given, and where it would go where it is usable; raises UserError."""
    given = look_at_given(path, language)
    return given, place_of(given) if given.read.questionnaire is not None else None


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
