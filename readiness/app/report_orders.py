"""What to order for a report: of an open document, or of a file."""

from dataclasses import replace
from pathlib import Path

from readiness.app.archives import is_report, taken_out
from readiness.app.benchmarks import GivenBenchmark, given_standing, standing_of
from readiness.app.documents import read_latest
from readiness.app.houses import KeptHouse
from readiness.app.pairing import GivenFile, paired
from readiness.app.session import Session
from readiness.app.since_last import since_last
from readiness.app.word_template import read_template
from readiness.documents.latest import Latest, Standing
from readiness.exchange.sealed_file import is_sealed
from readiness.foundation import clock
from readiness.foundation.language import Language
from readiness.reporting.editions import PAPER
from readiness.reporting.order import Order
from readiness.results.anonymous import anonymised
from readiness.results.assessment_result import assess
from readiness.wording.framing import frame_language


def order_report(session: Session, edition: str, language: Language) -> Order:
    """Return the order for the document as it stands.

    Its result is one of its own: what that of the session computes later on, such as a plan, it adds to itself, while
    another thread would be sending it to be made. To plan once more takes the report's process no time to speak of.
    """
    logo = session.assessment.consultant.printed_logo
    content = session.document.file(logo.digest) if logo else None
    result = assess(session.questionnaire, session.assessment, clock.today())
    spoken = frame_language(session.questionnaire, language)
    since = since_last(session.questionnaire, session.assessment, session.document.file, spoken)
    return Order(result, edition, spoken, logo=content or b"", since=since, standing=standing_of(result))


def read_order(
    path: Path, edition: str, language: Language, *, archive: bool = False, latest: Latest | None = None
) -> Order:
    """Return the order for a document as it was stored last; for an archive it brings the file along.

    `latest` is what was read of it already. Raises UserError.
    """
    latest = latest or read_latest(path)
    content = latest.content
    logo = content.assessment.consultant.printed_logo
    spoken = frame_language(content.questionnaire, language)
    return Order(
        assess(content.questionnaire, content.assessment, clock.today()),
        edition,
        spoken,
        logo=content.files.get(logo.digest, b"") if logo else b"",
        source=_file(path, latest) if archive else b"",
        since=since_last(content.questionnaire, content.assessment, content.files.get, spoken),
    )


def order_paper(session: Session, incident: int, language: Language) -> Order:
    """Return the order for the decision paper about an incident of the document as it stands."""
    return replace(order_report(session, PAPER, language), incident=incident)


def as_wanted(
    order: Order,
    *,
    house: KeptHouse | None = None,
    chapters: tuple[str, ...] | None = None,
    anonymous: bool = False,
) -> Order:
    """Return an order with another house, with other chapters, or for a report that names nobody.

    What the document says itself comes before what the house says.
    """
    result = order.result
    layer = result.assessment.consultant
    if house is not None:
        own_logo = layer.logo is not None
        layer = replace(layer, house=house.house)
        order = replace(order, logo=order.logo if own_logo else house.logo)
    if chapters:
        layer = replace(layer, chapters=chapters)
    if layer != result.assessment.consultant:
        result = assess(result.whole, result.assessment.with_part(layer), result.today)
    if anonymous:
        result = anonymised(result, order.language.gettext("Organisation (anonymised)"))
        # A state bears the word that people gave it.
        order = replace(order, logo=b"", source=b"", since=None)
    return replace(order, result=result)


def _file(path: Path, latest: Latest) -> bytes:
    """Return the file of a document for its archived report: as it lies there, or with the newer state in it."""
    if latest.standing is Standing.LEFT or is_sealed(path):
        from readiness.documents.publishing import file_of

        return file_of(latest.content)
    return (taken_out(path) if is_report(path) else path).read_bytes()


def with_template(order: Order, path: Path) -> Order:
    """Return an order for a text document that fills in a consultant's own template; raises UserError."""
    return replace(order, template=read_template(path), template_name=str(path))


def with_other_side(order: Order, other: GivenFile) -> Order:
    """Return an order with a chapter about both sides; raises UserError where the two do not go together."""
    beside = other.result
    paired(order.result, beside, other.path)
    return replace(order, beside=beside)


def with_benchmark(order: Order, given: GivenBenchmark) -> Order:
    """Return an order with a chapter beside a benchmark; raises UserError where that has nothing to compare with."""
    return replace(order, standing=given_standing(order.result, given))


def as_page(order: Order) -> Order:
    """Return an order for the HTML page of a report."""
    return replace(order, page=True)
