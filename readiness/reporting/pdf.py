"""HTML to PDF/UA-1 with WeasyPrint; nothing outside the page is ever fetched."""

import os
from hashlib import sha256
from typing import Any, NoReturn

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

# Control characters, as pasted from other programs: no font has them, and XML forbids most.
_SPACES = (*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x2028, 0x2029)
_HARMFUL = {**dict.fromkeys(_SPACES, " "), 0xFFFE: None, 0xFFFF: None}
_fonts = FontConfiguration()


def render_pdf(html: str) -> bytes:
    """Return the page as an accessible PDF; two runs give the same bytes where SOURCE_DATE_EPOCH is set."""
    html = html.translate(_HARMFUL)
    identifier = sha256(html.encode()).digest()[:16] if os.environ.get("SOURCE_DATE_EPOCH") else None
    content = HTML(string=html, url_fetcher=_RefusingFetcher()).write_pdf(
        font_config=_fonts, pdf_variant="pdf/ua-1", pdf_identifier=identifier
    )
    return bytes(content)


class _RefusingFetcher(URLFetcher):  # type: ignore[misc]
    """Free text must never make us open a file or an address."""

    def fetch(self, url: str, headers: Any = None) -> NoReturn:
        """Refuse every address."""
        raise ValueError("a report fetches nothing")
