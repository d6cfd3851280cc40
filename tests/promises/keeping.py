"""Documents: nothing is lost, torn, overwritten or passed on, and what is deleted is gone."""

from tests.promises.defence import Defence

_NOT_LOST = "An answer that is shown as saved is not lost"
_WHOLE = "A published file is whole, or the one before it is still there"
_OTHERS = "What others wrote is never overwritten"
_NOT_PASSED_ON = "What you delete or take back is not passed on"
_DELETED = "A deleted document can be deleted altogether"
_DOCUMENT = "readiness/documents/document.py"
_PUBLISHING = "readiness/documents/publishing.py"
_REMOVAL = "readiness/documents/removal.py"
_REPLACING = "readiness/foundation/replacing.py"
_COPY = "readiness/documents/working_copy.py"
_OUTPUT = "readiness/app/output.py"
_TESTS = "tests/unit/documents"

DEFENCES = [
    # --- not lost
    Defence(
        _NOT_LOST,
        _COPY,
        '            self._connection.execute("COMMIT")\n',
        "            pass\n",
        f"{_TESTS}/test_recovery.py::test_a_killed_process_loses_no_answer",
    ),
    Defence(
        _NOT_LOST,
        _COPY,
        '    connection.execute("PRAGMA journal_mode = WAL")\n    connection.execute("PRAGMA synchronous = FULL")',
        '    connection.execute("PRAGMA journal_mode = WAL")\n    connection.execute("PRAGMA synchronous = OFF")',
        "tests/torture/test_power.py::test_an_answer_is_on_the_disk_before_it_is_acknowledged",
    ),
    Defence(
        _NOT_LOST,
        _DOCUMENT,
        """        except UserError:
            self.abandon()
            raise
        self._place.release()
        self._copy.discard()
""",
        """        except UserError:
            self._copy.discard()
            raise
        self._place.release()
        self._copy.discard()
""",
        f"{_TESTS}/test_publishing.py::test_where_closing_fails_the_answers_are_kept",
    ),
    Defence(
        _NOT_LOST,
        _DOCUMENT,
        "if not self.unpublished() and not lost:",
        "if not self.unpublished():",
        f"{_TESTS}/test_publishing.py::test_a_file_that_is_gone_at_the_end_is_written_again",
    ),
    Defence(
        _NOT_LOST,
        _DOCUMENT,
        "self._edits = 0 if copy is None or copy.empty else 1",
        "self._edits = 0",
        "tests/torture/test_documents.py::test_twenty_kills_lose_no_answer",
    ),
    # --- whole
    Defence(
        _WHOLE,
        _REPLACING,
        "        os.replace(temporary, target)\n",
        "        target.write_bytes(temporary.read_bytes())\n",
        "tests/torture/test_power.py::test_a_power_cut_leaves_the_old_file_or_the_new_one",
    ),
    Defence(
        _WHOLE,
        _REPLACING,
        "                os.fsync(file.fileno())\n",
        "",
        "tests/torture/test_power.py::test_a_power_cut_leaves_the_old_file_or_the_new_one",
    ),
    # --- what others wrote
    Defence(
        _OTHERS,
        _DOCUMENT,
        "if found is not None and found not in self._place.published.fingerprints:",
        "if False:",
        f"{_TESTS}/test_publishing.py::test_a_file_that_was_changed_from_outside_is_kept",
    ),
    Defence(
        _OTHERS,
        _DOCUMENT,
        "                back_up_replaced(location)\n",
        "                pass\n",
        f"{_TESTS}/test_document.py::test_another_document_is_replaced_only_with_a_backup_of_its_last_state",
    ),
    Defence(
        _OTHERS,
        _DOCUMENT,
        "        errors.check_name_is_free(path)\n",
        "",
        f"{_TESTS}/test_document.py::test_an_existing_file_is_not_touched",
    ),
    Defence(
        _OTHERS,
        _OUTPUT,
        "    if any(_same(target, path) for path in inputs):",
        "    if False:",
        "tests/cli/test_outputs.py::test_both_outputs_of_a_plan_are_never_one_file",
    ),
    Defence(
        _OTHERS,
        _OUTPUT,
        "    if _holds_answers(target):",
        "    if False:",
        "tests/cli/test_outputs.py::test_a_filled_form_is_never_an_output_and_a_blank_one_may_be",
    ),
    Defence(
        _OTHERS,
        _REMOVAL,
        "    if not ours:\n        raise not_a_document(document)\n",
        "",
        "tests/cli/test_outputs.py::test_only_documents_are_deleted",
    ),
    Defence(
        _OTHERS,
        _DOCUMENT,
        "            raise errors.waits_for_recovery(path)\n",
        "            return cls._of(open_copy(working_path(content.document_id)))\n",
        f"{_TESTS}/test_recovery.py::test_a_copy_from_elsewhere_is_not_mixed_with_what_waits",
    ),
    # --- not passed on
    Defence(
        _NOT_PASSED_ON,
        _PUBLISHING,
        "        for table in PRIVATE_TABLES:\n",
        "        for table in ():\n",
        f"{_TESTS}/test_publishing.py::test_private_tables_are_empty",
    ),
    Defence(
        _NOT_PASSED_ON,
        _PUBLISHING,
        'connection.execute("PRAGMA secure_delete = ON")',
        # What SQLite does by itself is decided where it is built.
        'connection.execute("PRAGMA secure_delete = OFF")',
        f"{_TESTS}/test_publishing.py::test_what_was_taken_back_cannot_be_found_in_the_bytes",
    ),
    # --- deleted altogether
    Defence(
        _DELETED,
        _REMOVAL,
        "found = [place.folder for place in places_with(ids, document)]",
        "found: list[Path] = []",
        f"{_TESTS}/test_removal.py::test_file_backups_and_what_a_crash_left_are_gone",
    ),
    Defence(
        _DELETED,
        _REMOVAL,
        "found += ballot_files(ballots_path(document_id)) + working_files(document_id)",
        "found += ballot_files(ballots_path(document_id))",
        f"{_TESTS}/test_removal.py::test_file_backups_and_what_a_crash_left_are_gone",
    ),
    Defence(
        _DELETED,
        _REMOVAL,
        "found += ballot_files(ballots_path(document_id)) + working_files(document_id)",
        "found += working_files(document_id)",
        "tests/unit/app/test_workshop.py::test_a_document_that_is_deleted_for_good_takes_its_votes_along",
    ),
    Defence(
        _DELETED,
        _REMOVAL,
        "        forget_checked(ids)\n",
        "",
        f"{_TESTS}/test_checked.py::test_what_is_deleted_for_good_is_forgotten_and_nothing_else",
    ),
    Defence(
        _DELETED,
        "readiness/documents/backups.py",
        "        return [*dict.fromkeys(place.document_id for place in places_at(location))]\n",
        "        return []\n",
        f"{_TESTS}/test_removal.py::test_a_file_that_cannot_be_read_is_deleted_with_its_traces",
    ),
]
