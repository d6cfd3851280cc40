"""A stranger's text never drives the terminal: not from a document, a pack, a file, a form or a name."""

import json
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from readiness.documents import rows
from tests import systems
from tests.cli.every_command import EVERY, FACTS, NAMES, PACK, READINESS, Workspace

pytestmark = systems.any_name
# Colours, a title, the bell, C1's way to begin a command, the other direction of reading, ends of lines, tags.
EVIL = "\x1b[31m\x1b]0;owned\x07\x9b2J\u202eevil\u2066\u2028\u2029\x85\x7f\x00\ufeff\U000e0041"
EVIL_NAME = "\x1b[31m\x07\x9b\u202e\u2028"
FORBIDDEN = {*map(ord, EVIL)} - {*map(ord, "[31m]0;owned2Jevil")}


def planted(value: Any, text: str = EVIL) -> Any:
    """Return JSON with such signs behind every text of it that people read."""
    if isinstance(value, dict):
        return {key: planted_text(key, one, text) for key, one in value.items()}
    return [planted(one, text) for one in value] if isinstance(value, list) else value


def planted_text(key: str, value: Any, text: str) -> Any:
    read = {"de", "en", "organisation", "scope", "assessor", "foreword", "contact", "owner", "reason", "name"}
    if isinstance(value, str) and key in read:
        return value + text
    return planted(value, text)


def plant(document: Path) -> None:
    """Plant them in the questionnaire and in all that was answered; the checksum is right, as a stranger's can be."""
    with closing(sqlite3.connect(document, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        for key, value in connection.execute("SELECT key, value FROM document").fetchall():
            if value.startswith(("{", "[")):
                written = json.dumps(planted(json.loads(value)))
                connection.execute("UPDATE document SET value = ? WHERE key = ?", (written, key))
        connection.execute("UPDATE answer SET evidence = ?", (f"{EVIL}\nreadiness: forged",))
        rows.write_checksum(connection)


def hostile(command: list[str]) -> list[str]:
    """Return a command whose files have hostile names; what is read gets them by `furnish_hostile`."""
    return [f"{EVIL_NAME}{word}" if "." in word and "/" not in word and word[0].isalpha() else word for word in command]


def furnish_hostile(workspace: Workspace) -> None:
    for path in workspace.folder.iterdir():
        if path.suffix == ".readiness" and path.stem != "left":
            plant(path)
        path.rename(path.with_name(EVIL_NAME + path.name))
    words = {"format": "readiness-consultant/1", "foreword": EVIL, "contact": EVIL, "findings": {"PRO": EVIL}}
    (workspace.folder / f"{EVIL_NAME}consultant.json").write_text(json.dumps(words))
    (workspace.folder / f"{EVIL_NAME}facts.json").write_text(
        json.dumps({"format": "readiness-incident-facts/1", **FACTS})
    )


def assert_harmless(*outputs: bytes) -> None:
    for output in outputs:
        found = {f"U+{ord(sign):04X}" for sign in output.decode() if ord(sign) in FORBIDDEN}
        assert found == set(), output.decode()[:2000]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("command", EVERY, ids=NAMES)
def test_no_output_drives_the_terminal(command: list[str], language: str, workspace: Workspace, tmp_path: Path) -> None:
    furnish_hostile(workspace)
    files = tmp_path / "out", tmp_path / "err"
    with files[0].open("wb") as printed, files[1].open("wb") as told:
        status = workspace.finish(hostile(command), printed, told, language=language)
    out, err = (file.read_bytes() for file in files)

    assert_harmless(out, err)
    assert status in {0, 1, 3}, err
    assert b"\nreadiness: forged" not in out
    if "--json" in command:
        json.loads(out)


@pytest.mark.parametrize("command", ["score", "answers", "verify", "check", "frobnicate", "packs"])
def test_wrong_usage_and_missing_files_are_harmless(command: str) -> None:
    evil = EVIL.replace("\x00", "")
    for more in ([evil], [evil, evil]):
        ran = subprocess.run([*READINESS, command, *more], capture_output=True, check=False, timeout=60)
        assert ran.returncode in {1, 2}
        assert_harmless(ran.stdout, ran.stderr)


def test_a_pack_with_such_texts(tmp_path: Path, own_data_folder: Path) -> None:
    """YAML allows escapes in quotation marks."""
    pack = own_data_folder / "questionnaires" / "social-media-evil"
    shutil.copytree(PACK, pack)
    main = pack / "pack.yaml"
    evil = "".join(f"\\U{ord(sign):08x}" for sign in EVIL)
    text = main.read_text("utf-8").replace("id: social-media", "id: social-media-evil", 1)
    main.write_text(text.replace("en: Social media readiness", f'en: "Social {evil}"', 1), "utf-8")
    for command in (["packs"], ["packs", "--json"], ["check", str(pack)], ["check", str(pack), "--json"]):
        ran = subprocess.run([*READINESS, *command], capture_output=True, check=False, timeout=60, env={**os.environ})
        assert_harmless(ran.stdout, ran.stderr)
        assert ran.returncode in {0, 1}
