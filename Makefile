# make screen   builds Weir and screens the samples with the shipped rules
# make test     everything that must hold before a change lands
# make build    the release binary: .build/release/weir
# make lint     the format of the sources
# make documentation  the library's pages, without a warning
# make fuzz     the laws of screening on made rules and messages; SECONDS= and SEED= say how long, which
# make bench    the speed of Weir and of its peers, hits compared first; BENCH= names cases and options
# make clean    removes what was built

SWIFT ?= swift
SECONDS ?= 60
SEED ?= 1
# The Swift runtime inside the binary: it runs without a toolchain and starts in 5 to 15 ms (busy
# machine; 40 to 70 ms in a debug build with shared libraries).
RELEASE = -c release --static-swift-stdlib
WEIR = .build/release/weir
SOURCES = Sources Tests examples/Sources examples/Package.swift Package.swift

.PHONY: screen test build debug lint portable tables rules law fuzz examples documentation editors unit \
	setup clean bench answers

screen: build
	$(WEIR) screen samples --rules rules --only review,block -o /dev/null

# The unit tests come last so that the last line says how many tests ran.
test: setup lint portable tables debug build rules law answers examples documentation editors unit

setup:
	@scripts/setup

build: setup
	$(SWIFT) build $(RELEASE) --product weir

debug: setup
	$(SWIFT) build --build-tests

lint:
	$(SWIFT) format lint --strict --parallel -r $(SOURCES)

# The C of the hot loops compiles without anything that arm64 lacks.
portable:
	scripts/check-portable

rules: build
	$(WEIR) fmt --check rules
	$(WEIR) check --strict rules
	$(WEIR) test rules
	$(WEIR) docs rules | cmp - docs/rules.md

# The tables of the fold and of disguises are what the scripts make of Unicode's and OpenCC's data.
tables: setup
	python3 scripts/generate-fold-tables.py --check
	python3 scripts/generate-traditional-forms.py --check

# The law of the literal search over real mail rules and messages, in the optimised build.
law: setup
	$(SWIFT) build $(RELEASE) --product LawCheck
	.build/release/LawCheck
	$(SWIFT) build $(RELEASE) --product LawFuzz
	.build/release/LawFuzz --seconds 15 --seed 1

# The laws of the run-time path on made patterns and texts, for as long as one likes.
fuzz: setup
	$(SWIFT) build $(RELEASE) --product LawFuzz
	.build/release/LawFuzz --seconds $(SECONDS) --seed $(SEED)

bench: build
	$(SWIFT) build $(RELEASE) --product BenchmarkInputs
	Benchmarks/setup
	python3 Benchmarks/bench.py $(BENCH)

# The benchmark's hits on a small corpus, against Python's regular expressions. No peers, no clock.
answers: build
	$(SWIFT) build $(RELEASE) --product BenchmarkInputs
	python3 Benchmarks/answers.py

# A package of its own that takes the library in, as its users do.
examples: setup
	$(SWIFT) build --package-path examples
	$(SWIFT) run --package-path examples --skip-build screen-one

# The language server, driven from Neovim.
editors: build
	scripts/test-editors $(WEIR)

# The library's pages by DocC: a broken link or a public symbol without a comment fails.
documentation: debug
	scripts/check-documentation

# Unit tests, and the release binary driven from outside.
unit: debug build
	WEIR_BINARY_FOLDER=.build/release $(SWIFT) test --skip-build --disable-xctest

clean:
	$(SWIFT) package clean
