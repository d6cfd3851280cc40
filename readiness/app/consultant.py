"""The consultant's layer: each change is one undoable change of the document, and no calculation touches it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from readiness.app.chapters import chapter_faults
from readiness.app.session import Session
from readiness.domain.accent import DEFAULT_ACCENT, check_accent, is_colour
from readiness.domain.attachments import Attachment
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.house import CHAPTERS, is_typeface
from readiness.domain.questionnaire import Questionnaire
from readiness.exchange.consultant_json import LogoEntry, logo_bytes
from readiness.foundation.errors import Fault, UserError
from readiness.foundation.files import read_at_most
from readiness.foundation.translation import N_
from readiness.planning.steps import step_id
from readiness.validation.pictures import LARGEST, check_logo, logo_too_large


def set_layer(session: Session, **fields: Any) -> None:
    """Replace some fields of the layer; raises UserError where the accent colour cannot be read on white."""
    check_accent(fields.get("accent", ""))
    session.set_part(replace(session.assessment.consultant, **fields))


def set_details(session: Session, **fields: Any) -> None:
    """Replace what the report says about scope, persons and the day of the assessment."""
    session.set_part(replace(session.assessment.details, **fields))


def set_finding(session: Session, code: str, text: str) -> None:
    """Set the finding on a dimension or a capability; an empty text removes it."""
    findings = with_text(session.assessment.consultant.findings, code, text)
    set_layer(session, findings=findings)


def set_wording(session: Session, step: str, words: str, original: str) -> None:
    """Set the own wording of a step; an empty text, or the original one, restores the original."""
    own = "" if words == original else words
    set_layer(session, wordings=with_text(session.assessment.consultant.wordings, step, own))


def set_chapters(session: Session, chapters: tuple[str, ...]) -> None:
    """Set which chapters the report has, in their order; none, or those that it has anyway, restores the usual ones."""
    layer = session.assessment.consultant
    usual = (layer.house.chapters if layer.house else ()) or CHAPTERS
    set_layer(session, chapters=() if chapters == usual else chapters)


def set_beside(session: Session, where: str, chapter: str, words: str) -> None:
    """Set the own text that stands `before` or `after` a chapter; an empty one removes it."""
    texts = with_text(getattr(session.assessment.consultant, where), chapter, words)
    set_layer(session, **{where: texts})


def set_recommendation_done(session: Session, at: int, *, done: bool) -> None:
    """Say whether the recommendation at a place, from 0, is done."""
    recommendations = [*session.assessment.consultant.recommendations]
    recommendations[at] = replace(recommendations[at], done=done)
    set_layer(session, recommendations=tuple(recommendations))


def set_hidden(session: Session, capability: str, reason: str) -> None:
    """Leave a capability's recommendation out of the report, with the reason; an empty one prints it again."""
    set_layer(session, hidden=with_text(session.assessment.consultant.hidden, capability, reason))


def set_logo(session: Session, path: Path) -> None:
    """Take a logo from a file; raises UserError where it is too large or no harmless picture."""
    session.set_part(with_logo(session, session.assessment.consultant, read_logo(path), path.name))


def remove_logo(session: Session) -> None:
    """Remove the logo."""
    set_layer(session, logo=None)


def read_logo(path: Path) -> bytes:
    """Return a picture's bytes; raises UserError where it is too large, no harmless picture, or cannot be read."""
    try:
        content = read_at_most(path, LARGEST, logo_too_large())
        check_logo(content)
    except UserError as error:
        error.where = str(path)
        raise
    return content


def with_logo(session: Session, layer: ConsultantLayer, content: bytes, name: str) -> ConsultantLayer:
    """Return a layer with a logo, whose bytes the document keeps from now on."""
    session.document.add_file(content)
    return replace(layer, logo=logo_attachment(content, name))


def logo_attachment(content: bytes, name: str) -> Attachment:
    """Return a logo as documents name it; raises UserError where it is no harmless picture."""
    return Attachment(sha256(content).hexdigest(), name[-255:], len(content), check_logo(content))


