"""`readiness incident`; the rule table itself is checked in tests/unit/incident."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from readiness.domain.knowledge import IncidentGuide
from readiness.foundation.paths import PACKAGE
from tests.cli.conftest import Readiness, Untouched
from tests.packs import shipped
from tests.unit.incident import rulebook

PAGE = PACKAGE.parent / "docs" / "formats" / "incident.md"
# Yes and no are true and false in a file.
SEED: dict[str, Any] = {
    "format": "readiness-incident-facts/1",
    **rulebook.SEED,
    "refused": False,
    "confidential_sector": False,
}
FACTS = Path("facts.json")


def guide() -> IncidentGuide:
    found = shipped().incident
    assert found is not None
    return found


def note(**changed: Any) -> Path:
    FACTS.write_text(json.dumps({**SEED, **changed}), "utf-8")
    return FACTS


FIRST = ("--format", "readiness-incident/1")
# Nothing that a severity depends on is unknown.
KNOWN = {"F5": 1, "F6": 0}


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_field_of_the_first_format(language: str, readiness: Readiness, sample: Path) -> None:
    found = readiness("incident", sample, "--facts", note(), "--json", *FIRST, "--lang", language).json

    steps = found.pop("steps")
    assert found == {
        "format": "readiness-incident/1",
        "severity": "green",
        "rule": 4,
        "course": ["C-light", "D-prepare", "E"],
        "unknown": ["F5", "F6"],
        "turns_on": [
            {"fact": "F3", "value": 2, "severity": "amber", "rule": 3},
            {"fact": "F3", "value": 3, "severity": "red", "rule": 1},
            {"fact": "F4", "value": 2, "severity": "amber", "rule": 3},
            {"fact": "F5", "value": 2, "severity": "amber", "rule": 3},
            {"fact": "F5", "value": 3, "severity": "amber", "rule": 3},
            {"fact": "F6", "value": 2, "severity": "amber", "rule": 2},
            {"fact": "F6", "value": 3, "severity": "red", "rule": 1},
            {"fact": "F7", "value": 2, "severity": "amber", "rule": 3},
        ],
    }
    assert list(steps) == ["24h", "1w", "30d", "90d"]
    by_code = {fact.code: fact.question.in_language(language) for fact in guide().facts}
    first, second, *others = steps["24h"]
    assert first.endswith(by_code["F5"])
    assert second.endswith(by_code["F6"])
    for time, texts in {**steps, "24h": others}.items():
        known = [step.text.in_language(language) for step in guide().steps if step.by == time]
        assert set(texts) <= set(known)


def test_every_field_while_it_is_open(readiness: Readiness, sample: Path) -> None:
    found = readiness("incident", sample, "--facts", note(), "--json").json

    assert list(found) == [
        *("format", "severity", "possible", "deciding", "rule", "course", "depends", "options", "unknown", "steps"),
        "turns_on",
    ]
    assert (found["format"], found["severity"], found["rule"]) == ("readiness-incident/2", "open", None)
    assert (found["possible"], found["deciding"]) == (["green", "amber", "red"], ["F5", "F6"])
    assert (found["unknown"], found["turns_on"]) == (["F5", "F6"], [])
    assert "E" in found["course"]
    assert {"C-light", "C-pause"} <= {*found["depends"]}
    assert [option["option"] for option in found["options"]] == ["A", "B", "C", "D", "E"]
    for option in found["options"]:
        assert option["fit"] in {"yes", "no", "depends", "prepared-first"}
        assert all(option["reason"][language] for language in ("de", "en"))
        assert option["reason"]["de"] != option["reason"]["en"]
    assert len(found["steps"]["24h"]) <= 5
    assert found["steps"]["24h"][0].startswith("Find out first what decides: ")


def test_the_reasons_are_those_of_the_case(readiness: Readiness, sample: Path) -> None:
    def fits(**changed: Any) -> dict[str, str]:
        found = readiness("incident", sample, "--facts", note(**KNOWN, **changed), "--json").json
        return {option["option"]: option["fit"] for option in found["options"]}

    harmless, leak = fits(), fits(F3=3, F4=2)
    assert (harmless["B"], leak["B"]) == ("no", "yes")
    assert (harmless["A"], leak["A"]) == ("no", "no")
    assert harmless["C"] == "yes"
    assert harmless["E"] == leak["E"] == "yes"


CASES: dict[str, tuple[dict[str, Any], list[str], str]] = {
    "leak": ({"F3": 3, "F4": 2}, [], "red 1 B-posts C-pause crisis D-frozen E"),
    "event photo": ({"F3": 2, "F6": 1}, [], "amber 3 B-posts C-pause D-review E"),
    "complaints": ({"F3": 1, "F5": 2, "F6": 2}, [], "amber 2 C-pause answer-publicly D-frozen E"),
    "clause covers": (
        {"F4": 0, "F5": 1, "F6": 0, "F7": 0, "F9": 1},
        ["MON1=2", "MON2=2"],
        "green 5 A E",
    ),
    "clause covers, nobody watches": (
        {"F4": 0, "F5": 1, "F6": 0, "F7": 0, "F9": 1},
        ["MON1=2", "MON2=1"],
        "green 4 C-light review-6-months E",
    ),
    "third breach": ({"F8": "repeated"}, [], "green 4 moratorium C-light D-prepare E"),
    "refusal against the contract": ({"F4": 2, "refused": True}, [], "amber 3 moratorium C-pause D-review E"),
    "confidential sector": ({"confidential_sector": True}, [], "green 4 moratorium C-light D-prepare E"),
    "fake": ({"F1": "fake"}, [], "green 4 C-light D-prepare platform-report E"),
    "customer": ({"F1": "customer", "F3": 2}, [], "amber 3 C-pause D-review E"),
    "yes and no unknown": ({"refused": None, "confidential_sector": None}, [], "green 4 C-light D-prepare E"),
}


@pytest.mark.parametrize(("changed", "answers", "expected"), CASES.values(), ids=CASES)
def test_a_case(
    changed: dict[str, Any], answers: list[str], expected: str, readiness: Readiness, document: Path
) -> None:
    if answers:
        readiness("answer", document, *answers)
    found = readiness("incident", document, "--facts", note(**changed), "--json", *FIRST).json
    assert " ".join([found["severity"], str(found["rule"]), *found["course"]]) == expected
    known = KNOWN | {code: value for code, value in changed.items() if code in KNOWN}
    found = readiness("incident", document, "--facts", note(**changed | known), "--json").json
    assert " ".join([found["severity"], str(found["rule"]), *found["course"]]) == expected


def test_every_unknown_is_listed_and_asked_first(readiness: Readiness, document: Path) -> None:
    FACTS.write_text(json.dumps({"format": SEED["format"], "F3": None}), "utf-8")
    found = readiness("incident", document, "--facts", FACTS, "--json", *FIRST).json
    assert found["unknown"] == [fact.code for fact in guide().facts]
    asked = found["steps"]["24h"][: len(guide().facts)]
    assert asked == [f"Find out: {fact.question.en}" for fact in guide().facts]


def test_nothing_known_is_never_green(readiness: Readiness, document: Path) -> None:
    FACTS.write_text(json.dumps({"format": SEED["format"]}), "utf-8")
    found = readiness("incident", document, "--facts", FACTS, "--json").json
    assert (found["severity"], found["possible"]) == ("open", ["green", "amber", "red"])
    assert found["deciding"] == ["F3", "F4", "F5", "F6", "F7"]
    assert found["unknown"] == [fact.code for fact in guide().facts]
    assert len(found["steps"]["24h"]) <= 5


@pytest.mark.parametrize("language", ["de", "en"])
def test_people_read_everything_they_need(language: str, readiness: Readiness, sample: Path) -> None:
    printed = readiness("incident", sample, "--facts", note(**KNOWN), "--lang", language)
    assert (printed.status, printed.err) == (0, "")
    green = next(severity for severity in guide().severities if severity.severity == "green")
    elements = {element.code: element.text for element in guide().courses}
    rule = next(rule for rule in guide().rules if rule.number == 4)
    visibility = next(fact for fact in guide().facts if fact.code == "F5")
    expected = [
        green.name,
        green.meaning,
        rule.reason,
        *(elements[code] for code in ("C-light", "D-prepare", "E")),
        *(option.name for option in guide().options),
        visibility.name,
        visibility.choices[2].text,
        guide().disclaimer,
    ]
    missing = [text.en for text in expected if text.in_language(language) not in printed.out]
    assert missing == []
    assert elements["C-pause"].in_language(language) not in printed.out


def test_people_read_the_parts_in_this_order(readiness: Readiness, sample: Path) -> None:
    printed = readiness("incident", sample, "--facts", note(**KNOWN, F10=None)).out
    headings = re.findall(r"^\w[^–\n]*:$", printed, flags=re.MULTILINE)
    assert headings == [
        "What to do in any case:",
        "The options in this case:",
        "What else counted:",
        "Not known yet:",
        "Within 24 hours:",
        "Within 1 week:",
        "Within 30 days:",
        "Within 90 days:",
        "What would change the result:",
        "Further ideas:",
    ]
    assert printed.splitlines()[0].startswith("Severity: Green – ")
    assert printed.splitlines()[1].startswith("Rule 4 – ")
    assert printed.splitlines()[-1] == guide().disclaimer.en


def test_while_it_is_open_people_read_what_decides(readiness: Readiness, sample: Path) -> None:
    printed = readiness("incident", sample, "--facts", note()).out
    assert printed.startswith("Severity: not known yet (green, amber or red possible) – ")
    assert "What may also be suitable when more is known:" in printed
    assert "Rule " not in printed.splitlines()[1]
    assert "What would change the result" not in printed


def test_what_is_known_is_not_asked_again(readiness: Readiness, sample: Path) -> None:
    printed = readiness("incident", sample, "--facts", note(F5=1, F6=0)).out
    assert "Not known yet" not in printed
    assert "Find out" not in printed


def test_without_a_choice_it_speaks_the_users_language(
    readiness: Readiness, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = readiness("incident", sample, "--facts", note(), "--lang", "de")
    monkeypatch.setenv("READINESS_LANG", "de")
    assert readiness("incident", sample, "--facts", note()) == chosen
    assert guide().disclaimer.de in chosen.out


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_reading_changes_nothing(options: list[str], readiness: Readiness, sample: Path, untouched: Untouched) -> None:
    note()
    with untouched():
        assert readiness("incident", sample, "--facts", FACTS, *options).status == 0


FAULTY: dict[str, tuple[str, str]] = {
    "unknown key": (json.dumps({**SEED, "F11": 1}), '"F11"'),
    "value outside": (json.dumps({**SEED, "F3": 4}), "F3: 4 is not possible here"),
    "wrong type": (json.dumps({**SEED, "F3": "1"}), 'F3: "1" is not possible here'),
    "wrong date": (json.dumps({**SEED, "F10": "2.11.2026"}), "F10"),
    "word for a yes": (json.dumps({**SEED, "refused": "yes"}), "refused"),
    "another format": (json.dumps({**SEED, "format": "readiness-answers/1"}), "readiness-incident-facts/1"),
    "no JSON": ("{", "JSON"),
}


@pytest.mark.parametrize(("content", "named"), FAULTY.values(), ids=FAULTY)
def test_faulty_facts_are_told(
    content: str, named: str, readiness: Readiness, document: Path, untouched: Untouched
) -> None:
    FACTS.write_text(content, "utf-8")
    for options in ([], ["--json"]):
        with untouched():
            sentence = readiness("incident", document, "--facts", FACTS, *options).sentence
        assert sentence.startswith("facts.json:")
        assert named in sentence


def test_missing_files_are_told(readiness: Readiness, document: Path) -> None:
    assert readiness("incident", document, "--facts", "nowhere.json").sentence.startswith("nowhere.json: ")
    assert readiness("incident", "nowhere.readiness", "--facts", note()).sentence.startswith("nowhere.readiness: ")


def test_a_questionnaire_without_a_guide_is_told(readiness: Readiness, own_data_folder: Path) -> None:
    example = PACKAGE.parent / "docs" / "authoring" / "example-pack"
    shutil.copytree(example, own_data_folder / "questionnaires" / example.name)
    assert readiness("new", "a.readiness", "--pack", example.name, "--organisation", "X").status == 0
    sentence = readiness("incident", "a.readiness", "--facts", note()).sentence
    assert sentence.startswith("a.readiness: ")
    assert "incident guide" in sentence


def test_a_guide_with_a_gap_is_told(readiness: Readiness, own_data_folder: Path) -> None:
    folder = own_data_folder / "questionnaires" / "gap"
    shutil.copytree(PACKAGE.parent / "questionnaires" / "social-media", folder)
    for name, old, new in (
        ("pack.yaml", "id: social-media", "id: gap"),
        ("incident.yaml", "    when: F3 >= 0\ncourses:", "    when: F3 = 1\ncourses:"),
    ):
        text = (folder / name).read_text("utf-8")
        assert text.count(old) == 1
        (folder / name).write_text(text.replace(old, new), "utf-8")
    assert readiness("new", "a.readiness", "--pack", "gap", "--organisation", "X").status == 0
    assert readiness("incident", "a.readiness", "--facts", note()).sentence.startswith("a.readiness: ")


@pytest.mark.parametrize("options", [["--facts"], ["--facts", "facts.json", "--lang", "fr"]])
def test_wrong_usage(options: list[str], readiness: Readiness, document: Path) -> None:
    note()
    assert readiness("incident", document, *options).status == 2


def test_the_page_about_the_format_shows_what_is_read_and_written(readiness: Readiness, document: Path) -> None:
    facts, *shown, _ = re.findall(r"^```json\n(.*?)^```", PAGE.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    FACTS.write_text(facts, "utf-8")
    for page, options in zip(shown, ((), FIRST), strict=True):
        found = readiness("incident", document, "--facts", FACTS, "--json", *options).json
        expected = json.loads(page)
        assert list(expected) == list(found)
        steps, expected_steps = found.pop("steps"), expected.pop("steps")
        # On the page some lists of the second version are cut short.
        for cut in ("options", "depends"):
            assert len(expected.pop(cut, [])) <= len(found.pop(cut, []))
        assert found == expected
        assert list(expected_steps) == list(steps)
        for time, texts in expected_steps.items():
            assert texts[-1] == "…"
            assert steps[time][: len(texts) - 1] == texts[:-1]


def test_the_page_about_the_format_names_every_fact_and_every_course() -> None:
    page = PAGE.read_text("utf-8")
    codes = [fact.code for fact in guide().facts] + [element.code for element in guide().courses]
    codes += [str(c.value) for fact in guide().facts for c in fact.choices if isinstance(c.value, str)]
    assert [code for code in codes if f"`{code}`" not in page] == []


# The incidents that a document holds.


def begin(readiness: Readiness, sample: Path, *more: object) -> None:
    readiness("incident", sample, "--new", *more)


def test_a_new_incident_replaces_none(readiness: Readiness, sample: Path) -> None:
    begin(readiness, sample, "--facts", note(**KNOWN), "--title", "Agency post", "--link", "https://example.com/1")
    begin(readiness, sample, "--title", "Rumours")

    found = readiness("incident", sample, "--list", "--json").json
    assert found["format"] == "readiness-incidents/1"
    first, second = found["incidents"]
    assert first == {
        "number": 1,
        "title": "Agency post",
        "link": "https://example.com/1",
        "known_since": "2026-11-02",
        "closed": None,
        "severity": "green",
        "first": False,
    }
    assert (second["number"], second["severity"], second["first"]) == (2, "open", True)
    lines = readiness("incident", sample, "--list", "--lang", "de").out.splitlines()
    assert lines[0] == "1  Agency post · bekannt seit 2. November 2026 · offen · Schweregrad: Grün"


def test_a_stored_incident_is_told_as_the_same_facts_from_a_file(readiness: Readiness, sample: Path) -> None:
    facts = note(**KNOWN)
    begin(readiness, sample, "--facts", facts)

    assert (
        readiness("incident", sample, "--json").json == readiness("incident", sample, "--facts", facts, "--json").json
    )
    assert readiness("incident", sample, "--incident", 1).out == readiness("incident", sample, "--facts", facts).out


def test_a_closed_incident_stays_in_the_list_and_counts_no_more(readiness: Readiness, sample: Path) -> None:
    begin(readiness, sample, "--facts", note(**KNOWN))
    readiness("incident", sample, "--close")

    (found,) = readiness("incident", sample, "--list", "--json").json["incidents"]
    assert found["closed"]
    assert not found["first"]
    # It can still be looked at.
    assert readiness("incident", sample, "--json").json["severity"] == "green"


@pytest.mark.parametrize(
    "options",
    [
        ("--facts", FACTS, "--incident", 1),
        ("--new", "--incident", 1),
        ("--new", "--list"),
        ("--list", "--facts", FACTS),
    ],
)
def test_what_contradicts_itself_is_refused(readiness: Readiness, sample: Path, options: tuple[object, ...]) -> None:
    note()
    assert readiness("incident", sample, *options).status == 2


def test_an_incident_that_is_not_there_is_refused(readiness: Readiness, sample: Path, untouched: Untouched) -> None:
    with untouched():
        assert "no incident yet" in readiness("incident", sample).sentence
        assert "no incident 3" in readiness("incident", sample, "--incident", 3, "--title", "x").sentence
        assert "no incident 3" in readiness("incident", sample, "--incident", 3, "--paper", "p.html").sentence
    assert not Path("p.html").exists()


@pytest.mark.parametrize(("language", "words"), [("de", "Bitte heute entscheiden"), ("en", "Please decide today")])
def test_the_decision_paper(readiness: Readiness, sample: Path, language: str, words: str) -> None:
    begin(readiness, sample, "--facts", note(), "--title", "<b>Agency</b> post")

    readiness("incident", sample, "--paper", "paper.html", "--lang", language)

    page = Path("paper.html").read_text("utf-8")
    assert words in page
    assert "&lt;b&gt;Agency&lt;/b&gt; post" in page
