"""Two consultants and their lead share a document by the terminal, from nothing to a settled clash."""

import json
from pathlib import Path
from typing import Any, cast

from readiness.app.archives import read_content
from readiness.app.documents import create_document
from readiness.app.team import overview, send
from readiness.domain.questionnaire import Depth
from readiness.portfolio.team.connection import Connection, connected
from tests.packs import shipped
from tests.team.conftest import LEAD, Team, password_of

DOC = "Muster.readiness"


def new(team: Team, name: str) -> Path:
    made = team.readiness(
        name, "new", DOC, "--pack", "social-media", "--organisation", "Muster GmbH", "--depth", "full"
    )
    assert made.status == 0, made.err
    return team.own_folder(name) / DOC


def answers(team: Team, name: str) -> dict[str, object]:
    return team.readiness(name, "answers", DOC, "--json").json["answers"]


def shared(team: Team) -> tuple[str, str]:
    """Two who have the same document."""
    anna, bert = LEAD, team.add("bert")
    new(team, anna)
    team.readiness(anna, "answer", DOC, "PRO1=2", "SKL2=1")
    sent = team.readiness(anna, "team", "push", DOC)
    assert sent.out == f"{DOC}: Sent as revision 1.\n", sent.err
    fetched = team.readiness(bert, "team", "pull", "Muster GmbH", "-o", DOC)
    assert fetched.out == f"{DOC}: This is revision 1 of Muster GmbH now.\n", fetched.err
    assert answers(team, bert) == answers(team, anna)
    return anna, bert


def state(team: Team, name: str) -> str:
    [entry] = team.readiness(name, "team", "status", "--json").json["documents"]
    return entry["state"]


def test_the_list_asks_the_server_as_often_for_many_documents_as_for_one(team: Team):
    team.monkeypatch.setenv("READINESS_DATA", str(team.own_folder(LEAD)))
    contents = {}
    for number in range(4):
        path = team.own_folder(LEAD) / f"{number}.readiness"
        create_document(path, shipped(), f"Firm {number}", Depth.QUICK).document.close()
        contents[path] = read_content(path)
    with connected(team.address(LEAD), password_of(LEAD)) as connection:
        asked = []
        for number, (path, content) in enumerate(contents.items()):
            if number % 2:
                assert send(connection, content, path) is not None
        for here in (dict([*contents.items()][:1]), contents):
            counting = Counting(connection)
            listed = overview(cast("Connection", counting), here, every=False)
            asked.append(counting.count)
        assert asked[0] == asked[1]
        assert [one.entry.state for one in listed] == ["only-here", "unchanged"] * 2


