"""The published schema is a valid JSON Schema, and it is written where it is asked for."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from readiness.catalog.pack_files import read_pack_files
from readiness.catalog.schema import main, pack_schema, schema_text
from tests.unit.catalog.tiny_pack import tiny_pack, write_pack


def test_the_schema_is_valid_and_says_which_draft_it_is():
    Draft202012Validator.check_schema(pack_schema())

    assert pack_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_schema_accepts_a_pack_and_refuses_a_spoilt_one(tmp_path: Path):
    validator = Draft202012Validator(json.loads(schema_text()))
    data = read_pack_files(write_pack(tmp_path, tiny_pack())).data

    assert validator.is_valid(data)
    assert not validator.is_valid({**data, "id": "Not An Id"})


def test_the_schema_is_written_into_the_folder(tmp_path: Path):
    main(str(tmp_path))

    assert (tmp_path / "pack.schema.json").read_text(encoding="utf-8") == schema_text()
