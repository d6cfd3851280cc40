"""The ladder of levels 0 to 5 that capabilities and dimensions share."""

LOWEST = 0
HIGHEST = 5
COUNT = HIGHEST - LOWEST + 1
