"""`readiness portfolio`: many documents at once, as a table, in groups, as a workbook, and as many reports."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

from readiness.app.output import check_target
from readiness.app.portfolio import (
    ReportJob,
    add_plans,
    export_portfolio,
    forget_portfolios,
    merged_job,
    open_portfolio,
    portfolio_index,
    report_jobs,
    write_reports,
)
from readiness.app.workbooks import ENDING
from readiness.cli.output import say, say_done, say_error, write_json
from readiness.cli.portfolio_lines import PortfolioOutput, print_portfolio
from readiness.cli.status import DONE, LOOK
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES, Language
from readiness.foundation.translation import N_
from readiness.portfolio.entry import Portfolio
from readiness.portfolio.index import IndexUnusableError, PortfolioIndex
from readiness.portfolio.portfolio_json import portfolio_file, write_portfolio
from readiness.portfolio.sites import merged_sites, with_sites_merged
from readiness.portfolio.table import (
    GroupBy,
    NoteHit,
    SortBy,
    TableFilter,
    filtered,
    grouped,
    in_order_of,
    search_notes,
)
from readiness.reporting.editions import EDITIONS
from readiness.reporting.worker import ReportWorker


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("portfolio", help=_("many documents as one table; search, workbook, and all reports"))
    parser.add_argument("places", metavar="FOLDER", nargs="*", type=Path)
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.add_argument("--xlsx", metavar="OUT.xlsx", type=Path, help=_("write a workbook"))
    parser.add_argument("--lang", choices=LANGUAGES, default=language.code, help=_("in which language"))
    _add_filters(parser, language)
    parser.add_argument("--merge-sites", action="store_true", help=_("show several sites of an organisation as one"))
    parser.add_argument("--heat-map", action="store_true", help=_("print the stages of all dimensions"))
    parser.add_argument("--search", metavar="WORDS", help=_("find these words in the notes of all documents"))
    parser.add_argument("--no-plans", action="store_true", help=_("leave out what the plans say, which takes longest"))
    parser.add_argument("--reports", metavar="OUTFOLDER", type=Path, help=_("write the report of each document"))
    parser.add_argument("--edition", choices=EDITIONS, default=EDITIONS[0], help=_("which edition"))
    parser.add_argument("--forget", action="store_true", help=_("delete the index with all notes in it"))
    parser.set_defaults(run=run)


def _add_filters(parser: argparse.ArgumentParser, language: Language) -> None:
    _ = language.gettext
    parser.add_argument("--questionnaire", metavar="ID", default="", help=_("only documents of this questionnaire"))
    parser.add_argument(
        "--stage", type=int, choices=range(6), help=_("only those of which the answers show this stage")
    )
    parser.add_argument("--tag", metavar="WORD", default="", help=_("only those with this tag"))
    parser.add_argument("--sector", metavar="VALUE", default="", help=_("only those of this sector"))
    parser.add_argument("--size", metavar="VALUE", default="", help=_("only those of this size"))
    parser.add_argument("--site", metavar="NAME", default="", help=_("only those of this site"))
    parser.add_argument("--person", metavar="NAME", default="", help=_("only those that name this person"))
    parser.add_argument("--overdue", action="store_true", help=_("only those with an overdue work package"))
    parser.add_argument("--latest", action="store_true", help=_("without those that a later assessment continues"))
    parser.add_argument("--text", metavar="WORDS", default="", help=_("only those with these words in their row"))
    parser.add_argument("--sort", choices=[*SortBy], default=SortBy.ORGANISATION, help=_("by which column"))
    parser.add_argument("--descending", action="store_true", help=_("the largest first"))
    parser.add_argument(
        "--group-by",
        metavar="WHAT",
        help=_("in groups: {names}, or the code of a question about the organisation").format(names=", ".join(GroupBy)),
    )


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Read the documents, and print, write or search what was asked for."""
    if arguments.forget:
        return _forget(language)
    _check(arguments)
    spoken = LANGUAGES[arguments.lang]
    with portfolio_index() as index:
        found = open_portfolio(arguments.places, index, _progress(language.gettext("{done} of {of} documents read")))
        if not arguments.no_plans:
            told = _progress(language.gettext("{done} of {of} plans worked out"))
            found = add_plans(found, index, told)
        wanted = _wanted(found, arguments)
        hits = _search(wanted, arguments.search, index)
    merged = merged_sites(wanted) if arguments.merge_sites else []
    shown = with_sites_merged(wanted, spoken) if arguments.merge_sites else wanted
    groups = grouped(shown.entries, arguments.group_by) if arguments.group_by else None
    status = LOOK if found.unreadable else DONE
    if arguments.json:
        write_json(write_portfolio(portfolio_file(shown, spoken, arguments.group_by, groups, hits)))
    else:
        print_portfolio(shown, spoken, PortfolioOutput(groups, arguments.group_by or "", hits, arguments.heat_map))
    if arguments.xlsx:
        export_portfolio(shown, arguments.xlsx, spoken)
        if not arguments.json:
            say_done(language.gettext("Workbook saved to {path}.").format(path=arguments.xlsx))
    if arguments.reports:
        jobs = [merged_job(one, arguments.edition, spoken) for one in merged]
        jobs += report_jobs(shown.entries, arguments.edition, spoken)
        status = max(status, _write_reports(jobs, arguments, language))
    return status


