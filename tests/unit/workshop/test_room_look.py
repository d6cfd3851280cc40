"""The look of a house on phones: colours that can be read, and a logo that can do nothing."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from readiness.domain.accent import contrast
from readiness.domain.values import Text
from readiness.workshop.room_look import LARGEST_ON_PHONES, RoomLook
from tests.unit.workshop.conftest import CODE, Hall

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><rect width="9" height="3"/></svg>'
# The inks and grounds of phone.css.
LIGHT = {"page": "#f4f6f7", "surface": "#ffffff", "ink": "#1d252b"}
DARK = {"page": "#14191d", "surface": "#1e252a", "ink": "#eef2f4"}
colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def png(width: int, height: int, *, noise: bool = False) -> bytes:
    picture = Image.effect_noise((width, height), 90) if noise else Image.new("RGB", (width, height), "navy")
    written = BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def blocks(css: str) -> list[dict[str, str]]:
    return [dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in css.splitlines() if ":root" in block]


@given(colours)
def test_text_in_any_colour_of_a_house_can_be_read_by_day_and_by_night(colour: str) -> None:
    for grounds, own in zip((LIGHT, DARK), blocks(RoomLook(accent=colour).phone_css), strict=False):
        for ground in ("page", "surface"):
            assert contrast(own["accent"], grounds[ground]) >= 4.5
        assert contrast(own["accent-ink"], own["accent"]) >= 4.5
        assert contrast(grounds["ink"], own["accent-soft"]) >= 4.5


def test_the_colours_above_are_those_of_the_style_sheet(hall: Hall) -> None:
    css = hall.phone().get(f"{hall.address}/-/phone.css").text
    for ground in (LIGHT, DARK):
        for name, colour in ground.items():
            short = "#fff" if colour == "#ffffff" else colour
            assert f"--{name}: {short};" in css


def test_a_colour_that_cannot_carry_text_gives_way_to_the_usual_one_and_the_band_stays() -> None:
    look = RoomLook(accent="#ffee00", band="#ffee00")
    assert look.text_colour == ""
    assert blocks(look.phone_css) == []
    assert "border-top: .375rem solid #ffee00" in look.phone_css
    assert RoomLook(accent="#12", band="red; } body { display: none").phone_css == ""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hall]:
    line = Text("Berger & Söhne <b>", "Berger & Sons <b>")
    opened = Hall(tmp_path / "house.ballots", look=RoomLook("#7a1f4b", "#f2b705", LOGO, line))
    yield opened
    opened.close()


def test_phones_show_logo_and_line_and_the_colours_come_with_the_style_sheet(house: Hall) -> None:
    phone, room = house.phone(join=False), f"{house.address}/{CODE}"
    (logo,) = re.findall(r'<img src="(/-/logo-[0-9a-f]{32})" alt="Logo">', phone.get(room).text)
    answer = phone.get(house.address + logo)
    assert (answer.content, answer.headers["content-type"]) == (LOGO, "image/svg+xml")
    assert answer.headers["cache-control"] == "max-age=86400"
    assert answer.headers["x-content-type-options"] == "nosniff"
    # Opened by itself it is a document of this address: it runs and fetches nothing.
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    page = phone.get(room, headers={"Accept-Language": "de"}).text
    assert '<aside class="line">Berger &amp; Söhne &lt;b&gt;</aside>' in page
    assert "--accent: #7a1f4b" in phone.get(f"{house.address}/-/phone.css").text
    # Whoever guesses gets nothing.
    assert phone.get(f"{house.address}/-/logo-{'0' * 32}").status_code == 404


def test_a_workshop_without_a_house_has_no_logo_to_fetch(hall: Hall) -> None:
    phone = hall.phone()
    page = phone.get(f"{hall.address}/{CODE}").text
    assert "<h1" in page
    assert "<img" not in page
    assert 'class="line"' not in page
    assert phone.get(f"{hall.address}/-/logo-").status_code == 404
    assert phone.get(f"{hall.address}/-/").status_code == 404


@pytest.mark.parametrize(
    "logo",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://a.example/x.png"/></svg>',
        png(20, 20)[:-30],
        b"GIF89a",
    ],
)
def test_a_strangers_logo_that_is_no_harmless_picture_is_not_shown(logo: bytes) -> None:
    look = RoomLook(logo=logo)
    assert (look.harmless_logo, look.phone_logo, look.phone_logo_name) == (b"", b"", "")


def test_what_a_full_room_fetches_is_small() -> None:
    small, photograph = png(300, 100), png(900, 600, noise=True)
    assert RoomLook(logo=small).phone_logo == small
    assert LARGEST_ON_PHONES < len(photograph) < 1_000_000
    assert len(RoomLook(logo=photograph).phone_logo) < LARGEST_ON_PHONES
    made = RoomLook(logo=png(1400, 700)).phone_logo
    with Image.open(BytesIO(made)) as read:
        assert read.size == (480, 240)
    drawing = LOGO.replace(b"<rect", b"<title>" + b"x" * LARGEST_ON_PHONES + b"</title><rect")
    look = RoomLook(logo=drawing)
    assert (look.phone_logo, look.harmless_logo) == (b"", drawing)
