"""What documents and inputs must survive: the tests run it short, `make torture` runs it long and prints figures."""
