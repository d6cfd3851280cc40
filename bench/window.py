"""Delays in the open window, with all questions answered and 20 files attached."""

import json
import statistics
import subprocess
import sys
from pathlib import Path
from random import Random

from bench.measure import display
from readiness.app.attachments import attach
from readiness.app.documents import create_document
from readiness.catalog.packs import find_pack
from readiness.domain.answers import at_level
from readiness.domain.questionnaire import Depth

_PROGRAM = Path(__file__).with_name("in_the_window.py")


def window(folder: Path) -> None:
    """Measure key presses and openings in a program of their own, and print them."""
    document = full_document(folder)
    with display():
        printed = subprocess.run(
            [sys.executable, str(_PROGRAM), str(document)], check=True, capture_output=True, text=True
        ).stdout
    figures: dict[str, list[float]] = json.loads(printed)
    keys, frame = percentile(figures["keys"], 95), percentile(figures["frame"], 95)
    print(f"{'key press to painted panel, 95th percentile : window painted':58} {keys:8.1f} ms {frame:8.1f} ms   "
          f"ratio {keys / frame:5.2f}   goal < 16 ms, one frame")  # fmt: skip
    opened, read = statistics.median(figures["open"]), statistics.median(figures["read"])
    print(f"{'opening 43 answers and 20 files : bytes of the file read':58} {opened:8.0f} ms {read:8.1f} ms   "
          f"{'':11} goal < 100 ms")  # fmt: skip


def full_document(folder: Path) -> Path:
    """Make a document with every question answered and 20 files of 100 kB."""
    questionnaire = find_pack("social-media")
    dice = Random(2)
    answers = {code: at_level(dice.randint(0, 5)) for code in questionnaire.capabilities}
    document = folder / "full.readiness"
    session = create_document(document, questionnaire, "Bench", Depth.FULL, answers)
    for number, code in enumerate(list(questionnaire.capabilities)[:20]):
        file = folder / f"{number}.bin.pdf"
        file.write_bytes(dice.randbytes(100_000))
        attach(session, code, file)
    session.document.close()
    return document


def percentile(values: list[float], share: int) -> float:
    """Return the value below which `share` per cent of the values lie."""
    return statistics.quantiles(values, n=100)[share - 1]
