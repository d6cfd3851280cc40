"""The questionnaire for agencies and dealers: complete in both languages, its numbers as set, paired with the other.

The table is the model's own (MODEL.md), noted here a second time: a slip of the pen in one of the files must not
change the advice that people pay for.
"""

import re
from pathlib import Path

import pytest

from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.conditions import parse
from readiness.domain.questionnaire import Depth, DimensionKind
from readiness.foundation.paths import content_folder
from readiness.scoring.score import GateStatus, Score, StageInterval
from readiness.scoring.scorer import score
from tests.content.model_table import noted
from tests.packs import shipped

FOLDER = content_folder("questionnaires") / "agency-readiness"
PACK = shipped("agency-readiness")
COMPANY = shipped()

# code and ★ | person-days | running days a month | days to level 3 | risk class | owners | prerequisites
TABLE = """
APP1★ | 1–3   | 0.5 |  30 | 3 | CS SM     | PEO1>=1@2 APP2>=2@3
APP2★ | 1–3   |     |  60 | 3 | CS LEG    | ACC1>=1@3
APP3  | 1–3   | 0.3 |  45 | 2 | SM CS     | APP1>=1@2
APP4  | 1–2   | 0.1 |  30 | 3 | SM CS     | PEO1>=1@2 APP3>=2@3
CAR1★ | 2–4   | 0.2 |  30 | 3 | CS CR     | PEO1>=1@2 PEO2>=2@3
CAR2★ | 2–4   | 0.3 |  60 | 3 | CR LEG    | PEO4>=1@3
CAR3  | 1–3   | 0.2 |  45 | 3 | SM LEG    | PEO4>=2@3
CAR4  | 1–3   | 0.2 |  45 | 3 | IT CR     | CAR1>=1@2 CAR1>=2@3
PEO1★ | 0.5–2 | 0.1 |  14 | 3 | GF CS     |
PEO2  | 1–3   |     |  45 | 2 | HR CS     | CAR1>=1@2
PEO3  | 2–5   |     |  90 | 2 | HR SM     | PEO2>=2@3
PEO4  | 1–4   | 0.2 |  60 | 2 | CR LEG    | ACC1>=1@2 APP1>=2@3
ACC1  | 2–5   |     |  90 | 2 | GF LEG    |
ACC2★ | 1–3   | 0.1 |  30 | 3 | IT SM     |
ACC3  | 1–3   |     |  60 | 2 | SM DPO LEG | ACC2>=1@2 ACC2>=2@3 ACC1>=2@3
ACC4  | 1–2   |     |  60 | 1 | CS SM     | APP3>=2@3 ACC1>=2@3
WAT1  | 1–3   | 1–2 |  30 | 2 | SM CS     | PEO1>=1@2 PEO1>=2@3
WAT2  | 1–3   | 1–4 |  45 | 2 | SM CS     | WAT1>=1@2 PEO3>=2@3
WAT3★ | 1–3   | 0.2 |  30 | 3 | GF SM     | PEO1>=2@2 APP4>=1@3
WAT4  | 1–3   | 0.5 |  90 | 1 | CS SM     | APP3>=2@3 WAT1>=2@3
"""
ROWS = {row[:5].strip(" ★"): row for row in TABLE.strip().splitlines()}
GATES = {
    ("A1", "Über Auftraggeber sprechen", "Speak about clients"): ("APP1>=2 APP2>=2 CAR1>=2 CAR2>=2 CAR3>=2 PEO1>=2"),
    ("A2", "Kanäle führen", "Run clients’ channels"): (
        "APP1>=3 APP4>=2 CAR1>=2 CAR2>=2 CAR3>=2 PEO1>=2 PEO3>=2 ACC1>=2 ACC2>=3 ACC3>=2 WAT1>=2 WAT2>=2 WAT3>=2"
    ),
    ("A3", "Im Ernstfall handeln", "Act in an emergency"): ("APP3>=2 APP4>=3 PEO1>=3 PEO3>=2 ACC2>=3 WAT1>=3 WAT3>=3"),
}
# The worked example of MODEL.md, computed by hand there. ? is “don't know”, - is “not applicable”.
EXAMPLE = {"APP": "3323", "CAR": "2221", "PEO": "31?2", "ACC": "13-2", "WAT": "3230"}
STAGES = {"APP": (3, 3), "CAR": (2, 2), "PEO": (1, 2), "ACC": (2, 2), "WAT": (1, 1)}


@pytest.fixture(scope="module")
def example() -> Score:
    answers = {f"{d}{number}": answer(sign) for d, signs in EXAMPLE.items() for number, sign in enumerate(signs, 1)}
    return score(PACK, Assessment(Details("Agentur Muster", Depth.FULL), answers))


def answer(sign: str) -> Answer:
    if sign == "?":
        return Answer(Status.DONT_KNOW)
    if sign == "-":
        return Answer(Status.NOT_APPLICABLE, reason="Keine Konten für Auftraggeber")
    return at_level(int(sign))


@pytest.mark.parametrize("code", ROWS)
def test_a_capability_has_the_facts_of_the_model(code: str):
    assert noted(PACK.capabilities[code]) == ROWS[code]


def test_there_are_20_capabilities_in_five_dimensions_with_seven_key_questions():
    assert list(PACK.capabilities) == list(ROWS)
    assert {d.code: len(d.capabilities) for d in PACK.dimensions} == dict.fromkeys(
        ("APP", "CAR", "PEO", "ACC", "WAT"), 4
    )
    assert [d.code for d in PACK.dimensions if d.kind is DimensionKind.CORE] == ["APP", "CAR", "PEO"]
    assert [len(d.asked(Depth.QUICK)) for d in PACK.dimensions] == [2, 2, 1, 1, 1]
    assert PACK.minutes == {Depth.QUICK: 6, Depth.FULL: 30}


