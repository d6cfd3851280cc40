"""The JSON Schemas of our formats, made from the models; published in docs/formats."""

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from readiness.domain.questionnaire import Questionnaire


def pack_schema() -> dict[str, Any]:
    """Return the schema of a pack whose files were joined into one tree."""
    schema = msgspec.json.schema(Questionnaire)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "readiness-pack/1", **schema}


def main(folder: str) -> None:
    """Write the schemas into a folder."""
    target = Path(folder) / "pack.schema.json"
    target.write_text(schema_text(), encoding="utf-8")


def schema_text() -> str:
    """Return the pack schema as it is published."""
    return json.dumps(pack_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main(sys.argv[1])
