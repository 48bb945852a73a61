# SPDX-License-Identifier: GPL-3.0-or-later
# paybands. `make help` lists the targets.
VERSION := $(shell cat VERSION)
PREFIX ?= /usr/local
BUILD ?= build
SANITIZE ?=
CFLAGS ?= -O2 -g
# RELEASE=1 leaves out the assertions. They are in by default, so that what is tested is what runs: one
# that fails stops a run before anything is published.
RELEASE ?=
# make's own default for CC is cc; CC=... on the command line or in the environment wins.
ifeq ($(origin CC),default)
CC := gcc
endif

WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wmissing-prototypes -Wstrict-prototypes \
	-Wold-style-definition -Wformat=2 -Wundef -Wnull-dereference -Wpointer-arith -Wwrite-strings \
	-Wvla -Wredundant-decls -Wdate-time -Wswitch-enum
# Sanitizers bring checks of their own, and _FORTIFY_SOURCE would hide some of theirs.
HARDENING := $(if $(SANITIZE),,-D_FORTIFY_SOURCE=2) -fPIE -fstack-protector-strong -fstack-clash-protection
HARDENED_LINK := -pie -Wl,-z,relro,-z,now
# Paths within the binary are relative, so that builds in two folders give the same bytes.
REPRODUCIBLE := -ffile-prefix-map='$(CURDIR)'=.
CPPFLAGS += $(if $(RELEASE),-DNDEBUG -Wno-unused-function -Wno-unused-variable) -D_GNU_SOURCE -DPAYBANDS_VERSION='"$(VERSION)"' -Isrc -I.
COMPILE = $(CC) -std=c17 $(WARNINGS) $(CPPFLAGS) $(HARDENING) $(REPRODUCIBLE) $(CFLAGS) $(SANITIZE) \
	-pthread -MMD -MP
LINK = $(CC) $(CFLAGS) $(SANITIZE) -pthread $(HARDENED_LINK) $(LDFLAGS)
# The tests run what is built, linked so that memory which is not given back fails them. Not -fsanitize=leak: that of
# gcc 12 reads its table of threads without a lock at every allocation (CurrentThreadContext), and crashes where the
# 512th or the 1024th thread of a process makes the table move.
LEAKS := $(if $(SANITIZE),,-fsanitize=address)
# Libraries of which the archive is linked where the system has one: the fewer are loaded, the sooner a command starts
# (1 of 3 ms). What unpacks or parses files that others wrote stays shared, so that the system's updates reach it.
ARCHIVES := gsl gslcblas ldl amd suitesparseconfig inih jansson utf8proc nettle xxhash popt
ARCHIVE_PATHS := $(foreach library,$(ARCHIVES),$(shell $(lastword $(CC)) -print-file-name=lib$(library).a))
LIBRARIES := $(foreach library,$(ARCHIVES),$(or $(filter /%/lib$(library).a,$(ARCHIVE_PATHS)),-l$(library))) \
	-lcsv -lz -lisal -lzip -lxlsxwriter -lexpat -lm

# One short line per command; make V=1 shows the whole command.
V ?= 0
QUIET = $(if $(filter 0,$(V)),@echo '$(1)' $@;)
# As many jobs as processors, unless make was told how many.
SUBMAKE = +$(MAKE) --no-print-directory $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell nproc))

