"""The small Markdown of own texts: bold, italics and lists; whatever else is typed is printed as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.wording.markdown import ListBlock, TextParagraph, TextRun, blocks, plain


def test_bold_italics_and_line_breaks_make_runs():
    (paragraph,) = blocks("**Erst** lesen,\ndann *handeln*.")

    assert paragraph == TextParagraph(
        (
            TextRun("Erst", strong=True),
            TextRun(" lesen,", break_after=True),
            TextRun("dann "),
            TextRun("handeln", emphasis=True),
            TextRun("."),
        )
    )


def test_a_line_that_ends_in_bold_ends_there():
    (paragraph,) = blocks("**Erst**\ndann")

    assert [run.text for run in paragraph.runs if run.text] == ["Erst", "dann"]
    assert [run.break_after for run in paragraph.runs].count(True) == 1


def test_lists_may_hold_lists():
    before, found = blocks("Ablauf:\n\n1. eins\n   - innen\n2. zwei")

    assert before == TextParagraph((TextRun("Ablauf:"),))
    assert isinstance(found, ListBlock)
    assert found.ordered
    first, second = found.items
    assert first[0] == TextParagraph((TextRun("eins"),))
    assert isinstance(first[1], ListBlock)
    assert not first[1].ordered
    assert second == (TextParagraph((TextRun("zwei"),)),)


def test_a_link_is_text_with_its_address():
    assert plain("Siehe [unsere Seite](https://example.org).") == "Siehe unsere Seite (https://example.org)."


@pytest.mark.parametrize(
    "typed",
    ["<b>x</b>", "# Titel", "`code`", "> Zitat", "![Bild](x)"[:1] + "Bild", "a | b", "https://example.org", "***"],
)
def test_everything_else_stays_as_it_was_typed(typed: str):
    assert plain(typed) == typed


@given(st.text(alphabet="ab*_-1.[]() \n<>&\\", max_size=200))
def test_every_text_is_read_and_no_word_is_lost(typed: str):
    kept = plain(typed)

    assert [letter for letter in kept if letter in "ab<>&"] == [letter for letter in typed if letter in "ab<>&"]


def test_lists_without_end_are_no_burden():
    assert blocks("- " * 9_000)
