"""The terms of the method and what they mean."""

from readiness.foundation.language import Language


def glossary(language: Language) -> dict[str, str]:
    """Return the meaning of every term, in the order in which a result needs them."""
    _ = language.gettext
    return {
        _("Dimension"): _("A group of capabilities that is rated with one stage."),
        _("Capability"): _("Something that an organisation can do or not; one question asks for it."),
        _("Key question ★"): _("A question whose answer a strength elsewhere cannot make up for."),
        _("Level 0–5"): _("How far a capability is developed, from absent to improving."),
        _("Stage"): _("How far a dimension, or the whole, is developed. What is missing decides, not the mean."),
        _("Index (0–100)"): _("The mean of the levels in per cent, for comparisons over time only."),
        _("Range"): _("What is possible while answers are missing: from the lowest to the highest value."),
        _("Provisional"): _("50 to 80 per cent of the applicable questions are answered."),
        _("Not rateable"): _("Fewer than half of the applicable questions are answered, or too few apply."),
        _("Don’t know"): _("Nobody could say. It counts as not evidenced and widens the range."),
        _("Not applicable"): _("The question does not fit, for a reason that is given. It does not count."),
        _("Bottleneck"): _("The dimension with the lowest stage: it holds the others back."),
        _("Readiness gate"): _("Minimum levels that have to be reached before something is worth starting."),
        _("Target"): _("The level that is worth reaching; not the highest possible."),
        _("Next step"): _("What takes a capability exactly one level up."),
        _("Prerequisite"): _("What has to be there before a step makes sense."),
        _("Person-days"): _("Internal working days, as a range; costs from outside are not included."),
        _("Checkpoint"): _("A legal reminder to have verified. It is not legal advice."),
    }
