"""A tree with its history: every edit is one step, and what is typed in one visit to a field is one of them."""

from dataclasses import dataclass

from readiness.app.pack_editor.tree import Tree
from readiness.foundation.errors import Place

_MOST_STEPS = 500


@dataclass(frozen=True, slots=True)
class _Step:
    """The trees before and after an edit, where it happened, and the visit to a field that it belongs to."""

    before: Tree
    after: Tree
    place: Place
    visit: object = None


class PackDraft:
    """Trees are never changed, so a step keeps them as they were."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @property
    def tree(self) -> Tree:
        """The tree as it stands."""
        return self._tree

    def change(self, tree: Tree, place: Place, visit: object = None) -> bool:
        """Go on to another tree; return whether it says anything else. With a `visit`, its edits become one step."""
        if tree == self._tree:
            return False
        last = self._done[-1] if self._done else None
        merged = last is not None and visit is not None and last.visit is visit and last.place == place
        before = last.before if merged and last is not None else self._tree
        if merged:
            self._done.pop()
        self._tree = tree
        self._undone.clear()
        if before != tree:
            self._done = [*self._done[1 - _MOST_STEPS :], _Step(before, tree, place, visit)]
        return True

    def undo(self) -> Place | None:
        """Take back the latest step and return its place; None where there is none."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self._tree = step.before
        return step.place

    def redo(self) -> Place | None:
        """Do the step again that was undone last and return its place; None where there is none."""
        if not self._undone:
            return None
        step = self._undone.pop()
        # What is typed from here on is a step of its own.
        self._done.append(_Step(step.before, step.after, step.place))
        self._tree = step.after
        return step.place

    def can_undo(self) -> bool:
        """Return whether there is a step to take back."""
        return bool(self._done)

    def can_redo(self) -> bool:
        """Return whether there is an undone step."""
        return bool(self._undone)
