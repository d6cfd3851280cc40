"""What leaves the program: nothing over the network, nothing in logs, and reports that fetch and run nothing."""

from tests.promises.defence import Defence

_NOTHING_LEAVES = "Nothing leaves your machine."
_LOGS = "Logs hold no names and no answers"
_REPORT = "A report fetches nothing and runs nothing"
_PRIVACY = "tests/end2end/test_privacy.py"
_HOSTILE = "tests/reporting/test_hostile_text.py"

DEFENCES = [
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
        f"{_PRIVACY}::test_the_main_job_needs_no_network_and_tries_none",
    ),
    Defence(
        _NOTHING_LEAVES,
        "readiness/reporting/pdf.py",
        '        raise ValueError("a report fetches nothing")\n',
        "        return super().fetch(url, headers)\n",
        f"{_HOSTILE}::test_a_page_that_asks_for_files_gets_none",
    ),
    # --- logs
    Defence(
        _LOGS,
        "readiness/foundation/logs.py",
        "{type(error).__name__}{frames}",
        "{type(error).__name__} {error}{frames}",
        f"{_PRIVACY}::test_the_log_of_a_run_full_of_faults_holds_no_name_and_no_answer",
    ),
    Defence(
        _LOGS,
        "readiness/foundation/logs.py",
        "{'/'.join(parts[roots[-1] if roots else -1 :])}",
        "{frame.filename}",
        "tests/unit/foundation/test_logs.py::test_places_are_told_without_the_folders_they_lie_in",
    ),
    # --- reports
    Defence(
        _REPORT,
        "readiness/reporting/templates.py",
        "        autoescape=True,\n",
        "        autoescape=False,\n",
        f"{_HOSTILE}::test_text_in_every_field_is_shown_as_it_was_written",
    ),
    Defence(
        _REPORT,
        "readiness/reporting/pdf.py",
        "        if self._picture and url == self._picture:\n",
        "        if url:\n",
        f"{_HOSTILE}::test_a_page_that_asks_for_files_gets_none",
    ),
    Defence(
        _REPORT,
        "readiness/validation/svg.py",
        '            raise SvgRefused(f"<{name}>")\n',
        "            pass\n",
        "tests/unit/validation/test_pictures.py::test_an_svg_that_can_do_more_is_refused",
    ),
]
