/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON: the exact bytes written. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/json.h"
#include "base/json_in.h"

/* Takes over `value`. */
static void writes(struct json *value, bool compact, bool for_html, const char *expected)
{
	struct buf b;

	buf_init(&b, BUF_LIMIT_DEFAULT);
	json_write(value, &b, compact, for_html);
	assert_string_equal(b.data, expected);
	buf_release(&b);
	json_free(value);
}

static struct json *one_number(double value)
{
	struct json *object = json_new_object();

	json_set_number(object, "n", value);
	return object;
}

static struct json *one_text(struct text value)
{
	struct json *array = json_new_array();

	json_append_text(array, value);
	return array;
}

static void keys_stay_in_the_order_they_were_set(void **state)
{
	struct json *role = json_new_object();
	struct json *levels = json_new_array();

	(void)state;
	json_set_string(role, "role", "ml-engineer");
	json_set_integer(role, "n", 1234);
	json_append_text(levels, text_of("junior"));
	json_append(levels, json_new_object());
	json_set(role, "levels", levels);
	json_set(role, "none", json_new_array());
	json_set_bool(role, "sample", true);
	json_set_null(role, "suppressed");
	json_set_string(role, "absent", NULL);
	json_set_number(role, "median", 165000);
	writes(role, false, false,
	       "{\n  \"role\": \"ml-engineer\",\n  \"n\": 1234,\n  \"levels\": [\n    \"junior\",\n"
	       "    {}\n  ],\n  \"none\": [],\n  \"sample\": true,\n  \"suppressed\": null,\n"
	       "  \"absent\": null,\n  \"median\": 165000\n}\n");
}

static void compact_is_one_line(void **state)
{
	struct json *object = json_new_object();

	(void)state;
	json_set_integer(object, "a", 1);
	json_set(object, "b", one_number(0.5));
	writes(object, true, false, "{\"a\":1,\"b\":{\"n\":0.5}}");
}

static void numbers_have_the_fewest_digits_that_read_back(void **state)
{
	(void)state;
	writes(one_number(0.1), true, false, "{\"n\":0.1}");
	writes(one_number(1.0 / 3), true, false, "{\"n\":0.3333333333333333}");
	writes(one_number(165000), true, false, "{\"n\":165000}");
	writes(one_number(123456.78), true, false, "{\"n\":123456.78}");
	writes(one_number(-0.25), true, false, "{\"n\":-0.25}");
	writes(one_number(0.1 + 0.2), true, false, "{\"n\":0.30000000000000004}");
}

static void a_number_that_is_none_is_null(void **state)
{
	(void)state;
	writes(one_number((double)NAN), true, false, "{\"n\":null}");
	writes(one_number((double)INFINITY), true, false, "{\"n\":null}");
}

static void text_is_escaped_for_json_and_for_html(void **state)
{
	(void)state;
	writes(one_text(text_of("a\"b\\c\n\t\x01\x7f/")), true, false,
	       "[\"a\\\"b\\\\c\\n\\t\\u0001\\u007f/\"]");
	writes(one_text(text_of("</script>&")), true, false, "[\"</script>&\"]");
	writes(one_text(text_of("</script>&")), true, true, "[\"\\u003c/script\\u003e\\u0026\"]");
	writes(one_text((struct text){.data = "a\0b", .len = 3}), true, false, "[\"a\\u0000b\"]");
	writes(one_text(text_of("M\xc3\xbcnchen \xe2\x80\xa7\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xaf")),
	       true, false, "[\"M\xc3\xbcnchen \xe2\x80\xa7\\u2028\\u2029\xe2\x80\xaf\"]");
	/* The last of C1 and what follows it, U+061C, U+202E, U+2069. */
	writes(one_text(text_of("\xc2\x80\xc2\x9f\xc2\xa0\xd8\x9c\xe2\x80\xae\xe2\x81\xa9")), true,
	       false, "[\"\\u0080\\u009f\xc2\xa0\\u061c\\u202e\\u2069\"]");
}

/* A letter, a mark and a control on either side of what is written as it is. */
static void only_what_must_be_is_escaped(void **state)
{
	(void)state;
	writes(one_text(text_of(" !#~\b\f\r\x1f")), true, false, "[\" !#~\\b\\f\\r\\u001f\"]");
	writes(one_text(text_of("")), true, true, "[\"\"]");
	writes(one_text(text_of(";=?'%")), true, true, "[\";=?'%\"]");
}

static void nested_values_are_indented_by_two(void **state)
{
	struct json *outer = json_new_array(), *inner = json_new_array();

	(void)state;
	json_append_number(inner, 1);
	json_append_number(inner, 2.5);
	json_append(outer, inner);
	json_append(outer, json_new_array());
	json_append_number(outer, (double)NAN);
	writes(outer, false, false, "[\n  [\n    1,\n    2.5\n  ],\n  [],\n  null\n]\n");
	writes(json_new_object(), false, false, "{}\n");
}

