"""The ladder of levels 0 to 5 that capabilities and dimensions share."""

from typing import Annotated

from readiness.domain.values import Limits

LOWEST = 0
HIGHEST = 5
COUNT = HIGHEST - LOWEST + 1
LEVEL = Limits(ge=LOWEST, le=HIGHEST)
Level = Annotated[int, LEVEL]
