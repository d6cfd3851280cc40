"""The address of a team's store: what it may say, and how the server is reached."""

import os
import ssl
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_

_SCHEMES = {"postgresql", "postgres"}
_PORT = 5432
_DATABASE = "readiness"
_VERIFIED = "verify-full"
_OPTIONS = {"sslmode", "sslrootcert", "host"}
# What systems call the file of the certificates that they trust; OpenSSL, as it comes with the driver, knows none.
_BUNDLES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")
_CONNECT_SECONDS = 10
# A server that was switched off says nothing: the wait for it ends after this long.
_SILENT_SECONDS = 30


@dataclass(frozen=True, slots=True)
class StoreAddress:
    """Where a store is: host (a name, a folder with a socket, or empty for the usual socket), port, database and user.

    `root_certificate` is a file with the certificates to trust; empty means those of the system. `sslmode` is empty
    where nothing is said.
    """

    host: str
    port: int
    database: str
    user: str
    root_certificate: str = ""
    sslmode: str = ""

    @property
    def local(self) -> bool:
        """Whether nobody between here and the server can listen: a socket, or this very computer."""
        return not self.host or self.host.startswith("/") or _is_loopback(self.host)

    @property
    def text(self) -> str:
        """The address as it is shown and kept; it never holds a password."""
        socket = self.host.startswith("/")
        host = "" if socket else (f"[{self.host}]" if ":" in self.host else self.host)
        port = "" if self.port == _PORT else f":{self.port}"
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        options = [f"host={quote(self.host, safe='/')}"] if socket else []
        options += [f"sslmode={self.sslmode}"] if self.sslmode else []
        options += [f"sslrootcert={quote(self.root_certificate, safe='/')}"] if self.root_certificate else []
        query = f"?{'&'.join(options)}" if options else ""
        return f"postgresql://{user}{host}{port}/{quote(self.database, safe='')}{query}"

    def parameters(self) -> dict[str, str | int]:
        """Return what the driver is told; raises UserError where the file of the certificates is not there."""
        found: dict[str, str | int] = {
            "port": self.port,
            "dbname": self.database,
            "sslmode": self.sslmode or ("prefer" if self.local and not self.root_certificate else _VERIFIED),
            "connect_timeout": _CONNECT_SECONDS,
            "tcp_user_timeout": 1000 * _SILENT_SECONDS,
            "keepalives_idle": _SILENT_SECONDS // 2,
            "keepalives_interval": _SILENT_SECONDS // 6,
            "keepalives_count": 3,
            "gssencmode": "disable",
            "application_name": "readiness",
        }
        found |= {"host": self.host} if self.host else {}
        found |= {"user": self.user} if self.user else {}
        if str(found["sslmode"]).startswith("verify"):
            found["sslrootcert"] = self._root()
        return found

    def _root(self) -> str:
        if self.root_certificate:
            if not Path(self.root_certificate).is_file():
                raise UserError(
                    "team-certificate-missing",
                    N_("The file with the root certificate is not there."),
                    N_("Ask your administrator for it, and name it in the address: ?sslrootcert=FILE."),
                    where=self.root_certificate,
                )
            return self.root_certificate
        own = Path("~/.postgresql/root.crt").expanduser()
        known = [str(own), os.environ.get("SSL_CERT_FILE", ""), ssl.get_default_verify_paths().cafile or "", *_BUNDLES]
        return next((file for file in known if file and Path(file).is_file()), "system")


def read_address(written: str, root_certificate: str = "") -> StoreAddress:
    """Read an address as in `postgresql://anna@db.example/readiness`; raises UserError where it cannot be one."""
    try:
        parts = urlsplit(written.strip())
        port, host = parts.port or _PORT, parts.hostname or ""
        options = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    except ValueError as error:
        raise _not_an_address() from error
    if parts.scheme not in _SCHEMES or options.keys() - _OPTIONS:
        raise _not_an_address()
    if parts.password is not None:
        raise UserError(
            "team-password-in-address",
            N_("The address holds a password. Others could read it there."),
            N_("Leave it out; you are asked for it."),
        )
    address = StoreAddress(
        unquote(options.get("host", host)),
        port,
        unquote(parts.path.strip("/")) or _DATABASE,
        unquote(parts.username or ""),
        root_certificate or options.get("sslrootcert", ""),
        options.get("sslmode", ""),
    )
    if not address.local and address.sslmode not in {"", _VERIFIED}:
        raise UserError(
            "team-unverified",
            N_("“sslmode={mode}” would not make sure which server answers."),
            N_(
                "Leave it out. If the server has a certificate of its own, name its root in the address: "
                "?sslrootcert=FILE."
            ),
            mode=address.sslmode,
        )
    return address


def _not_an_address() -> UserError:
    # It is not quoted: it may hold a password.
    return UserError(
        "team-address",
        N_("This is not the address of a team’s store."),
        N_("Write it as in postgresql://anna@db.example.com/readiness."),
    )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
