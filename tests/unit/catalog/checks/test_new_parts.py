"""Terms, variants, overall stages, stand-ins, texts to act, costs, pairs and changes: does all of it hold together?"""

from pathlib import Path

import pytest

from readiness.catalog.checker import check_pack
from readiness.foundation.language import LANGUAGES
from tests.unit.catalog.tiny_pack import GONE, MAIN, ONE, Fault, capability, found, put, rich_pack, words, write_pack

TEXTS, COSTS, CHANGES, INCIDENT = "texts.yaml", "costs.yaml", "changes.yaml", "incident.yaml"
BLOCK = "texts.0.blocks.0"


def fault(
    code: str, file: str, path: str, value: object, place: str | None = None, shown: str | None = None, **more: str
):
    return Fault(code, file, path, value, place, shown=shown, files=rich_pack(), **more)


FAULTS = [
    fault("term-unknown", ONE, "capabilities.0.terms.1", "channel"),
    fault("term-twice", ONE, "capabilities.0.terms.1", "post"),
    fault("term-unused", "terms.yaml", "terms.1", {"code": "channel", "name": words("A"), "meaning": words("B")},
          "terms.1.code", "channel"),
    fault("code-twice", "terms.yaml", "terms.1", {"code": "post", "name": words("A"), "meaning": words("B")},
          "terms.1.code", "post"),
    fault("variant-level", ONE, "capabilities.0.variants.0.to", 2, "capabilities.0.variants.0", "…"),
    fault("condition-name", ONE, "capabilities.0.variants.0.when", "F3 = 2"),
    fault("variant-unreachable", ONE, "capabilities.0.variants.2.when", "ONE2 = 1 and own_shop"),
    fault("condition-impossible", ONE, "capabilities.0.variants.0.when", "own_shop and not own_shop"),
    fault("condition-impossible", ONE, "capabilities.0.variants.1.when", "ONE2 < 2 and ONE2 > 3"),
    fault("condition-impossible", "targets.yaml", "targets.0.when", "country = DE and country = AT"),
    fault("condition-impossible", "targets.yaml", "targets.0.when", "launch > 3 and launch < 2"),
    fault("overall-incomplete", MAIN, "overall", [{"name": words("Name"), "meaning": words("Meaning")}], shown=""),
    fault("role-unknown", MAIN, "stand_ins.0.role", "XX"),
    fault("role-unknown", MAIN, "stand_ins.0.by", "XX"),
    fault("role-unknown", TEXTS, "texts.0.verify_with.0", "XX"),
    fault("stand-in-itself", MAIN, "stand_ins.0.by", "SM"),
    fault("text-step-unknown", TEXTS, "texts.0.steps.0", "ONE9:0>1"),
    fault("text-step-unknown", TEXTS, "texts.0.steps.0", "ONE1:1>3"),
    fault("text-step-unknown", TEXTS, "texts.0.steps.0", "ONE1:5>6"),
    fault("text-step-unknown", TEXTS, "texts.0.steps.0", "ONE1"),
    fault("text-step-unknown", TEXTS, "texts.0.steps.1", "incident:nothing"),
    fault("text-field-unknown", TEXTS, "texts.0.blocks.1.text.en", "Dear {name}", shown="{name}"),
    fault("text-field-unknown", TEXTS, "texts.0.name.de", "Brief an {organisation", shown="{organisation") ,
    fault("block-kind", TEXTS, BLOCK, {"when": "own_shop"}, BLOCK, shown=""),
    fault("block-kind", TEXTS, f"{BLOCK}.text", words("Text"), BLOCK, "heading, text"),
    fault("block-row", TEXTS, "texts.0.blocks.3.rows.0", [words("Only one")], shown=""),
    fault("day-rate-twice", COSTS, "day_rates.1.country", "DE"),
    fault("costs-unknown", COSTS, "day_rates.1.country", "FR"),
    fault("costs-unknown", COSTS, "effort_by_size", {"micro": 1, "huge": 2}, "effort_by_size.huge", "huge"),
    fault("range-reversed", ONE, "capabilities.0.external_costs.0.low", 1000, "capabilities.0.external_costs.0", "…"),
    fault("capability-unknown", "pairs.yaml", "pairs.0.ours", "ONE9"),
    fault("capability-unknown", MAIN, "mandate", "ONE9"),
    fault("capability-unknown", "profile.yaml", "profile.1.ruled_out_by", "ONE9"),
    fault("pair-itself", "pairs.yaml", "pairs.0.pack", "tiny"),
    fault("capability-unknown", CHANGES, "changes.0.same", ["ONE1", "ONE9"], "changes.0.same.1", "ONE9"),
    fault("change-twice", CHANGES, "changes.0.new", ["ONE1"], "changes.0.new.0", "ONE1"),
    fault("change-not-gone", CHANGES, "changes.0.gone.0", "ONE1"),
    fault("change-missing", CHANGES, "changes.0.same", [], "changes.0.since", "ONE1"),
    fault("changes-since", CHANGES, "changes.0.since", "1.0.0"),
    fault("situation-no-default", "situations.yaml", "situations.1.when", "own_shop = no", "situations.1.code", ""),
    fault("code-twice", "situations.yaml", "situations.1.code", "shops"),
    fault("reason-no-default", INCIDENT, "options.0.reasons.1.when", "G0 = pass", "options.0.reasons.1.fit", ""),
    fault("prefill-value", INCIDENT, "facts.1.prefill.0.value", "perhaps"),
    fault("code-twice", INCIDENT, "ideas.1", {"code": "listen", "text": words("Again")}, "ideas.1.code", "listen"),
]  # fmt: skip


