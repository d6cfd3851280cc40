"""HTML to PDF with WeasyPrint: accessible (PDF/UA-1), on demand an archive too; nothing outside the page is fetched."""

import os
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from typing import Any

from readiness.domain.archive import ATTACHED_NAME
from readiness.foundation import clock
from readiness.reporting.archive import with_ua_schema
from readiness.reporting.engine import HTML, Attachment, URLFetcher, URLFetcherResponse, functions_checked
from readiness.reporting.fonts import font_configuration
from readiness.reporting.signs import without_harmful_signs

_fonts = font_configuration()

Finisher = Callable[[Any, Any], None]


def render_pdf(html: str, finish: Finisher | None = None, *, picture: str = "", source: bytes = b"") -> bytes:
    """Return the page as an accessible PDF; two runs give the same bytes where SOURCE_DATE_EPOCH is set.

    `finish` gets WeasyPrint's document and the PDF in the making, to change it before it is written. `picture` is
    the one data address that the page may show. With `source` the PDF is an archive (PDF/A-3) that holds it. Raises
    NoPangoError, as importing this module does.
    """
    html = without_harmful_signs(html)
    digest = sha256(html.encode())
    digest.update(source)
    identifier = digest.digest()[:16] if os.environ.get("SOURCE_DATE_EPOCH") else None
    options: dict[str, Any] = {"pdf_variant": "pdf/a-3a" if source else "pdf/ua-1"}
    with functions_checked():
        document = HTML(string=html, url_fetcher=_RefusingFetcher(picture)).render(font_config=_fonts, **options)
        if source:
            document.metadata.generate_rdf_metadata = with_ua_schema(document.metadata.generate_rdf_metadata)
            options["attachments"] = [_attachment(source)]
        return bytes(document.write_pdf(finisher=finish, pdf_identifier=identifier, **options))


def _attachment(source: bytes) -> Attachment:
    moment = clock.now()
    return Attachment(
        file_obj=BytesIO(source), name=ATTACHED_NAME, created=moment, modified=moment, relationship="Source"
    )


class _RefusingFetcher(URLFetcher):  # type: ignore[misc]
    """Free text must never make us open a file or an address."""

    def __init__(self, picture: str) -> None:
        super().__init__()
        self._picture = picture

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return our own picture, which is in memory, and refuse every other address."""
        if self._picture and url == self._picture:
            return super().fetch(url, headers)
        raise ValueError("a report fetches nothing")
