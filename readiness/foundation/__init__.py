"""F0: what every other room stands on, and what knows nothing of questionnaires."""
