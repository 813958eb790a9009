# Every path is relative, so a checkout may live in a folder with spaces in its name.
HOST = 127.0.0.1
PORT = 8050
ARGS =
PY = .venv/bin/python
# pip compiles nothing: what is imported is compiled once, and kept.
KEPT = env -u PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run check test tables bench lock bundle clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' Makefile

run: ## install what runs and serve it: make run PORT=9000 HOST=0.0.0.0
	@.ci/prepare debian
	@.ci/prepare venv requirements.txt
	@exec .ci/serve '$(HOST)' '$(PORT)'

check: ## lint, types and the quick tests in a minute, without torch and browser
	@.ci/prepare debian
	@.ci/prepare venv requirements-dev.txt
	@.ci/check

test: ## lint, types and all tests: make test ARGS="-k adam"
	@.ci/prepare debian browser
	@.ci/prepare venv requirements-dev.txt
	@.ci/prepare torch
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m pyright
	@.ci/player
	CHROME="$$(.ci/prepare browser)" $(KEPT) $(PY) -m pytest -n 2 --dist worksteal $(ARGS)

tables: ## write the generated tables of the documents under docs/
	@.ci/prepare venv requirements.txt
	$(PY) -m ui.server.documents

bench: ## measure speed against torch, the server and the browser: make bench ARGS=browser
	@.ci/prepare debian browser
	@.ci/prepare venv requirements-dev.txt
	@.ci/prepare torch
	CHROME="$$(.ci/prepare browser)" $(PY) -m benchmarks $(ARGS)

lock: ## write the lock files from the .in files: make lock ARGS=--upgrade
	@.ci/prepare debian
	@.ci/prepare venv requirements-dev.txt
	$(PY) -m pip install --quiet --disable-pip-version-check uv
	for set in requirements requirements-dev; do \
	  $(PY) -m uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
	    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	    $$set.in --output-file $$set.txt $(ARGS) || exit 1; \
	done

bundle: ## build the plotly.js of the page anew: after a new version of Plotly.py
	@.ci/prepare venv requirements-dev.txt
	@.ci/bundle

clean: ## remove the virtual environment and all caches
	rm -rf .venv node_modules .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
