"""The terms of the method and what they mean."""

from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.language import Language


def glossary_of(questionnaire: Questionnaire, language: Language) -> dict[str, str]:
    """Return the terms that a report about this questionnaire uses: those of the method, and then its own.

    Where it has answers of its own, per cent or no estimates, only terms that mean something there.
    """
    own = {language.of(term.name): language.of(term.meaning) for term in questionnaire.terms}
    capabilities = questionnaire.capabilities.values()
    usual = not questionnaire.by_percent and questionnaire.estimated
    if usual and not any(capability.own_scale for capability in capabilities):
        return {**glossary(language), **own}
    _, staged = language.gettext, not questionnaire.by_percent
    levelled = any(not capability.own_scale for capability in capabilities)
    needed = {
        _("Dimension"): staged,
        _("Capability"): staged,
        _("Key question ★"): staged and any(capability.key_question for capability in capabilities),
        _("Level 0–5"): levelled,
        _("Stage"): staged,
        _("Index (0–100)"): staged,
        _("Readiness gate"): bool(questionnaire.gates),
        _("Target"): staged or bool(questionnaire.targets),
        _("Next step"): levelled,
        _("Work package"): staged,
        _("Prerequisite"): any(capability.prerequisites for capability in capabilities),
        _("Person-days"): questionnaire.estimated,
        _("Legal point"): questionnaire.legal is not None,
    }
    return {**{term: meaning for term, meaning in glossary(language).items() if needed.get(term, True)}, **own}


def glossary(language: Language) -> dict[str, str]:
    """Return the meaning of every term, in the order in which a result needs them."""
    _ = language.gettext
    return {
        _("Dimension"): _("A group of capabilities that is given one stage."),
        _("Capability"): _("Something an organisation should be able to do. Each capability has one question."),
        _("Key question ★"): _("A question that a strength elsewhere cannot make up for."),
        _("Level 0–5"): _("How far a capability is developed, from absent to improving."),
        _("Stage"): _("How far a dimension, or the company overall, has got. Gaps decide, not the average."),
        _("Index (0–100)"): _("The mean of the levels as a percentage, only for comparing with earlier assessments."),
        _("Range"): _("What is possible while answers are missing: from the lowest to the highest value."),
        _("Provisional"): _("Between 50% and 80% of the applicable questions are answered."),
        _("Not rateable"): _("Fewer than half of the applicable questions are answered, or too few apply."),
        _("Don’t know"): _("No one could say. It counts as no evidence and widens the range."),
        _("Not applicable"): _("The question does not apply to your company. It is left out; a reason is needed."),
        _("Readiness gate"): _(
            "Minimum levels you need before a next move makes sense, such as a channel of your own."
        ),
        _("Target"): _("The level worth reaching. That is not always the highest."),
        _("Next step"): _("What takes a capability exactly one level up."),
        _("Work package"): _("What one capability needs on a way: its steps, done by one person."),
        _("Prerequisite"): _("What must be in place before a step makes sense."),
        _("Person-days"): _("Your own staff’s working days, as a range; external costs are not included."),
        _("Legal point"): _("A point of law to check with your adviser. It is not legal advice."),
    }
