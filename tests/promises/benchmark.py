"""Benchmarks: no organisation is laid open, changed files are refused, contributions are seen and not sent."""

from tests.promises.defence import Defence

_NOBODY = "A benchmark lays no organisation open"
_SIGNED = "A benchmark that was changed after it was signed is refused"
_SEEN = "You see what you would give to a benchmark, and send it yourself"

_PROTECTION = "readiness/portfolio/benchmark/protection.py"
_RELEASES = "readiness/portfolio/benchmark/releases.py"
_ATTACKS = "tests/unit/portfolio/benchmark/test_attacks.py"

DEFENCES = [
    Defence(
        _NOBODY,
        _PROTECTION,
        "    while kept and 0 < whole[parent] - sum(size for size, _ in kept) < FEWEST:\n",
        "    while False:\n",
        f"{_ATTACKS}::test_parent_minus_children_is_never_a_few",
    ),
    Defence(
        _NOBODY,
        _PROTECTION,
        "        for atom in np.flatnonzero((without > 0) & (without < FEWEST_IN_BIN)):\n",
        "        for atom in ():\n",
        f"{_ATTACKS}::test_who_does_not_know_does_not_stand_out",
    ),
    Defence(
        _NOBODY,
        _RELEASES,
        "        if 0 < came < FEWEST or 0 < left < FEWEST:\n",
        "        if False:\n",
        f"{_ATTACKS}::test_who_knows_those_who_left_does_not_learn_who_came",
    ),
    Defence(
        _NOBODY,
        "readiness/portfolio/benchmark/building.py",
        "    hide_what_changes_tell(shown, records, units)\n",
        "",
        f"{_ATTACKS}::test_no_subtraction_isolates_few",
    ),
    Defence(
        _NOBODY,
        "readiness/portfolio/benchmark/triples.py",
        "            if 0 < least < most or (least == 0 < greatest):\n                return True\n",
        "",
        f"{_ATTACKS}::test_one_release_less_another_and_a_third_is_no_single_member",
    ),
    Defence(
        _NOBODY,
        "readiness/portfolio/benchmark/building.py",
        "    hide_what_is_small(shown)\n",
        "",
        f"{_ATTACKS}::test_no_subtraction_isolates_few",
    ),
    Defence(
        _SIGNED,
        "readiness/exchange/benchmark_json.py",
        "    if not holds(_signed(file.benchmark), file.signature):\n",
        "    if False:\n",
        "tests/unit/exchange/test_benchmark_json.py::test_a_changed_count_is_refused",
    ),
    Defence(
        _SEEN,
        "readiness/ui/pages/benchmark/contribution_panel.py",
        "        for line in self._words.splitlines():\n",
        "        for line in self._words.splitlines()[:1]:\n",
        "tests/ui/test_benchmark_view.py::test_the_contribution_is_shown_in_full_and_copied",
    ),
]
