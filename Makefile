# SPDX-License-Identifier: EUPL-1.2
# `make demo` and `make test` are all that a newcomer needs; `make check` is what CI runs before the tests.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed-demo
INSTALLED_TEST := $(VENV)/.installed-test

.DEFAULT_GOAL := help
.PHONY: help demo test check benchmarks screenshots translations lock clean

help:
	@echo "make demo        install, load Maastricht, and serve on http://127.0.0.1:8000"
	@echo "make test        run every check and every test"
	@echo "make check       lint, types, import rules, house rules"
	@echo "make benchmarks  measure and print the speeds"

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): $(BIN)/python requirements/base.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/base.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(INSTALLED_TEST): $(INSTALLED) requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/test.txt
	@touch $@

translations: $(INSTALLED)
	@$(BIN)/python -m woonregie.site.translations compile

demo: $(INSTALLED) translations
	$(BIN)/woonregie demo $(DEMO_OPTIONS)

check: $(INSTALLED_TEST) translations
	$(BIN)/ruff check src tests benchmarks manage.py
	$(BIN)/ruff format --check src tests benchmarks manage.py
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/pytest tests/health

test: check
	$(BIN)/pytest tests -n auto --ignore tests/health

benchmarks: $(INSTALLED_TEST) translations
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/benchmark.txt
	$(BIN)/python -m benchmarks

screenshots: $(INSTALLED_TEST) translations
	$(BIN)/python docs/screenshots/take.py

lock: $(INSTALLED_TEST)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --no-emit-index-url --no-header --output-file requirements/base.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --no-emit-index-url --no-header --extra test --extra postgres --output-file requirements/test.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --no-emit-index-url --no-header --extra test --extra postgres --extra benchmark --output-file requirements/benchmark.txt pyproject.toml

clean:
	rm -rf $(VENV) var demo build dist
