"""What is remembered between two starts."""

from datetime import date

import pytest

from readiness.app.settings import MAX_RECENT, TEXT_SIZES, Recent, Settings, load_settings, save_settings
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.foundation.paths import data_folder


def recent(path: str) -> Recent:
    return Recent(path, "Muster GmbH", "1–2", date(2026, 11, 23))


def test_settings_are_remembered():
    settings = Settings(language="de", theme="dark").with_recent(recent("a.readiness"))

    save_settings(settings)

    assert load_settings() == settings


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"colour": "red"}', b'{"language": 5}', b"\xff\xfe", b"[" * 10**5]
)
def test_unreadable_settings_are_the_defaults(content: bytes):
    (data_folder() / "settings.json").write_bytes(content)

    assert load_settings() == Settings()


def test_without_settings_there_are_defaults():
    assert load_settings() == Settings()


def test_settings_that_cannot_be_kept_stop_nobody():
    (data_folder() / "settings.json").mkdir()

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
