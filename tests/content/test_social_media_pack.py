"""The questionnaire that ships: complete in both languages, and exactly the model that its authors set.

The table is the model's own (MODEL.md), noted here a second time: a slip of the pen in one of the files must not
change the advice that people pay for.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from readiness.domain.conditions import parse
from readiness.domain.levels import HIGHEST
from readiness.domain.questionnaire import Depth, DimensionKind
from readiness.domain.values import Text
from readiness.exchange.sample_json import read_sample
from readiness.foundation.paths import content_folder
from tests.content.model_table import noted
from tests.packs import shipped

FOLDER = content_folder("questionnaires") / "social-media"
PACK = shipped()

# code and ★ | person-days | running days a month | days to level 3 | risk class | owners | prerequisites
TABLE = """
PRO1★ | 2–5   | 0.5 |  30 | 2 | ML        | PRO3>=1@2 MGT2>=2@3
PRO2★ | 3–6   | 0.3 |  30 | 3 | ML GF     | PRO3>=1@2 MON3>=1@3 MGT2>=2@3
PRO3  | 1–3   | 0.1 |  30 | 3 | GF        | MGT2>=1@2 MGT2>=2@3
PRO4  | 2–4   | 1–4 |  60 | 2 | SM KS     | PRO3>=2@2
PRO5  | 2–4   | 0.1 |  30 | 3 | IT SM     | PRO3>=1@2
SKL1★ | 1–3   |     |  90 | 3 | GF HR     | MGT3>=1@2 MGT3>=2@3
SKL2★ | 3–8   |     |  90 | 2 | HR ML     | SKL1>=1@2 SKL3>=2@3
SKL3  | 3–6   |     |  60 | 3 | HR ML     | RSK5>=2@3 MGT2>=2@3
SKL4  | 3–6   | 1   | 180 | 1 | HR SM     | SKL2>=2@3 SKL3>=3@3 RSK1>=2@3
SKL5  | 1–3   | 0.5 |  90 | 1 | SM        | SKL1>=2@3
MGT1★ | 1–2   |     |  30 | 3 | GF        |
MGT2★ | 1–2   |     |  30 | 3 | GF        | MGT1>=1@2 MGT1>=2@3
MGT3  | 1–2   |     |  90 | 2 | GF        | MGT2>=1@2 MGT2>=3@3 STR1>=2@3
MGT4  | 1–3   | 0.3 |  90 | 2 | ML        | STR5>=2@3 MON4>=2@3
MGT5  | 1–2   |     |  90 | 2 | GF        | MGT1>=2@3
STR1★ | 2–5   |     |  60 | 3 | GF ML     | MGT1>=1@2 MGT2>=2@3
STR2★ | 3–8   |     |  60 | 2 | ML PM     | STR1>=1@2 STR1>=2@3 MON5>=1@3
STR3  | 2–5   |     |  90 | 2 | PM ML     | STR2>=2@3 PAR3>=2@3 PRO1>=2@3
STR4  | 2–4   | 0.5 |  90 | 1 | ML        | CON1>=2@3 RSK2>=2@3
STR5  | 2–4   | 0.5 |  90 | 2 | ML        | STR1>=2@3
STR6  | 1–3   |     |  60 | 2 | ML        | STR1>=2@3 MGT3>=2@3 PRO3>=2@3
MON1★ | 1–4   | 1–2 |  14 | 3 | SM        | PRO3>=1@2 PRO3>=2@3
MON2★ | 0.5–2 |     |  14 | 2 | ML HR     | PRO3>=1@2 SKL3>=2@3
MON3  | 1–2   |     |  30 | 3 | SM ML     | MON1>=1@2 MON1>=2@3
MON4  | 1–2   | 0.5 |  90 | 1 | SM        | MON1>=2@3 MON3>=2@3
MON5  | 1–3   | 0.3 |  60 | 2 | SM        | MON1>=1@2 PAR5>=2@3
PAR1★ | 2–5   |     |  90 | 3 | GF EK LEG | MGT2>=1@2 PAR5>=2@4
PAR2★ | 1–3   | 0.3 |  30 | 3 | ML        | PAR1>=1@2 PRO3>=1@2 PAR1>=2@3 PRO1>=2@3
PAR3  | 1–3   |     |  30 | 3 | PM ML     | RSK3>=1@2 RSK3>=2@3
PAR4  | 1–3   |     |  60 | 2 | ML IT LEG | PRO5>=1@2 PRO5>=2@3 PAR1>=2@3
PAR5  | 1–3   |     |  30 | 2 | EK ML     |
PAR6  | 1–3   | 0.3 |  90 | 1 | ML        | STR1>=2@3 PAR1>=2@3
CON1★ | 2–4   | 2–6 |  60 | 2 | SM        | STR2>=1@2 STR2>=2@3 SKL1>=2@3 PRO1>=2@3
CON2★ | 1–3   | 1–3 |  60 | 2 | SM        | PRO4>=2@3 MGT5>=2@3
CON3  | 2–5   |     |  90 | 1 | SM        | RSK2>=2@3
CON4  | 1–2   |     |  60 | 2 | SM        | PRO1>=2@3 RSK1>=2@3
CON5  | 1–3   |     |  90 | 1 | SM        | RSK2>=2@3 PRO4>=2@3
RSK1★ | 1–3   |     |  30 | 3 | LEG SM    | PRO5>=2@3
RSK2★ | 2–4   |     |  60 | 3 | SM LEG    | PRO3>=2@3
RSK3  | 2–5   |     |  60 | 3 | GF LEG    | MGT2>=2@3
RSK4  | 2–5   |     |  60 | 3 | DPO       | RSK1>=1@2 PRO2>=2@3
RSK5  | 1–5   |     |  90 | 2 | HR BR     | MGT1>=1@2
RSK6  | 1–3   | 0.2 |  60 | 2 | ML GF     | MON3>=2@3 PRO2>=2@3
"""
EFFORT_NOTES = {"STR3": "per launch"}
HORIZON_BY_LEVEL = {"PAR1": {2: 7}}

DIMENSIONS = {
    DimensionKind.CORE: {"PRO": 5, "SKL": 5, "MGT": 5, "STR": 6},
    DimensionKind.PROTECTIVE: {"MON": 5, "PAR": 6, "CON": 5, "RSK": 6},
}
LADDER = {
    "de": ["Nicht vorhanden", "Zufällig", "Begonnen", "Geregelt", "Gesteuert", "Lernend"],
    "en": ["Absent", "Ad hoc", "Started", "Defined", "Measured", "Improving"],
}
GATES = {
    ("G0", "Sehen", "See"): "MON1>=2 MON2>=2",
    ("G1", "Reagieren", "React"): "PRO3>=2 PRO2>=2 MON3>=2",
    ("G2", "Partner steuern", "Govern partners"): "PAR2>=2 PAR1>=2 MGT2>=2 PAR5>=2 RSK3>=2",
    ("G3", "Einsteigen", "Launch"): (
        "MGT1>=2 MGT2>=3 MGT3>=2 STR1>=2 STR2>=2 SKL1>=2 SKL2>=2 PRO1>=2 PRO2>=2 PRO5>=2 CON1>=2 MON1>=2 "
        "RSK1>=2 RSK2>=2 RSK5>=2"
    ),
    ("G4", "Ausbauen", "Expand"): (
        "PRO>=3 SKL>=3 MGT>=3 STR>=3 MON>=2 PAR>=2 CON>=2 RSK>=2 STR5>=3 MON4>=3 PRO4>=3 PAR1>=3"
    ),
}

ROWS = {row[:5].strip(" ★"): row for row in TABLE.strip().splitlines()}


@pytest.mark.parametrize("code", ROWS)
def test_a_capability_has_the_facts_of_the_model(code: str):
    assert noted(PACK.capabilities[code]) == ROWS[code]


def test_there_are_43_capabilities_in_eight_dimensions():
    assert list(PACK.capabilities) == list(ROWS)
    assert len(ROWS) == 43
    for kind, sizes in DIMENSIONS.items():
        assert {d.code: len(d.capabilities) for d in PACK.dimensions if d.kind is kind} == sizes
    assert all(c.code.startswith(d.code) for d in PACK.dimensions for c in d.capabilities)


def test_two_key_questions_in_each_dimension_make_the_quick_check():
    assert [len(d.asked(Depth.QUICK)) for d in PACK.dimensions] == [2] * 8
    assert len(PACK.asked(Depth.QUICK)) == 16


def test_exceptions_of_effort_and_horizon():
    assert {c.code: c.effort_note.en for c in PACK.capabilities.values() if c.effort_note} == EFFORT_NOTES
    assert {
        c.code: c.horizon_days_by_level for c in PACK.capabilities.values() if c.horizon_days_by_level
    } == HORIZON_BY_LEVEL
    assert {c.weight for c in PACK.capabilities.values()} == {1.0}


def test_the_ladder_has_its_six_names():
    assert {language: [step.name.in_language(language) for step in PACK.ladder] for language in LADDER} == LADDER


def test_the_gates_require_what_the_model_says():
    assert {(g.code, g.name.de, g.name.en): " ".join(g.requires) for g in PACK.gates} == GATES


def test_the_default_target_is_level_3_and_the_higher_one_4_for_key_questions():
    levels = {target.code: (target.level, target.key_level) for target in PACK.targets}
    assert levels == {"no-channel": (0, 0), "launch": (3, 4), "default": (3, 3)}
    assert [target.code for target in PACK.targets if not target.when] == ["default"]
    assert PACK.targets[0].levels.keys() == {
        *("MON", "PAR", "RSK", "MON1", "MON2", "PAR1", "PAR2", "RSK1", "RSK2", "SKL3", "PRO2")
    }


@pytest.mark.parametrize("language", ["de", "en"])
def test_levels_and_steps_of_a_capability_differ_from_each_other(language: str):
    for capability in PACK.capabilities.values():
        for texts in (capability.levels, capability.next_steps):
            said = [text.in_language(language) for text in texts]
            assert len(set(said)) == len(said), capability.code


def test_the_incident_guide_and_the_legal_checkpoints_are_there():
    assert PACK.incident is not None
    assert PACK.legal is not None
    assert [option.code for option in PACK.incident.options] == ["A", "B", "C", "D", "E"]
    assert [fact.code for fact in PACK.incident.facts][:10] == [f"F{number}" for number in range(1, 11)]
    assert [severity.severity for severity in PACK.incident.severities] == ["red", "amber", "green"]
    assert [rule.number for rule in PACK.incident.rules] == [1, 2, 3, 4, 5]
    assert all(parse(rule.when) for rule in PACK.incident.rules if rule.when)
    assert "not legal advice" in PACK.legal.disclaimer.en
    assert "keine Rechtsberatung" in PACK.legal.disclaimer.de


@pytest.mark.parametrize("sample", sorted((FOLDER / "samples").glob("*.json")), ids=lambda path: path.name)
def test_a_sample_answers_every_question(sample: Path):
    company = read_sample(sample)

    assert company.organisation
    assert company.states
    assert all(state.answers.keys() == PACK.capabilities.keys() for state in company.states)


def test_the_changelog_knows_this_version():
    assert f"## {PACK.version}" in (FOLDER / "CHANGELOG.md").read_text(encoding="utf-8")


def steps_for(**profile: str) -> Iterator[tuple[str, Text]]:
    """Yield every step in the wording that a firm with this profile reads."""
    for code, capability in PACK.capabilities.items():
        for level in range(1, HIGHEST + 1):
            yield f"{code}:{level - 1}>{level}", capability.step_to(level, profile)


@pytest.mark.parametrize("own_channel", ["no", "decided_against"])
@pytest.mark.parametrize("works_council", ["yes", "no"])
def test_no_step_sends_a_firm_without_a_channel_to_one(own_channel: str, works_council: str):
    found = steps_for(own_channel=own_channel, works_council=works_council, partners_post="yes")

    # Without a channel of one's own, “main channel” means the agency's page, which is not the firm's to run.
    channel = r"wichtigste[mnr]? Kanal|main channel"
    channel += r"|\bIhre?[nms]? (?:eigene[nms]? )?Kan(?:al|äle)\b|\byour (?:own )?channels?\b"
    assert [code for code, text in found if re.search(channel, text.de + text.en)] == []


@pytest.mark.parametrize("size", ["micro", "medium"])
@pytest.mark.parametrize(
    ("works_council", "word"), [("yes", "falls vorhanden|Ohne Betriebsrat"), ("no", "Betriebsrat")]
)
def test_a_step_knows_whether_there_is_a_works_council(works_council: str, word: str, size: str):
    found = steps_for(works_council=works_council, size=size)

    assert [code for code, text in found if re.search(word, text.de)] == []


def test_the_works_council_is_heard_before_employees_are_told():
    told = dict(steps_for(works_council="yes", size="medium"))

    for step in ("SKL3:1>2", "MON2:1>2", "MON2:2>3", "MON1:3>4"):
        assert "Betriebsrat" in told[step].de, step
        assert "works council" in told[step].en, step


def test_a_micro_firm_holds_no_management_meetings():
    found = steps_for(size="micro")

    assert [code for code, text in found if re.search("Sitzung der Geschäftsführung|Quartalssitzung", text.de)] == []


def test_management_is_not_asked_to_ask_itself():
    owned = {code for code, capability in PACK.capabilities.items() if capability.owners == ("GF",)}

    assert "PRO3" in owned
    assert [
        code
        for code, text in steps_for(size="medium")
        if code.split(":")[0] in owned
        and re.search("Bitten Sie die Geschäftsführung|Ask management", text.de + text.en)
    ] == []
