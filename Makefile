# The two commands of the README, and what developers run. Everything happens in .venv.
PYTHON ?= python3
BIN = .venv/bin
AS_OF ?= 2026-11-21

.PHONY: review test check replicate bench clean

review: .venv/installed
	$(BIN)/forecasts check
	$(BIN)/forecasts review 2025 --as-of $(AS_OF) -o reports/2025

test: .venv/tested
	$(BIN)/ruff format --check src tests benchmarks tools examples
	$(BIN)/ruff check src tests benchmarks tools examples
	$(BIN)/mypy
	$(BIN)/pytest -q -n 2 --dist loadfile

replicate: .venv/tested
	$(BIN)/python tools/replicate.py

bench: .venv/tested
	for file in benchmarks/*.py; do $(BIN)/python $$file; done

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml
	$(BIN)/pip install --quiet --editable .
	touch $@

.venv/tested: .venv/bin/python pyproject.toml
	$(BIN)/pip install --quiet --editable '.[test]'
	touch $@ .venv/installed

clean:
	rm -rf .venv dist build
