"""The start page: go on with an assessment, begin one, or look at an example."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from readiness.domain.questionnaire import Depth
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.start.recent_card import RecentCard, distinct_files
from readiness.ui.routes import NewRoute, PortfolioRoute, QuestionnairesRoute
from readiness.ui.theme.density import Density
from readiness.ui.theme.typography import CAPTION, DISPLAY, HEADING, LEAD, zoomed
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import button, panel, row, rule, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.key_names import key_name
from readiness.ui.widgets.row_button import RowButton
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.depths import depth_name

if TYPE_CHECKING:
    from readiness.app.documents import Recoverable

_WIDTH = 960
# The page shows so many; all of them when that is asked for.
_FIRST_SHOWN = 3


class StartView(Page, FramedPage):
    """Going on comes first; without anything to go on with, the ways to begin do."""

    def __init__(self, context: PageContext, left_behind: "list[Recoverable]") -> None:
        super().__init__(context, context, _WIDTH)
        self.column.setSpacing(zoomed(8))
        self._cards: list[RecentCard] = []
        self._recovered: list[QPushButton] = []
        if context.density is Density.SMALL:
            self._add_claim()
        if left_behind:
            self._add_recovery(left_behind)
        # What a crash left behind is told above, as it is; its card knows only what was noted before.
        left = {str(entry.published_path) for entry in left_behind}
        listed = (entry for entry in context.memory.settings.recent if entry.path not in left)
        # One's own come first: a sample looks like one, but not at a glance.
        self._listed = sorted(listed, key=lambda entry: entry.sample)
        if self._listed:
            self._add_recent()
        tiles = self._add_beginnings()
        self.column.addSpacing(zoomed(12))
        self.column.addWidget(rule())
        _ = context.language.gettext
        opening = KeyButton(context, _("Open a file …"), context.documents.ask_to_open, "link", key_name("Ctrl+O"))
        opening.with_icon("open").flush()
        drop = text(_("or drop a file here"), role="quiet")
        drop.setWordWrap(False)
        to_packs = partial(context.navigator.go, QuestionnairesRoute())
        packs = KeyButton(context, _("Questionnaires"), to_packs, "link").with_icon("questions").flush()
        to_portfolio = partial(context.navigator.go, PortfolioRoute())
        portfolio = KeyButton(context, _("Portfolio"), to_portfolio, "link").with_icon("table").flush()
        self.column.addLayout(FlowLayout(opening, drop, packs, portfolio, gap=zoomed(24)))
        self.column.addStretch(1)
        going_on = [*self._recovered, *(card.button for card in self._cards)]
        self.setFocusProxy(going_on[0] if going_on else tiles[0])

    def _add_claim(self) -> None:
        """Say what this is: in a small window the panel at the left has no room for it."""
        _ = self._context.language.gettext
        claim = _("How well is your organisation prepared for social media, and what is the next step?")
        self.column.addWidget(text("Readiness", DISPLAY, bold=True))
        self.column.addWidget(text(claim, LEAD, "quiet"))
        self.column.addWidget(
            text(_("Everything stays on this computer. Every answer is saved at once."), role="quiet")
        )
        self.column.addSpacing(zoomed(8))

    def _add_recovery(self, left_behind: "list[Recoverable]") -> None:
        language = self._context.language
        frame, layout = panel()
        layout.addWidget(text(language.gettext("Recovered work"), HEADING, bold=True))
        layout.addWidget(text(language.gettext("Readiness was not closed properly. Nothing is lost:"), role="quiet"))
        for entry in left_behind:
            found = language.ngettext(
                "{name}: {n} answer, saved at {time}", "{name}: {n} answers, saved at {time}", entry.answers
            )
            time = self._context.language.local_time(datetime.fromtimestamp(entry.modified, UTC))
            label = text(found.format(name=entry.organisation, n=entry.answers, time=time))
            again = button(language.gettext("Continue"), partial(self._context.documents.recover, entry))
            again.setAccessibleName(language.gettext("Continue with {name}").format(name=entry.organisation))
            self._recovered.append(again)
            line = row(again, label, stretch_last=True)
            line.setStretch(1, 1)
            layout.addLayout(line)
        self.column.addWidget(frame)
        self.column.addSpacing(zoomed(12))

    def _add_recent(self) -> None:
        language, recent = self._context.language, self._listed
        count = language.ngettext("{n} assessment", "{n} assessments", len(recent)).format(n=len(recent))
        number = text(count, CAPTION, "quiet")
        number.setWordWrap(False)
        head = row(text(language.gettext("Continue an assessment"), HEADING, bold=True), number, stretch_last=True)
        head.setStretch(0, 1)
        self.column.addLayout(head)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(zoomed(8))
        self.column.addLayout(self._recent)
        self._show_cards(0, _FIRST_SHOWN)
        if len(recent) > _FIRST_SHOWN:
            words = language.ngettext("Show {n} more", "Show {n} more", len(recent) - _FIRST_SHOWN)
            self._more = WrappedButton(words.format(n=len(recent) - _FIRST_SHOWN), self._show_all, self._context.tokens)
            self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(zoomed(16))

    def _show_cards(self, start: int, end: int) -> None:
        files = distinct_files(self._listed)
        for at, (entry, file) in enumerate(list(zip(self._listed, files, strict=True))[start:end], start=start):
            card = RecentCard(self._context, entry, file, first=at == 0)
            self._cards.append(card)
            self._recent.addWidget(card)

    def _show_all(self) -> None:
        self._more.hide()
        self._show_cards(_FIRST_SHOWN, len(self._listed))
        self._cards[_FIRST_SHOWN].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_beginnings(self) -> list[RowButton]:
        context, _ = self._context, self._context.language.gettext
        go = context.navigator.go
        self.column.addWidget(text(_("Begin a new one"), HEADING, bold=True))
        tiles = [
            self._tile(
                depth_name(Depth.QUICK, context.language),
                _("The key questions. Shows where you stand and what to do first."),
                _("about 15 minutes"),
                lambda: go(NewRoute(depth=Depth.QUICK)),
            ),
            self._tile(
                depth_name(Depth.FULL, context.language),
                _("All questions, with the plan and its costs. Can be answered bit by bit."),
                _("about 1 hour"),
                lambda: go(NewRoute(depth=Depth.FULL)),
            ),
            self._tile(
                _("Look at an example"),
                _("A pump maker whose agency posts without being asked. With a finished report."),
                _("a tour of 5 steps"),
                context.documents.open_sample,
            ),
        ]
        columns = Columns(tiles[0], tiles[1], 80)
        columns.add(tiles[2])
        self.column.addWidget(columns)
        further = {
            "consumer-brand": _("Sample: a brand, strong in marketing and weak in law"),
            "well-run": _("Sample: a timber builder that has reached its target"),
        }
        links = [
            WrappedButton(words, partial(context.documents.open_sample, company), context.tokens)
            for company, words in further.items()
        ]
        self.column.addLayout(FlowLayout(*links))
        return tiles

    def _tile(self, title: str, words: str, note: str, act: Callable[[], object]) -> RowButton:
        tile = RowButton(self._context, f"{title}. {words} {note}", act, tile=True)
        column = QVBoxLayout()
        column.setSpacing(zoomed(4))
        column.addWidget(text(title, LEAD, bold=True))
        column.addWidget(text(words, role="quiet"))
        column.addSpacing(zoomed(8))
        column.addStretch(1)
        column.addWidget(text(note, CAPTION, "quiet"))
        tile.row.setContentsMargins(zoomed(20), zoomed(14), zoomed(20), zoomed(14))
        tile.add(column, 1)
        # As wide as the others, whatever is written on it.
        policy = tile.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        tile.setSizePolicy(policy)
        return tile
