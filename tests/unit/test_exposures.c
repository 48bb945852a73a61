/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exposures: several measures of one file, O*NET sub-codes averaged, missing left out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/book_fixture.h"
#include "tests/unit/ingest_fixture.h"

struct reading {
	struct outcome o;
	struct exposure_set set;
};

static void read_bytes(struct reading *r, const struct layout *layout, struct text bytes)
{
	struct memory_file file = memory_file_new(bytes.data, bytes.len);
	struct ingest_sink sink;
	struct err e = ERR_INIT;

	outcome_init(&r->o, "src");
	exposure_set_init(&r->set);
	sink = outcome_sink(&r->o);
	r->o.result =
	    ingest_exposures(&r->o.err, layout, file.path, NULL, &sink, &r->set, &r->o.ledger);
	memory_file_close(&file);
	assert_int_equal(ledger_check(&e, &r->o.ledger), 0);
}

static void read_by(struct reading *r, const struct layout *layout, const char *csv)
{
	read_bytes(r, layout, text_of(csv));
}

static void read_known(struct reading *r, const char *name, const char *csv)
{
	struct layout *layout = known_layout(name);

	read_by(r, layout, csv);
	layout_free(layout);
}

static void reading_release(struct reading *r)
{
	exposure_set_release(&r->set);
	outcome_release(&r->o);
}

static void assert_item(const struct exposure *x, const char *measure, const char *occupation,
			double value, double weight)
{
	assert_string_equal(x->measure, measure);
	assert_string_equal(x->occupation, occupation);
	assert_true(x->value == value);
	assert_true(x->weight == weight);
}

static void sub_codes_are_averaged_measure_by_measure(void **state)
{
	struct reading r;

	(void)state;
	read_known(&r, "gpts-exposure",
		   "O*NET-SOC Code,Title,dv_rating_alpha,dv_rating_beta,human_rating_beta\n"
		   "15-1252.01,Sub,0.9,0.5,0.25\n"
		   "11-1011.00,Chief Executives,0.1,0.375,0.5\n"
		   "15-1252.00,Software Developers,0.9,1.0,\n");
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.o.ledger.observations, 3);
	assert_int_equal(r.set.count, 4);
	assert_item(&r.set.items[0], "gpts-model-beta", "11-1011", 0.375, 1);
	assert_item(&r.set.items[1], "gpts-human-beta", "11-1011", 0.5, 1);
	assert_item(&r.set.items[2], "gpts-model-beta", "15-1252", 0.75, 1);
	assert_item(&r.set.items[3], "gpts-human-beta", "15-1252", 0.25,
		    1); /* that of the one that has it */
	assert_int_equal(r.set.items[2].line, 2);
	assert_string_equal(r.set.items[0].family, "eloundou");
	assert_string_equal(r.set.items[0].source, "src");
	reading_release(&r);
}

static void codes_of_2010_are_said_to_be(void **state)
{
	struct reading r;

	(void)state;
	read_known(
	    &r, "aioe",
	    "Appendix A: scores by occupation,,\n"
	    "SOC Code,Occupation Title,AIOE\n15-1132,\"Software Developers, Applications\",1.25\n");
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.set.count, 1);
	assert_item(&r.set.items[0], "aioe", "15-1132", 1.25, 1);
	assert_int_equal(r.set.items[0].codes, CODES_SOC_2010);
	reading_release(&r);
	read_known(&r, "ai-applicability",
		   "SOC Code,title,ai_applicability_score\n15-1252,S,0.25\n");
	assert_int_equal(r.set.items[0].codes, CODES_SOC_2018);
	reading_release(&r);
}

static void a_workbook_is_read_by_its_sheet(void **state)
{
	const struct book_parts parts = {
	    .workbook = WORKBOOK("<sheets><sheet name=\"ReadMe\" sheetId=\"1\" r:id=\"rId1\"/>"
				 "<sheet name=\"LM AIOE\" sheetId=\"2\" r:id=\"rId2\"/></sheets>"),
	    .sheet = SHEET("<row><c t=\"inlineStr\"><is><t>What this is</t></is></c></row>"),
	    .second = SHEET("<row><c t=\"inlineStr\"><is><t>SOC Code</t></is></c>"
			    "<c t=\"inlineStr\"><is><t>Occupation Title</t></is></c>"
			    "<c t=\"inlineStr\"><is><t>Language Modeling AIOE</t></is></c></row>"
			    "<row><c t=\"inlineStr\"><is><t>11-1011</t></is></c>"
			    "<c t=\"inlineStr\"><is><t>Chief Executives</t></is></c>"
			    "<c><v>1.5</v></c></row>"),
	};
	struct zip_fixture book;
	struct text bytes = book_fixture(&book, &parts);
	struct layout *layout = known_layout("aioe-language");
	struct reading r;

	(void)state;
	read_bytes(&r, layout, bytes);
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.set.count, 1);
	assert_item(&r.set.items[0], "aioe-language", "11-1011", 1.5, 1);
	reading_release(&r);
	layout_free(layout);
	zip_fixture_release(&book);
}

