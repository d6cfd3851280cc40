"""The example for authors works, says what the guide says about it, and shows every kind of thing once."""

from pathlib import Path

from readiness.app.questionnaire_check import CheckedPack, check_questionnaire
from readiness.catalog.checker import check_pack
from readiness.catalog.packs import load_pack
from readiness.domain.answers import at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth, DimensionKind
from readiness.scoring.score import GateStatus, StageInterval
from readiness.scoring.scorer import score

FOLDER = Path(__file__).parents[2] / "docs" / "authoring" / "example-pack"
PACK = load_pack(FOLDER)


def test_nothing_is_at_fault():
    assert check_pack(FOLDER) == []
    assert check_questionnaire(FOLDER) == CheckedPack((), 1)


def test_the_folder_bears_the_packs_id():
    assert FOLDER.name == PACK.id


def test_it_shows_what_a_pack_consists_of():
    assert PACK.languages == ("de", "en")
    assert [d.kind for d in PACK.dimensions] == [DimensionKind.CORE, DimensionKind.PROTECTIVE]
    assert len(PACK.asked(Depth.FULL)) == 5
    assert [len(d.asked(Depth.QUICK)) for d in PACK.dimensions] == [1, 1]
    assert any(c.prerequisites for c in PACK.capabilities.values())
    assert len(PACK.gates) == 1
    assert len(PACK.targets) == 1


def test_it_can_be_answered_and_scored():
    everything_at_3 = Assessment(Details("Muster", Depth.FULL), {code: at_level(3) for code in PACK.capabilities})

    result = score(PACK, everything_at_3)

    assert result.stage == StageInterval(3, 3)
    assert [gate.status for gate in result.gates] == [GateStatus.PASS]
