"""Where the password of a team's store lies, and where it does not: nowhere but in the keyring."""

from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from readiness.portfolio.team.address import read_address
from readiness.portfolio.team.passwords import find_password, forget_password, keep_password
from tests.team.conftest import LEAD, Team, password_of

ADDRESS = "postgresql://anna@db.example.com/readiness"


class KeptInMemory(KeyringBackend):
    """A keyring that is closed to others: it ends with this process."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class OpenFile(KeptInMemory):
    """One that writes into a file that anybody can read, as some do."""


OpenFile.__module__ = "keyrings.alt.file"


@pytest.fixture
def in_memory(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("PGPASSWORD", raising=False)
    before = keyring.get_keyring()
    backend = KeptInMemory()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


def test_signing_in_keeps_the_password_in_the_keyring_and_in_no_file(
    team: Team, in_memory: KeptInMemory, monkeypatch: pytest.MonkeyPatch
):
    secret = team.own_folder("anna") / "secret"
    secret.write_text(f"{password_of(LEAD)}\n")
    signed = team.readiness(LEAD, "team", "sign-in", "--password-file", secret)
    assert signed.status == 0, signed.err
    assert password_of(LEAD) in in_memory.kept.values()
    secret.unlink()
    # The address is known from now on, and the password comes from the keyring.
    monkeypatch.setattr("tests.team.conftest.password_of", lambda _name: "")
    listed = team.readiness(LEAD, "team", "status", url=False)
    assert listed.out == "The store holds no document that you may see.\n", listed.err
    files = [path for path in team.folder.rglob("*") if path.is_file()]
    assert Path("settings.json") in {Path(path.name) for path in files}
    assert [path for path in files if b"password of" in path.read_bytes()] == []
    assert team.readiness(LEAD, "team", "sign-out", url=False).status == 0
    assert in_memory.kept == {}
    assert "No address of a team’s store is known." in team.readiness(LEAD, "team", "status", url=False).err


def test_a_wrong_password_is_not_kept(team: Team, in_memory: KeptInMemory):
    secret = team.own_folder("anna") / "secret"
    secret.write_text("wrong\n")
    refused = team.readiness(LEAD, "team", "sign-in", "--password-file", secret)
    assert "The server refuses this name with this password." in refused.err
    assert in_memory.kept == {}


def test_an_address_with_a_password_is_refused_and_not_repeated():
    with pytest.raises(UserError, match="team-password-in-address") as refused:
        read_address("postgresql://anna:open-secret@db.example.com/readiness")
    assert "open-secret" not in refused.value.sentence(ENGLISH)
    for written in (
        "mysql://anna:open-secret@db.example.com/readiness",
        "postgresql://anna:open-secret@[::1/readiness",
        "postgresql://anna:open-secret@db.example.com:port/readiness",
    ):
        with pytest.raises(UserError, match="team-address") as refused:
            read_address(written)
        assert "open-secret" not in refused.value.sentence(ENGLISH)


@pytest.mark.parametrize("backend", [OpenFile, NoKeyring])
def test_a_keyring_that_anybody_can_read_is_none(in_memory: KeptInMemory, backend: type[KeyringBackend]):
    keyring.set_keyring(backend())
    address = read_address(ADDRESS)
    with pytest.raises(UserError, match="team-no-keyring"):
        keep_password(address, "secret")
    assert find_password(address) is None
    forget_password(address)


def test_an_address_is_read_and_written_without_loss():
    for written in (
        ADDRESS,
        "postgresql://anna@db.example.com:5433/teams?sslrootcert=/etc/our%20root.crt",
        "postgresql:///readiness",
        "postgresql://postgres@/readiness?host=/var/run/postgresql",
        "postgresql://a%40b@[::1]:5433/readiness",
    ):
        address = read_address(written)
        assert read_address(address.text) == address
    assert read_address("postgresql:///readiness").local
    assert not read_address(ADDRESS).local
