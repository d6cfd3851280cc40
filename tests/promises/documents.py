"""Documents: nothing is lost, torn, mixed up or written over."""

from tests.promises.defence import Defence

_FINAL = "A version of record is not changed"
_NOT_LOST = "An answer that is shown as saved is not lost"
_DAMAGED = "Changes that are lost to a damaged disk are told"
_WHOLE = "A published file is whole, or the one before it is still there"
_UNFINISHED = "Nothing unfinished lies beside a document"
_OTHERS = "What others wrote is never overwritten"
_PROTECTED = "What is write-protected stays as it is"
_COPIES = "A copy has backups of its own"
_LOCK = "What lies in the place of a lock harms nobody"

_WORKING_COPY = "readiness/documents/working_copy.py"
_DOCUMENT = "readiness/documents/document.py"
_REPLACING = "readiness/foundation/replacing.py"
_RECOVERY_TESTS = "tests/unit/documents/test_recovery.py"
_PUBLISHING_TESTS = "tests/unit/documents/test_publishing.py"
_DAMAGED_LOG_TESTS = "tests/unit/documents/test_damaged_log.py"
_FILES_TESTS = "tests/unit/foundation/test_files.py"
_OUTPUTS_TESTS = "tests/cli/test_outputs.py"
_PROTECTED_TESTS = "tests/unit/documents/test_protected.py"
_COPIES_TESTS = "tests/unit/documents/test_copies.py"

