# make demo | make test | make bench: each sets up its own .venv first; nothing else is needed.
PY := .venv/bin/python
STAMP := .venv/.ready

.PHONY: demo test check bench golden lock clean

demo: $(STAMP)
	@.venv/bin/sayso demo

test: check
	$(PY) -m pytest -n 2 --dist worksteal

check: $(STAMP)
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-cache

bench: $(STAMP)
	$(PY) -m bench

$(STAMP): requirements.lock pyproject.toml models/pyproject.toml setup.sh
	@sh setup.sh

# Renew the golden documents; read the lines that it marks with ? before you commit.
golden: $(STAMP)
	$(PY) -m tests.golden --renew

# Renew the pins: the newest releases that pyproject.toml allows.
lock: $(STAMP)
	$(PY) -m pip install --quiet pip-tools
	$(PY) -m piptools compile --quiet --extra dev --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements.lock pyproject.toml

clean:
	rm -rf .venv .cache build
