"""What comes from strangers: documents are only read, other input ends in a value or in a sentence."""

from tests.promises.defence import Defence

_ONLY_READ = "Files of strangers are only read"
_SENTENCE = "Input ends in a value or in a sentence"
_FILE = "readiness/documents/published_file.py"
_YAML = "readiness/catalog/yaml_source.py"
_STRANGE = "tests/unit/documents/test_strange_files.py"

DEFENCES = [
    # --- documents
    Defence(
        _ONLY_READ,
        _FILE,
        "    if len(found) != len(expected) or set(found) != expected:\n        raise SchemaError\n",
        "",
        f"{_STRANGE}::test_a_schema_that_is_not_ours_is_refused_before_it_runs",
    ),
    Defence(
        _ONLY_READ,
        _FILE,
        "            rows.check_checksum(connection)\n",
        "            pass\n",
        f"{_STRANGE}::test_a_value_that_was_changed_without_its_checksum",
    ),
    Defence(
        _ONLY_READ,
        _FILE,
        "        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)\n",
        "",
        f"{_STRANGE}::test_rows_that_are_not_ours",
    ),
    Defence(
        _ONLY_READ,
        _FILE,
        "    if version > VERSION:\n",
        "    if False:\n",
        f"{_STRANGE}::test_a_newer_format_names_both_versions",
    ),
    Defence(
        _ONLY_READ,
        _FILE,
        "    if size > LARGEST_FILE:\n",
        "    if False:\n",
        "tests/torture/test_input.py::test_a_document_of_two_hundred_megabytes_is_not_even_read",
    ),
    Defence(
        _ONLY_READ,
        _FILE,
        "content = _read_again(connection) if is_checked(found) else None",
        "content = _read_again(connection)",
        f"{_STRANGE}::test_rows_that_are_not_ours",
    ),
    Defence(
        _ONLY_READ,
        "readiness/documents/rows.py",
        'where a row is not one of ours."""\n    _refuse_unknown_keys(connection)\n',
        'where a row is not one of ours."""\n',
        f"{_STRANGE}::test_rows_that_are_not_ours",
    ),
    # --- other input
    Defence(
        _SENTENCE,
        _YAML,
        '        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):\n',
        "        if False:\n",
        "tests/unit/catalog/test_yaml_source.py::test_refused",
    ),
    Defence(
        _SENTENCE,
        _YAML,
        "        if depth > DEEPEST:\n",
        "        if False:\n",
        "tests/unit/catalog/test_yaml_source.py::test_refused",
    ),
    Defence(
        _SENTENCE,
        _YAML,
        "        if isinstance(value, float) and not isfinite(value):\n",
        "        if False:\n",
        "tests/unit/catalog/test_yaml_source.py::test_refused",
    ),
    Defence(
        _SENTENCE,
        "readiness/foundation/files.py",
        "    if len(content) > most:\n",
        "    if False:\n",
        "tests/unit/exchange/test_answers_json.py::test_a_huge_file_is_refused_before_it_is_understood",
    ),
    Defence(
        _SENTENCE,
        "readiness/exchange/pdf_file.py",
        "    except Exception as error:  # whatever",
        "    except ZeroDivisionError as error:  # whatever",
        "tests/torture/test_input.py::test_what_is_damaged_ends_in_a_value_or_in_a_sentence",
    ),
]
