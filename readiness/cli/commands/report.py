"""`readiness report`: the report as PDF, HTML, Word or PowerPoint file."""

import argparse
from pathlib import Path

from readiness.app.chapters import check_chapter_list
from readiness.cli.output import as_argument, say_done
from readiness.cli.phrases import add_phrase, phrase_source
from readiness.domain.house import CHAPTERS
from readiness.foundation.errors import UserError, filled
from readiness.foundation.language import LANGUAGES, Language
from readiness.foundation.translation import N_
from readiness.reporting.editions import EDITIONS
from readiness.reporting.pango import NoPangoError
from readiness.reporting.pdf_process import PdfProcess, process_ahead


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser(
        "report", help=language.gettext("write the report as PDF, HTML, Word or PowerPoint file")
    )
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument("-o", "--output", metavar="OUT.pdf|.html|.docx|.pptx", type=Path, required=True)
    parser.add_argument("--edition", choices=EDITIONS, default=EDITIONS[0], help=language.gettext("which edition"))
    parser.add_argument("--lang", choices=LANGUAGES, default=language.code, help=language.gettext("in which language"))
    parser.add_argument(
        "--archive",
        action="store_true",
        help=language.gettext("write PDF/A-3 for the archive, with the document inside: it can be opened again"),
    )
    parser.add_argument(
        "--house",
        metavar="HOUSE.json",
        help=language.gettext("follow this house profile: a file, or one that is kept"),
    )
    parser.add_argument(
        "--chapters",
        metavar="A,B,C",
        type=lambda words: tuple(filter(None, (word.strip() for word in words.split(",")))),
        help=language.gettext("which chapters, in this order: {chapters}").format(chapters=", ".join(CHAPTERS)),
    )
    parser.add_argument(
        "--anonymous",
        action="store_true",
        help=language.gettext("leave out names, notes, own texts and files"),
    )
    parser.add_argument(
        "--template",
        metavar="T.docx",
        type=Path,
        help=language.gettext("fill in a Word document of your own as the report"),
    )
    parser.add_argument(
        "--beside",
        metavar="OTHER",
        type=Path,
        help=language.gettext("add a chapter about both sides: the document of the agency, or of the client"),
    )
    parser.add_argument(
        "--benchmark",
        metavar="B.json",
        type=Path,
        help=language.gettext("add a chapter that compares with this benchmark"),
    )
    add_phrase(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Write the report."""
    if arguments.archive and arguments.output.suffix.lower() != ".pdf":
        raise UserError(
            "archive-needs-pdf",
            N_("Only a PDF can contain the document."),
            N_("Choose a name that ends in .pdf, or leave out --archive."),
            where=str(arguments.output),
        )
    if arguments.archive and arguments.anonymous:
        raise UserError(
            "archive-not-anonymous",
            N_("An archive contains the whole assessment, with all names."),
            N_("Leave out --archive or --anonymous."),
            where=str(arguments.output),
        )
    if arguments.beside and arguments.anonymous:
        raise UserError(
            "beside-not-anonymous",
            N_("A chapter about both sides names both sides."),
            N_("Leave out --beside or --anonymous."),
            where=str(arguments.output),
        )
    check_chapter_list(arguments.chapters or (), where="--chapters")
    if arguments.template and arguments.output.suffix.lower() != ".docx":
        raise UserError(
            "template-needs-docx",
            N_("Only a Word document can be made from a template."),
            N_("Choose a name that ends in .docx, or leave out --template."),
            where=str(arguments.output),
        )
    # First of all: it has as much to import as all that comes before the PDF.
    with process_ahead(arguments.output) as process:
        return _write(arguments, language, process)


def _write(arguments: argparse.Namespace, language: Language, process: PdfProcess | None) -> int:
    from readiness.app.benchmarks import look_at_benchmark
    from readiness.app.houses import given_house
    from readiness.app.output import check_target
    from readiness.app.pairing import read_given
    from readiness.app.plan_start import waits_for_its_beginning
    from readiness.app.report_orders import as_wanted, read_order, with_benchmark, with_other_side, with_template
    from readiness.app.reports import check_ending, write_report
    from readiness.cli.documents import framed, read, tell_standing

    check_ending(arguments.output)
    given = (arguments.document, arguments.template, arguments.beside, arguments.benchmark)
    check_target(arguments.output, [path for path in given if path])
    latest, status = read(arguments.document, language, phrase_source(arguments, language))
    spoken = framed(latest.content.questionnaire, LANGUAGES[arguments.lang])
    house = None if arguments.house is None else given_house(arguments.house)
    order = read_order(arguments.document, arguments.edition, spoken, archive=arguments.archive, latest=latest)
    if arguments.benchmark:
        # Before names and profile may be taken out: they say which group it is.
        order = with_benchmark(order, look_at_benchmark(arguments.benchmark))
    order = as_wanted(order, house=house, chapters=arguments.chapters, anonymous=arguments.anonymous)
    if arguments.template:
        order = with_template(order, arguments.template)
    if arguments.beside:
        other = read_given(arguments.beside)
        order = with_other_side(order, other)
        status = max(status, tell_standing(other.standing, other.path, language))
    try:
        write_report(order, arguments.output, process)
    except NoPangoError as error:
        raise _with_page_offered(error, arguments, language) from error
    say_done(language.gettext("Report saved to {path}.").format(path=arguments.output))
    if waits_for_its_beginning(order.result):
        # A command that only reads changes no document.
        words = language.gettext("Its plan begins on {date}. To keep that day: readiness plan {path} --save")
        begins = language.long_date(order.result.planner.basis.begins)
        say_done(words.format(date=begins, path=as_argument(arguments.document)))
    return status


def _with_page_offered(error: NoPangoError, arguments: argparse.Namespace, language: Language) -> UserError:
    """Return the error with a second piece of advice: the same report as a page."""
    if arguments.archive:
        remedy = N_("{advice} Without --archive, -o {page} writes a web page instead, to print from the browser.")
    else:
        remedy = N_("{advice} With -o {page} you get a web page instead, to print from the browser.")
    return UserError(
        error.code,
        error.what,
        remedy,
        where=str(arguments.output),
        part=error.part,
        advice=filled(error.remedy, error.facts, language),
        page=arguments.output.with_suffix(".html"),
    )
