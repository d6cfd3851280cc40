"""Charts as our own SVG: real text, a title and a description, never colour alone."""
