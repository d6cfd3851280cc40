"""The words of the program and of its pages: what readers once stumbled over does not come back.

The glossary holds one term for one thing, and test_style.py how the questionnaires are written; here are the sentences
that the program itself says, in the catalogue and on the pages that come with it.
"""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from readiness.catalog.checks.prose import sentences
from readiness.foundation.language import GERMAN
from readiness.foundation.line_breaks import kept_together
from tests.content.test_style import REFUSED
from tests.content.texts import CATALOGUE, ROOT, Said, of_app

MOST_WORDS_IN_A_SENTENCE = 25

# Beside what no text may say: German in English clothes, and what people read as something else.
REFUSED_HERE = {
    "en": r"at most stage 0|anew|begun|all the same|once more is known|nobody|stands? (?:behind|here|there)|"
    r"into quotation marks|page before|still below|not rateable: |(?:a|the) (?:form|condition|text|file) holds|"
    r"is no \w+ that",
    "de": r"höchstens Stufe 0|Sie wählen Ihr Ziel|wird nicht gesehen|vermisst|nicht bewertbar: |klemmt",
}
# The names of codes are arguments and columns of files; people read what a gate allows.
GATE_CODE = re.compile(r"(?<!gate:)\bG\d\b")
FILE_NAME = re.compile(r"\w\.(?:md|yaml|py|json)\b|MODEL")
# Between two requests without a clause before them, Duden asks for no comma, and the house uses none.
NEEDLESS_COMMA = re.compile(r"(?:^|[.:;!?] )[A-ZÄÖÜ]\w+ Sie\b(?:[^,.;:]|„[^“]*“|\.(?=\w))*?, (?:oder|und) \w+ Sie\b")

TEXTS = [said._replace(text=said.text.replace("Papierkorb", "")) for said in of_app()]


def messages() -> Iterator[tuple[str, str]]:
    """Yield every message as it is written, with its German, forms for one and for many each by itself."""
    with CATALOGUE.open("rb") as file:
        for message in read_po(file):
            if message.id:
                both = ((part,) if isinstance(part, str) else part for part in (message.id, message.string))
                yield from zip(*both, strict=True)


MESSAGES = list(messages())


def pages() -> Iterator[Said]:
    """Yield the pages that people read, without commands, names of files and addresses."""
    for path in sorted(
        [
            ROOT / "README.md",
            ROOT / "docs" / "authoring" / "README.md",
            *ROOT.glob("docs/user/*.md"),
            *ROOT.glob("docs/formats/*.md"),
        ]
    ):
        prose = re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        language = "de" if ".de." in path.name else "en"
        yield Said(str(path.relative_to(ROOT)), language, prose.replace("Papierkorb", ""))


def found(pattern: str, texts: list[Said], language: str) -> list[str]:
    words = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
    return [f"{s.place}: “{word[0]}”" for s in texts if s.language == language for word in words.finditer(s.text)]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_program_uses_none_of_the_refused_words(language: str) -> None:
    assert found(REFUSED[language], TEXTS, language) == []
    assert found(REFUSED_HERE[language], TEXTS, language) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_pages_use_none_of_the_refused_words(language: str) -> None:
    assert found(REFUSED[language], list(pages()), language) == []


def test_gates_are_called_by_what_they_allow() -> None:
    assert [text for pair in MESSAGES for text in pair if GATE_CODE.search(text)] == []


def test_no_star_stands_without_its_word() -> None:
    assert [en for en, de in MESSAGES if "★" in en + de and not ("ey question" in en and "Kernfrage" in de)] == []


def test_a_report_names_no_files() -> None:
    templates = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("report_templates/**/*.j2"))
    said = re.findall(r'_\("([^"]+)"', templates)
    assert said
    assert [words for words in said if FILE_NAME.search(words)] == []


def test_english_goes_on_small_after_a_colon() -> None:
    """But for what follows a name that the program fills in, which is a sentence of its own."""
    assert [en for en, _ in MESSAGES if re.search(r"(?<!\}): [A-Z](?=[a-z]+ [a-z])", en)] == []


def test_english_sets_per_cent_close_and_german_apart() -> None:
    assert [en for en, _ in MESSAGES if re.search(r"[\d}] %(?!\()", en)] == []
    assert [de for _, de in MESSAGES if re.search(r"(?<!%)[\d}]%(?![%(])", de)] == []


def test_german_requests_are_joined_without_a_comma() -> None:
    assert [de for _, de in MESSAGES if NEEDLESS_COMMA.search(de)] == []


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Löschen Sie sie, oder benennen Sie sie um.", True),
        ("Löschen Sie sie oder benennen Sie sie um.", False),
        ("Nennen Sie die Datei, um sie zu löschen, oder entfernen Sie sie.", False),
    ],
)
def test_what_counts_as_a_needless_comma(text: str, refused: bool) -> None:  # noqa: FBT001
    assert bool(NEEDLESS_COMMA.search(text)) is refused


def test_sentences_are_short() -> None:
    texts = [text for pair in MESSAGES for text in pair if not text.partition(": ")[0].startswith("%(prog)s")]
    long = [s for text in texts for s in sentences(text) if len(s.split()) > MOST_WORDS_IN_A_SENTENCE]
    assert long == []


def test_one_and_many_are_told_in_the_same_sentence() -> None:
    """What differs is the number and its words, not what is said."""
    with CATALOGUE.open("rb") as file:
        counted = [message.id for message in read_po(file) if isinstance(message.id, tuple)]
    assert [pair for pair in counted if pair[0].count(".") != pair[1].count(".")] == []


def translated(message: Message) -> str:
    assert isinstance(message.id, str)
    return GERMAN.pgettext(message.context, message.id) if message.context else GERMAN.gettext(message.id)


def test_no_german_line_ends_between_a_figure_and_its_unit() -> None:
    with CATALOGUE.open("rb") as file:
        single = [message for message in read_po(file) if message.id and isinstance(message.id, str)]
    broken = [m.id for m in single if translated(m) != kept_together(m.string)]
    assert broken == [], "run `python build_catalogue.py`"
    assert "80\N{NO-BREAK SPACE}Prozent" in "".join(GERMAN.gettext(m.id) for m in single)
