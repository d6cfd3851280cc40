"""Readiness: a guided assessment of an organisation's social-media readiness."""

__version__ = "0.1.0"
