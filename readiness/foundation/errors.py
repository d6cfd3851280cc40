"""Errors the user can correct: what is wrong, where, and what to do, in the user's language."""

import errno
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from readiness.foundation.language import Language
from readiness.foundation.translation import N_

# Keys and numbers that lead to a value, as in ("answers", "PRO1", "level").
Place = tuple[str | int, ...]

# Longer lists of faults are cut in messages; `readiness check` prints all.
MAX_FAULTS_SHOWN = 30
# Untrusted values are quoted in messages up to these lengths.
_LONGEST_QUOTE = 40
_LONGEST_VALUE = 60
# So many deceiving signs are named.
_MOST_SIGNS = 3


class SourceString(str):
    """A fact that is a source string of its own and is translated with the sentence around it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fact that is a source string with `{named}` places of its own, translated with the sentence around it."""

    source: str
    facts: Mapping[str, object] = field(default_factory=dict)


_MISSING = SourceString(N_("it does not exist"))
_FORBIDDEN = SourceString(N_("you do not have permission"))
_READ_ONLY = SourceString(N_("it is read-only"))
_FULL = SourceString(N_("no space is left"))
_IN_USE = SourceString(N_("it is in use"))
_DISK = SourceString(N_("the disk reports an error"))
_TOO_LONG = SourceString(N_("the name is too long"))
_NO_DISK = SourceString(N_("its disk is missing"))
# The system and SQLite give their reasons in English; these are the ones that a user meets.
_REASONS = {
    errno.ENOENT: _MISSING,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _READ_ONLY,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EBUSY: _IN_USE,
    errno.ETXTBSY: _IN_USE,
    errno.EIO: _DISK,
    errno.EISDIR: SourceString(N_("it is a folder")),
    errno.ENOTDIR: SourceString(N_("a part of its path is not a folder")),
    errno.EEXIST: SourceString(N_("the name is already taken")),
    errno.ENOTEMPTY: SourceString(N_("the folder is not empty")),
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.ELOOP: SourceString(N_("a link leads back to itself")),
    errno.EINVAL: SourceString(N_("it is a device or a pipe, or its name is not allowed")),
    errno.EMFILE: SourceString(N_("too many files are open")),
    errno.ENFILE: SourceString(N_("too many files are open")),
    errno.ENOMEM: SourceString(N_("no memory is left")),
    errno.ENODEV: _NO_DISK,
    errno.EADDRINUSE: SourceString(N_("another program uses this port")),
    errno.EADDRNOTAVAIL: SourceString(N_("this computer does not have this address")),
}
# Windows has finer reasons than the numbers of POSIX that Python makes of them.
_WINDOWS_REASONS = {
    19: _READ_ONLY,  # ERROR_WRITE_PROTECT
    21: _NO_DISK,  # ERROR_NOT_READY
    23: _DISK,  # ERROR_CRC
    32: _IN_USE,  # ERROR_SHARING_VIOLATION
    33: _IN_USE,  # ERROR_LOCK_VIOLATION
    39: _FULL,  # ERROR_HANDLE_DISK_FULL
    53: _NO_DISK,  # ERROR_BAD_NETPATH
    59: _NO_DISK,  # ERROR_UNEXP_NET_ERR
    64: _NO_DISK,  # ERROR_NETNAME_DELETED
    67: _NO_DISK,  # ERROR_BAD_NET_NAME
    121: _NO_DISK,  # ERROR_SEM_TIMEOUT: a share that does not answer
    206: _TOO_LONG,  # ERROR_FILENAME_EXCED_RANGE
    1117: _DISK,  # ERROR_IO_DEVICE
    1224: _IN_USE,  # ERROR_USER_MAPPED_FILE
}
_SQLITE_REASONS = {
    "SQLITE_FULL": _FULL,
    "SQLITE_IOERR": _DISK,
    "SQLITE_CANTOPEN": SourceString(N_("it cannot be opened")),
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_BUSY": _IN_USE,
    "SQLITE_LOCKED": _IN_USE,
    "SQLITE_CORRUPT": SourceString(N_("it is damaged")),
    "SQLITE_NOTADB": SourceString(N_("it is damaged")),
}


