/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An operator's rows of a reference table, laid over the installed ones by the table's rule. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/folder.h"
#include "model/reference_rules.h"
#include "model/reference_table.h"
#include "tests/unit/fixture_files.h"

static int add_row(struct err *e, void *context, const struct reference_row *row)
{
	struct buf *out = context;
	const char *slash = strrchr(row->path, '/');

	(void)e;
	buf_addf(out, "%.*s=%.*s@%c%llu ", TEXT_ARG(row->fields[0]), TEXT_ARG(row->fields[1]),
		 slash[-1], (unsigned long long)row->line);
	return 0;
}

/* What a table of the two folders "...a" and "...b" is read as: key=value@folder and line. */
static void merge(struct buf *out, struct err *e, const char *file, const char *const columns[],
		  const char *installed, const char *own)
{
	char *folder = fixture_directory();
	struct layers_file files;
	struct buf paths[2];

	buf_init(out, BUF_LIMIT_DEFAULT);
	for (int i = 0; i < 2; i++) {
		buf_init(&paths[i], BUF_LIMIT_DEFAULT);
		buf_addf(&paths[i], "%s/%c", folder, "ab"[i]);
		if (mkdir(paths[i].data, 0700))
			abort();
	}
	fixture_write(paths[0].data, file, installed);
	if (own)
		fixture_write(paths[1].data, file, own);
	layers_file_init(&files, &(struct layers){.installed = paths[0].data, .own = paths[1].data},
			 file);
	if (reference_table_read(e, &(struct reference_table){.files = files.paths,
							      .columns = columns,
							      .on_row = add_row,
							      .context = out}))
		buf_add_string(out, "error");
	layers_file_release(&files);
	for (int i = 0; i < 2; i++) {
		fixture_remove(mem_copy_text(paths[i].data, paths[i].len));
		buf_release(&paths[i]);
	}
	fixture_remove(folder);
}

static void holds(const char *file, const char *const columns[], const char *installed,
		  const char *own, const char *wanted)
{
	struct err e = ERR_INIT;
	struct buf got;

	merge(&got, &e, file, columns, installed, own);
	assert_string_equal(got.data, wanted);
	buf_release(&got);
}

static const char *const rate_columns[] = {"year", "usd_per_unit", NULL};
static const char *const country_columns[] = {"code", "name", NULL};
static const char *const name_columns[] = {"name", "kind", NULL};

static void a_row_replaces_that_of_its_key_in_place_and_others_come_last(void **state)
{
	const char *installed = "currency,year,usd_per_unit\nEUR,1,a\nEUR,2,b\nGBP,1,c\n";

	(void)state;
	holds("exchange_rates.csv", rate_columns, installed, NULL, "1=a@a2 2=b@a3 1=c@a4 ");
	holds("exchange_rates.csv", rate_columns, installed,
	      "usd_per_unit,currency,year\nx,eur,2\ny,PLN,1\n", "1=a@a2 2=x@b2 1=c@a4 1=y@b3 ");
}

static void a_table_in_order_stays_so(void **state)
{
	(void)state;
	holds("states.csv", country_columns, "code,name\nB,1\nD,2\nF,3\n",
	      "code,name\nG,7\nD,4\nA,5\nC,6\n", "A=5@b4 B=1@a2 C=6@b5 D=4@b3 F=3@a4 G=7@b2 ");
}

static void all_rows_of_a_group_go_at_once(void **state)
{
	(void)state;
	holds("place_names.csv", name_columns,
	      "name,kind,country\nX,city,1\nX,city,2\nY,city,3\nX,state,4\n",
	      "name,kind,country\nx,city,5\nX,city,6\n",
	      "x=city@b2 X=city@b3 Y=city@a4 X=state@a5 ");
}

static void rows_are_added_or_the_table_is_replaced_where_rows_have_no_key(void **state)
{
	static const char *const towns[] = {"state", "names", NULL};
	static const char *const words[] = {"from_percent", "words", NULL};

	(void)state;
	holds("towns.csv", towns, "state,metro,names\nA,,1\n", "state,metro,names\nA,,2\n",
	      "A=1@a2 A=2@b2 ");
	holds("towns.csv", towns, "state,metro,names\nA,,1\n",
	      "state,metro,names\nA,,2\nB,,3\nA,,4\n", "A=1@a2 A=2@b2 B=3@b3 A=4@b4 ");
	holds("towns.csv", towns, "state,metro,names\n", "state,metro,names\n", "");
	holds("growth_words.csv", words, "from_percent,words\n1,a\n", "from_percent,words\n2,b\n",
	      "2=b@b2 ");
}

static void source_and_date_may_be_left_out_of_an_own_file_alone(void **state)
{
	static const char *const columns[] = {"code", "source", NULL};
	struct err e = ERR_INIT;
	struct buf got;

	(void)state;
	holds("metros.csv", columns, "code,source\n1,x\n", "code\n2\n", "1=x@a2 2=@b2 ");
	merge(&got, &e, "metros.csv", columns, "code\n1\n", NULL);
	assert_non_null(strstr(e.text, "metros.csv:1: there is no column \"source\""));
	buf_release(&got);
}

