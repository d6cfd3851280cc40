"""The screen: strangers' texts letter by letter, a window in any case, a word for every fault."""

from tests.promises.defence import Defence

_LETTER_BY_LETTER = "What strangers wrote is shown letter by letter"
_OPENS = "The app opens, whatever its settings say"
_WORDS = "No fault ends without a word"

_PLAIN = "readiness/ui/widgets/plain.py"
_WORKSPACE = "readiness/ui/shell/workspace.py"
_SETTINGS = "readiness/app/settings.py"
_STRANGERS_TEXTS_TESTS = "tests/ui/test_strangers_texts.py"
_SETTINGS_TESTS = "tests/unit/app/test_settings.py"
_FAULTS_TESTS = "tests/ui/test_faults.py"
_WORKER_TESTS = "tests/reporting/test_worker.py"

DEFENCES = [
    Defence(
        _LETTER_BY_LETTER,
        _PLAIN,
        "self.setTextFormat(Qt.TextFormat.PlainText)",
        "self.setTextFormat(Qt.TextFormat.AutoText)",
        f"{_STRANGERS_TEXTS_TESTS}::test_a_label_a_button_and_a_tool_tip_show_every_letter",
    ),
    Defence(
        _LETTER_BY_LETTER,
        _PLAIN,
        "QtGui.Qt.convertFromPlainText(words) if QtGui.Qt.mightBeRichText(words) else words",
        "words",
        "tests/ui/test_quoted_values.py::test_tool_tips_show_values_letter_by_letter",
    ),
    Defence(
        _LETTER_BY_LETTER,
        _PLAIN,
        'button.setText(on_one_line(words).replace("&", "&&"))',
        "button.setText(on_one_line(words))",
        f"{_STRANGERS_TEXTS_TESTS}::test_a_label_a_button_and_a_tool_tip_show_every_letter",
    ),
    Defence(
        _LETTER_BY_LETTER,
        _PLAIN,
        "_HIDDEN.sub(REPLACEMENT, words)",
        "words",
        f"{_STRANGERS_TEXTS_TESTS}::test_what_is_not_seen_becomes_visible",
    ),
    Defence(
        _LETTER_BY_LETTER,
        "readiness/ui/shell/message_box.py",
        "box.setTextFormat(Qt.TextFormat.PlainText)",
        "box.setTextFormat(Qt.TextFormat.AutoText)",
        "tests/ui/test_quoted_values.py::test_images_are_not_loaded",
    ),
    Defence(
        _LETTER_BY_LETTER,
        _WORKSPACE,
        '.replace("[*]", "[*][*]")',
        "",
        f"{_STRANGERS_TEXTS_TESTS}::test_the_menu_of_a_file_and_the_title_of_the_window",
    ),
    Defence(
        _OPENS,
        _SETTINGS,
        '(name == "text_size" and value not in TEXT_SIZES) or not _is_text(value)',
        "not _is_text(value)",
        f"{_SETTINGS_TESTS}::test_only_what_cannot_be_used_is_as_at_the_beginning",
    ),
    Defence(
        _OPENS,
        _SETTINGS,
        "{**settings.foreign, **ours}",
        "ours",
        f"{_SETTINGS_TESTS}::test_what_a_newer_version_has_stored_survives_an_older_one",
    ),
    Defence(
        _OPENS,
        _SETTINGS,
        """        _keep_aside(raw)
        save_settings(settings)
""",
        "        save_settings(settings)\n",
        f"{_SETTINGS_TESTS}::test_only_what_cannot_be_used_is_as_at_the_beginning",
    ),
    Defence(
        _OPENS,
        _SETTINGS,
        "            os.replace(path, _aside())\n",
        "            pass\n",
        f"{_SETTINGS_TESTS}::test_what_stands_in_the_place_of_the_settings_is_put_aside",
    ),
    Defence(
        _OPENS,
        "readiness/ui/shell/main_window.py",
        "self.resize(self.size().boundedTo(free))",
        "pass",
        "tests/ui/test_any_settings.py::test_the_window_is_never_larger_than_its_screen",
    ),
    Defence(
        _OPENS,
        _WORKSPACE,
        "if self._memory.settings.trouble is not None:",
        "if False:",
        "tests/ui/test_any_settings.py::test_the_window_opens_and_says_what_it_could_not_use",
    ),
    Defence(
        _WORDS,
        _WORKSPACE,
        "return FailedPage(self._context)",
        "raise",
        f"{_FAULTS_TESTS}::test_a_page_that_cannot_be_made_leaves_a_window_that_can_be_used",
    ),
    Defence(
        _WORDS,
        "readiness/ui/application.py",
        "        check_data_folder()\n",
        "        pass\n",
        f"{_FAULTS_TESTS}::test_a_data_folder_without_rights_is_shown_in_a_box",
    ),
    Defence(
        _WORDS,
        "readiness/ui/shell/faults.py",
        "    if isinstance(error, OSError):\n",
        "    if False:\n",
        f"{_FAULTS_TESTS}::test_what_the_system_refuses_is_told_with_its_reason",
    ),
    Defence(
        _WORDS,
        "readiness/reporting/worker.py",
        "self._tell(self._told)",
        "self._tell(0)",
        f"{_WORKER_TESTS}::test_silence_is_told_and_then_one_may_wait_on_or_cancel",
    ),
    Defence(
        _WORDS,
        "readiness/app/report_queue.py",
        "except Exception as error:  # noqa: BLE001 - a thread that ended would leave every later order without a word",
        "except ZeroDivisionError as error:",
        f"{_WORKER_TESTS}::test_an_order_that_cannot_be_given_ends_in_a_sentence_and_the_next_one_is_made",
    ),
    Defence(
        _WORDS,
        "readiness/ui/shell/faults.py",
        "if self._box is not None or (self._since.isValid() and self._since.elapsed() < _BURST_MS):",
        "if self._box is not None:",
        f"{_FAULTS_TESTS}::test_a_fault_is_shown_once_with_the_place_of_the_log_and_details_to_copy",
    ),
    Defence(
        _WORDS,
        "readiness/reporting/worker.py",
        "if watchdog.has_killed:",
        "if False:",
        f"{_WORKER_TESTS}::test_what_makes_no_progress_is_told_in_a_sentence",
    ),
]
