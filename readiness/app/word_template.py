"""A consultant's own Word template: looked at before it is chosen, and a sample to begin with."""

from io import BytesIO
from pathlib import Path

from readiness.app.output import write_output
from readiness.foundation.errors import UserError
from readiness.foundation.files import read_at_most
from readiness.foundation.language import Language
from readiness.foundation.translation import N_

ENDING = ".docx"


def read_template(path: Path) -> bytes:
    """Return a template as it lies there; raises UserError where there is none, or it is too large."""
    from readiness.reporting.office.package_check import LARGEST_TEMPLATE, too_large

    return read_at_most(path, LARGEST_TEMPLATE, too_large(str(path)))


def check_template(path: Path) -> None:
    """Raise UserError where a file cannot be a template: it is damaged, or not only text, look and pictures.

    What its fields ask for shows only when it is filled in.
    """
    from readiness.reporting.office.package_check import check_package

    check_package(read_template(path), str(path))


def write_sample_template(target: Path, language: Language) -> None:
    """Write the sample of a template in a language; raises UserError where that fails."""
    if target.suffix.lower() != ENDING:
        raise UserError(
            "template-ending",
            N_("A Word template is a .docx file."),
            N_("Choose a name with this ending."),
            where=str(target),
        )
    from readiness.reporting.office.sample_template import sample_template

    written = BytesIO()
    sample_template(language).save(written)
    write_output(written.getvalue(), target)