/* Marked by "?": without it the fields are empty, with it they are those of the column. */
static void a_column_may_be_lacking_where_it_is_marked_so(void **state)
{
	static const char *const columns[] = {"code", "?people", NULL};

	(void)state;
	holds("metros.csv", columns, "people,code\n7,1\n", NULL, "1=7@a2 ");
	holds("metros.csv", columns, "code\n1\n", NULL, "1=@a2 ");
	holds("metros.csv", columns, "name,code\nx,1\n", "people,code\n8,2\n", "1=@a2 2=8@b2 ");
}

static void every_installed_table_has_a_rule_and_every_rule_a_table(void **state)
{
	static const char *const ruled[] = {
#define FILE_OF(file, merge, key) file,
	    REFERENCE_RULES(FILE_OF)
#undef FILE_OF
	};
	const char *root = getenv("PAYBANDS_ROOT");
	struct err e = ERR_INIT;
	struct folder folder;
	struct buf path;

	(void)state;
	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/data/reference", root && *root ? root : ".");
	assert_int_equal(folder_read(&e, &folder, path.data, ERR_USAGE, "tables"), 0);
	for (size_t i = 0; i < folder.count; i++)
		if (!reference_rule_of(text_of(folder.names[i])))
			fail_msg("%s has no row in reference_rules.h", folder.names[i]);
	assert_int_equal(folder.count, sizeof(ruled) / sizeof(*ruled));
	folder_release(&folder);
	buf_release(&path);
}

static void refuses(const char *file, const char *const columns[], const char *own,
		    const char *words)
{
	struct err e = ERR_INIT;
	struct buf got;

	merge(&got, &e, file, columns, "currency,year,usd_per_unit\nEUR,1,a\n", own);
	if (!strstr(e.text, words))
		fail_msg("\"%s\" should say %s", e.text, words);
	buf_release(&got);
}

/* Another separator is named only where it stands in the one column that was found. */
static void a_header_of_one_word_or_of_several_columns_is_no_other_dialect(void **state)
{
	static const char *const headers[] = {"year\n", "year;x,usd_per_unit\n", "\"\"\n"};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct err e = ERR_INIT;
		struct buf got;

		merge(&got, &e, "exchange_rates.csv", rate_columns,
		      "currency,year,usd_per_unit\nEUR,1,a\n", headers[i]);
		if (!strstr(e.text, ":1: there is no column \"currency\"") ||
		    strstr(e.text, "separated"))
			fail_msg("%zu: %s", i, e.text);
		buf_release(&got);
	}
}

static void a_fault_of_an_own_file_names_its_line(void **state)
{
	(void)state;
	refuses("exchange_rates.csv", rate_columns, "", "the file is empty");
	refuses("exchange_rates.csv", rate_columns, "currency,usd_per_unit\n",
		":1: there is no column \"year\"");
	refuses("exchange_rates.csv", rate_columns, "year,usd_per_unit\n",
		":1: there is no column \"currency\"");
	refuses("exchange_rates.csv", rate_columns, "currency;year;usd_per_unit\n",
		"there is no column \"currency\": columns are separated by commas here, not by "
		"semicolons");
	refuses("exchange_rates.csv", rate_columns, "currency\tyear\tusd_per_unit\n",
		"here, not by tabs");
	refuses("exchange_rates.csv", rate_columns, "currency|year|usd_per_unit\n",
		"here, not by |");
	refuses("exchange_rates.csv", rate_columns,
		"currency,year,usd_per_unit\nPLN,1,a\nGBP,1,b\npln,1,c\n",
		":4: a row of this key (currency year) is in line 2 already");
	refuses("exchange_rates.csv", rate_columns, "currency,year,usd_per_unit\nPLN,1\n",
		":2: the row has 2 fields, not 3");
	refuses("rates.csv", rate_columns, "currency,year,usd_per_unit\n",
		"is not a reference table");
	assert_string_equal(reference_rule_nearest(text_of("exchange_rate.csv")),
			    "exchange_rates.csv");
	assert_string_equal(reference_rule_nearest(text_of("state.csv")), "states.csv");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_row_replaces_that_of_its_key_in_place_and_others_come_last),
	    cmocka_unit_test(a_table_in_order_stays_so),
	    cmocka_unit_test(all_rows_of_a_group_go_at_once),
	    cmocka_unit_test(rows_are_added_or_the_table_is_replaced_where_rows_have_no_key),
	    cmocka_unit_test(source_and_date_may_be_left_out_of_an_own_file_alone),
	    cmocka_unit_test(a_column_may_be_lacking_where_it_is_marked_so),
	    cmocka_unit_test(every_installed_table_has_a_rule_and_every_rule_a_table),
	    cmocka_unit_test(a_fault_of_an_own_file_names_its_line),
	    cmocka_unit_test(a_header_of_one_word_or_of_several_columns_is_no_other_dialect),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
