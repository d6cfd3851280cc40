"""What the server or the way to it can say, as sentences: what is wrong, and what to do."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_

_ALLOWED = N_("Ask a lead of your team for the role, or the administrator of the server.")
_PUSH_AGAIN = N_("Your document is complete here. Try again later; what the store has already is not sent twice.")
# By the SQLSTATE that the functions of our schema raise, and those of PostgreSQL that its users meet.
_BY_STATE = {
    "RD001": (
        "team-pull-first",
        N_("The store has a newer revision of this document; nothing was sent."),
        N_("Pull first, then push again."),
    ),
    "RD002": ("team-not-allowed", N_("Your role in the team does not allow this."), _ALLOWED),
    "RD003": ("team-damaged-on-the-way", N_("The document was damaged on its way to the store."), N_("Try again.")),
    "RD004": (
        "team-login-taken",
        N_("The server has a login of this name that the store did not make."),
        N_("Choose another name."),
    ),
    "RD005": (
        "team-member-name",
        N_("This cannot be the name of a member."),
        N_("Use small letters, digits and . _ - @, and begin with a letter."),
    ),
    "RD006": ("team-last-lead", N_("The team would be left without a lead."), N_("Make another member a lead first.")),
    "RD007": ("team-not-there", N_("The store does not have it."), N_("Look what is there: readiness team status.")),
    "RD008": ("team-password-needed", N_("A new member needs a password."), N_("Give one with --password-file.")),
    "RD009": ("team-never-changes", N_("Revisions and the log never change."), N_("Push a new revision instead.")),
    "28P01": (
        "team-wrong-password",
        N_("The server refuses this name with this password."),
        N_("Sign in again."),
    ),
    "28000": (
        "team-not-let-in",
        N_("The server does not let this name in from here."),
        N_("Ask its administrator; the file pg_hba.conf says who may come from where."),
    ),
    "3D000": (
        "team-no-database",
        N_("The server has no such database."),
        N_("Check the address. The administrator sets a store up with: readiness team init."),
    ),
    "42501": ("team-not-allowed", N_("Your role in the team does not allow this."), _ALLOWED),
    "53100": ("team-server-full", N_("The disk of the server is full; nothing was stored there."), _PUSH_AGAIN),
    "53300": ("team-server-busy", N_("The server takes no more connections now."), N_("Try again in a minute.")),
    "55P03": ("team-server-busy", N_("Others are using the document right now."), N_("Try again in a minute.")),
    "57014": ("team-server-busy", N_("The server took too long."), N_("Try again in a minute.")),
    "57P03": ("team-server-starting", N_("The server is starting or being repaired."), N_("Try again in a minute.")),
}
# What is said before there is a connection has no SQLSTATE, and is in the language of the server.
_BY_WORDS = (
    (r"password authentication failed|Passwort-Authentifizierung", "28P01"),
    (r"no pg_hba\.conf entry|authentication failed for user|role \S+ does not exist|not permitted to log in", "28000"),
    (r"kein pg_hba\.conf-Eintrag|uthentifizierung für Benutzer|Rolle \S+ existiert nicht|zum Einloggen", "28000"),
    (r'database "[^"]*" does not exist|Datenbank »[^«]*« existiert nicht', "3D000"),
    (r"permission denied for database|keine Berechtigung für Datenbank", "42501"),
    (r"too many clients|remaining connection slots|zu viele Verbindungen|verbleibenden Verbindungen", "53300"),
    (r"is starting up|is shutting down|in recovery mode|not yet accepting", "57P03"),
    (r"Datenbanksystem startet|fährt herunter|Wiederherstellungsmodus|noch keine Verbindungen", "57P03"),
)
_NO_PASSWORD = re.compile(r"no password supplied|fe_sendauth")
_CERTIFICATE = re.compile(
    r"certificate verify failed|server certificate for|root certificate|SSL error: certificate|certificate has expired"
)
_NO_TLS = re.compile(r"does not support SSL")
_UNKNOWN_HOST = re.compile(
    r"could not translate host name|failed to resolve host|Name or service not known|No address associated",
    re.IGNORECASE,
)


@contextmanager
def in_words(where: str) -> Iterator[None]:
    """Turn what the server, the driver or the network raise within the block into UserError; `where` is the address."""
    try:
        yield
    except psycopg.Error as error:
        raise told(error, where) from error


def told(error: psycopg.Error, where: str) -> UserError:
    """Return what the server, the driver or the network have raised as a fault with a remedy."""
    said = str(error)
    state = error.sqlstate or next((state for words, state in _BY_WORDS if re.search(words, said)), "")
    if state in _BY_STATE:
        code, what, remedy = _BY_STATE[state]
        return UserError(code, what, remedy, where=where)
    for words, refusal in _BEFORE:
        if words.search(said):
            return UserError(*refusal, where=where)
    if isinstance(error, psycopg.OperationalError):
        return UserError(
            "team-unreachable",
            N_("The server cannot be reached, or the connection broke."),
            _PUSH_AGAIN,
            where=where,
        )
    raise error


_BEFORE = (
    (
        _NO_PASSWORD,
        (
            "team-no-password",
            N_("No password is known for this name."),
            N_("Sign in. On a computer without a keyring, set PGPASSWORD or PGPASSFILE."),
        ),
    ),
    (
        _CERTIFICATE,
        (
            "team-certificate",
            N_("The server’s certificate is not to be trusted, so nothing was sent: it may be another server."),
            N_(
                "Ask its administrator. If the server has a certificate of its own, name its root in the address: "
                "?sslrootcert=FILE."
            ),
        ),
    ),
    (
        _NO_TLS,
        (
            "team-no-tls",
            N_("The server does not encrypt, so nothing was sent."),
            N_("Ask its administrator to turn on “ssl” in postgresql.conf."),
        ),
    ),
    (
        _UNKNOWN_HOST,
        ("team-unknown-host", N_("There is no server of this name."), N_("Check the address and your network.")),
    ),
)
