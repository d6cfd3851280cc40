"""`readiness form`: a form to fill in on screen or on paper, blank or for one person."""

import argparse
from dataclasses import replace
from pathlib import Path

from readiness.app.documents import SUFFIX, result_of
from readiness.app.forms import write_form, write_view_document
from readiness.app.houses import given_house
from readiness.app.output import check_target
from readiness.catalog.pack_files import MAIN_FILE
from readiness.catalog.packs import find_pack, load_pack
from readiness.cli.documents import read
from readiness.cli.output import say_done
from readiness.domain.assessment import Assessment
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.form import FormReader
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.values import NAME_LIMIT, storable
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES, Language
from readiness.foundation.translation import N_
from readiness.reporting.order import FormLook, FormOrder


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("form", help=_("write a form as PDF, to fill in"))
    parser.add_argument("pack", metavar="PACK|DOC", help=_("the questionnaire’s id or folder, or a document"))
    parser.add_argument("-o", "--output", metavar="OUT.pdf|OUT.readiness", type=Path, required=True)
    parser.add_argument("--depth", choices=[depth.value for depth in Depth], help=_("how much is asked"))
    parser.add_argument("--lang", choices=LANGUAGES, default=language.code, help=_("in which language"))
    parser.add_argument("--dimensions", metavar="PRO,MGT", default="", help=_("only these dimensions"))
    parser.add_argument("--person", metavar="NAME", default="", help=_("who is to fill it in"))
    parser.add_argument("--role", metavar="ROLE", default="", help=_("the person’s role in the room, by its code"))
    parser.add_argument("--seen-by", metavar="NAME", default="", help=_("who gets it back and sees the answers"))
    parser.add_argument(
        "--with-answers", action="store_true", help=_("print the document’s answers beside the questions")
    )
    parser.add_argument(
        "--house", metavar="HOUSE.json", help=_("follow this house profile: a file, or one that is kept")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Write the form, or the document in which a person answers in the app."""
    status = 0
    assessment: Assessment | None = None
    layer, logo = ConsultantLayer(), None
    if Path(arguments.pack).suffix.lower() == SUFFIX:
        latest, status = read(Path(arguments.pack), language)
        result = result_of(latest.content)
        questionnaire, assessment = result.questionnaire, result.assessment
        layer = assessment.consultant
        logo = latest.content.files.get(layer.printed_logo.digest) if layer.printed_logo else None
    else:
        questionnaire = _pack(arguments.pack)
    depth = assessment.details.depth if assessment and not arguments.depth else Depth(arguments.depth or Depth.FULL)
    reader = _reader(arguments, questionnaire, assessment)
    if arguments.output.suffix.lower() == SUFFIX:
        write_view_document(questionnaire, depth, arguments.output, reader)
        words = language.gettext("The document for {person} is saved to {path}.")
        say_done(words.format(person=reader.person, path=arguments.output))
        return status
    check_target(arguments.output, [Path(arguments.pack)] if assessment else [])
    if arguments.house is not None:
        kept = given_house(arguments.house)
        logo = logo if layer.logo else kept.logo
        layer = replace(layer, house=kept.house)
    look = FormLook.of(layer, logo or b"")
    write_form(FormOrder(questionnaire, depth, LANGUAGES[arguments.lang], reader, look), arguments.output)
    say_done(language.gettext("The form is saved to {path}.").format(path=arguments.output))
    return status


def _reader(arguments: argparse.Namespace, questionnaire: Questionnaire, assessment: Assessment | None) -> FormReader:
    """Return for whom the form is; raises UserError where there are no answers to print."""
    if arguments.with_answers and assessment is None:
        raise UserError(
            "form-without-answers",
            N_("A questionnaire has no answers to print."),
            N_("Name a document instead, or leave out --with-answers."),
            where=arguments.pack,
        )
    if arguments.role and arguments.role not in questionnaire.room_roles:
        raise UserError(
            "role-unknown",
            N_("There is no role “{role}” in this questionnaire."),
            N_("These exist: {roles}."),
            where="--role",
            role=arguments.role[:60],
            roles=", ".join(questionnaire.room_roles),
        )
    details = assessment.details if assessment else None
    return FormReader(
        person=storable(arguments.person, NAME_LIMIT),
        role=arguments.role or None,
        organisation=details.organisation if details else "",
        seen_by=storable(arguments.seen_by, NAME_LIMIT) or (details.assessor if details else ""),
        dimensions=tuple(filter(None, (code.strip().upper() for code in arguments.dimensions.split(",")))),
        answers=assessment.answers if assessment and arguments.with_answers else {},
    )


def _pack(named: str) -> Questionnaire:
    """Return the questionnaire of a folder, or the one with this id; a plain name of both means the folder's."""
    folder = Path(named)
    is_path = len(folder.parts) != 1
    return load_pack(folder) if is_path or (folder / MAIN_FILE).is_file() else find_pack(named)
