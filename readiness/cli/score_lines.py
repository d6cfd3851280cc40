"""A score as lines for the terminal."""

from readiness.cli.output import say
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.score import Rating
from readiness.scoring.weights import fragile_weights
from readiness.wording.asked_facts import cuts_in_words, facts_in_words, not_asked_lines
from readiness.wording.chapters import chapter_titles
from readiness.wording.decision import DecisionWords
from readiness.wording.wording import Wording


def print_score(result: AssessmentResult, language: Language) -> None:
    """Print stage, reasons and gates for people."""
    wording = Wording(result, language)
    progress = result.progress()
    say(result.assessment.details.organisation)
    assessed = language.gettext("Assessed on {date}")
    say("  " + assessed.format(date=language.long_date(result.on)))
    if headline := wording.stages.headline():
        say(f"  {headline}")
    if meaning := wording.stages.headline_meaning():
        say(f"  {meaning}")
    say(f"  {wording.stages.summary()}")
    if result.questionnaire.by_percent and result.score.index.point is not None:
        say(f"  {wording.percent.standing()}")
    say(
        "  "
        + language.gettext("{done} of {asked} questions completed").format(done=progress.done, asked=progress.asked)
    )
    _say_what_it_means(DecisionWords(wording), language)
    if result.questionnaire.by_percent:
        _say_pulls(wording, language)
    for dimension in result.score.dimensions:
        stage = wording.stages.dimension(dimension)
        name, rating = wording.names.dimension(dimension.code), wording.stages.rating(dimension)
        say("")
        shown = f"{stage} ({rating})" if dimension.rating is Rating.PROVISIONAL else stage
        say(f"{dimension.code}  {name} – {shown}")
        for sentence in wording.reasons.stage(dimension):
            say(f"     {sentence}")
    _say_across(result, language)
    _say_fragile(wording, language)
    _say_gates(wording)


def _say_gates(wording: Wording) -> None:
    """Print each gate with what it still needs, after a quick check that nothing is known of them."""
    result = wording.result
    if result.score.gates:
        say("")
    for gate in result.told_gates:
        # With the goal that `readiness plan` takes.
        say(f"{wording.names.gate(gate.code)} (gate:{gate.code}) – {wording.gates.status(gate.status)}")
        for need in wording.gates.needs(gate):
            say(f"     {need.words}")
    if result.more_questions and result.score.gates:
        say(wording.gates.after_a_quick_check())


def _say_fragile(wording: Wording, language: Language) -> None:
    """Print on which weights the ranking of the dimensions depends."""
    result = wording.result
    fragile = fragile_weights(result.questionnaire, result.assessment)
    if fragile:
        say("")
        say(
            language.gettext("The ranking of the dimensions depends on these weights: {names}.").format(
                names=wording.names.capabilities(fragile)
            )
        )


def _say_across(result: AssessmentResult, language: Language) -> None:
    """Print the headings across the dimensions, the facts, and what was not asked."""
    headings = []
    for one in cuts_in_words(result, language):
        words = language.gettext("{name}: {percent}, {answered} answered")
        headings.append(words.format(name=one.name, percent=one.figure, answered=one.answered))
        if one.open:
            headings.append("  " + language.gettext("Not known yet: {names}.").format(names="; ".join(one.open)))
    facts = [f"{fact.name}: {fact.answer}" for fact in facts_in_words(result, language)]
    for title, lines in (
        ("cuts", headings),
        ("facts", facts),
        ("not_asked", not_asked_lines(result, language)),
    ):
        if lines:
            say("")
            say(chapter_titles(language)[title])
            for line in lines:
                say(f"     {line}")


def _say_pulls(wording: Wording, language: Language) -> None:
    """Print what costs most where the result is in per cent."""
    if lines := wording.percent.pull_lines():
        say("")
        say(language.gettext("What pulls it down most"))
        for line in lines:
            say(f"     {line}")
        if more := wording.percent.more_pulls():
            say(f"     {more}")


def _say_what_it_means(decision: DecisionWords, language: Language) -> None:
    """Print what the decision page says first: the consequences, and what holds the organisation back."""
    if consequences := decision.consequences():
        say("")
        say(language.gettext("What this means for the business"))
        for consequence in consequences:
            say(f"     {consequence.lead} {consequence.rest}".rstrip())
    if holds_back := decision.holds_back():
        say("")
        say(language.gettext("What holds you back"))
        for sentence in holds_back:
            say(f"     {sentence}")
