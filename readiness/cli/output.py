"""What the terminal prints."""

import sys
from collections.abc import Callable

from readiness.foundation.errors import UserError
from readiness.foundation.language import Language


def say(text: str, *, error: bool = False) -> None:
    """Print a line for people."""
    print(text, file=sys.stderr if error else sys.stdout)


def say_error(text: str) -> None:
    """Print a fault as one line on standard error."""
    say(f"readiness: {text}", error=True)


def warner(language: Language) -> Callable[[UserError], None]:
    """Return a way to print, on standard error, what the user is to know although nothing was refused."""
    return lambda warning: say_error(warning.sentence(language))


def write_json(content: bytes) -> None:
    """Print one JSON document and nothing else."""
    sys.stdout.buffer.write(content + b"\n")
    sys.stdout.buffer.flush()
