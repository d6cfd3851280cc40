"""A workshop: nobody learns who voted what, and nobody in the network leads it."""

from tests.promises.defence import Defence

_VOTES = "A workshop tells nobody who voted what"
_NETWORK = "Nobody in the network can lead a workshop or guess its way in"
_BOX = "readiness/workshop/ballot_box.py"
_ROUTES = "readiness/workshop/routes.py"
_REQUESTS = "readiness/workshop/requests.py"
_BOX_TESTS = "tests/unit/workshop/test_ballot_box.py"
_LIMITS = "tests/unit/workshop/test_server_limits.py"

DEFENCES = [
    Defence(
        _VOTES,
        _BOX,
        "    return VoteCount.of(levels) if len(levels) >= FEWEST_VOTES else None\n",
        "    return VoteCount.of(levels)\n",
        f"{_BOX_TESTS}::test_under_three_votes_there_is_no_distribution",
    ),
    Defence(
        _VOTES,
        _BOX,
        "        if self.room.round is None or not self.room.round.revealed:\n            return None\n",
        "",
        f"{_BOX_TESTS}::test_no_tally_before_the_reveal",
    ),
    Defence(
        _VOTES,
        _BOX,
        "    while shown and 0 < votes",
        "    while False and 0 < votes",
        f"{_BOX_TESTS}::test_no_group_of_one_or_two_can_be_subtracted",
    ),
    Defence(
        _VOTES,
        _BOX,
        "in_order = dict(sorted((now.ballots | cast).items()))",
        "in_order = now.ballots | cast",
        f"{_BOX_TESTS}::test_the_rows_keep_no_order_of_voting",
    ),
    Defence(
        _VOTES,
        "readiness/app/workshop.py",
        "        _forget_abandoned(ballots_path(self._session.document.document_id))\n",
        "",
        "tests/unit/app/test_workshop.py::test_votes_that_nobody_came_back_for_are_deleted",
    ),
    # --- the network
    Defence(
        _NETWORK,
        _ROUTES,
        "if host not in self._hosts or (request.method",
        "if (request.method",
        f"{_LIMITS}::test_another_name_for_this_address_is_refused",
    ),
    Defence(
        _NETWORK,
        _ROUTES,
        'or (request.method == "POST" and foreign):',
        ":",
        f"{_LIMITS}::test_a_vote_from_a_foreign_page_is_refused",
    ),
    Defence(
        _NETWORK,
        _ROUTES,
        "            self._limiter.wrong_code(address)\n",
        "",
        f"{_LIMITS}::test_five_wrong_codes_and_then_a_wait",
    ),
    Defence(
        _NETWORK,
        "readiness/workshop/rate_limiter.py",
        "else self._participants.take(participant)",
        "else True",
        f"{_LIMITS}::test_a_participant_who_hammers_is_slowed_down_and_nobody_else",
    ),
    Defence(
        _NETWORK,
        _BOX,
        "            if number >= most:\n                raise RoomFullError\n",
        "",
        f"{_LIMITS}::test_a_full_room_says_so",
    ),
    Defence(
        _NETWORK,
        _REQUESTS,
        "BODY_LIMIT = 4096\n",
        "BODY_LIMIT = 4_096_000\n",
        f"{_LIMITS}::test_a_body_over_four_kilobytes_is_refused",
    ),
    Defence(
        _NETWORK,
        _ROUTES,
        '            raise RequestRefusedError(HTTPStatus.UNAUTHORIZED, "stranger")\n',
        '            participant = ""\n',
        "tests/unit/workshop/test_server.py::test_who_has_not_joined_may_look_but_not_vote",
    ),
]
