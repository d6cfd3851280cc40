"""The decision guide once more, in plain Python as people would read it out, to hold the pack's data against.

Nothing here reads the pack: facts in, severity, rule and course out.
"""

from collections.abc import Mapping
from datetime import date
from itertools import product

from hypothesis import strategies as st

from readiness.domain.conditions import Fact
from readiness.domain.knowledge import IncidentGuide
from readiness.incident.decision import IncidentDecision
from readiness.incident.facts import IncidentFacts
from readiness.incident.guide import decide, decide_by_assumption
from readiness.scoring.score import GateStatus
from tests.unit.builders import social_media

ON = date(2026, 11, 23)
UNKNOWN = None
RANGES = {"F3": range(4), "F4": range(3), "F5": range(4), "F6": range(4), "F7": range(3), "F9": range(5)}
WORDS = {
    "F1": ["partner", "dealer", "employee", "former", "customer", "fake", "own_mistake"],
    "F2": ["partner_channel", "our_channel", "third_party", "advertisement"],
    "F8": ["first_cooperative", "first_defensive", "repeated"],
    "refused": ["no", "yes"],
    "confidential_sector": ["no", "yes"],
}
ASSUMED = {"F3": 1, "F4": 1, "F5": 1, "F6": 1, "F7": 0, "F9": 0}
RANK = {"green": 0, "amber": 1, "red": 2}
ORDER = [
    *("A", "B-posts", "moratorium", "C-light", "C-pause", "answer-publicly", "crisis"),
    *("D-start", "D-prepare", "D-frozen", "D-review", "review-6-months"),
    *("platform-report", "talk-first", "correct-openly", "E"),
]

Given = Mapping[str, Fact | None]

# The incident of docs/formats/incident.md.
SEED: dict[str, Fact | None] = {
    "F1": "partner",
    "F2": "partner_channel",
    "F3": 0,
    "F4": 1,
    "F5": None,
    "F6": None,
    "F7": 1,
    "F8": "first_cooperative",
    "F9": 2,
    "F10": "2026-11-02",
    "refused": "no",
    "confidential_sector": "no",
}
Gates = Mapping[str, GateStatus]


def guide() -> IncidentGuide:
    found = social_media().incident
    assert found is not None
    return found


def decided(given: Given, gates: Gates) -> IncidentDecision:
    """Return what the first version of the format says: an unknown fact counts as a middle value."""
    return decide_by_assumption(guide(), IncidentFacts(ON, dict(given)), gates)


def decided_openly(given: Given, gates: Gates) -> IncidentDecision:
    return decide(guide(), IncidentFacts(ON, dict(given)), gates)


def codes(decision: IncidentDecision) -> list[str]:
    return [element.code for element in decision.course]


def expected_severity(given: Given) -> str:
    harm, contract, seen, tone, hurry = (numbers(given)[code] for code in ("F3", "F4", "F5", "F6", "F7"))
    if harm == 3 or tone == 3 or (seen == 3 and tone >= 2) or (hurry == 2 and harm >= 2):
        return "red"
    if harm == 2 or tone == 2 or seen >= 2 or contract == 2 or hurry == 2:
        return "amber"
    return "green"


def expected_rule(given: Given, gates: Gates) -> int:
    known = numbers(given)
    severity = expected_severity(given)
    if severity == "red":
        return 1
    if severity == "amber":
        return 2 if known["F6"] >= 2 else 3
    return 4 if known["F4"] >= 1 or known["F3"] == 1 or gates["G0"] is not GateStatus.PASS else 5


def expected_course(given: Given, gates: Gates) -> list[str]:
    known, rule, who = numbers(given), expected_rule(given, gates), given.get("F1")
    chance = known["F9"] >= 2
    entry = "D-start" if gates["G3"] is GateStatus.PASS else "D-prepare"
    course = {
        1: {"B-posts", "C-pause", "crisis", "D-frozen"},
        2: {"C-pause", "answer-publicly", "D-frozen"},
        3: {"C-pause", "D-review"},
        4: {"C-light", entry if chance else "review-6-months"},
        5: {"A", *([entry] if chance else [])},
    }[rule]
    if rule in {2, 3} and known["F3"] >= 2:
        course.add("B-posts")
    if (
        given.get("F8") == "repeated"
        or given.get("confidential_sector") == "yes"
        or (known["F4"] == 2 and given.get("refused") == "yes")
    ):
        course.add("moratorium")
    if who == "fake":
        course = (course | {"platform-report"}) - {"A"}
    course |= {"employee": {"talk-first"}, "own_mistake": {"correct-openly"}}.get(str(who), set())
    if who == "customer" and known["F3"] < 3:
        course -= {"B-posts"}
    return sorted(course | {"E"}, key=ORDER.index)


def expected_turns(given: Given, gates: Gates) -> list[tuple[str, int, str, int]]:
    now = (expected_severity(given), expected_rule(given, gates))
    found = []
    for code, values in RANGES.items():
        for value in values:
            other = {**given, code: value}
            there = (expected_severity(other), expected_rule(other, gates))
            if there != now:
                found.append((code, value, *there))
    return found


def numbers(given: Given) -> dict[str, int]:
    return {code: int(value if (value := given.get(code)) is not None else ASSUMED[code]) for code in RANGES}


def all_numbers() -> list[dict[str, Fact | None]]:
    """Return every assignment of the facts that severity hangs on, the unknown ones too."""
    asked = ["F3", "F4", "F5", "F6", "F7"]
    return [dict(zip(asked, v, strict=True)) for v in product(*([UNKNOWN, *RANGES[code]] for code in asked))]


def facts() -> st.SearchStrategy[dict[str, Fact | None]]:
    """Any facts, each of them known, unknown or not even mentioned."""
    values: dict[str, list[Fact | None]] = {code: [UNKNOWN, *values] for code, values in RANGES.items()}
    values |= {code: [UNKNOWN, *words] for code, words in WORDS.items()}
    values["F10"] = [UNKNOWN, "2026-11-02"]
    return st.fixed_dictionaries({}, optional={code: st.sampled_from(v) for code, v in values.items()})


def all_gates() -> st.SearchStrategy[Gates]:
    return st.fixed_dictionaries({f"G{n}": st.sampled_from(GateStatus) for n in range(5)})


def gates(**status: str) -> Gates:
    """Return gates that all fail, but for those that are named."""
    return {f"G{n}": GateStatus(status.get(f"G{n}", "fail")) for n in range(5)}
