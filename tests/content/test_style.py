"""How the questionnaires are written: short sentences, plain words, polite, with the quotation marks of the language.

These are the rules that a machine can check. Whether a text can be understood, it cannot.
"""

import re

import pytest

from readiness.catalog.checks import long_levels
from readiness.catalog.checks.prose import ABBREVIATION as ABBREVIATION  # noqa: PLC0414 - other tests read it here
from readiness.catalog.checks.prose import sentences
from readiness.catalog.checks.vague_words import VAGUE
from tests.content.texts import PACKS, Said, of_app, of_pack

MOST_WORDS_IN_A_SENTENCE = 21
# What the cards of the screens and of the report hold.
MOST_WORDS = {
    "name": 8,
    "question": 25,
    "why": 45,
    "help": 70,
    "levels": long_levels.MOST_WORDS,
    "next_steps": 40,
    "evidence": 15,
    "risk": 30,
    "not_applicable": 40,
}
# The other wordings of a text are as long as the text.
PLACES = {"why": "why|variants\\.why", "help": "help|variants\\.help", "evidence": "evidence|variants\\.evidence",
          "next_steps": "next_steps|variants\\.step", "risk": "risk|variants\\.risk"}  # fmt: skip

FAMILIAR = {"de": r"du|dich|dir|dein\w*|euch|euer|eure\w*", "en": "guys|hey|folks"}
# hunspell accepts both endings; the rest of American spelling it finds.
AMERICAN = r"\w{4,}(?:iz|yz)(?:e|ed|es|ing|ation)"
# Spared: aktuell, Bauer, Influencer, neu, Quelle, zuerst.
NO_UMLAUT = r"\w*(?:ae|oe|(?<![aeqz])ue(?!ll|nc))\w*"

QUOTES = {"de": "„“", "en": "“”"}
FOREIGN_QUOTES = {"de": "\"'”‘’‚«»", "en": "\"'‘„‚«»"}
WRONG_SPACING = r"  |^\s|\s$|\s[,.;:!?]|[,;:!?](?=[^\W\d])| - |\w– | –\w|\.\.\.|„ "

IMPERATIVE_DE = re.compile(r"[A-ZÄÖÜ]\w+(?:en|ern|eln|un) Sie\b")
# At the end, or before what is said of it: “Fragen, wer …”, “Agentur anrufen: …”, “Muster schreiben und …”.
INFINITIVE_DE = re.compile(r"\w+(?:en|ern|eln|tun)(?:$|[,:]| und )")
# “From today, check …” begins with the imperative behind the comma.
RUN_UP_EN = re.compile(r"(?:(?:After|As|At|Before|Every|For|From|In|Next|Once|Over|Today|When)\b[^,.]*, )?(\w+)")
NO_IMPERATIVE_EN = re.compile(
    r"the|an?|th[ei]se?|this|that|those|it|there|we|you|they|he|she|i|my|our|your|their|all|any|each|every|some\w*|"
    r"nobody|everyone|people|management|employees|partners|is|are|was|were|has|\w{3,}ing|\w{3,}ed",
    re.IGNORECASE,
)

# Words that German authors write in English, and English ones that German does not need; what is told by its meaning,
# such as terms, stands in the glossary.
REFUSED = {
    "en": r"mend(?:s|ed|ing)?|have it verified|filled form|lies (?:at|there)|reporting lines?|imprints?|snack bars?|"
    r"machine builders?|window makers?|toolmakers?|"
    r"(?<!trade )fair(?:s|(?! (?!stand|with|goes|in|on|and|or|is)\w))|"
    r"(?<!here )are no(?! (?:longer|more))|"
    r"(?<!here )is no \w+ that|(?:go|goes|went) on(?! sale| social)|threatens?|"
    r"(?<!by )(?<!to )(?<!with )(?<!from )(?<!of )whom|trash|yearly|any more|from (?!then)\w+ on|"
    r"verbal(?:ly)?|steer(?:s|ed|ing)?|(?:no|some|every)body|e-mails?|per cent|mailbox(?:es)?|make a file|"
    r"(?<!garden )tools?(?! manufacturer)|Purchasing",
    "de": r"heile?[nrs]?|Rechners?|Merker|über die Zeit|damals|ohne dies|vollen Fragebogen|Social Media(?!-)|"
    r"nach spätestens|\d Mal|Bei einem Ja|nach der Recherche|Handys?|soweit ersichtlich|lautet auf|Papierkorb|"
    r"(?<![\d.])\d\.\d{3}(?![.\d])",
}
# Right in this one place: both sides of a permission.
RIGHT = "who may name whom"
MARKS = {"en": r" %|\w & \w|\be\.g\.", "de": r"%|\w & \w|\bz\. ?B\."}
# A due date stands beside each step, and a step is read at any time.
DAYS = {
    "de": r"heute|morgen|ab morgen|übermorgen|diese Woche|dieser Woche|nächsten? Woche|diesen? Monat|dieses Monats|"
    r"bis (?:zum )?Monatsende|(?:am|bis|jeden) Freitag",
    "en": r"today|tomorrow|tonight|this week|next week|this month|by the end of the month|"
    r"(?:on|by|every) Friday",
}
# What only the step before it introduces.
INTRODUCED = {
    "de": r"diese[rn]? Person|diese[rn]? Quellen|der Tabelle|die Liste(?! (?:der|aller|von))|den Entwurf(?! \w+ )|"
    r"dieser Seite|die gesammelten",
    "en": r"this person|these sources|that page|the table(?! of)|the collected",
}

