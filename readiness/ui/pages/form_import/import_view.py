"""What a filled form would change, shown before anything is taken over."""

from readiness.app.form_import import take_over
from readiness.domain.form import FormDifference
from readiness.foundation.errors import UserError
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import TasksRoute, ViewsRoute
from readiness.ui.theme.typography import HEADING, SMALL, TITLE
from readiness.ui.widgets.elements import RuledGrid, panel, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.wording.form import FormWords


class ImportView(Page, FramedPage):
    """Old and new answer side by side; one undo takes back all that is taken over."""

    def __init__(self, context: PageContext, difference: FormDifference) -> None:
        super().__init__(context, context)
        self._session = session = context.session
        self._difference = difference
        words = FormWords(difference, session.result(), context.language)
        language = context.language
        _ = language.gettext
        self.column.addWidget(text(_("Completed form"), TITLE, bold=True))
        self.column.addWidget(text(difference.form.path.name, role="quiet"))
        if words.origin():
            self.column.addWidget(text(words.origin(), role="quiet"))
        for remark in words.remarks():
            self.column.addWidget(text(remark))
        self.column.addSpacing(8)
        self.column.addWidget(text(words.headline(), HEADING, bold=True))
        self._add_changes(words)
        if words.effect():
            self.column.addWidget(text(_("The result would change: {effect}").format(effect=words.effect()), bold=True))
        self._add_lines(language.gettext("No longer evidence"), words.retired(), "quiet")
        self._add_lines(language.gettext("Not asked at present"), words.not_asked(), "quiet")
        self._add_lines(language.gettext("Not imported"), words.not_taken(), "warning")
        self._add_next_buttons()
        self.column.addStretch(1)

    def _add_changes(self, words: FormWords) -> None:
        changes = words.changes()
        if not changes:
            return
        frame, layout = panel(12)
        grid = RuledGrid(2, 3)
        for change in changes:
            at = grid.begin_row()
            grid.addWidget(text(f"{change.code} · {change.capability}", bold=True), at, 0)
            grid.addWidget(text("\n".join(filter(None, (change.answer, change.note)))), at, 1)
        layout.addLayout(grid)
        self.column.addWidget(frame)

    def _add_lines(self, heading: str, lines: list[str], role: str) -> None:
        if not lines:
            return
        self.column.addSpacing(8)
        self.column.addWidget(text(heading, HEADING, bold=True))
        for line in lines:
            self.column.addWidget(text(line, SMALL, role))

    def _add_next_buttons(self) -> None:
        language = self._context.language
        count = len(self._difference.changes)
        if not count:
            self.setFocusProxy(self.bar.add_primary(language.gettext("Back"), self._context.navigator.back))
            return
        words = language.ngettext("Import {n} answer", "Import {n} answers", count).format(n=count)
        self.escape = self._context.navigator.back
        self.bar.add_secondary(
            language.gettext("Add as one view of several"),
            lambda: self._context.navigator.go(ViewsRoute((self._difference.form,))),
        )
        self.bar.add_back(language.gettext("Cancel"), self.escape)
        self.setFocusProxy(self.bar.add_primary(words, self._take))

    def _take(self) -> None:
        language = self._context.language
        difference = self.edit(lambda: take_over(self._session, self._difference.form))
        if difference is None:
            return
        taken = len(difference.changes)
        self._context.navigator.go(TasksRoute())
        words = language.ngettext(
            "{n} answer imported. “Undo” reverses this.", "{n} answers imported. “Undo” reverses this.", taken
        )
        self._context.notifier.announce(words.format(n=taken))


class RefusedForm(Page, FramedPage):
    """Says why a file cannot be taken over."""

    def __init__(self, context: PageContext, error: UserError) -> None:
        super().__init__(context, context)
        _ = context.language.gettext
        self.column.addWidget(text(_("Completed form"), TITLE, bold=True))
        self.column.addWidget(text(error.sentence(context.language), role="warning"))
        back = self.bar.add_primary(_("Back"), context.navigator.back)
        self.column.addStretch(1)
        self.setFocusProxy(back)
