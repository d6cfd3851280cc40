"""What the program remembers between two starts: language, look, the window, recent documents."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from readiness.domain.levels import HIGHEST, LOWEST
from readiness.foundation.errors import SourceString, UserError
from readiness.foundation.files import MEGABYTE, erase, read_at_most, real_path, write_whole
from readiness.foundation.language import LANGUAGES, Language, preferred_language
from readiness.foundation.paths import data_folder
from readiness.foundation.translation import N_
from readiness.validation.plain import NotOursError, from_plain

MAX_RECENT = 8
# Per cent of the platform's own size.
TEXT_SIZES = (100, 125, 150, 200)
# Names of the colours that can be chosen; without one they are the system's.
THEME_NAMES = ("light", "dark", "contrast")
# Ours have a few kilobytes; this much is read at once, and what is good in it is kept.
_LARGEST = 64 * MEGABYTE
# What a path has at most on any system.
_LONGEST_PATH = 32_767
_LONGEST_TEXT = 1_000
# Of one entry: a name, and the stage in every language that this or a newer version speaks.
_MOST_TEXTS = 100
_MOST_QUESTIONS = 10_000
_WHOLE = 100
# The year 9999: no time lies beyond it.
_LATEST = 253_000_000_000
# Folders of a portfolio; who has more of them chooses the one around them.
MOST_FOLDERS = 50
# Among these the good ones are looked for: a list of a million costs no start.
_MOST_ENTRIES_READ = 1_000


@dataclass(frozen=True, slots=True)
class Recent:
    """A document that was open lately, as the start page shows it.

    `at` are seconds since 1970; of `asked` questions, `done` have an answer; `to_confirm` of those were carried
    over and are still to be confirmed, and `next` is the number of the first one that waits; `low` and `high` are
    the overall stage, or per cent (0 to 100) where the result is `by_percent`; None where there is none yet.
    `stages` is `stage` by the code of a language. What an earlier version has not noted is as at the beginning.
    """

    path: str
    organisation: str
    stage: str
    on: date
    at: int = 0
    quick: bool = False
    done: int = 0
    asked: int = 0
    minutes: int | None = None
    low: int | None = None
    high: int | None = None
    sample: bool = False
    next: int | None = None
    by_percent: bool = False
    to_confirm: int = 0
    stages: dict[str, str] = field(default_factory=dict)

    @property
    def finished(self) -> bool:
        """Whether every question has an answer, and none is to be confirmed."""
        return 0 < self.asked <= self.done - self.to_confirm

    def stage_in(self, language: Language) -> str:
        """Return the stage in a language, or in the one in which it was noted."""
        return self.stages.get(language.code, self.stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings; an empty language or theme follows the system. `window` is size and place in Qt's notation.

    A language or theme that is unknown here counts as an empty one and is kept, like the keys in `foreign`: a newer
    version wrote them and will want them again. `trouble` says what could not be read; it is not stored.
    """

    language: str = ""
    theme: str = ""
    text_size: int = 100
    window: str = ""
    # Whether a question that gets its level leads on to the next one.
    go_on: bool = True
    # Whether a digit or letter does something alone, without Ctrl or Alt.
    single_keys: bool = True
    # The address of the team's store; the password is in the system's keyring.
    team: str = ""
    # The path of the consultant's own template for Word documents; empty for none.
    word_template: str = ""
    recent: tuple[Recent, ...] = ()
    # The folders of the portfolio, as the user chose them.
    portfolio: tuple[str, ...] = ()
    foreign: Mapping[str, Any] = field(default_factory=dict)
    trouble: UserError | None = field(default=None, compare=False)

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
    """The settings as they stand; every change is kept at once, then told to the listeners.

    Other windows and `readiness delete` write the same file: the list of recent documents follows them, so that what
    was forgotten there does not come back from here.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        # The list as the file had it when it was read or written here last.
        self._stored = settings.recent
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
            before, self.settings = self.settings, replace(settings, recent=self._with_others(settings.recent))
            if save_settings(self.settings):
                self._stored = self.settings.recent
            for listener in self._listeners:
                listener(before)

    def _with_others(self, ours: tuple[Recent, ...]) -> tuple[Recent, ...]:
        """Return the list without what others have forgotten meanwhile, and with what they have opened."""
        there = _recent_there()
        if there is None or there == self._stored:
            return ours
        known = {entry.path for entry in self._stored}
        forgotten = known - {entry.path for entry in there}
        kept = [entry for entry in ours if entry.path not in forgotten]
        opened = [entry for entry in there if entry.path not in known | {entry.path for entry in ours}]
        return tuple(sorted([*kept, *opened], key=lambda entry: entry.on, reverse=True)[:MAX_RECENT])


# What stands in the file, as the user would call it.
_NAMES = {
    "language": N_("language"),
    "theme": N_("colours"),
    "text_size": N_("text size"),
    "window": N_("size and place of the window"),
    "go_on": N_("continuing after an answer"),
    "team": N_("address of the team’s store"),
    "single_keys": N_("answering with single keys"),
    "word_template": N_("Word template"),
    "recent": N_("recent assessments"),
    "portfolio": N_("folders of the portfolio"),
}
_KINDS: Mapping[str, Any] = {
    "language": str,
    "theme": str,
    "text_size": int,
    "window": str,
    "go_on": bool,
    "team": str,
    "single_keys": bool,
    "word_template": str,
    "portfolio": tuple[str, ...],
}


def load_settings() -> Settings:
    """Read the settings, and never fail: what cannot be used is as at the beginning, and `trouble` says so.

    A file with damage is kept aside as `settings.damaged.json`, and what was good in it is stored anew.
    """
    path = _path()
    if not os.path.lexists(path):
        return Settings()
    try:
        raw = read_at_most(path, _LARGEST)
    except UserError as error:
        # A folder, a pipe, too large, or not ours to read: the place is made free for settings that can be kept.
        try:
            os.replace(path, _aside())
        except OSError:
            return Settings(trouble=_unreadable(error.facts.get("reason"), kept=False))
        return Settings(trouble=_unreadable(error.facts.get("reason"), kept=True))
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict):
        return _usable(found, raw)
    kept = _keep_aside(raw)
    save_settings(Settings())
    return Settings(trouble=_unreadable(None, kept=kept))


def save_settings(settings: Settings) -> bool:
    """Write the settings, and return whether that went well; where it fails, they last until the program ends."""
    ours = {name: getattr(settings, name) for name in _NAMES}
    try:
        content = json.dumps({**settings.foreign, **ours}, indent=2, ensure_ascii=False, default=_as_plain)
        write_whole(content.encode(), _path(), private=True)
    # A path that is no text cannot be written; it is in no list then.
    except (OSError, ValueError):
        return False
    return True


def damaged_settings() -> list[Path]:
    """Return the file of damaged settings that is kept aside, where there is one; it may name documents as well."""
    return [_aside()] if _aside().is_file() else []


def forget_document(document: Path) -> None:
    """Have nothing here name a document any more; raises UserError where a file cannot be written."""
    settings = load_settings()
    without = settings.without_recent(str(real_path(document)))
    stored = without == settings or save_settings(without)
    try:
        # Looked for now: reading the settings may have put a file aside. What it names cannot be told safely.
        for aside in damaged_settings():
            erase(aside)
    except OSError:
        stored = False
    if not stored:
        raise UserError(
            "still-named",
            N_("The settings name the document and cannot be written, so nothing was deleted."),
            N_("Check your permissions for {folder}, then delete it again."),
            where=str(document),
            folder=str(data_folder()),
        )


def _recent_there() -> tuple[Recent, ...] | None:
    """Return the recent documents that the file has now; None where it does not say."""
    try:
        entries = json.loads(read_at_most(_path(), _LARGEST))["recent"]
        return tuple(entry for entry in map(_recent, entries) if entry is not None)[:MAX_RECENT]
    except (UserError, ValueError, RecursionError, TypeError, KeyError):
        return None


def _as_plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else asdict(value)


def _usable(found: Mapping[str, Any], raw: bytes) -> Settings:
    """Return what can be used of the file's content."""
    damaged: list[str] = []
    ours: dict[str, Any] = {}
    for name in _KINDS.keys() & found.keys():
        try:
            ours[name] = _checked(name, from_plain(found[name], _KINDS[name]))
        except ValueError:
            damaged.append(name)
    if "recent" in found:
        entries = found["recent"] if type(found["recent"]) is list else [None]
        read = [_recent(entry) for entry in entries[:_MOST_ENTRIES_READ]]
        ours["recent"] = tuple(entry for entry in read if entry is not None)[:MAX_RECENT]
        if None in read:
            damaged.append("recent")
    settings = Settings(**ours, foreign=_foreign(found))
    if damaged:
        _keep_aside(raw)
        save_settings(settings)
    unknown = [
        name
        for name, value, known in (("language", settings.language, LANGUAGES), ("theme", settings.theme, THEME_NAMES))
        if value and value not in known
    ]
    broken = [name for name in _NAMES if name in {*damaged, *unknown}]
    return replace(settings, trouble=_unusable(broken)) if broken else settings


