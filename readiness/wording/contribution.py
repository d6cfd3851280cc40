"""What each cell of a contribution to a benchmark says, for those who decide whether to send it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from readiness.domain.benchmark import OVERALL, groups_by
from readiness.domain.profile import SIZE
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.language import Language
from readiness.wording.names import Names

_MONTHS = 3
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class ExplainedCell:
    """A cell of the line: its heading, what stands in it, what that is called, and what it says."""

    heading: str
    cell: str
    name: str
    words: str


class ContributionWords:
    """The words of the cells in one questionnaire and one language."""

    def __init__(self, questionnaire: Questionnaire, language: Language) -> None:
        self._questionnaire = questionnaire
        self._language = language
        self._names = Names(questionnaire, language)

    def format(self, name: str) -> tuple[str, str]:
        """Return what the first cell is called, and what it says."""
        return self._language.gettext("Format"), name

    def questionnaire(self) -> tuple[str, str]:
        """Return the same of the questionnaire."""
        return self._language.gettext("Questionnaire"), self._language.of(self._questionnaire.title)

    def version(self, version: str) -> tuple[str, str]:
        """Return the same of its version."""
        return self._language.gettext("Version"), version

    def depth(self, depth: Depth) -> tuple[str, str]:
        """Return the same of how deep was asked."""
        _ = self._language.gettext
        return _("Depth"), _("Quick check") if depth is Depth.QUICK else _("Full questionnaire")

    def quarter(self, start: date) -> tuple[str, str]:
        """Return the same of the quarter of the assessment; the day itself is not told."""
        _ = self._language.gettext
        words = _("quarter {n} of {year}").format(n=(start.month - 1) // _MONTHS + 1, year=start.year)
        return _("Assessed in"), words

    def group(self, place: int, value: str) -> tuple[str, str]:
        """Return the same of the sector (place 0) or the size (place 1); `value` is empty where it is not known."""
        _ = self._language.gettext
        code = (*groups_by(self._questionnaire), "", "")[place]
        choices = [one for question in self._questionnaire.profile if question.code == code for one in question.choices]
        named = next((self._language.of(one.text) for one in choices if str(one.value) == value), value)
        # Where a questionnaire asks for no sector, the size stands in its place.
        name = _("Size") if place or code == SIZE else _("Sector")
        return name, named or _("not stated")

    def token(self) -> tuple[str, str]:
        """Return the same of the token."""
        _ = self._language.gettext
        return _("Token"), _("random; it says nothing of you, and has you counted once")

    def index(self, measure: str, bounds: tuple[int, int] | None) -> tuple[str, str]:
        """Return the same of an index, over all or of a dimension, by the first value and the one that it is below."""
        _ = self._language.gettext
        name = _("Index over all") if measure == OVERALL else self._names.dimension(measure)
        if bounds is None:
            return name, _("no index: too little is answered")
        first, end = bounds
        if end >= _WHOLE:
            return name, _("index from {first} to 100").format(first=first)
        return name, _("index from {first} to below {end}").format(first=first, end=end)

    def level(self, code: str, levels: Sequence[int]) -> tuple[str, str]:
        """Return the same of a question, by the levels that its cell stands for; none where there is no level."""
        _, capability = self._language.gettext, self._questionnaire.capabilities[code]
        name = self._names.capability(code)
        if not levels:
            return name, _("no level: not known, not asked, or it does not apply")
        # As people chose it: a question with answers of its own has no levels that they have seen.
        rungs = [level for level in levels if level in capability.rungs] if capability.own_scale else []
        if rungs:
            named = [self._names.answers.name(capability, level) for level in rungs]
            return name, self._either([_("“{name}”").format(name=one) for one in named])
        return name, _("level {levels}").format(levels=self._either([str(level) for level in levels]))

    def _either(self, words: Sequence[str]) -> str:
        *first, last = words
        if not first:
            return last
        return self._language.gettext("{first} or {last}").format(first=", ".join(first), last=last)