class InvalidError(ValueError):
    """A rule that a value breaks: code, English source strings, and the facts that fill them.

    The values of the domain raise it when they are made; validation turns it into a Fault.
    """

    def __init__(self, code: str, what: str, remedy: str, /, **facts: Any) -> None:
        super().__init__(what.format(**facts))
        self.code = code
        self.what = what
        self.remedy = remedy
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in a file or a questionnaire.

    `place` leads to it in the data, `line` (from 1) in the file where that is known. `what` and `remedy` are source
    strings with `{named}` places, `facts` fill them, `value` is what was found.
    """

    code: str
    place: Place
    what: str
    remedy: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    value: object = None
    file: Path | None = None
    line: int | None = None

    def message(self, language: Language) -> str:
        """Return what is wrong, in the reader's language, and what cannot be seen in the value that is shown."""
        words = filled(self.what, self.facts, language)
        signs = unusual_signs(self.value) if isinstance(self.value, str) else ""
        if not signs:
            return words
        hint = N_("The value contains characters that look like others or cannot be seen: {signs}.")
        return f"{words} {filled(hint, {'signs': signs}, language)}"

    def advice(self, language: Language) -> str:
        """Return what to do, in the reader's language."""
        return filled(self.remedy, self.facts, language)

    def shown_value(self) -> str:
        """Return the faulty value as it is written, cut where it is long; nothing for what holds others."""
        if self.value is None or isinstance(self.value, dict | list | tuple):
            return ""
        text = str(self.value).lower() if isinstance(self.value, bool) else str(self.value)
        return cut(text, _LONGEST_VALUE)

    def sentence(self, language: Language, where: str = "") -> str:
        """Return file, line, path, found value, fault and remedy as one line."""
        file = visible(where if self.file is None else str(self.file))
        # A body that came by HTTP has no file, and a line alone means nothing.
        place = f"{file}:{self.line}" if file and self.line is not None else file
        # A whole list says nothing on one line, and a key that is too much is the end of its path.
        telling = not isinstance(self.value, list | dict | tuple) and self.value not in (None, *self.place[-1:])
        path = f"{printable(path_text(self.place))} ({quoted(self.value)})" if telling else path_text(self.place)
        path = printable(path).strip()
        shown = ": ".join(part for part in (place, path) if part)
        message = f"{self.message(language)} {self.advice(language)}"
        return f"{shown}: {message}" if shown else message


class UserError(Exception):
    """Something outside the program is at fault: input, a file, the environment.

    `what` and `remedy` are English source strings with `{named}` places; `facts` fill them after translation.
    `where` names a file, a line or a field. `faults` are the single faults of a file that has several of them.
    Anything else that is raised is a fault of ours.
    """

    def __init__(
        self, code: str, what: str, remedy: str, /, *, where: str = "", faults: Sequence[Fault] = (), **facts: object
    ) -> None:
        super().__init__(code)
        self.code = code
        self.what = what
        self.remedy = remedy
        self.where = where
        self.faults = tuple(faults)
        self.facts = facts

    def sentence(self, language: Language) -> str:
        """Return place, fault and remedy as one line, followed by a line for each of its faults."""
        place = f"{visible(self.where)}: " if self.where else ""
        headline = f"{place}{self.fault(language)} {filled(self.remedy, self.facts, language)}"
        if not self.faults:
            return headline
        number = len(self.faults)
        count = language.ngettext("{n} fault:", "{n} faults:", number).format(n=number)
        lines = [f"{headline} {count}"]
        lines += [f"  {fault.sentence(language, self.where)}" for fault in self.faults[:MAX_FAULTS_SHOWN]]
        if (more := len(self.faults) - MAX_FAULTS_SHOWN) > 0:
            lines.append("  " + language.ngettext("and {n} more", "and {n} more", more).format(n=more))
        return "\n".join(lines)

    def fault(self, language: Language) -> str:
        """Return what is wrong, where place and remedy are shown otherwise."""
        return filled(self.what, self.facts, language)

    def advice(self, language: Language) -> str:
        """Return what to do, where place and fault are shown otherwise."""
        return filled(self.remedy, self.facts, language)

    def __str__(self) -> str:
        """Show the code and the place, for logs and test failures; it holds no answers or names."""
        return f"{self.code} {self.where}"


