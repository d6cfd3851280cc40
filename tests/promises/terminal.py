"""What the terminal promises: the truth about what is stored, and no text that drives it."""

from tests.promises.defence import Defence

SHOWN = 'The terminal shows what is stored, and says "stored" once the file holds it'
HARMLESS = "No text of a stranger drives your terminal or your spreadsheet"
SENTENCE = "Input ends in a value or in a sentence"
NOT_OVERWRITTEN = "What others wrote is never overwritten"

DEFENCES = [
    Defence(
        SHOWN,
        "readiness/documents/latest.py",
        "        return newer, Standing.LEFT\n",
        "        return content, Standing.PUBLISHED\n",
        "tests/cli/test_latest.py::test_what_a_crash_left_is_shown_and_told[answers]",
    ),
    Defence(
        SHOWN,
        "readiness/documents/latest.py",
        "        return Latest(content, Standing.OPEN)\n",
        "        return Latest(content, Standing.PUBLISHED)\n",
        "tests/cli/test_latest.py::test_a_document_that_is_open_is_read_as_published_and_told",
    ),
    Defence(
        SHOWN,
        "readiness/cli/documents.py",
        """            document.close()
            self._tell()
            if self._done:
                path = document.path if self.kept_both else self._named
                say_done(self._done.format(path=path, **self._facts))
""",
        """            if self._done:
                path = document.path if self.kept_both else self._named
                say_done(self._done.format(path=path, **self._facts))
            document.close()
            self._tell()
""",
        "tests/cli/test_conflicts.py::test_what_is_stored_is_said_only_once_the_file_holds_it",
    ),
    Defence(
        SHOWN,
        "readiness/cli/documents.py",
        "        if self.kept_both:\n            self.status = LOOK\n",
        "        if self.kept_both:\n            self.status = DONE\n",
        "tests/cli/test_conflicts.py::test_a_workshop_whose_file_was_changed",
    ),
    Defence(
        SHOWN,
        "readiness/cli/signals.py",
        "        self._pending = number\n        if not self._held_back:\n            self._raise_pending()\n",
        "        self._pending = number\n        self._raise_pending()\n",
        "tests/cli/test_signals.py::test_a_signal_waits_for_what_is_being_stored",
    ),
    Defence(
        NOT_OVERWRITTEN,
        "readiness/cli/commands/recover.py",
        "        check_name_is_free(arguments.output)\n",
        "        pass\n",
        "tests/cli/test_recover.py::test_nothing_is_overwritten",
    ),
    Defence(
        HARMLESS,
        "readiness/cli/output.py",
        '    shown = _CONTROLS.sub(_REPLACEMENT, _BREAKS.sub(" ", text))\n',
        "    shown = text\n",
        "tests/cli/test_hostile_text.py::test_no_output_drives_the_terminal[answers a.readiness-en]",
    ),
    Defence(
        HARMLESS,
        "readiness/cli/output.py",
        '    sys.stdout.buffer.write(_escaped(content) + b"\\n")\n',
        '    sys.stdout.buffer.write(content + b"\\n")\n',
        "tests/cli/test_hostile_text.py::test_no_output_drives_the_terminal[answers a.readiness --json-en]",
    ),
    Defence(
        HARMLESS,
        "readiness/cli/main.py",
        '        say(words.removesuffix("\\n"), error=True)\n',
        "        sys.stderr.write(words)\n",
        "tests/cli/test_hostile_text.py::test_wrong_usage_and_missing_files_are_harmless[answers]",
    ),
    Defence(
        HARMLESS,
        "readiness/exchange/spreadsheet_text.py",
        """    return _LEADING_CONTROL.sub("'", _FORMULA.sub(r"\\1\\2'", cell))\n""",
        "    return cell\n",
        "tests/unit/exchange/test_spreadsheet_text.py::test_no_cell_begins_with_a_sign_of_formulas[,]",
    ),
    Defence(
        HARMLESS,
        "readiness/exchange/spreadsheet_text.py",
        '_BEGINS_A_CELL = r"^|[;\\t\\r\\n|]"\n',
        '_BEGINS_A_CELL = r"^"\n',
        "tests/unit/exchange/test_spreadsheet_text.py::test_no_cell_begins_with_a_sign_of_formulas[;]",
    ),
    Defence(
        SENTENCE,
        "readiness/domain/values.py",
        "    high: Annotated[float, Limits(ge=0, le=MOST_DAYS)]\n",
        "    high: Annotated[float, Limits(ge=0)]\n",
        "tests/cli/test_absurd_numbers.py::test_so_much_work_is_refused",
    ),
    Defence(
        SENTENCE,
        "readiness/foundation/clock.py",
        "    except (ValueError, OverflowError, OSError) as error:\n",
        "    except LookupError as error:\n",
        "tests/cli/test_process.py::test_a_fixed_time_that_is_none_is_told",
    ),
]
