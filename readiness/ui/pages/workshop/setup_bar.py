"""What stands below the setup of a workshop: whether the questions fit the time, and the way into the room."""

from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.widgets.action_bar import ActionBar, ProgressNote
from readiness.ui.widgets.elements import text
from readiness.wording.agenda_proposal import minutes_in_words


class SetupBar:
    """Puts its parts into the bar of the page."""

    def __init__(self, context: PageContext, model: WorkshopModel, bar: ActionBar) -> None:
        self._context = context
        self._model = model
        language = context.language
        self._ending = text(language.gettext("The workshop is being ended …"), role="quiet")
        bar.add_left(self._ending)
        self._time = ProgressNote(context, 0, "")
        bar.set_middle(self._time)
        self._open = bar.add_primary(language.gettext("Open the room"), model.start)

    def refresh(self) -> None:
        """Show what can be done now, and how long the questions take."""
        language, model = self._context.language, self._model
        self._ending.setVisible(model.leaving)
        self._open.setEnabled(model.interface is not None and bool(model.planned()) and not model.leaving)
        planned, available = model.planned_minutes, model.available_minutes
        words = minutes_in_words(language, planned, len(model.planned()), available)
        self._time.show_progress(min(1.0, planned / available), words)
        if planned > available:
            self._time.warn(words)
