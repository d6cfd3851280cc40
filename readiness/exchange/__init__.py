"""F6: other people's formats, in and out."""
