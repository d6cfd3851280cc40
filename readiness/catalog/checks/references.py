"""Does every statement and every step stand alone, or does it point to something that was said elsewhere?

Each is shown without its neighbours: in a plan, on a form, on a slip of paper. The rule is careful: it looks at first
sentences only, and at words that can hardly be meant otherwise.
"""

import re
from collections.abc import Iterator

from readiness.catalog.checks.prose import Said, levels, sentences, step_titles, steps
from readiness.catalog.pack import Pack
from readiness.foundation.errors import Fault
from readiness.foundation.translation import N_

# “dieser Person”, “these sources”. What follows is a noun: in German by its capital, in English at least no verb.
_POINTING = {
    "de": re.compile(r"\b([Dd]iese(?:[rsnm])?) (?:(?!all|ein|jede|ihre|seine)[a-zäöüß]+(?:en|e|es|er) )?([A-ZÄÖÜ]\w+)"),
    "en": re.compile(r"\b([Tt]h(?:is|ese)) ([a-z]\w+)"),
}
# Spans of time and set phrases point to nothing.
_POINTS_TO_NOTHING = {
    "de": re.compile(
        r"Jahr\w*|Monat\w*|Woche\w*|Tag\w*|Quartal\w*|F[aä]ll\w*|Weise|Zeit\w*|Zweck\w*|Stelle|Fragebogens?|Berichts?"
    ),
    "en": re.compile(
        r"(?:year|month|week|quarter|day|way|case|time|purpose|morning|afternoon|questionnaire|report)s?|"
        r"is|are|was|were|has|have|had|can|must|may|will|should|does|do|happens|means|"
        r"to|in|on|at|by|for|from|with|and|or|if|when|who|which|that|not|only"
    ),
}
# “die Liste” needs to be told which one: “die Liste der Partner”, “the list of partners”, “die Liste, die …”.
_WHICH = {
    "de": r"der|des|die|aller|von|vom|mit|für|zu|über|im|am|aus|„|[A-Z]\w+s\b",
    "en": r"of|that|which|who|whose|with(?! (?:the|your|an?|everyone)\b)|for|on|about|“|shown|concerned",
}
_DEFINITE = {
    "de": re.compile(
        r"\b([Dd](?:ie|er|en|em|as|es)) (Listen?|Tabellen?|Entwurfs?|Seiten?|Übersicht|Plan|Plans|Zahlen|Regeln|"
        r"Regelung|Maßnahmen?|Quellen|Person(?! (?:in|an|auf)\b))\b"
        rf"(?!,| (?:{_WHICH['de']})(?:\b|(?<=„)))"
    ),
    "en": re.compile(
        r"\b([Tt]he) (lists?|tables?|draft(?! (?!with|to|of|and|for|first|in|at|on)\w)|"
        r"page|overview|plan|figures|rules|measures?|sources|"
        r"person(?! (?:in|at|from|responsible)\b))\b"
        rf"(?!,|’s| (?:{_WHICH['en']})(?:\b|(?<=“)))"
    ),
}
_FIRST = {
    "de": re.compile(
        r"(?:Dafür|Darum|Daraus|Dazu|Dabei|Danach|Davon|Damit|Darüber|Darin|Daran|Deshalb|Daher|Dadurch|Deswegen|Er|"
        r"Sie (?=(?:wird|\w+t)\b)|Diese[rs]? (?=[a-zäöüß]))"
    ),
    "en": re.compile(
        r"(?:They|He|She|These(?! days)|That|This(?! (?:year|quarter|month|week)\b)|"
        r"Those(?! (?:who|whose|whom|in|of|responsible|concerned)\b))"
    ),
}
_IT = {
    "de": re.compile(r"Es\b"),
    "en": re.compile(r"It\b"),
}
# “Es gibt”, “Es fehlt”, “Es werden Beiträge …”, “It is not known who …”: here “it” stands for nothing.
_IMPERSONAL = {
    "de": re.compile(
        r"Es (?:gibt|gab|fehl|besteh|existier|lieg|komm|geht|steht|stehen|hat sich|dauert|lohnt|genügt|reicht|gilt|"
        r"gelten|bleib|finde[nt]|ist (?:nicht |nirgends |allen |niemandem )?(?:bekannt|klar|geklärt|geregelt|"
        r"festgelegt|vorgesehen|üblich|möglich|Sache|Zufall|Pflicht)|sind|werden|wurden|"
        r"(?:wird|wurde|ist|hat) (?:auch |nur |nie )?(?:jede[rs]? (?!Jahr|Halbjahr|Quartal|Woche)|"
        r"ein|kein|der |die |das |dem |den |mehr|viel|wenig|etwas|nichts|nach|über|auf|in |im "
        r"|[A-ZÄÖÜ]))"
    ),
    "en": re.compile(
        r"It (?:is|was|has been|remains|became|becomes) (?:\w+ )?(?:\w+ )?(?:known|clear|settled|decided|agreed|"
        r"planned|written|defined|checked|measured|recorded|unclear|open|unknown|chance|luck|left|up|common|customary|"
        r"impossible|possible|usual) ?(?:down )?(?:that|who|whether|what|which|how|when|where|why|to|by)\b|"
        r"It (?:takes|depends)\b"
    ),
}
_CLAUSE = {
    "de": re.compile(r":$|, (?:dass|ob|wer|wem|wen|wie|was|wo|wann|welche\w*|warum|wozu|woran|wofür|wenn|ehe|bevor)\b"),
    "en": re.compile(r":$|\b(?:that|who|whether|what|which|how|when|where|why)\b"),
}
_STEM = 5


def check(pack: Pack) -> Iterator[Fault]:
    """Yield statements, steps and titles that begin with, or hold, a word for what is named nowhere in them."""
    for one in [*levels(pack), *steps(pack), *step_titles(pack)]:
        found = _first_word(one) or _pointing(one, _POINTING) or _pointing(one, _DEFINITE)
        if found:
            yield Fault(
                "text-reference",
                one.place,
                N_("“{words}” points to something that is not named in this text, and the text is shown on its own."),
                N_("Name the thing itself."),
                {"words": found},
                found,
            )


def _first_word(one: Said) -> str:
    language, text = one.language, one.text
    if found := re.match(rf"{_FIRST[language].pattern}\b", text):
        return found[0].strip()
    sentence = sentences(text)[0]
    if _IT[language].match(text) and not (_IMPERSONAL[language].match(text) or _CLAUSE[language].search(sentence)):
        return text.split()[0]
    return ""


def _pointing(one: Said, words: dict[str, re.Pattern[str]]) -> str:
    sentence = sentences(one.text)[0]
    for found in words[one.language].finditer(sentence):
        noun = found[2]
        if not _POINTS_TO_NOTHING[one.language].fullmatch(noun) and not _named(noun, sentence[: found.start()]):
            return found[0]
    return ""


def _named(noun: str, before: str) -> bool:
    """Return whether a noun, or one that ends with it, was written before; its end may have been another."""
    stem = noun.casefold()[: max(_STEM, len(noun) - 3)]
    return stem.rstrip("s") in before.casefold()
