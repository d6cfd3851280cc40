# What people install, made from a clone. Each target builds from nothing and puts its result into dist/.
.PHONY: wheel

# The one file from which pip installs; installer and package hold it too.
wheel: $(RUN_READY)
	$(PIP) wheel -q --no-deps --no-build-isolation -w dist .

# The installer for Windows, on Debian: docs/windows.md says how and what is inside.
.PHONY: windows windows-test
windows: wheel requirements/system-windows.txt
	@requirements/install-system requirements/system-windows.txt
	$(BIN)/python packaging/icons.py build/icons
	$(BIN)/python packaging/windows/build.py dist/readiness-*.whl build/icons

# Installs and drives it under Wine; pictures and logs stay in build/windows-test.
windows-test: $(TEST_READY)
	@requirements/install-system requirements/system-windows-test.txt
	@ls dist/Readiness-*-setup.exe >/dev/null 2>&1 || $(MAKE) windows
	$(BIN)/pytest -x -p no:cacheprovider $(WINDOWS_TEST) packaging/windows/tests