static void a_missing_value_is_left_out_however_it_is_written(void **state)
{
	struct reading r;

	(void)state;
	read_known(&r, "anthropic-exposure",
		   "occ_code,title,observed_exposure\n"
		   "11-1011,A,-1\n11-1021,B,-1.0\n11-1031,C,NA\n11-2011,D,\n11-2021,E,0.0\n");
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.set.count, 1);
	assert_item(&r.set.items[0], "observed-exposure", "11-2021", 0, 1);
	assert_int_equal(tally_count(&r.o.ledger.filtered, "no value"), 4);
	reading_release(&r);
}

static void a_bad_row_is_rejected_as_a_whole(void **state)
{
	struct reading r;

	(void)state;
	read_known(&r, "ai-applicability-metrics",
		   "SOC Code,title,ai_applicability_score_user,ai_applicability_score_ai\n"
		   "15-1252,S,0.4,high\n"
		   "15-125,S,0.4,0.2\n"
		   ",S,0.4,0.2\n"
		   "15-1252,S,0.4\n"
		   "15-1252,S,nan,0.2\n"
		   "29-1141,N,0.25,0.125\n");
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.set.count, 2);
	assert_item(&r.set.items[0], "ai-applicability-user", "29-1141", 0.25, 1);
	assert_item(&r.set.items[1], "ai-applicability-ai", "29-1141", 0.125, 1);
	assert_string_equal(r.o.rejects.data, "src,2,bad-value,ai_applicability_score_ai,high\n"
					      "src,3,bad-value,SOC Code,15-125\n"
					      "src,4,no-title,SOC Code,\n"
					      "src,5,ragged-row,,\"3 fields, the header has 4\"\n"
					      "src,6,bad-value,ai_applicability_score_user,nan\n");
	reading_release(&r);
}

static void weights_of_the_file_weigh_the_mean(void **state)
{
	struct err e = ERR_INIT;
	struct layout *layout = layout_of(
	    &e, "[layout]\nname = w\ntitle = T\npublisher = P\nlicence = L\nkind = exposures\n"
		"[columns]\noccupation = soc\nweight = n\n[measures]\nm = v\n"
		"[constants]\nfamily = f\n");
	struct reading r;

	(void)state;
	assert_non_null(layout);
	read_by(&r, layout, "soc,n,v\n15-1252.00,3,1\n15-1252.01,1,5\n15-1252.02,0,5\n");
	assert_int_equal(r.set.count, 1);
	assert_item(&r.set.items[0], "m", "15-1252", 2, 4);
	assert_string_equal(r.o.rejects.data, "src,4,bad-value,n,0\n");
	reading_release(&r);
	layout_free(layout);
}

static void a_missing_measure_stops_the_file(void **state)
{
	struct reading r;

	(void)state;
	read_known(&r, "ai-applicability", "SOC Code,title,ai_applicability\n15-1252,S,0.2\n");
	assert_int_equal(r.o.result, -1);
	assert_int_equal(r.o.err.code, ERR_INPUT);
	assert_non_null(strstr(r.o.err.text, "no column \"ai_applicability_score\""));
	assert_non_null(strstr(r.o.err.text, "the nearest is \"ai_applicability\""));
	reading_release(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sub_codes_are_averaged_measure_by_measure),
	    cmocka_unit_test(codes_of_2010_are_said_to_be),
	    cmocka_unit_test(a_workbook_is_read_by_its_sheet),
	    cmocka_unit_test(a_missing_value_is_left_out_however_it_is_written),
	    cmocka_unit_test(a_bad_row_is_rejected_as_a_whole),
	    cmocka_unit_test(weights_of_the_file_weigh_the_mean),
	    cmocka_unit_test(a_missing_measure_stops_the_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
