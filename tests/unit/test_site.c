/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a configuration may say of its site, at the limits of an address. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "model/site.h"

/* The url that is kept of what is given, which stands in a longer text; "" where it is refused. */
static void gives(const char *given, const char *kept)
{
	struct site site = {.url = NULL};
	struct err e = ERR_INIT;
	struct buf line;
	int result;

	buf_init(&line, BUF_LIMIT_DEFAULT);
	buf_addf(&line, "%s ; where it is", given);
	result = site_set(&e, &site, TEXT_LITERAL("url"),
			  (struct text){.data = line.data, .len = strlen(given)});
	if (!*kept) {
		if (result == 0)
			fail_msg("%s is taken", given);
		assert_int_equal(e.code, ERR_USAGE);
	} else {
		if (result)
			fail_msg("%s: %s", given, e.text);
		assert_string_equal(site.url, kept);
	}
	site_release(&site);
	buf_release(&line);
}

static void an_address_is_that_of_a_folder(void **state)
{
	(void)state;
	gives("https://example.org/pay", "https://example.org/pay");
	gives("https://example.org/pay//", "https://example.org/pay");
	gives("https://a", "https://a");
	gives("http://a", "http://a");
	gives("http://[::1]:8000/a%20b/~c,d;e", "http://[::1]:8000/a%20b/~c,d;e");
	gives("https://9.example/-._~:/@%+,=&;[]", "https://9.example/-._~:/@%+,=&;[]");
	gives("https://", "");
	gives("http://", "");
	gives("https:///a", "");
	gives("http://-a", "");
	gives("https://.a", "");
	gives("ftp://example.org", "");
	gives("example.org", "");
	gives("https://example.org/a b", "");
	gives("https://example.org/a?b", "");
	gives("https://example.org/#a", "");
	gives("https://example.org/\"", "");
	gives("https://example.org/m\xc3\xbc", "");
}

static void an_address_has_500_bytes_at_most(void **state)
{
	char url[502];

	(void)state;
	memset(url, 'a', sizeof(url));
	memcpy(url, "https://", 8);
	url[501] = '\0';
	gives(url, "");
	url[500] = '\0';
	gives(url, url);
}

static void a_key_is_known_given_once_and_not_empty(void **state)
{
	struct site site = {.url = NULL};
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(site_set(&e, &site, TEXT_LITERAL("editorial"), TEXT_LITERAL("")), -1);
	assert_string_equal(e.text, "'editorial' is empty");
	assert_int_equal(site_set(&e, &site, TEXT_LITERAL("editorial"), TEXT_LITERAL("ed")), 0);
	assert_string_equal(site.editorial, "ed");
	assert_int_equal(site_set(&e, &site, TEXT_LITERAL("editorial"), TEXT_LITERAL("ed")), -1);
	assert_string_equal(e.text, "'editorial' is given twice");
	assert_int_equal(site_set(&e, &site, TEXT_LITERAL("ulr"), TEXT_LITERAL("x")), -1);
	assert_string_equal(e.text, "unknown key 'ulr' of [site]; did you mean url?");
	assert_int_equal(site_set(&e, &site, TEXT_LITERAL("xyzzyx"), TEXT_LITERAL("x")), -1);
	assert_string_equal(e.text, "unknown key 'xyzzyx' of [site]");
	site_release(&site);
	assert_null(site.editorial);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_address_is_that_of_a_folder),
	    cmocka_unit_test(an_address_has_500_bytes_at_most),
	    cmocka_unit_test(a_key_is_known_given_once_and_not_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