def logo_of(entry: LogoEntry, path: Path) -> tuple[bytes, str]:
    """Return bytes and name of the logo that a file brings along; raises UserError where it is no harmless picture."""
    if entry.path:
        # As in a web page: a path is seen from the file that names it.
        picture = path.parent / entry.path
        return read_logo(picture), entry.name or picture.name
    content = logo_bytes(entry, where=str(path))
    try:
        check_logo(content)
    except UserError as error:
        error.where = str(path)
        raise
    return content, entry.name or "logo"


def check_codes(layer: ConsultantLayer, questionnaire: Questionnaire, *, where: str) -> None:
    """Raise UserError where a finding or a wording belongs to nothing in the questionnaire."""
    texts = ("findings", "wordings", "packages", "hidden", "before", "after", "chapters")
    faults = [*_foreign_codes({name: getattr(layer, name) for name in texts}, questionnaire)]
    if faults:
        fault = faults[0]
        raise UserError(fault.code, fault.what, fault.remedy, where=where, **fault.facts)


def consultant_faults(data: Any, questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield what is wrong with a consultant's file beyond its format: foreign codes, an unreadable colour."""
    if not isinstance(data, dict):
        return
    yield from _foreign_codes(data, questionnaire)
    yield from look_faults(data)


def look_faults(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong with the colours and typefaces of a file: what is none, or cannot be read on white."""
    band = data.get("band")
    if isinstance(band, str) and band and not is_colour(band):
        what, remedy = N_("“{colour}” is not a colour."), N_("Write it as in {example}.")
        yield Fault("band-no-colour", ("band",), what, remedy, {"colour": band[:60], "example": DEFAULT_ACCENT})
    for key in ("headings", "typeface"):
        name = data.get(key)
        if isinstance(name, str) and not is_typeface(name):
            yield Fault(
                "typeface-name",
                (key,),
                N_("“{name}” cannot be the name of a typeface."),
                N_("Write it as the system lists it, with letters, digits, spaces, dots and hyphens only."),
                {"name": name[:60]},
            )
    accent = data.get("accent")
    if isinstance(accent, str):
        try:
            check_accent(accent)
        except UserError as error:
            yield Fault(error.code, ("accent",), error.what, error.remedy, error.facts)


def _foreign_codes(texts: Mapping[str, Any], questionnaire: Questionnaire) -> Iterator[Fault]:
    yield from chapter_faults(texts)
    dimensions = [dimension.code for dimension in questionnaire.dimensions]
    findings, wordings = (texts.get(key) for key in ("findings", "wordings"))
    for code, words in findings.items() if isinstance(findings, dict) else ():
        if words and code not in dimensions and code not in questionnaire.capabilities:
            yield Fault(
                "unknown-dimension",
                ("findings", code),
                N_("There is no dimension or capability “{code}” in this questionnaire."),
                N_("Its dimensions are {codes}."),
                {"code": code[:60], "codes": ", ".join(dimensions)},
            )
    for step, words in wordings.items() if isinstance(wordings, dict) else ():
        if words and not is_step(step, questionnaire):
            yield Fault(
                "unknown-step",
                ("wordings", step),
                N_("There is no step “{step}” in this questionnaire."),
                N_("Steps look like {example}."),
                {"step": step[:60], "example": f"{next(iter(questionnaire.capabilities))}:0>1"},
            )

    for name in ("packages", "hidden"):
        entries = texts.get(name)
        for code, words in entries.items() if isinstance(entries, dict) else ():
            if words and code not in questionnaire.capabilities:
                yield Fault(
                    "unknown-capability",
                    (name, code),
                    N_("There is no capability “{code}” in this questionnaire."),
                    N_("Its codes look like {example}."),
                    {"code": code[:60], "example": next(iter(questionnaire.capabilities))},
                )


def is_step(step: str, questionnaire: Questionnaire) -> bool:
    """Return whether a step such as `PRO3:0>1` is one of the questionnaire's."""
    code, _, _levels = step.partition(":")
    capability = questionnaire.capabilities.get(code)
    return capability is not None and any(step_id(capability, rung) == step for rung in capability.rungs if rung > 0)


def with_text(texts: Mapping[str, str], key: str, words: str) -> dict[str, str]:
    """Return texts with one of them replaced, or taken away where it is empty."""
    others = {other: text for other, text in texts.items() if other != key}
    return {**others, key: words} if words else others
