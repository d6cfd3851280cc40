"""A report that is an archive: a PDF with the document that it was made from inside."""

# The name under which the document lies in the PDF.
ATTACHED_NAME = "assessment.readiness"
# What a reader takes out of a PDF at most, in bytes; a document with all attached files stays below.
LARGEST_ATTACHED = 75_000_000
ARCHIVE_SUFFIX = ".pdf"
