"""F2: answers to numbers, with the trace that explains them. Pure and total: every assessment has a score.

The rules are numbered as in `docs/method.md`.
"""
