"""The manual page readiness(1), from what the program says of its own commands, in German and English."""

import argparse
from dataclasses import dataclass
from functools import partial

from readiness.cli.main import COMMANDS, add_commands
from readiness.cli.usage import usage_in
from readiness.foundation.capitals import capitalised
from readiness.foundation.language import Language


@dataclass(frozen=True)
class Words:
    """What the page says besides the commands, in one language."""

    name: str
    synopsis: str
    description: str
    commands: str
    status: str
    environment: str
    files: str
    short: str
    about: str
    statuses: tuple[tuple[str, str], ...]
    variables: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]


ENGLISH = Words(
    name="NAME",
    synopsis="SYNOPSIS",
    description="DESCRIPTION",
    commands="COMMANDS",
    status="EXIT STATUS",
    environment="ENVIRONMENT",
    files="FILES",
    short="assess an organisation's social-media readiness",
    about="Readiness asks about an organisation, one question at a time, and answers with a maturity stage that it can "
    "explain and a report to hand over. Without arguments, or with one document, the app opens; with a command the "
    "terminal answers. Nothing leaves the computer.",
    statuses=(
        ("0", "Done."),
        ("1", "The input is at fault. Standard error says where, what, and what to do."),
        ("2", "Wrong usage: an unknown command or option, or one that is missing."),
        ("3", "Done, but something needs a look, which standard error names."),
        ("70", "A fault of the program. The log has the details."),
    ),
    variables=(
        ("READINESS_DATA", "Another folder for settings, working copies and backups."),
        ("READINESS_LANG", "The language, de or en. Else LC_ALL, LC_MESSAGES and LANG decide."),
    ),
    places=(
        ("*.readiness", "A document: one assessment, an SQLite file."),
        ("*.readiness.age", "A document sealed with a pass phrase, in the format age."),
        ("~/.local/share/readiness", "Settings, working copies, backups and the log."),
    ),
)
GERMAN = Words(
    name="BEZEICHNUNG",
    synopsis="ÜBERSICHT",
    description="BESCHREIBUNG",
    commands="BEFEHLE",
    status="RÜCKGABEWERT",
    environment="UMGEBUNGSVARIABLEN",
    files="DATEIEN",
    short="die Social-Media-Readiness einer Organisation bewerten",
    about="Readiness fragt nach einer Organisation, eine Frage nach der anderen, und antwortet mit einer Reifestufe "
    "samt Begründung und einem Bericht zum Weitergeben. Ohne Argumente oder mit einem Dokument öffnet sich die App, "
    "mit einem Befehl antwortet das Terminal. Nichts verlässt den Computer.",
    statuses=(
        ("0", "Erledigt."),
        ("1", "Die Eingabe ist fehlerhaft. Die Standardfehlerausgabe sagt, wo, was und was zu tun ist."),
        ("2", "Falscher Aufruf: Ein Befehl oder eine Option ist unbekannt oder fehlt."),
        ("3", "Erledigt, aber etwas braucht einen Blick; die Standardfehlerausgabe nennt es."),
        ("70", "Ein Fehler des Programms. Einzelheiten stehen im Protokoll."),
    ),
    variables=(
        ("READINESS_DATA", "Ein anderer Ordner für Einstellungen, Arbeitskopien und Sicherungen."),
        ("READINESS_LANG", "Die Sprache, de oder en. Sonst entscheiden LC_ALL, LC_MESSAGES und LANG."),
    ),
    places=(
        ("*.readiness", "Ein Dokument: eine Bewertung, eine SQLite-Datei."),
        ("*.readiness.age", "Ein Dokument, mit einem Passwort verschlüsselt, im Format age."),
        ("~/.local/share/readiness", "Einstellungen, Arbeitskopien, Sicherungen und das Protokoll."),
    ),
)


def page(language: Language, words: Words, version: str, date: str) -> str:
    """Return the page as source for troff."""
    command = language.gettext("command").upper()
    with usage_in(language):
        commands = argparse.ArgumentParser(prog="readiness").add_subparsers()
        add_commands(commands, COMMANDS, language)
        parts = [
            f'.TH READINESS 1 {date} "Readiness {version}"',
            f".SH {words.name}\nreadiness \\- {_plain(words.short)}",
            f".SH {words.synopsis}\n.B readiness\n.RI [ DOC.readiness ]\n.br\n.B readiness\n.I {command}\n.RI [ ... ]",
            f".SH {words.description}\n{_plain(words.about)}",
            f".SH {words.commands}",
        ]
        # argparse keeps the short help of a command with the list of them.
        helps = {action.dest: action.help or "" for action in commands._choices_actions}  # noqa: SLF001
        parts += [_command(name, parser, helps.get(name, "")) for name, parser in commands.choices.items()]
    for title, entries in (
        (words.status, words.statuses),
        (words.environment, words.variables),
        (words.files, words.places),
    ):
        parts += [f".SH {title}", *(_entry(term, text) for term, text in entries)]
    return "\n".join(parts) + "\n"


def _command(name: str, parser: argparse.ArgumentParser, said: str) -> str:
    """Return one command: how it is called, what it does, its options that need a word."""
    # argparse breaks lines for a terminal, troff for the page.
    parser.formatter_class = partial(argparse.HelpFormatter, width=10_000)
    usage = parser.format_usage().partition(f"readiness {name}")[2].replace("[-h]", "").strip()
    lines = [f".SS \\fB{_plain(name)}\\fR {_plain(usage)}", _plain(_sentence(said))]
    for action in parser._actions:  # noqa: SLF001 - argparse has no public list of them
        if action.help and not isinstance(action, argparse._HelpAction):  # noqa: SLF001
            term = ", ".join(action.option_strings) or str(action.metavar or action.dest)
            lines.append(_entry(term, action.help % vars(action)))
    return "\n".join(lines)


def _entry(term: str, text: str) -> str:
    return f".TP\n.B {_plain(term)}\n{_plain(_sentence(text))}"


def _sentence(words: str) -> str:
    return capitalised(words) + ("" if words.endswith(".") else ".")


def _plain(text: str) -> str:
    """Return a text that troff takes letter by letter: no line of it is a request."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("^", "\\(ha")
    return "\\&" + escaped if escaped.startswith((".", "'")) else escaped
