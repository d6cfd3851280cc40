"""Views that came in, before they are taken into the document: who they are from, and what of them is left out."""

from readiness.app.views import given_view, take_views, with_views
from readiness.domain.form import GivenView, TakenViews
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import MergeRoute, ViewsRoute
from readiness.ui.theme.typography import SMALL, TITLE
from readiness.ui.widgets.elements import RuledGrid, panel, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.wording.people import role_label
from readiness.wording.views import view_remarks


def make_given(context: PageContext, route: ViewsRoute) -> Page:
    """Return the page of forms that came in; where one belongs elsewhere, one that says so."""
    session = context.session
    try:
        given = [given_view(form, session.questionnaire, clock.today()) for form in route.forms]
        return GivenViews(context, given, with_views(session.assessment, given))
    except UserError as error:
        return RefusedViews(context, error)


class GivenViews(Page, FramedPage):
    """Taking views in changes no answer, and one undo takes it back."""

    def __init__(self, context: PageContext, given: list[GivenView], taken: TakenViews) -> None:
        super().__init__(context, context)
        self._given = given
        language = context.language
        _ = language.gettext
        self.column.addWidget(text(_("Completed forms"), TITLE, bold=True))
        told = _("The views are kept beside the answers. No answer changes until you settle it in the next table.")
        self.column.addWidget(text(told))
        frame, layout = panel(12)
        grid = RuledGrid(3, 2, 2)
        for one in given:
            at, view = grid.begin_row(), one.view
            grid.addWidget(text(view.author.person, bold=True), at, 0)
            role = role_label(language, view.author.role, context.session.questionnaire) or _("no role given")
            grid.addWidget(text(f"{role} · {language.short_date(view.on)}"), at, 1)
            answered = _("{n} of {all} questions answered").format(n=len(view.answers), all=len(view.asked))
            grid.addWidget(text(answered), at, 2)
        layout.addLayout(grid)
        self.column.addWidget(frame)
        for line in view_remarks(taken, context.session.questionnaire, language):
            self.column.addWidget(text(line, SMALL, "warning"))
        self.column.addStretch(1)
        self.escape = context.navigator.back
        self.bar.add_back(_("Cancel"), self.escape)
        words = language.ngettext("Add {n} view", "Add {n} views", len(given)).format(n=len(given))
        self.setFocusProxy(self.bar.add_primary(words, self._take))

    def _take(self) -> None:
        context, language = self._context, self._context.language
        if self.edit(lambda: take_views(context.session, self._given)) is None:
            return
        context.navigator.go(MergeRoute())
        count = len(self._given)
        words = language.ngettext(
            "{n} view added. “Undo” reverses this.", "{n} views added. “Undo” reverses this.", count
        )
        context.notifier.announce(words.format(n=count))


class RefusedViews(Page, FramedPage):
    """Says why one of the files cannot be merged."""

    def __init__(self, context: PageContext, error: UserError) -> None:
        super().__init__(context, context)
        _ = context.language.gettext
        self.column.addWidget(text(_("Completed forms"), TITLE, bold=True))
        self.column.addWidget(text(error.sentence(context.language), role="warning"))
        self.column.addStretch(1)
        self.setFocusProxy(self.bar.add_primary(_("Back"), context.navigator.back))
