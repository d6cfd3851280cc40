"""The canonical hash of an assessment: the same content gives the same hash, in any file and on any computer.

`docs/formats/readiness-file.md` describes it for other programs. What is hashed never changes for one name of the
form; another way would get another name.
"""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from readiness.domain.answers import Answer
from readiness.domain.assessment import PARTS, Assessment
from readiness.domain.questionnaire import HALF_YEAR, MIDDLE_RISK, DimensionKind, Questionnaire
from readiness.validation.boundary import write_json
from readiness.validation.parts import STORED_PARTS

FORM = "readiness-record/1"
_RECORD = "record"


def canonical_hash(questionnaire: Questionnaire, assessment: Assessment, on: date) -> str:
    """Return the SHA-256 of the content as a version of record of a day, in hexadecimal.

    It covers the questionnaire, every answer and part, the digests of attached files among them, the number and the
    day of the version, and the versions before it. The id of the document and the time it was made are not in it.
    """
    record = assessment.record
    parts = {name: _plain(assessment.part(name), STORED_PARTS[name]) for name in PARTS if name != _RECORD}
    content = {
        "form": FORM,
        "number": record.number,
        "on": on.isoformat(),
        "earlier": [{"number": one.number, "on": one.on.isoformat(), "hash": one.digest} for one in record.earlier],
        "questionnaire": _of_questionnaire(questionnaire),
        "answers": _plain(dict(sorted(assessment.answers.items())), Mapping[str, Answer]),
        # A part that holds nothing but its name counts as missing: so does one that a later version knows.
        "parts": {name: part for name, part in parts.items() if part.keys() != {"type"}},
    }
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _of_questionnaire(questionnaire: Questionnaire) -> Any:
    """Return a questionnaire as JSON holds it; what once had no default is written where it has it, too."""
    plain = _plain(questionnaire)
    plain.setdefault("roles", {})
    for dimension in plain["dimensions"]:
        dimension.setdefault("kind", DimensionKind.CORE.value)
        for capability in dimension.get("capabilities", ()):
            capability.setdefault("risk_class", MIDDLE_RISK)
            capability.setdefault("horizon_days", HALF_YEAR)
    return plain


def holds_its_hash(questionnaire: Questionnaire, assessment: Assessment) -> bool:
    """Return whether a document that says it is final has the content that became final."""
    final = assessment.record.final
    return final is not None and canonical_hash(questionnaire, assessment, final.on) == final.digest


def _plain(value: Any, kind: Any = None) -> Any:
    """Return a value as JSON holds it, without what has its default: a field that is added later changes no hash."""
    return json.loads(write_json(value, kind, defaults=False))
