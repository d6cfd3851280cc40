"""Who is in the room, by number: send a phone out, change the code, admit nobody else."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.workshop import Person
from readiness.domain.workshop_record import Role, UsualRole
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import RuledGrid, button, discard, text, toggle
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.plain import set_tool_tip


class PeoplePanel(QWidget):
    """Folded away until it is needed: whoever leads a workshop usually trusts the room."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__()
        self._context = context
        self._model = model
        self._shown: list[Person] | None = None
        self._grid: QWidget | None = None
        language = context.language
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Collapsible(context, language.gettext("Phones in the room"), self._fill, SMALL))

    def refresh(self) -> None:
        """Show who is in the room now."""
        if self._grid is None or not self._model.running:
            return
        self._shut.setChecked(not self._model.admits)
        people = self._model.people()
        if people != self._shown:
            self._shown = people
            discard(self._grid)
            self._grid = self._rows(people)
            self._slot.addWidget(self._grid)

    def _fill(self, layout: QVBoxLayout) -> None:
        language = self._context.language
        words = language.gettext(
            "Each phone shows its number. If there are more numbers than people, remove those that no one has."
        )
        layout.addWidget(text(words, SMALL, "quiet"))
        code = button(language.gettext("New code"), self._model.change_code)
        set_tool_tip(code, language.gettext("New phones need the new code; everyone in the room stays in."))
        self._shut = toggle(language.gettext("Let no one else in"), self._admit_or_not)
        layout.addLayout(FlowLayout(code, self._shut))
        self._slot = QVBoxLayout()
        layout.addLayout(self._slot)
        self._grid = QWidget()
        self._slot.addWidget(self._grid)
        self.refresh()

    def _admit_or_not(self) -> None:
        self._model.admit(more=not self._model.admits)

    def _rows(self, people: list[Person]) -> QWidget:
        rows = QWidget()
        grid = RuledGrid(0, 1, 0)
        grid.setContentsMargins(0, 0, 0, 0)
        rows.setLayout(grid)
        language = self._context.language
        for person in people:
            at = grid.begin_row()
            grid.addWidget(text(str(person.number), bold=True), at, 0)
            grid.addWidget(text(self._role(person.role), SMALL, "quiet"), at, 1)
            remove = button(language.gettext("Remove"), partial(self._remove, person.number))
            remove.setAccessibleName(language.gettext("Remove phone {number}").format(number=person.number))
            grid.addWidget(remove, at, 2)
        return rows

    def _role(self, role: Role | None) -> str:
        _ = self._context.language.gettext
        names = {
            UsualRole.MANAGEMENT.value: _("management"),
            UsualRole.OPERATIVE.value: _("day-to-day staff"),
            UsualRole.OTHER.value: _("another view"),
        }
        of, room = self._context.language.of, self._model.session.questionnaire.room
        own = {code: of(name) for code, name in room.items()}
        return (own or names).get(role, role) if role else ""

    def _remove(self, number: int) -> None:
        _ = self._context.language.gettext
        question = _(
            "Remove phone {number}? Its open vote does not count, and the code changes. Everyone else stays in."
        )
        if self._context.dialogs.confirm(question.format(number=number), _("Remove")):
            self._model.remove(number)
