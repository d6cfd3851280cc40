"""The words of XLSForm: kinds of rows, languages of its columns, names of its sheets; and texts without its markup."""

import re
from enum import StrEnum

from readiness.exchange.questionnaire_xlsx.plain_words import common_answer, is_offered


class RowKind(StrEnum):
    """What a row of a survey is for us; `META` and `OTHER` have no place in a questionnaire."""

    CHOICE = "choice"
    MULTIPLE = "multiple"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    NOTE = "note"
    BEGIN = "begin"
    REPEAT = "repeat"
    END = "end"
    META = "meta"
    OTHER = "other"


_KINDS = {
    RowKind.NUMBER: "integer int decimal range",
    RowKind.DATE: "date datetime",
    RowKind.TEXT: "text string time",
    RowKind.NOTE: "note",
    RowKind.META: "start end today deviceid device_id subscriberid simserial sim_id username phonenumber phone_number "
    "email audit calculate hidden start-geopoint background-audio uri instance_name start_time end_time imei "
    "background-geopoint uniqueid xml-external csv-external entity",
}
_BY_WORD = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_SELECT = re.compile(
    r"(?:add )?(select[ _]?(?:one|1|multiple|all(?: that apply)?))(?: prompt using| from)? +([^\s]+)"
    r"( +or[ _](?:other|specify.*))?",
    re.IGNORECASE,
)
_GROUP = re.compile(r"(begin|end)[ _](group|repeat|loop)(?: over .*)?", re.IGNORECASE)
# Languages by the names under which forms have them; a code in brackets comes first.
_LANGUAGES = {
    "english": "en",
    "anglais": "en",
    "ingles": "en",
    "deutsch": "de",
    "german": "de",
    "français": "fr",
    "francais": "fr",
    "french": "fr",
    "español": "es",
    "espanol": "es",
    "spanish": "es",
    "português": "pt",
    "portuguese": "pt",
    "swahili": "sw",
    "kiswahili": "sw",
    "nepali": "ne",
    "arabic": "ar",
    "العربية": "ar",
    "italiano": "it",
    "italian": "it",
    "dutch": "nl",
    "nederlands": "nl",
    "polish": "pl",
    "polski": "pl",
    "turkish": "tr",
    "türkçe": "tr",
    "ukrainian": "uk",
    "russian": "ru",
    "hindi": "hi",
    "bengali": "bn",
    "bangla": "bn",
    "chinese": "zh",
    "khmer": "km",
    "vietnamese": "vi",
    "tagalog": "tl",
    "amharic": "am",
    "somali": "so",
}
_CODE_IN_BRACKETS = re.compile(r".*\(\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)\s*\)\s*")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_MARKUP = re.compile(r"\*\*|__|^#{1,6}\s+", re.MULTILINE)
_REFERENCE = re.compile(r"\$\{\s*([^}]*?)\s*\}")


def row_kind(written: str) -> tuple[RowKind, str, bool]:
    """Return what a row is, the list of its choices, and whether “other” is one of them."""
    text = " ".join(written.split())
    if group := _GROUP.fullmatch(text):
        if group[1].lower() == "end":
            return RowKind.END, "", False
        return (RowKind.REPEAT if group[2].lower() == "repeat" else RowKind.BEGIN), "", False
    if select := _SELECT.fullmatch(text):
        one = re.search(r"one|1", select[1], re.IGNORECASE)
        return (RowKind.CHOICE if one else RowKind.MULTIPLE), select[2], bool(select[3])
    return _BY_WORD.get(text.casefold(), RowKind.OTHER), "", False


def language_code(name: str) -> str:
    """Return the code of a language as columns name it: “Deutsch (de)”, “French”, “fr”."""
    if found := _CODE_IN_BRACKETS.fullmatch(name):
        return found[1].lower() if len(found[1]) <= 3 else found[1]  # noqa: PLR2004 - a code without a region
    plain = name.strip().casefold()
    if plain in _LANGUAGES:
        return _LANGUAGES[plain]
    if re.fullmatch("[a-z]{2,3}", plain):
        return plain
    letters = re.sub("[^a-z]", "", plain)
    # ISO 639 leaves qaa to qtz to everyone.
    return letters[:3] if len(letters) >= 3 else "qaa"  # noqa: PLR2004 - a code has three letters


def cleaned(text: str) -> str:
    """Return a text without tags and signs of markup, with the names of answers that it would show in brackets."""
    return _REFERENCE.sub(r"[\1]", _MARKUP.sub("", _TAG.sub("", text))).strip()


def said(name: str, label: str) -> str:
    """Return "yes", "partly", "no" or "offered" where a choice says one of these by its label or its name."""
    for text in (label, name):
        if found := common_answer(text):
            return found
    offered = {"dk", "dnk", "na", "n_a", "dont_know", "don_t_know", "unknown", "not_applicable", "refused"}
    return "offered" if is_offered(label) or name.casefold() in offered else ""
