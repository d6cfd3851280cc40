"""F6: the result as a report: HTML from templates, PDF from HTML. The only room that knows WeasyPrint."""
