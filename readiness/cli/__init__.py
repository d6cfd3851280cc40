"""F8: every use case for the terminal (docs/formats/cli.md)."""
