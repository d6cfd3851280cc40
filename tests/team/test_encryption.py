"""A server over TLS: only one whose certificate is signed by whom we trust, and made for its name, gets anything."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from readiness.foundation.errors import UserError
from readiness.portfolio.team.address import read_address
from readiness.portfolio.team.connection import connected
from readiness.portfolio.team.setting_up import set_up
from tests.reporting.tools import program
from tests.team.conftest import LEAD, password_of
from tests.team.server import Server


def authority(folder: Path, name: str) -> Path:
    """Make a root certificate, and return its file."""
    key, certificate = folder / f"{name}.key", folder / f"{name}.crt"
    _openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}", "-keyout", key,
             "-out", certificate)  # fmt: skip
    return certificate


def signed(folder: Path, root: Path, name: str, host: str) -> tuple[Path, Path]:
    """Make a certificate for a host, and return its file and that of its key."""
    key, request, certificate = (folder / f"{name}.{ending}" for ending in ("key", "csr", "crt"))
    _openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={host}", "-keyout", key, "-out", request)
    names = folder / f"{name}.names"
    names.write_text(f"subjectAltName=DNS:{host}\n")
    _openssl("x509", "-req", "-in", request, "-CA", root, "-CAkey", root.with_suffix(".key"), "-CAcreateserial",
             "-days", "2", "-extfile", names, "-out", certificate)  # fmt: skip
    return certificate, key


def _openssl(*arguments: object) -> None:
    done = subprocess.run([program("openssl"), *map(str, arguments)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path, Path]]:
    """A server that lets nobody in without TLS, the root of its certificate, and the root of somebody else."""
    folder = tmp_path_factory.mktemp("certificates")
    root, other = authority(folder, "root"), authority(folder, "other")
    certificate, key = signed(folder, root, "server", "localhost")
    server = Server(settings=["fsync=off", "ssl=on", "ssl_cert_file=server.crt", "ssl_key_file=server.key"])
    server.put_file("server.crt", certificate)
    server.put_file("server.key", key)
    try:
        server.start()
        set_up(read_address(server.url()), None, LEAD, password_of(LEAD))
        server.let_in("host all postgres 127.0.0.1/32 trust", "hostssl all all 127.0.0.1/32 scram-sha-256")
        with server.administrator() as connection:
            connection.execute("SELECT pg_reload_conf()")
        yield server, root, other
    finally:
        server.stop()


def url(server: Server, host: str, mode: str = "?sslmode=verify-full") -> str:
    return server.url(LEAD, host=host) + mode


def test_the_right_certificate_lets_in_encrypted(encrypted: tuple[Server, Path, Path]):
    server, root, _ = encrypted
    with connected(read_address(url(server, "localhost"), str(root)), password_of(LEAD)) as connection:
        row = connection.execute("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetchone()
    assert row == (True,)
    # Naming a root is enough: then it counts on this computer, too.
    with connected(read_address(url(server, "localhost", ""), str(root)), password_of(LEAD)):
        pass


@pytest.mark.parametrize("wrong", ["other root", "system's roots", "other name"])
def test_a_wrong_certificate_is_refused_with_a_sentence(encrypted: tuple[Server, Path, Path], wrong: str):
    server, root, other = encrypted
    host = "127.0.0.1" if wrong == "other name" else "localhost"
    trusted = {"other root": str(other), "system's roots": "", "other name": str(root)}[wrong]
    with pytest.raises(UserError) as refused, connected(read_address(url(server, host), trusted), password_of(LEAD)):
        pass
    assert refused.value.code == "team-certificate"


def test_a_root_certificate_that_is_not_there_is_named(encrypted: tuple[Server, Path, Path], tmp_path: Path):
    server, _, _ = encrypted
    address = read_address(url(server, "localhost"), str(tmp_path / "root.crt"))
    with pytest.raises(UserError, match="team-certificate-missing"), connected(address, "x"):
        pass


def test_a_server_without_encryption_is_refused_where_it_must_encrypt(server: Server, tmp_path: Path):
    root = authority(tmp_path, "root")
    address = read_address(url(server, "localhost"), str(root))
    with pytest.raises(UserError, match="team-no-tls"), connected(address, "x"):
        pass


@pytest.mark.parametrize("mode", ["require", "prefer", "disable", "verify-ca", "allow"])
def test_nobody_turns_the_check_off_for_another_computer(mode: str):
    with pytest.raises(UserError, match="team-unverified"):
        read_address(f"postgresql://anna@db.example.com/readiness?sslmode={mode}")
    assert read_address("postgresql://anna@db.example.com/readiness").parameters()["sslmode"] == "verify-full"


def test_the_environment_does_not_turn_it_off(encrypted: tuple[Server, Path, Path], monkeypatch: pytest.MonkeyPatch):
    server, _, other = encrypted
    monkeypatch.setenv("PGSSLMODE", "disable")
    monkeypatch.setenv("PGSSLROOTCERT", os.devnull)
    address = read_address(url(server, "localhost"), str(other))
    with pytest.raises(UserError, match="team-certificate"), connected(address, password_of(LEAD)):
        pass
