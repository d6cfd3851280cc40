"""What every view needs to know of its surroundings: language, theme, ways out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from readiness.app.session import Delta
from readiness.app.settings import Memory
from readiness.foundation.language import Language
from readiness.ui.routes import Route
from readiness.ui.theme.tokens import Tokens


@dataclass(frozen=True, slots=True)
class ViewContext:
    """Handed to each view when it is made; a new language, theme or text size makes new views.

    `memory` holds the settings that outlast the program. `back` leads to where one came from.
    """

    language: Language
    tokens: Tokens
    go: Callable[[Route], None]
    back: Callable[[], None]
    announce: Callable[[str], None]
    memory: Memory


@runtime_checkable
class Leaving(Protocol):
    """A view that has something to store before it goes, such as a note being typed."""

    def leave(self) -> None:
        """Store it now."""
        ...


@runtime_checkable
class Following(Protocol):
    """A view that shows a change made elsewhere, by undo or redo, without being made anew."""

    def follow(self, delta: Delta) -> None:
        """Show what has changed."""
        ...


@runtime_checkable
class Drafting(Protocol):
    """A view that holds something typed but not stored; its route brings it back after a new language or theme."""

    def draft(self) -> Route:
        """Return the route to the view as it stands."""
        ...