def test_the_ladder_has_the_names_of_the_other_questionnaire():
    assert [step.name for step in PACK.ladder] == [step.name for step in COMPANY.ladder]
    assert len(PACK.overall) == 6


def test_the_gates_require_what_the_model_says():
    assert {(g.code, g.name.de, g.name.en): " ".join(g.requires) for g in PACK.gates} == GATES


def test_no_gate_asks_what_a_firm_without_staff_or_subcontractors_cannot_have():
    """“Not applicable” would leave the gate open for ever."""
    asked = {requirement.split(">=")[0] for gate in PACK.gates for requirement in gate.requires}

    assert asked.isdisjoint({"PEO2", "PEO4"})


def test_targets_depend_on_channels_and_size():
    levels = {target.code: (target.level, target.key_level) for target in PACK.targets}

    assert levels == {"channels": (3, 4), "small": (2, 3), "default": (3, 3)}
    assert [target.code for target in PACK.targets if not target.when] == ["default"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_statement_and_every_step_is_said_once_only(language: str):
    for texts in ("levels", "next_steps"):
        said = [text.in_language(language) for c in PACK.capabilities.values() for text in getattr(c, texts)]
        assert len(set(said)) == len(said)


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_statement_is_short_and_does_not_lean_on_its_neighbours(language: str):
    leaning = {"de": r"\A(?:Das|Dies\w*|Es|Er|Sie|Dabei|Dafür|Darüber|Zusätzlich|Außerdem)\b",
               "en": r"\A(?:This|These|Those who do|It|They|He|She|In addition|Also)\b"}[language]  # fmt: skip
    levels = [text.in_language(language) for c in PACK.capabilities.values() for text in c.levels]

    assert [text for text in levels if len(text.split()) > 35] == []
    assert [text for text in levels if re.search(leaning, text) and not text.startswith("It is settled")] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_level_2_has_a_name_and_level_3_is_written(language: str):
    named = {"de": "benannte", "en": "named"}[language]
    written = {"de": "[Ss]chriftlich|Standardvertrag", "en": "[Ww]rit|standard contract"}[language]

    for capability in PACK.capabilities.values():
        assert named in capability.levels[2].in_language(language), capability.code
        assert re.search(written, capability.levels[3].in_language(language)), capability.code


@pytest.mark.parametrize("language", ["de", "en"])
def test_other_texts_are_short(language: str):
    for capability in PACK.capabilities.values():
        if capability.not_applicable:
            assert len(capability.not_applicable.in_language(language).split()) <= 40, capability.code
        assert all(len(v.text.in_language(language).split()) <= 45 for v in capability.variants), capability.code


def test_terms_owners_and_conditions_exist():
    terms = {term.code for term in PACK.terms}
    facts = {question.code for question in PACK.profile}

    for capability in PACK.capabilities.values():
        assert set(capability.terms) <= terms, capability.code
        assert set(capability.owners) <= PACK.roles.keys(), capability.code
        assert all(parse(variant.when) for variant in capability.variants)
    assert {code for c in PACK.capabilities.values() for code in c.terms} | {"incident"} == terms
    assert {stand_in.role for stand_in in PACK.stand_ins} <= PACK.roles.keys()
    assert facts == {"kind", "country", "size", "runs_channels"}


def test_codes_mean_nothing_else_in_the_other_questionnaire():
    assert PACK.capabilities.keys().isdisjoint(COMPANY.capabilities)
    assert {d.code for d in PACK.dimensions}.isdisjoint(d.code for d in COMPANY.dimensions)
    assert {g.code for g in PACK.gates}.isdisjoint(g.code for g in COMPANY.gates)


def test_pairs_name_capabilities_of_both_questionnaires():
    assert {pair.pack for pair in PACK.pairs} == {COMPANY.id}
    assert [pair.ours for pair in PACK.pairs] == list(PACK.capabilities)
    assert {code for pair in PACK.pairs for code in pair.theirs} <= COMPANY.capabilities.keys()


def test_every_capability_of_partner_governance_is_paired():
    paired = {code for pair in PACK.pairs for code in pair.theirs}

    assert [code for code in COMPANY.capabilities if code.startswith("PAR") and code not in paired] == []


def test_the_legal_points_are_few_and_advise_no_one():
    assert PACK.legal is not None
    assert len(PACK.legal.checkpoints) == 6
    assert "not legal advice" in PACK.legal.disclaimer.en
    assert "keine Rechtsberatung" in PACK.legal.disclaimer.de
    assert PACK.incident is None


def test_the_worked_example_has_the_stages_computed_by_hand(example: Score):
    assert {d.code: d.stage for d in example.dimensions} == {d: StageInterval(*ends) for d, ends in STAGES.items()}
    assert example.stage == StageInterval(1, 2)


def test_the_worked_example_passes_one_gate_fails_one_and_leaves_one_open(example: Score):
    assert {gate.code: gate.status for gate in example.gates} == {
        "A1": GateStatus.PASS,
        "A2": GateStatus.FAIL,
        "A3": GateStatus.OPEN,
    }


@pytest.mark.parametrize("file", ["CHANGELOG.md", "MODEL.md"])
def test_the_pages_know_this_version(file: str):
    assert PACK.version in Path(FOLDER / file).read_text(encoding="utf-8")
