"""What comes first of a questionnaire with stages that says nothing of how long anything takes."""

import re
import shutil
from pathlib import Path

from readiness.catalog.packs import load_pack
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.language import ENGLISH
from readiness.results.assessment_result import assess
from readiness.wording.decision import DecisionWords
from readiness.wording.wording import Wording
from tests.percent_packs import PLAIN, plain_answers
from tests.reporting.samples import DAY


def plain_stages(folder: Path) -> Questionnaire:
    """Return the example with the least that one needs, with stages as its result."""
    copied = Path(shutil.copytree(PLAIN, folder / "stages"))
    main = copied / "pack.yaml"
    main.write_text(re.sub("result: percent", "result: stages", main.read_text("utf-8")), "utf-8")
    return load_pack(copied)


def test_packages_stand_in_order_without_hours_and_days(tmp_path: Path) -> None:
    result = assess(plain_stages(tmp_path), plain_answers(), DAY)
    decision, *packages = DecisionWords(Wording(result, ENGLISH)).tasks.rows()
    assert decision.title == "Decision"
    assert [one.title for one in packages] == ["1 Requests", "2 Consent", "3 Breaches"]
    assert {(one.due, one.hours) for one in packages} == {("", "–")}
    assert all(one.step for one in packages)
