"""What each role may do, asked of the database itself: our program is not what keeps others out."""

from collections.abc import Callable
from uuid import uuid4

import psycopg
import pytest

from readiness.foundation.errors import UserError
from readiness.portfolio.team import access
from readiness.portfolio.team.load import load
from readiness.portfolio.team.revisions import AskedBy, Facts, Sent, erase, heads, payload_of, push, revisions_of
from tests.team.conftest import CONTRIBUTOR, LEAD, READER, Team

ASKED = AskedBy("a" * 64, "pack", "1.0.0", ("PRO1", "SKL1"))
ROLES = (READER, CONTRIBUTOR, LEAD)
# What a login could try without our program. {revision} and {document} are there.
FORBIDDEN = (
    "UPDATE readiness.revisions SET payload = '' WHERE id = '{revision}'",
    "DELETE FROM readiness.revisions",
    "TRUNCATE readiness.revisions CASCADE",
    "INSERT INTO readiness.revisions SELECT * FROM readiness.revisions",
    "UPDATE readiness.documents SET head = NULL",
    "DELETE FROM readiness.documents",
    "INSERT INTO readiness.documents (id) VALUES (gen_random_uuid())",
    "UPDATE readiness.members SET role = 'lead', projects = NULL",
    "INSERT INTO readiness.members (name, role) VALUES ('eve', 'lead')",
    "DELETE FROM readiness.members",
    "UPDATE readiness.audit SET who = 'nobody'",
    "DELETE FROM readiness.audit",
    "TRUNCATE readiness.audit",
    "INSERT INTO readiness.audit (act) VALUES ('nothing')",
    "UPDATE readiness.questionnaires SET codes = '{{}}'",
    "DELETE FROM readiness.schema_version",
    "DROP TABLE readiness.revisions",
    "ALTER TABLE readiness.revisions DISABLE TRIGGER ALL",
    "ALTER TABLE readiness.documents DISABLE ROW LEVEL SECURITY",
    "CREATE TABLE readiness.mine (a int)",
    "CREATE TABLE public.mine (a int)",
    "SET ROLE readiness_owner",
    "SET SESSION AUTHORIZATION postgres",
    "CREATE ROLE eve LOGIN",
    "SELECT readiness.put_member('eve', 'lead', NULL, NULL, true)",
    "SELECT set_config('readiness.erasing', 'on', false); DELETE FROM readiness.revisions",
    "INSERT INTO readiness.incoming (who) VALUES ('anna')",
    "SELECT * FROM readiness.incoming",
)


def facts(organisation: str = "Muster GmbH") -> Facts:
    return Facts(state="s", questionnaire=ASKED, depth="full", answers=b"\x01\xff", organisation=organisation)


def sent(document: str, payload: bytes = b"one", *parents: str, project: str = "") -> Sent:
    return Sent(document, payload, facts(), project, parents)


@pytest.fixture
def pushed(team: Team, each_role: Callable[[], list[str]]) -> dict[str, str]:
    each_role()
    document = str(uuid4())
    with team.connected(LEAD) as connection:
        revision = push(connection, sent(document)).revision
    return {"document": document, "revision": revision}


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises((UserError, psycopg.Error)) as refused:
        act()
    error = refused.value
    return error.code if isinstance(error, UserError) else str(error.sqlstate)


@pytest.mark.parametrize("role", ROLES)
def test_no_member_changes_what_is_there_but_through_the_functions(team: Team, pushed: dict[str, str], role: str):
    def everything() -> list[object]:
        with team.administrator() as connection:
            tables = ("revisions", "documents", "members", "audit", "questionnaires", "schema_version")
            return [connection.execute(f"SELECT * FROM readiness.{table}").fetchall() for table in tables]

    before = everything()
    for words in FORBIDDEN:
        with team.connected(role) as connection, pytest.raises(psycopg.Error) as refused:
            connection.execute(words.format(**pushed))
        assert refused.value.sqlstate == "42501", (words, refused.value)
    assert everything() == before


