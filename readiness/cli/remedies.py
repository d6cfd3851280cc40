"""What to do in the terminal, where the advice of an error names something that only the app has."""

from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_

_REMEDIES = {
    "publish-failed": N_(
        "Your answers are safe in the program’s folder. Put them elsewhere with: readiness recover {document} -o NEW."
    ),
    "document-held": N_("Wait until it is closed there, or work on a copy of the file."),
    "document-open": N_("Continue there, or close it first and repeat the command."),
    "document-final": N_("Begin a correction: readiness finalise {document} --correction NEW.readiness."),
    "pack-older": N_("Give yours a higher version, or add --replace."),
    "pack-other-content": N_("Give yours a higher version or an id of its own, or add --replace."),
    "team-no-address": N_("Sign in first: readiness team sign-in --url postgresql://NAME@SERVER/readiness."),
    "team-no-password": N_(
        "Sign in first: readiness team sign-in. On a computer without a keyring, set PGPASSWORD or PGPASSFILE."
    ),
    "team-certificate": N_(
        "Ask its administrator. If the server has a certificate of its own, name its root with --root-certificate."
    ),
    "team-certificate-missing": N_("Ask your administrator for it, and name it with --root-certificate."),
    "team-wrong-password": N_("Sign in again: readiness team sign-in."),
    "team-password-in-address": N_("Leave it out; you are asked for it: readiness team sign-in."),
    "team-unverified": N_(
        "Leave it out. If the server has a certificate of its own, name its root with --root-certificate."
    ),
    "document-waits": N_("Recover them first: readiness recover lists them."),
}


def in_terminal(error: UserError) -> UserError:
    """Return an error with advice that the terminal can follow; most have no other."""
    remedy = _REMEDIES.get(error.code)
    if remedy is not None:
        error.remedy = remedy
        error.facts = {**error.facts, "document": error.where}
    return error