/* Deeper than the blanks that are written at once. */
static void a_value_is_indented_however_deep_it_stands(void **state)
{
	enum { DEPTH = 40 };
	struct json *value = json_new_array();
	struct buf expected;

	(void)state;
	buf_init(&expected, BUF_LIMIT_DEFAULT);
	for (int i = 0; i < DEPTH; i++) {
		struct json *outer = json_new_array();

		json_append(outer, value);
		value = outer;
		buf_addf(&expected, "[\n%*s", 2 * (i + 1), "");
	}
	buf_add_string(&expected, "[]");
	for (int i = DEPTH; i-- > 0;)
		buf_addf(&expected, "\n%*s]", 2 * i, "");
	buf_add_char(&expected, '\n');
	writes(value, false, false, expected.data);
	buf_release(&expected);
}

/* What marks a line end or a blank within a value is a character like others in a text. */
static void a_key_is_escaped_as_a_text_is(void **state)
{
	struct json *object = json_new_object(), *inner = json_new_object();

	(void)state;
	json_set_string(inner, "\x01<\x02", "\x03>\x04");
	json_set(object, "&", inner);
	json_set_integer(object, "n", -7);
	writes(object, true, true,
	       "{\"\\u0026\":{\"\\u0001\\u003c\\u0002\":\"\\u0003\\u003e\\u0004\"},\"n\":-7}");
}

/* ---- reading ---- */

static struct json_in *is_read(const char *content)
{
	struct err e = ERR_INIT;
	struct json_in *value;

	if (json_read(&e, &value, text_of(content), "a.json"))
		fail_msg("%s", e.text);
	return value;
}

static void values_are_found_by_key_and_by_place(void **state)
{
	struct json_in *root =
	    is_read("{\"n\": 1.5, \"i\": 7, \"s\": \"a b\", \"l\": [1, 2, 3], \"z\": null}");
	const struct json_in *list = json_get(root, "l"), *value = NULL;

	(void)state;
	assert_true(json_number(json_get(root, "n")) == 1.5 &&
		    json_number(json_get(root, "i")) == 7);
	assert_true(isnan(json_number(json_get(root, "s"))) && isnan(json_number(NULL)));
	assert_true(text_equal(json_text(json_get(root, "s")), text_of("a b")));
	assert_true(json_text(json_get(root, "n")).len == 0 && json_text(NULL).data == NULL);
	assert_int_equal(json_count(root), 5);
	assert_int_equal(json_count(list), 3);
	assert_int_equal(json_count(json_get(root, "n")), 0);
	assert_int_equal(json_count(NULL), 0);
	assert_true(json_number(json_at(list, 2)) == 3);
	assert_null(json_at(list, 3));
	assert_null(json_get(root, "none"));
	assert_null(json_get(list, "n"));
	assert_string_equal(json_member(root, 0, &value), "n");
	assert_true(json_number(value) == 1.5);
	assert_string_equal(json_member(root, 3, &value), "l");
	assert_ptr_equal(value, list);
	assert_string_equal(json_member(root, 4, NULL), "z");
	assert_null(json_member(root, 5, &value));
	assert_null(json_member(list, 0, NULL));
	json_in_free(root);
}

static void what_is_not_json_is_refused_with_its_line(void **state)
{
	static const struct {
		const char *content, *text;
	} table[] = {
	    {"", "a.json:1: not JSON: "},
	    {"{\n\n  \"a\": }", "a.json:3: not JSON: "},
	    {"{\"a\": 1,\n\"a\": 2}", "a.json:2: not JSON: duplicate"},
	    {"[1] 2", "a.json:1: not JSON: "},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct err e = ERR_INIT;
		struct json_in *value;

		assert_int_equal(json_read(&e, &value, text_of(table[i].content), "a.json"), -1);
		assert_int_equal(e.code, ERR_INPUT);
		assert_null(value);
		if (strncmp(e.text, table[i].text, strlen(table[i].text)) != 0)
			fail_msg("%s", e.text);
	}
}

static void text_that_is_not_utf_8_gets_replacement_characters(void **state)
{
	(void)state;
	writes(one_text(text_of("M\xfcnchen")), true, false, "[\"M\xef\xbf\xbdnchen\"]");
	writes(one_text((struct text){.data = NULL}), true, false, "[\"\"]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(keys_stay_in_the_order_they_were_set),
	    cmocka_unit_test(compact_is_one_line),
	    cmocka_unit_test(numbers_have_the_fewest_digits_that_read_back),
	    cmocka_unit_test(a_number_that_is_none_is_null),
	    cmocka_unit_test(text_is_escaped_for_json_and_for_html),
	    cmocka_unit_test(text_that_is_not_utf_8_gets_replacement_characters),
	    cmocka_unit_test(only_what_must_be_is_escaped),
	    cmocka_unit_test(nested_values_are_indented_by_two),
	    cmocka_unit_test(a_value_is_indented_however_deep_it_stands),
	    cmocka_unit_test(a_key_is_escaped_as_a_text_is),
	    cmocka_unit_test(values_are_found_by_key_and_by_place),
	    cmocka_unit_test(what_is_not_json_is_refused_with_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
