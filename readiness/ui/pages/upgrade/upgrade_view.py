"""What a newer version of the questionnaire changes, before it is taken over; and what was kept of earlier ones."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from readiness.app.upgrading import newer_questionnaire, plan_upgrade, take_over
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.takeover import Upgrade
from readiness.foundation.errors import UserError
from readiness.ui import background
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.upgrade.earlier_answers import EarlierAnswers
from readiness.ui.routes import TasksRoute
from readiness.ui.theme.typography import HEADING, SMALL, TITLE
from readiness.ui.widgets.elements import RuledGrid, panel, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.wording.upgrade import UpgradeWords


class UpgradeView(Page, FramedPage):
    """Which answers are touched, and what is new and gone; one undo takes back all that is taken over."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, context)
        self._session = context.session
        self._newer: Questionnaire | None = None
        self._reading = True
        _ = context.language.gettext
        title = text(_("The newer questionnaire"), TITLE, bold=True)
        title.setProperty("ring", "none")
        self.column.addWidget(title)
        self._shown = QVBoxLayout()
        self._shown.setSpacing(self.column.spacing())
        self.column.addLayout(self._shown)
        if any(takeover.gone for takeover in self._session.assessment.takeovers.all):
            self.column.addSpacing(8)
            self.column.addWidget(EarlierAnswers(context))
        self.column.addStretch(1)
        self.escape = lambda: context.navigator.go(TasksRoute())
        self._back = self.bar.add_back(_("Questions"), self.escape)
        self.setFocusProxy(title)
        words = _("Reading the newer questionnaire …")
        self._said = text(words, role="quiet")
        self._shown.addWidget(self._said)
        own = self._session.questionnaire
        background.run(self, lambda: newer_questionnaire(own), self._on_read, self._on_refused)

    @property
    def complete(self) -> bool:
        """Whether it is known what there is."""
        return not self._reading

    def _on_read(self, newer: Questionnaire | None) -> None:
        self._reading = False
        language, own = self._context.language, self._session.questionnaire
        if newer is None:
            words = language.gettext("No newer version of {title} {version} is installed.")
            self._said.setText(words.format(title=language.of(own.title), version=own.version))
            return
        self._said.hide()
        self._newer = newer
        upgrade = plan_upgrade(own, self._session.assessment, newer)
        self._show(upgrade, UpgradeWords(upgrade, language))
        words = language.gettext("Use version {version}")
        self.bar.add_primary(words.format(version=newer.version), self._take)

    def _on_refused(self, error: Exception) -> None:
        self._reading = False
        if isinstance(error, UserError):
            self._said.setText(error.sentence(self._context.language))

    def _show(self, upgrade: Upgrade, words: UpgradeWords) -> None:
        _ = self._context.language.gettext
        self._shown.addWidget(text(words.headline(), role="quiet"))
        self._shown.addWidget(text(words.effect(), bold=True))
        self._shown.addWidget(text(words.staying()))
        holding = [one for one in upgrade.changed if not one.confirm]
        explained = _(
            "These questions have changed where you answered. Your answers stay until you confirm or change them."
        )
        self._add(
            _("To confirm"), explained, [(one.change.code, words.changed(one)) for one in upgrade.to_confirm], words
        )
        explained = _("Other levels than yours have changed, or you have not answered yet.")
        self._add(
            _("Changed, nothing to confirm"),
            explained,
            [(one.change.code, words.changed(one)) for one in holding],
            words,
        )
        self._add(_("New"), _("You are asked these for the first time."), [(code, "") for code in upgrade.new], words)
        explained = _("Your answers stay in the document, to be read on this page.")
        self._add(_("No longer asked"), explained, [(code, "") for code in upgrade.gone], words)

    def _add(self, heading: str, explained: str, rows: Iterable[tuple[str, str]], words: UpgradeWords) -> None:
        listed = [*rows]
        if not listed:
            return
        self._shown.addSpacing(8)
        self._shown.addWidget(text(f"{heading} ({len(listed)})", HEADING, bold=True))
        self._shown.addWidget(text(explained, SMALL, "quiet"))
        frame, layout = panel(12)
        grid = RuledGrid(2, 3)
        for code, why in listed:
            at = grid.begin_row()
            grid.addWidget(text(words.name(code), bold=True), at, 0)
            grid.addWidget(text("\n".join(filter(None, (words.answer(code), why)))), at, 1)
        layout.addLayout(grid)
        self._shown.addWidget(frame)

    def _take(self) -> None:
        context, newer = self._context, self._newer
        assert newer is not None
        try:
            upgrade = self.edit(partial(take_over, self._session, newer))
        except UserError as error:
            context.dialogs.complain(error)
            return
        if upgrade is not None:
            words = context.language.gettext("Version {version} is used now. “Undo” reverses this.")
            context.notifier.announce(words.format(version=newer.version))