def _check(arguments: argparse.Namespace) -> None:
    """Raise UserError before anything is read where something could not be done in the end."""
    if not arguments.places:
        raise UserError(
            "portfolio-without-folder",
            N_("No folder was named."),
            N_("Name the folders with your documents: readiness portfolio FOLDER."),
        )
    if arguments.xlsx:
        check_target(arguments.xlsx, [place for place in arguments.places if place.is_file()], [ENDING])
    if arguments.overdue and arguments.no_plans:
        raise UserError(
            "overdue-without-plans",
            N_("What is overdue follows from the plans."),
            N_("Leave out --no-plans or --overdue."),
        )


def _forget(language: Language) -> int:
    if forget_portfolios():
        say_done(language.gettext("The index was deleted. Your documents are untouched."))
    else:
        say(language.gettext("There is no index of portfolios."))
    return DONE


def _wanted(portfolio: Portfolio, arguments: argparse.Namespace) -> Portfolio:
    wanted = TableFilter(
        questionnaire=arguments.questionnaire,
        stage=arguments.stage,
        tag=arguments.tag,
        sector=arguments.sector,
        size=arguments.size,
        site=arguments.site,
        person=arguments.person,
        overdue=arguments.overdue,
        latest=arguments.latest,
        words=arguments.text,
    )
    kept = filtered(portfolio, wanted)
    return kept.only(in_order_of(kept.entries, SortBy(arguments.sort), descending=arguments.descending))


def _search(portfolio: Portfolio, typed: str | None, index: PortfolioIndex) -> list[NoteHit] | None:
    if typed is None:
        return None
    try:
        return search_notes(portfolio, typed, index)
    except IndexUnusableError as error:
        raise UserError(
            "index-unusable",
            N_("The index of portfolios could not be read."),
            N_("Repeat the command; the index is built again then."),
        ) from error


def _write_reports(jobs: list[ReportJob], arguments: argparse.Namespace, language: Language) -> int:
    worker, stop = ReportWorker(), Event()
    try:
        told = _progress(language.gettext("{done} of {of} reports written"))
        done = write_reports(jobs, arguments.reports, worker, stop, told)
    finally:
        # Ctrl+C comes through here, and what is written stays.
        worker.close()
    for fault in done.faults:
        say_error(f"{fault.path}: {fault.error.sentence(language)}")
    if not arguments.json:
        count = len(done.written)
        words = language.ngettext("{n} report saved to {path}.", "{n} reports saved to {path}.", count)
        say_done(words.format(n=count, path=arguments.reports))
    return LOOK if done.faults else DONE


def _progress(words: str) -> Callable[[int, int], None]:
    """Return what tells how far it is, to people only: on standard error where that is a terminal."""

    def tell(done: int, of: int) -> None:
        if sys.stderr is not None and sys.stderr.isatty():
            end = "\n" if done == of else ""
            sys.stderr.write(f"\r{words.format(done=done, of=of)}{end}")
            sys.stderr.flush()

    return tell
