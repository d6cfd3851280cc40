"""`make gallery`: a screenshot of every screen, of what is said when something happens, of a first run and of every report page, to be looked at."""
