# qsite: `make site` builds the program and the site, `make test` runs every test.

MODE ?= release
OUT := .build/$(MODE)
PREFIX ?= /usr/local
VERSION := 0.1.0

PACKAGES := libcmark-gfm libcjson yaml-0.1 libcrypto xlsxwriter zlib
# Compiled against, but loaded only when a chart must be drawn (generator/chart/library.h).
LOADED := gdlib fontconfig
SOURCES := $(sort $(wildcard generator/*/*.c))
OBJECTS := $(SOURCES:%.c=$(OUT)/%.o)
LIBRARY := $(filter-out $(OUT)/generator/cmd/main.o,$(OBJECTS))
UNIT_TESTS := $(patsubst tests/unit/%.c,$(OUT)/unit/%,$(sort $(wildcard tests/unit/*_test.c)))
CHART_TESTS := $(filter $(OUT)/unit/chart_%,$(UNIT_TESTS))
FUZZERS := $(patsubst tests/fuzz/%.c,.build/fuzz/%,$(sort $(wildcard tests/fuzz/*_fuzz.c)))
BENCHES := $(patsubst tests/bench/%.c,$(OUT)/bench/%,$(sort $(wildcard tests/bench/*_bench.c)))
TIDIED := $(patsubst %.c,.build/tidy/%.ok,$(SOURCES) $(sort $(wildcard $(addsuffix /*.c,tests/unit tests/fuzz tests/bench tests/tools))))

flags_debug := -Og -g
flags_release := -O2 -g
flags_clang := -O1 -g
flags_asan := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
flags_cov := -O0 -g --coverage
flags_fuzz := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined

CPPFLAGS += -Igenerator -D_GNU_SOURCE -DQSITE_VERSION='"$(VERSION)"' $(shell pkg-config --cflags $(PACKAGES) $(LOADED) 2>/dev/null)
STANDARD := -std=c11
CFLAGS += $(STANDARD) -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror $(flags_$(MODE))
# The symbol: generator/chart/font_face.c.
LDLIBS += $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lm -Wl,--export-dynamic-symbol=FT_New_Face

.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: site qsite test lint fuzz fuzzers unit tidy bench gallery install clean help

site: ## install what is missing, build qsite, build the site of content/ into public/
	@tests/tools/install build
	@$(MAKE) --no-print-directory --silent qsite
	@$(OUT)/qsite build
	@echo "To look at the site, open file://$(CURDIR)/public/index.html in a browser; it needs no server."

qsite: $(OUT)/qsite ## build the program only

test: ## install what tests need and run all of them
	@tests/tools/install build test
	@tests/run.sh

unit: $(UNIT_TESTS)

fuzzers: $(FUZZERS)

tidy: $(TIDIED)

lint: ## static analysis, format, spelling, scripts, manual
	@tests/tools/install build test
	@tests/tools/lint

fuzz: ## a minute of every fuzz target
	@tests/tools/install build test
	@tests/tools/fuzz

bench: ## what charts, check, the search index and searching 10,000 sections cost; for information
	@tests/tools/install build test bench
	@$(MAKE) --no-print-directory --silent qsite $(BENCHES)
	@tests/bench/charts.py $(OUT)/bench/chart_bench
	@tests/bench/shares.py $(OUT)/qsite
	@tests/bench/search $(OUT)/qsite

gallery: ## a page of all charts that the tests draw
	@tests/tools/install build test
	@$(MAKE) --no-print-directory --silent $(CHART_TESTS)
	@tests/tools/gallery $(CHART_TESTS)

install: $(OUT)/qsite ## install below $(DESTDIR)$(PREFIX)
	install -D -m 755 $(OUT)/qsite $(DESTDIR)$(PREFIX)/bin/qsite
	install -D -m 644 generator/qsite.1 $(DESTDIR)$(PREFIX)/share/man/man1/qsite.1

clean: ## remove everything built and the cache, but not public/
	rm -rf .build .qsite

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(OUT)/qsite: $(OBJECTS)
	@echo "link $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(OUT)/unit/%: $(OUT)/tests/unit/%.o $(LIBRARY)
	@mkdir -p $(@D)
	@echo "link $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka

$(OUT)/bench/%: $(OUT)/tests/bench/%.o $(LIBRARY)
	@mkdir -p $(@D)
	@echo "link $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(OUT)/tools/%: $(OUT)/tests/tools/%.o $(LIBRARY)
	@mkdir -p $(@D)
	@echo "link $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

.build/fuzz/%: $(OUT)/tests/fuzz/%.o $(LIBRARY)
	@mkdir -p $(@D)
	@echo "link $@"
	@$(CC) $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(OUT)/%.o: %.c Makefile
	@mkdir -p $(@D)
	@echo "compile $<"
	@$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

.build/tidy/%.ok: %.c .clang-tidy Makefile
	@mkdir -p $(@D)
	@$(CC) $(CPPFLAGS) $(STANDARD) -MM -MP -MT $@ -MF $(@:.ok=.d) $<
	@clang-tidy --quiet $< -- $(CPPFLAGS) $(STANDARD)
	@touch $@

-include $(wildcard $(OUT)/*/*/*.d .build/tidy/*/*/*.d)
