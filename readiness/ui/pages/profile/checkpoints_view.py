"""Legal points: reminders to have verified, chosen by the profile; those without a checked source are folded away."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from readiness.domain.knowledge import Checkpoint, Verification
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import ProfileRoute, TasksRoute
from readiness.ui.theme.typography import SMALL, TITLE
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import button, panel, row, text
from readiness.ui.widgets.focus_scroll import scroll_soon
from readiness.ui.widgets.framed_page import FramedPage
from readiness.wording.names import Names


class CheckpointsView(Page, FramedPage):
    """Says for each point who should verify it, and how far its source was checked."""

    def __init__(self, context: PageContext, wanted: str = "") -> None:
        super().__init__(context, context)
        self._session = session = context.session
        self._frames: dict[str, QFrame] = {}
        _ = context.language.gettext
        back = self.bar.add_back(_("Overview"), lambda: context.navigator.go(TasksRoute()))
        self.column.addWidget(text(_("Legal points"), TITLE, bold=True))
        legal = session.questionnaire.legal
        if legal is not None:
            self.column.addWidget(text(context.language.of(legal.disclaimer), SMALL, "quiet"))
        result = session.result()
        points = result.checkpoints
        count = context.language.ngettext(
            "{n} legal point matches your company details.", "{n} legal points match your company details.", len(points)
        )
        self.column.addWidget(text(count.format(n=len(points)), bold=True))
        self.column.addLayout(row(button(_("Change company details"), lambda: context.navigator.go(ProfileRoute()))))
        for point in result.checked_points:
            self._add(point, self.column)
        if unchecked := result.unchecked_points:
            title = context.language.ngettext(
                "{n} more to ask: its source was not checked",
                "{n} more to ask: their sources were not checked",
                len(unchecked),
            )
            folded = Collapsible(context, title.format(n=len(unchecked)), self._add_unchecked)
            self.column.addWidget(folded)
            if any(point.code == wanted for point in unchecked):
                folded.toggle()
        self.column.addStretch(1)
        self.setFocusProxy(back)
        if wanted in self._frames:
            scroll_soon(self.area, self._frames[wanted])

    def _add_unchecked(self, column: QVBoxLayout) -> None:
        for point in self._session.result().unchecked_points:
            self._add(point, column)

    def _add(self, point: Checkpoint, column: QVBoxLayout) -> None:
        _, language = self._context.language.gettext, self._context.language
        frame, layout = panel()
        layout.addWidget(text(language.of(point.topic), bold=True))
        layout.addWidget(text(language.of(point.text)))
        names = Names(self._session.questionnaire, language)
        facts = [
            _("Legal point – check with: {who}").format(who=names.roles(point.verify_with)),
            names.verification(point),
        ]
        facts.extend(language.of(source) for source in point.sources)
        quiet = "warning" if point.verification is Verification.UNCHECKED else "quiet"
        layout.addWidget(text(" · ".join(facts), SMALL, quiet))
        column.addWidget(frame)
        self._frames[point.code] = frame
