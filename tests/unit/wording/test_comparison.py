"""Two results in words."""

from datetime import date

from readiness.foundation.language import ENGLISH, GERMAN, Language
from readiness.results.assessment_result import assess
from readiness.results.comparison import Incomparable, ResultComparison, compare
from readiness.wording.comparison import REASONS, ComparisonWords
from tests.unit.builders import filled, gate

ON = date(2026, 11, 23)


def compared(before: str, after: str, language: Language = ENGLISH) -> tuple[ComparisonWords, ResultComparison]:
    gates = [gate("G0", "PRO1>=2")]
    was, now = (assess(*filled(gates=gates, PRO=sheet), ON) for sheet in (before, after))
    return ComparisonWords(was, now, language), compare(was, now)


def lines(before: str, after: str) -> list[str]:
    words, comparison = compared(before, after)
    return words.lines(comparison)


def test_answers_come_first_then_what_they_changed():
    assert lines("1★ 1★ 1", "2★ 2★ 1") == [
        "2 answers have changed:",
        "  Name of PRO1: 1 Ad hoc → 2 Started",
        "  Name of PRO2: 1 Ad hoc → 2 Started",
        "Dimension PRO – Stage 1: Ad hoc → Stage 2: Started",
        "Name of G0: not passed → passed",
        "Overall stage – Stage 1: Ad hoc → Stage 2: Started",
    ]


def test_where_nothing_has_changed_one_line_says_so():
    assert lines("1★ 1★ 1", "1★ 1★ 1") == ["No answer has changed."]


def test_an_equal_stage_is_named_once_and_nobody_reads_of_0_changes():
    words, comparison = compared("1★ 1★ 1", "1★ 1★ 2")

    assert words.overall() == "Stage 1: Ad hoc, unchanged"
    assert words.short_stage("PRO") == "1"
    assert words.counts(comparison) == ["1 answer has changed", "No stage has changed", "No gate has changed"]


def test_the_counts_are_told_in_german_too():
    words, comparison = compared("1★ 1★ 1", "2★ 2★ 1", GERMAN)

    assert words.counts(comparison) == [
        "2 Antworten haben sich geändert",
        "1 Bereichsstufe hat sich geändert",
        "1 Startbedingung hat sich geändert",
    ]


def test_every_reason_against_a_comparison_has_words():
    assert REASONS.keys() == set(Incomparable)
