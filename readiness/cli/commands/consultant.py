"""`readiness consultant`: the consultant's own words, logo and colour for the report."""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from readiness.app.consultant import check_codes, consultant_faults, logo_of, with_logo
from readiness.cli.documents import changing, read
from readiness.cli.output import paragraph, say, write_json
from readiness.cli.phrases import add_phrase, phrase_source
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.questionnaire import Questionnaire
from readiness.exchange.consultant_json import (
    FIELDS,
    NOT_GIVEN,
    LogoEntry,
    read_consultant,
    write_consultant,
)
from readiness.foundation.language import Language
from readiness.wording.chapters import chapter_titles

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
    given = {name: getattr(file, name) for name in FIELDS}
    given = {name: value for name, value in given.items() if value is not NOT_GIVEN}
    for texts in ("findings", "wordings", "packages", "before", "after", "hidden"):
        if texts in given:
            given[texts] = {code: words for code, words in given[texts].items() if words}
    if file.logo is None:
        given["logo"] = None
    layer = replace(layer, **given)
    check_codes(layer, questionnaire, where=str(path))
    return layer, logo_of(file.logo, path) if isinstance(file.logo, LogoEntry) else None


def _lines(layer: ConsultantLayer, questionnaire: Questionnaire, language: Language) -> Iterator[str]:
    """Yield the layer as people read it."""
    if layer == ConsultantLayer():
        yield language.gettext("There is no text of your own yet.")
        return
    for title, words in _texts(layer, questionnaire, language):
        if words:
            yield title
            yield from paragraph(_INDENT + words, _INDENT)


def _texts(layer: ConsultantLayer, questionnaire: Questionnaire, language: Language) -> Iterator[tuple[str, str]]:
    """Yield title and words of everything that can be there, empty or not."""
    _ = language.gettext
    capabilities = {code: language.of(one.name) for code, one in questionnaire.capabilities.items()}
    names = {**capabilities, **{d.code: language.of(d.name) for d in questionnaire.dimensions}}
    titles = chapter_titles(language)

    def each(title: str, texts: Mapping[str, str], called: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        return ((title.format(name=called.get(code, code)), words) for code, words in texts.items())

    yield _("House profile"), layer.house.name if layer.house else ""
    yield _("Foreword"), layer.foreword
    yield from each(_("Finding on {name}"), layer.findings, names)
    yield from each(_("Own wording of {name}"), layer.wordings, {})
    yield from each(_("Text for the work package “{name}”"), layer.packages, names)
    for one in layer.recommendations:
        yield _("Own recommendation"), "\n".join(words for words in (one.title, one.text, one.owner) if words)
    yield from each(_("Left out: {name}"), layer.hidden, names)
    yield _("Chapters"), ", ".join(titles.get(code, code) for code in layer.chapters)
    yield from each(_("Before “{name}”"), layer.before, titles)
    yield from each(_("After “{name}”"), layer.after, titles)
    yield _("Line at the foot"), layer.footer
    yield _("Disclaimer"), layer.disclaimer
    yield _("Typeface of headings"), layer.headings
    yield _("Typeface of the text"), layer.typeface
    yield _("Contact"), layer.contact
    yield _("Accent colour"), layer.accent
    yield _("Colour of areas"), layer.band
    yield _("Logo"), layer.logo.name if layer.logo else ""
