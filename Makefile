# The two commands of the README, and what developers run. Everything happens in .venv, with the
# packages of locks/; `make lock` renews those, and the next `make` installs them.
PYTHON ?= python3
BIN = .venv/bin
AS_OF ?= 2026-11-21
# Sheets of both seeds' conferences and of the events with most claims: pages, text and a picture
# to share, in both languages.
SHEETS = convergent-intelligence-conference/2025 nev-innovation-ecosystem-conference/2025 \
	caam-briefing china-ev100-briefing qidian-new-energy-annual-meeting china-auto-forum
SHEET = $(BIN)/forecasts sheet --as-of $(AS_OF) $(SHEETS)

.PHONY: review test test-browser lock replicate read-report extract-report bench attack clean

review: .venv/installed
	$(BIN)/forecasts check
	$(BIN)/forecasts review 2025 --as-of $(AS_OF) -o reports/2025
	$(SHEET) --format pdf --format md --format png --language en --language zh
	@echo 'to type `forecasts` in this shell: . .venv/bin/activate'

test: .venv/tested
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -q -n 2 --dist loadfile

test-browser: .venv/tested .venv/axe.min.js
	$(BIN)/pytest -q tests/test_site_browser.py

# The rules for accessible pages: for the tests alone, in no package of ours.
AXE = 4.14.1
AXE_SHA256 = 29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c
.venv/axe.min.js: .venv/bin/python
	cd .venv && npm pack --silent axe-core@$(AXE) && tar -xzf axe-core-$(AXE).tgz package/axe.min.js
	echo "$(AXE_SHA256)  .venv/package/axe.min.js" | sha256sum --check --quiet
	mv .venv/package/axe.min.js $@ && touch $@

replicate: .venv/tested
	$(BIN)/python tools/replicate.py

read-report: .venv/tested
	$(BIN)/python tools/read_report.py

extract-report: .venv/tested
	$(BIN)/python tools/extract_report.py

bench: .venv/tested
	for file in benchmarks/*.py; do $(BIN)/python $$file; done

attack: .venv/tested
	ATTACK=20 $(BIN)/pytest -q -s tests/hostile

.venv/bin/python:
	$(PYTHON) -m venv .venv

# Exactly what was tested: every package with its hash, and nothing fetched besides. What builds
# the package is in the lock too, so that no build asks a registry for a newer one.
INSTALL = $(BIN)/pip install --quiet --disable-pip-version-check

.venv/installed: .venv/bin/python pyproject.toml locks/run.txt
	$(INSTALL) --require-hashes --only-binary :all: --requirement locks/run.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

.venv/tested: .venv/bin/python pyproject.toml locks/test.txt
	$(INSTALL) --require-hashes --only-binary :all: --requirement locks/test.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@ .venv/installed

# The newest releases that pyproject.toml allows, for every Python from 3.11 on and every system.
# Each package of locks/run.txt is the one of locks/test.txt.
EXTRAS = test parquet scale extract corpora live sql
COMPILE = .venv-lock/bin/uv pip compile --quiet --no-config --system-certs --no-header --no-annotate --generate-hashes \
	--universal --python-version 3.11 --fork-strategy fewest pyproject.toml locks/build.in

lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/pip install --quiet --disable-pip-version-check --upgrade uv
	$(COMPILE) --upgrade $(EXTRAS:%=--extra %) --output-file locks/test.txt
	$(COMPILE) --upgrade --constraint locks/test.txt --output-file locks/run.txt
	rm -rf .venv-lock

clean:
	rm -rf .venv .venv-lock dist build
