"""What the program remembers between two starts: language, look, the window, recent documents."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from readiness.foundation.errors import UserError
from readiness.foundation.files import MEGABYTE, read_at_most, write_whole
from readiness.foundation.language import LANGUAGES, Language, preferred_language
from readiness.foundation.paths import data_folder
from readiness.validation.plain import read_plain, write_plain

MAX_RECENT = 8
# Per cent of the platform's own size.
TEXT_SIZES = (100, 125, 150, 200)


@dataclass(frozen=True, slots=True)
class Recent:
    """A document that was open lately, as the start page shows it."""

    path: str
    organisation: str
    stage: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings; an empty language or theme follows the system. `window` is size and place in Qt's notation."""

    language: str = ""
    theme: str = ""
    text_size: int = 100
    window: str = ""
    side_panel: bool = True
    # Whether a digit or letter does something alone, without Ctrl or Alt.
    single_keys: bool = True
    recent: tuple[Recent, ...] = ()

    def active_language(self) -> Language:
        """Return the language in effect: the chosen one, or that of the system."""
        return LANGUAGES.get(self.language) or preferred_language()

    def with_recent(self, entry: Recent) -> "Settings":
        """Return the settings with a document at the head of the recent ones."""
        others = tuple(other for other in self.recent if other.path != entry.path)
        return replace(self, recent=(entry, *others)[:MAX_RECENT])

    def without_recent(self, path: str) -> "Settings":
        """Return the settings without a document that is gone."""
        return replace(self, recent=tuple(r for r in self.recent if r.path != path))


class Memory:
    """The settings as they stand; every change is kept at once, then told to the listeners."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._listeners: list[Callable[[Settings], None]] = []

    def listen(self, listener: Callable[[Settings], None]) -> None:
        """Have `listener` called after every change, with the settings before it."""
        self._listeners.append(listener)

    def change(self, **fields: Any) -> None:
        """Replace some of the settings."""
        self.keep(replace(self.settings, **fields))

    def keep(self, settings: Settings) -> None:
        """Replace all of the settings."""
        if settings != self.settings:
            before, self.settings = self.settings, settings
            save_settings(settings)
            for listener in self._listeners:
                listener(before)


def load_settings() -> Settings:
    """Read the settings; unreadable ones are replaced by the defaults."""
    try:
        settings = read_plain(read_at_most(_path(), MEGABYTE), Settings)
    except (OSError, ValueError, UserError):
        return Settings()
    return settings if settings.text_size in TEXT_SIZES else replace(settings, text_size=TEXT_SIZES[0])


def save_settings(settings: Settings) -> None:
    """Write the settings; where that fails, they last until the program ends."""
    try:
        write_whole(write_plain(settings, indent=2), _path())
    # A path that is no text cannot be written; it is in no list then.
    except (OSError, ValueError):
        return


def _path() -> Path:
    return data_folder() / "settings.json"
