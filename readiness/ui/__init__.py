"""F8: the only room that knows Qt."""
