# The whole vocabulary: demo, test, check, fix, docs, bench.
.DEFAULT_GOAL := help
SHELL := /bin/bash
UV := 0.13.9
PY := .venv/bin/python
RUN := .venv/bin/ooievaar
# Compiled modules are kept: without them every start costs seconds.
export PYTHONDONTWRITEBYTECODE :=

help:
	@echo "make demo   a running site with a made-up country"
	@echo "make test   everything that must pass"
	@echo "make check  format, lint, types, imports, generated pages: changes nothing"
	@echo "make fix    mend what can be mended by itself; make docs: write the generated pages; make bench: measure"

.venv/run.stamp: requirements.lock .python-version
	python3 -c "import sys; sys.exit('Ooievaar needs Python 3.12 or newer; python3 is ' + sys.version) if sys.version_info < (3, 12) else None"
	[ -x $(PY) ] || python3 -m venv .venv
	[ -x .venv/bin/uv ] || $(PY) -m pip install --quiet --disable-pip-version-check uv==$(UV)
	.venv/bin/uv pip install --quiet --python $(PY) --require-hashes -r requirements.lock
	.venv/bin/uv pip install --quiet --python $(PY) --no-deps --no-build-isolation -e .
	touch $@

.venv/dev.stamp: requirements-dev.lock .venv/run.stamp
	.venv/bin/uv pip install --quiet --python $(PY) --require-hashes -r requirements-dev.lock
	touch $@

# Styles, fonts and htmx come from npm packages; node itself from a Python package.
node_modules/.stamp: package-lock.json .npmrc .venv/run.stamp
	PATH="$(CURDIR)/.venv/bin:$$PATH" .venv/bin/npm ci --silent --ignore-scripts --no-audit --no-fund
	touch $@

.venv/assets.stamp: node_modules/.stamp src/ooievaar/portal/ui/assets.py $(wildcard src/ooievaar/portal/locale/*/LC_MESSAGES/*.po)
	$(PY) -m ooievaar.portal.ui.assets
	touch $@

demo: .venv/assets.stamp
	$(RUN) demo $(ARGS)

test: check test-again

# The tests alone: `make test` runs them after the checks, .ci/run once more on PostgreSQL.
test-again: .venv/dev.stamp .venv/assets.stamp
	$(PY) tests/browser.py
	$(PY) -m pytest -n 2 --dist loadgroup $(ARGS)

check: .venv/dev.stamp .venv/assets.stamp
	.venv/bin/ruff format --check --quiet .
	.venv/bin/ruff check --quiet .
	.venv/bin/djlint --lint --profile django --quiet src/ooievaar/portal
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PY) -m ooievaar.portal makemigrations --check --dry-run -v 0
	$(PY) -m ooievaar.portal docs --check

fix: .venv/dev.stamp
	.venv/bin/ruff check --fix --quiet . || true
	.venv/bin/ruff format --quiet .

docs: .venv/assets.stamp
	$(PY) -m ooievaar.portal docs

bench: .venv/dev.stamp .venv/assets.stamp
	$(PY) -m benchmarks $(ARGS)

.PHONY: help demo test test-again check fix docs bench
