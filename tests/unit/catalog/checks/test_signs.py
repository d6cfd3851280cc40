"""Is every sign what it looks like?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.catalog.checker import check_pack
from readiness.catalog.checks.signs import _is_foreign, _is_unseen
from readiness.foundation.language import LANGUAGES
from tests.unit.catalog.tiny_pack import MAIN, Fault, look_at_words, rich_pack, tiny_pack, write_pack

TITLE = "Title auf Deutsch"
ODD = [
    ("Ti\u200btle auf Deutsch", "sign-unseen", "U+200B ZERO WIDTH SPACE", 3),
    ("Title auf Deut\u00adsch", "sign-unseen", "U+00AD SOFT HYPHEN", 15),
    ("Title \u202eauf Deutsch", "sign-unseen", "U+202E RIGHT-TO-LEFT OVERRIDE", 7),
    ("Title \ufeffauf Deutsch", "sign-unseen", "U+FEFF ZERO WIDTH NO-BREAK SPACE", 7),
    ("Title\u2003auf Deutsch", "sign-unseen", "U+2003 EM SPACE", 6),
    ('"Title\\u200b auf Deutsch"', "sign-unseen", "U+200B ZERO WIDTH SPACE", 7),
    ("Titl\u0435 auf Deutsch", "sign-foreign", "U+0435 CYRILLIC SMALL LETTER IE", 5),
    ("\u0421\u041e\u0420 auf Deutsch", "sign-foreign", "U+0421 CYRILLIC CAPITAL LETTER ES", 1),
    ("Title fu\u0308r alle", "sign-apart", "U+0308 COMBINING DIAERESIS", 9),
]


@pytest.mark.parametrize(("written", "code", "sign", "column"), ODD)
def test_an_odd_sign_is_found_with_its_column(written: str, code: str, sign: str, column: int, tmp_path: Path):
    folder = with_title(tmp_path, written)

    [fault] = check_pack(folder)

    look_at_words(fault)
    line = (folder / MAIN).read_text("utf-8").splitlines()[(fault.line or 0) - 1]
    behind = line.index("de: ") + len("de: ")
    assert (fault.code, fault.facts["column"]) == (code, behind + column)
    for language in LANGUAGES:
        assert sign in fault.message(LANGUAGES[language])


@pytest.mark.parametrize(
    "written",
    [
        "Ab zwei\u00a0Prozent",
        "Ab zwei\u202f%",
        "Die Größe in µm",
        "Łódź, Ørsted und Škoda",
        "ВКонтакте und Ω",
        "Daumen 👍🏽 und 👩\u200d👧",
        '"Ein \\"Wort\\" mit \\\\u200b"',
    ],
)
def test_what_typography_and_other_languages_need_is_fine(written: str, tmp_path: Path):
    assert check_pack(with_title(tmp_path, written)) == []


@pytest.mark.parametrize(
    ("condition", "sign"),
    [
        ("“own_shop”", "U+201C LEFT DOUBLE QUOTATION MARK"),
        ("country = „DE“", "U+201E DOUBLE LOW-9 QUOTATION MARK"),
        ('country = "DE"', '"'),
        ("own_shop\u00a0= yes", "U+00A0 NO-BREAK SPACE"),
        ("own_\u200bshop", "U+200B ZERO WIDTH SPACE"),
        ("country = D\u0415", "U+0415 CYRILLIC CAPITAL LETTER IE"),
    ],
)
def test_a_condition_holds_plain_signs_only(condition: str, sign: str, tmp_path: Path):
    files = tiny_pack()
    files["targets.yaml"]["targets"][0]["when"] = condition

    faults = check_pack(write_pack(tmp_path, files))

    assert "condition-syntax" not in {fault.code for fault in faults}
    [fault] = [fault for fault in faults if fault.code == "condition-sign"]
    look_at_words(fault)
    assert sign in fault.message(LANGUAGES["en"])


@given(
    st.text(alphabet=st.characters(max_codepoint=0x24F, exclude_characters="\u00ad", exclude_categories=["Cc", "Mn"]))
)
def test_latin_texts_have_no_odd_sign(text: str):
    assert not any(_is_unseen(sign) or _is_foreign(sign) for sign in text)


def test_a_fault_in_the_rich_pack_is_found_as_well(tmp_path: Path):
    fault = Fault("sign-unseen", "terms.yaml", "terms.0.name.en", "Po\u200bst", shown="", files=rich_pack())

    assert fault.findings(tmp_path) == fault.expected()


def with_title(folder: Path, written: str) -> Path:
    write_pack(folder, tiny_pack())
    main = folder / MAIN
    main.write_text(main.read_text("utf-8").replace(TITLE, written), "utf-8")
    return folder
