# make demo   installs mtqa into .venv and checks a shipped sample
# make test   installs what tests need and runs lint, types and tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint types bench notebooks lexicons clean

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e .
	@touch $@

$(VENV)/installed-dev: pyproject.toml $(VENV)/installed
	$(BIN)/python -m pip install --quiet -e '.[dev,notebooks]'
	@touch $@

demo: $(VENV)/installed
	$(BIN)/mtqa check seeds/demo.fr.txt || test $$? -eq 1

test: $(VENV)/installed-dev lint types
	$(BIN)/python -m pytest

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed-dev
	$(BIN)/mypy

# Scores the documents in seeds/ against their annotations; see bench/README.md for speed and clean text.
bench: $(VENV)/installed-dev
	$(BIN)/python -m bench.spans seeds
	$(BIN)/python -m bench.speed

# Runs the notebooks again and stores what they show.
notebooks: $(VENV)/installed-dev
	$(BIN)/jupyter execute --inplace notebooks/*.ipynb

lexicons:
	$(PYTHON) -m pip install --quiet -e '.[build]'
	$(PYTHON) -m qa.language.build

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
