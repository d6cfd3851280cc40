"""What the facilitator can do now, in the page's bar: the way on at the right, what else is possible at the left."""

from collections.abc import Callable
from functools import partial

from readiness.domain.levels import LOWEST
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.keys import way_on
from readiness.ui.pages.workshop.open_workshop import OpenWorkshop
from readiness.ui.pages.workshop.scene import AT_THE_END, Scene
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.action_bar import ActionBar
from readiness.ui.widgets.elements import restyle, text
from readiness.ui.widgets.key_button import KeyButton
from readiness.wording.workshop import answers_by_name


class LeadBar:
    """Fills a bar with all buttons, and shows those that belong to the scene."""

    def __init__(self, context: PageContext, workshop: OpenWorkshop, bar: ActionBar) -> None:
        self._context = context
        self._workshop = workshop
        self._model = model = workshop.model
        self._allowed = context.memory.settings.single_keys
        self._bar = bar
        _ = context.language.gettext
        self._cancel = self._left(_("Cancel the vote"), self.ask_to_cancel)
        self._again = self._left(_("Vote again"), model.again, "A")
        self._vote = self._left("", self._open_looked)
        self._mend = self._left(_("Change the decision"), partial(model.mend, mending=True), "D")
        self._leave = self._left(_("Leave it as it is"), partial(model.mend, mending=False))
        self._back = self._left("", self._go_back)
        self._park = self._left(_("Park"), self.ask_to_park, "S")
        self._note = text("", SMALL, "quiet")
        bar.set_middle(self._note)
        self._here = bar.add_secondary(_("Choose here, without phones"), self._choose_here)
        self.main = bar.add_primary("", self._act)

    def refresh(self) -> None:
        """Show what is possible now."""
        model, scene = self._model, self._model.scene
        mending = model.mending is not None
        decided = model.decided_level() if scene in {Scene.DECIDED, Scene.LOOKING} else None
        voting = scene is Scene.VOTING
        self._cancel.setVisible(voting)
        self._again.setVisible(scene in {Scene.REVEALED, Scene.DECIDED} and not mending)
        self._vote.setVisible(scene is Scene.LOOKING and not mending and not self._vote_open())
        self._mend.setVisible(decided is not None and not mending)
        self._leave.setVisible(mending)
        self._back.setVisible(scene in AT_THE_END)
        # Once a decision is at hand, it stands beside that.
        self._park.setVisible(voting)
        self._here.setVisible(scene is Scene.OUTCOME and self._can_choose() and bool(model.turnout.participants))
        self._name_ways(scene)
        self._name_main(scene)
        self.show_note()

    def show_note(self, words: str = "") -> None:
        """Say what is missing, or what comes next."""
        restyle(self._note, "warning" if words else "quiet")
        words = words or self._upcoming()
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def ask_to_cancel(self) -> None:
        """Give up the open vote; where there are votes already, ask first."""
        if self._gives_up_votes(self._context.language.gettext("Cancel the vote")):
            self._model.cancel()

    def ask_to_park(self) -> None:
        """Put the question off; where there are votes in an open vote, ask first."""
        if self._model.scene is not Scene.VOTING or self._gives_up_votes(self._context.language.gettext("Park")):
            self._model.park()

    def _gives_up_votes(self, act: str) -> bool:
        language, turnout = self._context.language, self._model.turnout
        votes = turnout.votes + turnout.paper
        question = language.ngettext(
            "Give up this vote? The vote that was cast is deleted.",
            "Give up this vote? The {n} votes that were cast are deleted.",
            votes,
        )
        dialogs = self._context.dialogs
        return not votes or dialogs.confirm(question.format(n=votes), act, language.gettext("Keep voting"))

    def _left(self, words: str, act: Callable[[], object], key: str = "") -> KeyButton:
        made = KeyButton(self._context, words, act, "", self._key(key))
        self._bar.add_left(made)
        return made

    def _key(self, key: str) -> str:
        return key if self._allowed else ""

    def _act(self) -> None:
        # What is being typed belongs to what is done now.
        self._context.unstored.store()
        scene = self._model.scene
        if scene is Scene.VOTING:
            self._model.reveal()
        elif scene is Scene.FAREWELL:
            self._model.finish()
        else:
            act = way_on(self._model)
            if act is not None:
                act()

    def _name_ways(self, scene: Scene) -> None:
        _ = self._context.language.gettext
        asked = self._model.looking in {round_.capability for round_ in self._model.rounds()}
        self._vote.set_words(_("Vote again on this") if asked else _("Open for a vote"))
        self._back.set_words(_("Back to the questions") if scene is Scene.OUTCOME else _("Back"))

    def _name_main(self, scene: Scene) -> None:
        """Name the way on; it is filled once it needs nothing more."""
        words, key = self._main_words(scene)
        self.main.set_words(words)
        self.main.set_key(self._key(key))
        deciding = self._model.mending is not None or (scene is Scene.REVEALED and not self._model.can_go_on)
        self.main.set_role("" if deciding and self._model.missing else "primary")

    def _named_words(self, answer: str, scene: Scene) -> tuple[str, str]:
        """Return the way on where the answers have names of their own."""
        _, model = self._context.language.gettext, self._model
        if model.mending is not None:
            return _("Change the decision to “{answer}”").format(answer=answer), "N"
        if model.can_go_on:
            return self._next_words(), "N"
        return _("Decide “{answer}” and continue").format(answer=answer), "N"

    def _main_words(self, scene: Scene) -> tuple[str, str]:
        _, model = self._context.language.gettext, self._model
        level = model.decision.level
        named = answers_by_name(model.session.questionnaire, model.capability, self._context.language)
        if named is not None and level is not None and (model.mending is not None or scene is Scene.REVEALED):
            return self._named_words(named(level), scene)
        if model.mending is not None:
            return _("Change the decision to level {level}").format(level=LOWEST if level is None else level), "N"
        if scene is Scene.REVEALED and not model.can_go_on:
            words = _("Decide and continue") if level is None else _("Decide level {level} and continue")
            return words.format(level=level), "N"
        if scene in {Scene.LOBBY, Scene.REVEALED, Scene.DECIDED}:
            return self._next_words(), "N"
        choosing = _("Have the room choose") if model.turnout.participants else _("Choose what comes first")
        return {
            Scene.VOTING: (_("Reveal"), "R"),
            Scene.LOOKING: (_("Back to what is on show"), "N"),
            Scene.BREAK: (_("Continue"), "B"),
            Scene.OUTCOME: (choosing if self._can_choose() else _("To the last words"), "N"),
            Scene.CHOOSING: (_("Show the choice"), "R"),
            Scene.CHOSEN: (_("Take it into the plan and continue"), "N"),
            Scene.FAREWELL: (_("End the workshop"), ""),
        }[scene]

    def _next_words(self) -> str:
        _ = self._context.language.gettext
        if self._model.next_question() is None:
            return _("To the end")
        return _("Open the first question") if self._model.scene is Scene.LOBBY else _("Open the next question")

    def _upcoming(self) -> str:
        language, model, scene = self._context.language, self._model, self._model.scene
        if scene not in {Scene.LOBBY, Scene.REVEALED, Scene.DECIDED} or model.mending is not None:
            return ""
        following = model.next_question()
        if following is None:
            return language.gettext("This is the last question.") if scene is Scene.REVEALED else ""
        name = language.of(model.session.questionnaire.capabilities[following].name)
        return language.gettext("Next: {name}").format(name=name)

    def _can_choose(self) -> bool:
        return self._model.ending is not None and self._model.ending.can_choose

    def _vote_open(self) -> bool:
        return self._model.turnout.room.voting

    def _open_looked(self) -> None:
        if self._model.looking is not None:
            self._model.open(self._model.looking)

    def _choose_here(self) -> None:
        if self._model.ending is not None:
            self._model.ending.choose_here()

    def _go_back(self) -> None:
        ending, scene = self._model.ending, self._model.scene
        if ending is None:
            return
        if scene is Scene.FAREWELL:
            ending.close(closing=False)
        else:
            # From the packages to what the workshop has come to, and from there to the questions.
            ending.reach(reached=scene is not Scene.OUTCOME)
