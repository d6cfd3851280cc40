"""The consultant's logo as the report shows it: a picture that is carried in the page itself."""

from base64 import b64encode

from readiness.foundation.errors import UserError
from readiness.reporting.order import Order
from readiness.validation.pictures import check_logo


def logo_address(order: Order) -> str:
    """Return the data address of the logo, or nothing where there is none.

    A logo that is not harmless came with a stranger's document: the report does without it.
    """
    return "" if order.result.assessment.consultant.printed_logo is None else picture_address(order.logo)


def picture_address(logo: bytes) -> str:
    """Return the data address of a logo, or nothing where it is empty or not harmless."""
    if not logo:
        return ""
    try:
        media_type = check_logo(logo)
    except UserError:
        return ""
    return f"data:{media_type};base64,{b64encode(logo).decode()}"
