"""What LibreOffice makes of our files: `make office`. It is large, so `make test` goes without."""
