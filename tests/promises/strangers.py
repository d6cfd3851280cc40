"""What comes from others: read within limits, never run; it ends in a value or in a sentence."""

from tests.promises.defence import Defence

_ONLY_READ = "Files of strangers are only read"
_SENTENCE = "Input ends in a value or in a sentence"
_NO_HOLD_UP = "A small file cannot hold up the program or fill the memory"
_ADDED = "A questionnaire from elsewhere is only read until it is checked"
_NOT_MIXED = "Forms of several people are never mixed"
_NOT_RUN = "Nothing that came with a document is run by a click"
_ONLY_A_NAME = "A name that a stranger chose is only a name"
_HANDOVER = "The open window takes one thing from outside: the path of a file to open"
_REPORT = "A report fetches nothing and runs nothing"

_PUBLISHED_FILE = "readiness/documents/published_file.py"
_HANDOVER_MODULE = "readiness/app/handover.py"
_HANDOVER_SERVER = "readiness/ui/shell/handover_server.py"
_HANDOVER_TESTS = "tests/unit/app/test_handover.py"
_HANDOVER_SERVER_TESTS = "tests/ui/test_handover_server.py"
_YAML_SOURCE = "readiness/catalog/yaml_source.py"
_FILES = "readiness/foundation/files.py"
_ZIP_SOURCE = "readiness/catalog/zip_source.py"
_GIVEN_FILES = "readiness/catalog/given_files.py"
_GIVEN_FILES_TESTS = "tests/unit/catalog/test_given_files.py"
_INSTALLING_TESTS = "tests/unit/catalog/test_installing.py"
_STRANGE_FILES_TESTS = "tests/unit/documents/test_strange_files.py"
_INPUT_TESTS = "tests/torture/test_input.py"
_YAML_SOURCE_TESTS = "tests/unit/catalog/test_yaml_source.py"
_BOMBS_TESTS = "tests/torture/test_bombs.py"
_PACKAGE_CHECK = "readiness/reporting/office/package_check.py"
_TEMPLATE_TESTS = "tests/reporting/office/test_template.py"
_ATTACHMENTS_TESTS = "tests/unit/app/test_attachments.py"

