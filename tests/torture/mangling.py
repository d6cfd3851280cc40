"""Real files of every kind that comes from outside, damaged at random and given to what reads them."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

from pypdf import PdfReader, PdfWriter

from readiness.app.consultant import consultant_faults
from readiness.app.documents import create_document, read_document
from readiness.app.form_import import read_difference
from readiness.app.forms import write_form
from readiness.catalog.checker import check_pack
from readiness.catalog.packs import load_pack
from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.archive import ATTACHED_NAME
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth
from readiness.exchange.answers_json import read_answers, write_answers
from readiness.exchange.consultant_json import read_consultant
from readiness.exchange.incident_json import read_incident_facts
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, LANGUAGES
from readiness.reporting.order import FormOrder
from tests.unit.builders import social_media

_EXAMPLE_PACK = Path(__file__).parents[2] / "docs" / "authoring" / "example-pack"
_ON = date(2026, 11, 2)
# What readers stumble over: nesting, aliases, tags, huge numbers, half letters, code, other people's syntax.
_STUMBLING = (
    *(b"[" * 3_000, b"{" * 3_000, b'{"a":' * 500, b"&a [*a, *a]", b"*a", b"!!python/object/apply:os.system [x]"),
    *(
        b"1e999",
        b"-1",
        b"9" * 400,
        b"NaN",
        b"0x7f",
        b"null",
        b"true",
        b'""',
        b"{}",
        b"[]",
        b": :",
        b"- - -",
        b"%",
        b"\t",
    ),
    *(
        b"\xff",
        b"\xed\xa0\x80",
        b"\0",
        b"\\ud800",
        b"\x1b[2J",
        "\N{RIGHT-TO-LEFT OVERRIDE}".encode(),
        b"\r\n",
        b"<<: *a",
    ),
    *(
        b"PRO1",
        b"level",
        b"__proto__",
        b"(PRO1 >= 2",
        b"and and",
        b"stream\n",
        b"endobj",
        b"<< /Kids [1 0 R] >>",
        b"/JS",
    ),
)


def mangled(raw: bytes, dice: Random) -> bytes:
    """Return the bytes with one to six injuries: flipped, cut out, doubled, moved, or something to stumble over."""
    wounded = bytearray(raw)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(wounded) + 1)
        end = min(len(wounded), at + dice.choice((1, 4, 30, 400)))
        piece = wounded[at:end]
        injury = dice.randrange(5)
        if injury == 0 and piece:
            wounded[at] ^= dice.randint(1, 255)
        elif injury == 1:
            del wounded[at:end]
        elif injury == 2:
            wounded[at:at] = piece
        elif injury == 3:
            del wounded[at:end]
            there = dice.randrange(len(wounded) + 1)
            wounded[there:there] = piece
        else:
            wounded[at : at + dice.choice((0, len(piece)))] = dice.choice(_STUMBLING)
    return bytes(wounded)


@dataclass
class InputKind:
    """A kind of file: a real one, and what reads it. `path` is the file that is damaged."""

    name: str
    path: Path
    read: Callable[[], object]
    whole: bytes = b""
    files: int = 0
    refused: int = 0
    tracebacks: int = 0
    faults: list[str] = field(default_factory=list)

    def push(self, content: bytes) -> None:
        """Push content through; anything but a value or a sentence is counted as a traceback."""
        self.path.write_bytes(content)
        self.files += 1
        try:
            self.read()
        except UserError as error:
            self.refused += all(error.sentence(LANGUAGES[language]) for language in LANGUAGES)
        except Exception as error:  # noqa: BLE001 - to count what must not be
            self.tracebacks += 1
            self.faults.append(f"{self.name}: {type(error).__name__}: {error}"[:200])


def input_kinds(folder: Path) -> list[InputKind]:
    """Return every kind of input with a real file."""
    asked = social_media()
    assert asked.incident is not None
    guide = asked.incident
    answered = {
        "PRO1": at_level(2),
        "SKL2": Answer(Status.DONT_KNOW),
        "CON3": Answer(Status.NOT_APPLICABLE, reason="decided in writing"),
    }
    state = Assessment(Details("Muster GmbH", Depth.QUICK), answered)
    answers, facts, consultant = (folder / f"{name}.json" for name in ("answers", "facts", "consultant"))
    form, pack = folder / "form.pdf", folder / "pack"
    shutil.copytree(_EXAMPLE_PACK, pack)
    yaml = pack / "dimensions" / "RES.yaml"
    answers.write_bytes(write_answers(asked, state))
    facts.write_bytes(b'{"format": "readiness-incident-facts/1", "F1": "partner", "F3": 0, "F5": null, "F9": 2}')
    consultant.write_bytes(
        b'{"format": "readiness-consultant/1", "foreword": "Dear reader", "findings": {"PRO": "strong"},'
        b' "accent": "#0e5a6e"}'
    )
    _fill_form(form, folder)
    document = folder / "mangled.readiness"
    create_document(document, asked, "Muster GmbH", Depth.FULL, answered).document.close()
    report = folder / "archive.pdf"
    archive(document, report)
    made = [
        InputKind("answers JSON", answers, lambda: read_answers(answers, asked)),
        InputKind("incident facts JSON", facts, lambda: read_incident_facts(facts, guide, _ON, {})),
        InputKind(
            "consultant JSON",
            consultant,
            lambda: read_consultant(consultant, lambda data: consultant_faults(data, asked)),
        ),
        InputKind("questionnaire YAML", yaml, lambda: (check_pack(pack), load_pack(pack))),
        InputKind("filled form PDF", form, lambda: read_difference(form, asked, state)),
        InputKind("document", document, lambda: read_document(document)),
        InputKind("archived report PDF", report, lambda: read_document(report)),
    ]
    for kind in made:
        kind.whole = kind.path.read_bytes()
    return made


def archive(document: Path, path: Path) -> None:
    """Write a PDF that holds a document, as an archived report does."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment(ATTACHED_NAME, document.read_bytes())
    writer.write(path)


def _fill_form(path: Path, folder: Path) -> None:
    """Write a form as somebody would send it back."""
    blank = folder / "blank.pdf"
    write_form(FormOrder(social_media(), Depth.QUICK, ENGLISH), blank)
    writer = PdfWriter(clone_from=PdfReader(blank))
    for page in writer.pages:
        writer.update_page_form_field_values(page, {"PRO1": "3"}, auto_regenerate=False)
    writer.write(path)
