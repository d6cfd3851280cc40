"""What is remembered between two starts."""

import json
import os
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest

from readiness.app.settings import MAX_RECENT, TEXT_SIZES, Memory, Recent, Settings, load_settings, save_settings
from readiness.foundation.files import MEGABYTE
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.foundation.paths import data_folder
from tests import systems


def settings_file() -> Path:
    return data_folder() / "settings.json"


def told(settings: Settings) -> str:
    assert settings.trouble is not None
    return settings.trouble.sentence(ENGLISH)


def plain(entry: Recent, **more: object) -> dict[str, object]:
    return {**asdict(entry), "on": entry.on.isoformat(), **more}


def recent(path: str) -> Recent:
    return Recent(path, "Muster GmbH", "1–2", date(2026, 11, 23))


def test_settings_are_remembered():
    settings = Settings(language="de", theme="dark").with_recent(recent("a.readiness"))

    save_settings(settings)

    assert load_settings() == settings


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 10**5])
def test_unreadable_settings_are_the_defaults_and_are_kept_aside(content: bytes):
    settings_file().write_bytes(content)

    loaded = load_settings()

    assert loaded == Settings()
    assert "settings.damaged.json" in told(loaded)
    assert (data_folder() / "settings.damaged.json").read_bytes() == content
    # Told once: the file is sound again.
    assert load_settings().trouble is None


# Beside a setting that cannot be used stand these, and stay.
GOOD = {"theme": "dark", "go_on": False}
UNUSABLE: dict[str, tuple[str, object]] = {
    "a number for a language": ("language", 5),
    "half a letter": ("language", "\ud800"),
    "text for a size": ("text_size", "100"),
    "a tiny size": ("text_size", -500),
    "a giant size": ("text_size", 10**9),
    "a fraction": ("text_size", 125.0),
    "no number": ("text_size", float("nan")),
    "a list for a window": ("window", [1, 2]),
    "a text for a switch": ("go_on", "yes"),
    "an object for a list": ("recent", {"path": "a"}),
    "a text among the recent": ("recent", ["a"]),
    "a path with a zero": ("recent", [{"path": "a\0", "organisation": "M", "stage": "1", "on": "2026-01-01"}]),
    "a name without end": ("recent", [{"path": "a", "organisation": "M" * 10**6, "stage": "", "on": "2026-01-01"}]),
    "a day that is none": ("recent", [{"path": "a", "organisation": "M", "stage": "", "on": "2026-02-31"}]),
}


@pytest.mark.parametrize("case", UNUSABLE)
def test_only_what_cannot_be_used_is_as_at_the_beginning(case: str):
    name, value = UNUSABLE[case]
    content = json.dumps({**GOOD, name: value})
    settings_file().write_text(content)

    loaded = load_settings()

    kept = {good: value for good, value in GOOD.items() if good != name}
    assert loaded == Settings(**kept)  # type: ignore[arg-type]
    assert "This version cannot use some of the settings" in told(loaded)
    assert (data_folder() / "settings.damaged.json").read_text() == content
    # Told once: what was good is stored, without the damage.
    again = load_settings()
    assert (again, again.trouble) == (loaded, None)


@pytest.mark.parametrize(("name", "value"), [("language", "xx"), ("theme", "solarized")])
def test_a_name_from_a_newer_version_is_told_and_kept(name: str, value: str):
    settings_file().write_text(json.dumps({name: value, "text_size": 150}))

    loaded = load_settings()

    assert loaded.text_size == 150
    assert loaded.active_language() in {ENGLISH, GERMAN}
    assert "cannot use" in told(loaded)
    save_settings(replace(loaded, go_on=False))
    assert json.loads(settings_file().read_text())[name] == value


def test_what_a_newer_version_has_stored_survives_an_older_one():
    newer = {"sounds": {"on": True}, "language": "de", "recent": [plain(recent("a"), pinned=True)]}
    settings_file().write_text(json.dumps(newer))

    loaded = load_settings()
    assert loaded.trouble is None
    assert loaded.recent == (recent("a"),)
    save_settings(replace(loaded, text_size=150))

    stored = json.loads(settings_file().read_text())
    assert stored["sounds"] == {"on": True}
    assert stored["text_size"] == 150
    assert load_settings().recent == (recent("a"),)


