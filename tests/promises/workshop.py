"""A workshop: nobody learns who voted what, no vote is lost, and nobody in the network leads or shuts it."""

from tests.promises.defence import Defence

_SECRET = "A workshop tells nobody who voted what"
_COUNTED = "A vote that a phone shows as saved is counted"
_DESTROYED = "Votes that nobody comes back for are destroyed"
_GUESSES = "Nobody in the network can lead a workshop or guess its way in"
_SHUT = "One device cannot shut a workshop"

_ANONYMITY = "readiness/domain/anonymity.py"
_BALLOT_BOX = "readiness/workshop/ballot_box.py"
_BALLOTS = "readiness/workshop/ballots.py"
_ROUTES = "readiness/workshop/routes.py"
_CONNECTIONS = "readiness/workshop/connections.py"
_ANONYMITY_TESTS = "tests/unit/domain/test_anonymity.py"
_BALLOT_BOX_TESTS = "tests/unit/workshop/test_ballot_box.py"
_BALLOT_SECRECY_TESTS = "tests/unit/workshop/test_ballot_secrecy.py"
_SERVER_ATTACKS_TESTS = "tests/unit/workshop/test_server_attacks.py"
_SERVER_LIMITS_TESTS = "tests/unit/workshop/test_server_limits.py"

