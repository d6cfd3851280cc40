"""Where things lie."""

from pathlib import Path

import pytest

from readiness.foundation import paths
from readiness.foundation.errors import UserError
from readiness.foundation.privacy import is_private
from tests import systems


def test_the_data_folder_is_made_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    wanted = tmp_path / "deep" / "down"
    monkeypatch.setenv("READINESS_DATA", str(wanted))

    assert paths.data_folder() == wanted
    assert wanted.is_dir()
    assert is_private(wanted)


def test_a_data_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "file" / "data"))

    with pytest.raises(UserError, match="data-folder-refused"):
        paths.data_folder()


@systems.environment
def test_without_a_wish_it_lies_in_the_users_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("READINESS_DATA")
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))

    assert tmp_path in paths.data_folder().parents
    assert paths.data_folder().is_dir()


@pytest.mark.parametrize("name", ["questionnaires", "report_templates"])
def test_the_shipped_content_is_found(name: str):
    assert any(paths.content_folder(name).iterdir())
