"""Write a file whole or not at all."""

import os
from pathlib import Path


def write_whole(content: bytes, target: Path) -> None:
    """Replace `target` in one step: the old file stays until the new one is complete. Raises OSError."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        os.replace(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
