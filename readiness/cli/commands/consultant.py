"""`readiness consultant`: the consultant's own words, logo and colour for the report."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from readiness.app.consultant import check_codes, consultant_faults, read_logo, with_logo
from readiness.cli.documents import changing, read
from readiness.cli.output import paragraph, say, write_json
from readiness.cli.phrases import add_phrase, phrase_source
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.questionnaire import Questionnaire
from readiness.exchange.consultant_json import (
    NOT_GIVEN,
    ConsultantFile,
    LogoEntry,
    logo_bytes,
    read_consultant,
    write_consultant,
)
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.validation.pictures import check_logo

_INDENT = "  "


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("consultant", help=language.gettext("show or set your own texts for the report"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument(
        "--from", dest="file", metavar="FILE.json", type=Path, help=language.gettext("read them from a file")
    )
    parser.add_argument("--json", action="store_true", help=language.gettext("print JSON"))
    add_phrase(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Take over what a file says; without one, show what the document holds."""
    if arguments.file is not None:
        return _take(arguments.document, arguments.file, language)
    latest, status = read(arguments.document, language, phrase_source(arguments, language))
    content = latest.content
    layer = content.assessment.consultant
    if arguments.json:
        write_json(write_consultant(layer, content.files.get(layer.logo.digest) if layer.logo else None))
    else:
        for line in _lines(layer, content.questionnaire, language):
            say(line)
    return status


def _take(document: Path, path: Path, language: Language) -> int:
    """Store what a file says, all of it or nothing."""
    with changing(document, language) as opened:
        session = opened.session
        layer, logo = _changed(session.assessment.consultant, path, session.questionnaire)
        session.set_part(with_logo(session, layer, *logo) if logo else layer)
        opened.say_when_stored(language.gettext("Your own texts are saved to {path}."))
    return opened.status


def _changed(
    layer: ConsultantLayer, path: Path, questionnaire: Questionnaire
) -> tuple[ConsultantLayer, tuple[bytes, str] | None]:
    """Return the layer as a file changes it, and its logo where the file brings one; raises UserError."""
    file = read_consultant(path, lambda data: consultant_faults(data, questionnaire))
    given = {name: getattr(file, name) for name in ("foreword", "findings", "wordings", "accent", "contact")}
    given = {name: value for name, value in given.items() if value is not NOT_GIVEN}
    for texts in ("findings", "wordings"):
        if texts in given:
            given[texts] = {code: words for code, words in given[texts].items() if words}
    if file.logo is None:
        given["logo"] = None
    layer = replace(layer, **given)
    check_codes(layer, questionnaire, where=str(path))
    return layer, _logo(file, path)


def _logo(file: ConsultantFile, path: Path) -> tuple[bytes, str] | None:
    """Return bytes and name of the logo that a file brings along, or None where it brings none."""
    if not isinstance(file.logo, LogoEntry):
        return None
    if file.logo.path:
        # As in a web page: a path is seen from the file that names it.
        picture = path.parent / file.logo.path
        return read_logo(picture), file.logo.name or picture.name
    content = logo_bytes(file.logo, where=str(path))
    try:
        check_logo(content)
    except UserError as error:
        error.where = str(path)
        raise
    return content, file.logo.name or "logo"


def _lines(layer: ConsultantLayer, questionnaire: Questionnaire, language: Language) -> Iterator[str]:
    """Yield the layer as people read it."""
    if layer == ConsultantLayer():
        yield language.gettext("There is no text of your own yet.")
        return
    yield from _block(language.gettext("Foreword"), layer.foreword)
    names = {d.code: language.of(d.name) for d in questionnaire.dimensions}
    for code, words in layer.findings.items():
        yield from _block(language.gettext("Finding on {name}").format(name=names.get(code, code)), words)
    for step, words in layer.wordings.items():
        yield from _block(language.gettext("Own wording of {step}").format(step=step), words)
    yield from _block(language.gettext("Contact"), layer.contact)
    yield from _block(language.gettext("Accent colour"), layer.accent)
    yield from _block(language.gettext("Logo"), layer.logo.name if layer.logo else "")


def _block(title: str, words: str) -> Iterator[str]:
    if words:
        yield title
        yield from paragraph(_INDENT + words, _INDENT)