def _checked(name: str, value: Any) -> Any:
    """Return a setting, or raise ValueError where no version can have stored it."""
    if (name == "text_size" and value not in TEXT_SIZES) or not _is_text(value):
        raise ValueError(name)
    # No path holds a zero, and Python refuses to look for one.
    paths = {"portfolio": value, "word_template": (value,)}.get(name, ())
    if len(paths) > MOST_FOLDERS or any(len(path) > _LONGEST_PATH or "\0" in path for path in paths):
        raise ValueError(name)
    return value


def _recent(entry: Any) -> Recent | None:
    """Return an entry of the list, or None where it is none."""
    try:
        # What a newer version notes besides is no reason to forget the document.
        found = from_plain({name: entry[name] for name in Recent.__slots__ if name in entry}, Recent)
    except (NotOursError, TypeError, KeyError):
        return None
    texts = [found.organisation, found.stage, *found.stages, *found.stages.values()]
    short = len(found.path) <= _LONGEST_PATH and len(texts) <= _MOST_TEXTS and max(map(len, texts)) <= _LONGEST_TEXT
    # No path holds a zero, and Python refuses to look for one.
    usable = short and "\0" not in found.path and _in_range(found)
    return found if usable and _is_text([found.path, *texts]) else None


def _in_range(entry: Recent) -> bool:
    """Return whether the figures can be those of an assessment."""
    ends = [end for end in (entry.low, entry.high) if end is not None]
    most = _WHOLE if entry.by_percent else HIGHEST
    return (
        0 <= entry.to_confirm <= entry.done <= entry.asked <= _MOST_QUESTIONS
        and 0 <= entry.at <= _LATEST
        and 0 <= (entry.minutes or 0) <= _MOST_QUESTIONS
        and all(LOWEST <= end <= most for end in ends)
    )


