# What people install, made from a clone. Each target builds from nothing and puts its result into dist/.
.PHONY: fonts wheel sdist dist dist-test source licences

SOURCE := build/source
DIST_READY := $(VENV)/.ready-to-dist

# Everything that is released, with a list of its parts beside each file and the sums of all: docs/release.md.
dist: $(DIST_READY)
	rm -rf dist
	$(MAKE) wheel sdist windows deb
	$(BIN)/python $(SOURCE)/packaging/sbom.py dist --installed build/windows/tree --cache build/metadata
	cd dist && find * -type f | LC_ALL=C sort | xargs -d '\n' sha256sum -- > ../build/SHA256SUMS && mv ../build/SHA256SUMS .

# Tests what lies in dist/.
dist-test: $(DIST_READY)
	$(BIN)/pytest -q tests/release

# The one file from which pip installs; installer and package hold it too.
wheel: source
	rm -f dist/*.whl
	cd $(SOURCE) && $(abspath $(BIN))/python -m hatchling build -t wheel -d $(abspath dist)

sdist: source
	rm -f dist/*.tar.gz
	cd $(SOURCE) && $(abspath $(BIN))/python -m hatchling build -t sdist -d $(abspath dist)

# What is built comes from the last commit and bears its time: what is not committed cannot get in, and two builds are
# alike. Beside it lies what is made and never committed.
wheel sdist dist dist-test: export SOURCE_DATE_EPOCH = $(shell git log -1 --format=%ct)
source: $(RUN_READY)
	@[ -z "$$(git status --porcelain)" ] || echo "What is built is the last commit; the changes since are not in it."
	rm -rf $(SOURCE) && mkdir -p $(SOURCE)
	git archive HEAD | tar -x -C $(SOURCE)
	$(BIN)/python $(SOURCE)/packaging/fonts.py
	$(BIN)/python $(SOURCE)/packaging/licences.py $(SOURCE)/licences/licences.json --cache build/metadata

# The same for the program that runs from the checkout.
fonts: $(RUN_READY)
	$(BIN)/python packaging/fonts.py

licences: fonts
	$(BIN)/python packaging/licences.py licences/licences.json

$(DIST_READY): $(TEST_READY) requirements/dist.lock
	@echo "Installing the tools for releases into $(VENV) …"
	@$(PIP) install -q --require-hashes -r requirements/dist.lock
	@touch $@

# --- Windows (docs/windows.md)
.PHONY: windows windows-test

# The installer, on Debian.
windows: wheel requirements/system-windows.txt
	@requirements/install-system requirements/system-windows.txt
	$(BIN)/python packaging/icons.py build/icons
	$(BIN)/python packaging/windows/build.py dist/readiness-*.whl build/icons

# Installs and drives it under Wine; pictures and logs stay in build/windows-test.
windows-test: $(TEST_READY)
	@requirements/install-system requirements/system-windows-test.txt
	@ls dist/Readiness-*-setup.exe >/dev/null 2>&1 || $(MAKE) windows
	$(BIN)/pytest -x -p no:cacheprovider $(WINDOWS_TEST) packaging/windows/tests

# --- Linux (docs/linux.md)
.PHONY: deb deb-test fresh
LINUX_READY := $(VENV)/.ready-for-linux
VERSION := $(shell sed -n 's/^__version__ = "\(.*\)"/\1/p' readiness/__init__.py)

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
