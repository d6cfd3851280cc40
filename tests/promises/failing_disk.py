"""Disks that fail for a moment or are full, and processes that are killed."""

from tests.promises.defence import Defence

_NOT_LOST = "An answer that is shown as saved is not lost"
_OTHERS = "What others wrote is never overwritten"
_DELETED = "A deleted document can be deleted altogether"
_UNFINISHED = "Nothing unfinished lies beside a document"
_LOCK = "What lies in the place of a lock harms nobody"
_TESTS = "tests/unit/documents"
_DISK = f"{_TESTS}/test_failing_disk.py"

DEFENCES = [
    Defence(
        _NOT_LOST,
        "readiness/documents/opening.py",
        "        if _is_whole(path):\n",
        "        if False:\n",
        f"{_DISK}::test_a_working_copy_that_is_whole_when_it_is_looked_at_again_stays",
    ),
    Defence(
        _NOT_LOST,
        "readiness/documents/working_copy.py",
        "    if version > VERSION:\n",
        "    if False:\n",
        "tests/torture/test_versions.py::test_a_newer_working_copy_is_told_and_not_touched",
    ),
    Defence(
        _OTHERS,
        "readiness/documents/published_file.py",
        "        if error.errno not in _NOTHING_OF_OURS:\n",
        "        if False:\n",
        f"{_DISK}::test_a_file_that_cannot_be_read_for_a_moment_is_not_taken_for_that_of_others",
    ),
    Defence(
        _DELETED,
        "readiness/documents/backup_places.py",
        "sorted(folder.iterdir(), key=lambda path: path.name == _PLACE_FILE)",
        "sorted(folder.iterdir(), key=lambda path: path.name != _PLACE_FILE)",
        f"{_DISK}::test_a_deletion_that_was_interrupted_anywhere_can_be_finished[True]",
    ),
    Defence(
        _DELETED,
        "readiness/documents/removal.py",
        "    if not document.is_file():\n",
        "    if False:\n",
        f"{_DISK}::test_a_deletion_that_was_interrupted_anywhere_can_be_finished[False]",
    ),
    Defence(
        _UNFINISHED,
        "readiness/foundation/replacing.py",
        "    remove_forgotten(target.parent)\n",
        "",
        "tests/unit/foundation/test_replacing.py::test_what_a_killed_writing_left_goes_with_a_later_one",
    ),
    Defence(
        _LOCK,
        "readiness/documents/lock.py",
        "return Holder() if _is_json(raw) else None",
        "return Holder()",
        f"{_TESTS}/test_lock.py::test_an_unfinished_note_is_of_a_process_that_ended_and_holds_nobody",
    ),
]
