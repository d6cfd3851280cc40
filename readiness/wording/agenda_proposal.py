"""The proposed agenda in words: why a question deserves the room, and whether the questions fit the time."""

from collections.abc import Iterator

from readiness.foundation.capitals import capitalised
from readiness.foundation.language import Language
from readiness.results.agenda_proposal import Openness, WeighedQuestion
from readiness.wording.names import Names


class AgendaReasons:
    """Reasons for questions, the strongest first, in words such as "decides the gate “See”"."""

    def __init__(self, names: Names, language: Language) -> None:
        self._names = names
        self._language = language

    def of(self, question: WeighedQuestion) -> list[str]:
        """Return each reason, without capital and full stop; the last one may say who is missing."""
        if not question.worth:
            return [self._language.gettext("settled, and decides nothing")]
        return [*self._moving(question), *self._needing(question), *self._openness(question), *self._presence(question)]

    def line(self, question: WeighedQuestion) -> str:
        """Return all reasons in one line."""
        words = " · ".join(self.of(question))
        return capitalised(words)

    def _moving(self, question: WeighedQuestion) -> Iterator[str]:
        _ = self._language.gettext
        moves = question.moves
        if moves.gates:
            # The first one is the next decision; later gates would make the line too long to be read.
            words = _("decides the gate {name}") if question.known else _("can decide the gate {name}")
            yield words.format(name=self._names.quoted_gate(moves.gates[0]))
        if not question.known:
            # An answer that is not there moves one stage or the other; which way is not known.
            if moves.stage_up or moves.stage_down:
                yield _("can change the overall stage")
            elif moves.dimension:
                yield _("can change the stage of its dimension")
        elif moves.stage_up and moves.stage_down:
            yield _("decides the overall stage")
        elif moves.stage_up:
            yield _("one level more lifts the overall stage")
        elif moves.stage_down:
            yield _("one level less lowers the overall stage")
        elif moves.dimension:
            yield _("decides the stage of its dimension")

    def _needing(self, question: WeighedQuestion) -> Iterator[str]:
        _ = self._language.gettext
        if question.next_gate and question.next_gate not in question.moves.gates:
            yield _("the next gate needs it: {name}").format(name=self._names.quoted_gate(question.next_gate))
        elif question.key:
            yield _("key question")

    def _openness(self, question: WeighedQuestion) -> Iterator[str]:
        _ = self._language.gettext
        words = {
            Openness.UNPROVEN: _("no evidence seen"),
            Openness.CARRIED: _("to confirm"),
            Openness.FLAGGED: _("flagged for later"),
            Openness.DISSENT: _("other views remain"),
            Openness.UNKNOWN: _("no one knew"),
            Openness.UNANSWERED: _("not answered yet"),
        }
        if question.openness in {Openness.APART, Openness.NEARLY}:
            # Votes that lie apart are two levels at least.
            yield _("{n} different answers in the last vote").format(n=question.voted)
        elif question.openness in words:
            yield words[question.openness]

    def _presence(self, question: WeighedQuestion) -> Iterator[str]:
        _ = self._language.gettext
        if question.there:
            yield _("there: {role}").format(role=self._names.person(question.there))
        elif question.missing:
            yield _("missing: {role}").format(role=self._names.person(question.missing))


def minutes_in_words(language: Language, taken: int, questions: int, available: int) -> str:
    """Return how many questions there are, how long they take, and how that compares with the time there is."""
    number = language.ngettext("{n} question", "{n} questions", questions).format(n=questions)
    words = language.gettext("{questions}, about {taken} of {available} minutes")
    return words.format(questions=number, taken=taken, available=available)
