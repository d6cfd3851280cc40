"""Somebody at a screen reader: finds what is there by role and name, and operates it by its actions alone.

A script of its own, run by the system's Python, which has the bindings to the accessibility bus:

    dbus-run-session -- /usr/bin/python3 screen_reader.py REPORT ANSWERS PROGRAM…

ANSWERS are levels that are chosen one after the other, again and again; "D" is don't know.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

import pyatspi

PATIENCE = 30.0


class ScreenReader:
    """Sees what the bus tells about one program."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._program = self.wait_for(self._find_program, "the program on the accessibility bus")

    def find(self, role: int, name: str, *, whole: bool = False) -> Any:
        """Wait for a thing of a role whose name begins so, or is this as a whole, and return it."""
        return self.wait_for(lambda: self.look(role, name, whole=whole), f"{name!r} ({role})")

    def look(self, role: int, name: str, *, whole: bool = False) -> Any:
        """Return that thing, or None while it is not there."""
        # What was seen before may have gone, or changed.
        self._program.clear_cache()
        for thing in self._walk(self._program):
            fits = thing.name == name if whole else thing.name.startswith(name)
            if fits and thing.getRole() == role and _usable(thing):
                return thing
        return None

    def press(self, role: int, name: str, *, whole: bool = False) -> None:
        """Do what a thing does when it is pressed."""
        press = self.find(role, name, whole=whole).queryAction()
        actions = [press.getName(i) for i in range(press.nActions)]
        press.doAction(next(i for i, action in enumerate(actions) if action in {"Press", "Toggle"}))

    def type(self, name: str, words: str) -> None:
        """Write into a field."""
        self.find(pyatspi.ROLE_TEXT, name).queryEditableText().setTextContents(words)

    def wait_for(self, found: Callable[[], Any], what: str) -> Any:
        """Look again and again until something is found."""
        end, pause = monotonic() + PATIENCE, Event()
        while True:
            try:
                thing = found()
            except (RuntimeError, LookupError, NotImplementedError, *_bus_errors()):
                # It went while we looked.
                thing = None
            if thing:
                return thing
            if monotonic() > end:
                there = "\n".join(f"{thing.getRoleName()}: {thing.name}" for thing in self._walk(self._program))
                sys.exit(f"waited {PATIENCE} s for {what}; what was there:\n{there}")
            pause.wait(0.05)

    def _find_program(self) -> Any:
        desktop = pyatspi.Registry.getDesktop(0)
        return next((program for program in desktop if program and program.get_process_id() == self._process), None)

    def _walk(self, thing: Any) -> Iterator[Any]:
        for child in thing:
            if child is not None:
                yield child
                yield from self._walk(child)


def _usable(thing: Any) -> bool:
    states = thing.getState()
    return all(map(states.contains, (pyatspi.STATE_SHOWING, pyatspi.STATE_ENABLED)))


def _bus_errors() -> tuple[type[BaseException], ...]:
    from gi.repository import GLib

    return (GLib.Error,)


def answer_everything(reader: ScreenReader, answers: str) -> int:
    """Answer question after question until the results can be seen; return how many there were."""
    answered = 0
    while True:
        level = answers[answered % len(answers)]
        if level == "D":
            reader.press(pyatspi.ROLE_CHECK_BOX, "Don’t know")
        else:
            reader.press(pyatspi.ROLE_RADIO_BUTTON, f"{level} ")
        answered += 1
        question = reader.find(pyatspi.ROLE_RADIO_BUTTON, "0 ").name
        reader.press(pyatspi.ROLE_PUSH_BUTTON, "Continue")

        def moved_on(question: str = question) -> str:
            if reader.look(pyatspi.ROLE_PUSH_BUTTON, "See the result"):
                return "result"
            card = reader.look(pyatspi.ROLE_RADIO_BUTTON, "0 ")
            return "question" if card and card.name != question else ""

        if reader.wait_for(moved_on, "what follows the question") == "result":
            return answered


def main(report: Path, answers: str, program: list[str]) -> None:
    """Go from the start page to the saved report."""
    with subprocess.Popen(program) as process:
        try:
            reader = ScreenReader(process.pid)
            reader.press(pyatspi.ROLE_PUSH_BUTTON, "Quick check")
            reader.type("Organisation", "Atspi GmbH")
            reader.press(pyatspi.ROLE_PUSH_BUTTON, "Begin")
            reader.press(pyatspi.ROLE_PUSH_BUTTON, "Skip for now")
            reader.press(pyatspi.ROLE_PUSH_BUTTON, "Begin")
            print(answer_everything(reader, answers))
            reader.press(pyatspi.ROLE_PUSH_BUTTON, "See the result")
            reader.press(pyatspi.ROLE_PUSH_BUTTON, "Create report")
            reader.press(pyatspi.ROLE_PUSH_BUTTON, "Save report")
            reader.type("File name", str(report))
            reader.press(pyatspi.ROLE_PUSH_BUTTON, "Save", whole=True)
            reader.wait_for(report.exists, "the report")
        finally:
            process.terminate()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
