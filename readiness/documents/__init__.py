"""F6: the .readiness file. An answer that is shown as saved is never lost."""
