"""Names of files, whoever chose them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.foundation.errors import UserError
from readiness.foundation.file_names import check_not_reserved, refused_by_windows, reserved_on_windows, safe_name
from readiness.foundation.language import GERMAN


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Protokoll vom 2. Mai.pdf", "Protokoll vom 2. Mai.pdf"),
        ("Übersicht (final), 50 %.xlsx", "Übersicht (final), 50 %.xlsx"),
        ("CON.txt", "CON_.txt"),
        ("nul", "nul_"),
        ("Com1.tar.gz", "Com1_.tar.gz"),
        ("aux .pdf", "aux_.pdf"),
        ("COM0", "COM0_"),
        ("clock$.ics", "clock$_.ics"),
        ("invoice\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe", "invoice_fdp.exe"),
        ("setup.exe. . ", "setup.exe"),
        ("line\nbreak\ttab\0.txt", "line break tab_.txt"),
        ("../../.bashrc", "_.._.bashrc"),
        ("C:\\evil\\x.txt", "C__evil_x.txt"),
        ("notes.txt:stream", "notes.txt_stream"),
        ("...", "_"),
        ("\ud800.txt", "_.txt"),
    ],
)
def test_a_name_becomes_one_that_every_system_takes(given: str, name: str):
    assert safe_name(given) == name


_UNUSUAL = st.sampled_from(
    [*"CONaux.1 /\\:*\0\n", "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{NO-BREAK SPACE}", "😀", "COM1", "Ä"]
)


@given(st.text() | st.lists(_UNUSUAL).map("".join), st.integers(40, 255))
def test_every_name_is_safe_afterwards_and_stays_as_it_is(name: str, most: int):
    safe = safe_name(name, most)

    assert safe.isprintable()
    assert not set(safe) & set('<>:"/\\|?*')
    assert not safe.startswith((".", " "))
    assert not safe.endswith((".", " "))
    assert not reserved_on_windows(safe)
    assert not refused_by_windows(safe)
    # The sign that makes the name of a device a name of its own may come on top.
    assert 0 < len(safe.encode()) <= most + 1
    assert safe_name(safe, most + 1) == safe


@pytest.mark.parametrize("name", ["CON.readiness", "nul", "Com1.tar.gz", "aux .pdf"])
def test_a_file_that_is_to_be_made_bears_no_name_of_a_device(name: str):
    with pytest.raises(UserError, match="file-name-device") as refused:
        check_not_reserved(Path("somewhere") / name)
    assert safe_name(name) in refused.value.sentence(GERMAN)


@pytest.mark.parametrize("name", ["Conrad.readiness", "nulpe.pdf", "COM10", "con-artist.csv"])
def test_a_name_that_only_begins_like_one_is_fine(name: str):
    check_not_reserved(Path("somewhere") / name)
