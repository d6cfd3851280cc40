"""The editions of the report: one folder of templates each."""

EDITIONS = ("management", "full")
