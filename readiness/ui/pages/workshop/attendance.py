"""Who comes to the workshop: how many of each role, so that the agenda fits them."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from readiness.foundation.capitals import capitalised
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import panel, text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.plain import unmarking

# A group that can talk is no larger.
_MOST_OF_A_ROLE = 20
_ROLES_IN_A_ROW = 2


class Attendance(QWidget):
    """Folded at first, for it is voluntary; its title counts."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__()
        self._context = context
        self._model = model
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, layout = panel()
        outer.addWidget(frame)
        self._people = Collapsible(context, self._title(), self._fill)
        layout.addWidget(self._people)

    def refresh(self) -> None:
        """Count again."""
        self._people.set_title(self._title())

    def _title(self) -> str:
        language, count = self._context.language, sum(self._model.present.values())
        if not count:
            return language.gettext("Who will be there?")
        return language.ngettext("{n} person will be there", "{n} people will be there", count).format(n=count)

    def _fill(self, layout: QVBoxLayout) -> None:
        language = self._context.language
        hint = language.gettext("The proposal prefers questions whose owners are there.")
        layout.addWidget(text(hint, SMALL, "quiet"))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, (role, name) in enumerate(self._model.session.questionnaire.roles.items()):
            words = language.of(name)
            field = labelled(unmarking(capitalised(words)), self._number(role))
            grid.addWidget(field, *divmod(at, _ROLES_IN_A_ROW))
        layout.addWidget(holder)

    def _number(self, role: str) -> ChoiceList:
        number = ChoiceList(self._context.tokens)
        for count in range(_MOST_OF_A_ROLE + 1):
            number.add(self._context.language.number(count), count)
        number.choose(self._model.present.get(role, 0))
        number.activated.connect(partial(self._choose, role, number))
        return number

    def _choose(self, role: str, number: ChoiceList, _index: int) -> None:
        count = number.currentData()
        others = {other: n for other, n in self._model.present.items() if other != role}
        self._model.present = others | ({role: count} if count else {})
        self._model.changed.emit()
