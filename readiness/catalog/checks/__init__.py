"""The checks of a pack, one a file. Each yields the problems it finds and knows nothing of the others."""

from collections.abc import Callable, Iterator

from readiness.catalog.checks import (
    conditions,
    dead_rules,
    file_names,
    gates,
    horizons,
    incident_links,
    languages,
    prerequisite_cycles,
    prerequisites,
    roles,
    stray_files,
    targets,
    unique_codes,
)
from readiness.catalog.problem import Pack, Problem

Check = Callable[[Pack], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    stray_files.check,
    file_names.check,
    unique_codes.check,
    languages.check,
    roles.check,
    horizons.check,
    prerequisites.check,
    prerequisite_cycles.check,
    gates.check,
    targets.check,
    conditions.check,
    dead_rules.check,
    incident_links.check,
)
