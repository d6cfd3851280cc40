"""F2: the doors: what comes from outside becomes values of ours, or all of its faults. Only here is Pydantic known."""
