"""Facts as people write and read them: what may be entered, what is wrong with it, and what an answer it stands for."""

from readiness.domain.fitting import number_typed
from readiness.domain.questionnaire import Capability, Question, Questionnaire
from readiness.domain.scales import Measure, MeasureKind
from readiness.foundation.errors import InvalidError
from readiness.foundation.language import Language
from readiness.wording.answer_names import AnswerNames

_DECIMALS = 9


class MeasureWords:
    """What one questionnaire asks for besides ratings, in one language."""

    def __init__(self, questionnaire: Questionnaire, language: Language) -> None:
        self._answers = AnswerNames(questionnaire, language)
        self._language = language

    def number(self, value: float) -> str:
        """Return a number with the decimals that it has."""
        return self._language.number(value, _DECIMALS)

    def unit(self, measure: Measure) -> str:
        """Return what a number counts; empty where nothing is named."""
        return self._language.of(measure.unit) if measure.unit else ""

    def range(self, measure: Measure) -> str:
        """Return which numbers are possible, as in "1 to 600" or "at least 1"; empty where all are."""
        _, low, high = self._language.gettext, measure.lowest, measure.highest
        if low is not None and high is not None:
            return _("{low} to {high}").format(low=self.number(low), high=self.number(high))
        if low is not None:
            return _("at least {low}").format(low=self.number(low))
        return "" if high is None else _("at most {high}").format(high=self.number(high))

    def read(self, measure: Measure, typed: str) -> str:
        """Return a number that was typed in the notation of the language, as it is stored.

        Its unit may stand behind it. Raises InvalidError where it is no number, or none that is possible.
        """
        return measure.stored(number_typed(measure, typed, self._language.code))

    def fault(self, measure: Measure, typed: str, error: InvalidError) -> str:
        """Return why a number that was typed cannot be stored, and what can."""
        _ = self._language.gettext
        if error.code == "fact-range":
            words = _("{number} is not possible here: {range}.")
            return words.format(number=typed, range=self.range(measure))
        if error.code == "fact-whole":
            return _("Write a whole number, as in {example}.").format(example=self.number(12))
        example = self.number(12 if measure.whole else 2.5)
        return _("“{words}” is not a number. Write it as in {example}.").format(words=typed, example=example)

    def counts_as(self, question: Question, value: str) -> str:
        """Return for which answer a stored value stands; empty where it stands for none."""
        measure = question.measure
        level = measure.level_of(value) if measure is not None and value else None
        if level is None or not isinstance(question, Capability):
            return ""
        words = self._language.gettext("This counts as “{answer}”.")
        return words.format(answer=self._answers.name(question, level))

    def bands(self, question: Question) -> list[str]:
        """Return from which value on which answer is meant, line by line; nothing where a value stands for none."""
        measure = question.measure
        if measure is None or not isinstance(question, Capability):
            return []
        _, unit = self._language.gettext, self.unit(measure)
        if measure.kind is MeasureKind.MULTIPLE:
            unit = ""
        lines = []
        for band, following in zip(measure.bands, [*measure.bands[1:], None], strict=True):
            name = self._answers.name(question, band.level)
            if band.least is not None:
                least = f"{self.number(band.least)}\N{NO-BREAK SPACE}{unit}".strip()
                lines.append(_("From {least}: {answer}").format(least=least, answer=name))
            elif following is not None and following.least is not None:
                least = f"{self.number(following.least)}\N{NO-BREAK SPACE}{unit}".strip()
                lines.append(_("Below {least}: {answer}").format(least=least, answer=name))
        return lines
