"""The terminal: the truth about what is stored, and no text that drives it."""

from tests.promises.defence import Defence

_SHOWN = 'The terminal shows what is stored, and says "stored" once the file holds it'
_HARMLESS = "No text of a stranger drives your terminal or your spreadsheet"

_DOCUMENTS = "readiness/cli/documents.py"
_LATEST_TESTS = "tests/cli/test_latest.py"
_HOSTILE_TEXT_TESTS = "tests/cli/test_hostile_text.py"

DEFENCES = [
    Defence(
        _SHOWN,
        "readiness/documents/latest.py",
        "        return newer, Standing.LEFT\n",
        "        return content, Standing.PUBLISHED\n",
        f"{_LATEST_TESTS}::test_what_a_crash_left_is_shown_and_told[answers]",
    ),
    Defence(
        _SHOWN,
        "readiness/documents/latest.py",
        "        return Latest(content, Standing.OPEN)\n",
        "        return Latest(content, Standing.PUBLISHED)\n",
        f"{_LATEST_TESTS}::test_a_document_that_is_open_is_read_as_published_and_told",
    ),
    Defence(
        _SHOWN,
        _DOCUMENTS,
        """            try:
                document.close()
""",
        """            say_done(self._done)
            try:
                document.close()
""",
        "tests/cli/test_conflicts.py::test_what_is_stored_is_said_only_once_the_file_holds_it",
    ),
    Defence(
        _SHOWN,
        _DOCUMENTS,
        """        if self.kept_both:
            self.status = LOOK
""",
        """        if self.kept_both:
            self.status = DONE
""",
        "tests/cli/test_conflicts.py::test_a_workshop_whose_file_was_changed",
    ),
    Defence(
        _SHOWN,
        "readiness/cli/signals.py",
        """        self._pending = number
        if not self._held_back:
            self._raise_pending()
""",
        """        self._pending = number
        self._raise_pending()
""",
        "tests/cli/test_signals.py::test_a_signal_waits_for_what_is_being_stored",
    ),
    Defence(
        _SHOWN,
        _DOCUMENTS,
        "in (Standing.OPEN, Standing.WAITS)",
        "is Standing.OPEN",
        f"{_LATEST_TESTS}::test_a_file_that_others_changed_since_is_shown_and_the_rest_told",
    ),
    Defence(
        _HARMLESS,
        "readiness/cli/output.py",
        '    shown = _CONTROLS.sub(REPLACEMENT, _BREAKS.sub(" ", text)).replace("\\N{NO-BREAK SPACE}", " ")\n',
        "    shown = text\n",
        f"{_HOSTILE_TEXT_TESTS}::test_no_output_drives_the_terminal[answers a.readiness-en]",
    ),
    Defence(
        _HARMLESS,
        "readiness/cli/output.py",
        '    sys.stdout.buffer.write(_escaped(content) + b"\\n")\n',
        '    sys.stdout.buffer.write(content + b"\\n")\n',
        f"{_HOSTILE_TEXT_TESTS}::test_no_output_drives_the_terminal[answers a.readiness --json-en]",
    ),
    Defence(
        _HARMLESS,
        "readiness/cli/main.py",
        '        say(words.removesuffix("\\n"), error=True)\n',
        "        sys.stderr.write(words)\n",
        f"{_HOSTILE_TEXT_TESTS}::test_wrong_usage_and_missing_files_are_harmless[answers]",
    ),
    Defence(
        _HARMLESS,
        "readiness/exchange/spreadsheet_text.py",
        '    return _LEADING_CONTROL.sub("\'", formula.sub(r"\\1\\2\'", cell))\n',
        "    return cell\n",
        "tests/unit/exchange/test_spreadsheet_text.py::test_no_cell_begins_with_a_sign_of_formulas[,-plain]",
    ),
    Defence(
        _HARMLESS,
        "readiness/exchange/spreadsheet_text.py",
        '_BEGINS_A_CELL = r"^|[;\\t\\r\\n|]"\n',
        '_BEGINS_A_CELL = r"^"\n',
        "tests/unit/exchange/test_spreadsheet_text.py::test_no_cell_begins_with_a_sign_of_formulas[;-plain]",
    ),
    Defence(
        _HARMLESS,
        "readiness/exchange/spreadsheet_text.py",
        'f"({_BEGINS_A_CELL}|,)({_SKIPPED}){_SIGN}"',
        'f"({_BEGINS_A_CELL})({_SKIPPED}){_SIGN}"',
        "tests/unit/exchange/test_spreadsheet_text.py::test_no_cell_begins_with_a_sign_of_formulas[,-excel-de]",
    ),
    Defence(
        _HARMLESS,
        "readiness/exchange/workbook.py",
        "            target.write_string(row, column, cell[:_LONGEST_TEXT], look)\n",
        "            target.write_formula(row, column, cell[:_LONGEST_TEXT], look)\n",
        "tests/unit/exchange/test_workbook.py::test_a_text_is_no_formula[=]",
    ),
    Defence(
        _HARMLESS,
        "readiness/exchange/workbook.py",
        '"quote_prefix": formula_like',
        '"quote_prefix": False',
        "tests/unit/exchange/test_workbook.py::test_a_text_is_no_formula[=]",
    ),
]
