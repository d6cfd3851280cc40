"""Signatures with Ed25519: who published a file, and that no byte of it was changed since."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated

from readiness.domain.values import Limits

_BYTES_SHOWN = 16
_DIGITS_TOGETHER = 4


@dataclass(frozen=True, slots=True)
class Signature:
    """The public key that signed and the signature, both in hexadecimal."""

    key: Annotated[str, Limits(pattern="^[0-9a-f]{64}$")]
    value: Annotated[str, Limits(pattern="^[0-9a-f]{128}$")]

    @property
    def fingerprint(self) -> str:
        """What people compare: the first half of the SHA-256 of the key, in groups of four digits."""
        digits = sha256(bytes.fromhex(self.key)).hexdigest()[: 2 * _BYTES_SHOWN]
        return " ".join(digits[at : at + _DIGITS_TOGETHER] for at in range(0, len(digits), _DIGITS_TOGETHER))


def new_signing_key() -> bytes:
    """Return the 32 bytes of a new private key."""
    # Imported here, as below: only who builds or reads a signed file needs it.
    from nacl.signing import SigningKey

    return bytes(SigningKey.generate())


def sign(message: bytes, private_key: bytes) -> Signature:
    """Return the signature of a message."""
    from nacl.signing import SigningKey

    signing = SigningKey(private_key)
    return Signature(bytes(signing.verify_key).hex(), signing.sign(message).signature.hex())


def holds(message: bytes, signature: Signature) -> bool:
    """Return whether the key of a signature has signed exactly this message."""
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(bytes.fromhex(signature.key)).verify(message, bytes.fromhex(signature.value))
    except BadSignatureError:
        return False
    return True
