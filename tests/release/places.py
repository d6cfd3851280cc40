"""Where a release lies, and what git says of the commit that it was made from."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
