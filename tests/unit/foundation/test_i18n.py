"""Which language is spoken."""

import gettext

import pytest

from readiness.foundation.i18n import preferred_language, translator

VARIABLES = ("READINESS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"READINESS_LANG": "de"}, "de"),
        ({"READINESS_LANG": "en", "LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_MESSAGES": "de_CH.UTF-8", "LANG": "en_US.UTF-8"}, "de"),
        ({"READINESS_LANG": "fr", "LANG": "de_DE.UTF-8"}, "de"),
    ],
)
def test_the_environment_chooses(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert preferred_language() == language


@pytest.mark.parametrize(
    ("system", "language"),
    [("de_DE", "de"), ("German_Austria", "de"), ("en_US", "en"), ("fr_FR", "en"), (None, "en")],
)
def test_without_it_the_system_chooses(monkeypatch: pytest.MonkeyPatch, system: str | None, language: str):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: (system, "UTF-8"))

    assert preferred_language() == language


def test_english_is_the_source_and_german_has_a_catalogue():
    assert translator("en").gettext("don’t know") == "don’t know"
    assert translator("en").ngettext("{n} question", "{n} questions", 2) == "{n} questions"
    assert isinstance(translator("de"), gettext.GNUTranslations)
    assert translator("de").gettext("No catalogue holds this.") == "No catalogue holds this."


def test_a_language_without_a_catalogue_is_a_fault_of_ours():
    with pytest.raises(FileNotFoundError):
        translator("fr")
