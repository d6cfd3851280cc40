"""Whatever a power cut leaves of what was not flushed, no acknowledged answer is gone and no file is half."""

from random import Random

import pytest

from tests.reporting.tools import program
from tests.torture.deeds import DEEDS
from tests.torture.power import PowerCuts, cut_power

_STATES = 36


@pytest.fixture(autouse=True)
def strace() -> str:
    return program("strace")


def test_an_answer_is_on_the_disk_before_it_is_acknowledged():
    counted = PowerCuts()
    cut_power(DEEDS["a sitting"], counted, _STATES, Random(1))

    assert counted.faults == []
    assert counted.states == _STATES
    assert counted.acknowledged > _STATES


def test_a_power_cut_leaves_the_old_file_or_the_new_one():
    counted = PowerCuts()
    cut_power(DEEDS["answer"], counted, _STATES, Random(2))

    assert counted.faults == []
    assert counted.states == _STATES
