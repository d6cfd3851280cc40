"""F1: the frozen values that everything is about. No files, no clock, no translations."""
