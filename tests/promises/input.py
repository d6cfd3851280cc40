"""Defences against hostile input."""

from tests.promises.defence import Defence

_NO_HOLD_UP = "A small file cannot hold up the program or fill the memory"
_NO_MIX = "Forms of several people are never mixed"
_NO_RUN = "Nothing that came with a document is run by a click"
_ONLY_NAMES = "A name that a stranger chose is only a name"
_SENTENCE = "Input ends in a value or in a sentence"

DEFENCES = [
    Defence(
        promise=_NO_HOLD_UP,
        file="readiness/exchange/pdf_reader.py",
        code="((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0))",
        without="((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0))",
        test="tests/torture/test_bombs.py::test_a_pdf_comes_to_an_end[large_form-pdf-takes-too-much-memory]",
    ),
    Defence(
        promise=_NO_HOLD_UP,
        file="readiness/exchange/pdf_file.py",
        code="process.communicate(timeout=limits.waiting)",
        without="process.communicate()",
        test="tests/unit/exchange/test_pdf_file.py::test_waiting_has_a_limit_where_the_system_has_none",
    ),
    Defence(
        promise=_NO_HOLD_UP,
        file="readiness/ui/shell/document_controller.py",
        code="background.run(self, lambda: read_given(path, folders), "
        "partial(self._on_given, folders), self._on_refused)",
        without="self._on_given(folders, read_given(path, folders))",
        test="tests/ui/test_open_archive.py::test_the_window_answers_while_a_hostile_pdf_is_read",
    ),
    Defence(
        promise=_NO_HOLD_UP,
        file="readiness/catalog/yaml_source.py",
        code="if node.tag in _NUMBERS and len(node.value) > _LONGEST_NUMBER:",
        without="if node.tag in _NUMBERS and not node.value:",
        test="tests/torture/test_bombs.py::test_yaml_comes_to_an_end[sixty]",
    ),
    Defence(
        promise=_NO_HOLD_UP,
        file="readiness/domain/questionnaire.py",
        code="if found > MOST_CAPABILITIES:",
        without="if found < 0:",
        test="tests/torture/test_bombs.py::test_a_document_comes_to_an_end[_many_questions]",
    ),
    Defence(
        promise=_NO_MIX,
        file="readiness/exchange/form_pdf.py",
        code="if len(marks) > 1 or (marks and twice):",
        without="if len(marks) > 1:",
        test="tests/unit/exchange/test_form_pdf.py::test_several_forms_in_one_file_are_refused[with_poppler]",
    ),
    Defence(
        promise=_NO_MIX,
        file="readiness/exchange/form_pdf.py",
        code="if len(marks) > 1 or (marks and twice):",
        without="if marks and twice:",
        test="tests/unit/exchange/test_form_pdf.py::test_several_forms_in_one_file_are_refused[with_numbered_names]",
    ),
    Defence(
        promise=_NO_RUN,
        file="readiness/app/attachments.py",
        code="if not openable(name, content):",
        without="if not name:",
        test="tests/unit/app/test_attachments.py::test_anything_else_is_kept_as_evidence_and_only_saved[a.html]",
    ),
    Defence(
        promise=_NO_RUN,
        file="readiness/app/openable.py",
        code="return check is not None and check(content)",
        without="return check is not None",
        test="tests/unit/app/test_attachments.py::test_anything_else_is_kept_as_evidence_and_only_saved[a.pdf]",
    ),
    Defence(
        promise=_NO_RUN,
        file="readiness/ui/pages/question/attachment_list.py",
        code="if not self._context.dialogs.confirm(question.format(name=attachment_name(attachment))):",
        without="if not question:",
        test="tests/ui/test_attachments.py::test_a_file_is_opened_once_that_is_confirmed",
    ),
    Defence(
        promise=_ONLY_NAMES,
        file="readiness/foundation/file_names.py",
        code="    if not reserved_on_windows(whole):",
        without="    if whole:",
        test="tests/unit/foundation/test_file_names.py::test_every_name_is_safe_afterwards_and_stays_as_it_is",
    ),
    Defence(
        promise=_ONLY_NAMES,
        file="readiness/foundation/file_names.py",
        code="""or not sign.isprintable() else sign""",
        without="""else sign""",
        test="tests/unit/foundation/test_file_names.py::test_every_name_is_safe_afterwards_and_stays_as_it_is",
    ),
    Defence(
        promise=_SENTENCE,
        file="readiness/catalog/yaml_source.py",
        code="if isinstance(value, str) and isinstance(node, yaml.ScalarNode) and not node.style:",
        without="if value is _Loader:",
        test="tests/unit/catalog/checks/test_cut_texts.py::test_the_checker_tells_it_with_file_and_line",
    ),
]
