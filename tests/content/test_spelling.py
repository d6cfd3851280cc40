"""No spelling mistake in any text of the questionnaires and of the app, in both languages.

hunspell knows most words. Right words that it does not know stand in words.de.txt and words.en.txt, one per line;
`Schweregrad/Grad` takes over the endings of a word that it knows. Names and abbreviations with a capital inside
(LinkedIn, GeschGehG, DSA) are not checked.
"""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.content.texts import PACKS, Said, of_app, of_pack, of_samples
from tests.reporting.tools import missing, program

DICTIONARIES = {"de": "de_DE", "en": "en_GB"}
# The full stop belongs to an abbreviation (Abs.), the hyphen to half a compound (Seh- und Hörbehinderung).
WORD = re.compile(r"\w+(?:['’]\w+)*(?:\.|-(?!\w))?")
# Codes and names in capitals; and half of Wi-Fi, which hunspell learns from no list.
NOT_CHECKED = re.compile(r"Wi|\w*(?:[\d_]|\w[A-ZÄÖÜ])\w*[.-]?")
POSSESSIVE = re.compile(r"['’]s\b")
# What the program fills in, such as {organisation}.
FIELD = re.compile(r"{\w+}")

TEXTS = [*(said for folder in PACKS for said in [*of_pack(folder), *of_samples(folder)]), *of_app()]


def words_of(texts: list[Said], language: str) -> dict[str, str]:
    """Return each word to be checked, with the place where it first occurs."""
    words: dict[str, str] = {}
    for said in texts:
        if said.language == language:
            for word in WORD.findall(POSSESSIVE.sub("", FIELD.sub("", said.text))):
                if not NOT_CHECKED.fullmatch(word):
                    words.setdefault(word, said.place)
    return words


def own_words(language: str) -> Path:
    return Path(__file__).with_name(f"words.{language}.txt")


def unknown(words: list[str], language: str) -> list[str]:
    """Return the words that neither hunspell nor our own list knows; one process reads them all."""
    command = [program("hunspell"), "-l", "-i", "utf-8", "-d", DICTIONARIES[language], "-p", str(own_words(language))]
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    checked = subprocess.run(
        command, input="\n".join(words), env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if checked.returncode:
        missing(f"hunspell's dictionary {DICTIONARIES[language]}")
    return checked.stdout.split()


@pytest.mark.parametrize("language", DICTIONARIES)
def test_every_word_is_spelled_right(language: str):
    places = words_of(TEXTS, language)

    assert [f"{word} ({places[word]})" for word in unknown(list(places), language)] == []


@pytest.mark.parametrize("language", DICTIONARIES)
def test_the_list_of_our_own_words_is_sorted_and_holds_only_what_is_used(language: str):
    own = own_words(language).read_text(encoding="utf-8").splitlines()
    used = tuple(words_of(TEXTS, language))

    assert own == sorted(set(own), key=str.casefold)
    assert [line for line in own if not any(word.startswith(line.partition("/")[0]) for word in used)] == []


@pytest.mark.parametrize(("language", "wrong"), [("de", "Freigabbe"), ("en", "organisaton")])
def test_a_mistake_is_found(language: str, wrong: str):
    assert unknown(["2026", wrong], language) == [wrong]
