# What a fresh machine needs is python3 (3.11) with venv and pip, node 20, and for `make test` Debian's apt-get.
# Stamps lie beside what they stand for, so that a removed .venv, node_modules or static folder is simply made again.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.ONESHELL:
# What is compiled once need not be again, whatever this machine is used to.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALLED := .venv/.installed
DEVELOPED := .venv/.developed
PACKAGES := node_modules/.packages
FRONTS := xiaoer/app/static/.built
RAN := .venv/.ran
FRONT_SOURCES = $(shell find package.json web -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -name '*.tsbuildinfo')
PYTEST := $(BIN)/pytest -q
# Browser tests are not even looked for: what they need takes each process a while to load.
FAST := --ignore=tests/browser -m "not browser and not load"

.PHONY: help install dev fronts run check lint budgets test browser shots bench eval-tau eval-tau-chat eval-hostile lock

help: ## This list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

install: $(INSTALLED) fronts ## Everything needed to run: .venv with the command xiaoer, the built fronts

$(INSTALLED): requirements.lock pyproject.toml
	test -x $(BIN)/python || python3 -m venv .venv
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

dev: $(DEVELOPED) fronts

$(DEVELOPED): requirements-dev.lock $(INSTALLED)
	$(PIP) install --require-hashes -r requirements-dev.lock
	touch $@

fronts: $(FRONTS)

$(PACKAGES): package-lock.json
	npm ci --no-audit --no-fund
	touch $@

$(FRONTS): $(PACKAGES) $(FRONT_SOURCES)
	npm run build
	mkdir -p $(@D)
	touch $@

run: install ## The demo shop on this machine
	@echo "xiaoer: when it is ready, look at http://127.0.0.1:8000/ ; whom to log in as stands in data/demo.json"
	exec $(BIN)/xiaoer serve --demo --data ./data

lint: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/typescript.py --check
	$(BIN)/python tools/actions.py --check
	npm run check
	node web/budgets.mjs

budgets: fronts ## What the fronts weigh; the last line is JSON
	@node web/budgets.mjs

check: lint ## Lint, types, contracts and the fast tests
	$(PYTEST) -n 3 --dist worksteal $(FAST)

browser:
	@.ci/browser

test: dev browser ## Everything, on both databases and in a browser; says at the end what ran
	@rm -f $(RAN); trap '$(BIN)/python tests/ran.py $(RAN)' EXIT
	$(MAKE) --no-print-directory lint
	RAN_FILE=$(RAN) $(PYTEST) -n 3 --dist worksteal $(FAST)
	RAN_FILE=$(RAN) $(PYTEST) -n 0 -m "browser or load"
	$(BIN)/python -m bench --short

shots: dev browser ## Pictures of every screen in .shots, with an index page; fails when a program finds a fault in one
	$(BIN)/python -m tests.shots

bench: dev ## The figures of docs/performance.md
	$(BIN)/python -m bench

DATA ?= ../shared/data/tau_retail

eval-tau: dev ## A retail benchmark through the gate; DATA= its folder, or TASKS= EXPECTED= SPOKEN= other files of its form
	$(BIN)/python -m evals.tau $(DATA) $(if $(TASKS),--tasks $(TASKS)) $(if $(EXPECTED),--expected $(EXPECTED)) $(if $(SPOKEN),--spoken $(SPOKEN))

OUT ?= .eval-tau-chat

eval-tau-chat: dev ## The same through the real chat, spoken and in free words; each conversation is written to OUT=
	rm -rf $(OUT)
	$(BIN)/python -m evals.tau.chat $(DATA) --out $(OUT) $(if $(SPOKEN),--spoken $(SPOKEN))
	$(BIN)/python evals/tau/judge_chat.py $(DATA) $(OUT) --verbose $(if $(SPOKEN),--spoken $(SPOKEN))
RUNS ?= 10000

eval-hostile: dev ## Random runs against a shop that does its worst; RUNS= how many
	$(BIN)/python -m evals.hostile $(RUNS)

lock: ## Lock what pyproject.toml asks for, with hashes
	$(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-annotate pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-annotate --extra mcp pyproject.toml --constraint requirements.lock --output-file requirements-mcp.lock
	$(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-annotate --extra dev pyproject.toml --constraint requirements.lock --output-file requirements-dev.lock
