"""F7: the use cases without Qt, shared by the app and the terminal."""
