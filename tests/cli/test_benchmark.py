"""`readiness benchmark`: lines are collected, a release is built, read, added and removed."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from readiness.exchange.benchmark_csv import read_contributions
from tests.benchmark_file import write_benchmark_file, write_contributions
from tests.cli.conftest import Outcome, Readiness, Untouched
from tests.unit.exchange.test_benchmark_csv import KNOWN

MEMBERS = Path("members.csv")


@pytest.fixture
def firm(readiness: Readiness) -> Path:
    path = Path("firm.readiness")
    answers = [f"PRO{number}=3" for number in range(1, 6)]
    assert (
        readiness("new", path, "--pack", "social-media", "--depth", "full", "--organisation", "Geheime GmbH").status
        == 0
    )
    assert readiness("answer", path, *answers, "SKL1=?").status == 0
    return path


@pytest.fixture
def benchmark(readiness: Readiness) -> Path:
    return write_benchmark_file(Path("b.json").absolute())


def members(count: int) -> None:
    write_contributions(MEMBERS, count)


def release(readiness: Readiness, name: str, *more: str) -> Outcome:
    arguments = ("--csv", MEMBERS, "-o", f"{name}.json", "--release", name, "--ledger", "l.json", *more)
    return readiness("benchmark", "build", *arguments)


def test_what_a_document_gives_is_two_lines_without_names(
    readiness: Readiness, firm: Path, untouched: Untouched, tmp_path: Path
) -> None:
    with untouched():
        printed = readiness("benchmark", "contribute", firm).out
    assert len(printed.splitlines()) == 2
    assert "Geheime" not in printed
    path = tmp_path / "line.csv"
    path.write_text(printed, encoding="utf-8")
    [found] = read_contributions(path, KNOWN)
    assert (found.places["PRO1"], found.places["PRO"], found.places["SKL1"], found.places["index"]) == (
        1,
        3,
        None,
        None,
    )
    assert readiness("benchmark", "contribute", firm).out == printed


def test_every_cell_of_what_a_document_gives_is_explained(readiness: Readiness, firm: Path) -> None:
    head, line = readiness("benchmark", "contribute", firm).out.splitlines()
    told = readiness("benchmark", "contribute", firm, "--explain").out.splitlines()

    cells = [one.split(" – ", 1)[0].split(";") for one in told]
    assert ["".join(one[:1]) for one in cells] == head.split(";")
    assert [one[1] for one in cells] == line.split(";")
    words = {one[0]: one_told.split(" – ", 1)[1] for one, one_told in zip(cells, told, strict=True)}
    assert words["PRO1"].endswith(": level 2 or 3")
    assert words["PRO"] == "Processes and responsibilities: index from 60 to below 80"
    assert words["SKL1"].endswith(": no level: not known, not asked, or it does not apply")
    assert words["index"] == "Index over all: no index: too little is answered"
    assert "Geheime" not in "".join(told)


def test_a_release_is_built_from_lines_and_read(readiness: Readiness, firm: Path) -> None:
    members(60)
    done = release(readiness, "2026-H2", "--publisher", "IHK Musterstadt")
    assert done.status == 0
    assert "organisations: 60" in done.out
    found = readiness("benchmark", "show", "2026-H2.json", firm, "--json").json
    assert (found["publisher"], found["release"], found["trusted_since"]) == ("IHK Musterstadt", "2026-H2", None)
    positions = {one["measure"]: one for one in found["positions"]}
    assert (positions["PRO1"]["low"], positions["PRO1"]["high"], positions["PRO1"]["organisations"]) == (33, 67, 60)
    told = readiness("benchmark", "show", "2026-H2.json", firm).out
    assert "above 33–67% of 60 comparable organisations" in told
    assert "Benchmark 2026-H2 of IHK Musterstadt" in told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the rights of the folder")
def test_ledger_and_key_are_closed_to_others(readiness: Readiness) -> None:
    members(60)
    assert release(readiness, "2026-H2").status == 0
    key = Path(os.environ["READINESS_DATA"]) / "benchmarks" / "signing.key"
    for path in (Path("l.json"), key):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "token" not in Path("l.json").read_text("utf-8")


def test_a_release_with_too_little_news_is_refused_and_leaves_nothing(readiness: Readiness) -> None:
    members(60)
    assert release(readiness, "2026-H2").status == 0
    ledger = Path("l.json").read_bytes()
    members(63)
    refused = release(readiness, "2027-H1")
    assert refused.status == 1
    assert "Wait until at least 10 have" in refused.err
    assert not Path("2027-H1.json").exists()
    assert Path("l.json").read_bytes() == ledger
    members(90)
    assert release(readiness, "2027-H1").status == 0


def test_a_release_never_changes(readiness: Readiness) -> None:
    members(60)
    assert release(readiness, "2026-H2").status == 0
    members(120)
    refused = release(readiness, "2026-H2")
    assert refused.status == 1
    assert "a release never changes" in refused.err


def test_without_a_ledger_it_is_a_draft(readiness: Readiness) -> None:
    members(60)
    done = readiness("benchmark", "build", "--csv", MEMBERS, "-o", "draft.json")
    assert "This is a draft" in done.out
    refused = readiness("benchmark", "build", "--csv", MEMBERS, "-o", "b.json", "--release", "2026-H2")
    assert refused.status == 1
    assert not Path("b.json").exists()


def test_noise_is_stated(readiness: Readiness) -> None:
    members(200)
    done = readiness("benchmark", "build", "--csv", MEMBERS, "-o", "b.json", "--noise", "0,5")
    assert "epsilon 0.5 for each" in done.out
    assert json.loads(Path("b.json").read_text("utf-8"))["benchmark"]["noise"]["epsilon"] == 0.5
    assert readiness("benchmark", "build", "--csv", MEMBERS, "-o", "c.json", "--noise", "nan").status == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-o", "b.json"], "from folders of documents or from one file"),
        ([".", "--csv", "members.csv", "-o", "b.json"], "from folders of documents or from one file"),
        (["--csv", "members.csv", "-o", "b.txt"], "must end in .json"),
        (["--csv", "members.csv", "-o", "b.json", "--release", "soon", "--ledger", "l.json"], "named by its period"),
        ([".", "-o", "b.json"], "at least 10 organisations"),
    ],
)
def test_what_cannot_be_built_is_said(readiness: Readiness, firm: Path, arguments: list[str], words: str) -> None:
    members(60)
    refused = readiness("benchmark", "build", *arguments)
    assert refused.status == 1
    assert words in refused.err
    assert not Path("b.json").exists()


def test_to_add_it_is_to_trust_its_key(readiness: Readiness, benchmark: Path) -> None:
    assert "which is not known here" in readiness("benchmark", "show", benchmark).out
    assert readiness("benchmark", "add", benchmark).status == 0
    assert "trusted by you since" in readiness("benchmark", "show", benchmark).out
    assert readiness("benchmark", "remove").out == "1 benchmark removed.\n"


def test_a_changed_one_is_refused(readiness: Readiness, benchmark: Path) -> None:
    data = json.loads(benchmark.read_text("utf-8"))
    data["benchmark"]["publisher"] = "Somebody"
    benchmark.write_text(json.dumps(data), encoding="utf-8")
    for action in ("show", "add"):
        refused = readiness("benchmark", action, benchmark)
        assert refused.status == 1
        assert "was changed after it was signed" in refused.err


def test_the_report_has_the_chapter_only_with_a_benchmark(readiness: Readiness, firm: Path, benchmark: Path) -> None:
    for edition in ("management", "full"):
        assert readiness("report", firm, "-o", "r.html", "--edition", edition, "--benchmark", benchmark).status == 0
        page = Path("r.html").read_text("utf-8")
        assert "Compared with others" in page
        assert "Benchmark 2026-H2 of IHK Musterstadt" in page
        readiness("report", firm, "-o", "r.html", "--edition", edition)
        assert "Compared with others" not in Path("r.html").read_text("utf-8")


def test_another_questionnaire_has_nothing_to_compare(readiness: Readiness, benchmark: Path) -> None:
    readiness("new", "agency.readiness", "--pack", "agency-readiness", "--organisation", "Blick")
    refused = readiness("benchmark", "show", benchmark, "agency.readiness")
    assert refused.status == 1
    assert "nothing to compare this assessment with" in refused.err
