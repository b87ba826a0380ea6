# Handover. `make help` says what there is.

PORT ?= 8080
# wasm-opt is that of tools/package.json. Trunk takes NO_COLOR=1 for a mistake.
TRUNK := env -u NO_COLOR PATH="$(CURDIR)/tools/node_modules/.bin:$$PATH" trunk --skip-version-check --offline=true
# With their folders, so that a file that was taken away counts as a change too.
SOURCES := index.html Trunk.toml Cargo.toml Cargo.lock $(shell find src style public)

.DEFAULT_GOAL := help
.PHONY: help serve build check test size graph dev setup setup-build

help:
	@echo 'make serve    build the site if need be, and serve it on http://127.0.0.1:$(PORT)/ (PORT=8081 for another port)'
	@echo 'make build    the site as files, in dist/: put that folder on any web server, under any path'
	@echo 'make dev      serve, and rebuild as guides, styles and code change'
	@echo 'make check    formatting, lints, and every guide'
	@echo 'make test     all tests; those in the browser included'
	@echo 'make size     what a first visit to each page costs, against the budget'
	@echo 'make graph    the question trees of every guide as drawings, in docs/trees/'
	@echo 'make setup    the tools; the others do this by themselves, and it is quick when all is there'

serve: build
	@cargo run -q --bin site -- serve dist $(PORT)

build: setup-build dist/index.html

# Trunk fills dist/ only when all went well: a build that fails leaves the last site as it was.
dist/index.html: $(SOURCES)
	cargo fetch -q
	$(TRUNK) build --release

dev: setup-build
	cargo fetch -q
	$(TRUNK) serve --dist target/dev --port $(PORT)

check: setup-build
	cargo fmt --check
	cargo clippy -q --all-targets -- -D warnings
	cargo clippy -q --target wasm32-unknown-unknown --lib --bin app --bin search --bin links -- -D warnings
	cargo run -q --bin site -- check

test: setup build
	cargo test -q

size: build
	@cargo run -q --bin site -- size dist

graph:
	@tools/setup graph
	@for guide in $(filter-out site search,$(basename $(notdir $(wildcard src/guides/*.toml)))); do cargo run -q --bin site -- graph $$guide || exit 1; done

setup: setup-build
	@tools/setup test

setup-build:
	@tools/setup build
