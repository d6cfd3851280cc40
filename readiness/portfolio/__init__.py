"""Many assessments at once: read through documents, scored as one matrix, compared with each other."""
