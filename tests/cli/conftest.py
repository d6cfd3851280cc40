"""The terminal's commands, run in this process: status, output and what they wrote."""

import gzip
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from readiness.app.documents import create_document
from readiness.cli.main import run
from readiness.domain.questionnaire import Depth
from readiness.exchange.answers_json import read_answers
from tests.cli.every_command import Workspace
from tests.golden_company import golden_answers
from tests.packs import shipped


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed, which must be one JSON document and nothing else."""
        assert self.status == 0, self.err
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line that tells the user what is wrong with the input; nothing else was printed."""
        assert (self.status, self.out) == (1, "")
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("readiness: ")
        assert lines[0].endswith((".", "!"))
        return lines[0].removeprefix("readiness: ")


Readiness = Callable[..., Outcome]
Untouched = Callable[[], Any]


@pytest.fixture(autouse=True)
def in_an_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def readiness(capsys: pytest.CaptureFixture[str]) -> Readiness:
    def call(*arguments: object) -> Outcome:
        try:
            status = run([str(argument) for argument in arguments])
        except SystemExit as left:
            # So argparse ends after wrong usage and after help.
            status = int(left.code or 0)
        return Outcome(status, *capsys.readouterr())

    return call


@pytest.fixture
def untouched(tmp_path: Path, own_data_folder: Path) -> Untouched:
    """Check that no file was written, replaced, left behind or removed, here and in the data folder.

    Compiled templates are a cache: they come and go with the first report.
    """

    def state() -> dict[Path, tuple[int, int, bytes]]:
        files = [path for root in (tmp_path, own_data_folder) for path in root.rglob("*") if path.is_file()]
        files = [path for path in files if path.parent.name != "templates"]
        return {path: (path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    @contextmanager
    def check() -> Iterator[None]:
        before = state()
        yield
        after = state()
        assert sorted(after) == sorted(before)
        assert [path.name for path in after if after[path] != before[path]] == []

    return check


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A new document without answers, as `readiness new` makes it."""
    path = tmp_path / "assessment.readiness"
    create_document(path, shipped(), "Muster GmbH", Depth.FULL).document.close()
    return path


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample company's document, as `readiness new` makes it of a file of answers."""
    path = tmp_path / "sample.readiness"
    _, answers = read_answers(golden_answers("en"), shipped())
    create_document(path, shipped(), "Muster Pumpenbau GmbH", Depth.FULL, answers).document.close()
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace.make(tmp_path_factory.mktemp("every"))


@pytest.fixture
def workspace(made: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made.restore()
    monkeypatch.setenv("READINESS_DATA", str(made.data))
    return made


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a document of social-media 1.0.0, as it was made then; a later edition ships."""
    path = tmp_path / "old.readiness"
    packed_document = Path(__file__).parent / "data" / "questionnaire-1.0.0.readiness.gz"
    with gzip.open(packed_document) as packed, path.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    return path
