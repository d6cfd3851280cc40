"""What a second start hands over: nothing but one of our messages is taken."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.app.handover import LARGEST_MESSAGE, Handover, decode, encode, is_whole

HERE = Path(Path.cwd().anchor)


@pytest.mark.parametrize(
    "handover",
    [
        Handover(),
        Handover(HERE / "Übersicht, Mai\n2026.readiness"),
        Handover(HERE / "report.PDF", "token-17"),
        Handover(HERE / "form.xfdf"),
    ],
)
def test_it_arrives_as_it_was(handover: Handover):
    message = encode(handover)
    assert message is not None
    assert decode(message) == handover
    assert is_whole(message)
    assert not is_whole(message[:-1])


@pytest.mark.parametrize(
    "path",
    [
        Path("relative.readiness"),
        HERE / "programme.exe",
        HERE / "no text \udcff.readiness",
        HERE / ("a" * LARGEST_MESSAGE + ".readiness"),
    ],
)
def test_what_no_window_could_open_is_not_sent(path: Path):
    assert encode(Handover(path)) is None


@pytest.mark.parametrize("token", ["two\nlines", "ä", "x" * 300])
def test_a_token_that_is_none_is_left_out(token: str):
    message = encode(Handover(None, token))
    assert message is not None
    assert decode(message) == Handover()


PATH = str(HERE / "a.readiness").encode()
WHOLE = b"readiness-handover/1\0" + PATH + b"\0\0"


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\0\0\0",
        b"GET / HTTP/1.1\r\n\r\n",
        WHOLE.replace(b"/1", b"/2"),
        WHOLE + WHOLE,
        WHOLE + b"\0",
        WHOLE[:-1],
        WHOLE.replace(PATH, b"a.readiness"),
        WHOLE.replace(PATH, PATH + b".sh"),
        WHOLE.replace(PATH, b"\xff\xfe.readiness"),
        WHOLE[:-1] + b"\x1b]0;\x07\0",
        WHOLE[:-1] + b"\xc3\xa4\0",
        WHOLE[:-1] + b"x" * 300 + b"\0",
        WHOLE[:-1] + b"x" * LARGEST_MESSAGE + b"\0",
    ],
)
def test_anything_else_is_refused(message: bytes):
    with pytest.raises(ValueError):  # noqa: PT011 - whichever of its rules it breaks
        decode(message)


@given(st.binary(max_size=200))
def test_no_bytes_make_another_fault(noise: bytes):
    for message in (noise, WHOLE[:21] + noise):
        try:
            decode(message)
        except ValueError:
            continue