# The rooms of the library, lowest first; scripts/lint-structure.py holds them to that order.
ROOMS := src/base src/model src/stats src/estimate src/parts ingest reports
LIBRARY_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(foreach room,$(ROOMS),$(wildcard $(room)/*.c $(room)/*/*.c)))
COMMAND_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(wildcard src/cmd/*.c))
UNIT_TESTS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/test_*.c))
FUZZ_TARGETS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/fuzz/fuzz_*.c))
SHARE := $(DESTDIR)$(PREFIX)/share

# These build in a make of their own, which must not run beside another that builds the same objects.
ifneq ($(filter all test run bench% validate kills faults soak hostile mpi,$(MAKECMDGOALS)),)
.NOTPARALLEL:
endif

all: deps
	@$(SUBMAKE) $(BUILD)/paybands

help:
	@echo 'make             install missing packages, and build'
	@echo 'make run         publish the embedded sample into out/'
	@echo 'make test        run every test'
	@echo 'make asan        run every test under AddressSanitizer and UndefinedBehaviorSanitizer'
	@echo 'make tsan        run the main job under ThreadSanitizer'
	@echo 'make lint        check format, warnings, static analysis and structure'
	@echo 'make bench       measure speed on seven kinds of file, beside DuckDB where it is installed'
	@echo 'make bench-instructions'
	@echo '                 hold the instructions per row to their limits'
	@echo 'make fuzz        fuzz each parser for a minute (clang)'
	@echo 'make validate    score the bands on real pay that they have not seen'
	@echo 'make mutants     change the code at random places and count what the tests notice'
	@echo 'make kills, make faults, make soak, make hostile'
	@echo '                 stop runs anywhere, make calls fail, publish for weeks'
	@echo 'make mpi         build paybands-mpi, which runs on many machines (Open MPI)'
	@echo 'make sbom        write what paybands is made of, as SPDX, into $(BUILD)/paybands.spdx.json'
	@echo 'make docs        write man pages and completions into $(BUILD)/docs'
	@echo 'make install     install what was built under PREFIX=$(PREFIX)'
	@echo 'make uninstall   remove what install put there'
	@echo 'make clean       remove build/ and out/'
	@echo 'make RELEASE=1   build without assertions'
	@echo 'make compile_commands.json   list the compiler commands for editors (bear)'

deps deps-test deps-lint:
	@scripts/install-deps build $(patsubst deps-%,%,$(filter-out deps,$@))

run: all
	'$(BUILD)/paybands' run -o out

test: deps-test
	@$(SUBMAKE) test-programs
	@BUILD='$(BUILD)' tests/run

asan:
	@$(MAKE) --no-print-directory test BUILD='$(BUILD)/asan' \
		CFLAGS='-O1 -g -fno-omit-frame-pointer' SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=all'

# The main job on the sample, with more threads than processors. The sanitizer needs addresses that are not random.
tsan: deps
	@$(MAKE) --no-print-directory '$(BUILD)/tsan/paybands' BUILD='$(BUILD)/tsan' \
		CFLAGS='-O1 -g -Wno-tsan' SANITIZE=-fsanitize=thread
	@rm -rf '$(BUILD)/tsan/out'
	setarch --addr-no-randomize '$(BUILD)/tsan/paybands' run --jobs 4 -q -o '$(BUILD)/tsan/out'

lint: deps-lint
	@scripts/lint

bench: all
	@scripts/bench

bench-instructions: all
	@scripts/bench-instructions

fuzz: deps-lint
	@scripts/fuzz

# PAYBANDS_REAL_DATA: the public files; see data/README.md.
validate: all
	@scripts/validate "$${PAYBANDS_REAL_DATA:-../shared/data}"

mutants: deps-test deps-lint
	@scripts/mutants

compile_commands.json: Makefile
	@command -v bear >/dev/null || { echo 'bear is not installed: apt-get install bear' >&2; exit 1; }
	bear --output $@ -- $(MAKE) --no-print-directory BUILD='$(BUILD)/bear' test-programs
	@rm -rf '$(BUILD)/bear'

kills faults soak: all
	@BUILD='$(BUILD)' scripts/torture $@

hostile: all
	@BUILD='$(BUILD)' scripts/hostile

# One run on many machines: scripts/packages.txt, [mpi]. Built with all but main.c of the command.
MPICC ?= mpicc
MPI_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(wildcard src/mpi/*.c))
mpi: all
	@command -v '$(MPICC)' >/dev/null || { echo 'mpicc is not installed: apt-get install libopenmpi-dev openmpi-bin' >&2; exit 1; }
	@$(SUBMAKE) $(BUILD)/paybands-mpi

sbom:
	@mkdir -p '$(BUILD)'
	@scripts/sbom > '$(BUILD)/paybands.spdx.json'

COMMANDS = $(shell '$(BUILD)/paybands' --commands)
docs: $(BUILD)/paybands
	@rm -rf '$(BUILD)/docs' && mkdir -p '$(BUILD)/docs'
	@'$(BUILD)/paybands' --man > '$(BUILD)/docs/paybands.1'
	@for c in $(COMMANDS); do '$(BUILD)/paybands' --man $$c > '$(BUILD)/docs/paybands-'$$c.1 || exit 1; done
	@'$(BUILD)/paybands' --completion bash > '$(BUILD)/docs/paybands.bash'
	@'$(BUILD)/paybands' --completion zsh > '$(BUILD)/docs/_paybands'

# Never installs packages. Removes what an older version left in our own folders first.
install:
	@test -x '$(BUILD)/paybands' || { echo 'nothing is built yet: run make first' >&2; exit 1; }
	@$(MAKE) --no-print-directory docs uninstall
	install -D -m 755 '$(BUILD)/paybands' '$(DESTDIR)$(PREFIX)/bin/paybands'
	@cd '$(BUILD)/docs' && for page in *.1; do install -D -m 644 "$$page" "$(SHARE)/man/man1/$$page" || exit 1; done
	install -D -m 644 '$(BUILD)/docs/paybands.bash' '$(SHARE)/bash-completion/completions/paybands'
	install -D -m 644 '$(BUILD)/docs/_paybands' '$(SHARE)/zsh/site-functions/_paybands'
	@for file in $$(git ls-files data ingest/layouts reports/schema 2>/dev/null || find data ingest/layouts reports/schema -type f); do \
		install -D -m 644 "$$file" "$(SHARE)/paybands/$$file" || exit 1; done
	@for file in fetch-data check-run run_workbook.py demo-site sources.csv; do install -D -m 644 "scripts/$$file" "$(SHARE)/paybands/scripts/$$file" || exit 1; done
	@for file in scripts/fetching/*.py scripts/cron/*.service scripts/cron/*.timer; do install -D -m 644 "$$file" "$(SHARE)/paybands/$$file" || exit 1; done
	install -D -m 755 scripts/cron/paybands-cron '$(SHARE)/paybands/scripts/cron/paybands-cron'
	@chmod 755 '$(SHARE)/paybands/scripts/fetch-data' '$(SHARE)/paybands/scripts/check-run' '$(SHARE)/paybands/scripts/demo-site'
	@find '$(SHARE)/paybands' -type d -exec chmod 755 {} +

uninstall:
	rm -rf '$(SHARE)/paybands'
	rm -f '$(DESTDIR)$(PREFIX)/bin/paybands' '$(SHARE)'/man/man1/paybands.1 '$(SHARE)'/man/man1/paybands-*.1
	rm -f '$(SHARE)/bash-completion/completions/paybands' '$(SHARE)/zsh/site-functions/_paybands'

clean:
	rm -rf build out compile_commands.json

# `make print-LIBRARIES`, for scripts.
print-%:
	@echo '$($*)'

# A program of ranks that was built before is tested as it is now.
test-programs: $(BUILD)/paybands $(BUILD)/leaks/paybands $(UNIT_TESTS) $(FUZZ_TARGETS) $(wildcard $(BUILD)/paybands-mpi)

$(BUILD)/paybands: $(COMMAND_OBJECTS) $(BUILD)/libpaybands.a
	$(call QUIET,link)$(LINK) -o $@ $^ $(LIBRARIES)

# Never older than the program itself: tests/harness.py takes the newer of the two.
# Without our allocators: the sanitizer has its own.
$(BUILD)/leaks/paybands: $(filter-out %/allocators.o,$(COMMAND_OBJECTS)) $(BUILD)/libpaybands.a | $(BUILD)/paybands
	@mkdir -p $(@D)
	$(call QUIET,link)$(LINK) $(LEAKS) -o $@ $^ $(LIBRARIES)

# MPI's own headers are not held to our warnings.
MPI_FLAGS = $(filter-out -pthread,$(shell $(MPICC) --showme:compile 2>/dev/null | sed 's/-I/-isystem /g'))
$(BUILD)/src/mpi/%.o: src/mpi/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call QUIET,compile)$(COMPILE) $(MPI_FLAGS) -c -o $@ $<

$(BUILD)/paybands-mpi: $(MPI_OBJECTS) $(filter-out %/cmd/main.o,$(COMMAND_OBJECTS)) $(BUILD)/libpaybands.a
	$(call QUIET,link)OMPI_CC='$(lastword $(CC))' $(MPICC) $(CFLAGS) $(SANITIZE) -pthread $(HARDENED_LINK) $(LDFLAGS) -o $@ $^ $(LIBRARIES)

$(BUILD)/libpaybands.a: $(LIBRARY_OBJECTS)
	@rm -f $@
	$(call QUIET,archive)$(AR) rcsD $@ $^

$(BUILD)/tests/unit/%: tests/unit/%.c $(BUILD)/libpaybands.a $(BUILD)/flags
	@mkdir -p $(@D)
	$(call QUIET,test)$(COMPILE) $(LEAKS) $(HARDENED_LINK) $(LDFLAGS) -o $@ $< $(filter %libcommands.a,$^) $(BUILD)/libpaybands.a $(LIBRARIES) -lcmocka

# What tests of src/cmd are linked with: all of it, of which main is not taken.
$(BUILD)/libcommands.a: $(COMMAND_OBJECTS)
	@rm -f $@
	$(call QUIET,archive)$(AR) rcsD $@ $^
$(BUILD)/tests/unit/test_guard $(BUILD)/tests/unit/test_guard_sources $(BUILD)/tests/unit/test_share $(BUILD)/tests/unit/test_run_report $(BUILD)/tests/unit/test_part_combine: $(BUILD)/libcommands.a

$(BUILD)/tests/fuzz/%: tests/fuzz/%.c tests/fuzz/run_corpus.c $(BUILD)/libpaybands.a $(BUILD)/flags
	@mkdir -p $(@D)
	$(call QUIET,fuzz)$(COMPILE) $(LEAKS) $(HARDENED_LINK) $(LDFLAGS) -o $@ $(filter %.c,$^) $(BUILD)/libpaybands.a $(LIBRARIES)

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call QUIET,compile)$(COMPILE) -c -o $@ $<

# Changes when the commands do, so that everything is built anew.
$(BUILD)/flags: always
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(COMPILE) $(LINK))' | cmp -s - $@ || echo '$(subst ','\'',$(COMPILE) $(LINK))' > $@

-include $(LIBRARY_OBJECTS:.o=.d) $(COMMAND_OBJECTS:.o=.d) $(MPI_OBJECTS:.o=.d) $(UNIT_TESTS:=.d) $(FUZZ_TARGETS:=.d)
.PHONY: all always help deps deps-test deps-lint run test asan tsan lint bench bench-instructions fuzz validate mutants kills faults soak hostile mpi sbom docs install uninstall clean test-programs
