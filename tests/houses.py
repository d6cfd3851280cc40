"""A house as consultants have one, for tests that look at it: logo, colours, contact, and a line at the foot."""

from readiness.app.consultant import logo_attachment
from readiness.app.houses import KeptHouse
from readiness.domain.house import House, HouseFooter, HouseText

LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60"><rect width="60" height="60" rx="8" fill="#7a1f4b"/>'
    b'<path d="M18 44V16h12a8 8 0 0 1 0 14h-6 8a7 7 0 0 1 0 14z" fill="#fff"/>'
    b'<rect x="75" y="22" width="200" height="16" fill="#7a1f4b"/></svg>'
)
ACCENT, BAND = "#7a1f4b", "#f2b705"


def berger() -> KeptHouse:
    """Return the house of Berger & Co."""
    house = House(
        "Berger & Co",
        logo=logo_attachment(LOGO, "berger.svg"),
        accent=ACCENT,
        band=BAND,
        contact="Berger & Co\nHafenstraße 1\n20457 Hamburg\nbuero@berger.example",
        footer=HouseFooter(de="Berger & Co · nur für {organisation}", en="Berger & Co · for {organisation} only"),
        foreword=HouseText(
            de="Dieser Bericht sagt, wo {organisation} steht.", en="This report says where {organisation} stands."
        ),
    )
    return KeptHouse(house, LOGO)
