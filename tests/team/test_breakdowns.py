"""What breaks on the way to the server, and on it: nothing is lost, and the next try works."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from readiness.portfolio.team.address import read_address
from readiness.portfolio.team.setting_up import set_up
from tests.reporting.tools import missing
from tests.team.conftest import LEAD, Team, password_of
from tests.team.one_way import OneWay
from tests.team.server import Server, free_port
from tests.team.test_whole_way import DOC, answers, shared

pytestmark = pytest.mark.usefixtures("server")


@pytest.fixture
def own_team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Team]:
    """A team with a server of its own, which writes as it would for a customer."""
    server = Server().start()
    try:
        yield _team(server, tmp_path, monkeypatch, capsys)
    finally:
        server.stop()


def _team(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Team:
    set_up(read_address(server.url()), None, LEAD, password_of(LEAD))
    return Team(server, "readiness", tmp_path, monkeypatch, capsys)


def revisions(team: Team) -> list[tuple[int, str]]:
    with team.administrator() as connection:
        rows = connection.execute("SELECT number, author FROM readiness.revisions ORDER BY number").fetchall()
    return [(number, author) for number, author in rows]


def process(team: Team, name: str, *arguments: str, port: int = 0) -> "subprocess.Popen[str]":
    """Start a command as one of them, in a process of its own."""
    url = team.server.url(name, team.database)
    url = url.replace(f":{team.server.port}/", f":{port}/") if port else url
    own = {"READINESS_DATA": str(team.own_folder(f"{name}-data")), "PGPASSWORD": password_of(name)}
    return subprocess.Popen(
        [sys.executable, "-m", "readiness", *arguments, "--url", url],
        env={**os.environ, **own},
        cwd=team.own_folder(name),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_of_writers_at_once_one_is_first_and_nobody_loses_anything(team: Team):
    anna, bert = shared(team)
    for round_, (hers, his) in enumerate((("PRO1=3", "MON1=1"), ("PRO2=2", "MON2=2"), ("SKL1=1", "PRO3=4"))):
        team.readiness(anna, "answer", DOC, hers)
        team.readiness(bert, "answer", DOC, his)
        both = [process(team, name, "team", "push", DOC) for name in (anna, bert)]
        done = [(one.communicate(timeout=120), one.returncode) for one in both]
        assert sorted(status for _, status in done) == [0, 1], done
        loser = (anna, bert)[[status for _, status in done].index(1)]
        assert "Pull first, then push again." in done[(anna, bert).index(loser)][0][1]
        assert len(revisions(team)) == 2 + 2 * round_
        assert team.readiness(loser, "team", "pull", DOC).status == 0
        assert team.readiness(loser, "team", "push", DOC).status == 0
        winner = bert if loser == anna else anna
        assert team.readiness(winner, "team", "pull", DOC).status == 0
        assert answers(team, anna) == answers(team, bert)
    levels = {code: answer["level"] for code, answer in answers(team, anna).items()}
    assert levels == {"PRO1": 3, "SKL2": 1, "MON1": 1, "PRO2": 2, "MON2": 2, "SKL1": 1, "PRO3": 4}


def test_a_server_that_is_killed_during_a_push_has_the_revision_whole_or_not_at_all(own_team: Team):
    team = own_team
    anna, _bert = shared(team)
    team.readiness(anna, "answer", DOC, "PRO1=5")
    # Whoever holds the row of the document keeps the push in its middle.
    with team.administrator() as holder:
        holder.execute("BEGIN")
        holder.execute("SELECT 1 FROM readiness.documents FOR UPDATE")
        pushing = process(team, anna, "team", "push", DOC)
        waits = "SELECT 1 FROM pg_stat_activity WHERE application_name = 'readiness' AND wait_event_type = 'Lock'"
        with team.administrator() as watching:
            while watching.execute(waits).fetchone() is None:
                assert pushing.poll() is None, pushing.communicate()
        team.server.kill()
        _, said = pushing.communicate(timeout=120)
        with pytest.raises(psycopg.Error):
            holder.execute("SELECT 1")
    assert pushing.returncode == 1
    assert "The server cannot be reached, or the connection broke. Your document is complete here." in said
    refused = team.readiness(anna, "team", "push", DOC)
    assert "The server cannot be reached" in refused.err
    team.server.start()
    assert [number for number, _ in revisions(team)] == [1]
    assert team.readiness(anna, "team", "push", DOC).out == f"{DOC}: Sent as revision 2.\n"
    assert answers(team, anna)["PRO1"]["level"] == 5


def test_a_push_whose_answer_is_lost_is_not_stored_twice(own_team: Team):
    team = own_team
    anna, _bert = shared(team)
    team.readiness(anna, "answer", DOC, "PRO1=5")
    with OneWay(team.server.port, b"FROM readiness.push(") as way:
        pushing = process(team, anna, "team", "push", DOC, port=way.door)
        while len(revisions(team)) == 1:
            assert pushing.poll() is None, pushing.communicate()
        team.server.kill()
    _, said = pushing.communicate(timeout=120)
    assert pushing.returncode == 1, said
    assert "what the store has already is not sent twice" in said
    team.server.start()
    assert [number for number, _ in revisions(team)] == [1, 2]
    again = team.readiness(anna, "team", "push", DOC)
    assert again.status == 0, again.err
    assert [number for number, _ in revisions(team)] == [1, 2]
    [entry] = team.readiness(anna, "team", "status", "--json").json["documents"]
    assert (entry["state"], entry["revision"]) == ("unchanged", 2)


def fill(disk: Path) -> Path:
    """Fill a disk to the last block, and return the file that does."""
    ballast = disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass
    assert os.statvfs(disk).f_bfree == 0
    return ballast


def test_a_full_disk_of_the_server_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    # pytest's own folder is for root alone, and the server is not root.
    disk = Path(tempfile.mkdtemp(prefix="readiness-disk-"))
    mount = ["mount", "-t", "tmpfs", "-o", "size=128m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        missing("the right to mount a disk")
    try:
        small = Server(settings=["max_wal_size=32MB", "min_wal_size=32MB", "wal_keep_size=0"], disk=disk).start()
        try:
            team = _team(small, tmp_path, monkeypatch, capsys)
            anna, bert = shared(team)
            team.readiness(anna, "answer", DOC, "PRO1=5")
            team.readiness(bert, "answer", DOC, "MON1=2")
            ballast = fill(disk)
            refused = team.readiness(anna, "team", "push", DOC)
            assert refused.status == 1
            assert any(words in refused.err for words in ("The disk of the server is full", "cannot be reached"))
            assert "Your document is complete here." in refused.err
            ballast.unlink()
            small.revive()
            assert [number for number, _ in revisions(team)] == [1]
            assert team.readiness(anna, "team", "push", DOC).out == f"{DOC}: Sent as revision 2.\n"
            assert team.readiness(bert, "team", "pull", DOC).status == 0
            said = answers(team, bert)
            assert (said["PRO1"]["level"], said["MON1"]["level"]) == (5, 2)
        finally:
            small.stop()
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)
        disk.rmdir()


def test_a_wrong_password_an_unknown_name_and_host_are_told_apart(team: Team, monkeypatch: pytest.MonkeyPatch):
    def said(url: str, password: str) -> str:
        team.readiness(LEAD, "packs")
        monkeypatch.setenv("PGPASSWORD", password)
        from readiness.cli.main import run

        assert run(["team", "status", "--url", url]) == 1
        return team.capsys.readouterr().err

    good = password_of(LEAD)
    assert "The server refuses this name with this password." in said(team.server.url(LEAD, team.database), "wrong")
    assert "The server refuses this name with this password." in said(team.server.url("eve", team.database), good)
    assert "No password is known for this name." in said(team.server.url(LEAD, team.database), "")
    assert "The server has no such database." in said(team.server.url(LEAD, "elsewhere"), good)
    assert "The server cannot be reached" in said(f"postgresql://{LEAD}@127.0.0.1:{free_port()}/x", good)
    unknown = said(f"postgresql://{LEAD}@no-such-host.invalid/x", good)
    assert "There is no server of this name." in unknown or "cannot be reached" in unknown
    secret = said(f"postgresql://{LEAD}:{good}@127.0.0.1/x".replace(" ", "%20"), good)
    assert "The address holds a password." in secret
    assert "password%20of" not in secret


@pytest.mark.parametrize("call", ["publish", "note"])
def test_a_pull_that_is_killed_is_whole_or_not_there_and_can_be_repeated(team: Team, call: str):
    anna, bert = shared(team)
    team.readiness(bert, "answer", DOC, "MON1=2", "SKL2=5")
    team.readiness(bert, "team", "push", DOC)
    team.readiness(anna, "answer", DOC, "PRO1=5")
    before = (team.own_folder(anna) / DOC).read_bytes()
    place = {"publish": "readiness.documents.publishing.replace_whole", "note": "readiness.app.team.note_taken"}[call]
    module, _, name = place.rpartition(".")
    killed = f"import os, {module} as m; m.{name} = lambda *a, **k: os.kill(os.getpid(), 9)"
    url = team.server.url(anna, team.database)
    words = ["team", "pull", DOC, "--url", url]
    own = {"READINESS_DATA": str(team.own_folder(f"{anna}-data")), "PGPASSWORD": password_of(anna)}
    code = f"{killed}; from readiness.cli.main import run; run({words!r})"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **own}, cwd=team.own_folder(anna), check=False
    )
    assert done.returncode == -9
    if call == "publish":
        assert (team.own_folder(anna) / DOC).read_bytes() == before
    assert team.readiness(anna, "team", "pull", DOC).status in {0, 3}
    said = answers(team, anna)
    assert [said[code]["level"] for code in ("PRO1", "MON1", "SKL2")] == [5, 2, 5]
    assert team.readiness(anna, "team", "push", DOC).status == 0
    assert team.readiness(bert, "team", "pull", DOC).status == 0
    assert answers(team, bert) == said
