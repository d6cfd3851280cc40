"""The start page: begin, continue, look at a sample."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton

from readiness.app.settings import Recent
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import NewRoute
from readiness.ui.theme.typography import HEADING, LEAD, SMALL, TITLE
from readiness.ui.widgets.elements import RuledGrid, button, panel, row, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.plain import set_tool_tip
from readiness.ui.widgets.wrapped_button import WrappedButton

if TYPE_CHECKING:
    from readiness.app.documents import Recoverable


class StartView(Page, FramedPage):
    """Buttons to begin, to open and to see the sample, and the documents that were open lately."""

    def __init__(self, context: PageContext, left_behind: "list[Recoverable]") -> None:
        super().__init__(context, context)
        _ = context.language.gettext
        self.column.setSpacing(10)
        self.column.addSpacing(16)
        self.column.addWidget(text("Readiness", TITLE, bold=True))
        self.column.addWidget(
            text(
                _("How well is your organisation prepared for social media, and what is the next step?"), LEAD, "quiet"
            )
        )
        self.column.addSpacing(8)
        new = button(_("New assessment"), lambda: context.navigator.go(NewRoute()), "primary")
        self.column.addLayout(
            row(
                new,
                button(_("Open …"), context.documents.ask_to_open),
                button(_("Look at the sample company"), context.documents.open_sample),
            )
        )
        self._add_further_samples()
        if left_behind:
            self._add_recovery(left_behind)
        recent = context.memory.settings.recent
        if recent:
            self._add_recent(recent)
        # Stays below the list: many come back from the sample and have not begun yet.
        self._add_explanation()
        self.column.addStretch(1)
        self.setFocusProxy(new)

    def _add_further_samples(self) -> None:
        context, _ = self._context, self._context.language.gettext
        further = {
            "consumer-brand": _("Sample: a brand, strong in marketing and weak in law"),
            "well-run": _("Sample: a timber builder that has reached its target"),
        }
        links = [
            WrappedButton(words, partial(context.documents.open_sample, company), context.tokens)
            for company, words in further.items()
        ]
        self.column.addLayout(FlowLayout(*links))

    def _add_recovery(self, left_behind: "list[Recoverable]") -> None:
        language = self._context.language
        frame, layout = panel()
        layout.addWidget(text(language.gettext("Recovered work"), HEADING, bold=True))
        layout.addWidget(text(language.gettext("Readiness was not closed properly. Nothing is lost:"), role="quiet"))
        for entry in left_behind:
            found = language.ngettext("{name}: {n} answer of {time}", "{name}: {n} answers of {time}", entry.answers)
            time = self._context.language.local_time(datetime.fromtimestamp(entry.modified, UTC))
            label = text(found.format(name=entry.organisation, n=entry.answers, time=time))
            again = button(language.gettext("Continue"), partial(self._context.documents.recover, entry))
            again.setAccessibleName(language.gettext("Continue with {name}").format(name=entry.organisation))
            line = row(again, label, stretch_last=True)
            line.setStretch(1, 1)
            layout.addLayout(line)
        self.column.addSpacing(12)
        self.column.addWidget(frame)

    def _add_recent(self, recent: tuple[Recent, ...]) -> None:
        _ = self._context.language.gettext
        self.column.addSpacing(20)
        self.column.addWidget(text(_("Recent assessments"), HEADING, bold=True))
        frame, layout = panel(8)
        grid = RuledGrid(0, 1, spacing=16)
        for entry in recent:
            at = grid.begin_row()
            opening = button(entry.organisation, partial(self._context.documents.open, Path(entry.path)), "link")
            set_tool_tip(opening, entry.path)
            opening.setAccessibleName(_("Open {name}").format(name=entry.organisation))
            grid.addWidget(opening, at, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(text(entry.stage, SMALL, "quiet"), at, 1)
            grid.addWidget(text(self._context.language.short_date(entry.on), SMALL, "quiet"), at, 2)
            grid.addWidget(self._more(entry), at, 3)
        layout.addLayout(grid)
        self.column.addWidget(frame)

    def _more(self, entry: Recent) -> QToolButton:
        """Return what else can be done with a recent document."""
        _ = self._context.language.gettext
        opener = QToolButton()
        opener.setText("…")
        set_tool_tip(opener, _("More"))
        opener.setAccessibleName(_("More for {name}").format(name=entry.organisation))
        opener.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(opener)
        menu.addAction(_("Open a backup …"), partial(self._context.documents.open_backup, Path(entry.path)))
        menu.addAction(_("Delete …"), partial(self._context.documents.delete, Path(entry.path)))
        opener.setMenu(menu)
        return opener

    def _add_explanation(self) -> None:
        _ = self._context.language.gettext
        self.column.addSpacing(20)
        frame, layout = panel(20)
        layout.addWidget(text(_("What happens here"), HEADING, bold=True))
        for line in (
            _("1. You answer questions, one at a time. A quick check takes about 15 minutes."),
            _("2. You see the stage of each dimension, why it is so, and what holds it back."),
            _("3. You save a report with the next steps as a PDF, in German or English."),
        ):
            layout.addWidget(text(line))
        for line in (
            _("Everything stays on this computer. Every answer is saved at once."),
            _("An assessment is one file (.readiness) that you can copy and pass on. Drop it here to open it."),
        ):
            layout.addWidget(text(line, role="quiet"))
        self.column.addWidget(frame)
