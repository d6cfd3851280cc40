"""`readiness pair`: a company and its agency side by side, once both have answered."""

import argparse
from pathlib import Path

from readiness.app.pairing import GivenFile, find_by_hash, paired, parse_hash, read_given
from readiness.cli.documents import tell_standing
from readiness.cli.output import say, write_json
from readiness.exchange.pair_json import FileName, write_pair
from readiness.foundation.language import LANGUAGES, Language
from readiness.wording.pairing import PairingWords


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("pair", help=_("put a company and its agency side by side"))
    parser.add_argument("company", metavar="COMPANY", type=Path)
    parser.add_argument("agency", metavar="AGENCY", type=Path)
    parser.add_argument(
        "--hash",
        action="append",
        default=[],
        metavar="SHA256",
        help=_(
            "the checksum of file or version of record that the other side gave first; one of the files must have it"
        ),
    )
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.add_argument("--lang", choices=LANGUAGES, default=language.code, help=_("in which language"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Check the hashes that were given, then print every matter, those that deserve a talk most first.

    The files may come in any order; each is read once, so that what is shown is what was checked.
    """
    given = [parse_hash(typed, "--hash") for typed in arguments.hash]
    files = (read_given(arguments.company), read_given(arguments.agency))
    confirmed = [find_by_hash(files, hash_, "--hash") for hash_ in given]
    one, other = (file.result for file in files)
    pairing = paired(one, other, arguments.agency)
    status = max(tell_standing(file.standing, file.path, language) for file in files)
    if arguments.json:
        company, agency = files if pairing.company is one else (files[1], files[0])
        write_json(
            write_pair(
                pairing,
                {"company": _name(company), "agency": _name(agency)},
                frozenset(file.sha256 for file in confirmed),
            )
        )
        return status
    spoken = LANGUAGES[arguments.lang]
    for file in confirmed:
        say(spoken.gettext("{path} is the file whose checksum was given.").format(path=file.path))
    for line in PairingWords(pairing, spoken).lines():
        say(line)
    return status


def _name(file: GivenFile) -> FileName:
    return FileName(file.path.name, file.content.document_id, file.sha256)
