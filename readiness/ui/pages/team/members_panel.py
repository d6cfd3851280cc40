"""Who belongs to the team, for those who lead it: roles, projects, passwords; add and remove."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.ui.page import PageContext
from readiness.ui.theme.typography import HEADING, SMALL, zoomed
from readiness.ui.widgets.elements import button, clear, panel, row, text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.segmented import Segmented
from readiness.ui.widgets.stored_text import LimitedLine
from readiness.wording.team import role_words

if TYPE_CHECKING:
    from readiness.portfolio.team.access import Member
    from readiness.portfolio.team.address import StoreAddress

_LONGEST_NAME, _LONGEST_PROJECTS = 60, 1_000
_ROLES = ("reader", "contributor", "lead")
# Asks the server: what is said meanwhile, what is done, and what follows.
Ask = Callable[[str, Callable[[], Any], Callable[[Any], object]], None]


class MembersPanel(QWidget):
    """Shows all members, and one form at a time."""

    def __init__(
        self,
        context: PageContext,
        address: "StoreAddress",
        members: "Sequence[Member]",
        ask: Ask,
        changed: Callable[[], object],
    ) -> None:
        super().__init__()
        self._context, self._address, self._ask, self._changed = context, address, ask, changed
        _ = context.language.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(zoomed(8))
        for member in members:
            column.addWidget(self._panel(member))
        self._form = QVBoxLayout()
        column.addLayout(self._form)
        self._add = button(_("Add a member …"), lambda: self._show_form(None))
        column.addLayout(row(self._add))

    def _panel(self, member: "Member") -> QWidget:
        _ = self._context.language.gettext
        frame, layout = panel(12)
        layout.addWidget(text(member.name, bold=True))
        projects = ", ".join(member.projects) or _("all projects")
        layout.addWidget(text(f"{role_words(member.role, self._context.language)} · {projects}", SMALL, "quiet"))
        acts: list[tuple[str, Callable[[], None]]] = [
            (_("Change …"), partial(self._show_form, member)),
            (_("New password …"), partial(self._change_password, member)),
            (_("Remove …"), partial(self._remove, member.name)),
        ]
        buttons = [button(words, act, "small") for words, act in acts]
        for (words, _act), made in zip(acts, buttons, strict=True):
            made.setAccessibleName(f"{words}: {member.name}")
        layout.addLayout(row(*buttons))
        return frame

    def _show_form(self, member: "Member | None") -> None:
        context, _ = self._context, self._context.language.gettext
        clear(self._form)
        frame, layout = panel(12)
        title = _("New member") if member is None else _("Change {name}").format(name=member.name)
        layout.addWidget(text(title, HEADING, bold=True))
        name = LimitedLine(context.unstored, _LONGEST_NAME)
        if member is None:
            layout.addWidget(labelled(_("Name to sign in with"), name, name.refusal))
        roles = [(role, role_words(role, context.language)) for role in _ROLES]
        role = Segmented(roles, context.tokens, _("What the member may do"))
        role.show_value("contributor" if member is None else str(member.role))
        layout.addWidget(role)
        projects = LimitedLine(context.unstored, _LONGEST_PROJECTS)
        projects.setText("" if member is None else ", ".join(member.projects))
        layout.addWidget(labelled(_("Only these projects, divided by commas"), projects, projects.refusal))
        layout.addWidget(text(_("Empty means all of them."), SMALL, "quiet"))

        def keep() -> None:
            from readiness.app.team_members import projects_of
            from readiness.portfolio.team.access import Member, TeamRole

            named = name.text().strip() if member is None else member.name
            if named:
                one = Member(named, TeamRole(role.value), projects_of(projects.text()))
                self._keep(one, new=member is None)

        act = button(_("Add …") if member is None else _("Save"), keep, "primary")
        layout.addLayout(row(act, button(_("Cancel"), lambda: clear(self._form))))
        self._form.addWidget(frame)
        # A layout would show it later, and what is not shown takes no focus.
        frame.show()
        (name if member is None else role).setFocus()

    def _keep(self, member: "Member", *, new: bool) -> None:
        password = self._context.dialogs.ask_new_password(member.name) if new else None
        if not new or password is not None:
            self._put(member, password)

    def _change_password(self, member: "Member") -> None:
        password = self._context.dialogs.ask_new_password(member.name)
        if password is not None:
            self._put(member, password)

    def _put(self, member: "Member", password: str | None) -> None:
        from readiness.app.team_members import keep_member

        language = self._context.language
        words = language.gettext("{name} is a member now: {role}.")
        words = words.format(name=member.name, role=role_words(member.role, language))
        self._act(lambda: keep_member(self._address, member, password), words)

    def _remove(self, name: str) -> None:
        from readiness.app.team_members import take_member_out

        _ = self._context.language.gettext
        question = _("Remove {name} from the team? Everything that {name} has sent stays.").format(name=name)
        if self._context.dialogs.confirm(question, _("Remove")):
            words = _("{name} is no longer a member; everything that {name} has sent stays.").format(name=name)
            self._act(lambda: take_member_out(self._address, name), words)

    def _act(self, work: Callable[[], None], words: str) -> None:
        def done(_result: None) -> None:
            self._context.notifier.announce(words)
            self._changed()

        self._ask(self._context.language.gettext("Asking the server …"), work, done)
