"""F4: the one frozen result that every screen, report and export reads."""