DEFENCES = [
    Defence(
        _ONLY_READ,
        _PUBLISHED_FILE,
        """    if len(found) != len(expected) or set(found) != expected:
        raise SchemaError
""",
        "",
        f"{_STRANGE_FILES_TESTS}::test_a_schema_that_is_not_ours_is_refused_before_it_runs",
    ),
    Defence(
        _ONLY_READ,
        _PUBLISHED_FILE,
        "            rows.check_checksum(connection)\n",
        "            pass\n",
        f"{_STRANGE_FILES_TESTS}::test_a_value_that_was_changed_without_its_checksum",
    ),
    Defence(
        _ONLY_READ,
        _PUBLISHED_FILE,
        "        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)\n",
        "",
        f"{_STRANGE_FILES_TESTS}::test_rows_that_are_not_ours",
    ),
    Defence(
        _ONLY_READ,
        _PUBLISHED_FILE,
        "    if version > VERSION:\n",
        "    if False:\n",
        f"{_STRANGE_FILES_TESTS}::test_a_newer_format_names_both_versions",
    ),
    Defence(
        _ONLY_READ,
        _PUBLISHED_FILE,
        "    if size > LARGEST_FILE:\n",
        "    if False:\n",
        f"{_INPUT_TESTS}::test_a_document_of_two_hundred_megabytes_is_not_even_read",
    ),
    Defence(
        _ONLY_READ,
        _PUBLISHED_FILE,
        "content = _read_again(connection) if is_checked(found) else None",
        "content = _read_again(connection)",
        f"{_STRANGE_FILES_TESTS}::test_rows_that_are_not_ours",
    ),
    Defence(
        _ONLY_READ,
        "readiness/documents/rows.py",
        'where a row is not one of ours."""\n    refuse_unknown_keys(connection)\n',
        'where a row is not one of ours."""\n',
        f"{_STRANGE_FILES_TESTS}::test_rows_that_are_not_ours",
    ),
    Defence(
        _ONLY_READ,
        _PUBLISHED_FILE,
        "if len(header) < _HEADER_BYTES or not _is_ours(header):",
        "if len(header) < _HEADER_BYTES:",
        f"{_STRANGE_FILES_TESTS}::test_databases_of_other_programs",
    ),
    Defence(
        _ONLY_READ,
        _PUBLISHED_FILE,
        "connection.set_progress_handler(lambda: next(steps, None) is None, _STEP_SIZE)",
        "pass",
        f"{_STRANGE_FILES_TESTS}::test_reading_without_end_is_stopped",
    ),
    Defence(
        _ONLY_READ,
        "readiness/documents/rows.py",
        "if faults := list(inconsistencies(questionnaire)):",
        "if faults := []:",
        f"{_STRANGE_FILES_TESTS}::test_a_questionnaire_inside_that_cannot_be_worked_with",
    ),
    Defence(
        _ONLY_READ,
        "readiness/documents/rows.py",
        "        if number == most:\n",
        "        if number < 0:\n",
        f"{_BOMBS_TESTS}::test_a_document_with_far_too_many_answers_comes_to_an_end",
    ),
    Defence(
        _SENTENCE,
        _YAML_SOURCE,
        "        elif comment:\n",
        "        elif value is _Loader:\n",
        "tests/unit/catalog/checks/test_cut_texts.py::test_the_checker_tells_it_with_file_and_line",
    ),
    Defence(
        _SENTENCE,
        _YAML_SOURCE,
        '        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):\n',
        "        if False:\n",
        f"{_YAML_SOURCE_TESTS}::test_refused",
    ),
    Defence(
        _SENTENCE,
        _YAML_SOURCE,
        "        if len(place) >= DEEPEST:\n",
        "        if False:\n",
        f"{_YAML_SOURCE_TESTS}::test_refused",
    ),
    Defence(
        _SENTENCE,
        _YAML_SOURCE,
        "        if isinstance(value, float) and not isfinite(value):\n",
        "        if False:\n",
        f"{_YAML_SOURCE_TESTS}::test_refused",
    ),
    Defence(
        _SENTENCE,
        _FILES,
        "    if len(content) > most:\n",
        "    if False:\n",
        "tests/unit/exchange/test_answers_json.py::test_a_huge_file_is_refused_before_it_is_understood",
    ),
    Defence(
        _SENTENCE,
        "readiness/exchange/pdf_reader.py",
        "    except Exception as error:  # noqa: BLE001 - whatever",
        "    except ZeroDivisionError as error:  # noqa: BLE001 - whatever",
        "tests/unit/app/test_form_import.py::test_what_is_no_form_gives_a_sentence[text]",
    ),
    Defence(
        _SENTENCE,
        "readiness/domain/values.py",
        "    high: Annotated[float, Limits(ge=0, le=MOST_DAYS)]\n",
        "    high: Annotated[float, Limits(ge=0)]\n",
        "tests/cli/test_absurd_numbers.py::test_so_much_work_is_refused",
    ),
    Defence(
        _SENTENCE,
        "readiness/foundation/clock.py",
        "OverflowError, OSError) as error:",
        "LookupError) as error:",
        "tests/cli/test_process.py::test_a_fixed_time_that_is_none_is_told",
    ),
    Defence(
        _SENTENCE,
        _YAML_SOURCE,
        'if getattr(event, "tag", None):',
        "if False:",
        f"{_YAML_SOURCE_TESTS}::test_refused",
    ),
    Defence(
        _SENTENCE,
        _FILES,
        "    if size > most:\n",
        "    if False:\n",
        "tests/unit/app/test_form_import.py::test_what_is_no_form_gives_a_sentence[large]",
    ),
    Defence(
        _SENTENCE,
        "readiness/app/attachments.py",
        "read_at_most(path, MOST_PER_FILE, _too_large(path))",
        "path.read_bytes()",
        f"{_INPUT_TESTS}::test_a_file_of_a_hundred_megabytes_is_not_attached",
    ),
    Defence(
        _SENTENCE,
        "readiness/domain/conditions.py",
        "_DEEPEST = 16\n",
        "_DEEPEST = 10**6\n",
        "tests/unit/domain/test_conditions_grammar.py::test_every_text_is_read_or_refused",
    ),
    Defence(
        _SENTENCE,
        "readiness/validation/adapters.py",
        "strict=True, extra=",
        "extra=",
        "tests/unit/exchange/test_answers_json.py::test_a_faulty_file_is_refused",
    ),
    Defence(
        _NO_HOLD_UP,
        "readiness/foundation/process_limits.py",
        "((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS",
        "((resource.RLIMIT_AS",
        "tests/unit/exchange/test_pdf_file.py::test_a_processor_has_a_limit_however_long_one_may_wait",
    ),
    Defence(
        _NO_HOLD_UP,
        "readiness/foundation/process_limits.py",
        "((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0))",
        "((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0))",
        f"{_BOMBS_TESTS}::test_a_pdf_comes_to_an_end[large_form-pdf-takes-too-much-memory]",
    ),
    Defence(
        _NO_HOLD_UP,
        "readiness/exchange/pdf_file.py",
        "process.communicate(timeout=limits.waiting)",
        "process.communicate()",
        "tests/unit/exchange/test_pdf_file.py::test_waiting_has_a_limit_where_the_system_has_none",
    ),
    Defence(
        _NO_HOLD_UP,
        "readiness/reporting/office/template_filler.py",
        "    limit_process(int(seconds), int(memory))\n",
        "",
        f"{_TEMPLATE_TESTS}::test_a_processor_has_a_limit_however_long_one_may_wait",
    ),
    Defence(
        _NO_HOLD_UP,
        _PACKAGE_CHECK,
        "if any(part.file_size > _LARGEST_PART for part in parts):",
        "if not parts:",
        f"{_TEMPLATE_TESTS}::test_a_part_that_is_too_large_is_refused",
    ),
    Defence(
        _REPORT,
        _PACKAGE_CHECK,
        "if not is_link or not _HARMLESS_ADDRESS.match(",
        "if not (",
        f"{_TEMPLATE_TESTS}::test_what_would_be_fetched_from_outside_is_refused",
    ),
    Defence(
        _REPORT,
        _PACKAGE_CHECK,
        "if _PROGRAMS.search(part):",
        "if not part:",
        f"{_TEMPLATE_TESTS}::test_programs_inside_are_refused",
    ),
    Defence(
        _REPORT,
        "readiness/reporting/office/template_filler.py",
        "SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)",
        "SandboxedEnvironment(undefined=StrictUndefined)",
        f"{_TEMPLATE_TESTS}::test_what_was_typed_is_never_read_as_a_field",
    ),
    Defence(
        _NO_HOLD_UP,
        "readiness/ui/shell/given_files.py",
        "background.run(documents, lambda: read_given(path, folders), given, refused)",
        "given(read_given(path, folders))",
        "tests/ui/test_open_archive.py::test_the_window_answers_while_a_hostile_pdf_is_read",
    ),
    Defence(
        _NO_HOLD_UP,
        _YAML_SOURCE,
        "if tag in _NUMBERS and len(event.value) > _LONGEST_NUMBER:",
        "if tag in _NUMBERS and not event.value:",
        f"{_BOMBS_TESTS}::test_yaml_comes_to_an_end[sixty]",
    ),
    Defence(
        _NO_HOLD_UP,
        "readiness/domain/questionnaire.py",
        "if found > MOST_QUESTIONS:",
        "if found < 0:",
        f"{_BOMBS_TESTS}::test_a_document_comes_to_an_end[_many_questions]",
    ),
    Defence(
        _ADDED,
        _ZIP_SOURCE,
        'if ":" in parts[0] or any(part in {"", ".", ".."} for part in parts):',
        "if not parts:",
        f"{_GIVEN_FILES_TESTS}::test_a_path_that_leads_outside_is_refused",
    ),
    Defence(
        _ADDED,
        _ZIP_SOURCE,
        "        if stat.S_ISLNK(entry.external_attr >> 16):\n",
        "        if not parts:\n",
        f"{_GIVEN_FILES_TESTS}::test_a_link_in_a_zip_file_is_refused",
    ),
    Defence(
        _ADDED,
        _ZIP_SOURCE,
        "        if content.count(_ENTRY) > MOST_ENTRIES:\n",
        "        if False:\n",
        f"{_GIVEN_FILES_TESTS}::test_too_many_files_are_refused_though_they_would_be_left_out",
    ),
    Defence(
        _ADDED,
        _ZIP_SOURCE,
        "                return file.read(most + 1)\n",
        "                return file.read()[: most + 1]\n",
        f"{_GIVEN_FILES_TESTS}::test_of_a_large_file_no_more_is_unpacked_than_is_read",
    ),
    Defence(
        _ADDED,
        _ZIP_SOURCE,
        "        if len(self._entries) < sum(",
        "        if 0 > sum(",
        f"{_GIVEN_FILES_TESTS}::test_two_files_of_one_name_are_refused",
    ),
    Defence(
        _ADDED,
        _GIVEN_FILES,
        "        if len(content) > MOST_BYTES or left < 0:\n",
        "        if len(content) > MOST_BYTES:\n",
        f"{_GIVEN_FILES_TESTS}::test_files_that_unpack_to_too_much_together_are_refused",
    ),
    Defence(
        _ADDED,
        _GIVEN_FILES,
        "            if entry.is_symlink():\n",
        "            if False:\n",
        f"{_GIVEN_FILES_TESTS}::test_a_link_in_a_folder_is_refused",
    ),
    Defence(
        _ADDED,
        _GIVEN_FILES,
        "        _check_name(path, inner, seen)\n",
        "",
        f"{_GIVEN_FILES_TESTS}::test_a_name_that_not_every_system_can_store_is_refused",
    ),
    Defence(
        _ADDED,
        "readiness/catalog/installing.py",
        "        put_folder(files, first)\n        for old in replaces:\n            take_away_folder(old.folder)\n",
        "        for old in replaces:\n            take_away_folder(old.folder)\n        put_folder(files, first)\n",
        f"{_INSTALLING_TESTS}::test_whatever_ends_it_midway_one_of_both_can_be_used",
    ),
    Defence(
        _ADDED,
        "readiness/catalog/installing.py",
        "    if given.read.questionnaire is None:\n        raise unusable(given)\n",
        "",
        f"{_INSTALLING_TESTS}::test_a_broken_one_is_told_with_file_and_line_and_not_added",
    ),
    Defence(
        _NOT_MIXED,
        "readiness/exchange/form_pdf.py",
        "if len(marks) > 1 or (marks and twice):",
        "if len(marks) > 1:",
        "tests/unit/exchange/test_form_pdf.py::test_several_forms_in_one_file_are_refused[with_poppler]",
    ),
    Defence(
        _NOT_MIXED,
        "readiness/exchange/form_pdf.py",
        "if len(marks) > 1 or (marks and twice):",
        "if marks and twice:",
        "tests/unit/exchange/test_form_pdf.py::test_several_forms_in_one_file_are_refused[with_numbered_names]",
    ),
    Defence(
        _NOT_RUN,
        "readiness/app/attachments.py",
        "if not openable(name, content):",
        "if not name:",
        f"{_ATTACHMENTS_TESTS}::test_anything_else_is_kept_as_evidence_and_only_saved[a.html]",
    ),
    Defence(
        _NOT_RUN,
        "readiness/app/openable.py",
        "return check is not None and check(content)",
        "return check is not None",
        f"{_ATTACHMENTS_TESTS}::test_anything_else_is_kept_as_evidence_and_only_saved[a.pdf]",
    ),
    Defence(
        _NOT_RUN,
        "readiness/ui/pages/question/attachment_list.py",
        'if not self._context.dialogs.confirm(question, _("Open"), _("Don’t open")):',
        "if not question:",
        "tests/ui/test_attachments.py::test_a_file_is_opened_once_that_is_confirmed",
    ),
    Defence(
        _ONLY_A_NAME,
        "readiness/foundation/file_names.py",
        "    if not reserved_on_windows(whole):",
        "    if whole:",
        "tests/unit/foundation/test_file_names.py::test_every_name_is_safe_afterwards_and_stays_as_it_is",
    ),
    Defence(
        _ONLY_A_NAME,
        "readiness/foundation/file_names.py",
        "or not sign.isprintable() else sign",
        "else sign",
        "tests/unit/foundation/test_file_names.py::test_every_name_is_safe_afterwards_and_stays_as_it_is",
    ),
    Defence(
        _ONLY_A_NAME,
        "readiness/foundation/file_names.py",
        '"_" if sign in _REFUSED',
        '"_" if sign in _REFUSED - {"/"}',
        "tests/unit/foundation/test_file_names.py::test_a_name_becomes_one_that_every_system_takes",
    ),
    Defence(
        _REPORT,
        "readiness/reporting/pdf.py",
        '        raise ValueError("a report fetches nothing")\n',
        "        return super().fetch(url, headers)\n",
        "tests/reporting/test_hostile_text.py::test_a_page_that_asks_for_files_gets_none",
    ),
    Defence(
        _REPORT,
        "readiness/reporting/templates.py",
        "        autoescape=True,\n",
        "        autoescape=False,\n",
        "tests/reporting/test_hostile_text.py::test_text_in_every_field_is_shown_as_it_was_written",
    ),
    Defence(
        _REPORT,
        "readiness/reporting/pdf.py",
        "        if self._picture and url == self._picture:\n",
        "        if url:\n",
        "tests/reporting/test_hostile_text.py::test_a_page_that_asks_for_files_gets_none",
    ),
    Defence(
        _REPORT,
        "readiness/validation/svg.py",
        '            raise SvgRefused(f"<{name}>")\n',
        "            pass\n",
        "tests/unit/validation/test_pictures.py::test_an_svg_that_can_do_more_is_refused",
    ),
    Defence(
        _HANDOVER,
        _HANDOVER_MODULE,
        "not path.is_absolute() or ",
        "",
        f"{_HANDOVER_TESTS}::test_anything_else_is_refused",
    ),
    Defence(
        _HANDOVER,
        _HANDOVER_MODULE,
        " or path.suffix.lower() not in opened_suffixes()",
        "",
        f"{_HANDOVER_TESTS}::test_anything_else_is_refused",
    ),
    Defence(
        _HANDOVER,
        _HANDOVER_SERVER,
        "self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)",
        "pass",
        f"{_HANDOVER_SERVER_TESTS}::test_only_this_user_may_connect",
    ),
    Defence(
        _HANDOVER,
        _HANDOVER_SERVER,
        "QTimer.singleShot(VISIT_MS, self, socket.abort)",
        "pass",
        f"{_HANDOVER_SERVER_TESTS}::test_who_says_nothing_is_sent_away",
    ),
]