DEFENCES = [
    Defence(
        _SECRET,
        _ANONYMITY,
        "    if len(count.levels()) < FEWEST_LEVELS:\n",
        "    if not votes:\n",
        f"{_BALLOT_BOX_TESTS}::test_under_three_levels_there_is_no_distribution",
    ),
    Defence(
        _SECRET,
        _BALLOT_BOX,
        "shown(held.all_votes(latest)) if latest and latest.round.revealed else None",
        "shown(held.all_votes(latest)) if latest else None",
        f"{_BALLOT_BOX_TESTS}::test_no_tally_before_the_reveal",
    ),
    Defence(
        _SECRET,
        _ANONYMITY,
        "    while apart and not",
        "    while False and not",
        f"{_ANONYMITY_TESTS}::test_in_any_room_each_part_can_exchange_its_votes",
    ),
    Defence(
        _SECRET,
        _ANONYMITY,
        "len(votes) >= FEWEST_OF_ROLE and not _of_one_mind(votes)",
        "len(votes) >= FEWEST_OF_ROLE",
        f"{_ANONYMITY_TESTS}::test_in_any_room_each_part_can_exchange_its_votes",
    ),
    Defence(
        _SECRET,
        _BALLOTS,
        "replace(latest, votes=dict(sorted(votes.items())))",
        "replace(latest, votes=votes)",
        f"{_BALLOT_BOX_TESTS}::test_the_votes_in_hand_keep_no_order_of_voting",
    ),
    Defence(
        _SECRET,
        _BALLOTS,
        "for token, role in sorted(self.people.items())",
        "for token, role in self.people.items()",
        f"{_BALLOT_SECRECY_TESTS}::test_the_same_votes_are_the_same_bytes_in_whatever_order_they_came",
    ),
    Defence(
        _SECRET,
        _BALLOT_BOX,
        """            self._file.settle()
        except OSError as error:
            # It is stored""",
        """            pass
        except OSError as error:
            # It is stored""",
        f"{_BALLOT_SECRECY_TESTS}::test_every_commit_overwrites_the_bytes_of_the_one_before",
    ),
    Defence(
        _SECRET,
        _BALLOTS,
        "(*map(self._unlink, self.rounds), RoundVotes",
        "(*self.rounds, RoundVotes",
        f"{_BALLOT_SECRECY_TESTS}::test_once_the_next_question_is_open_votes_belong_to_nobody",
    ),
    Defence(
        _SECRET,
        "readiness/foundation/files.py",
        "                file.write(bytes(_PIECE))\n",
        "                pass\n",
        f"{_BALLOT_SECRECY_TESTS}::test_at_the_end_the_bytes_are_zeros_before_the_files_go",
    ),
    Defence(
        _SECRET,
        _BALLOTS,
        "return sha256(token.encode()).hexdigest()",
        "return token",
        f"{_SERVER_ATTACKS_TESTS}::test_who_reads_the_disk_learns_nothing_that_a_phone_could_vote_with",
    ),
    Defence(
        _COUNTED,
        "readiness/workshop/ballot_file.py",
        "found = main if copy is None else copy",
        "found = main",
        f"{_BALLOT_SECRECY_TESTS}::test_a_power_cut_in_the_middle_of_a_commit_loses_nothing_that_was_confirmed",
    ),
    Defence(
        _COUNTED,
        "readiness/workshop/pages/phone.js",
        "limit.abort()",
        "undefined",
        "tests/workshop/test_phones.py::test_a_network_that_swallows_everything_is_told_within_five_seconds_and_the_vote_comes_later",
    ),
    Defence(
        _COUNTED,
        "readiness/workshop/ballot_file.py",
        "_flush(file.fileno())",
        "pass",
        "tests/torture/test_power.py::test_a_vote_is_on_the_disk_before_it_is_confirmed",
    ),
    Defence(
        _COUNTED,
        "readiness/workshop/pages/phone.js",
        """      // It is stored, only the page that says so did not come.
      if (!pending) soon();
      else await wait();""",
        "      pending = null;",
        "tests/workshop/test_phones.py::test_a_vote_survives_a_restart_of_the_server",
    ),
    Defence(
        _DESTROYED,
        "readiness/cli/main.py",
        "    destroy_abandoned()\n",
        "",
        "tests/unit/app/test_abandoned_ballots.py::test_every_command_looks_for_them",
    ),
    Defence(
        _DESTROYED,
        "readiness/ui/shell/workspace.py",
        "        background.run(self, destroy_abandoned, lambda _none: None)\n",
        "",
        "tests/ui/workshop/test_rounds.py::test_the_app_destroys_votes_that_nobody_came_back_for",
    ),
    Defence(
        _DESTROYED,
        "readiness/app/abandoned_ballots.py",
        "if touched > now - timedelta(days=ABANDONED_DAYS):",
        "if True:",
        "tests/unit/app/test_abandoned_ballots.py::test_old_ones_are_destroyed_and_others_stay",
    ),
    Defence(
        _GUESSES,
        _ROUTES,
        "if host not in self._hosts or (request.method",
        "if (request.method",
        f"{_SERVER_LIMITS_TESTS}::test_another_name_for_this_address_is_refused",
    ),
    Defence(
        _GUESSES,
        _ROUTES,
        'or (request.method == "POST" and foreign):',
        ":",
        f"{_SERVER_LIMITS_TESTS}::test_a_vote_from_a_foreign_page_is_refused",
    ),
    Defence(
        _GUESSES,
        "readiness/workshop/rate_limiter.py",
        "else self._participants.take(participant)",
        "else True",
        f"{_SERVER_LIMITS_TESTS}::test_a_participant_who_hammers_is_slowed_down_and_nobody_else",
    ),
    Defence(
        _GUESSES,
        _BALLOT_BOX,
        "if len(self._held.people) >= most:",
        "if False:",
        f"{_SERVER_LIMITS_TESTS}::test_a_full_room_says_so",
    ),
    Defence(
        _GUESSES,
        "readiness/workshop/requests.py",
        "BODY_LIMIT = 4096\n",
        "BODY_LIMIT = 4_096_000\n",
        f"{_SERVER_LIMITS_TESTS}::test_a_body_over_four_kilobytes_is_refused",
    ),
    Defence(
        _GUESSES,
        _ROUTES,
        '            raise RequestRefusedError(HTTPStatus.UNAUTHORIZED, "stranger")\n',
        '            return ""\n',
        "tests/unit/workshop/test_server.py::test_who_has_not_joined_may_look_but_not_vote",
    ),
    Defence(
        _GUESSES,
        _ROUTES,
        "        self._limiter.wrong_code(address)\n",
        "",
        f"{_SERVER_LIMITS_TESTS}::test_five_wrong_codes_and_then_a_wait",
    ),
    Defence(
        _GUESSES,
        _ROUTES,
        "        await _wait_for_turn(self._limiter.before_code(address))\n",
        "",
        f"{_SERVER_ATTACKS_TESTS}::test_guesses_from_many_addresses_wait_for_each_other_and_nobody_else_does",
    ),
    Defence(
        _SHUT,
        _BALLOT_BOX,
        "if mine >= NOTES_PER_PERSON or len(latest.notes) >= MOST_NOTES:",
        "if False:",
        f"{_BALLOT_BOX_TESTS}::test_notes_are_kept_without_order_and_person",
    ),
    Defence(
        _SHUT,
        _CONNECTIONS,
        "if each.idle and each.idle_since < latest",
        "if each.spoke and each.idle and each.idle_since < latest",
        f"{_SERVER_ATTACKS_TESTS}::test_silent_and_half_sent_requests_end",
    ),
    Defence(
        _SHUT,
        "readiness/workshop/requests.py",
        "async with asyncio.timeout(seconds):",
        "async with asyncio.timeout(None):",
        f"{_SERVER_ATTACKS_TESTS}::test_silent_and_half_sent_requests_end",
    ),
    Defence(
        _SHUT,
        _CONNECTIONS,
        "                _most_dispensable(strangers).drop()\n",
        "                connection.drop()\n",
        f"{_SERVER_ATTACKS_TESTS}::test_a_flood_of_silent_connections_keeps_nobody_out",
    ),
    Defence(
        _SHUT,
        _CONNECTIONS,
        "key=lambda each: (not each.idle, each.spoke)",
        "key=lambda each: not each.idle",
        f"{_SERVER_ATTACKS_TESTS}::test_a_flood_behind_the_rooms_own_address_spares_those_who_speak",
    ),
    Defence(
        _SHUT,
        "readiness/workshop/rate_limiter.py",
        "return self._joins.turn(address)",
        "return 0.0",
        f"{_SERVER_ATTACKS_TESTS}::test_one_device_cannot_fill_the_room_before_somebody_notices",
    ),
    Defence(
        _SHUT,
        _BALLOT_BOX,
        "            self._removed |= {participant}\n",
        "",
        f"{_SERVER_ATTACKS_TESTS}::test_a_removed_phone_is_told_and_its_open_vote_goes",
    ),
    Defence(
        _SHUT,
        _BALLOT_BOX,
        "if not self.snapshot.admits:",
        "if False:",
        f"{_SERVER_ATTACKS_TESTS}::test_nobody_else_is_let_in",
    ),
    Defence(
        _SHUT,
        _BALLOT_BOX,
        "self._keep(_with_code(self._held.left(participant), code))",
        "self._keep(self._held.left(participant))",
        f"{_SERVER_ATTACKS_TESTS}::test_a_removed_phone_is_told_and_its_open_vote_goes",
    ),
    Defence(
        _SHUT,
        _CONNECTIONS,
        "if len(own) >= MOST_PER_PARTICIPANT:",
        "if False:",
        f"{_SERVER_ATTACKS_TESTS}::test_one_participant_has_a_few_connections_and_no_more",
    ),
]
