"""Hypothesis for the unit tests: no deadline, for a busy machine is not a fault of ours."""

from hypothesis import settings

settings.register_profile("unit", deadline=None)
settings.load_profile("unit")
