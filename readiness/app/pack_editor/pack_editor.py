"""The questionnaire that is being edited: its tree, its history, and the folder that follows every change."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from readiness.app.pack_editor import outline
from readiness.app.pack_editor.draft import PackDraft
from readiness.app.pack_editor.tree import Tree, value_at, with_value
from readiness.catalog.writing.pack_folder import PackFolder
from readiness.foundation.errors import Place, UserError
from readiness.foundation.translation import N_

# Gets the place of a change, and whether it was typed: then the field shows it already.
Listener = Callable[[Place, bool], object]


class PackEditor:
    """Every change is written at once; what cannot be written stays here, and is tried again with the next one.

    Making one raises UserError where the folder cannot be read, or where it comes with the program.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = PackFolder(folder)
        if self._folder.shipped:
            raise UserError(
                "pack-shipped",
                N_("This questionnaire comes with the program and stays as it is."),
                N_("Copy it, and edit the copy."),
                where=str(folder),
            )
        self._draft = PackDraft(self._folder.data)
        self._listeners: list[Listener] = []
        # The codes that answers may bear already: those that were there before.
        self.used_codes = frozenset(one.code for one in outline.all_questions(self.tree))
        # Why the latest change is not in the folder; None where it is.
        self.trouble: UserError | None = None
        # How often something was written.
        self.writings = 0

    @property
    def folder(self) -> Path:
        """The folder of the questionnaire."""
        return self._folder.folder

    @property
    def previous_folder(self) -> Path:
        """The folder of its earlier states."""
        return self._folder.previous_folder

    @property
    def tree(self) -> Tree:
        """The questionnaire as plain data."""
        return self._draft.tree

    @property
    def languages(self) -> list[str]:
        """The codes of its languages, the first one first."""
        return [str(code) for code in self.tree.get("languages") or ()] or ["en"]

    def listen(self, listener: Listener) -> None:
        """Have `listener`, and no other one any more, called with every change."""
        self._listeners[:] = [listener]

    def value(self, place: Place, otherwise: Any = None) -> Any:
        """Return what stands at a place."""
        return value_at(self.tree, place, otherwise)

    def set(self, place: Place, value: Any, visit: object = None) -> None:
        """Put a value at a place; None takes it away."""
        self.change(with_value(self.tree, place, value), place, visit)

    def set_text(self, place: Place, language: str, words: str, *, needed: bool = False, visit: object = None) -> None:
        """Put a text in one language; an empty one goes, unless it is `needed`, and the whole with its last word."""
        before = self.value(place, {})
        texts = dict(before) if isinstance(before, dict) else {}
        if words or (needed and not any(text for code, text in texts.items() if code != language)):
            texts[language] = words
            order = {code: i for i, code in enumerate(self.languages)}
            texts = dict(sorted(texts.items(), key=lambda one: order.get(one[0], len(order))))
        else:
            texts.pop(language, None)
        if isinstance(before, dict) and set(before) == set(texts):
            texts = {code: texts[code] for code in before}
        self.set(place, texts or None, visit)

    def change(self, tree: Tree, place: Place, visit: object = None) -> None:
        """Go on to another tree, as one step of the history, or as a part of the visit to a field."""
        if self._draft.change(tree, place, visit):
            self._follow(place, typed=visit is not None)

    def undo(self) -> Place | None:
        """Take back the latest step and return its place; None where there is none."""
        return self._stepped(self._draft.undo())

    def redo(self) -> Place | None:
        """Do the step again that was undone last and return its place; None where there is none."""
        return self._stepped(self._draft.redo())

    def can_undo(self) -> bool:
        """Return whether there is a step to take back."""
        return self._draft.can_undo()

    def can_redo(self) -> bool:
        """Return whether there is an undone step."""
        return self._draft.can_redo()

    def save(self) -> bool:
        """Write what is not written yet; return whether all is. Why not stands in `trouble`."""
        try:
            if self._folder.write(self.tree):
                self.writings += 1
            self.trouble = None
        except UserError as error:
            self.trouble = error
        return self.trouble is None

    def changed_outside(self) -> bool:
        """Return whether another program has changed the files."""
        return bool(self._folder.changed_outside())

    def read_again(self) -> None:
        """Take the files as they are now; one step takes that back. Raises UserError where they cannot be read."""
        self._folder.read()
        self.trouble = None
        if self._draft.change(self._folder.data, ()):
            self._tell((), typed=False)

    def keep_mine(self) -> bool:
        """Write over what another program wrote, which is kept as a previous version; return whether it worked."""
        try:
            self._folder.take_over()
        except UserError as error:
            self.trouble = error
            return False
        return self.save()

    def _stepped(self, place: Place | None) -> Place | None:
        if place is not None:
            self._follow(place, typed=False)
        return place

    def _follow(self, place: Place, *, typed: bool) -> None:
        self.save()
        self._tell(place, typed=typed)

    def _tell(self, place: Place, *, typed: bool) -> None:
        for listener in tuple(self._listeners):
            listener(place, typed)
