"""The documentation of formats is true: its examples run, and it names every key, option and code that there is."""

import json
import re
import shlex
import shutil
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from readiness.catalog import checks
from readiness.cli.main import COMMANDS, add_commands, run
from readiness.documents.schema import APPLICATION_ID, TABLES, VERSION
from readiness.domain import conditions
from readiness.domain.assessment import PARTS
from readiness.domain.attachments import Attachment
from readiness.domain.consultant import OwnRecommendation
from readiness.domain.form import FormFacts
from readiness.domain.plan_notes import Closure, PackageNote, StepNote
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.requirements import parse_prerequisite
from readiness.domain.values import LIMIT_FAULTS
from readiness.domain.workshop_record import Decision, Meeting, RoundRecord, VoteCount
from readiness.exchange.answers_json import AnswerEntry, AnswersFile, read_answers
from readiness.exchange.consultant_json import ConsultantFile, LogoEntry
from readiness.exchange.house_json import HouseFile
from readiness.exchange.score_json import DimensionEntry, GateEntry, ScoreFile
from readiness.foundation.language import ENGLISH
from readiness.validation import boundary
from readiness.validation.boundary import schema
from tests import systems
from tests.packs import shipped
from tests.unit.exchange.questionnaire_xlsx.books import write_book

REPOSITORY = Path(__file__).parents[2]
FORMATS = REPOSITORY / "docs" / "formats"
GUIDE = REPOSITORY / "docs" / "authoring" / "README.md"
EXAMPLE = GUIDE.parent / "example-pack"
PAGES = [*sorted(FORMATS.glob("*.md")), GUIDE]
# The workbooks of which the pages speak.
QUESTIONS = """
Backup check
No | Question | Answers | Points | Only if
1 | Is there a backup? | Yes / Partly / No | 2 / 1 / 0
2 | How many computers do you have? | number
3 | Is one person named who looks after them? | Yes / No | | Only if Q2 > 10
"""
BROKEN = """
No | Question | Answers | Points | Only if
1 | Is there a backup? | Yes / Partly / No | 2 / 0
2 | Is it tested? | Yes / No | | Only if Q9 = Yes
"""
# A file name, a path or a number that is different on every machine.
ANYTHING = "…"


def text_of(page: str) -> str:
    return (FORMATS / page).read_text(encoding="utf-8")


def blocks(text: str, kind: str) -> list[str]:
    """Return the fenced blocks of one kind; the kind "" is a block without a word behind the fence."""
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [content for word, content in fenced if word == kind]


def commands(text: str) -> Iterator[tuple[list[str], int, str]]:
    """Yield every `$ readiness …` of the console blocks with its exit status and what it is said to print."""
    for block in blocks(text, "console"):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, printed = example.partition("\n")
            line, _, status = line.partition("   # exit ")
            program, *arguments = shlex.split(line)
            assert program == "readiness"
            yield arguments, int(status or 0), printed


