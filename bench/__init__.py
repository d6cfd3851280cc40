"""What Readiness costs, each figure as a ratio to a peer that runs beside it: `make bench`."""
