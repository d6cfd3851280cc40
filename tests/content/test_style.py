"""How the questionnaires are written: short sentences, plain words, polite, and with the right quotation marks.

These are the rules that a machine can check. Whether a text can be understood, it cannot.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from readiness.catalog.packs import load_pack
from tests.content.texts import PACKS, Said, of_pack

MOST_WORDS_IN_A_SENTENCE = 21
# What the cards of the screens and of the report hold without scrolling.
MOST_WORDS = {"name": 8, "question": 25, "levels": 40, "next_steps": 45, "why": 45, "help": 70, "risk": 30}

# What ends with a full stop and is no sentence.
MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
ABBREVIATIONS = re.compile(rf"\b(?:z\. B|e\.g|Art|Abs|Nr|No|lit|ff|v)\.(?= \S)|\b\d{{1,2}}\.(?= (?:{MONTHS}))")
SENTENCE_END = re.compile(r"(?:(?<=[.!?:;])|(?<=[.!?][“’]))\s+")

VAGUE = {
    "de": r"teilweise|zum Teil|meist|meistens|in der Regel|weitgehend|größtenteils|überwiegend|normalerweise|üblicherweise|"
    r"grundsätzlich|im Wesentlichen|einigermaßen|ausreichend\w*|angemessen\w*|(?<!Wie )oft|häufig|manchmal",
    "en": r"partly|partially|usually|mostly|largely|mainly|typically|generally|normally|somewhat|substantially|"
    r"adequate\w*|appropriate\w*|sufficient\w*|(?<!How )often|sometimes|essentially",
}
FAMILIAR = {"de": r"[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\w*|[Ee]uch|[Ee]uer|[Ee]ure\w*", "en": r"you guys|hey"}
AMERICAN = r"\w+(?:an|gn|or|im|ar|at|it|al|il|er)(?:iz|yz)(?:e[ds]?|ing|ation|er)|color\w*|favor\w*|behavior|labeling|fulfill"
# Right spellings that look like an umlaut written with e: aktuell, Frequenz, neue, Bauer, Influencer.
NO_UMLAUT = re.compile(r"\w*(?:ae|oe|(?<![aeq])ue(?!ll|nc))\w*", re.IGNORECASE)

IMPERATIVE_DE = re.compile(r"(?:\w+ Stufe: )?[A-ZÄÖÜ]\w+(?:en|ern|eln|un) Sie\b")
# “From today, check …”, “Step one: remind …”
RUN_UP_EN = re.compile(
    r"(?:(?:From|At|As|Every|Each|Once|Twice|Before|After|When|Next|Today|Step|Over|In|For)\b[^,:.]*[,:] )?(\w+)"
)
NO_IMPERATIVE_EN = re.compile(
    r"(?:The|A|An|This|That|These|Those|It|There|We|You|They|He|She|I|My|Our|Your|Their|All|Any|Each|Every|Some\w*|"
    r"No|Nobody|Everyone|People|Management|Employees|Partners|Is|Are|Was|Were|Has|Have been|\w{3,}ing|\w{3,}ed|"
    r"\w{3,}[^sucp]s)",
    re.IGNORECASE,
)

TEXTS = [said for folder in PACKS for said in of_pack(folder)]
LEVELS = [said for said in TEXTS if ".levels." in said.place]


def findings(pattern: str, language: str, texts: list[Said] = TEXTS) -> list[str]:
    word = re.compile(rf"\b(?:{pattern})\b")
    return [f"{s.place}: “{found[0]}”" for s in texts if s.language == language for found in word.finditer(s.text)]


def test_sentences_are_short():
    long = [
        f"{said.place}: {sentence}"
        for said in TEXTS
        for sentence in sentences(said.text)
        if len(sentence.split()) > MOST_WORDS_IN_A_SENTENCE
    ]

    assert long == []


def sentences(text: str) -> list[str]:
    return SENTENCE_END.split(ABBREVIATIONS.sub(lambda found: re.sub(r"[. ]", "", found[0]), text))


def test_an_abbreviation_does_not_end_a_sentence():
    assert sentences("Am 2. August, z. B. nach Art. 3 Abs. 1. Dann „nichts.“ Ja: so.") == [
        "Am 2 August, zB nach Art 3 Abs 1.",
        "Dann „nichts.",
        "Ja:",
        "so.",
    ]


@pytest.mark.parametrize(("field", "most"), MOST_WORDS.items())
def test_no_text_is_longer_than_a_card_can_show(field: str, most: int):
    field_of_capability = re.compile(rf"\.capabilities\.\w+\.{field}\b")

    assert [
        f"{said.place} ({said.language}): {len(said.text.split())} words"
        for said in TEXTS
        if field_of_capability.search(said.place) and len(said.text.split()) > most
    ] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_levels_use_no_vague_words(language: str):
    assert findings(VAGUE[language], language, LEVELS) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_reader_is_addressed_politely(language: str):
    assert findings(FAMILIAR[language], language) == []


def test_english_is_british():
    assert findings(AMERICAN, "en") == []


def test_umlauts_are_written_as_umlauts():
    assert [f"{s.place}: {w}" for s in TEXTS if s.language == "de" for w in NO_UMLAUT.findall(s.text)] == []


@pytest.mark.parametrize("said", [said for said in TEXTS if re.search("[\"'“”„‘’‚«»]", said.text)], ids=lambda s: s.place)
def test_quotation_marks_are_those_of_the_language(said: Said):
    foreign, pair = ("\"'”‘’‚«»", "„“") if said.language == "de" else ("\"“”„‚«»", "‘’")

    assert not set(foreign) & set(said.text)
    assert "".join(re.findall(f"[{pair}]", said.text)) == pair * said.text.count(pair[0])
    assert said.language == "de" or not re.search(r"(?<!\w)'|'(?![a-z ])", said.text), "a straight mark is an apostrophe"


def test_spaces_and_dashes():
    wrong = re.compile(r"  |\s[,.;:!?]|^\s|\s$|\w[,;:!?]\w(?<!\d.\d)| - |\w–\s|\s–\w|\.\.\.|„ | “(?=\w)")

    assert [f"{said.place}: {said.text}" for said in TEXTS if wrong.search(said.text)] == []


def test_every_statement_ends_with_a_full_stop_or_a_question_mark():
    whole = re.compile(r"\.(?:why|help|levels|next_steps|risk|question|allows|reason|portrait|meaning|description)\b")

    assert [s.place for s in TEXTS if whole.search(s.place) and s.text[-1] not in ".?"] == []


def steps(folder: Path) -> Iterator[Said]:
    capabilities = load_pack(folder).capabilities.values()
    named = {id(text) for c in capabilities for text in c.next_steps}
    return (said for said in of_pack(folder) if named)


STEPS = [s for s in TEXTS if re.search(r"\.next_steps\.|\.further_ideas\.|\.courses\.|incident\.steps\..*text", s.place)]


def test_german_steps_begin_with_an_imperative():
    assert [f"{s.place}: {s.text}" for s in STEPS if s.language == "de" and not IMPERATIVE_DE.match(s.text)] == []


def test_english_steps_begin_with_an_imperative():
    assert [f"{s.place}: {s.text}" for s in STEPS if s.language == "en" and not is_imperative(s.text)] == []


def is_imperative(text: str) -> bool:
    first = RUN_UP_EN.match(text)
    return first is not None and not NO_IMPERATIVE_EN.fullmatch(first[1])
