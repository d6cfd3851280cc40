"""F7: the only room that knows Qt."""