@pytest.mark.parametrize("number", [2_000, 200_000])
def test_a_list_without_end_is_cut_and_the_rest_is_kept(number: int):
    entries = [plain(recent(str(at))) for at in range(number)]
    settings_file().write_text(json.dumps({**GOOD, "recent": entries}))

    loaded = load_settings()

    assert (loaded.theme, loaded.go_on, loaded.trouble) == ("dark", False, None)
    assert [entry.path for entry in loaded.recent] == [str(at) for at in range(MAX_RECENT)]


def test_good_entries_of_the_list_stay_where_one_is_damaged():
    settings_file().write_text(json.dumps({"recent": [plain(recent("a")), 5, plain(recent("b"))]}))

    assert [entry.path for entry in load_settings().recent] == ["a", "b"]


@pytest.mark.parametrize("make", ["mkdir", pytest.param("mkfifo", marks=systems.pipes)])
def test_what_stands_in_the_place_of_the_settings_is_put_aside(make: str):
    getattr(os, make)(settings_file())

    assert "settings.damaged.json" in told(load_settings())

    save_settings(Settings(language="de"))
    assert (load_settings().language, load_settings().trouble) == ("de", None)


def test_settings_larger_than_any_of_ours_are_put_aside_unread():
    with settings_file().open("wb") as file:
        file.truncate(100 * MEGABYTE)

    assert "settings.damaged.json" in told(load_settings())


def test_without_settings_there_are_defaults():
    assert load_settings() == Settings()


def test_settings_that_cannot_be_kept_stop_nobody():
    settings_file().mkdir()

    save_settings(Settings(language="de"))

    assert load_settings() == Settings()


def test_the_language_is_chosen_or_the_systems(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("READINESS_LANG", "de")

    assert Settings().active_language() == GERMAN
    assert Settings(language="fr").active_language() == GERMAN
    assert Settings(language="en").active_language() == ENGLISH


def test_the_latest_document_comes_first_and_once():
    settings = Settings()
    for path in ("a", "b", "a"):
        settings = settings.with_recent(recent(path))

    assert [r.path for r in settings.recent] == ["a", "b"]
    assert [r.path for r in settings.without_recent("a").recent] == ["b"]


def test_the_oldest_is_forgotten():
    settings = Settings()
    for number in range(MAX_RECENT + 2):
        settings = settings.with_recent(recent(str(number)))

    assert [r.path for r in settings.recent] == ["9", "8", "7", "6", "5", "4", "3", "2"]


def test_a_size_of_text_that_cannot_be_chosen_is_the_normal_one():
    save_settings(Settings(text_size=99_999))

    assert load_settings().text_size == TEXT_SIZES[0]


def test_a_path_that_is_no_text_stops_nothing():
    save_settings(Settings(recent=(Recent("\ud800", "Muster", "", date(2026, 1, 1)),)))

    assert load_settings() == Settings()


def test_what_was_forgotten_elsewhere_does_not_come_back():
    save_settings(Settings(recent=(recent("a"), recent("b"))))
    memory = Memory(load_settings())

    save_settings(load_settings().without_recent("a"))
    memory.change(text_size=150)

    assert [entry.path for entry in memory.settings.recent] == ["b"]
    assert load_settings() == memory.settings == Settings(text_size=150, recent=(recent("b"),))
    memory.keep(memory.settings.with_recent(recent("a")))
    assert [entry.path for entry in load_settings().recent] == ["a", "b"]


def test_what_was_opened_elsewhere_stays():
    save_settings(Settings(recent=(recent("a"),)))
    memory = Memory(load_settings())

    save_settings(load_settings().with_recent(replace(recent("b"), on=date(2026, 11, 24))))
    memory.keep(memory.settings.without_recent("a"))

    assert [entry.path for entry in load_settings().recent] == ["b"]
    memory.keep(memory.settings.with_recent(recent("c")))
    assert [entry.path for entry in load_settings().recent] == ["c", "b"]


@pytest.mark.parametrize("content", [None, b"{", b"{}", b'{"recent": 5}'])
def test_a_file_that_names_nothing_makes_nobody_forget(content: bytes | None):
    save_settings(Settings(recent=(recent("a"),)))
    memory = Memory(load_settings())
    settings_file().unlink()
    if content is not None:
        settings_file().write_bytes(content)

    memory.change(text_size=150)

    assert load_settings() == Settings(text_size=150, recent=(recent("a"),))