def test_not_even_the_owner_changes_revisions_and_log_by_mistake(team: Team, pushed: dict[str, str]):
    with team.administrator() as connection:
        for words in (*FORBIDDEN[:3], "UPDATE readiness.audit SET who = ''", "DELETE FROM readiness.audit"):
            with pytest.raises(psycopg.Error) as refused:
                connection.execute(words.format(**pushed))
            assert refused.value.sqlstate == "RD009", words


def test_a_reader_reads_and_sends_nothing(team: Team, pushed: dict[str, str]):
    with team.connected(READER) as connection:
        assert [head.id for head in heads(connection)] == [pushed["revision"]]
        assert payload_of(connection, pushed["revision"]) == b"one"
    for act in (
        lambda c: push(c, sent(pushed["document"], b"two", pushed["revision"])),
        lambda c: push(c, sent(str(uuid4()))),
        lambda c: load(c, [sent(str(uuid4()))]),
        lambda c: erase(c, pushed["document"]),
        lambda c: access.put_member(c, access.Member("eve", access.TeamRole.LEAD), "x"),
        lambda c: access.remove_member(c, LEAD),
    ):
        assert refusal_of(team, READER, act) == "team-not-allowed"


def test_a_contributor_sends_and_rules_nobody(team: Team, pushed: dict[str, str]):
    with team.connected(CONTRIBUTOR) as connection:
        assert push(connection, sent(pushed["document"], b"two", pushed["revision"])).number == 2
        assert access.log(connection) == []
        assert [member.name for member in access.members(connection)] == [CONTRIBUTOR]
    for act in (
        lambda c: load(c, [sent(str(uuid4()))]),
        lambda c: erase(c, pushed["document"]),
        lambda c: access.put_member(c, access.Member(CONTRIBUTOR, access.TeamRole.LEAD), None),
        lambda c: access.remove_member(c, READER),
    ):
        assert refusal_of(team, CONTRIBUTOR, act) == "team-not-allowed"


def refusal_of(team: Team, name: str, act: Callable[[object], object]) -> str:
    def tried() -> None:
        with team.connected(name) as connection:
            act(connection)

    return refusal(tried)


def test_a_project_is_open_to_its_members_only(team: Team):
    team.add("nora", "contributor", "North")
    north, south = str(uuid4()), str(uuid4())
    with team.connected(LEAD) as connection:
        first = push(connection, sent(south, project="South"))
        push(connection, sent(north, project="North"))
    with team.connected("nora") as connection:
        assert [head.project for head in heads(connection)] == ["North"]
        assert revisions_of(connection, [south])[south] == []
        assert connection.execute("SELECT count(*) FROM readiness.revisions").fetchone() == (1,)
    for act in (
        lambda c: payload_of(c, first.revision),
        lambda c: push(c, sent(south, b"two", first.revision)),
        lambda c: push(c, sent(str(uuid4()), project="South")),
        lambda c: push(c, sent(str(uuid4()))),
    ):
        assert refusal_of(team, "nora", act) in {"team-not-allowed", "team-not-there"}
    with team.connected("nora") as connection:
        push(connection, sent(str(uuid4()), project="North"))


def test_a_lead_rules_members_and_the_last_one_stays(team: Team, pushed: dict[str, str]):
    assert refusal_of(team, LEAD, lambda c: access.remove_member(c, LEAD)) == "team-last-lead"
    demoted = access.Member(LEAD, access.TeamRole.READER)
    assert refusal_of(team, LEAD, lambda c: access.put_member(c, demoted, None)) == "team-last-lead"
    # A login that others made is not ours, and neither are the roles of the store.
    for name in ("postgres", "readiness_owner", "pg_monitor", "Eve", "a b"):
        made = access.Member(name, access.TeamRole.READER)
        refused = refusal_of(team, LEAD, lambda c, made=made: access.put_member(c, made, "x"))
        assert refused in {"team-login-taken", "team-member-name"}, name
    with team.connected(LEAD) as connection:
        access.remove_member(connection, READER)
    assert refusal_of(team, READER, heads) in {"team-not-allowed", "team-not-let-in"}


