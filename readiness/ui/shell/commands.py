"""What can be done from anywhere, said once: the menu, the keys and the help page are made from it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from readiness.app.settings import TEXT_SIZES
from readiness.foundation.language import LANGUAGES
from readiness.foundation.translation import N_
from readiness.ui.routes import AboutRoute, FindRoute, FlagsRoute, HelpRoute, NewRoute, WorkshopGuideRoute
from readiness.ui.shell.form_actions import import_form, print_form

if TYPE_CHECKING:
    from readiness.ui.shell.main_window import MainWindow


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name (English source), what it does, its keys, and whether it can be used now.

    `chosen` is None for what is done, and says for a choice whether it is the current one.
    """

    name: str
    run: Callable[[], object]
    keys: tuple[str, ...] = ()
    usable: Callable[[], bool] = _always
    chosen: bool | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Commands that belong together; a named group is a menu of its own."""

    commands: tuple[Command, ...]
    name: str = ""


def command_groups(window: "MainWindow") -> tuple[Group, ...]:
    """Return all commands of a window as they stand."""
    documents, go = window.documents, window.go

    def within() -> bool:
        return documents.session is not None

    document = (
        Command(N_("New assessment"), lambda: go(NewRoute()), ("Ctrl+N",)),
        Command(N_("Open …"), window.ask_to_open, ("Ctrl+O",)),
        Command(N_("Save as …"), window.save_as, ("Ctrl+Shift+S",), within),
        Command(N_("Open a backup …"), window.open_backup, usable=within),
        Command(N_("Close the assessment"), window.close_document, ("Ctrl+W",), within),
    )
    steps = (
        Command(N_("Undo"), window.undo, ("Ctrl+Z",), documents.can_undo),
        Command(N_("Redo"), window.redo, ("Ctrl+Y", "Ctrl+Shift+Z"), documents.can_redo),
    )
    ways = (
        Command(N_("Find a question"), lambda: go(FindRoute()), ("Ctrl+F",), within),
        Command(N_("Questions one under the other"), window.go_to_list, ("Ctrl+L",), within),
        Command(N_("What still needs a look"), lambda: go(FlagsRoute()), ("Ctrl+G",), within),
        Command(N_("Back to where I was"), window.back, ("Alt+Left",), window.can_go_back),
    )
    size = (
        Command(N_("Larger text"), partial(window.step_text_size, 1), ("Ctrl++", "Ctrl+=")),
        Command(N_("Smaller text"), partial(window.step_text_size, -1), ("Ctrl+-",)),
        Command(N_("Text of normal size"), partial(window.set_text_size, TEXT_SIZES[0]), ("Ctrl+0",)),
    )
    forms = (
        Command(N_("Save a blank form …"), partial(print_form, window), (), within),
        Command(N_("Import a filled form …"), partial(import_form, window), ("Ctrl+I",), within),
    )
    help_ = (
        Command(N_("Help"), lambda: go(HelpRoute()), ("F1",)),
        Command(N_("Leading a workshop"), lambda: go(WorkshopGuideRoute())),
        Command(N_("About Readiness"), lambda: go(AboutRoute())),
    )
    return (
        Group(document),
        Group(steps),
        Group(ways),
        Group(forms),
        Group((*size, *_sizes(window)), N_("Text size")),
        Group(_looks(window), N_("Look")),
        Group(_languages(window), N_("Language")),
        Group(help_),
    )


def _sizes(window: "MainWindow") -> tuple[Command, ...]:
    chosen = window.memory.settings.text_size
    return tuple(
        Command(f"{percent} %", partial(window.set_text_size, percent), chosen=percent == chosen)
        for percent in TEXT_SIZES
    )


def _looks(window: "MainWindow") -> tuple[Command, ...]:
    chosen = window.memory.settings.theme
    names = {"": N_("Look of the system"), "light": N_("Light"), "dark": N_("Dark"), "contrast": N_("High contrast")}
    return tuple(
        Command(name, partial(window.set_theme, theme), chosen=theme == chosen) for theme, name in names.items()
    )


def _languages(window: "MainWindow") -> tuple[Command, ...]:
    spoken = window.memory.settings.spoken()
    # Each language is called by its own name, whatever is spoken now.
    return tuple(
        Command(one.name, partial(window.set_language, one), chosen=one == spoken) for one in LANGUAGES.values()
    )
