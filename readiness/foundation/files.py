"""Write a file whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path


def write_whole(content: bytes, target: Path) -> None:
    """Replace `target` in one step: the old file stays until the new one is complete. Raises OSError."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        os.replace(temporary, target)
    finally:
        # A name that is too long cannot be removed either, and must not hide the first fault.
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
