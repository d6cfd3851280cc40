"""Several people on the same questions: what differs is settled one by one, what no one disputes in one go."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from readiness.app.session import Delta
from readiness.app.views import remove_view, settle, settle_undisputed
from readiness.domain.perspectives import Perspective
from readiness.foundation.errors import UserError
from readiness.foundation.overriding import override
from readiness.scoring.views import MergedQuestion, merge_table
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.views.merge_rows import MergeLine, MergeRows
from readiness.ui.pages.views.settle_panel import SettlePanel
from readiness.ui.routes import FormRoute, MergeRoute, Route, TasksRoute
from readiness.ui.theme.typography import SMALL, TITLE, zoomed
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import button, row, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.key_names import enter_with
from readiness.ui.widgets.segmented import Segmented
from readiness.ui.widgets.single_keys import SingleKeys
from readiness.ui.widgets.toggles import ENTER
from readiness.wording.answers import view_sign
from readiness.wording.people import with_role
from readiness.wording.views import ViewWords
from readiness.wording.wording import Wording

_WIDTH, _SIDE = 1400, 348
_LONGEST_INITIALS = 2


class MergeView(Page, FramedPage):
    """The table at the left, the question that is being settled beside it; what is settled leads on to the next."""

    def __init__(self, context: PageContext, route: MergeRoute) -> None:
        super().__init__(context, context, _WIDTH)
        self._session = context.session
        self._only_open = route.only_open
        self._keys = SingleKeys(self, lambda: context.memory.settings.single_keys, context.unstored)
        self._rows = MergeRows(context.tokens)
        self._panel = SettlePanel(context)
        _ = context.language.gettext
        self.column.setSpacing(zoomed(8))
        self.column.addWidget(text(_("Views of several people"), TITLE, bold=True))
        self.column.addWidget(text(self._legend(), SMALL, "quiet"))
        self._people = self._persons()
        self.column.addWidget(Collapsible(context, _("Remove a view"), self._fill_removal, SMALL))
        self._filter = Segmented([(False, _("All questions")), (True, _("Only what differs"))], context.tokens)
        self._filter.setAccessibleName(_("Which questions"))
        self._filter.show_value(self._only_open)
        self._filter.chosen.connect(self._on_filter)
        line = QHBoxLayout()
        line.addWidget(self._filter)
        line.addStretch(1)
        self._all = KeyButton(context, "", self._take_undisputed)
        self._all.hide()
        line.addWidget(self._all)
        self.column.addLayout(line)
        self.column.addWidget(self._rows)
        self._nothing = text(_("Nothing is left to settle."), role="quiet")
        self.column.addWidget(self._nothing)
        self.column.addStretch(1)
        self.set_side(self._panel, _("Settle the question"), _SIDE)
        self._fill_bar()
        self._table = merge_table(self._session.questionnaire, self._session.assessment)
        self._code = route.code or self._next_open("") or self._table[0].code
        self._rows.chosen.connect(self._on_chosen)
        self._refresh()
        self.first_focus = self._rows.row(self._code)

    @override
    def take_focus(self) -> None:
        row = self._rows.row(self._code)
        (row or self._filter).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def follow(self, delta: Delta) -> None:
        if delta.parts <= {"perspectives"} and self._persons() == self._people:
            self._refresh()
        else:
            super().follow(delta)

    @override
    def draft(self) -> Route | None:
        return MergeRoute(self._code, self._only_open)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Settle with Ctrl+Enter, go to the next open question with N, choose an own answer with a digit."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._settle()
            return
        key = event.text()
        act = None
        if key.casefold() == "n":
            act = self._go_on
        elif key in {*"0123456"}:
            act = partial(self._panel.choose_by_key, int(key))
        if act is None or not self._keys.take(event, act, at_once=key.isdigit()):
            super().keyPressEvent(event)

    # What is shown.

    def _refresh(self) -> None:
        session, language = self._session, self._context.language
        self._table = merge_table(session.questionnaire, session.assessment)
        words = ViewWords(Wording(session.result(), language))
        shown = [row for row in self._table if row.open or row.code == self._code or not self._only_open]
        views = session.assessment.perspectives.views
        self._rows.show_lines([*_initials(views)], [self._line(row, words) for row in shown], self._code)
        self._nothing.setVisible(not any(row.open for row in self._table))
        self._panel.show_question(self._row)
        clashing = sum(row.open for row in self._table)
        undisputed = sum(row.agreed is not None and not row.settled for row in self._table)
        counted = language.ngettext("{n} question to settle", "{n} questions to settle", clashing)
        self._left.setText(counted.format(n=clashing))
        take = language.ngettext("Take what is undisputed ({n})", "Take what is undisputed ({n})", undisputed)
        self._all.set_words(take.format(n=undisputed))
        self._all.setVisible(bool(undisputed))

    def _line(self, row: MergedQuestion, words: ViewWords) -> MergeLine:
        language = self._context.language
        capability = self._session.questionnaire.questions[row.code]
        said = {one.author.person: one for one in row.said}
        views = self._session.assessment.perspectives.views
        answers = tuple(said[view.author.person].answer if view.author.person in said else None for view in views)
        if row.settled:
            now = words.answer(row.code, self._session.assessment.answer(row.code))
            about = language.gettext("✓ settled: {answer}").format(answer=now)
        else:
            about = " · ".join(part for part in (words.verdict(row), *words.clashes(row)) if part)
        name = language.of(capability.name)
        told = "; ".join(f"{one.author.person}: {words.answer(row.code, one.answer)}" for one in row.said)
        signs = tuple(view_sign(capability, one) if one is not None else "" for one in answers)
        return MergeLine(row.code, name, answers, signs, about, f"{name}. {about}. {told}", row.settled)

    def _legend(self) -> str:
        views = self._session.assessment.perspectives.views
        pairs = zip(_initials(views), views, strict=True)
        people = " · ".join(
            f"{short} {with_role(self._context.language, view.author, self._session.questionnaire)}"
            for short, view in pairs
        )
        places = ViewWords(Wording(self._session.result(), self._context.language)).places()
        return "\n".join(filter(None, (people, places)))

    def _fill_bar(self) -> None:
        context = self._context
        _ = context.language.gettext
        self.bar.add_back(_("Overview"), lambda: context.navigator.go(TasksRoute()))
        key = "N" if context.memory.settings.single_keys else ""
        self.bar.add_quiet(_("Next open question"), self._go_on, key)
        self._left = text("", SMALL, "quiet")
        self._left.setWordWrap(False)
        self.bar.set_middle(self._left)
        self.bar.add_primary(_("Settle and continue"), self._settle, enter_with(_, "Ctrl"))

    def _persons(self) -> list[str]:
        return [view.author.person for view in self._session.assessment.perspectives.views]

    def _fill_removal(self, column: QVBoxLayout) -> None:
        _ = self._context.language.gettext
        for view in self._session.assessment.perspectives.views:
            person = view.author.person
            remove = button(_("Remove"), partial(self._remove, person), "link")
            remove.setAccessibleName(_("Remove the view of {person}").format(person=person))
            who = with_role(self._context.language, view.author, self._session.questionnaire)
            column.addLayout(row(remove, text(who, SMALL), stretch_last=True))
        hint = _("What was settled with it stays, and so does the record of it.")
        column.addWidget(text(hint, SMALL, "quiet"))

    # What is done.

    def _remove(self, person: str) -> None:
        self._context.unstored.store()
        self.edit(lambda: remove_view(self._session, person))
        words = self._context.language.gettext("The view of {person} is removed. “Undo” reverses this.")
        self._context.notifier.announce(words.format(person=person))

    @property
    def _row(self) -> MergedQuestion:
        return next(row for row in self._table if row.code == self._code)

    def _on_chosen(self, code: str) -> None:
        if code != self._code:
            self._context.unstored.store()
            self._code = code
            self._panel.show_question(self._row)

    def _on_filter(self, value: object) -> None:
        self._only_open = value is True
        if self._only_open and not self._row.open:
            self._code = self._next_open(self._code) or self._code
        self._refresh()

    def _go_on(self) -> None:
        following = self._next_open(self._code)
        if following is None:
            self._context.notifier.announce(self._context.language.gettext("Nothing is left to settle."))
            return
        self._show(following)

    def _show(self, code: str) -> None:
        self._code = code
        self._refresh()
        row = self._rows.row(code)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(row)

    def _next_open(self, code: str) -> str | None:
        """Return the next question to settle after one, from the beginning again after the last."""
        codes = [row.code for row in self._table]
        at = codes.index(code) + 1 if code in codes else 0
        ordered = (*self._table[at:], *self._table[:at])
        return next((row.code for row in ordered if row.open and row.code != code), None)

    def _settle(self) -> None:
        context, code = self._context, self._code
        context.unstored.store()
        choice = self._panel.choice
        try:
            entry = self.edit(lambda: settle(self._session, code, choice))
        except UserError as error:
            context.dialogs.complain(error)
            return
        if entry is None:
            return
        name = context.language.of(self._session.questionnaire.questions[code].name)
        words = context.language.gettext("Settled: {name}. “Undo” reverses this.")
        context.notifier.announce(words.format(name=name))
        self._show(self._next_open(code) or code)

    def _take_undisputed(self) -> None:
        language = self._context.language
        taken = self.edit(lambda: settle_undisputed(self._session))
        if taken is not None:
            words = language.ngettext(
                "{n} answer taken. “Undo” reverses this.", "{n} answers taken. “Undo” reverses this.", taken
            )
            self._context.notifier.announce(words.format(n=taken))


class NoViews(Page, FramedPage):
    """Says how views come in."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, context)
        _ = context.language.gettext
        self.column.addWidget(text(_("Views of several people"), TITLE, bold=True))
        told = _(
            "Send a form to each person. When the forms are back, import them all at once: a table then shows what "
            "each person says, and you settle what differs. No form replaces an answer by itself."
        )
        self.column.addWidget(text(told))
        self.column.addStretch(1)
        self.bar.add_back(_("Overview"), lambda: context.navigator.go(TasksRoute()))
        self.bar.add_secondary(_("A form to fill in"), lambda: context.navigator.go(FormRoute()))
        self.setFocusProxy(self.bar.add_primary(_("Import completed forms …"), context.documents.import_form))


def _initials(views: tuple[Perspective, ...]) -> list[str]:
    """Return initials for the names, with a number where several people share them."""
    found: list[str] = []
    for view in views:
        words = view.author.person.split()
        short = "".join(word[0] for word in (words[:1] + words[1:][-1:]))[:_LONGEST_INITIALS].upper()
        number = sum(one.rstrip("0123456789") == short for one in found)
        found.append(f"{short}{number + 1}" if number else short)
    return found
