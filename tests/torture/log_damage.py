"""Bits of a working copy's log are flipped after a crash; what is missing then is told, and told rightly."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random

from readiness.documents.document import Document
from readiness.domain.answers import Answer, Status
from readiness.domain.assessment import Assessment, Details
from readiness.domain.changes import AnswerChange
from readiness.domain.questionnaire import Depth
from readiness.foundation.errors import UserError
from readiness.foundation.paths import data_folder
from tests.unit.builders import social_media

_ANSWERS = 13


@dataclass
class LogFlips:
    """How opening the document after a crash ended; `wrong` told another number than is missing, or kept nothing."""

    flips: int = 0
    whole: int = 0
    told: int = 0
    silent: int = 0
    wrong: int = 0


def flip_log_loop(folder: Path, times: int, dice: Random, *, published_after: int = 0) -> LogFlips:
    """Crash after 13 answers, of which some were published, and flip one bit of the log, so many times."""
    counted = LogFlips()
    path, answers = folder / "Flipped.readiness", crash_after_answers(folder / "Flipped.readiness", published_after)
    kept = folder / "kept"
    shutil.copytree(data_folder(), kept / "data")
    published = path.read_bytes()
    for _ in range(times):
        shutil.rmtree(data_folder())
        shutil.copytree(kept / "data", data_folder(), dirs_exist_ok=True)
        path.write_bytes(published)
        (log,) = (data_folder() / "working").glob("*-wal")
        raw = bytearray(log.read_bytes())
        raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
        log.write_bytes(raw)
        _look(path, bytes(raw), answers, counted)
    return counted


def crash_after_answers(path: Path, published_after: int) -> dict[str, Answer]:
    """Make a document, answer 13 questions and leave what a killed process does; return what was answered."""
    document = Document.create(path, social_media(), Assessment(Details("Flipped Ltd", Depth.FULL), {}))
    given = {}
    for number, code in enumerate([*document.questionnaire.capabilities][:_ANSWERS], start=1):
        given[code] = Answer(Status.ANSWERED, number % 6, evidence=f"note {number}")
        document.record(AnswerChange(code, Answer(), given[code]))
        if number == published_after:
            document.publish()
    # What a killed process leaves: the files as they are while it has them open.
    left = path.with_name("left")
    shutil.copytree(data_folder() / "working", left)
    document.abandon()
    shutil.rmtree(data_folder() / "working")
    left.rename(data_folder() / "working")
    return given


def flip_last_bit() -> None:
    """Flip the last bit of the one log that is there."""
    (log,) = (data_folder() / "working").glob("*-wal")
    raw = log.read_bytes()
    log.write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))


def _look(path: Path, damaged: bytes, answers: dict[str, Answer], counted: LogFlips) -> None:
    counted.flips += 1
    document = Document.open(path)
    found = document.assessment().answers
    warnings = document.take_warnings()
    document.abandon()
    missing = len([code for code, given in answers.items() if found.get(code) != given])
    if not warnings:
        counted.whole += not missing
        counted.silent += bool(missing)
        return
    counted.told += 1
    counted.wrong += warnings[0].facts["missing"] != missing or not _is_aside(warnings[0], damaged)


def _is_aside(warning: UserError, damaged: bytes) -> bool:
    """Return whether the damaged log lies, as it was, where the warning says."""
    return Path(f"{warning.facts['folder']}/{warning.facts['aside']}-wal").read_bytes() == damaged
