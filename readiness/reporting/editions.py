"""The editions of the report: one folder of templates each."""

EDITIONS = ("management", "full")
# The decision paper about one incident: one page, made on the same way and chosen elsewhere.
PAPER = "paper"
