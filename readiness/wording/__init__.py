"""F5: results in sentences of one language; screens, report, terminal and exports take all their words from here."""
