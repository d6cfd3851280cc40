"""What people type meets what is written: case, accents, umlauts, hyphens and quotes do not matter."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.foundation.folding import FoldedText, Word, words_of

SOFT_HYPHEN, NO_WIDTH = "\N{SOFT HYPHEN}", "\N{ZERO WIDTH SPACE}"
SPELLED, PLAIN = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}, {"ä": "a", "ö": "o", "ü": "u", "ß": "ss"}

texts = st.text(st.characters(codec="utf-8") | st.sampled_from([*"äöüÄÖÜßéaeouß -’.\n", SOFT_HYPHEN, "\u0308"]))
german = st.text(st.sampled_from("abestäöüß"), min_size=1)


def holds(text: str, typed: str) -> bool:
    return all(FoldedText(text).holds(word) for word in words_of(typed))


def marked(text: str, typed: str) -> list[str]:
    folded = FoldedText(text)
    return [folded.text[begin:end] for begin, end in folded.marks(words_of(typed))]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Führung", "fuehrung"),
        ("Führung", "fuhrung"),
        ("Fuehrung", "Führung"),
        ("FÜHRUNG", "führung"),
        (normalize("NFD", "Führung"), "führung"),
        ("Maßnahme", "massnahme"),
        ("MASSNAHME", "Maßnahme"),
        ("E-Mail", "email"),
        ("E-Mail", "e-mail"),
        ("Email", "E-Mail"),
        ("E\N{NON-BREAKING HYPHEN}Mail", "email"),
        ("Social-Media-Leitlinie", "medialeit"),
        ("Social Media", "socialmedia"),
        ("Social Media", "social-media"),
        ("z. B. so", "zb"),
        ("Ge\N{SOFT HYPHEN}schäfts\N{SOFT HYPHEN}führung", "geschäftsführung"),
        ("don’t know", "don't"),
        ("don’t know", "dont"),
        ("„Ist geregelt“", '"ist geregelt"'),
        ("Café", "cafe"),
        ("Łódź, Ærø, Tromsø", "lodz aero tromsoe"),
        ("2–5 Tage", "5"),
        ("2.000 €", "2000"),
        ("№ 5", "no"),
    ],
)
def test_what_is_typed_meets_what_is_written(text: str, typed: str) -> None:
    assert holds(text, typed)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        # A match over several words is all of them.
        ("in seinem Namen", "ins"),
        ("in Stand gesetzt", "insta"),
        ("Für alle", "ralle"),
        # These two letters are no umlaut, and both are wanted.
        ("aktuell", "aktull"),
        ("Führung", "fohrung"),
        ("und/oder", "undo"),
    ],
)
def test_what_is_not_there_is_not_found(text: str, typed: str) -> None:
    assert not holds(text, typed)


def test_signs_alone_are_no_words() -> None:
    assert words_of(" – ★ ’ -\N{SOFT HYPHEN} ") == []
    assert words_of("§ 5, § 6 und § 5") == [Word("5", "5"), Word("6", "6"), Word("und", "und")]


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Die E-Mail an alle, e-mails", "email", ["E-Mail", "e-mail"]),
        ("Für Übungen über Stühle", "ueb", ["Üb", "üb"]),
        ("Geschäftsführung", "schaeft tsfuhr", ["schäftsführ"]),
        ("Der Fuß", "s", ["ß"]),
        ("Social  Media und Social-Media", "socialmedia", ["Social Media", "Social-Media"]),
        ("Nichts davon", "alles", []),
    ],
)
def test_what_was_found_is_marked_as_it_is_written(text: str, typed: str, found: list[str]) -> None:
    assert marked(text, typed) == found


@given(texts)
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    words = words_of(text)
    for folded in ([word.plain for word in words], [word.spelled for word in words]):
        again = words_of(" ".join(folded))
        assert again == [Word(word, word) for word in dict.fromkeys(folded)]


@given(texts)
def test_a_text_is_found_by_each_of_its_words(text: str) -> None:
    folded = FoldedText(text)
    for word in words_of(text):
        assert folded.holds(word)
        begin, end = folded.first(word)
        assert FoldedText(folded.text[begin:end]).holds(word)


@given(texts, texts)
def test_marks_go_from_left_to_right_and_each_holds_a_word(text: str, typed: str) -> None:
    folded = FoldedText(text)
    words = [*words_of(typed), *words_of(text)[:2]]
    ends = [0]
    for begin, end in folded.marks(words):
        assert ends[-1] <= begin < end <= len(folded.text)
        assert any(FoldedText(folded.text[begin:end]).holds(word) for word in words)
        ends.append(end)


@given(german)
def test_both_spellings_of_an_umlaut_meet_it(written: str) -> None:
    spelled, plain = written.translate(str.maketrans(SPELLED)), written.translate(str.maketrans(PLAIN))
    for typed in (written, spelled, plain, written.upper(), normalize("NFD", written)):
        assert holds(written, typed)
    assert holds(spelled, written)
    assert holds(plain, written)


@given(german, st.data())
def test_hyphens_and_signs_without_width_change_nothing(written: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(written)))
    sign = data.draw(st.sampled_from(["-", "\N{HYPHEN}", SOFT_HYPHEN, NO_WIDTH, "’", "'"]))
    with_sign = written[:at] + sign + written[at:]
    assert holds(with_sign, written)
    assert holds(written, with_sign)


def test_a_place_far_into_a_text_is_found() -> None:
    text = "Übung und Maß, E-Mail. " * 900 + "Zum Schluß ein Zeppelin. " + "Übung. " * 100
    folded = FoldedText(text)
    for typed in ("zeppelin", "Zep-pelin"):
        begin, end = folded.first(words_of(typed)[0])
        assert folded.text[begin:end] == "Zeppelin"
        assert [folded.text[b:e] for b, e in folded.marks(words_of(typed))] == ["Zeppelin"]
