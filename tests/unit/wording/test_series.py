"""A series in words: every step is told, whatever a later questionnaire no longer asks."""

from dataclasses import replace

from readiness.foundation.language import ENGLISH
from readiness.results.series import series_of
from readiness.wording.series import SeriesWords
from tests.unit.results.test_series import ANSWERED, ASKED, at, with_levels


def test_a_step_is_told_although_the_newest_questionnaire_asks_less() -> None:
    dimensions = (
        replace(one, capabilities=tuple(c for c in one.capabilities if c.code != "PRO4")) for one in ASKED.dimensions
    )
    gates = tuple(gate for gate in ASKED.gates if gate.code != "G0")
    newer = replace(ASKED, version="2.0.0", dimensions=tuple(dimensions), gates=gates)
    answers = {code: answer for code, answer in ANSWERED.answers.items() if code != "PRO4"}
    moments = [at(2024), at(2025, with_levels(PRO4=1, PRO1=3)), at(2026, replace(ANSWERED, answers=answers), newer)]
    words = SeriesWords(series_of(moments), ENGLISH)
    first, last = (dict(words.events(step)) for step in words.series.steps)
    assert first["Fell"] == ["Name of PRO4: 3 Defined → 1 Ad hoc"]
    assert first["Gates passed now"] == ["Name of G0"]
    assert not any("PRO4" in name for names in last.values() for name in names)