def _is_text(value: Any) -> bool:
    """Return whether every text in it can be written: JSON can hold halves of letters."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return False
    return True


def _foreign(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a newer version has stored besides; it is written back with every change, so within limits."""
    foreign = {name: value for name, value in found.items() if name not in _NAMES}
    return foreign if _is_text(foreign) and len(json.dumps(foreign)) <= MEGABYTE else {}


def _keep_aside(raw: bytes) -> bool:
    """Keep a damaged file's content beside the settings, and return whether that went well."""
    try:
        write_whole(raw, _aside())
    except OSError:
        return False
    return True


def _unreadable(reason: object, *, kept: bool) -> UserError:
    remedy = N_("The old file is kept as {name}.") if kept else N_("Check whether {name} can be read and written.")
    return UserError(
        "settings-unreadable",
        N_("The settings could not be read ({reason}). The defaults apply again."),
        remedy,
        reason=reason or SourceString(N_("it is damaged")),
        name=(_aside() if kept else _path()).name,
    )


def _unusable(names: list[str]) -> UserError:
    return UserError(
        "settings-unusable",
        N_("This version cannot use some of the settings: {names}."),
        N_("The defaults apply to them; all others are as you left them."),
        names=tuple(SourceString(_NAMES[name]) for name in names),
    )


def _path() -> Path:
    return data_folder() / "settings.json"


def _aside() -> Path:
    return data_folder() / "settings.damaged.json"
