"""The workshop: choose and open, lead, and what the room sees."""
