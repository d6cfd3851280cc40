"""The terminal twin of the facilitator's panel: a real process over standard input and output."""

import json
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from readiness.foundation.language import ENGLISH
from tests import systems
from tests.golden_company import create_golden
from tests.unit.builders import open_document
from tests.workshop.led import LONGEST_WAIT, READINESS, Led, led, phones, vote

CAPTURED = {"capture_output": True, "encoding": "utf-8", "timeout": 60}
TEAM: list[str | None] = ["management", "management", "management", "operative", "operative", "operative", None]


def test_a_whole_workshop(document: Path) -> None:
    with led(document) as workshop:
        assert workshop.url == f"http://127.0.0.1:{httpx.URL(workshop.url).port}/{workshop.code}"
        begun = workshop.tell("status")
        assert begun.pop("certainty")["words"].startswith(
            "After 0 of 43 questions the overall stage can still be 0 to 5."
        )
        assert begun == {
            "phase": "lobby", "round": None, "capability": None, "decided": None,
            "votes": 0, "paper": 0, "participants": 0, "roles": {}, "parked": [], "notes": 0,
        }  # fmt: skip
        with phones(workshop.url, TEAM) as room:
            assert workshop.tell("open PRO1") == {"round": 1, "capability": "PRO1"}
            for phone, level in zip(room, [3, 3, 4, 1, 0, 1, None], strict=True):
                vote(phone, 1, level)
            counted = workshop.tell("status")
            assert (counted["phase"], counted["votes"], counted["participants"]) == ("voting", 7, 7)
            assert counted["roles"] == {"management": 3, "operative": 3}
            first = workshop.tell("reveal")
            assert (first["tally"], first["dont_know"], first["votes"]) == ([1, 2, 0, 2, 1, 0], 1, 7)
            assert (first["median"], first["iqr"], first["range"], first["verdict"]) == (2, 2, 4, "red")
            assert first["ad"] == pytest.approx(8 / 6)
            assert (first["suggested"], first["hear_first"]) == (None, [0, 4])
            assert first["role_gap"] is None  # what is left over would show one person's vote
            assert workshop.tell("again") == {"round": 2, "capability": "PRO1"}
            for phone, level in zip(room, [2, 2, 3, 2, 2, 2, 2], strict=True):
                vote(phone, 2, level)
            second = workshop.tell("reveal")
            assert (second["verdict"], second["suggested"], second["round"]) == ("green", 2, 2)
            decided = workshop.tell('decide 2 "Two people release posts; the rule is not written." "A rule exists."')
            assert decided == {"capability": "PRO1", "level": 2, "dissent": True, "hidden": [], "asked": []}
        closed = workshop.quit()
        assert closed["closed"] is True
        assert closed.keys() == {"closed", "alpha", "role_gaps", "unknown_to_management", "file"}
    with open_document(document) as session:
        answer, record = session.assessment.answer("PRO1"), session.assessment.workshop
        assert (answer.level, answer.flagged) == (2, True)
        assert answer.evidence == "Two people release posts; the rule is not written."
        assert [round_.votes for round_ in record.rounds("PRO1")] == [7, 7]
        assert record.decisions["PRO1"].dissent == ("A rule exists.",)


def test_two_levels_are_shown_nowhere(document: Path) -> None:
    with led(document) as workshop, phones(workshop.url, [None, None, None]) as room:
        workshop.tell("open MON1")
        for phone, level in zip(room, [1, 4, None], strict=True):
            vote(phone, 1, level)
        shown = workshop.tell("reveal")
        figures = ("tally", "dont_know", "median", "range", "ad", "suggested")
        assert [shown[name] for name in figures] == [None] * len(figures)
        assert (shown["votes"], shown["verdict"]) == (3, "too_few")
        assert room[0].get("state").json()["tally"] is None
        workshop.quit()


