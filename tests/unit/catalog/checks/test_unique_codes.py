"""Is every code unique, and none of those that were retired for ever?"""

from pathlib import Path

import pytest

from tests.unit.catalog.tiny_pack import MAIN, ONE, Fault, tiny_pack

PACK = tiny_pack()
GATE = PACK["gates.yaml"]["gates"][0]
COUNTRY = PACK["profile.yaml"]["profile"][0]
GERMANY = COUNTRY["choices"][0]
HARM = PACK["incident.yaml"]["facts"][0]
STEP = PACK["incident.yaml"]["steps"][0]
OPTION = PACK["incident.yaml"]["options"][0]
COURSE = PACK["incident.yaml"]["courses"][0]
RULE = PACK["incident.yaml"]["rules"][0]
IMPRINT = PACK["legal.yaml"]["checkpoints"][0]

FAULTS = [
    Fault("code-twice", ONE, "capabilities.1.code", "ONE1"),
    Fault("code-twice", "gates.yaml", "gates.1", {**GATE, "code": "ONE1"}, "gates.1.code", shown="ONE1"),
    Fault("code-twice", "targets.yaml", "targets.1.code", "shop"),
    Fault("code-twice", "profile.yaml", "profile.4", COUNTRY, "profile.4.code", shown="country"),
    Fault("code-twice", "incident.yaml", "facts.2", HARM, "facts.2.code", shown="F3"),
    Fault("code-twice", "incident.yaml", "steps.1", STEP, "steps.1.code", shown="ask"),
    Fault("code-twice", "incident.yaml", "options.1", OPTION, "options.1.code", shown="A"),
    Fault("code-twice", "incident.yaml", "courses.1", COURSE, "courses.1.code", shown="A-pause"),
    Fault("code-twice", "incident.yaml", "severities.1.severity", "red"),
    Fault("code-twice", "incident.yaml", "rules.1", RULE, "rules.1.number", shown="1"),
    Fault("code-twice", "incident.yaml", "facts.0.choices.1.value", 0),
    Fault(
        "code-twice",
        "profile.yaml",
        "profile.0.choices.2",
        COUNTRY["choices"][0],
        "profile.0.choices.2.value",
        shown="DE",
    ),
    Fault("code-reserved", "incident.yaml", "facts.2", {**HARM, "code": "format"}, "facts.2.code", shown="format"),
    Fault("code-reserved", "incident.yaml", "facts.2", {**HARM, "code": "rule"}, "facts.2.code", shown="rule"),
    Fault("code-reserved", "incident.yaml", "facts.2", {**HARM, "code": "G0"}, "facts.2.code", shown="G0"),
    Fault("code-reserved", "incident.yaml", "severities.1.severity", "open"),
    Fault("code-twice", "legal.yaml", "checkpoints.1", IMPRINT, "checkpoints.1.code", shown="imprint"),
    Fault("code-retired", MAIN, "retired_codes", ["ONE2"], "capabilities.1.code", found_in=ONE, shown="ONE2"),
    Fault("code-retired", MAIN, "retired_codes", ["ONE"], "code", found_in=ONE, shown="ONE"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_stands(fault: Fault, tmp_path: Path):
    if fault.path == "capabilities.1.code":
        # Its prerequisite would name itself once both are called the same.
        del fault.files[ONE]["capabilities"][1]["prerequisites"]

    assert fault.findings(tmp_path) == fault.expected()
