"""F5: other people's formats, in and out."""
