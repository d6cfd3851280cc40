"""A folder with everything that the commands read, and each command with arguments that make it work."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from readiness.app.documents import create_document
from readiness.app.versions import finalise
from readiness.catalog.installed import OWN_PACKS
from readiness.cli.main import COMMANDS, run
from readiness.cli.status import DONE
from readiness.documents.document import Document
from readiness.documents.verification import verify
from readiness.domain.answers import at_level
from readiness.domain.changes import AnswerChange
from readiness.domain.perspectives import Author, Perspectives
from readiness.domain.questionnaire import Depth
from readiness.domain.workshop_record import UsualRole
from readiness.foundation.errors import UserError
from readiness.foundation.paths import PACKAGE, content_folder, data_folder
from tests.benchmark_file import write_benchmark_file, write_contributions
from tests.filled_form import filled_form
from tests.packs import shipped
from tests.unit.exchange.questionnaire_xlsx.books import write_book

READINESS = [sys.executable, "-m", "readiness"]
PACK = str(content_folder("questionnaires") / "social-media")
EXAMPLE_PACK = str(PACKAGE.parent / "docs" / "authoring" / "example-pack")
FACTS = {"F1": "partner", "F2": "partner_channel", "F3": 0, "F4": 1, "F5": None, "F6": None, "F7": 1}
FACTS |= {"F8": "first_cooperative", "F9": 2, "F10": "2026-11-02", "refused": False, "confidential_sector": False}
EVERY = [
    ["packs"],
    ["packs", "--json"],
    ["pack", "install", EXAMPLE_PACK],
    ["pack", "install", EXAMPLE_PACK, "--json"],
    ["pack", "remove", "tiny-own", "--yes"],
    ["pack", "export", EXAMPLE_PACK, "-o", "pack.xlsx"],
    ["pack", "export", EXAMPLE_PACK, "-o", "form.xlsx", "--xlsform"],
    ["pack", "import", "questions.xlsx", "-o", "imported", "--copy", "marked.xlsx"],
    ["new", "new.readiness", "--pack", "social-media", "--organisation", "New Ltd"],
    ["answer", "a.readiness", "PRO1=4", "SKL1=2"],
    ["answers", "a.readiness"],
    ["answers", "a.readiness", "--json"],
    ["score", "a.readiness", "b.readiness"],
    ["plan", "a.readiness", "--csv", "plan.csv", "--ics", "plan.ics", "--xlsx", "plan.xlsx"],
    ["plan", "a.readiness", "--json"],
    ["compare", "a.readiness", "b.readiness"],
    ["pair", "a.readiness", "agency.readiness"],
    ["benchmark", "contribute", "a.readiness"],
    [
        "benchmark",
        "build",
        "--csv",
        "members.csv",
        "-o",
        "built.json",
        "--release",
        "2026-H2",
        "--ledger",
        "ledger.json",
    ],
    ["benchmark", "show", "benchmark.json", "a.readiness"],
    ["benchmark", "show", "benchmark.json", "a.readiness", "--json"],
    ["benchmark", "add", "benchmark.json"],
    ["benchmark", "remove"],
    ["report", "a.readiness", "-o", "compared.html", "--benchmark", "benchmark.json"],
    ["report", "a.readiness", "-o", "report.html"],
    ["export", "a.readiness", "-o", "export.xlsx"],
    ["consultant", "a.readiness"],
    ["consultant", "a.readiness", "--from", "consultant.json"],
    ["house"],
    ["house", "add", "house.json"],
    ["house", "show", "house.json"],
    ["house", "use", "a.readiness", "house.json"],
    ["house", "make", "a.readiness", "Ours"],
    ["report", "a.readiness", "-o", "house.html", "--house", "house.json", "--chapters", "method", "--anonymous"],
    ["incident", "a.readiness", "--facts", "facts.json"],
    ["incident", "a.readiness", "--new", "--facts", "facts.json", "--title", "Rumours"],
    ["incident", "a.readiness", "--list"],
    ["texts", "a.readiness", "--list"],
    ["texts", "a.readiness", "agency-email", "-o", "text.txt"],
    ["texts", "a.readiness", "agency-email", "-o", "text.docx"],
    ["texts", "a.readiness", "agency-email", "--in-use", "2026-11-03"],
    ["form", "social-media", "-o", "blank.pdf", "--depth", "quick"],
    ["import", "a.readiness", "filled.pdf", "--yes"],
    ["import", "a.readiness", "filled.pdf", "view.readiness", "--yes"],
    ["form", "a.readiness", "-o", "mine.readiness", "--person", "Ben", "--role", "operative"],
    ["views", "a.readiness"],
    ["views", "a.readiness", "--ledger"],
    ["recover"],
    ["recover", "left.readiness"],
    ["unpack", "archive.pdf", "-o", "unpacked.readiness"],
    ["check", EXAMPLE_PACK],
    ["verify", "a.readiness"],
    ["finalise", "a.readiness"],
    ["finalise", "final.readiness", "--correction", "corrected.readiness"],
    ["upgrade", "older.readiness"],
    ["upgrade", "older.readiness", "--yes"],
    ["next", "a.readiness", "-o", "next.readiness"],
    ["next", "a.readiness", "-o", "next.ics", "--reminder", "365"],
    ["history", "a.readiness"],
    ["history", "a.readiness", "--record", "spring"],
    ["series", "a.readiness"],
    ["series", "a.readiness", "b.readiness", "--different-organisations", "--json"],
    ["pass", "a.readiness", "-o", "passed.readiness", "--without", "notes,history"],
    ["pass", "a.readiness", "-o", "passed.readiness.age", "--passphrase-file", "phrase"],
    ["delete", "b.readiness", "--yes"],
    ["portfolio", ".", "--xlsx", "portfolio.xlsx", "--search", "rule"],
    ["portfolio", ".", "--json", "--no-plans"],
    ["portfolio", "--forget"],
    ["sample", "sample"],
    ["sample", "--portfolio", "3", "many"],
    ["workshop", "a.readiness", "--host", "127.0.0.1"],
    ["team", "sign-out", "--url", "postgresql://anna@127.0.0.1/readiness"],
    ["support"],
    ["support", "-o", "support.txt"],
]
NAMES = [" ".join(Path(word).name for word in command) for command in EVERY]
assert {command[0] for command in EVERY} == set(COMMANDS)
# In seconds, for a command.
LONGEST = 60
OF_TWO_PROCESSES = {"import", "unpack"}
every_command = pytest.mark.parametrize("command", EVERY, ids=NAMES)


def furnish(folder: Path) -> None:
    """Make what the commands read; what `left.readiness` lacks lies in its working copy."""
    pack = shipped()
    for name, level in (("a", 1), ("b", 3), ("left", 2)):
        session = create_document(folder / f"{name}.readiness", pack, f"{name.upper()} Ltd", Depth.FULL)
        session.answer("PRO1", at_level(level))
        session.document.close()
    agency = create_document(folder / "agency.readiness", shipped("agency-readiness"), "Agency Ltd", Depth.FULL)
    agency.answer("APP1", at_level(2))
    agency.document.close()
    leave(folder / "left.readiness")
    older = create_document(folder / "older.readiness", replace(pack, version="1.9.0"), "Older Ltd", Depth.FULL)
    older.answer("PRO1", at_level(2))
    older.document.close()
    session = create_document(folder / "final.readiness", pack, "Final Ltd", Depth.FULL)
    finalise(session)
    session.document.close()
    own = shutil.copytree(EXAMPLE_PACK, data_folder() / OWN_PACKS / "tiny-own") / "pack.yaml"
    own.write_text(own.read_text("utf-8").replace("id: example-pack", "id: tiny-own"), "utf-8")
    (folder / "phrase").write_text("four words of no connection")
    write_book(folder / "questions.xlsx", {"Check": "Question | Answers | Points\nIs it safe? | Yes / No | 1 / 0"})
    (folder / "facts.json").write_text(json.dumps({"format": "readiness-incident-facts/1", **FACTS}))
    words = {"format": "readiness-consultant/1", "foreword": "We looked closely."}
    (folder / "consultant.json").write_text(json.dumps(words))
    house = {"format": "readiness-house/1", "name": "Ours", "foreword": {"en": "For {organisation}"}}
    (folder / "house.json").write_text(json.dumps(house))
    write_benchmark_file(folder / "benchmark.json")
    write_contributions(folder / "members.csv")
    view = create_document(folder / "view.readiness", pack, "A Ltd", Depth.FULL)
    view.set_part(Perspectives(author=Author("Anna Berg", UsualRole.MANAGEMENT)))
    view.answer("PRO2", at_level(3))
    view.document.close()
    filled_form(pack, "en", {"PRO2": "3"}, folder / "filled.pdf", Depth.QUICK)
    assert run(["report", str(folder / "a.readiness"), "-o", str(folder / "archive.pdf"), "--archive"]) == DONE


def leave(document: Path) -> None:
    """Leave a document as a crash after an answer does: the working copy holds it, the file does not."""
    opened = Document.open(document)
    opened.record(AnswerChange("PRO3", opened.assessment().answer("PRO3"), at_level(5)))
    opened.abandon()


@dataclass(frozen=True)
class Workspace:
    """Such a folder with its data folder, restored for each test: what a crash left names its path."""

    folder: Path
    data: Path
    kept: Path

    @classmethod
    def make(cls, parent: Path) -> "Workspace":
        made = cls(parent / "work", parent / "data", parent / "kept")
        made.folder.mkdir()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("READINESS_DATA", str(made.data))
            furnish(made.folder)
        assert made.damaged() == []
        for root in (made.folder, made.data):
            shutil.copytree(root, made.kept / root.name)
        return made

    def restore(self) -> None:
        for root in (self.folder, self.data):
            shutil.rmtree(root)
            shutil.copytree(self.kept / root.name, root)

    def finish(self, command: list[str], out: BinaryIO, err: BinaryIO, *, language: str = "en") -> int:
        """Run a command here to its end, with these files as its streams, and return its exit status.

        It runs in this process, which is done in a third of the time, unless it starts another one to read a PDF.
        """
        if command[0] in OF_TWO_PROCESSES:
            with self.start(command, stdout=out, stderr=err, environment={"READINESS_LANG": language}) as process:
                return process.wait(LONGEST)
        with pytest.MonkeyPatch.context() as patch, ExitStack() as streams:
            patch.chdir(self.folder)
            patch.setenv("READINESS_LANG", language)
            patch.setattr(sys, "stdin", streams.enter_context(Path(os.devnull).open(encoding="utf-8")))
            # Closed as Python does it on its way out, where what could not be written is complained of.
            for name, file in (("stdout", out), ("stderr", err)):
                stream = os.fdopen(os.dup(file.fileno()), "w", encoding="utf-8")
                patch.setattr(sys, name, streams.enter_context(stream))
            return run(command)

    def start(self, command: list[str], **settings: Any) -> "subprocess.Popen[str]":
        """Start a command here, in a group of its own as a terminal does."""
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **settings}
        environment = {**os.environ, "READINESS_DATA": str(self.data), "PYTHONPATH": str(PACKAGE.parent)}
        environment |= options.pop("environment", {})
        before = options.pop("before", [])
        arguments = {"encoding": "utf-8", "errors": "replace", "start_new_session": True, "cwd": self.folder, **options}
        return subprocess.Popen([*before, *READINESS, *command], env=environment, **arguments)

    def leftovers(self) -> list[str]:
        """Return what no command may leave behind: locks, half-written files, further working copies."""
        before = {path.name.partition(".")[0] for path in (self.kept / "data" / "working").iterdir()}
        found = [path for path in self.folder.rglob("*") if path.name.startswith(".") or path.suffix == ".tmp"]
        found += [path for path in (self.data / "working").glob("*") if path.name.partition(".")[0] not in before]
        return sorted(path.name for path in found)

    def damaged(self) -> list[str]:
        """Return the documents that are not whole; those that nothing has touched are."""
        faulty = []
        for path in self.folder.glob("*.readiness"):
            kept = self.kept / self.folder.name / path.name
            if kept.exists() and kept.read_bytes() == path.read_bytes():
                continue
            try:
                verify(path)
            except UserError:
                faulty.append(path.name)
        return faulty
