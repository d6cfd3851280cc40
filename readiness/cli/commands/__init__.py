"""One command a file; each offers `add(commands)` and carries itself out in `run(arguments)`."""
