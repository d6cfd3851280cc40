"""Is an option right in this case, and why?"""

from collections.abc import Sequence

from readiness.domain.conditions import Facts, holds
from readiness.domain.knowledge import Fit, IncidentGuide, ManagementOption, OptionReason
from readiness.foundation.translation import N_
from readiness.incident.case import Case, NoRuleError
from readiness.incident.decision import OptionJudgement


def judge_options(guide: IncidentGuide, cases: Sequence[Case], counted: Facts) -> tuple[OptionJudgement, ...]:
    """Return the fit that every option has in all possible cases, or that it depends on what is unknown.

    `counted` is what is known now, and gives the reason. Raises NoRuleError where no reason of an option holds.
    """
    return tuple(
        _by_reasons(option, cases, counted) if option.reasons else _by_course(guide, option, cases)
        for option in guide.options
    )


def _by_reasons(option: ManagementOption, cases: Sequence[Case], counted: Facts) -> OptionJudgement:
    reasons = [_reason(option, case.counted) for case in cases]
    fits = {reason.fit for reason in reasons}
    fit = fits.pop() if len(fits) == 1 else Fit.DEPENDS
    now = _reason(option, counted)
    fitting = now if now.fit is fit else next((reason for reason in reasons if reason.fit is fit), None)
    return OptionJudgement(option, fit, fitting.text if fitting else None)


def _by_course(guide: IncidentGuide, option: ManagementOption, cases: Sequence[Case]) -> OptionJudgement:
    """Judge an option without reasons, as guides of older questionnaires have them, by whether the course takes it."""
    own = {element.code for element in guide.courses if element.option == option.code}
    taken = [bool(own & case.course) for case in cases]
    fit = Fit.YES if all(taken) else Fit.DEPENDS if any(taken) else Fit.NO
    return OptionJudgement(option, fit, None)


def _reason(option: ManagementOption, counted: Facts) -> OptionReason:
    found = next((reason for reason in option.reasons if holds(reason.when, counted)), None)
    if found is None:
        raise NoRuleError(N_("no reason of option {option} holds"), option=option.code)
    return found