@pytest.mark.parametrize("one", FAULTS, ids=str)
def test_a_fault_is_found_where_it_stands(one: Fault, tmp_path: Path):
    (expected,) = one.expected()
    (finding,) = one.findings(tmp_path)

    assert (finding.code, finding.file, finding.line) == (expected.code, expected.file, expected.line)
    assert finding.value == expected.value or one.shown == "…"


@pytest.mark.parametrize(
    ("code", "file", "path"),
    [
        ("situation-unreachable", "situations.yaml", "situations.0.when"),
        ("reason-unreachable", INCIDENT, "options.0.reasons.0.when"),
    ],
)
def test_what_stands_behind_an_entry_that_always_applies_is_found(code: str, file: str, path: str, tmp_path: Path):
    files = rich_pack()
    put(files, file, path, "")

    assert [f.code for f in found(write_pack(tmp_path, files))] == [code]


def test_costs_need_a_currency(tmp_path: Path):
    files = rich_pack()
    del files[COSTS]

    assert [f.code for f in found(write_pack(tmp_path, files))] == ["costs-missing"]


def test_a_table_needs_heads(tmp_path: Path):
    files = rich_pack()
    put(files, TEXTS, "texts.0.blocks.3.columns", GONE)

    assert [f.code for f in found(write_pack(tmp_path, files))] == ["block-kind", "block-columns"]


def test_the_cells_of_a_row_are_counted_in_words_that_fit_one_and_many(tmp_path: Path):
    files = rich_pack()
    put(files, TEXTS, "texts.0.blocks.3.rows.0", [words("Only one")])

    [finding] = check_pack(write_pack(tmp_path, files))

    assert finding.message(LANGUAGES["en"]).startswith("The number of cells in this row is 1;")
    assert finding.message(LANGUAGES["de"]).startswith("Die Zahl der Zellen dieser Zeile ist 1,")


def test_a_new_question_must_be_named_in_the_changes(tmp_path: Path):
    files = rich_pack()
    files[ONE]["capabilities"].append(capability("ONE3"))

    assert [(f.code, f.value) for f in found(write_pack(tmp_path, files))] == [("change-missing", "ONE3")]
    files[CHANGES]["changes"][0]["new"] = ["ONE3"]
    assert found(write_pack(tmp_path, files)) == []


def test_two_lists_of_changes_since_one_version_are_found(tmp_path: Path):
    files = rich_pack()
    files[CHANGES]["changes"] *= 2

    assert [f.code for f in found(write_pack(tmp_path, files))] == ["changes-twice"]


def test_a_risk_may_ask_for_an_open_incident(tmp_path: Path):
    files = rich_pack()
    put(files, ONE, "capabilities.0.variants.0", {"of": "risk", "when": "F3 = 2", "text": words("It has happened")})

    assert found(write_pack(tmp_path, files)) == []
