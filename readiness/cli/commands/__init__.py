"""One command a file: `add(commands, language)` declares its arguments, `run(arguments, language)` carries it out."""
