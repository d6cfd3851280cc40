"""The scenes that only say where the workshop stands: before the first question, in a break, at the last words."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from readiness.foundation.overriding import override
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop import words
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.typography import HEADING, LEAD, TITLE, zoomed
from readiness.ui.widgets.elements import text


class PlainScene(QWidget):
    """A heading and what stands below it."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__()
        self._context = context
        self._model = model
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(zoomed(10))
        self.heading = text("", TITLE, bold=True)
        # The ring shows what can be operated.
        self.heading.setProperty("ring", "none")
        self.layout_.addWidget(self.heading)

    def refresh(self) -> None:
        """Show the scene as it is now."""
        self.count()

    def count(self) -> None:
        """Show the numbers as they are now."""


class LobbyScene(PlainScene):
    """Everybody joins."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__(context, model)
        _ = context.language.gettext
        self.heading.setText(_("The room is open"))
        self.layout_.addWidget(text(_("Wait until everyone has joined, then open the first question."), LEAD))
        self._people = text("", LEAD, bold=True)
        self.layout_.addWidget(self._people)

    @override
    def count(self) -> None:
        self._people.setText(words.people(self._context.language, self._model.turnout))


class BreakScene(PlainScene):
    """Nothing goes on until the facilitator goes on."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__(context, model)
        _ = context.language.gettext
        self.heading.setText(_("There is a break"))
        told = _("Phones and projector say so, and no one can vote. Everything is kept.")
        self.layout_.addWidget(text(told, LEAD))


class ChoosingScene(PlainScene):
    """The room chooses its most important packages."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__(context, model)
        _ = context.language.gettext
        self.heading.setText(_("What comes first?"))
        told = _("Everyone chooses up to three packages of the plan on the phone; who chose what is not shown.")
        self.layout_.addWidget(text(told))
        self._turnout = text("", LEAD, bold=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Choices so far"))
        self._options = text("")
        for part in (self._turnout, self._bar, self._options):
            self.layout_.addWidget(part)

    @override
    def refresh(self) -> None:
        ending = self._model.ending
        if ending is not None:
            titles = (self._context.language.of(option.title) for option in ending.choices.options)
            self._options.setText("\n".join(f"·  {title}" for title in titles))
        self.count()

    @override
    def count(self) -> None:
        turnout, language = self._model.turnout, self._context.language
        chosen = language.gettext("{votes} of {participants} have chosen")
        self._turnout.setText(chosen.format(votes=turnout.votes, participants=turnout.participants))
        self._bar.setRange(0, max(1, turnout.participants))
        self._bar.setValue(turnout.votes)


class FarewellScene(PlainScene):
    """What phones and projector show last, before it is shown."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__(context, model)
        _ = context.language.gettext
        self.heading.setText(_("The last words"))
        told = _(
            "Phones and projector show this when you end the workshop. All phones are disconnected then, and "
            "individual votes are deleted; results stay in the document."
        )
        self.layout_.addWidget(text(told, role="quiet"))
        self._told = text("", HEADING)
        self.layout_.addWidget(self._told)

    @override
    def refresh(self) -> None:
        if self._model.ending is not None:
            self._told.setText("\n".join(self._model.ending.farewell(self._context.language)))
