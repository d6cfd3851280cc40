"""`make gallery`: a screenshot of every screen, of a first run and of every report page, to be looked at."""
