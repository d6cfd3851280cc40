"""The steps after an incident in words."""

from readiness.foundation.i18n import translator
from readiness.incident.facts import IncidentFacts
from readiness.incident.guide import decide
from readiness.incident.steps import TIMES
from readiness.results.incident_texts import incident_step_texts, time_names
from tests.unit.incident.rulebook import ON, gates, guide
from tests.unit.incident.test_guide import SEED


def test_what_is_unknown_comes_first_within_24_hours():
    decision = decide(guide(), IncidentFacts(ON, SEED), gates())

    found = incident_step_texts(guide(), decision, "en", translator("en"))

    asked = [next(f.question.en for f in guide().facts if f.code == code) for code in ("F5", "F6")]
    assert found["24h"][:3] == (
        f"Find out within 24 hours: {asked[0]}",
        f"Find out within 24 hours: {asked[1]}",
        guide().steps[0].text.en,
    )
    assert tuple(found) == tuple(time_names(translator("en"))) == TIMES


def test_the_steps_speak_the_chosen_language():
    decision = decide(guide(), IncidentFacts(ON, SEED), gates())

    found = incident_step_texts(guide(), decision, "de", translator("de"))

    assert found["24h"][0].endswith(next(f.question.de for f in guide().facts if f.code == "F5"))
    assert found["24h"][2] == guide().steps[0].text.de