TEXTS = [said for folder in PACKS for said in of_pack(folder)]
LEVELS = [said for said in TEXTS if ".levels." in said.place]
PLAN_STEPS = [s for s in TEXTS if re.search(r"\.next_steps\.|\.step_titles\.|\.variants\.step", s.place)]
TITLES = [said for said in TEXTS if ".step_titles." in said.place]
STEPS = [
    s
    for s in TEXTS
    if re.search(r"\.next_steps\.|\.variants\.step|\.further_ideas\.|\.courses\.|incident\.steps\.", s.place)
]


def found(pattern: str, language: str, texts: list[Said] = TEXTS) -> list[str]:
    words = re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    return [f"{s.place}: “{word[0]}”" for s in texts if s.language == language for word in words.finditer(s.text)]


def test_sentences_are_short():
    assert [
        f"{said.place}: {sentence}"
        for said in TEXTS
        for sentence in sentences(said.text)
        if len(sentence.split()) > MOST_WORDS_IN_A_SENTENCE
    ] == []


def test_only_a_full_stop_at_the_end_ends_a_sentence():
    assert sentences("Am 2. August, z. B. nach Art. 3 Abs. 1. Es heißt „Nein.“ Dann: unter 25. Ende.") == [
        "Am 2 August, zB nach Art 3 Abs 1.",
        "Es heißt „Nein.“",
        "Dann:",
        "unter 25.",
        "Ende.",
    ]


@pytest.mark.parametrize("field", MOST_WORDS)
def test_no_text_is_longer_than_a_card_can_show(field: str):
    texts = [
        said
        for said in TEXTS
        if re.search(rf"\.capabilities\.\w+\.(?:{PLACES.get(field, field)})(?![a-z_])", said.place)
    ]

    assert texts
    assert [f"{s.place} ({s.language})" for s in texts if len(s.text.split()) > MOST_WORDS[field]] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_levels_use_no_vague_words(language: str):
    assert found(VAGUE[language], language, LEVELS) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_reader_is_addressed_politely(language: str):
    assert found(FAMILIAR[language], language) == []


def test_english_is_british():
    assert found(AMERICAN, "en") == []


def test_umlauts_are_written_as_umlauts():
    assert found(NO_UMLAUT, "de") == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_quotation_marks_are_those_of_the_language(language: str):
    opening, closing = QUOTES[language]
    texts = [said for said in TEXTS if said.language == language]

    assert [s.place for s in texts if set(FOREIGN_QUOTES[language]) & set(s.text)] == []
    assert [s.place for s in texts if not re.fullmatch(rf"([^{opening}{closing}]*{opening}[^{opening}]+?{closing})*"
                                                       rf"[^{opening}{closing}]*", s.text)] == []  # fmt: skip


def test_a_single_mark_is_a_curved_apostrophe():
    assert [s.place for s in TEXTS if re.search(r"(?<!\w)’|’(?![a-z ,.])", s.text)] == []


def test_the_program_writes_apostrophes_like_the_questionnaires():
    assert [s.text for s in of_app() if re.search(r"[^\W\d]'", s.text)] == []


def test_spaces_and_dashes():
    assert [f"{s.place}: {s.text}" for s in TEXTS if re.search(WRONG_SPACING, s.text)] == []
    assert [s.place for s in TEXTS if s.language == "de" and re.search(r"“(?=\w)", s.text)] == []


def test_german_steps_begin_with_an_imperative():
    assert [f"{s.place}: {s.text}" for s in STEPS if s.language == "de" and not IMPERATIVE_DE.match(s.text)] == []


def test_english_steps_begin_with_an_imperative():
    assert [f"{s.place}: {s.text}" for s in STEPS if s.language == "en" and not is_imperative(s.text)] == []


def test_titles_of_steps_are_instructions():
    assert len(TITLES) > 100
    assert [f"{s.place}: {s.text}" for s in TITLES if s.language == "de" and not INFINITIVE_DE.search(s.text)] == []
    assert [f"{s.place}: {s.text}" for s in TITLES if s.language == "en" and not is_imperative(s.text)] == []


def is_imperative(text: str) -> bool:
    first = RUN_UP_EN.match(text)
    return first is not None and not NO_IMPERATIVE_EN.fullmatch(first[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [("From today, check every finding.", True), ("Once a year, they check.", False), ("The person checks.", False)],
)
def test_what_counts_as_an_imperative(text: str, expected: bool):  # noqa: FBT001
    assert is_imperative(text) is expected


@pytest.mark.parametrize("language", ["de", "en"])
def test_words_of_the_other_language_and_of_offices_are_not_used(language: str):
    texts = [said._replace(text=said.text.replace(RIGHT, "")) for said in TEXTS]

    assert found(REFUSED[language], language, texts) == []
    assert [
        f"{s.place}: {s.text}" for s in texts if s.language == language and re.search(MARKS[language], s.text)
    ] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_steps_of_the_plan_name_no_day(language: str):
    assert found_as_written(DAYS[language], language, PLAN_STEPS) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_first_sentence_of_a_step_names_what_it_speaks_of(language: str):
    first = [said._replace(text=sentences(said.text)[0]) for said in STEPS]

    assert found_as_written(INTRODUCED[language], language, first) == []


def found_as_written(pattern: str, language: str, texts: list[Said]) -> list[str]:
    words = re.compile(rf"\b(?:{pattern})\b")
    return [f"{s.place}: “{word[0]}”" for s in texts if s.language == language for word in words.finditer(s.text)]
