"""What people call the columns of a list of questions, and its answers, in German and English."""

import re

from readiness.exchange.questionnaire_xlsx.book import folded

# By what the column holds; compared without case, blanks, hyphens and dots.
_HEADINGS = {
    "question": "question questions questiontext frage fragen fragetext prüffrage prüffragen prüfpunkt item statement "
    "aussage criterion kriterium requirement anforderung control checkpoint",
    "answers": "answers answer answeroptions options option responses response choices possibleanswers antworten "
    "antwort antwortmöglichkeit antwortmöglichkeiten antwortoptionen auswahl skala scale",
    "points": "points point scores score value values punkte punkt punktzahl punktwert wert werte bewertung",
    "section": "section sections chapter area dimension category topic group domain abschnitt bereich kapitel "
    "kategorie thema themen themenbereich gruppe themenfeld block",
    "code": "code codes id key kürzel kennung schlüssel",
    "number": "no nr number num nummer # lfdnr q f",
    "condition": "condition conditions onlyif askif askwhen when if filter dependson skip skiprule bedingung "
    "bedingungen nurwenn wenn fragenwenn falls abhängigvon filterfrage sprungregel",
    "name": "name shortname short title label kurzname kurztitel titel stichwort bezeichnung",
    "help": "help hint note notes explanation guidance description hilfe hinweis hinweise erläuterung erklärung "
    "anmerkung anmerkungen beschreibung",
    "why": "why reason rationale warum begründung",
    "evidence": "evidence proof nachweis nachweise beleg belege",
    "risk": "risk risks risiko risiken",
    "kind": "type kind questiontype art typ fragetyp frageart",
    "key": "keyquestion key* quick kernfrage schnelltest",
    "weight": "weight weighting gewicht gewichtung",
    "unit": "unit einheit",
}
HEADINGS = {word.casefold(): kind for kind, words in _HEADINGS.items() for word in words.split()}
_NUMBERED = re.compile(r"(answer|antwort|option|choice|auswahl|points?|punkte?|score|wert)([0-9]|[a-f])", re.IGNORECASE)
_OF_ANSWERS = frozenset(["answer", "antwort", "option", "choice", "auswahl"])

_YES = frozenset(
    ["ja", "yes", "y", "j", "true", "vorhanden", "erfüllt", "fulfilled", "met", "complete", "vollständig", "completely"]
)
_PARTLY = frozenset(
    [
        "teilweise",
        "teils",
        "partly",
        "partial",
        "partially",
        "zumteil",
        "inteilen",
        "tlw",
        "teilweiseerfüllt",
        "partlymet",
        "partiallymet",
    ]
)
_NO = frozenset(
    ["nein", "no", "n", "false", "nichtvorhanden", "nichterfüllt", "notmet", "notfulfilled", "garnicht", "notatall"]
)
# The program offers these answers to every question.
_OFFERED = frozenset(
    [
        "na",
        "notapplicable",
        "dontknow",
        "don'tknow",
        "idontknow",
        "unknown",
        "nichtzutreffend",
        "nichtanwendbar",
        "entfällt",
        "weissnicht",
        "weissichnicht",
        "unbekannt",
        "kannichnichtsagen",
        "keineangabe",
        "ka",
        "n/a",
        "k/a",
    ]
)
_KINDS = {
    "number": "number integer decimal numeric zahl ganzzahl anzahl",
    "date": "date day datum tag",
    "text": "text freetext open opentext freitext offen offenefrage",
    "multiple": "multiple multiplechoice selectmultiple severalchoices mehrfach mehrfachauswahl mehrfachnennung "
    "mehrereantworten",
    "choice": "choice singlechoice selectone single fact einfachauswahl auswahl einfach einzelauswahl angabe",
    "rated": "rated rating scored bewertet bewertung",
}
KINDS = {word.casefold(): kind for kind, words in _KINDS.items() for word in words.split()}


def column_kind(heading: str) -> tuple[str, int] | None:
    """Return what a column holds, and the number of one of several alike (0 for the only one); None where unknown."""
    name = folded(heading)
    numbered = _NUMBERED.fullmatch(name)
    if numbered:
        number = int(numbered[2]) if numbered[2].isdigit() else ord(numbered[2].lower()) - ord("a") + 1
        return ("answers" if numbered[1].lower() in _OF_ANSWERS else "points"), max(1, number + (numbered[2] == "0"))
    kind = HEADINGS.get(name)
    return (kind, 0) if kind else None


def common_answer(answer: str) -> str:
    """Return "yes", "partly" or "no" where an answer says that in some words, else nothing."""
    name = folded(answer).rstrip("!.")
    return "yes" if name in _YES else "partly" if name in _PARTLY else "no" if name in _NO else ""


def is_offered(answer: str) -> bool:
    """Return whether the program offers an answer by itself: not applicable, don't know."""
    return folded(answer).replace(",", "").rstrip("!.") in _OFFERED


_GERMAN = re.compile(
    r"\b(?:der|die|das|und|ist|sind|sie|ihr|ihre|haben|gibt|wird|werden|wie|wer|welche|nicht|ja|nein)\b"
)
_ENGLISH = re.compile(r"\b(?:the|and|is|are|you|your|have|has|do|does|there|how|who|which|what|not|yes|no|of)\b")


def guessed_language(texts: list[str], otherwise: str) -> str:
    """Return "de" or "en" by the small words of texts; `otherwise` where they do not tell."""
    whole = " ".join(texts).casefold()
    german, english = len(_GERMAN.findall(whole)), len(_ENGLISH.findall(whole))
    return otherwise if german == english else "de" if german > english else "en"
