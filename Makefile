# paybands: make help
VERSION := 0.1.0
CC ?= gcc
BUILD ?= build
PREFIX ?= /usr/local
WARN := -Wall -Wextra -Wpedantic -Wconversion -Wshadow
CFLAGS ?= -O2 -g
CPPFLAGS += -D_GNU_SOURCE -DPAYBANDS_VERSION='"$(VERSION)"' -Isrc -I.
ALL_CFLAGS = -std=c17 $(WARN) $(CFLAGS) $(SANITIZE) -pthread -MMD -MP
LDLIBS := -lcsv -lgsl -lgslcblas -lz -linih -ljansson -lutf8proc -lnettle -lxxhash -lpopt -lm
SANITIZE ?=

ROOMS := src/base src/model src/stats src/estimate ingest reports
LIB_SRC := $(foreach room,$(ROOMS),$(wildcard $(room)/*.c))
CMD_SRC := $(wildcard src/cmd/*.c)
LIB_OBJ := $(LIB_SRC:%.c=$(BUILD)/%.o)
CMD_OBJ := $(CMD_SRC:%.c=$(BUILD)/%.o)
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/tests/unit/%,$(wildcard tests/unit/test_*.c))

all: $(BUILD)/paybands

$(BUILD)/paybands: $(CMD_OBJ) $(BUILD)/libpaybands.a
	$(CC) $(SANITIZE) -pthread -o $@ $^ $(LDLIBS)

$(BUILD)/libpaybands.a: $(LIB_OBJ)
	rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/tests/unit/%: tests/unit/%.c $(BUILD)/libpaybands.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -o $@ $< $(BUILD)/libpaybands.a $(LDLIBS) -lcmocka

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

clean:
	rm -rf build

-include $(LIB_OBJ:.o=.d) $(CMD_OBJ:.o=.d)
.PHONY: all clean
