"""What keeps the promises about documents and their backups."""

from tests.promises.defence import Defence

_DAMAGED = "Changes that are lost to a damaged disk are told"
_UNFINISHED = "Nothing unfinished lies beside a document"
_COPIES = "A copy has backups of its own"
_PROTECTED = "What is write-protected stays as it is"
_OVERWRITTEN = "What others wrote is never overwritten"
_DELETED = "A deleted document can be deleted altogether"
_PRIVATE = "Private files are closed to other users"
_LOCK = "What lies in the place of a lock harms nobody"
_WHOLE = "A published file is whole, or the one before it is still there"

_UNIT = "tests/unit/documents"
_FILES = "tests/unit/foundation/test_files.py"

DEFENCES = [
    Defence(
        _UNFINISHED,
        "readiness/documents/document.py",
        "making_path(self.document_id), before_replacing, like)",
        'location.with_name(".tmp"), before_replacing)',
        f"{_UNIT}/test_leftovers.py::test_while_a_document_is_published_only_the_finished_file_appears",
    ),
    Defence(
        _UNFINISHED,
        "readiness/documents/document.py",
        "        remove_leftovers(location)\n",
        "",
        f"{_UNIT}/test_leftovers.py::test_what_earlier_versions_left_goes_at_the_next_opening",
    ),
    Defence(
        _UNFINISHED,
        "readiness/foundation/replacing.py",
        "0o666 if mode is None else PRIVATE_FILE",
        "0o666",
        f"{_FILES}::test_what_is_being_written_is_read_by_nobody_else",
    ),
    Defence(
        _DAMAGED,
        "readiness/documents/working_copy.py",
        "self.missing = 0 if self.empty else max(0, self._acknowledged.noted.changes - self.edits)",
        "self.missing = 0",
        f"{_UNIT}/test_damaged_log.py::test_what_is_missing_is_told_until_the_document_is_closed",
    ),
    Defence(
        _DAMAGED,
        "readiness/documents/working_copy.py",
        "            if copy.missing:\n                copy._keep_aside()\n",
        "",
        f"{_UNIT}/test_damaged_log.py::test_no_answer_goes_in_silence_whatever_bit_is_flipped[0]",
    ),
    Defence(
        _DAMAGED,
        "readiness/documents/working_copy.py",
        "if self.missing and fingerprint == noted.fingerprint and noted.published > self.edits:",
        "if False:",
        f"{_UNIT}/test_damaged_log.py::test_no_answer_goes_in_silence_whatever_bit_is_flipped[13]",
    ),
    Defence(
        _COPIES,
        "readiness/documents/document.py",
        "content = content._replace(document_id=id_at(location, content.document_id))",
        "id_at(location, content.document_id)",
        f"{_UNIT}/test_copies.py::test_a_copy_becomes_a_document_of_its_own_with_its_first_change",
    ),
    Defence(
        _COPIES,
        "readiness/documents/backups.py",
        " for place in places_of(document_id) if place.is_of(location)]",
        " for place in places_of(document_id)]",
        f"{_UNIT}/test_copies.py::test_under_another_name_the_former_file_keeps_its_own_backups",
    ),
    Defence(
        _COPIES,
        "readiness/documents/backup_places.py",
        "return self.place.parent.is_dir() or not (self.folder / _OTHER_DISK_FILE).exists()",
        "return True",
        f"{_UNIT}/test_copies.py::test_where_only_the_disk_is_missing_backups_stay_and_are_named",
    ),
    Defence(
        _PROTECTED,
        "readiness/documents/document.py",
        "if is_protected(location):",
        "if False:",
        f"{_UNIT}/test_protected.py::test_a_write_protected_document_opens_to_be_looked_at_only",
    ),
    Defence(
        _PROTECTED,
        "readiness/documents/publishing.py",
        "if is_protected(target):",
        "if False:",
        f"{_UNIT}/test_protected.py::test_one_that_was_protected_meanwhile_is_not_replaced",
    ),
    Defence(
        _PROTECTED,
        "readiness/documents/published_file.py",
        "(refused or not mode & 0o222)",
        "refused",
        f"{_UNIT}/test_protected.py::test_no_other_document_takes_the_place_of_a_protected_one",
    ),
    Defence(
        _PROTECTED,
        "readiness/documents/opening.py",
        "if location.is_file() and not os.access(location.parent, os.W_OK | os.X_OK):",
        "if False:",
        "tests/cli/test_protected.py::test_in_a_read_only_folder_nothing_is_stored",
    ),
    Defence(
        _OVERWRITTEN,
        "readiness/foundation/files.py",
        "Path(os.path.realpath(target))",
        "target",
        f"{_FILES}::test_a_link_stays_a_link",
    ),
    Defence(
        _OVERWRITTEN,
        "readiness/foundation/replacing.py",
        "if not stat.S_ISREG(mode):",
        "if False:",
        f"{_FILES}::test_what_is_no_file_or_protected_is_never_replaced[pipe]",
    ),
    Defence(
        _WHOLE,
        "readiness/foundation/replacing.py",
        "os.fsync(file.fileno())",
        "pass",
        f"{_FILES}::test_it_is_on_the_disk_before_the_old_one_goes",
    ),
    Defence(
        _DELETED,
        "readiness/app/settings.py",
        "without == settings or save_settings(without)",
        "True",
        "tests/cli/test_delete.py::test_nothing_that_names_the_organisation_stays",
    ),
    Defence(
        _DELETED,
        "readiness/app/settings.py",
        "            erase(aside)",
        "            pass",
        "tests/cli/test_delete.py::test_damaged_settings_that_were_kept_aside_go_with_it",
    ),
    Defence(
        _DELETED,
        "readiness/app/settings.py",
        "    if not stored:\n",
        "    if False:\n",
        "tests/cli/test_delete.py::test_settings_that_cannot_forget_it_are_told_before_anything_is_deleted",
    ),
    Defence(
        _DELETED,
        "readiness/app/settings.py",
        "replace(settings, recent=self._with_others(settings.recent))",
        "settings",
        "tests/unit/app/test_settings.py::test_what_was_forgotten_elsewhere_does_not_come_back",
    ),
    Defence(
        _DELETED,
        "readiness/documents/removal.py",
        "*leftovers_beside(location), ",
        "",
        f"{_UNIT}/test_leftovers.py::test_what_was_left_goes_with_the_document",
    ),
    Defence(
        _DELETED,
        "readiness/documents/removal.py",
        "    remove_private_leftovers(all_of_them=True)\n",
        "",
        f"{_UNIT}/test_leftovers.py::test_what_was_left_goes_with_the_document",
    ),
    Defence(
        _PRIVATE,
        "readiness/foundation/privacy.py",
        "folder.chmod(PRIVATE_FOLDER)",
        "pass",
        "tests/unit/foundation/test_privacy.py::test_what_an_earlier_version_left_open_is_closed",
    ),
    Defence(
        _PRIVATE,
        "readiness/foundation/privacy.py",
        "os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))",
        "path.touch(exist_ok=False)",
        "tests/unit/foundation/test_privacy.py::test_everything_that_a_session_leaves_is_closed_to_others",
    ),
    Defence(
        _LOCK,
        "readiness/documents/lock.py",
        "if not stat.S_ISREG(found.st_mode) or abs(",
        "if abs(",
        f"{_UNIT}/test_lock.py::test_what_is_no_file_in_the_place_of_the_lock_is_left_alone[link]",
    ),
    Defence(
        _LOCK,
        "readiness/documents/lock.py",
        "abs(now - found.st_mtime)",
        "now - found.st_mtime",
        f"{_UNIT}/test_lock.py::test_a_time_in_the_future_holds_nobody_for_ever",
    ),
]