def test_around_the_votes(document: Path) -> None:
    """A vote is cancelled, one is parked, there is a break, paper counts, and an earlier decision is changed."""
    with led(document) as workshop, phones(workshop.url, ["management", "operative"]) as room:
        workshop.tell("open PRO1")
        assert workshop.tell("cancel")["phase"] == "lobby"
        workshop.tell("open PRO1")
        assert workshop.tell("park")["parked"] == ["PRO1"]
        number = workshop.tell("open MON1")["round"]
        assert workshop.tell("break")["phase"] == "paused"
        assert workshop.tell("resume")["phase"] == "voting"
        for phone in room:
            vote(phone, number, 2)
        assert workshop.tell("paper 3 3 ?")["paper"] == 3
        assert workshop.tell("paper 3 ?")["paper"] == 2
        assert workshop.tell("paper 3 7")["error"] == "level-outside"
        assert workshop.tell("paper" + " 3" * 251)["error"] == "too-much-paper"
        assert workshop.tell("status")["paper"] == 2
        assert room[0].post("note", json={"round": number, "text": "the list"}).json() == {"saved": True}
        assert workshop.tell("notes") == {"notes": []}
        shown = workshop.tell("reveal")
        assert (shown["tally"], shown["votes"], shown["paper"]) == ([0, 0, 2, 1, 0, 0], 4, 2)
        assert workshop.tell("notes") == {"notes": ["the list"]}
        workshop.tell('decide 2 "the list" "rather 3"')
        workshop.tell("open PRO1")
        changed = workshop.tell('change MON1 3 "the list of May" "rather 2"')
        assert changed == {"capability": "MON1", "level": 3, "dissent": True, "hidden": [], "asked": []}
        assert workshop.tell("look MON1") == {"rounds": [shown]}
        assert workshop.tell("status")["parked"] == []
        workshop.quit()
    with open_document(document) as session:
        assert session.assessment.answer("MON1").level == 3


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("open NOPE1", "capability-unknown"),
        ("open", "command-unknown"),
        ("dance", "command-unknown"),
        ('decide 2 "never closed', "command-unknown"),
        ("decide 9 because", "level-outside"),
        ("decide 3 because", "nothing-revealed"),
        ("reveal", "no-round-open"),
        ("again", "nothing-revealed"),
        ("remove 1000", "command-unknown"),
        ("remove", "command-unknown"),
        ("remove 123", "person-unknown"),
        ("admit maybe", "command-unknown"),
        ("agenda 20", "minutes-outside"),
        ("agenda 2000", "command-unknown"),
        ("agenda 90 GF", "command-unknown"),
        ("agenda 90 BOSS=1", "role-unknown"),
        ("agenda GF=300", "people-outside"),
        ("cancel", "no-round-open"),
        ("park", "nothing-to-park"),
        ("paper 2", "no-round-open"),
        ("paper 7x", "command-unknown"),
        ("paper 7", "no-round-open"),
        ("change PRO1 2 because", "nothing-revealed"),
        ("resume now", "command-unknown"),
    ],
)
def test_what_is_not_possible_is_answered_and_changes_nothing(shared: Led, line: str, error: str) -> None:
    answer = shared.tell(line)
    assert answer["error"] == error
    assert answer["message"].endswith(".")
    assert shared.tell("status")["phase"] == "lobby"


