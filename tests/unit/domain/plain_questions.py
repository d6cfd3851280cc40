"""Questions of format 2 for tests: scales, facts and conditions, with the least that each needs."""

from typing import Any

from readiness.domain.knowledge import Choice
from readiness.domain.questionnaire import Capability, Dimension, FactQuestion, Questionnaire
from readiness.domain.scales import Band, Measure, MeasureKind
from tests.unit.builders import words


def asks(code: str, **more: Any) -> Capability:
    """Return a rated question; without more, its questionnaire says how it is answered."""
    return Capability(code=code, name=words(f"Name of {code}"), question=words(f"Question {code}?"), **more)


def fact(code: str, measure: Measure, **more: Any) -> FactQuestion:
    return FactQuestion(
        code=code, name=words(f"Name of {code}"), question=words(f"Question {code}?"), measure=measure, **more
    )


def number(*bands: tuple[int, float | None], **more: Any) -> Measure:
    """Return a number, and its bands as pairs of level and least."""
    found = tuple(Band(level=level, least=least) for level, least in bands)
    return Measure(kind=MeasureKind.NUMBER, bands=found, **more)


def choosing(*values: str, several: bool = False) -> Measure:
    choices = tuple(Choice(value, words(value.capitalize())) for value in values)
    return Measure(kind=MeasureKind.MULTIPLE if several else MeasureKind.CHOICE, choices=choices)


def section(code: str, *questions: Capability | FactQuestion, **more: Any) -> Dimension:
    """Return a dimension whose questions are asked in this order."""
    facts, capabilities = [], []
    for question in questions:
        if isinstance(question, Capability):
            capabilities.append(question)
        else:
            facts.append(fact(question.code, question.measure, ask_when=question.ask_when,
                              after=capabilities[-1].code if capabilities else ""))  # fmt: skip
    return Dimension(code=code, name=words(code), facts=(*facts,), capabilities=(*capabilities,), **more)


def plain(*dimensions: Dimension, **more: Any) -> Questionnaire:
    """Return a questionnaire of format 2 that is answered with yes, partly and no unless it says otherwise."""
    kept = {"scale": "yes_partly_no", "languages": ("de", "en"), "result": "percent", **more}
    return Questionnaire(
        format="readiness-pack/2", id="plain", version="1.0.0", title=words("Plain"), dimensions=dimensions, **kept
    )
