"""The report in the formats of office programs: a text document (DOCX) and slides (PPTX)."""