class Counting:
    """A connection that counts what it is asked."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.count = 0

    def execute(self, *arguments: Any) -> Any:
        self.count += 1
        return self._connection.execute(*arguments)


def test_what_each_changed_is_merged_and_both_have_the_same(team: Team):
    anna, bert = shared(team)
    assert (state(team, anna), state(team, bert)) == ("unchanged", "unchanged")
    team.readiness(anna, "answer", DOC, "PRO1=3")
    team.readiness(bert, "answer", DOC, "SKL2=?", "MON1=0")
    assert team.readiness(bert, "team", "push", DOC).status == 0
    assert (state(team, anna), state(team, bert)) == ("both", "unchanged")
    refused = team.readiness(anna, "team", "push", DOC)
    assert refused.status == 1
    assert "Pull first, then push again." in refused.err
    pulled = team.readiness(anna, "team", "pull", DOC)
    assert pulled.out == f"{DOC} holds revision 2 by bert now, merged with yours.\n", pulled.err
    assert state(team, anna) == "newer-here"
    assert team.readiness(anna, "team", "push", DOC).out == f"{DOC}: Sent as revision 3.\n"
    assert state(team, bert) == "newer-there"
    assert team.readiness(bert, "team", "pull", DOC).status == 0
    assert (state(team, anna), state(team, bert)) == ("unchanged", "unchanged")
    assert answers(team, anna) == answers(team, bert)
    said = answers(team, bert)
    assert (said["PRO1"]["level"], said["SKL2"]["status"], said["MON1"]["level"]) == (3, "dont_know", 0)
    assert team.readiness(bert, "team", "pull", DOC).out == f"{DOC}: Nothing is newer in the store.\n"
    assert "exactly this already" in team.readiness(bert, "team", "push", DOC).out


def clash(team: Team) -> tuple[str, str]:
    anna, bert = shared(team)
    team.readiness(anna, "answer", DOC, "PRO1=3", "SKL2=4")
    team.readiness(bert, "answer", DOC, "PRO1=?", "SKL2=na:decided in 2026", "MON1=1")
    assert team.readiness(bert, "team", "push", DOC).status == 0
    return anna, bert


def test_a_clash_is_listed_and_nothing_is_changed(team: Team):
    anna, _bert = clash(team)
    before = (team.own_folder(anna) / DOC).read_bytes()
    pulled = team.readiness(anna, "team", "pull", DOC)
    assert pulled.status == 1
    assert "Both sides have changed the same in different ways: 2. Nothing was changed." in pulled.err
    assert pulled.out.splitlines()[0].startswith("answers/PRO1  PRO1 ")
    assert "    there: don’t know" in pulled.out.lower().replace("don't", "don’t")
    assert "decided in 2026" in pulled.out
    assert (team.own_folder(anna) / DOC).read_bytes() == before
    listed = team.readiness(anna, "team", "pull", DOC, "--json").json
    assert (listed["taken"], len(listed["clashes"])) == (False, 2)
    assert (team.own_folder(anna) / DOC).read_bytes() == before


def test_a_clash_is_settled_for_all_or_place_by_place(team: Team):
    anna, bert = clash(team)
    taken = team.readiness(anna, "team", "pull", DOC, "--theirs", "--take", "answers/PRO1=ours", "--json").json
    assert (taken["taken"], {one["place"]: one["taken"] for one in taken["clashes"]}) == (
        True,
        {"answers/PRO1": "ours", "answers/SKL2": "theirs"},
    )
    said = answers(team, anna)
    assert (said["PRO1"]["level"], said["SKL2"]["status"], said["MON1"]["level"]) == (3, "not_applicable", 1)
    team.readiness(anna, "team", "push", DOC)
    # The other one has changed nothing since: what was settled is taken as it is.
    assert team.readiness(bert, "team", "pull", DOC).status == 0
    assert answers(team, bert) == said


def test_a_clash_is_settled_by_a_file(team: Team):
    anna, _bert = clash(team)
    settle = team.own_folder(anna) / "settle.json"
    settle.write_text(json.dumps({"format": "readiness-settle/1", "take": {"answers/PRO1": "theirs"}}))
    assert "different ways: 1" in team.readiness(anna, "team", "pull", DOC, "--settle", settle).err
    settle.write_text(json.dumps({"format": "readiness-settle/1", "take": {"answers/XYZ1": "theirs"}}))
    assert "Nothing clashes at “answers/XYZ1”." in team.readiness(anna, "team", "pull", DOC, "--settle", settle).err
    both = {"answers/PRO1": "theirs", "answers/SKL2": "ours"}
    settle.write_text(json.dumps({"format": "readiness-settle/1", "take": both}))
    assert team.readiness(anna, "team", "pull", DOC, "--settle", settle).status == 0
    said = answers(team, anna)
    assert (said["PRO1"]["status"], said["SKL2"]["level"]) == ("dont_know", 4)


def test_a_document_taken_back_to_an_earlier_revision_takes_back_no_work_of_others(team: Team):
    anna, bert = shared(team)
    old = (team.own_folder(anna) / DOC).read_bytes()
    team.readiness(bert, "answer", DOC, "MON1=4")
    team.readiness(bert, "team", "push", DOC)
    team.readiness(anna, "team", "pull", DOC)
    assert answers(team, anna)["MON1"]["level"] == 4
    (team.own_folder(anna) / DOC).write_bytes(old)
    assert team.readiness(anna, "team", "push", DOC).status == 1
    assert team.readiness(anna, "team", "pull", DOC).status == 0
    assert answers(team, anna)["MON1"]["level"] == 4


def test_one_without_a_memory_of_it_loses_nothing(team: Team):
    """The data folder was lost, or the document came by e-mail: every difference is asked for."""
    anna, bert = shared(team)
    team.readiness(anna, "answer", DOC, "PRO1=5")
    (team.own_folder(f"{anna}-data") / "team.json").unlink()
    team.readiness(bert, "answer", DOC, "MON1=4")
    team.readiness(bert, "team", "push", DOC)
    refused = team.readiness(anna, "team", "push", DOC)
    assert "Pull first" in refused.err
    assert "answers/PRO1" in team.readiness(anna, "team", "pull", DOC).out
    assert team.readiness(anna, "team", "pull", DOC, "--ours").status == 0
    said = answers(team, anna)
    assert (said["PRO1"]["level"], said["MON1"]["level"], said["SKL2"]["level"]) == (5, 4, 1)


def test_a_folder_is_loaded_and_its_documents_go_on_as_after_a_push(team: Team):
    path = new(team, LEAD)
    team.readiness(LEAD, "answer", DOC, "PRO1=2")
    loaded = team.readiness(LEAD, "team", "load", ".", "--project", "North")
    assert loaded.out == "1 document is new in the store; there were 1.\n", loaded.err
    again = team.readiness(LEAD, "team", "load", ".")
    assert again.out == "0 documents are new in the store; there were 1.\n", again.err
    assert state(team, LEAD) == "unchanged"
    team.readiness(LEAD, "answer", DOC, "PRO1=3")
    assert state(team, LEAD) == "newer-here"
    assert team.readiness(LEAD, "team", "push", DOC).out == f"{DOC}: Sent as revision 2.\n"
    (path.parent / "copies").mkdir()
    (path.parent / "copies" / "Copy.readiness").write_bytes(path.read_bytes())
    refused = team.readiness(LEAD, "team", "load", ".")
    assert refused.status == 1
    assert "Copy.readiness" in refused.err
    assert DOC in refused.err


def test_a_fetched_file_is_known_from_every_folder(team: Team):
    shared(team)
    [entry] = team.readiness("bert", "team", "status", "--json", folder="elsewhere").json["documents"]
    assert (entry["state"], entry["file"]) == ("unchanged", DOC)
