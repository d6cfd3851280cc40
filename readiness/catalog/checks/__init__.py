"""The checks of a pack, one a file. Each yields the problems it finds and knows nothing of the others."""

from collections.abc import Callable, Iterator

from readiness.catalog.checks import (
    conditions,
    consistency,
    cut_texts,
    dead_rules,
    file_names,
    horizons,
    incident_links,
    installed,
    languages,
    roles,
    stray_files,
    targets,
    unique_codes,
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
    incident_links.check,
)
