"""A call of the system that fails, and a kill at it, lose nothing, show nothing false and leave nothing behind."""

from random import Random

import pytest

from tests.reporting.tools import program
from tests.torture.deeds import DEEDS
from tests.torture.injecting import Injections, inject_into

# Enough of each deed for some seconds; `make torture` takes all.
_SHARE = 0.03


@pytest.mark.parametrize("name", DEEDS)
def test_a_kill_or_an_error_at_any_call_does_no_harm(name: str):
    program("strace")
    counted = Injections()
    inject_into(DEEDS[name], counted, _SHARE, Random(name))

    assert counted.faults == []
    assert counted.injected > 0
