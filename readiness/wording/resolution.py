"""What was decided, in words, and who can be named for it."""

from collections.abc import Iterable

from readiness.foundation.capitals import capitalised
from readiness.planning.goals import parse_goal
from readiness.results.decision import Alternative, AlternativeKind
from readiness.wording.alternatives import AlternativeWords
from readiness.wording.wording import Wording


class ResolutionWords:
    """The resolution of one result."""

    def __init__(self, wording: Wording, alternatives: AlternativeWords) -> None:
        self._result = wording.result
        self._names = wording.names
        self._roadmap = wording.roadmap
        self._language = wording.language
        self._alternatives = alternatives

    def decided(self) -> list[str]:
        """Return what was decided and when, who is in charge, and when it is reviewed; nothing before that."""
        language, resolution = self._language, self._result.assessment.plan.resolution
        _ = language.gettext
        if resolution.on is None:
            return []
        told = [
            _("Decided on {date}: {choice}.").format(
                date=language.long_date(resolution.on), choice=self._choice(resolution.choice)
            )
        ]
        if resolution.responsible:
            told.append(_("Responsible: {name}.").format(name=resolution.responsible))
        if resolution.deputy:
            told.append(_("Deputy: {name}.").format(name=resolution.deputy))
        if resolution.review is not None:
            told.append(_("Review on {date}.").format(date=language.long_date(resolution.review)))
        return told

    def role_names(self) -> Iterable[str]:
        """Return the roles of the questionnaire, as they can be named in place of a person."""
        for code in self._result.questionnaire.roles:
            name = self._names.roles([code])
            yield capitalised(name)

    def _choice(self, code: str) -> str:
        """Return what was chosen, also where nothing of it is left to be chosen."""
        if code in list(AlternativeKind):
            return self._alternatives.name(Alternative(kind=AlternativeKind(code)))
        try:
            return self._roadmap.way(parse_goal(code, self._result.questionnaire))
        except ValueError:
            # A document of strangers may say anything.
            return code
