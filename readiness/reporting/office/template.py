"""A consultant's own text document as the report: its look and its order, our words and whole chapters of ours."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from secrets import token_hex
from typing import Any

from docx import Document
from docx.text.paragraph import Paragraph

from readiness.foundation import logs
from readiness.foundation.errors import UserError
from readiness.foundation.files import MEGABYTE
from readiness.foundation.translation import N_
from readiness.reporting.chapters import chapters
from readiness.reporting.markup import Element
from readiness.reporting.office.package_check import check_package
from readiness.reporting.office.template_fields import template_fields
from readiness.reporting.office.word import ReportSource, drop_dead_links, saved, set_properties
from readiness.reporting.office.word_body import Body
from readiness.reporting.office.word_styles import add_styles
from readiness.reporting.office.word_text import classes
from readiness.reporting.order import Order
from readiness.reporting.report_page import ReportPage

# What the text is about comes before the chapters, and in the management edition some are named otherwise.
_ALSO_CHAPTERS = ("decision", "foreword")
_MOST_CHAPTERS = 60


@dataclass(frozen=True, slots=True)
class TemplateLimits:
    """What filling in a template may take: a document of forty pages takes a second and a tenth of the memory.

    `seconds` of a processor; `waiting` in seconds on the clock, for systems that know no limit of processor time;
    `memory` in bytes.
    """

    seconds: int = 10
    waiting: float = 30
    memory: int = 1_000 * MEGABYTE


LIMITS = TemplateLimits()


def render_template(order: Order, limits: TemplateLimits = LIMITS) -> bytes:
    """Return the template of an order, filled in, as DOCX.

    Raises UserError where the template is at fault: what it names, where, and what to do; and NoPangoError.
    """
    check_package(order.template, order.template_name)
    page, source = ReportPage(order), ReportSource(order)
    # A mark for each chapter that no text can hold by chance.
    secret = token_hex(8)
    names = {*_ALSO_CHAPTERS, *chapters(page.result, page.language), *source.chapters(), *_EVERY_CHAPTER}
    marks = {f"[{secret} {name}]": name for name in sorted(names)}
    fields = {**template_fields(page), "chapters": {name: mark for mark, name in marks.items()}}
    filled = _filled(order, fields, limits)
    check_package(filled, order.template_name)
    document = Document(BytesIO(filled))
    _place_chapters(document, source, page, marks, order.template_name)
    drop_dead_links(document)
    set_properties(document, page)
    return saved(document)


# Chapters that this report may lack: asked for, they are left out.
_EVERY_CHAPTER = (
    "roadmap",
    "quick_wins",
    "protection",
    "strengths",
    "risks",
    "proof",
    "dimensions",
    "workshop",
    "incident",
    "unknown",
    "legal",
    "glossary",
    "method",
)


def _place_chapters(
    document: Any, source: ReportSource, page: ReportPage, marks: Mapping[str, str], template: str
) -> None:
    found = [paragraph for paragraph in document.paragraphs if paragraph.text.strip() in marks]
    # Elsewhere, as within a sentence, a header or a table, there is no room for a chapter.
    whole = "".join(_texts(document))
    written = sum(whole.count(mark) for mark in marks)
    if written != len(found):
        raise _misplaced(next(name for mark, name in marks.items() if mark in whole), template)
    if len(found) > _MOST_CHAPTERS:
        raise _fault("template-endless", N_("The template repeats chapters too often."), template)
    if not found:
        return
    add_styles(document, page.accent)
    body, parts = source.body(document), source.chapters()
    for paragraph in found:
        chapter = parts.get(marks[paragraph.text.strip()])
        if chapter is not None:
            _write_before(paragraph, body, chapter)
        paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001 - python-docx has no other way to remove one


def _write_before(paragraph: Paragraph, body: Body, chapter: Element) -> None:
    """Write a chapter where a paragraph stands: python-docx writes at the end, from where it is moved."""
    root = body.document.element.body
    before = len(root)
    # The decision of the management edition begins the page: its parts have the level of other chapters.
    body.lowered = 1 if any(chapter.all("h1")) else 0
    # What stands above it, and whether it has a number, is the template's choice.
    for part in chapter.elements():
        if not ({"head", "headline"} & classes(part) or _is_title(part, chapter)):
            body.block(part)
    # The last element of all is the section, which stays the last.
    for made in list(root)[before - 1 : -1]:
        paragraph._p.addprevious(made)  # noqa: SLF001


def _is_title(part: Element, chapter: Element) -> bool:
    """Return whether it is the heading of the chapter; the decision has more of the same level."""
    return part.tag == "h2" and part is next(chapter.elements())


def _texts(document: Any) -> list[str]:
    found = []
    for part in document.part.package.iter_parts():
        root = getattr(part, "element", None)
        if root is not None and hasattr(root, "iter"):
            tag = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
            found += [text.text or "" for text in root.iter(tag)]
    return found


def _filled(order: Order, fields: Mapping[str, Any], limits: TemplateLimits) -> bytes:
    """Return what the filling process answers; raises UserError where the template is at fault."""
    filler = [sys.executable, "-P", "-m", "readiness.reporting.office.template_filler"]
    # It finds our code where this process found it, and, by -P, nothing in the folder that the user happens to be in.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
        [*filler, str(limits.seconds), str(limits.memory)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
        # No console window flashes up on Windows.
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        try:
            content = json.dumps(fields).encode() + b"\n" + order.template
            answer, _ = process.communicate(content, timeout=limits.waiting)
        except subprocess.TimeoutExpired as error:
            raise _endless(order.template_name) from error
        finally:
            process.kill()
    if process.returncode:
        raise _ended(process.returncode, order.template_name)
    head, _, document = answer.partition(b"\n")
    found = json.loads(head)
    if "fault" in found:
        raise _told(found, order.template_name)
    return document


def _told(found: Mapping[str, str], template: str) -> UserError:
    """Return what is at fault in the template, with its field and the paragraph that it stands in."""
    kind, name, place = found["fault"], found.get("name", ""), found.get("place", "")
    if kind == "memory":
        return _endless(template)
    words = {
        "unknown": N_("The template asks for a field that the report does not have: {field}."),
        "forbidden": N_("The template asks for something that a field does not offer: {field}."),
        "syntax": N_("A field, loop or condition in the template is not written correctly: {field}."),
    }
    what = words.get(kind, N_("The template cannot be filled in: {field}."))
    remedy = N_("Correct the place in the template: “{place}”. The guide to Word and PowerPoint lists all fields.")
    if not place:
        remedy = N_("Correct it in the template. The guide to Word and PowerPoint lists all fields.")
    return UserError(f"template-{kind}", what, remedy, where=template, field=name, place=place)


def _misplaced(name: str, template: str) -> UserError:
    return UserError(
        "template-chapter-misplaced",
        N_("A chapter does not stand alone in its paragraph: {field}."),
        N_("Give it a paragraph of its own in the text, not in a table, header or footer. Nothing was written."),
        where=template,
        field=f"chapters.{name}",
    )


def _ended(status: int, template: str) -> UserError:
    """Return the fault of a filling process that came to its limits, or broke down."""
    if status < 0:
        # A signal ends it: the one about the processor, or the system where its memory runs out.
        return _endless(template)
    logs.fault(RuntimeError(f"the filling of a template ended with status {status}"))
    return UserError(
        "template-filler-failed",
        N_("The process that fills in templates has ended unexpectedly."),
        N_("Try once more. If it happens again, restart the computer; the log has the details."),
        where=template,
    )


def _endless(template: str) -> UserError:
    return _fault(
        "template-endless", N_("Filling in the template takes too much time or memory; it was stopped."), template
    )


def _fault(code: str, what: str, template: str) -> UserError:
    return UserError(code, what, N_("Check its loops: each goes over a list of the report once."), where=template)
