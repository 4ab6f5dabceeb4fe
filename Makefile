# One word runs everything. Needs Python 3.11 or newer, with `pip install -e ".[test]"` done.
# Another interpreter: make test PYTHON=.venv/bin/python

PYTHON ?= python

.PHONY: help run test check bench screenshots looks

help:  ## say what there is (the default)
	@sed -n 's/^\([a-z]*\):  ## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run:  ## the dashboard, in the browser
	$(PYTHON) -m streamlit run dashboard.py

test:  ## the tests, without a browser
	$(PYTHON) -m pytest -n auto -m "not browser"

check:  ## lint, types, all tests, and the real pages in Chromium: what must pass before a commit
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) -m pytest -n auto -m "not browser"
	$(PYTHON) -m pytest -m browser -n 2 --dist worksteal

bench:  ## speed against the plain way, agreement with people, the cleaner and the voices against gold
	$(PYTHON) -m benchmarks.speed
	$(PYTHON) -m benchmarks.validity
	$(PYTHON) -m benchmarks.cleaner
	$(PYTHON) -m benchmarks.quotes

screenshots:  ## the README's pictures anew
	$(PYTHON) -m tests.browser.screenshots

looks:  ## every page in light, dark and on a phone, into screenshots/ (git ignores it)
	$(PYTHON) -m tests.browser.screenshots --looks