DEFENCES = [
    Defence(
        _FINAL,
        "readiness/documents/document.py",
        "if copy.empty and final is not None:",
        "if False:",
        "tests/ui/test_handing_on.py::test_a_final_document_is_looked_at_only",
    ),
    Defence(
        _FINAL,
        "readiness/validation/canonical.py",
        """canonical_hash(questionnaire, assessment, final.on) == final.digest""",
        "True",
        "tests/cli/test_versions.py::test_content_that_was_changed_behind_its_hash_is_told",
    ),
    Defence(
        _NOT_LOST,
        _WORKING_COPY,
        '            self._connection.execute("COMMIT")\n',
        "            pass\n",
        f"{_RECOVERY_TESTS}::test_a_killed_process_loses_no_answer",
    ),
    Defence(
        _NOT_LOST,
        _WORKING_COPY,
        'journal_mode = WAL")\n    connection.execute("PRAGMA synchronous = FULL")',
        'journal_mode = WAL")\n    connection.execute("PRAGMA synchronous = OFF")',
        "tests/torture/test_power.py::test_an_answer_is_on_the_disk_before_it_is_acknowledged",
    ),
    Defence(
        _NOT_LOST,
        _DOCUMENT,
        "            self.abandon()\n            raise\n        self._",
        "            self._copy.discard()\n            raise\n        self._",
        f"{_PUBLISHING_TESTS}::test_where_closing_fails_the_answers_are_kept",
    ),
    Defence(
        _NOT_LOST,
        _DOCUMENT,
        "lost = (last and self.",
        "lost = (False and self.",
        f"{_PUBLISHING_TESTS}::test_a_file_that_is_gone_at_the_end_is_written_again",
    ),
    Defence(
        _NOT_LOST,
        _DOCUMENT,
        "self._edits = 0 if copy is None or copy.empty else 1",
        "self._edits = 0",
        "tests/torture/test_documents.py::test_ten_kills_lose_no_answer",
    ),
    Defence(
        _NOT_LOST,
        "readiness/documents/latest.py",
        " or (found in published.fingerprints and not _is_there(published))",
        "",
        f"{_RECOVERY_TESTS}::test_what_waits_comes_back_in_the_file_that_was_moved",
    ),
    Defence(
        _NOT_LOST,
        "readiness/documents/latest.py",
        "return fingerprint(published.path) in published.fingerprints",
        "return published.path.exists()",
        f"{_RECOVERY_TESTS}::test_what_waits_follows_its_file_though_another_document_came_to_its_place",
    ),
    Defence(
        _NOT_LOST,
        "readiness/documents/document.py",
        "if self.restored and disk_is_missing(self.document_id, location):",
        "if False:",
        f"{_RECOVERY_TESTS}::test_what_lay_on_a_disk_that_is_away_is_not_written_where_the_disk_was_mounted",
    ),
    Defence(
        _DAMAGED,
        _WORKING_COPY,
        "self.missing = 0 if self.empty else max(0, self._acknowledged.noted.changes - self.edits)",
        "self.missing = 0",
        f"{_DAMAGED_LOG_TESTS}::test_what_is_missing_is_told_until_the_document_is_closed",
    ),
    Defence(
        _DAMAGED,
        _WORKING_COPY,
        """            if copy.missing:
                copy._keep_aside()
""",
        "",
        f"{_DAMAGED_LOG_TESTS}::test_no_answer_goes_in_silence_whatever_bit_is_flipped[0]",
    ),
    Defence(
        _DAMAGED,
        _WORKING_COPY,
        "if self.missing and fingerprint == noted.fingerprint and noted.published > self.edits:",
        "if False:",
        f"{_DAMAGED_LOG_TESTS}::test_no_answer_goes_in_silence_whatever_bit_is_flipped[13]",
    ),
    Defence(
        _WHOLE,
        _REPLACING,
        "os.fsync(file.fileno())",
        "pass",
        f"{_FILES_TESTS}::test_it_is_on_the_disk_before_the_old_one_goes",
    ),
    Defence(
        _WHOLE,
        _REPLACING,
        "os.replace(temporary, target)",
        "target.write_bytes(temporary.read_bytes())",
        "tests/torture/test_power.py::test_a_power_cut_leaves_the_old_file_or_the_new_one",
    ),
    Defence(
        _WHOLE,
        "readiness/documents/publishing.py",
        'connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",)',
        "False",
        f"{_PUBLISHING_TESTS}::test_a_damaged_working_copy_is_not_published",
    ),
    Defence(
        _UNFINISHED,
        _DOCUMENT,
        "making_path(self.document_id), before_replacing, like)",
        'location.with_name(".tmp"), before_replacing)',
        "tests/unit/documents/test_leftovers.py::test_while_a_document_is_published_only_the_finished_file_appears",
    ),
    Defence(
        _UNFINISHED,
        _DOCUMENT,
        "        remove_leftovers(location)\n",
        "",
        "tests/unit/documents/test_leftovers.py::test_what_earlier_versions_left_goes_at_the_next_opening",
    ),
    Defence(
        _UNFINISHED,
        _REPLACING,
        "0o666 if mode is None else PRIVATE_FILE",
        "0o666",
        f"{_FILES_TESTS}::test_what_is_being_written_is_read_by_nobody_else",
    ),
    Defence(
        _OTHERS,
        "readiness/foundation/files.py",
        "replace_whole(real_path(target), ",
        "replace_whole(target, ",
        f"{_FILES_TESTS}::test_a_link_stays_a_link",
    ),
    Defence(
        _OTHERS,
        _REPLACING,
        "if not stat.S_ISREG(mode):",
        "if False:",
        f"{_FILES_TESTS}::test_what_is_no_file_or_protected_is_never_replaced[pipe]",
    ),
    Defence(
        _OTHERS,
        _DOCUMENT,
        "if found is not None and found not in self.",
        "if False and found not in self.",
        f"{_PUBLISHING_TESTS}::test_a_file_that_was_changed_from_outside_is_kept",
    ),
    Defence(
        _OTHERS,
        _DOCUMENT,
        "                back_up_replaced(location)\n",
        "                pass\n",
        "tests/unit/documents/test_document.py::test_another_document_is_replaced_only_with_a_backup_of_its_last_state",
    ),
    Defence(
        _OTHERS,
        _DOCUMENT,
        "        errors.check_name_is_free(path)\n",
        "",
        "tests/unit/documents/test_document.py::test_an_existing_file_is_not_touched",
    ),
    Defence(
        _OTHERS,
        "readiness/app/output.py",
        "    if any(_same(target, path) for path in inputs):",
        "    if False:",
        f"{_OUTPUTS_TESTS}::test_both_outputs_of_a_plan_are_never_one_file",
    ),
    Defence(
        _OTHERS,
        "readiness/app/output.py",
        "    if _holds_answers(target):",
        "    if False:",
        f"{_OUTPUTS_TESTS}::test_a_filled_form_is_never_an_output_and_a_blank_one_may_be",
    ),
    Defence(
        _OTHERS,
        "readiness/documents/removal.py",
        """    if not ours:
        raise errors.no_document_to_delete(document)
""",
        "",
        f"{_OUTPUTS_TESTS}::test_only_documents_are_deleted",
    ),
    Defence(
        _OTHERS,
        _DOCUMENT,
        "            raise errors.waits_for_recovery(path)\n",
        "            return cls._of(open_copy(working_path(content.document_id)))\n",
        f"{_RECOVERY_TESTS}::test_an_older_copy_takes_nothing_of_what_waits_although_the_original_is_gone",
    ),
    Defence(
        _OTHERS,
        "readiness/cli/commands/recover.py",
        "        check_name_is_free(arguments.output)\n",
        "        pass\n",
        "tests/cli/test_recover.py::test_nothing_is_overwritten",
    ),
    Defence(
        _PROTECTED,
        "readiness/documents/removal.py",
        "if is_protected(document):",
        "if False:",
        "tests/unit/documents/test_protected.py::test_a_protected_document_is_not_deleted",
    ),
    Defence(
        _PROTECTED,
        _DOCUMENT,
        "if is_protected(location):",
        "if False:",
        f"{_PROTECTED_TESTS}::test_a_write_protected_document_opens_to_be_looked_at_only",
    ),
    Defence(
        _PROTECTED,
        "readiness/documents/publishing.py",
        "if is_protected(target):",
        "if False:",
        f"{_PROTECTED_TESTS}::test_one_that_was_protected_meanwhile_is_not_replaced",
    ),
    Defence(
        _PROTECTED,
        "readiness/documents/published_file.py",
        "(refused or is_write_protected(mode))",
        "refused",
        f"{_PROTECTED_TESTS}::test_no_other_document_takes_the_place_of_a_protected_one",
    ),
    Defence(
        _PROTECTED,
        "readiness/documents/opening.py",
        "if location.is_file() and not os.access(location.parent, os.W_OK | os.X_OK):",
        "if False:",
        "tests/cli/test_protected.py::test_in_a_read_only_folder_nothing_is_stored",
    ),
    Defence(
        _COPIES,
        _DOCUMENT,
        "content = content._replace(document_id=id_at(location, content.document_id))",
        "id_at(location, content.document_id)",
        f"{_COPIES_TESTS}::test_a_copy_becomes_a_document_of_its_own_with_its_first_change",
    ),
    Defence(
        _COPIES,
        "readiness/documents/backups.py",
        " for place in places_of(document_id) if place.is_of(location)]",
        " for place in places_of(document_id)]",
        f"{_COPIES_TESTS}::test_under_another_name_the_former_file_keeps_its_own_backups",
    ),
    Defence(
        _COPIES,
        "readiness/documents/backup_places.py",
        "return self.place.parent.is_dir() or not (self.folder / _OTHER_DISK_FILE).exists()",
        "return True",
        f"{_COPIES_TESTS}::test_where_only_the_disk_is_missing_backups_stay_and_are_named",
    ),
    Defence(
        _LOCK,
        "readiness/documents/lock.py",
        "if not stat.S_ISREG(found.st_mode) or abs(",
        "if abs(",
        "tests/unit/documents/test_lock.py::test_what_is_no_file_in_the_place_of_the_lock_is_left_alone[link]",
    ),
    Defence(
        _LOCK,
        "readiness/documents/lock.py",
        "abs(now - found.st_mtime)",
        "now - found.st_mtime",
        "tests/unit/documents/test_lock.py::test_a_time_in_the_future_holds_nobody_for_ever",
    ),
]
