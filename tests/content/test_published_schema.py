"""The schema in the documentation is the one that the program checks packs with."""

from pathlib import Path

from readiness.catalog.schema import schema_text

PUBLISHED = Path(__file__).parents[2] / "docs" / "formats" / "pack.schema.json"


def test_the_published_schema_is_the_models_own():
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), "run `make schemas`"
