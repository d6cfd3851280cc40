"""Each promise of SECURITY.md, the code that keeps it, and the test that fails without that code."""
