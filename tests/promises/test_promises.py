"""Every promise has defences that fit the code; `make promises` takes them out one by one."""

import pytest

from tests.promises.collection import REPOSITORY, all_defences, check_test, named_tests, promised, without
from tests.promises.defence import Defence

DEFENCES = all_defences()


def test_every_promise_has_a_defence_and_every_defence_a_promise():
    assert sorted(promised()) == sorted({defence.promise for defence in DEFENCES})


@pytest.mark.parametrize("defence", DEFENCES, ids=lambda defence: f"{defence.file}-{defence.code[:40]}")
def test_a_defence_stands_once_in_the_code_and_a_test_would_miss_it(defence: Defence):
    assert without(defence) != ""
    assert defence.code != defence.without
    check_test(defence)


def test_every_row_names_tests_that_are_there():
    named = named_tests()
    assert all(named.values())
    assert [name for names in named.values() for name in names if not (REPOSITORY / "tests" / name).exists()] == []
