"""State behind the views: Qt signals, but no widgets."""