@contextmanager
def told_to_user(where: str = "") -> Iterator[None]:
    """Raise UserError in the place of InvalidError, where what breaks the rule comes from the user."""
    try:
        yield
    except InvalidError as error:
        raise UserError(error.code, error.what, error.remedy, where=where, **error.facts) from error


class FormatError(UserError):
    """A file that does not follow its format: a single fault needs no headline."""

    def sentence(self, language: Language) -> str:
        """Return the one fault with its place, or a headline and a line for each."""
        return self.faults[0].sentence(language, self.where) if len(self.faults) == 1 else super().sentence(language)


def filled(source: str, facts: Mapping[str, object], language: Language) -> str:
    """Return a source string in the reader's language with its facts, which are translated where they are words."""
    return language.gettext(source).format(**{name: _translated(fact, language) for name, fact in facts.items()})


def reason_of(error: Exception) -> str:
    """Return the reason that the system or SQLite gives, as a fact that is translated; a rare one by its name."""
    if isinstance(error, OSError) and error.errno is not None:
        finer = _WINDOWS_REASONS.get(getattr(error, "winerror", None) or 0)
        if finer is not None:
            return finer
        return _REASONS.get(error.errno) or errno.errorcode.get(error.errno, str(error.errno))
    name = str(getattr(error, "sqlite_errorname", "")) or type(error).__name__
    # An extended name, such as SQLITE_IOERR_WRITE, begins with the plain one.
    return next((reason for plain, reason in _SQLITE_REASONS.items() if name.startswith(plain)), name)


def path_text(place: Place) -> str:
    """Return a place as people write it: `answers.PRO1.level`, `choices[0].value`."""
    text = ""
    for step in place:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def quoted(value: Any) -> str:
    """Return an untrusted value as JSON, short and on one line."""
    if isinstance(value, list | dict | tuple):
        return "{…}" if isinstance(value, dict) else "[…]"
    # Imported here: a start quotes no value.
    import json

    text = json.dumps(value, ensure_ascii=False, default=str)
    return printable(cut(text, _LONGEST_QUOTE))


def printable(text: str) -> str:
    """Return an untrusted text on one line and without control characters, cut where it is long."""
    return visible(cut(text, 2 * _LONGEST_VALUE))


def cut(text: str, most: int) -> str:
    """Return a text of at most `most` characters; one that was cut ends in an ellipsis."""
    return text if len(text) <= most else text[: most - 1] + "…"


def visible(text: str) -> str:
    """Return an untrusted text without what would move a terminal's cursor, break a line or be no text at all."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def unusual_signs(text: str) -> str:
    """Return the signs of a text that deceive its reader, as in "U+0421 CYRILLIC CAPITAL LETTER ES", none as "".

    That is what cannot be seen, wherever it stands, and letters of other scripts in what looks like a code.
    """
    if text.isascii():
        return ""
    # Imported here: few faults have such a value.
    from unicodedata import name

    is_code = " " not in text and len(text) <= _LONGEST_QUOTE
    found = dict.fromkeys(
        sign
        for sign in text
        if (not sign.isprintable() and not sign.isascii())
        or (is_code and sign.isalpha() and not name(sign, "").startswith("LATIN"))
    )
    return ", ".join(f"U+{ord(sign):04X} {name(sign, '')}".strip() for sign in [*found][:_MOST_SIGNS])


def _translated(fact: object, language: Language) -> object:
    if isinstance(fact, SourceString):
        return language.gettext(fact)
    if isinstance(fact, Phrase):
        return filled(fact.source, fact.facts, language)
    if isinstance(fact, date):
        return language.local_time(fact) if isinstance(fact, datetime) else language.long_date(fact)
    if isinstance(fact, float):
        # As many digits as it has: "4.5" is "4,5" in German.
        return language.number(fact, len(repr(fact).partition(".")[2]) if "e" not in repr(fact) else 0)
    if isinstance(fact, tuple):
        return ", ".join(str(_translated(one, language)) for one in fact)
    return visible(fact) if isinstance(fact, str) else fact
