"""What a test company must come out with: taken from what comes out now, where its author agrees with that."""

import json
from pathlib import Path
from typing import Any

from readiness.app.output import write_output
from readiness.app.questionnaire_check import computed, packages_of
from readiness.domain.questionnaire import Questionnaire
from readiness.exchange.json_file import MOST_BYTES
from readiness.exchange.pack_test_json import read_pack_test
from readiness.foundation.errors import UserError
from readiness.foundation.files import read_at_most
from readiness.foundation.translation import N_
from readiness.scoring.score import StageInterval
from readiness.validation.refusal import RefusedError


def expect_present(file: Path, questionnaire: Questionnaire) -> bytes:
    """Write into a test company's file what comes out for it now, and return the bytes from before.

    What it names is renewed and nothing is added; where it expects nothing at all, everything is. Raises UserError
    where the file cannot be read, has other faults, or cannot be written.
    """
    before = read_at_most(file, MOST_BYTES)
    try:
        company = read_pack_test(before, questionnaire)
    except RefusedError as refused:
        raise UserError(
            "test-broken",
            N_("The test company has faults of another kind."),
            N_("Correct these in its file first; they are listed here."),
            where=str(file),
        ) from refused
    result = computed(company, questionnaire)
    wanted, everything = company.expected, company.expected.empty
    rated = {one.code: _span(one.stage) for one in result.score.dimensions if one.stage is not None}
    gates = {code: str(status) for code, status in result.gates.items()}
    expected: dict[str, Any] = {}
    if (everything or wanted.stage is not None) and result.score.stage is not None:
        expected["stage"] = _span(result.score.stage)
    named = {code: stage for code, stage in rated.items() if everything or code in wanted.dimensions}
    passed = {code: status for code, status in gates.items() if everything or code in wanted.gates}
    expected |= {key: values for key, values in (("dimensions", named), ("gates", passed)) if values}
    if everything or wanted.packages is not None:
        expected["packages"] = packages_of(result)
    data = json.loads(before)
    data["expected"] = expected
    write_output((json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode(), file)
    return before


def expect_again(file: Path, before: bytes) -> None:
    """Put the bytes of a test company back; raises UserError where they cannot be written."""
    write_output(before, file)


def _span(stage: StageInterval) -> int | dict[str, int]:
    return stage.low if stage.low == stage.high else {"low": stage.low, "high": stage.high}
