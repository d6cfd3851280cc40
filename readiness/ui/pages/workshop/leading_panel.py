"""The open workshop: the scene in the middle, its side and its bar, all of one mind."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.asked_change import AskedChange
from readiness.ui.pages.workshop.chosen_scene import ChosenScene
from readiness.ui.pages.workshop.lead_bar import LeadBar
from readiness.ui.pages.workshop.lead_side import LeadSide
from readiness.ui.pages.workshop.open_workshop import OpenWorkshop
from readiness.ui.pages.workshop.outcome_scene import OutcomeScene
from readiness.ui.pages.workshop.plain_scenes import BreakScene, ChoosingScene, FarewellScene, LobbyScene, PlainScene
from readiness.ui.pages.workshop.round_panel import RoundPanel
from readiness.ui.pages.workshop.scene import Scene
from readiness.ui.widgets.action_bar import ActionBar
from readiness.wording.workshop import answers_by_name

_PLAIN: dict[Scene, type[PlainScene]] = {
    Scene.LOBBY: LobbyScene,
    Scene.BREAK: BreakScene,
    Scene.OUTCOME: OutcomeScene,
    Scene.CHOOSING: ChoosingScene,
    Scene.CHOSEN: ChosenScene,
    Scene.FAREWELL: FarewellScene,
}


class LeadingPanel(QWidget):
    """Makes each scene when it first comes; `scene` is the one that was shown last, with the question in it."""

    def __init__(self, context: PageContext, workshop: OpenWorkshop, bar: ActionBar) -> None:
        super().__init__()
        self._context = context
        self._model = model = workshop.model
        self.scene: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.round = RoundPanel(context, model)
        self._column.addWidget(self.round)
        self._plain: dict[Scene, PlainScene] = {}
        self.bar = LeadBar(context, workshop, bar)
        self.side = LeadSide(context, workshop, self.round.form.add_reason)
        model.missed.connect(self._say_what_is_missing)
        model.drafted.connect(self.bar.refresh)
        self._asked = AskedChange(context, model, self)

    def refresh(self) -> None:
        """Show everything as it is now."""
        model = self._model
        scene = model.scene
        self.scene = (scene, model.capability, model.mending is not None, model.round)
        plain = self._plain_scene(scene)
        for other in self._plain.values():
            other.setVisible(other is plain)
        self.round.setVisible(plain is None)
        (plain or self.round).refresh()
        self.side.refresh()
        self.bar.refresh()

    def count(self) -> None:
        """Show the numbers as they are now."""
        (self._plain_scene(self._model.scene) or self.round).count()
        self.side.count()

    @property
    def heading(self) -> QWidget:
        """Where reading begins."""
        return (self._plain_scene(self._model.scene) or self.round).heading

    @property
    def deciding(self) -> bool:
        """Whether a decision can be typed."""
        return self._model.mending is not None or self._model.scene is Scene.REVEALED

    @property
    def can_mend(self) -> bool:
        """Whether the panel shows a decision that can be changed."""
        model = self._model
        looked = model.scene in {Scene.DECIDED, Scene.LOOKING}
        return looked and model.mending is None and model.decided_level() is not None

    def mend(self) -> None:
        """Change the decision that is shown."""
        self._model.mend(mending=True)

    def choose_by_digit(self, digit: int) -> None:
        """Take the answer of a digit into the decision."""
        self.round.form.choose_by_digit(digit)

    def _plain_scene(self, scene: Scene) -> PlainScene | None:
        made = _PLAIN.get(scene)
        if made is None:
            return None
        if scene not in self._plain:
            self._plain[scene] = made(self._context, self._model)
            self._column.addWidget(self._plain[scene])
        return self._plain[scene]

    def _say_what_is_missing(self, missing: str) -> None:
        _ = self._context.language.gettext
        named = answers_by_name(self._model.session.questionnaire, self._model.capability, self._context.language)
        words = {
            "level": _("An answer is missing: choose one, or park the question (S).")
            if named is not None
            else _("A level is missing: choose one, or park the question (S)."),
            "reason": _("A reason is missing: say how you know, or park the question (S)."),
            "reveal": _("The vote is still open: reveal it first (R)."),
        }[missing]
        self.bar.show_note(words)
        self._context.notifier.tell(words)
        if missing != "reveal":
            self.round.form.lead_to(missing)
