"""The consultant's layer as it is printed: what the document says itself, then what its house profile says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from readiness.domain.assessment import Assessment
from readiness.domain.consultant import ConsultantLayer, OwnRecommendation
from readiness.domain.house import FIELDS, FOOTER_LIMIT, House
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.values import Text
from readiness.foundation.language import LANGUAGES, Language
from readiness.results.recommendations import own_effort
from readiness.scoring.score import DimensionScore, Rating
from readiness.wording.names import Names
from readiness.wording.wording import Wording

_FIELD = re.compile(rf"\{{({'|'.join(FIELDS)})\}}")
_ANY_FIELD = re.compile(r"\{(\w+)\}")
# Follows no house: one whose name is never printed.
_NO_HOUSE = House(name="-")


def printed_layer(wording: Wording) -> ConsultantLayer:
    """Return a layer whose every text is that to print, in the language of the wording; it follows no house."""
    result, language = wording.result, wording.language
    layer = result.assessment.consultant
    house = layer.house or _NO_HOUSE
    facts = _facts(wording)
    packages = {code: filled_fields(language.of(words), facts) for code, words in house.packages.items()}
    return replace(
        layer,
        house=None,
        logo=layer.printed_logo,
        accent=layer.accent or house.accent,
        band=layer.band or house.band,
        headings=layer.headings or house.headings,
        typeface=layer.typeface or house.typeface,
        contact=layer.contact or house.contact,
        chapters=layer.chapters or house.chapters,
        foreword=filled_fields(layer.foreword or language.of(house.foreword), facts),
        footer=filled_fields(layer.footer or language.of(house.footer), facts),
        disclaimer=filled_fields(layer.disclaimer or language.of(house.disclaimer), facts),
        findings={**_stage_texts(house, wording, facts), **layer.findings},
        packages={**packages, **layer.packages},
    )


def filled_in(words: str, wording: Wording) -> str:
    """Return a text of a house as a report on this result prints it."""
    return filled_fields(words, _facts(wording))


def filled_fields(words: str, facts: Mapping[str, str]) -> str:
    """Return a text with its fields filled in; braces around anything else stay."""
    return _FIELD.sub(lambda found: facts[found[1]], words)


def unknown_field(words: str) -> str:
    """Return the first name in braces that is no field, or nothing where all are good."""
    return next((name for name in _ANY_FIELD.findall(words) if name not in FIELDS), "")


def _facts(wording: Wording) -> dict[str, str]:
    result = wording.result
    known = _known_before(result.assessment, result.questionnaire, result.on, wording.language)
    return {**known, "stage": wording.stages.overall()}


def _known_before(assessment: Assessment, questionnaire: Questionnaire, on: date, language: Language) -> dict[str, str]:
    """Return the fields that need no result."""
    details = assessment.details
    return {
        "organisation": details.organisation,
        "date": language.long_date(on),
        "assessor": details.assessor,
        "scope": details.scope,
        "questionnaire": language.of(questionnaire.title),
    }


def stage_key(scored: DimensionScore) -> str:
    """Return by what a house names the stage of a dimension, as in "PRO:2"; nothing where it is a range or unknown."""
    stage = scored.stage
    known = scored.rating is not Rating.NOT_RATEABLE and stage.low == stage.high and not stage.upper_bound_only
    return f"{scored.code}:{stage.low}" if known else ""


def line_of_room(layer: ConsultantLayer, assessment: Assessment, questionnaire: Questionnaire, on: date) -> Text:
    """Return the line that phones and projector show at the foot of a workshop: the footer, or who holds it.

    A footer with the stage in it is not shown: it would tell the room a result before it votes.
    """
    house, lines = layer.house or _NO_HOUSE, []
    for language in LANGUAGES.values():
        line = (layer.footer or language.of(house.footer)).strip()
        if line and "{stage}" not in line:
            line = filled_fields(line[:FOOTER_LIMIT], _known_before(assessment, questionnaire, on, language))
        else:
            # As it is in reports: nothing is filled in.
            contact = (layer.contact or house.contact).strip()
            line = contact.splitlines()[0][:FOOTER_LIMIT] if contact else ""
        lines.append((language.code, line))
    return Text.of(dict(lines))


def _stage_texts(house: House, wording: Wording, facts: Mapping[str, str]) -> dict[str, str]:
    keys = {scored.code: stage_key(scored) for scored in wording.result.score.dimensions}
    texts = {code: wording.language.of(house.stages[key]) for code, key in keys.items() if key in house.stages}
    return {code: filled_fields(words, facts) for code, words in texts.items()}


def own_line(one: OwnRecommendation, names: Names, language: Language) -> str:
    """Return a recommendation with what is known of it, as in "Press list: management, 1–2 person-days, by 1 May"."""
    known = [names.person(one.owner)] if one.owner else []
    if one.person_days is not None:
        days = language.span(one.person_days.low, one.person_days.high, 1)
        known.append(language.gettext("{days} person-days").format(days=days))
    if one.due is not None:
        known.append(language.gettext("by {date}").format(date=language.short_date(one.due)))
    return f"{one.title}: {', '.join(known)}" if known else one.title


def left_out_line(count: int, language: Language) -> str:
    """Return how many recommendations the report leaves out, before their names and reasons."""
    words = language.ngettext(
        "1 recommendation was left out; the sums of the plan still count it:",
        "{n} recommendations were left out; the sums of the plan still count them:",
        count,
    )
    return words.format(n=count)


def own_effort_line(recommendations: Sequence[OwnRecommendation], language: Language) -> str:
    """Return how much the consultant's own recommendations take together, as in "In addition to the plan: …"."""
    effort = own_effort(recommendations)
    if effort is None:
        return language.gettext("In addition to the plan; how much it takes was not estimated.")
    days = language.span(effort.low, effort.high, 1)
    words = language.gettext("In addition to the plan, in none of its sums: {days} person-days in total.")
    return words.format(days=days)