def test_passwords_reach_the_server_as_verifiers_only(team: Team):
    with team.connected(LEAD) as connection, pytest.raises(psycopg.Error):
        connection.execute("SELECT readiness.add_member('eve', 'reader', NULL, 'open secret')")
    team.add("paul")
    assert "password of" not in team.server.log.read_text()


def test_the_log_holds_everything_that_was_done(team: Team, pushed: dict[str, str]):
    document, revision = pushed["document"], pushed["revision"]
    with team.connected(CONTRIBUTOR) as connection:
        second = push(connection, sent(document, b"two", revision)).revision
    other = str(uuid4())
    with team.connected(LEAD) as connection:
        load(connection, [sent(other)])
        access.put_member(connection, access.Member(READER, access.TeamRole.CONTRIBUTOR, ("X",)), None)
        access.remove_member(connection, READER)
        erase(connection, document)
        lines = access.log(connection)
        assert revisions_of(connection, [document])[document] == []
    told = [(line.who, line.act, line.document, line.revision) for line in lines]
    assert told[:3] == [("postgres", "schema", "", ""), ("postgres", "schema", "", ""), ("postgres", "member", "", "")]
    assert (LEAD, "push", document, revision) in told
    assert (CONTRIBUTOR, "push", document, second) in told
    assert told[-1] == (LEAD, "erase", document, "")
    assert [line.facts["name"] for line in lines if line.act == "remove member"] == [READER]
    assert sum(line.act == "push" for line in lines) == 3
    assert lines[-3].facts == {"name": READER, "role": "contributor", "projects": ["X"]}


def test_of_two_heads_the_second_is_told_to_pull(team: Team, pushed: dict[str, str]):
    document, first = pushed["document"], pushed["revision"]
    with team.connected(LEAD) as connection:
        push(connection, sent(document, b"two", first))
        for parents in ((first,), (), ("f" * 64,)):
            with pytest.raises(psycopg.Error) as refused:
                push(connection, sent(document, b"three", *parents))
            assert refused.value.sqlstate == "RD001"
        assert [one.number for one in revisions_of(connection, [document])[document]] == [1, 2]


def test_what_is_sent_twice_is_stored_once(team: Team, pushed: dict[str, str]):
    """The answer to the first time was lost, and a colleague may have sent something since."""
    document, first = pushed["document"], pushed["revision"]
    with team.connected(LEAD) as connection:
        second = push(connection, sent(document, b"two", first))
        push(connection, sent(document, b"three", second.revision))
        again = push(connection, sent(document, b"two", first))
        assert (again.revision, again.number, again.already) == (second.revision, 2, True)
        assert [one.number for one in revisions_of(connection, [document])[document]] == [1, 2, 3]


def test_a_load_is_whole_or_nothing_and_leaves_alone_what_is_there(team: Team, pushed: dict[str, str]):
    new = [sent(str(uuid4()), bytes([number])) for number in range(20)]
    with team.connected(LEAD) as connection:
        assert load(connection, [*new, sent(pushed["document"], b"other")]) == 20
        assert payload_of(connection, pushed["revision"]) == b"one"
        assert len(heads(connection)) == 21

        def breaking():
            yield sent(str(uuid4()))
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            load(connection, breaking())
        assert len(heads(connection)) == 21
    with team.administrator() as connection:
        assert connection.execute("SELECT count(*) FROM readiness.incoming").fetchone() == (0,)


def test_a_damaged_payload_is_refused(team: Team, pushed: dict[str, str]):
    with team.administrator() as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("UPDATE readiness.revisions SET payload = 'two'")
    assert refusal_of(team, READER, lambda c: payload_of(c, pushed["revision"])) == "team-payload-damaged"
    with team.administrator() as connection:
        connection.execute("SET session_replication_role = replica")
        # Both were changed together: the id still says what was there.
        connection.execute("UPDATE readiness.revisions SET sha256 = encode(sha256(payload), 'hex')")
    assert refusal_of(team, READER, lambda c: payload_of(c, pushed["revision"])) == "team-payload-damaged"
