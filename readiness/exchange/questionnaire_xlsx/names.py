"""Names that are made once and then stay: codes of questions, words of choices, the id of a questionnaire."""

import re
from collections.abc import Collection
from unicodedata import normalize

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
_LONGEST_CODE, _LONGEST_WORD, _LONGEST_ID = 20, 40, 60


def plain(text: str) -> str:
    """Return a text in the letters and digits that names may have, with blanks for everything else."""
    letters = normalize("NFKD", text.translate(_GERMAN)).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^A-Za-z0-9_]+", " ", letters).split())


def free_code(text: str, taken: Collection[str], otherwise: str = "Q") -> str:
    """Return a code such as PRO1 that none of `taken` is, made of a text."""
    code = plain(text).upper().replace(" ", "_")[:_LONGEST_CODE].strip("_")
    if not code[:1].isalpha():
        code = f"{otherwise}{code}"[:_LONGEST_CODE]
    return _free(code, taken, _LONGEST_CODE, "_" if code[-1:].isdigit() else "")


def free_word(text: str, taken: Collection[str]) -> str:
    """Return a word by which conditions know a choice, made of its text."""
    made = plain(text).lower().replace(" ", "_")[:_LONGEST_WORD].strip("_")
    if not made[:1].isalpha():
        made = f"c_{made}"[:_LONGEST_WORD].rstrip("_")
    return _free("and_" if made in {"and", "or", "not"} else made, taken, _LONGEST_WORD, "_")


def free_id(text: str) -> str:
    """Return the id of a questionnaire, made of its title or the name of a file."""
    made = plain(text).lower().replace(" ", "-").replace("_", "-")[:_LONGEST_ID].strip("-")
    return made if made[:1].isalpha() else f"q-{made}".rstrip("-")


def short_name(question: str, longest: int = 60) -> str:
    """Return what a question is called in lists where nobody has named it: its beginning, cut between two words."""
    line = " ".join(question.split()).rstrip(" ?:.")
    if len(line) <= longest:
        return line
    return line[: longest + 1].rpartition(" ")[0].rstrip(" ,;:–-") or line[:longest]


def _free(name: str, taken: Collection[str], longest: int, sign: str) -> str:
    number, made = 1, name
    while made in taken:
        number += 1
        end = f"{sign}{number}"
        made = name[: longest - len(end)] + end
    return made
