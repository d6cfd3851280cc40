"""The fonts that phones load from the laptop: kept by the phone, and nothing else comes that way."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from readiness.workshop import routes
from tests.reporting.tools import font_file
from tests.unit.workshop.conftest import Hall


@pytest.mark.parametrize("name", ["inter-400.woff2", "inter-600.woff2"])
def test_a_phone_keeps_the_fonts_of_its_pages(hall: Hall, name: str) -> None:
    font_file(name)
    phone = hall.phone()
    answer = phone.get(f"{hall.address}/-/{name}")
    assert answer.headers["content-type"] == "font/woff2"
    assert answer.headers["cache-control"] == "max-age=86400"
    # Neither the cookie of a participant nor the language makes another font of it.
    assert answer.headers["vary"] == "Accept-Encoding"
    assert TTFont(BytesIO(answer.content))["OS/2"].usWeightClass == int(name[6:9])
    assert phone.post(f"{hall.address}/-/{name}").status_code == 404


@pytest.mark.parametrize("name", ["OFL.txt", "ReadinessInter-Regular.otf", "inter-500.woff2", "..%2ffonts%2fOFL.txt"])
def test_no_other_file_lies_beside_the_fonts(hall: Hall, name: str) -> None:
    assert hall.phone().get(f"{hall.address}/-/{name}").status_code == 404


def test_a_program_without_fonts_says_that_they_are_missing(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(routes, "content_folder", tmp_path.joinpath)
    answer = hall.phone().get(f"{hall.address}/-/inter-400.woff2")
    assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store")
