"""`readiness series`: how results went over time, of one document with its recorded states or of several documents."""

import argparse
from pathlib import Path

from readiness.app.documents import result_of
from readiness.app.history import check_one_organisation, moments_of
from readiness.cli.documents import framed, read
from readiness.cli.output import say, say_error, write_json
from readiness.cli.phrases import add_phrase, phrase_source
from readiness.cli.remedies import in_terminal
from readiness.cli.status import LOOK
from readiness.exchange.series_json import write_series
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.results.comparison import Incomparable
from readiness.results.series import Moment, Series, series_of
from readiness.wording.comparison import REASONS, REMEDIES
from readiness.wording.series import SeriesWords


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("series", help=_("show how results went over time"))
    parser.add_argument("documents", metavar="DOC", nargs="+", type=Path)
    parser.add_argument(
        "--different-organisations",
        action="store_true",
        help=_("compare, although the documents name different organisations"),
    )
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    add_phrase(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Print the points in the order of their days, then what happened between them."""
    found = [read(path, language, phrase_source(arguments, language)) for path in arguments.documents]
    status = max(one for _, one in found)
    if len(found) == 1:
        ((latest, _),) = found
        content = latest.content
        moments, faults = moments_of(
            content.questionnaire, content.assessment, content.files.get, str(arguments.documents[0])
        )
        for fault in faults:
            status = LOOK
            say_error(in_terminal(fault).sentence(language))
    else:
        contents = (latest.content for latest, _ in found)
        moments = [
            Moment(result_of(content), file=path.name)
            for content, path in zip(contents, arguments.documents, strict=True)
        ]
    series = series_of(moments)
    if len(found) > 1:
        check_one_organisation(series, different=arguments.different_organisations)
        _check_one_questionnaire(series, moments, arguments.documents)
    if arguments.json:
        write_json(write_series(series))
        return status
    last = series.points[-1].moment.result
    for line in SeriesWords(series, framed(last.whole, language)).lines():
        say(line)
    return status


def _check_one_questionnaire(series: Series, moments: list[Moment], given: list[Path]) -> None:
    """Raise UserError where a document belongs to another questionnaire: nothing of it can be a series."""
    for point in series.points:
        if point.apart is Incomparable.OTHER_QUESTIONNAIRE:
            # By the moment itself: documents in several folders may bear the same name.
            where = next(path for moment, path in zip(moments, given, strict=True) if moment is point.moment)
            reason, remedy = REASONS[point.apart], REMEDIES[point.apart]
            raise UserError(f"incomparable-{point.apart}", reason, remedy, where=str(where))
