# Handover. `make help` says what there is.

PORT ?= 8080
# How many guides `make many` builds.
COUNT ?= 300
# How long each target is fuzzed.
SECONDS ?= 60
# What a run of the end-to-end tests is of, where the site is on its host, and which of them: those with these words in
# their names, or those that are marked for every engine (MARKED=1).
ENGINE ?= chromium
MOUNT ?= /
TESTS ?=
MARKED ?=
# A support organisation would put it so deep.
SUB_PATH := /support/help/guide/
ENGINES := chromium firefox webkit
THREADS ?= 2
# Trunk takes NO_COLOR=1 for a mistake.
TRUNK := env -u NO_COLOR trunk --skip-version-check --offline=true
# With their folders, so that a file that was taken away counts as a change too.
SOURCES := index.html Trunk.toml Cargo.toml Cargo.lock $(shell find src style public)

.DEFAULT_GOAL := help
.PHONY: help serve build check test test-engines e2e engines matrix fuzz size many graph dev setup setup-build

help:
	@echo 'make serve    build the site if need be, and serve it on http://127.0.0.1:$(PORT)/ (PORT=8081 for another port)'
	@echo 'make build    the site as files, in dist/: put that folder on any web server, under any path'
	@echo 'make dev      serve, and rebuild as guides, styles and code change'
	@echo 'make check    formatting, lints, and every guide'
	@echo 'make test     all tests, those in a browser in Chromium; `cargo test` alone is those that need none, in a minute'
	@echo 'make test-engines  what may differ in Firefox and in WebKitGTK'
	@echo 'make matrix   everything in each of the browsers, at the root of a host and below a path: over an hour'
	@echo 'make e2e      what is tested in one browser (ENGINE=firefox or webkit, MOUNT=$(SUB_PATH), TESTS=words of their names)'
	@echo 'make fuzz     links and codes made of chance, for a minute each (SECONDS=600 for longer)'
	@echo 'make size     what a first visit to each page costs, against the budget'
	@echo 'make many     a site of three hundred guides (COUNT=30 for fewer), to see how it grows'
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
	cargo clippy -q --test e2e -- -D warnings
	cargo clippy -q --target wasm32-unknown-unknown --lib --bin app -- -D warnings
	cargo run -q --bin site -- check
	npm --prefix tools run --silent check

# `make`, not `$(MAKE)`: `make -n` would run such a line.
test: setup build
	@tools/each 'cargo test -q' 'make --no-print-directory e2e'

# Each at one of the two places: what a path changes, it changes in all of them.
test-engines: setup engines build
	@tools/each \
		'make --no-print-directory e2e MARKED=1 ENGINE=firefox MOUNT=$(SUB_PATH)' \
		'make --no-print-directory e2e MARKED=1 ENGINE=webkit'

matrix: setup engines build
	@tools/each $(foreach engine,$(ENGINES),$(foreach mount,/ $(SUB_PATH), \
		'make --no-print-directory e2e ENGINE=$(engine) MOUNT=$(mount)'))

engines:
	@tools/setup engines

e2e: setup build
	@[ $(ENGINE) = chromium ] || tools/setup engines
	@echo 'in $(ENGINE), the site at $(MOUNT)'
	@tests=$(if $(MARKED),$$(tests/e2e/every-engine),'$(TESTS)') && \
		HANDOVER_ENGINE=$(ENGINE) HANDOVER_MOUNT=$(MOUNT) \
		cargo test -q --test e2e -- --test-threads=$(THREADS) $(if $(MARKED),--exact) $$tests

# libFuzzer wants flags that a stable compiler hides. No sanitizer: there is no unsafe code to watch.
fuzz:
	@tools/setup fuzz
	@for target in decode code; do \
		mkdir -p fuzz/corpus/$$target; \
		RUSTC_BOOTSTRAP=1 cargo fuzz run -s none $$target fuzz/corpus/$$target tests/native/links -- \
			-max_total_time=$(SECONDS) -max_len=4200 -timeout=5 -print_final_stats=1 || exit 1; \
	done

size: build
	@cargo run -q --bin site -- size dist

# As many guides, built apart, with what each part weighs. `time` says how long the build took.
many: setup-build
	rm -rf target/many-guides
	cargo run -q --bin site -- many $(COUNT) target/many-guides
	cargo fetch -q
	time env HANDOVER_GUIDES=target/many-guides $(TRUNK) build --release --dist target/many
	@cargo run -q --bin site -- size target/many | awk '/^[a-z]/ { told = /^(index|agent|dmss-0|afterwards)/ } told && /html|visit|afterwards/'

graph:
	@tools/setup graph
	@for guide in $(filter-out site search,$(basename $(notdir $(wildcard src/guides/*.toml)))); do cargo run -q --bin site -- graph $$guide || exit 1; done

setup: setup-build
	@tools/setup test

setup-build:
	@tools/setup build
