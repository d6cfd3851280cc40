"""The join code: six letters that are hard to confuse when they are read from a wall."""

import secrets
import string

LENGTH = 6
# Without 0 and O, 1, I and L.
LETTERS = "".join(sorted(set(string.ascii_uppercase) - set("OIL")))


def new_join_code() -> str:
    """Return a random code; there are about 150 million."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def same_code(given: str, code: str) -> bool:
    """Return whether a typed code is the right one; people type small letters and spaces."""
    typed = "".join(given.split()).upper().encode()
    return secrets.compare_digest(typed, code.encode())
