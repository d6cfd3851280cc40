"""An open document: what is typed is kept, and what others do to the file is told."""

from tests.promises.defence import Defence

_TYPED = "What is typed is stored within a second"
_KEPT = "A text is kept as it was typed or pasted, or refused with a sentence"
_LETTERS = "No answer changes by letters that make a word"
_TOLD = "What others do to the open file is told when it happens"

_TYPING_TESTS = "tests/ui/test_typing.py"

DEFENCES = [
    Defence(
        _TYPED,
        "readiness/ui/widgets/unstored.py",
        """        if field in self._fields:
            return
""",
        """        if field in self._fields:
            self._timer.start()
            return
""",
        f"{_TYPING_TESTS}::test_typing_without_a_pause_puts_nothing_off",
    ),
    Defence(
        _TYPED,
        "readiness/ui/shell/outside_end.py",
        "            self._window.close()\n",
        "            pass\n",
        "tests/end2end/test_typing.py::test_a_signal_stores_publishes_and_closes",
    ),
    Defence(
        _TYPED,
        "readiness/ui/shell/workspace.py",
        'have the file follow; everything stays open."""\n        self._unstored.store()\n',
        'have the file follow; everything stays open."""\n',
        "tests/ui/test_outside_end.py::test_what_is_typed_is_in_the_file_before_the_session_ends",
    ),
    Defence(
        _KEPT,
        "readiness/ui/widgets/stored_text.py",
        "        if length <= self._most:\n",
        "        if length:\n",
        f"{_TYPING_TESTS}::test_what_is_too_long_is_refused_and_said",
    ),
    Defence(
        _KEPT,
        "readiness/ui/widgets/stored_text.py",
        "        if length <= self.most:\n",
        "        if length >= 0:\n",
        f"{_TYPING_TESTS}::test_lines_that_are_stored_nowhere_refuse_as_well",
    ),
    Defence(
        _LETTERS,
        "readiness/ui/widgets/single_keys.py",
        '        if not at_once and (act is not None or character != " "):\n',
        "        if act is None:\n",
        "tests/ui/test_single_keys.py::test_a_text_typed_beside_the_field_goes_into_the_note",
    ),
    Defence(
        _LETTERS,
        "readiness/ui/widgets/single_keys.py",
        "        if not self._allowed():\n",
        "        if not character:\n",
        "tests/ui/test_single_keys.py::test_single_keys_can_be_turned_off",
    ),
    Defence(
        _TOLD,
        "readiness/ui/shell/file_watch.py",
        "            self.found.emit(place)\n",
        "            self._watch(place.path)\n",
        "tests/ui/test_file_watch.py::test_a_file_that_is_deleted_is_told_and_written_again_on_request",
    ),
    Defence(
        _TOLD,
        "readiness/documents/document.py",
        "            self.renamed = self._follow_rename()\n",
        "            self.renamed = False\n",
        "tests/ui/test_file_watch.py::test_a_rename_that_a_publishing_finds_first_is_followed_and_told",
    ),
]
