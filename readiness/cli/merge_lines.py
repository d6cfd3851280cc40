"""The merge table as lines for a terminal: who is who, then a line for each question."""

from collections.abc import Iterator

from readiness.domain.answers import Answer
from readiness.domain.perspectives import GivenAnswer
from readiness.domain.questionnaire import Question
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.views import MergedQuestion, merge_table
from readiness.wording.answers import view_sign
from readiness.wording.people import with_role
from readiness.wording.views import ViewWords
from readiness.wording.wording import Wording

_NOT_ASKED = " "


def merge_lines(result: AssessmentResult, language: Language) -> Iterator[str]:
    """Yield the views by number, and every question with what each of them says."""
    _ = language.gettext
    views = result.assessment.perspectives.views
    words = ViewWords(Wording(result, language))
    table = merge_table(result.whole, result.assessment)
    for number, view in enumerate(views, start=1):
        told = _("{name}, {day}: {n} of {all} questions answered").format(
            name=with_role(language, view.author, result.whole),
            day=language.short_date(view.on),
            n=len(view.answers),
            all=len(view.asked),
        )
        yield f"{number:3}  {told}"
    yield ""
    columns = " ".join(f"{number:>2}" for number in range(1, len(views) + 1))
    yield f"{'':6} {columns}"
    people = [view.author.person for view in views]
    for row in table:
        said = {one.author.person: one for one in row.said}
        question = result.whole.questions[row.code]
        cells = " ".join(f"{_cell(question, said.get(person)):>2}" for person in people)
        yield f"{row.code:6} {cells}  {_told(row, result.assessment.answer(row.code), words, language)}"
    yield ""
    if place := words.places():
        yield place
    undisputed = sum(row.agreed is not None and not row.settled for row in table)
    clashing = sum(row.open for row in table)
    settled = sum(row.settled for row in table)
    yield _("Undisputed: {n} · to settle: {open} · settled: {settled}").format(
        n=undisputed, open=clashing, settled=settled
    )


def _cell(question: Question, said: GivenAnswer | None) -> str:
    return view_sign(question, said.answer) if said else _NOT_ASKED


def _told(row: MergedQuestion, answer: Answer, words: ViewWords, language: Language) -> str:
    if row.settled:
        return language.gettext("settled: {answer}").format(answer=words.answer(row.code, answer))
    parts = [words.verdict(row), *words.clashes(row)]
    return " · ".join(part for part in parts if part)
