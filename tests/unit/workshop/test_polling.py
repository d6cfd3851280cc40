"""The last page reaches phones that only ask, and the server waits for none that is gone."""

from threading import Thread

from readiness.workshop.polling import LATELY, PollingPhones
from tests.unit.workshop.conftest import Hall, state

LONG = 20.0


def test_the_end_waits_until_a_phone_has_asked_again(hall: Hall) -> None:
    phone = hall.phone()
    state(phone)
    ending = Thread(target=lambda: hall.server.stop(for_good=True))
    ending.start()
    seen = {""}
    while "closed" not in seen:
        seen.add(state(phone)["phase"])
    ending.join(LONG)
    assert not ending.is_alive()


def test_who_is_gone_or_listens_is_not_waited_for() -> None:
    clock = [0.0]
    phones = PollingPhones(lambda: clock[0])
    phones.answered("gone")
    clock[0] = LATELY + 1
    phones.answered("listening")
    phones.listens("listening")
    phones.end()
    # Its news has come to an end, and it asks for the last page.
    phones.answered("listening")
    assert phones.wait_until_told(LONG)


def test_the_wait_has_an_end() -> None:
    phones = PollingPhones()
    phones.answered("silent")
    phones.end()
    assert not phones.wait_until_told(0)