@pytest.fixture
def documents(tmp_path: Path, own_data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with everything that the examples speak of."""
    shutil.copytree(EXAMPLE, tmp_path / "docs" / "authoring" / EXAMPLE.name)
    broken = shutil.copytree(EXAMPLE, tmp_path / "broken-pack") / "dimensions" / "COP.yaml"
    broken.write_text(broken.read_text(encoding="utf-8").replace("COP3>=1@3", "COP9>=1@3"), encoding="utf-8")
    shutil.copytree(EXAMPLE.parent / "plain-pack", tmp_path / "docs" / "authoring" / "plain-pack")
    write_book(tmp_path / "questions.xlsx", {"Questions": QUESTIONS})
    write_book(tmp_path / "broken.xlsx", {"Questions": BROKEN})
    (tmp_path / "answers.json").write_text(blocks(text_of("answers.md"), "json")[0], encoding="utf-8")
    (tmp_path / "consultant.json").write_text(blocks(text_of("consultant.md"), "json")[0], encoding="utf-8")
    (tmp_path / "pale.json").write_text('{"format": "readiness-consultant/1", "accent": "#ffd400"}', encoding="utf-8")
    (tmp_path / "house.json").write_text(blocks(text_of("house.md"), "json")[0], encoding="utf-8")
    elsewhere = '{"format": "readiness-house/1", "name": "X", "logo": {"path": "../logo.svg"}}'
    (tmp_path / "elsewhere.json").write_text(elsewhere, encoding="utf-8")
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_prints_what_the_page_says(
    page: Path, documents: Path, own_data_folder: Path, capsys: pytest.CaptureFixture[str]
):
    if page.name in {"score.md", "README.md"}:
        shutil.copytree(EXAMPLE, own_data_folder / "questionnaires" / EXAMPLE.name)
    for arguments, status, printed in commands(page.read_text(encoding="utf-8")):
        assert run(arguments) == status, arguments
        out, err = map(as_on_the_page, capsys.readouterr())
        pattern = re.escape(printed).replace(ANYTHING, "(?s:.*)")
        # What goes to standard error may be left out.
        shown = any(re.fullmatch(pattern, output) for output in (out + err, out))
        assert shown, f"{shlex.join(arguments)} prints:\n{out}{err}"


def as_on_the_page(output: str) -> str:
    # People type spaces where the program keeps a star from standing alone in a line.
    output = output.replace("\N{NO-BREAK SPACE}", " ")
    # Paths are shown as the system writes them; in JSON each backslash is two.
    return output if systems.POSIX else output.replace("\\\\", "/").replace("\\", "/")


def test_there_are_examples_for_every_command_but_those_that_print_a_pdf():
    shown = {arguments[0] for page in PAGES for arguments, _, _ in commands(page.read_text(encoding="utf-8"))}

    missing = set(subcommands()) - {"sample"} - shown
    assert not missing, f"a page of docs/formats needs an example with its output for: {missing}"


def test_the_page_about_the_command_line_names_every_command_and_option():
    page = text_of("cli.md")
    for name, parser in subcommands().items():
        found = re.findall(rf"^readiness {name} .*$", page, re.MULTILINE)
        assert len(found) == 1, f"docs/formats/cli.md needs one line “readiness {name} …” among the commands"
        assert f"\n**{name}** " in page, f"docs/formats/cli.md does not explain **{name}**"
        (synopsis,) = found
        for option in re.findall(r"--\w+", parser.format_help()):
            assert option in synopsis or option in {"--help", "--output"}, f"{name} {option}"


def subcommands() -> dict[str, ArgumentParser]:
    actions = ArgumentParser().add_subparsers()
    add_commands(actions, COMMANDS, ENGLISH)
    return dict(actions.choices)


def test_the_page_about_packs_names_every_key_and_every_value():
    page = text_of("pack.md")
    for name, definition in schema(Questionnaire, closed=True)["$defs"].items():
        for key in [*definition.get("properties", {}), *definition.get("enum", [])]:
            assert re.search(rf"`[^`\n]*\b{re.escape(str(key))}\b[^`\n]*`", page) or f"{key}:" in page, f"{name}.{key}"


def test_the_page_about_packs_gives_examples_that_are_right():
    page = text_of("pack.md")

    for block in blocks(page, "yaml"):
        for text in yaml.safe_load(block).get("prerequisites", []):
            parse_prerequisite(text)
    layout, grammar, examples = blocks(page, "")
    assert all((EXAMPLE / name).is_file() for name in re.findall(r"dimensions/\w+\.yaml", layout))
    assert grammar.split() == str(conditions.__doc__).split("\n\n")[1].split()
    for condition in examples.splitlines():
        conditions.parse(condition)


def test_the_page_about_checks_names_every_code():
    page = text_of("check.md")
    folders = [Path(module.__file__ or "").parent for module in (checks, conditions, boundary)]
    written = "".join(path.read_text(encoding="utf-8") for folder in folders for path in folder.glob("*.py"))
    codes = set(re.findall(r'Fault\(\s*"([a-z]+-[a-zA-Z-]+)"', written)) | {
        code for code, _, _ in LIMIT_FAULTS.values()
    }
    codes |= set(re.findall(r'InvalidError\(\s*"([a-z-]+)"', written)) & {"range-reversed"}
    # Packs are YAML; what is broken in JSON is told by its sentence.
    # An answer that is not as it is stored is a fault of a document.
    told_elsewhere = {"json-broken", "key-twice", "value-minLength", "answer-form"}

    assert len(codes) > 30
    assert {code for code in codes - told_elsewhere if f"`{code}`" not in page} == set()


def test_the_example_of_answers_is_read(documents: Path):
    organisation, answers = read_answers(documents / "answers.json", shipped())

    assert organisation == "Muster GmbH"
    assert list(answers) == ["PRO1", "MON1", "MGT5", "CON3"]


@pytest.mark.parametrize(
    ("page", "structs"),
    [
        ("answers.md", [AnswersFile, AnswerEntry]),
        ("consultant.md", [ConsultantFile, LogoEntry, OwnRecommendation]),
        ("house.md", [HouseFile]),
        ("form.md", [FormFacts]),
        ("score.md", [ScoreFile, DimensionEntry, GateEntry]),
        (
            "readiness-file.md",
            [*PARTS.values(), Attachment, Closure, PackageNote, StepNote, Meeting, RoundRecord, VoteCount, Decision],
        ),
    ],
)
def test_a_page_names_every_key_of_its_format(page: str, structs: list[Any]):
    text = text_of(page)
    for struct in structs:
        for key in (field.name for field in fields(struct)):
            assert re.search(rf'[`"](form_)?{key}[`".]', text), f"{page}: {key}"


def test_the_page_about_documents_shows_the_tables_as_they_are(documents: Path, capsys: pytest.CaptureFixture[str]):
    page = text_of("readiness-file.md")
    assert blocks(page, "sql") == ["".join(f"{sql};\n" for sql in TABLES.values())]
    assert f"`{APPLICATION_ID:#x}`" in page
    assert f"`{VERSION}`: the number of the format" in page

    new = ["new", "muster.readiness", "--pack", "social-media", "--organisation", "Muster GmbH"]
    assert run([*new, "--answers", "answers.json"]) == 0
    capsys.readouterr()
    (program,) = blocks(page, "python")
    exec(compile(program, "readiness-file.md", "exec"), {})

    version = shipped().version
    assert capsys.readouterr().out.splitlines() == [
        f"Muster GmbH social-media {version}",
        "CON3 Content sources and asset library not_applicable",
        "MGT5 Culture and risk appetite dont_know",
        "MON1 Noticing mentions 0",
        "PRO1 Approval of own posts 2",
    ]


def test_every_link_leads_somewhere():
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_the_guide_quotes_the_example_pack_word_for_word():
    (levels,) = re.findall(r"((?:^\| \d \|.*\n)+)", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    quoted = [row.split("|")[3].strip() for row in levels.splitlines()]
    texts = yaml.safe_load((EXAMPLE / "dimensions" / "RES.yaml").read_text(encoding="utf-8"))

    assert quoted == [level["en"] for level in texts["capabilities"][0]["levels"]]
    assert json.dumps(quoted)
