"""The end of a workshop as the facilitator leads it: what it has come to, the packages that come first, last words."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from readiness.app.session import Session
from readiness.app.workshop import Workshop
from readiness.app.workshop_end import Commitment, Outcome, WorkshopEnd
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.workshop.ballots import MOST_CHOSEN, Choices


class Ending:
    """Lives as long as the workshop is open. `picks` are the packages that are ticked, in this order."""

    def __init__(self, session: Session, workshop: Workshop, attempt: Callable[[Callable[[], None]], None]) -> None:
        self._workshop = workshop
        self._attempt = attempt
        self._end = WorkshopEnd(session, workshop)
        # Whether the panel shows what the workshop has come to, and whether it shows the last words.
        self.reached = self.closing = False
        known = self._end.ticked() or self._end.agreed()
        self.picks: dict[str, Commitment] = {each.package: each for each in known}
        if not self.picks and workshop.choices.counts:
            self._take_most_chosen()

    @property
    def outcome(self) -> Outcome:
        """What the group has come to."""
        return self._end.outcome()

    @property
    def choices(self) -> Choices:
        """What there is to choose from, and how often each was chosen."""
        return self._workshop.choices

    @property
    def can_choose(self) -> bool:
        """Whether the plan has packages to choose from."""
        return bool(self._end.options())

    @property
    def ranked(self) -> tuple[int, ...]:
        """The places of the options, the most chosen first."""
        return self._end.ranked()

    def farewell(self, language: Language) -> list[str]:
        """Return the last words."""
        return self._end.farewell(language)

    def reach(self, *, reached: bool) -> None:
        """Show what the workshop has come to, or go back to the questions."""

        def act() -> None:
            self._workshop.back()
            self.reached, self.closing = reached, False

        self._attempt(act)

    def offer(self) -> None:
        """Have everybody choose."""

        def act() -> None:
            self._end.offer()
            self.picks = {}
            self.closing = False

        self._attempt(act)

    def show(self) -> None:
        """Show what the room has chosen; the most chosen packages are ticked."""

        def act() -> None:
            self._workshop.show_choice()
            self._take_most_chosen()

        self._attempt(act)

    def choose_here(self) -> None:
        """Tick the packages here, without any phone."""

        def act() -> None:
            self._end.offer()
            self._workshop.show_choice()
            self.picks = {}
            self.closing = False

        self._attempt(act)

    def pick(self, package: str, *, picked: bool) -> bool:
        """Tick a package, or take that back; return whether there was room for it."""
        if picked and len(self.picks) >= MOST_CHOSEN and package not in self.picks:
            return False
        if picked:
            self.picks.setdefault(package, Commitment(package))
        else:
            self.picks.pop(package, None)
        self._keep()
        return True

    def note(self, package: str, **fields: Any) -> None:
        """Note owner or day of a package that is ticked."""
        if package in self.picks:
            self.picks[package] = replace(self.picks[package], **fields)
            self._keep()

    def agree(self) -> None:
        """Take what is ticked into the plan, as one step, and come to the last words."""

        def act() -> None:
            in_order = [option.id for option in self.choices.options]
            ranked = [in_order[place] for place in self.ranked]
            self._end.agree([self.picks[id_] for id_ in ranked if id_ in self.picks])
            self.closing = True

        self._attempt(act)

    def close(self, *, closing: bool) -> None:
        """Come to the last words, or go back from them."""

        def act() -> None:
            self.reached, self.closing = True, closing

        self._attempt(act)

    def say_farewell(self) -> None:
        """Have phones show the last words once the workshop is over."""
        self._end.say_farewell()

    def _keep(self) -> None:
        """Keep what is ticked, so that a crash loses nothing that was typed.

        Where it cannot be kept it still stands here, and the step into the plan says what is wrong.
        """
        with suppress(UserError):
            self._end.tick([*self.picks.values()])

    def _take_most_chosen(self) -> None:
        choices = self.choices
        chosen = [place for place in self.ranked if choices.counts and choices.counts[place]]
        self.picks = {id_: Commitment(id_) for id_ in (choices.options[place].id for place in chosen[:MOST_CHOSEN])}
