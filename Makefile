# paybands. `make help` lists what can be made.
VERSION := 0.1.0
CC ?= gcc
PREFIX ?= /usr/local
BUILD ?= build
SANITIZE ?=
CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow
CPPFLAGS += -D_GNU_SOURCE -DPAYBANDS_VERSION='"$(VERSION)"' -Isrc -I.
# One short line a command; make V=1 shows the whole.
V ?= 0
QUIET = $(if $(filter 0,$(V)),@echo '$(1)' $@;)
SUBMAKE = $(MAKE) --no-print-directory -j$(shell nproc)
COMPILE = $(CC) -std=c17 $(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(SANITIZE) -pthread -MMD -MP
LIBRARIES := -lcsv -lgsl -lgslcblas -lz -lzip -lexpat -linih -ljansson -lutf8proc -lnettle -lxxhash -lpopt -lm

# The rooms of the library, lowest first; scripts/lint-structure.py holds them to that order.
ROOMS := src/base src/model src/stats src/estimate ingest reports
LIBRARY_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(foreach room,$(ROOMS),$(wildcard $(room)/*.c)))
COMMAND_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(wildcard src/cmd/*.c))
UNIT_TESTS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/test_*.c))
FUZZ_TARGETS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/fuzz/fuzz_*.c))

all: deps
	@$(SUBMAKE) $(BUILD)/paybands

help:
	@echo 'make            install what is missing, and build'
	@echo 'make run        the main job on the embedded sample, into out/'
	@echo 'make test       every test'
	@echo 'make asan       every test under AddressSanitizer and UndefinedBehaviorSanitizer'
	@echo 'make lint       format, static analysis, and who may include whom'
	@echo 'make bench      10 million rows beside DuckDB'
	@echo 'make fuzz       a minute of fuzzing for each target (clang)'
	@echo 'make man        a man page for each command, in $(BUILD)/man'
	@echo 'make install    to PREFIX=$(PREFIX)'
	@echo 'make clean'

deps:
	@scripts/install-deps

run: all
	$(BUILD)/paybands run -o out

test: deps
	@$(SUBMAKE) test-programs
	@BUILD=$(BUILD) tests/run

asan:
	@$(MAKE) --no-print-directory test BUILD=$(BUILD)/asan \
		CFLAGS='-O1 -g -fno-omit-frame-pointer' SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=all'

lint: deps
	@scripts/lint

bench: all
	@scripts/bench

fuzz: deps
	@scripts/fuzz

man: all
	@mkdir -p $(BUILD)/man
	@for c in run ingest bands check layouts; do \
		$(BUILD)/paybands --man $$c > $(BUILD)/man/paybands-$$c.1 || exit 1; done

install: man
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
		$(DESTDIR)$(PREFIX)/share/paybands/ingest
	install -m 755 $(BUILD)/paybands $(DESTDIR)$(PREFIX)/bin/paybands
	install -m 644 $(BUILD)/man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	cp -R data $(DESTDIR)$(PREFIX)/share/paybands/
	cp -R ingest/layouts $(DESTDIR)$(PREFIX)/share/paybands/ingest/

clean:
	rm -rf build out

test-programs: $(BUILD)/paybands $(UNIT_TESTS) $(FUZZ_TARGETS)

$(BUILD)/paybands: $(COMMAND_OBJECTS) $(BUILD)/libpaybands.a
	$(call QUIET,link)$(CC) $(SANITIZE) -pthread -o $@ $^ $(LIBRARIES)

$(BUILD)/libpaybands.a: $(LIBRARY_OBJECTS)
	@rm -f $@
	$(call QUIET,archive)$(AR) rcs $@ $^

$(BUILD)/tests/unit/%: tests/unit/%.c $(BUILD)/libpaybands.a
	@mkdir -p $(@D)
	$(call QUIET,test)$(COMPILE) -o $@ $< $(BUILD)/libpaybands.a $(LIBRARIES) -lcmocka

$(BUILD)/tests/fuzz/%: tests/fuzz/%.c tests/fuzz/run_corpus.c $(BUILD)/libpaybands.a
	@mkdir -p $(@D)
	$(call QUIET,fuzz)$(COMPILE) -o $@ $(filter %.c,$^) $(BUILD)/libpaybands.a $(LIBRARIES)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(call QUIET,compile)$(COMPILE) -c -o $@ $<

-include $(LIBRARY_OBJECTS:.o=.d) $(COMMAND_OBJECTS:.o=.d) $(UNIT_TESTS:=.d)
.PHONY: all help deps run test asan lint bench fuzz man install clean test-programs
