# What people install, made from a clone. Each target builds from nothing and puts its result into dist/.
.PHONY: wheel

# The one file from which pip installs; installer and package hold it too.
wheel: $(RUN_READY)
	$(PIP) wheel -q --no-deps --no-build-isolation -w dist .
