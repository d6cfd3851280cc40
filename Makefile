# `make run` opens Readiness, `make test` tests it. Both set up what is missing first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
CATALOGUES := $(wildcard readiness/locale/*/LC_MESSAGES/*.po)
TEMPLATES := readiness/reporting/templates.py $(wildcard report_templates/*/*.j2)
RUN_READY := $(VENV)/.ready-to-run
TEST_READY := $(VENV)/.ready-to-test

# What is compiled is kept, whatever the environment wishes: otherwise every process that a test starts compiles what has
# changed since the set-up, and every run of the tests rewrites all of their asserts.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run setup test test-screens test-reports test-team test-torture test-all office lint bench torture promises gallery catalogue schemas lock clean

run: $(RUN_READY)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
	    exec $(BIN)/readiness; \
	else \
	    echo "There is no display, so here is the sample company without one."; \
	    rm -rf build/sample; \
	    exec $(BIN)/readiness sample build/sample; \
	fi

setup: $(TEST_READY)

# A file of tests stays in one process: what it has made once, it uses again.
PYTEST := $(BIN)/pytest -n auto --dist loadfile
APART := screens reports team torture
IN_screens := tests/ui tests/end2end tests/workshop
IN_reports := tests/reporting
IN_team := tests/team
IN_torture := tests/torture

# What is computed, stored, said and typed in the terminal: less than ten minutes on two cores. Folders with a target of
# their own are left out; a new folder of tests belongs here until it has one.
test: lint
	$(PYTEST) $(foreach part,$(APART),$(IN_$(part):%=--ignore=%)) --ignore=tests/release --ignore=tests/office

# Every part by itself: real windows, processes and browsers (12 minutes); every page of the reports, asked of veraPDF
# (4 minutes); a real PostgreSQL (1 minute); the torments of `make torture` in short (2 minutes).
$(APART:%=test-%): test-%: $(TEST_READY)
	$(PYTEST) $(IN_$*)

# All of them, the fast ones first: what has to pass before a change lands.
test-all: test
	@for part in $(APART); do $(MAKE) test-$$part || exit; done

# Has LibreOffice Calc open our tables, in German and in English: 15 seconds. It is large, so no other target installs it.
office: $(TEST_READY)
	@command -v soffice > /dev/null || { echo "LibreOffice is missing: apt-get install libreoffice-calc libreoffice-writer libreoffice-impress"; exit 1; }
	$(BIN)/pytest -q tests/office
	$(BIN)/python -m tests.reporting.office.looks

# Types are checked for both systems at once, each with its own cache: in one, each would throw away what the other kept.
lint: $(TEST_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy & $(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32; windows=$$?; wait $$! && exit $$windows
	$(BIN)/lint-imports
	@find readiness -name '*.py' | xargs wc -l | awk '$$1 > 500 && $$2 != "total" { print "long file, " $$1 " lines: " $$2 }'

bench: $(TEST_READY)
	$(BIN)/python -m bench

# Kills, power cuts, failing calls, full disks and damaged input by the thousand; prints what was lost, which must be
# nothing. `make torture TORTURE="0.1 --only power"` does a tenth of one torment.
torture: $(TEST_READY)
	$(BIN)/python -m tests.torture $(TORTURE)

# Takes out every defence of every promise in SECURITY.md, one at a time, and sees its test fail.
promises: $(TEST_READY)
	$(BIN)/python -m tests.promises

# A picture of every screen, of every report page and of a whole workshop, in build/gallery.
gallery: $(TEST_READY)
	$(BIN)/python -m tests.gallery
	$(BIN)/python -m tests.workshop.rehearsal

# After a change of texts: take new ones over into the catalogues, then translate what is empty.
catalogue: $(TEST_READY)
	@mkdir -p build
	$(BIN)/pybabel -q extract -F babel.cfg -k N_ --no-location --sort-output --omit-header -o build/readiness.pot .
	$(BIN)/pybabel -q update -D readiness -i build/readiness.pot -d readiness/locale --no-fuzzy-matching --omit-header --ignore-obsolete
	$(BIN)/python build_catalogue.py

# After a change of the types that are read or written: publish their JSON Schemas.
schemas: $(TEST_READY)
	$(BIN)/python -m readiness.app.schemas docs/formats

# After a change of the dependencies in pyproject.toml.
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install -q uv
	build/lock/bin/uv pip compile $(COMPILE) --extra build pyproject.toml -o requirements/run.lock
	build/lock/bin/uv pip compile $(COMPILE) --extra build --extra test --extra team -c requirements/run.lock pyproject.toml -o requirements/test.lock
	build/lock/bin/uv pip compile $(COMPILE) --extra build --extra dist -c requirements/run.lock -c requirements/test.lock pyproject.toml -o requirements/dist.lock
COMPILE := -q -U --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header

include packaging/make.mk

clean:
	rm -rf build dist fonts licences $(VENV)

$(RUN_READY): requirements/run.lock requirements/system-run.txt pyproject.toml build_catalogue.py packaging/fonts.py $(CATALOGUES) $(TEMPLATES)
	@requirements/install-system requirements/system-run.txt
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@echo "Installing Readiness into $(VENV) (a minute the first time) …"
	@$(PIP) install -q --require-hashes -r requirements/run.lock
	@$(PIP) install -q --no-deps --no-build-isolation -e .
	@$(BIN)/python packaging/fonts.py || true
	@$(BIN)/python -m compileall -q readiness
	@touch $@

$(TEST_READY): $(RUN_READY) requirements/test.lock requirements/system-test.txt
	@requirements/install-system requirements/system-run.txt requirements/system-test.txt
	@echo "Installing the tools for tests into $(VENV) …"
	@$(PIP) install -q --require-hashes -r requirements/test.lock
	@touch $@
