"""Writing questionnaires: a tree of plain data with undo, written to its folder with every change."""
