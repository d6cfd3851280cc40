"""A room of phones under torture, for some seconds."""

from pathlib import Path

from tests.torture.crowd import crowd_soak


def test_a_crowd_loses_no_vote_though_the_server_is_killed(tmp_path: Path):
    counted = crowd_soak(tmp_path, 20, 8)

    assert (counted.lost, counted.tracebacks, counted.kills) == (0, 0, 1)
    assert counted.rounds >= 2
    assert counted.votes_confirmed >= 20