def test_the_agenda_is_proposed_with_reasons(shared: Led) -> None:
    proposed = shared.tell("agenda 60 GF=2 ML=1")

    assert (proposed["minutes"], proposed["available"], proposed["planned"]) == (60, 40, 40)
    assert proposed["questions"][0] == {
        "capability": "MON1", "minutes": 5, "worth": 144,
        "reasons": [
            "can decide the gate “See”", "can change the overall stage", "key question", "not answered yet",
            "there: head of marketing",
        ],
    }  # fmt: skip
    worths = [question["worth"] for question in proposed["left_out"]]
    assert worths == sorted(worths, reverse=True)
    assert len(proposed["questions"]) + len(proposed["left_out"]) == 43
    # Without minutes it is for a usual meeting.
    assert shared.tell("agenda")["available"] == 70


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Led]:
    """A workshop for all that leaves it as it was."""
    folder = tmp_path_factory.mktemp("shared")
    made = [*READINESS, "new", folder / "a.readiness", "--pack", "social-media", "--organisation", "X"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("READINESS_DATA", str(folder))
        patch.setenv("READINESS_LANG", "en")
        subprocess.run(made, check=True, timeout=60, stdout=subprocess.DEVNULL)
        with led(folder / "a.readiness") as workshop:
            yield workshop


def test_who_is_too_many_is_sent_out_and_nobody_else_comes_in(document: Path) -> None:
    with led(document) as workshop, phones(workshop.url, ["management", None, "other"]) as room:
        people = workshop.tell("people")["people"]
        assert sorted(str(person["role"]) for person in people) == ["None", "management", "other"]
        assert [person["number"] for person in people] == sorted(person["number"] for person in people)
        manager = next(person["number"] for person in people if person["role"] == "management")
        removed = workshop.tell(f"remove {manager}")
        assert removed == {
            "removed": manager,
            "url": workshop.url.replace(workshop.code, removed["code"]),
            "code": removed["code"],
        }
        assert removed["code"] != workshop.code
        assert room[0].get("state").json() == {"error": "removed"}
        assert room[1].get("state").json()["participants"] == 2
        assert workshop.tell("admit no") == {"admits": False}
        assert httpx.post(removed["url"] + "/join", json={}).json() == {"error": "shut"}
        assert workshop.tell("admit yes") == {"admits": True}
        changed = workshop.tell("code")
        assert httpx.get(removed["url"] + "/state").status_code == 404
        assert httpx.post(changed["url"] + "/join", json={}).json() == {"joined": True}
        workshop.quit()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not tell the memory of others here")
def test_a_thousand_requests_leave_the_memory_as_it_was(document: Path) -> None:
    """A command is made for seconds, and this one runs for hours: what a request leaves behind must go again."""
    with led(document) as workshop, phones(workshop.url, [None] * 40) as room:
        workshop.tell("open PRO1")

        def ask(times: int) -> int:
            """Have all phones fetch their page, and return how much memory the process uses then, in its pages."""
            # Over a new connection each time, as after a phone has slept.
            asking = {"Accept": "text/html", "Connection": "close"}
            for _ in range(times):
                assert {phone.get(workshop.url, headers=asking).status_code for phone in room} == {200}
            return int(Path(f"/proc/{workshop.process.pid}/statm").read_text().split()[1])

        warm = ask(10)
        # Without a search for garbage these 1,000 requests would take a tenth of the memory more.
        assert ask(25) / warm < 1.04
        workshop.quit()


def test_the_end_of_the_input_ends_the_workshop(document: Path) -> None:
    command = [*READINESS, "workshop", str(document), "--host", "127.0.0.1"]
    ran = subprocess.run(command, input="open PRO1\n\nstatus\n", check=False, **CAPTURED)
    assert (ran.returncode, ran.stderr) == (0, "")
    listening, opened, status, closed = map(json.loads, ran.stdout.splitlines())
    assert listening.keys() == {"url", "code"}
    assert (opened["round"], status["phase"], closed["closed"]) == (1, "voting", True)


@systems.signals
def test_an_interrupted_workshop_goes_on_where_it_was(document: Path) -> None:
    with led(document) as workshop, phones(workshop.url, TEAM) as room:
        workshop.tell("open PRO1")
        vote(room[0], 1, 3)
        workshop.process.send_signal(signal.SIGINT)
        assert workshop.answer() == {"paused": True}
        assert workshop.process.wait(LONGEST_WAIT) == 0
        with led(document) as again:
            assert again.url == workshop.url
            vote(room[1], 1, 2)
            status = again.tell("status")
            assert (status["phase"], status["votes"], status["participants"]) == ("voting", 2, len(TEAM))
            again.quit()


@systems.signals
def test_a_kill_in_the_middle_of_a_vote_loses_no_acknowledged_vote(document: Path) -> None:
    levels = {}
    with led(document, "--participants", 60) as workshop, phones(workshop.url, [None] * 30) as room:
        workshop.tell("open PRO1")
        for place, phone in enumerate(room):
            if place == 20:
                workshop.process.kill()
            try:
                vote(phone, 1, place % 6)
            except httpx.TransportError:
                continue
            levels[place] = place % 6
        workshop.process.wait(LONGEST_WAIT)
        assert len(levels) >= 20
        with led(document, "--participants", 60) as again:
            assert again.url == workshop.url
            found = [phone.get("state").json() for phone in room]
            assert all(found[place]["voted"] for place in levels)
            shown = again.tell("reveal")
            assert shown["votes"] >= len(levels)
            assert all(shown["tally"][level] >= list(levels.values()).count(level) for level in range(6))
            again.quit()


def test_one_document_holds_one_workshop_at_a_time(document: Path) -> None:
    command = [*READINESS, "workshop", str(document), "--host", "127.0.0.1"]
    with led(document):
        second = subprocess.run(command, input="", check=False, **CAPTURED)
    assert (second.returncode, second.stdout) == (1, "")
    assert len(second.stderr.splitlines()) == 1


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "nowhere"])
def test_an_address_that_cannot_be_used_is_told(document: Path, host: str) -> None:
    command = [*READINESS, "workshop", str(document), "--host", host]
    refused = subprocess.run(command, input="", check=False, **CAPTURED)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert len(refused.stderr.splitlines()) == 1


def test_a_workshop_ends_with_what_comes_first(tmp_path: Path) -> None:
    document = create_golden(tmp_path, ENGLISH)
    with led(document) as workshop, phones(workshop.url, TEAM) as room:
        for number, (code, levels) in enumerate((("PRO1", [0, 0, 1, 3, 4, 1, 1]), ("PRO2", [1] * 7)), start=1):
            workshop.tell(f"open {code}")
            for phone, level in zip(room, levels, strict=True):
                vote(phone, number, level)
            workshop.tell("reveal")
            workshop.tell('decide 1 "Seen."')
        workshop.tell("open PRO3")
        workshop.tell("park")
        outcome = workshop.tell("outcome")
        assert (outcome["decided"], outcome["parked"], outcome["different"]) == (["PRO1", "PRO2"], ["PRO3"], ["PRO1"])
        offered = workshop.tell("choose")["options"]
        assert room[0].get("state").json()["options"]
        for phone in room:
            assert phone.post("choose", json={"options": [1]}).status_code == 200
        shown = workshop.tell("show")
        assert (shown["voters"], shown["options"][1]["count"], shown["options"][0]["count"]) == (7, 7, 0)
        agreed = workshop.tell('plan 2 "Claudia Berg" 2030-03-01')
        package = offered[1]["id"]
        assert agreed == {"agreed": [{"package": package, "owner": "Claudia Berg", "due": "2030-03-01"}]}
        assert workshop.tell("plan 99")["error"] == "package-unknown"
        assert workshop.tell("end")["closed"] is True
    with open_document(document) as session:
        assert session.assessment.plan.package(package.partition(":")[0]).owner == "Claudia Berg"
