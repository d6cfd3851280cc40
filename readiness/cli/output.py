"""What the terminal prints: the one place that every text goes through, ours and a stranger's."""

import codecs
import io
import os
import re
import sys
from contextlib import suppress
from shlex import quote
from subprocess import list2cmdline

from readiness.foundation.errors import reason_of
from readiness.foundation.language import Language
from readiness.foundation.signs import BREAKS, HIDDEN, REPLACEMENT
from readiness.foundation.translation import N_

_CONTROLS = re.compile(f"[{HIDDEN}{BREAKS}]")
# Within a line that is ours they are no more than spaces.
_BREAKS = re.compile("\r\n|[\t\n\r]")
_LAST_OF_16_BITS = 0xFFFF
_STREAMS = ("stdin", "stdout", "stderr")
# Signs of ours that the encodings of Windows lack: a file or a pipe gets what says the same.
_PLAINER = {"→": "->", "★": "*", "✓": "+", "✕": "x", "●": "o", "▲": "^", "■": "#"}
_AS_PLAIN = "readiness.plainer"


class UnprintedError(Exception):
    """A command is done, but could not say so: `text` is what it wanted to print, `reason` why it could not."""

    def __init__(self, text: str, error: OSError) -> None:
        super().__init__("unprinted")
        self.text = text
        self.reason = reason_of(error)

    def sentence(self, language: Language) -> str:
        """Return both as one line."""
        words = language.gettext(N_("This could not be printed ({reason}), but it is done:"))
        return f"{words.format(reason=language.gettext(self.reason))} {self.text}"


def as_argument(path: object) -> str:
    """Return a path as it is typed into a command line of this system: with quotes where it has spaces."""
    return list2cmdline([str(path)]) if sys.platform == "win32" else quote(str(path))


def say(text: str, *, error: bool = False) -> None:
    """Print one line for people, without what would drive their terminal; raises OSError for standard output only."""
    # A terminal breaks its lines anywhere, and people search what it prints: there a no-break space is a space.
    shown = _CONTROLS.sub(REPLACEMENT, _BREAKS.sub(" ", text)).replace("\N{NO-BREAK SPACE}", " ")
    if not error:
        sys.stdout.write(f"{shown}\n")
        return
    # Where not even an error can be printed, the exit status tells.
    with suppress(OSError):
        sys.stderr.write(f"{shown}\n")
        sys.stderr.flush()


def say_error(text: str) -> None:
    """Print a fault on standard error: one line, and one more for each of the faults in it."""
    for line in f"readiness: {text}".split("\n"):
        say(line, error=True)


def say_done(text: str) -> None:
    """Print that something was done; raises UnprintedError, since it is done all the same."""
    try:
        say(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Nobody listens any more; the exit status still tells how it went.
        drop_output()
    except OSError as error:
        raise UnprintedError(text, error) from error


def paragraph(text: str, indent: str) -> list[str]:
    """Return a text of several lines, such as a note, as lines that cannot be taken for ours."""
    first, *others = text.split("\n")
    return [first, *(f"{indent}{line}" for line in others)]


def print_all_letters() -> None:
    """See to it that a letter that the encoding of standard output lacks does not cost the user the whole text."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        codecs.register_error(_AS_PLAIN, _plainer)
        sys.stdout.reconfigure(errors=_AS_PLAIN)


def _plainer(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return "".join(_PLAINER.get(sign, "?") for sign in error.object[error.start : error.end]), error.end


def write_json(content: bytes) -> None:
    """Print one JSON document and nothing else; what would drive a terminal is escaped as JSON does it."""
    sys.stdout.buffer.write(_escaped(content) + b"\n")
    sys.stdout.buffer.flush()


def open_missing_streams() -> None:
    """Have streams that are closed, as by `>&-`, lead nowhere: the next file would take the place of one of them."""
    for number, name in enumerate(_STREAMS):
        try:
            os.fstat(number)
        except OSError:
            # The lowest number that is free, which is this one.
            os.open(os.devnull, os.O_RDWR)
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, "r" if number == 0 else "w", encoding="utf-8", closefd=False))  # noqa: SIM115


def drop_output() -> None:
    """Have Python's last flush go nowhere: it would complain a second time."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _escaped(content: bytes) -> bytes:
    """Return JSON with such characters as escapes; outside of texts it has none but the ends of its lines."""
    return _CONTROLS.sub(_as_escape, content.decode()).encode()


def _as_escape(found: "re.Match[str]") -> str:
    character = found[0]
    if character == "\n":
        return character
    number = ord(character)
    if number <= _LAST_OF_16_BITS:
        return f"\\u{number:04x}"
    number -= 0x10000
    return f"\\u{0xD800 + (number >> 10):04x}\\u{0xDC00 + (number & 0x3FF):04x}"
