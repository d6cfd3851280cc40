"""The exit statuses of the terminal, a promise to scripts (docs/formats/cli.md)."""

DONE = 0
INPUT_AT_FAULT = 1
WRONG_USAGE = 2
# Done, but not quite as the command line says: standard error names the file, or the state, that needs a look.
LOOK = 3
OUR_BUG = 70
