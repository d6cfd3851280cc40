"""The checks of a pack, one a file. Each yields the problems it finds and knows nothing of the others."""

from collections.abc import Callable, Iterator

from readiness.catalog.checks import (
    conditions,
    consistency,
    cut_texts,
    dead_rules,
    dummies,
    estimates,
    file_names,
    gate_dates,
    horizons,
    impossible_conditions,
    incident_links,
    installed,
    ladders,
    languages,
    long_levels,
    references,
    relations,
    roles,
    short_texts,
    signs,
    stray_files,
    targets,
    terms,
    texts_to_act,
    unequal_languages,
    unique_codes,
    vague_words,
)
from readiness.catalog.pack import Pack
from readiness.foundation.errors import Fault

Check = Callable[[Pack], Iterator[Fault]]

CHECKS: tuple[Check, ...] = (
    stray_files.check,
    file_names.check,
    installed.check,
    cut_texts.check,
    unique_codes.check,
    languages.check,
    roles.check,
    horizons.check,
    consistency.check,
    targets.check,
    conditions.check,
    dead_rules.check,
    gate_dates.check,
    incident_links.check,
    terms.check,
    ladders.check,
    short_texts.check,
    estimates.check,
    texts_to_act.check,
    relations.check,
    impossible_conditions.check,
    signs.check,
    dummies.check,
    references.check,
    vague_words.check,
    long_levels.check,
    unequal_languages.check,
)
