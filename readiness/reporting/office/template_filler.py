"""The process that fills in a consultant's template: `python -m …office.template_filler SECONDS BYTES`.

Its standard input is a line of JSON with the fields and then the template. It answers with a line of JSON, which says
what is at fault if something is, and the filled document. A template can hold loops without an end; here it can only
end this process, which has a limit of processor time and of memory, knows no objects of ours, and writes no file.
"""

import json
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from readiness.foundation.process_limits import limit_process

_QUOTED = re.compile(r"'([^']*)'")
_LONGEST_PLACE = 90
_OUTPUT = re.compile(r"\{\{|\{%")


def main(arguments: list[str]) -> None:
    """Fill in the template from standard input within the limits."""
    seconds, memory = arguments
    limit_process(int(seconds), int(memory))
    head, _, template = sys.stdin.buffer.read().partition(b"\n")
    try:
        answer, document = filled(json.loads(head), template)
    except MemoryError:
        answer, document = {"fault": "memory"}, b""
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + document)


def filled(fields: dict[str, Any], template: bytes) -> tuple[dict[str, str], bytes]:
    """Return what is at fault, or nothing and the filled document."""
    document = DocxTemplate(BytesIO(template))
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    try:
        document.render(fields, jinja_env=environment)
    except SecurityError as error:
        return _fault("forbidden", error, template), b""
    except UndefinedError as error:
        return _fault("unknown", error, template), b""
    except TemplateSyntaxError as error:
        return _fault("syntax", error, template), b""
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a template sets off, the template is at fault
        return _fault("failed", error, template), b""
    file = BytesIO()
    document.save(file)
    return {}, file.getvalue()


def _fault(kind: str, error: Exception, template: bytes) -> dict[str, str]:
    """Return the kind of a fault, the name it is about, and the paragraph that it stands in."""
    names = _QUOTED.findall(str(error))
    name = names[-1] if names else ""
    if isinstance(error, TemplateSyntaxError):
        found = _unclosed(template) or _reported(error)
    else:
        found = next((text for text in _paragraphs(template) if name and _names(text, name)), "")
    # The kind of error, never its words: they may hold what the user wrote.
    return {"fault": kind, "name": name or type(error).__name__, "place": found[:_LONGEST_PLACE]}


def _names(text: str, name: str) -> bool:
    inside = re.findall(r"\{[{%].*?[%}]\}", text)
    return any(re.search(rf"\b{re.escape(name)}\b", part) for part in inside)


def _unclosed(template: bytes) -> str:
    """Return the first paragraph in which a field begins and does not end, or ends and does not begin."""
    for text in _paragraphs(template):
        if text.count("{{") != text.count("}}") or text.count("{%") != text.count("%}"):
            return text
    return ""


def _reported(error: TemplateError) -> str:
    """Return the words around the line that the template engine tells of."""
    lines = [line.strip() for line in getattr(error, "docx_context", ())]
    return next((line for line in reversed(lines[:5]) if _OUTPUT.search(line)), "")


def _paragraphs(template: bytes) -> Iterator[str]:
    """Yield the text of each paragraph: of the document, its tables, headers and footers."""
    document = DocxTemplate(BytesIO(template)).get_docx()
    for part in document.part.package.iter_parts():
        root = getattr(part, "element", None)
        if root is not None and hasattr(root, "iter"):
            for paragraph in root.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
                texts = paragraph.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
                yield "".join(text.text or "" for text in texts)


if __name__ == "__main__":
    main(sys.argv[1:])
