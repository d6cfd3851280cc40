# What people install, made from a clone. Each target builds from nothing and puts its result into dist/.
.PHONY: wheel

# The one file from which pip installs; installer and package hold it too.
wheel: $(RUN_READY)
	$(PIP) wheel -q --no-deps --no-build-isolation -w dist .

# --- Linux (docs/linux.md)
.PHONY: deb deb-test fresh
LINUX_READY := $(VENV)/.ready-for-linux
VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)

# The package for Debian 12, with Python packages of its own.
deb: wheel $(LINUX_READY)
	@$(BIN)/python packaging/linux/build_deb.py dist/readiness-$(VERSION)-py3-none-any.whl dist

# Root: installs the package in a bare Debian 12, uses it there, and takes it away again.
deb-test: deb
	@packaging/linux/deb-test dist/readiness_$(VERSION)_amd64.deb

# Root: clones what is committed into a bare Debian 12 and runs README's two commands there.
# `make fresh FRESH="'make run' 'make lint'"` runs others.
fresh: $(LINUX_READY)
	@packaging/linux/fresh $(FRESH)

$(LINUX_READY): $(RUN_READY) requirements/system-linux.txt
	@requirements/install-system requirements/system-linux.txt
	@touch $@
