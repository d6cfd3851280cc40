"""A benchmark from many assessments: counts that lay nobody open, not even beside earlier ones (decision 72)."""
