"""Inputs that a fuzzer found, and some new ones of every kind: a value or a sentence, and nothing else."""

from tests.reporting.tools import missing
from tests.torture.fuzz_targets import ALL, CORPUS, TARGETS
from tests.torture.fuzzing import Fuzzed, fuzz

try:
    import atheris
except ImportError:
    atheris = None
# Beside the corpus; most of the time goes into looking into every module.
_INPUTS = 400


def test_every_input_that_was_found_belongs_to_a_target():
    assert {path.name for path in CORPUS.iterdir() if path.is_dir()} <= TARGETS.keys()


def test_what_reaches_new_code_ends_in_a_value_or_in_a_sentence():
    if atheris is None:
        missing("atheris")
    counted = Fuzzed()
    fuzz(ALL, _INPUTS, counted)

    assert counted.faults == []
    assert counted.inputs >= _INPUTS
