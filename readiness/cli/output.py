"""What the terminal prints."""

import sys


def say(text: str, *, error: bool = False) -> None:
    """Print a line for people."""
    print(text, file=sys.stderr if error else sys.stdout)


def say_error(text: str) -> None:
    """Print a fault as one line on standard error."""
    say(f"readiness: {text}", error=True)


def write_json(content: bytes) -> None:
    """Print one JSON document and nothing else."""
    sys.stdout.buffer.write(content + b"\n")
    sys.stdout.buffer.flush()
