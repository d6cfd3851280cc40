"""The defences of what SECURITY.md promises of a workshop."""

from tests.promises.defence import Defence

_SECRET = "A workshop tells nobody who voted what"
_DESTROYED = "Votes that nobody comes back for are destroyed"
_COUNTED = "A vote that a phone shows as saved is counted"
_GUESSES = "Nobody in the network can lead a workshop or guess its way in"
_SHUT = "One device cannot shut a workshop"

_BALLOTS = "readiness/workshop/ballots.py"
_FILE = "readiness/workshop/ballot_file.py"
_ROUTES = "readiness/workshop/routes.py"
_CONNECTIONS = "readiness/workshop/connections.py"
_LIMITS = "readiness/workshop/rate_limiter.py"

_DISK = "tests/unit/workshop/test_ballot_secrecy.py"
_ATTACKS = "tests/unit/workshop/test_server_attacks.py"
_PHONES = "tests/workshop/test_phones.py"
_LEFT = "tests/unit/app/test_abandoned_ballots.py"

DEFENCES = [
    Defence(
        _SECRET,
        _BALLOTS,
        "for token, role in sorted(self.people.items())",
        "for token, role in self.people.items()",
        f"{_DISK}::test_the_same_votes_are_the_same_bytes_in_whatever_order_they_came",
    ),
    Defence(
        _SECRET,
        "readiness/workshop/ballot_box.py",
        "            self._file.settle()\n        except OSError as error:\n            # It is stored",
        "            pass\n        except OSError as error:\n            # It is stored",
        f"{_DISK}::test_every_commit_overwrites_the_bytes_of_the_one_before",
    ),
    Defence(
        _SECRET,
        _BALLOTS,
        "(*map(self._unlink, self.rounds), RoundVotes",
        "(*self.rounds, RoundVotes",
        f"{_DISK}::test_once_the_next_question_is_open_votes_belong_to_nobody",
    ),
    Defence(
        _SECRET,
        "readiness/foundation/files.py",
        "                file.write(bytes(_PIECE))\n",
        "                pass\n",
        f"{_DISK}::test_at_the_end_the_bytes_are_zeros_before_the_files_go",
    ),
    Defence(
        _DESTROYED,
        "readiness/cli/main.py",
        "        destroy_abandoned()\n",
        "",
        f"{_LEFT}::test_every_command_looks_for_them",
    ),
    Defence(
        _DESTROYED,
        "readiness/ui/shell/workspace.py",
        "        background.run(self, destroy_abandoned, lambda _none: None)\n",
        "",
        "tests/ui/test_workshop.py::test_the_app_destroys_votes_that_nobody_came_back_for",
    ),
    Defence(
        _COUNTED,
        _FILE,
        "found = main if copy is None else copy",
        "found = main",
        f"{_DISK}::test_a_power_cut_in_the_middle_of_a_commit_loses_nothing_that_was_confirmed",
    ),
    Defence(
        _COUNTED,
        "readiness/workshop/pages/phone.js",
        "limit.abort()",
        "undefined",
        f"{_PHONES}::test_a_network_that_swallows_everything_is_told_within_five_seconds_and_the_vote_comes_later",
    ),
    Defence(
        _GUESSES,
        _ROUTES,
        "        self._limiter.wrong_code(address)\n",
        "",
        "tests/unit/workshop/test_server_limits.py::test_five_wrong_codes_and_then_a_wait",
    ),
    Defence(
        _GUESSES,
        _ROUTES,
        "        await _wait_for_turn(self._limiter.before_code(address))\n",
        "",
        f"{_ATTACKS}::test_guesses_from_many_addresses_wait_for_each_other_and_nobody_else_does",
    ),
    Defence(
        _SHUT,
        _CONNECTIONS,
        "if each.idle and each.idle_since < latest",
        "if each.spoke and each.idle and each.idle_since < latest",
        f"{_ATTACKS}::test_silent_and_half_sent_requests_end",
    ),
    Defence(
        _SHUT,
        "readiness/workshop/requests.py",
        "async with asyncio.timeout(seconds):",
        "async with asyncio.timeout(None):",
        f"{_ATTACKS}::test_silent_and_half_sent_requests_end",
    ),
    Defence(
        _SHUT,
        _CONNECTIONS,
        "                _most_dispensable(strangers).drop()\n",
        "                connection.drop()\n",
        f"{_ATTACKS}::test_a_flood_of_silent_connections_keeps_nobody_out",
    ),
    Defence(
        _SHUT,
        _CONNECTIONS,
        "key=lambda each: (not each.idle, each.spoke)",
        "key=lambda each: not each.idle",
        f"{_ATTACKS}::test_a_flood_behind_the_rooms_own_address_spares_those_who_speak",
    ),
    Defence(
        _SHUT,
        _LIMITS,
        "return self._joins.turn(address)",
        "return 0.0",
        f"{_ATTACKS}::test_one_device_cannot_fill_the_room_before_somebody_notices",
    ),
    Defence(
        _SHUT,
        "readiness/workshop/ballot_box.py",
        "            self._removed |= {participant}\n",
        "",
        f"{_ATTACKS}::test_a_removed_phone_is_told_and_its_open_vote_goes",
    ),
]
