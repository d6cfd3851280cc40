"""The house is as docs/architecture.md draws it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_room_is_explained() -> None:
    drawn = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {p.parent.name for p in (ROOT / "readiness").glob("*/__init__.py")}
    assert {room for room in rooms if f"`{room}/`" not in drawn} == set()


def test_a_start_imports_nothing_heavy() -> None:
    """What costs time belongs behind the first screen."""
    heavy = ["yaml", "jinja2", "weasyprint", "babel", "pydantic", "multiprocessing", "statistics"]
    heavy += ["highspy", "holidays", "numpy", "pypdfium2", "PIL"]
    script = f"import sys, readiness.ui.application\nprint(' '.join(m for m in {heavy!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
