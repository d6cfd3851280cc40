"""The command as users start it: a process of its own, with pipes, other encodings and other folders."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import systems

PRINTING = [["score", "sample.readiness"], ["score", "sample.readiness", "--json"], ["packs"]]
READINESS = [sys.executable, "-m", "readiness"]


def start(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **options.pop("environment", {})}
    command = [*READINESS, *map(str, arguments)]
    settings = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8", **options}
    return subprocess.run(command, env=environment, check=False, timeout=60, **settings)


def test_from_an_empty_folder_to_a_score() -> None:
    made = start("new", "a.readiness", "--pack", "social-media", "--organisation", "Muster GmbH")
    assert (made.returncode, made.stderr) == (0, "")
    assert start("answer", "a.readiness", "PRO1=3", 'CON3=na:"decided"').returncode == 0
    scored = start("score", "a.readiness", "--json")
    assert (scored.returncode, scored.stderr) == (0, "")
    assert json.loads(scored.stdout)["dimensions"]["PRO"]["coverage"] == 0.2
    assert [path.name for path in Path().iterdir()] == ["a.readiness"]


def test_input_at_fault_gives_one_sentence_and_status_1(document: Path) -> None:
    refused = start("answer", document, "PRO1=7")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert len(refused.stderr.splitlines()) == 1
    assert "PRO1" in refused.stderr


def test_wrong_usage_gives_status_2() -> None:
    assert start("score").returncode == 2


def test_json_is_utf_8_whatever_the_terminal_speaks(document: Path) -> None:
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    start("answer", document, "CON3=na:größer → 🎉")
    printed = start("answers", document, "--json", environment=environment)
    assert json.loads(printed.stdout)["answers"]["CON3"]["reason"] == "größer → 🎉"


def test_a_terminal_that_lacks_a_letter_still_gets_the_text(sample: Path) -> None:
    """Windows gives a redirected output its old code page, which has no arrow and no star."""
    printed = start("score", sample, environment={"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}, encoding="cp1252")
    assert (printed.returncode, printed.stderr) == (0, "")
    assert "Stage 0: Absent" in printed.stdout
    assert "gate:G4" in printed.stdout
    assert "?" not in printed.stdout
    # What says the same, and no question marks.
    planned = start("plan", sample, environment={"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}, encoding="cp1252")
    assert "level 0 -> 2" in planned.stdout.replace("\N{NO-BREAK SPACE}", " ")


@systems.any_name
@pytest.mark.parametrize(
    "arguments", [["new", "{}", "--pack", "social-media", "--organisation", "X"], ["score", "{}"], ["check", "{}"]]
)
def test_a_name_that_is_no_text_is_told(arguments: list[str]) -> None:
    name = b"m\xfcller.readiness".decode("utf-8", "surrogateescape")
    refused = start(*(argument.format(name) for argument in arguments), errors="replace")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert len(refused.stderr.splitlines()) == 1
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_a_reader_that_has_seen_enough_is_no_fault(arguments: list[str], sample: Path) -> None:
    """As in `readiness score … | head -1`: the reader is gone before the first line."""
    reading, writing = os.pipe()
    os.close(reading)
    stopped = start(*arguments, stdout=writing)
    os.close(writing)
    assert (stopped.returncode, stopped.stderr) == (0, "")


@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is missing")
def test_a_full_disk_is_no_fault_of_ours(arguments: list[str], sample: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        stopped = start(*arguments, stdout=full)
    assert stopped.returncode == 1
    assert len(stopped.stderr.splitlines()) == 1


def test_the_terminal_loads_neither_windows_nor_the_printing_press(sample: Path) -> None:
    """Start-up time: whoever asks for a score pays for no Qt, no WeasyPrint and no templates."""
    code = "import sys; from readiness.cli.main import run; run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", code, "score", sample], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in ran.stderr.split()}
    assert loaded & {"PySide6", "weasyprint", "jinja2", "multiprocessing"} == set()


@pytest.mark.parametrize("fixed", ["abc", "9" * 40, "-99999999999999", "1.5"])
def test_a_fixed_time_that_is_none_is_told(document: Path, fixed: str) -> None:
    refused = start("score", document, environment={"SOURCE_DATE_EPOCH": fixed})
    assert (refused.returncode, refused.stdout) == (1, "")
    (line,) = refused.stderr.splitlines()
    assert line.startswith(f"readiness: SOURCE_DATE_EPOCH: “{fixed}” is not a valid time")


@systems.links
@pytest.mark.parametrize(
    "command",
    ["answer loop PRO1=1", "answers loop", "verify loop", "recover loop", "delete loop --yes", "workshop loop",
     "report sample.readiness -o loop", "plan sample.readiness --csv loop.csv"],
)  # fmt: skip
def test_a_link_that_leads_back_to_itself_is_told(sample: Path, command: str) -> None:
    words = command.split()
    folder = sample.parent
    for name in ("loop", "loop.csv"):
        if not (folder / name).is_symlink():
            (folder / name).symlink_to(name)
    named = [str(sample if word == "sample.readiness" else folder / word if "loop" in word else word) for word in words]
    refused = start(*named)

    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
