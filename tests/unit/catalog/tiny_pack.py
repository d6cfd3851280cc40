"""A minimal valid pack as plain data, and faults to put into it: one at a time, each with where it must be found.

`Fault("role-unknown", "dimensions/ONE.yaml", "capabilities.0.owners.0", "XX")` writes the pack with that one value
changed. The line where it must be found is looked up in the text itself, never with the code under test.
"""

from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from readiness.catalog.checker import check_pack
from readiness.foundation import errors
from readiness.foundation.language import LANGUAGES

MAIN = "pack.yaml"
ONE = "dimensions/ONE.yaml"
GONE = object()
LONGEST_SHOWN = 60
# Written out: a figure would have to stand in both languages, whatever a test puts there.
LEVELS = ("zero", "one", "two", "three", "four", "five")
_MARK = "the-line-we-look-for"

Files = dict[str, Any]


class _Plain(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes out what is used twice: packs know no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def words(text: str) -> dict[str, str]:
    return {"de": f"{text} auf Deutsch", "en": f"{text} in English"}


def capability(code: str, **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "name": words(f"Name {code}"),
        "question": words(f"Question {code}"),
        "why": words(f"Why {code}"),
        "levels": [words(f"{code} at {level}") for level in LEVELS],
        "next_steps": [words(f"{code} to {level}") for level in LEVELS[1:]],
        "evidence": words(f"Evidence {code}"),
        "owners": ["GF"],
        "person_days": {"low": 1, "high": 2.5},
        "horizon_days": 30,
        "risk_class": 2,
        "risk": words(f"Risk {code}"),
        "prerequisites": [],
        **more,
    }


def dimension(code: str) -> dict[str, Any]:
    capabilities = [capability(f"{code}1", key_question=True), capability(f"{code}2", prerequisites=[f"{code}1>=2@2"])]
    head = {"format": "readiness-dimension/1", "code": code, "kind": "core"}
    return {**head, "name": words(f"Name {code}"), "portrait": words("Portrait"), "capabilities": capabilities}


def tiny_pack() -> Files:
    """Return the files of a pack that has everything once; it is the caller's own to spoil."""
    ladder = [{"name": words(f"Level {level}"), "meaning": words(f"Meaning {level}")} for level in range(6)]
    target = {"name": words("Target"), "description": words("Description"), "level": 3, "key_level": 4, "levels": {}}
    yes_no = {"kind": "yes_no", "question": words("Yes or no")}
    choices = [{"value": value, "text": words(f"Choice {value}")} for value in ("DE", "AT")]
    harms = [{"value": value, "text": words(f"Harm {value}")} for value in range(3)]
    option = {part: words(part) for part in ("name", "right_when", "wrong_when", "consequences", "presupposes")}
    checkpoint = {"code": "imprint", "topic": words("Topic"), "text": words("Text"), "countries": ["DE"]}
    return {
        MAIN: {
            "format": "readiness-pack/1",
            "id": "tiny",
            "version": "1.0.0",
            "title": words("Title"),
            "subtitle": words("Subtitle"),
            "description": words("Description"),
            "languages": ["de", "en"],
            "minutes": {"quick": 1, "full": 2},
            "ladder": ladder,
            "roles": {"GF": words("Management")},
            "dimensions": ["ONE"],
            "retired_codes": ["OLD1"],
        },
        ONE: dimension("ONE"),
        "gates.yaml": {
            "gates": [
                {"code": "G0", "name": words("Gate"), "allows": words("Allows"), "requires": ["ONE1>=2", "ONE>=1"]}
            ]
        },
        "targets.yaml": {
            "targets": [{"code": "shop", **target, "when": "own_shop"}, {"code": "default", **target, "when": ""}]
        },
        "profile.yaml": {
            "profile": [
                {"code": "country", "kind": "choice", "question": words("Country"), "choices": choices},
                {"code": "own_shop", **yes_no},
                {"code": "launch", "kind": "date", "question": words("Launch")},
                {"code": "remark", "kind": "text", "question": words("Remark")},
            ]
        },
        "incident.yaml": {
            "format": "readiness-incident-guide/1",
            "facts": [
                {
                    "code": "F3",
                    "kind": "choice",
                    "name": words("Harm"),
                    "question": words("Harm"),
                    "choices": harms,
                    "known_by": ["GF"],
                },
                {"code": "refused", "name": words("Refused"), **yes_no},
            ],
            "options": [{"code": "A", **option, "gate": "G0"}],
            "further_ideas": [words("Idea")],
            "severities": [
                {"severity": "red", "name": words("Red"), "meaning": words("Meaning"), "when": "F3 >= 2"},
                {"severity": "green", "name": words("Green"), "meaning": words("Meaning"), "when": ""},
            ],
            "courses": [{"code": "A-pause", "option": "A", "text": words("Pause")}],
            "rules": [{"number": 1, "when": "severity = red", "reason": words("Reason"), "course": ["A-pause"]}],
            "modifiers": [
                {
                    "when": "rule = 1 and G0 = fail",
                    "reason": words("Reason"),
                    "adds": ["A-pause"],
                    "removes": ["A-pause"],
                }
            ],
            "steps": [{"code": "ask", "by": "24h", "text": words("Step"), "when": "refused", "leads_to": ["ONE1>=1"]}],
            "refusal_ladder": [words("Ladder")],
            "stop_criteria": [words("Stop")],
            "disclaimer": words("Disclaimer"),
        },
        "legal.yaml": {
            "format": "readiness-legal/1",
            "as_of": "2026-07-31",
            "disclaimer": words("Disclaimer"),
            "checkpoints": [
                {
                    **checkpoint,
                    "when": "own_shop",
                    "verify_with": ["GF"],
                    "verification": "checked",
                    "sources": [{"de": "Gesetz", "en": "Law"}],
                }
            ],
        },
    }


def rich_pack() -> Files:
    """Return the tiny pack with everything that a pack may leave out; it is the caller's own to spoil."""
    files = tiny_pack()
    pack, one, guide = files[MAIN], files[ONE]["capabilities"], files["incident.yaml"]
    pack["overall"] = [{"name": words(f"Stage {stage}"), "meaning": words(f"Overall {stage}")} for stage in range(6)]
    pack["roles"]["SM"] = words("Social media")
    pack["stand_ins"] = [{"role": "SM", "when": "size = micro", "by": "GF"}]
    sizes = [{"value": value, "text": words(f"Size {value}")} for value in ("micro", "small")]
    files["profile.yaml"]["profile"].append(
        {"code": "size", "kind": "choice", "question": words("Size"), "choices": sizes}
    )
    one[0] |= {
        "terms": ["post"],
        "not_applicable": words("Not applicable"),
        "external_costs": [{"level": 2, "low": 300, "high": 900, "per": "once", "what": words("Course fees")}],
        "variants": [
            {"of": "why", "when": "own_shop", "text": words("Why of shops")},
            {"of": "step", "to": 2, "when": "ONE2 < 2", "text": words("Step of beginners")},
            {"of": "step", "to": 2, "when": "own_shop and not size = micro", "text": words("Step of shops")},
        ],
    }
    reasons = [
        {"fit": "no", "text": words("No gate"), "when": "G0 = fail"},
        {"fit": "yes", "text": words("Otherwise")},
    ]
    guide["options"][0]["reasons"] = reasons
    guide["ideas"] = [{"code": "listen", "text": words("Listen"), "when": "own_shop"}]
    guide["facts"][1] |= {"deciding": True, "prefill": [{"when": "own_shop", "value": "no"}]}
    blocks = [
        {"heading": words("Heading")},
        {"text": words("{organisation} writes on {today}"), "when": "own_shop"},
        {"items": [words("Item"), words("____ €")]},
        {"columns": [words("Name"), words("Day")], "rows": [[words("A"), words("…")]]},
    ]
    letter = {"code": "letter", "name": words("Letter"), "purpose": words("Purpose"), "verify_with": ["GF"]}
    return files | {
        "terms.yaml": {"terms": [{"code": "post", "name": words("Post"), "meaning": words("Meaning of post")}]},
        "situations.yaml": {
            "situations": [
                {"code": "shops", "headline": words("Shops"), "meaning": words("Meaning of shops"), "when": "own_shop"},
                {"code": "rest", "headline": words("The rest"), "when": ""},
            ]
        },
        "costs.yaml": {
            "as_of": "2026-07-31",
            "currency": "EUR",
            "note": words("Note"),
            "day_rates": [
                {"country": "DE", "currency": "EUR", "amount": 400, "source": words("Source")},
                {"country": "AT", "currency": "EUR", "amount": 380, "source": words("Source")},
            ],
            "effort_by_size": {"micro": 0.5, "small": 1},
        },
        "texts.yaml": {"texts": [{**letter, "steps": ["ONE1:0>1", "incident:ask"], "blocks": blocks}]},
        "pairs.yaml": {"pairs": [{"ours": "ONE1", "pack": "other", "theirs": ["AGY1"], "matter": words("Matter")}]},
        "changes.yaml": {
            "changes": [
                {
                    "since": "0.9.0",
                    "same": ["ONE1"],
                    "changed": [{"code": "ONE2", "why": words("Why"), "levels": [2]}],
                    "gone": ["OLD1"],
                }
            ]
        },
    }


def write_pack(folder: Path, files: Files | None = None) -> Path:
    """Write the files into a folder: bytes and text as they are, data as YAML."""
    for name, content in (tiny_pack() if files is None else files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else _text(content).encode())
    return folder


def put(files: Files, file: str, path: str, value: Any) -> None:
    """Change one value; a place just behind a list's end appends, and GONE removes."""
    *way, last = _place(path)
    around = files[file]
    for step in way:
        around = around[step]
    if value is GONE:
        del around[last]
    elif isinstance(around, list) and last == len(around):
        around.append(value)
    else:
        around[last] = value


@dataclass(frozen=True)
class Found:
    """A finding as a test compares it."""

    code: str
    file: str
    line: int
    value: str


@dataclass(frozen=True)
class Fault:
    """One fault of the tiny pack; `place`, `found_in` and `shown` say how it is found, if not just as it was put."""

    code: str
    file: str
    path: str
    value: Any
    place: str | None = None
    found_in: str | None = None
    shown: str | None = None
    files: Files = field(default_factory=tiny_pack)

    def __str__(self) -> str:
        return f"{self.code} {self.path}"

    def spoiled(self) -> Files:
        """Return the files with the fault."""
        files = deepcopy(self.files)
        put(files, self.file, self.path, self.value)
        return files

    def expected(self) -> list[Found]:
        """Return the one finding that there must be."""
        file = self.found_in or self.file
        place = self.place
        if place is None:
            place = self.path.rpartition(".")[0] if self.value is GONE else self.path
        shown = self.shown
        if shown is None:
            # What holds other values says nothing on one line.
            nothing = self.value is GONE or self.value is None or isinstance(self.value, dict | list)
            shown = "" if nothing else str(self.value)
            shown = shown if len(shown) <= LONGEST_SHOWN else shown[: LONGEST_SHOWN - 1] + "…"
        return [Found(self.code, file, line_of(self.spoiled(), file, place), shown)]

    def findings(self, folder: Path) -> list[Found]:
        """Write the pack with the fault and check it."""
        return found(write_pack(folder, self.spoiled()))


def found(folder: Path) -> list[Found]:
    """Check a pack and return what was found, after a look at the words in every language."""
    findings = check_pack(folder)
    for finding in findings:
        look_at_words(finding)
    files = [Path(finding.file or "").relative_to(folder).as_posix() for finding in findings]
    return [Found(f.code, file, f.line or 0, f.shown_value()) for f, file in zip(findings, files, strict=True)]


def look_at_words(finding: errors.Fault) -> None:
    """Message and remedy must say something in every language, with every `{place}` filled."""
    for language in LANGUAGES:
        for text in (finding.message(LANGUAGES[language]), finding.advice(LANGUAGES[language])):
            assert text.strip(), f"{finding.code} says nothing in {language}"


def line_of(files: Files, file: str, place: str) -> int:
    """Return the line on which a place stands, found by putting a mark there."""
    if not place:
        return 1
    marked = deepcopy(files)
    put(marked, file, place, _MARK)
    lines = _text(marked[file]).splitlines()
    (line,) = (number for number, text in enumerate(lines, 1) if _MARK in text)
    return line


def _place(path: str) -> list[str | int]:
    return [int(step) if step.isdigit() else step for step in path.split(".")]


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    return yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000)
