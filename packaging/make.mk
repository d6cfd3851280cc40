# What people install, made from a clone. Each target builds from nothing and puts its result into dist/.
.PHONY: fonts wheel

# What is handed on brings its fonts; without them it is not built.
fonts: $(RUN_READY)
	@$(BIN)/python packaging/fonts.py

# The one file from which pip installs; installer and package hold it too.
wheel: fonts
	$(PIP) wheel -q --no-deps --no-build-isolation -w dist .
