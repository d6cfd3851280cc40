"""Questionnaires are written as people write them: an edit changes only the lines that it must."""
