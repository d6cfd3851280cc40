"""Privacy: nothing leaves the machine, others see nothing, and what is deleted is gone."""

from tests.promises.defence import Defence

_NOTHING_LEAVES = "Nothing leaves your machine."
_CLOSED = "Private files are closed to other users"
_LOGS = "Logs hold no names and no answers"
_SUPPORT = "Facts for support name nobody"
_NOT_PASSED_ON = "What you delete or take back is not passed on"
_LEFT_OUT = "What you leave out of a copy for others is not in it"
_DELETED = "A deleted document can be deleted altogether"

_INDEX = "The index of portfolios keeps no document alive"

_PRIVACY = "readiness/foundation/privacy.py"
_REMOVAL = "readiness/documents/removal.py"
_PRIVACY_TESTS = "tests/unit/foundation/test_privacy.py"
_SUPPORT_TESTS = "tests/unit/app/test_support.py"
_REMOVAL_TESTS = "tests/unit/documents/test_removal.py"

DEFENCES = [
    Defence(
        _INDEX,
        "readiness/portfolio/index.py",
        "PRAGMA secure_delete = ON",
        "PRAGMA secure_delete = OFF",
        "tests/unit/portfolio/test_index.py::test_a_deleted_document_is_forgotten_with_its_copies",
    ),
    Defence(
        _INDEX,
        "readiness/portfolio/index.py",
        "    ensure_private_file(path)\n",
        "",
        "tests/unit/portfolio/test_index.py::test_nobody_else_may_read_it",
    ),
    Defence(
        _INDEX,
        "readiness/portfolio/reading.py",
        "index.forget_missing()",
        "pass",
        "tests/unit/portfolio/test_index.py::test_what_is_gone_is_forgotten_letter_by_letter",
    ),
    Defence(
        _INDEX,
        "readiness/app/deletion.py",
        "forget_in_index(real_path(deletion.document), deletion.ids)",
        "pass",
        "tests/cli/test_portfolio.py::test_the_index_is_forgotten_on_request_and_with_its_document",
    ),
    Defence(
        _LEFT_OUT,
        "readiness/domain/reduction.py",
        "kept = replace(kept, consultant=ConsultantLayer())",
        "pass",
        "tests/cli/test_pass.py::test_everything_can_be_left_out_together",
    ),
    Defence(
        _LEFT_OUT,
        "readiness/domain/reduction.py",
        "        kept = replace(kept, history=History())\n",
        "",
        "tests/cli/test_pass.py::test_what_is_left_out_is_not_in_the_bytes",
    ),
    Defence(
        _LEFT_OUT,
        "readiness/app/passing_on.py",
        "if Portion.NOTES in without and left.history.states:",
        "if Portion.NOTES in ():",
        "tests/cli/test_pass.py::test_states_go_along_without_what_was_noted_in_them",
    ),
    Defence(
        _LEFT_OUT,
        "readiness/app/passing_on.py",
        "seal(document, phrase) if sealed_name(target) else document",
        "document",
        "tests/cli/test_pass.py::test_a_sealed_document_is_read_with_its_phrase",
    ),
    # There is no code that would; so this puts some in, as a library or a careless change might.
    Defence(
        _NOTHING_LEAVES,
        "readiness/results/assessment_result.py",
        "def assess(",
        """def _call_home() -> None:
    import contextlib
    import socket

    with contextlib.suppress(OSError):
        socket.getaddrinfo("updates.example.org", 443)


_call_home()


def assess(""",
        "tests/end2end/test_privacy.py::test_the_main_job_needs_no_network_and_tries_none",
    ),
    Defence(
        _CLOSED,
        _PRIVACY,
        "folder.chmod(PRIVATE_FOLDER)",
        "pass",
        f"{_PRIVACY_TESTS}::test_what_an_earlier_version_left_open_is_closed",
    ),
    Defence(
        _CLOSED,
        _PRIVACY,
        "os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))",
        "path.touch(exist_ok=False)",
        f"{_PRIVACY_TESTS}::test_everything_that_a_session_leaves_is_closed_to_others",
    ),
    Defence(
        _CLOSED,
        "readiness/foundation/replacing.py",
        "mode = stat.S_IMODE(target.lstat().st_mode)",
        "mode = None",
        "tests/unit/foundation/test_files.py::test_who_may_read_a_file_stays_as_it_was",
    ),
    Defence(
        _CLOSED,
        _PRIVACY,
        "& stat.S_ISVTX",
        "& 0",
        f"{_PRIVACY_TESTS}::test_a_folder_for_all_users_is_not_taken_from_them",
    ),
    Defence(
        _LOGS,
        "readiness/foundation/logs.py",
        "{type(error).__name__}{frames}",
        "{type(error).__name__} {error}{frames}",
        "tests/end2end/test_privacy.py::test_the_log_of_a_run_full_of_faults_holds_no_name_and_no_answer",
    ),
    Defence(
        _LOGS,
        "readiness/foundation/logs.py",
        "{'/'.join(parts[roots[-1] if roots else -1 :])}",
        "{frame.filename}",
        "tests/unit/foundation/test_logs.py::test_places_are_told_without_the_folders_they_lie_in",
    ),
    Defence(
        _SUPPORT,
        "readiness/app/support.py",
        "if _names_nobody(line)",
        "if line",
        f"{_SUPPORT_TESTS}::test_faults_are_passed_on_and_names_are_not",
    ),
    Defence(
        _SUPPORT,
        "readiness/app/support.py",
        "and _is_code(place",
        "and bool(place",
        f"{_SUPPORT_TESTS}::test_faults_are_passed_on_and_names_are_not",
    ),
    Defence(
        _SUPPORT,
        "readiness/app/diagnostics.py",
        """    if (content_folder("questionnaires") / questionnaire.id).is_dir():
        return""",
        """    if questionnaire:
        return""",
        f"{_SUPPORT_TESTS}::test_a_questionnaire_of_ones_own_is_not_named",
    ),
    Defence(
        _NOT_PASSED_ON,
        "readiness/documents/publishing.py",
        "        for table in PRIVATE_TABLES:\n",
        "        for table in ():\n",
        "tests/unit/documents/test_publishing.py::test_private_tables_are_empty",
    ),
    # What SQLite does by itself is decided where it is built.
    Defence(
        _NOT_PASSED_ON,
        "readiness/documents/publishing.py",
        'connection.execute("PRAGMA secure_delete = ON")',
        'connection.execute("PRAGMA secure_delete = OFF")',
        "tests/unit/documents/test_publishing.py::test_what_was_taken_back_cannot_be_found_in_the_bytes",
    ),
    Defence(
        _DELETED,
        "readiness/ui/shell/document_controller.py",
        "None if traces_too else to_trash",
        "_to_trash",
        "tests/ui/test_document_care.py::test_deleting_takes_the_file_and_every_trace_where_that_is_chosen",
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
        _REMOVAL,
        "*leftovers_beside(location), ",
        "",
        "tests/unit/documents/test_leftovers.py::test_what_was_left_goes_with_the_document",
    ),
    Defence(
        _DELETED,
        _REMOVAL,
        "    remove_private_leftovers(all_of_them=True)\n",
        "",
        "tests/unit/documents/test_leftovers.py::test_what_was_left_goes_with_the_document",
    ),
    Defence(
        _DELETED,
        _REMOVAL,
        "found = [place.folder for place in places_with(ids, document)]",
        "found = []",
        f"{_REMOVAL_TESTS}::test_file_backups_and_what_a_crash_left_are_gone",
    ),
    Defence(
        _DELETED,
        _REMOVAL,
        "working_files(document_id)",
        "[]",
        f"{_REMOVAL_TESTS}::test_file_backups_and_what_a_crash_left_are_gone",
    ),
    Defence(
        _DELETED,
        _REMOVAL,
        "ballot_files(ballots_path(document_id))",
        "[]",
        "tests/unit/app/test_workshop.py::test_a_document_that_is_deleted_for_good_takes_its_votes_along",
    ),
    Defence(
        _DELETED,
        _REMOVAL,
        "forget_checked(ids)",
        "pass",
        "tests/unit/documents/test_checked.py::test_what_is_deleted_for_good_is_forgotten_and_nothing_else",
    ),
    Defence(
        _DELETED,
        "readiness/documents/backups.py",
        "return [*dict.fromkeys(place.document_id for place in places_at(location))]",
        "return []",
        f"{_REMOVAL_TESTS}::test_a_file_that_cannot_be_read_is_deleted_with_its_traces",
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
        "readiness/app/deletion.py",
        "[place.folder for place in places_beside(ids, document)]",
        "[]",
        "tests/cli/test_delete.py::test_backups_of_what_lay_there_before_are_named_and_stay",
    ),
]
