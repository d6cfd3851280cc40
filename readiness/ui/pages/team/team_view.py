"""The team's documents and how those of this computer stand to them; send, fetch, and settle what clashes."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.documents import SUFFIX, free_path
from readiness.domain.merging import MergeSide, ValuePlace
from readiness.exchange.team_json import TeamEntry
from readiness.foundation.errors import UserError
from readiness.portfolio.team import check_installed
from readiness.ui import background
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.team.clash_list import ClashList
from readiness.ui.pages.team.log_panel import TeamLogPanel
from readiness.ui.pages.team.members_panel import MembersPanel
from readiness.ui.pages.team.sign_in_panel import SignInPanel
from readiness.ui.theme.typography import SMALL, TITLE, zoomed
from readiness.ui.widgets.elements import button, clear, panel, row, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.segmented import Segmented
from readiness.ui.widgets.stored_text import LimitedLine
from readiness.wording.team import revision_words, state_words

if TYPE_CHECKING:
    from readiness.app.team import Fetched, ListedDocument
    from readiness.app.team_members import TeamLog, TeamLook
    from readiness.portfolio.team.address import StoreAddress

_WIDTH = 960
_CAN_BE_SENT = {"newer-here", "only-here"}
_CAN_BE_FETCHED = {"newer-there", "both"}
_LONGEST_PROJECT = 120


class TeamView(Page, FramedPage):
    """Asks the server when it is shown, and whenever somebody presses a button; never by itself."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, context, _WIDTH)
        self._busy = False
        _ = context.language.gettext
        title = text(_("Team"), TITLE, bold=True)
        title.setProperty("ring", "none")
        self.column.addWidget(title)
        self._said = text("", role="quiet")
        self.column.addWidget(self._said)
        # Parts that those who lead the team have; the documents are everybody's.
        self._parts = Segmented(
            [("documents", _("Documents")), ("members", _("Members")), ("log", _("Log"))], context.tokens, _("Show")
        )
        self._parts.show_value("documents")
        self._parts.chosen.connect(lambda _part: self._look())
        self._parts.hide()
        self.column.addWidget(self._parts)
        self._shown = QVBoxLayout()
        self._shown.setSpacing(zoomed(8))
        self.column.addLayout(self._shown)
        self.column.addStretch(1)
        self.escape = context.navigator.back
        self.bar.add_back(_("Back"), self.escape)
        self.setFocusProxy(title)
        try:
            check_installed()
        except UserError as error:
            self._said.setText(error.sentence(context.language))
            return
        if not context.memory.settings.team:
            self._said.hide()
            panel_ = SignInPanel(context, context.navigator.show_anew)
            self._shown.addWidget(panel_)
            self.setFocusProxy(panel_.field)
            return
        self.bar.add_secondary(_("Sign out"), self._sign_out)
        self.bar.add_primary(_("Look again"), self._look)
        self._look()

    @property
    def complete(self) -> bool:
        """Whether no answer of the server is waited for."""
        return not self._busy

    def _address(self) -> "StoreAddress":
        from readiness.app.team import address_of

        return address_of(self._context.memory.settings.team)

    def _open_path(self) -> Path | None:
        session = self._context.open_session
        return None if session is None else session.document.path

    def _begin(self, words: str) -> None:
        self._busy = True
        self._said.setText(words)
        self._said.show()

    def _look(self) -> None:
        from readiness.app.team_members import look_at_team, newest_log

        address, asking = self._address(), self._context.language.gettext("Asking the server …")
        if self._parts.value == "log":
            self._ask(asking, lambda: newest_log(address), self._show_log)
        elif self._published():
            open_path = self._open_path()
            self._ask(asking, lambda: look_at_team(address, open_path), self._show)

    def _ask(self, words: str, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        """Ask the server in the background, and say so meanwhile."""
        self._begin(words)
        background.run(self, work, done, self._on_refused)

    def _published(self) -> bool:
        """Publish the open document, since its file is what is compared and sent; False where that fails."""
        session = self._context.open_session
        if session is None or session.document.read_only is not None:
            return True
        before = session.document.path
        try:
            session.document.publish()
        except UserError as error:
            self._context.dialogs.complain(error)
            return False
        if session.document.path != before and not session.document.renamed:
            self._context.documents.note_kept_both()
        return True

    def _show(self, look: "TeamLook") -> None:
        self._answered()
        self._parts.setVisible(look.leads)
        if look.leads and self._parts.value == "members":
            members = MembersPanel(self._context, self._address(), look.members, self._ask, self._look)
            self._shown.addWidget(members)
            return
        if not look.listed:
            words = self._context.language.gettext("The store holds no document that you may see.")
            self._shown.addWidget(text(words))
        for one in look.listed:
            self._shown.addWidget(self._panel(one))

    def _show_log(self, log: "TeamLog") -> None:
        self._answered()
        self._shown.addWidget(TeamLogPanel(self._context, log))

    def _answered(self) -> None:
        self._busy = False
        clear(self._shown)
        self._said.setText(self._address().text)

    def _panel(self, listed: "ListedDocument") -> QWidget:
        language, entry = self._context.language, listed.entry
        _ = language.gettext
        frame, layout = panel(12)
        layout.addWidget(text(entry.organisation, bold=True))
        layout.addWidget(text(_line(entry, self._context), SMALL, "quiet"))
        acts: list[tuple[str, partial[None]]] = []
        is_open = listed.path is not None and listed.path == self._open_path()
        if listed.path is None:
            acts.append((_("Fetch into a file …"), partial(self._fetch_new, entry)))
        elif not is_open:
            acts.append((_("Open"), partial(self._context.documents.open, listed.path)))
        project: LimitedLine | None = None
        if listed.path is not None and is_open and entry.state in _CAN_BE_SENT:
            if entry.state == "only-here":
                # Where it belongs is said once, when the store gets it.
                project = LimitedLine(self._context.unstored, _LONGEST_PROJECT)
                layout.addWidget(labelled(_("Project, if the team has any"), project, project.refusal))
            acts.append((_("Send"), partial(self._send, listed.path, project)))
        if listed.path is not None and is_open and entry.state in _CAN_BE_FETCHED:
            acts.append((_("Fetch and merge"), partial(self._fetch, listed.path)))
        buttons = [button(words, act) for words, act in acts]
        for (words, _act), made in zip(acts, buttons, strict=True):
            made.setAccessibleName(f"{words}: {entry.organisation}")
        if buttons:
            layout.addLayout(row(*buttons))
        return frame

    def _send(self, path: Path, project: LimitedLine | None) -> None:
        from readiness.app.team import send_file

        if self._published():
            address, named = self._address(), "" if project is None else project.text().strip()
            sending = self._context.language.gettext("Sending …")
            self._ask(sending, lambda: send_file(address, path, named), self._on_sent)

    def _on_sent(self, _pushed: object) -> None:
        self._context.notifier.announce(self._context.language.gettext("The document was sent."))
        self._look()

    def _fetch(self, path: Path) -> None:
        from readiness.app.team import fetch_for_file

        if self._published():
            address = self._address()
            fetching = self._context.language.gettext("Fetching …")
            self._ask(fetching, lambda: fetch_for_file(address, path), self._on_fetched)

    def _on_fetched(self, fetched: "Fetched | None") -> None:
        self._busy = False
        self._said.hide()
        if fetched is None:
            self._look()
            return
        if not fetched.merge.clashes:
            self._take(fetched, {})
            return
        _ = self._context.language.gettext
        clear(self._shown)
        settle = button(_("Merge"), lambda: self._take(fetched, clashes.choices), "primary")

        def follow() -> None:
            settle.setEnabled(not fetched.merge.open(clashes.choices))

        clashes = ClashList(self._context, fetched.merge.clashes, follow)
        self._shown.addWidget(clashes)
        settle.setEnabled(False)
        self._shown.addLayout(row(settle))

    def _take(self, fetched: "Fetched", choices: Mapping[ValuePlace, MergeSide]) -> None:
        from readiness.app.team import note_taken, take

        context = self._context
        session, language = context.session, context.language
        try:
            if self.edit(lambda: take(session, fetched, choices)) is None:
                return
            session.document.publish()
            note_taken(session.document.document_id, session.document.path, fetched)
        except UserError as error:
            context.dialogs.complain(error)
            return
        words = language.gettext("Revision {n} was merged with yours. “Undo” reverses this.")
        context.notifier.announce(words.format(n=fetched.head.number))
        context.navigator.show_anew()

    def _fetch_new(self, entry: TeamEntry) -> None:
        from readiness.app.team import fetch_to

        context = self._context
        suggested = free_path(context.dialogs.documents_folder(), entry.organisation)
        target = context.dialogs.ask_document_path(suggested)
        if target is None:
            return
        target = target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)
        address = self._address()
        fetching = context.language.gettext("Fetching …")
        self._ask(
            fetching,
            lambda: fetch_to(address, entry.document, target),
            lambda _head: context.documents.open(target),
        )

    def _sign_out(self) -> None:
        from readiness.portfolio.team.passwords import forget_password

        forget_password(self._address())
        self._context.memory.change(team="")
        self._context.navigator.show_anew()

    def _on_refused(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, UserError):
            self._said.setText(error.sentence(self._context.language))
            self._said.show()


def _line(entry: TeamEntry, context: PageContext) -> str:
    language = context.language
    parts = [state_words(entry.state, language)]
    if entry.revision is not None and entry.author is not None and entry.at is not None:
        parts.append(revision_words(entry.revision, entry.author, entry.at, language))
    return " · ".join([*parts, *(part for part in (entry.project, entry.file) if part)])
