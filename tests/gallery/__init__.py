"""`make gallery`: screenshots of every screen, of what is said when something happens, and of every report page."""
