"""Documents of companies in folders, as a portfolio finds them."""

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from readiness.documents.content import Content, new_content
from readiness.documents.publishing import file_of
from readiness.domain.answers import Answer, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth, Questionnaire
from tests.unit.builders import social_media

TODAY = date(2026, 11, 30)
# Long ago, so that the index trusts what the system says of a file.
LONG_AGO = 1_700_000_000


def company(name: str, levels: Iterable[int | None] = (), **details: object) -> Assessment:
    """Return a company that has answered the first questions of the questionnaire that ships."""
    codes = social_media().capabilities
    answers = {code: at_level(level) for code, level in zip(codes, levels, strict=False) if level is not None}
    known = {"depth": Depth.FULL, "answered_on": date(2026, 3, 1), **details}
    return Assessment(Details(name, **known), answers)  # type: ignore[arg-type]


def with_evidence(assessment: Assessment, code: str, evidence: str) -> Assessment:
    return assessment.with_answer(code, replace(assessment.answer(code), evidence=evidence))


def put(
    path: Path, assessment: Assessment, questionnaire: Questionnaire | None = None, *, at: int = LONG_AGO
) -> Content:
    """Write a document and return what it holds; `at` is when its file was written, in seconds since 1970."""
    content = new_content(questionnaire or social_media(), assessment)
    put_content(path, content, at=at)
    return content


def put_content(path: Path, content: Content, *, at: int = LONG_AGO) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file_of(content))
    os.utime(path, (at, at))


def answer(level: int) -> Answer:
    return at_level(level)
