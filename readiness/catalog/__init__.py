"""F6: questionnaire packs: find them, load them with line numbers, check them."""
