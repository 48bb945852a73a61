/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help, man pages and completions of a command whose words need every kind of care. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cmd/manual.c"
#include "cmd/options.c"

static const struct command plain = {
    .name = "plain",
    .arguments = "",
    .summary = "do 'it'",
    .description = ".first\n'second\nC:\\new - a.b",
    .example = "'one'",
    .takes = TAKES(ID_QUIET),
    .stage = STAGE_NONE,
};

/* In the place of the real list, which is in config_file.c. */
static const struct config_key source_keys[] = {{"path", "FILE", "read \\ 'this'", NULL}};
static const struct config_section sections[] = {
    {.name = "source", .argument = "NAME", .help = ".one", .keys = source_keys, .key_count = 1},
    {.name = "wages", .help = "two", .keys = source_keys, .key_count = 1},
};

const struct config_section *config_sections(size_t *count)
{
	*count = 2;
	return sections;
}

static const struct command *const commands[] = {&plain};

static struct buf out;

static int begin(void **state)
{
	(void)state;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	return 0;
}

static int end(void **state)
{
	(void)state;
	buf_release(&out);
	return 0;
}

static void has(const char *text)
{
	if (!strstr(out.data, text))
		print_message("%s", out.data);
	assert_non_null(strstr(out.data, text));
}

static void sections_of_a_configuration_are_listed_where_one_is_taken(void **state)
{
	struct command takes = plain;

	(void)state;
	manual_help(&plain, &out);
	manual_command_page(&plain, &out);
	assert_null(strstr(out.data, "[wages]"));
	takes.takes = TAKES(ID_CONFIG);
	manual_help(&takes, &out);
	has("  [source NAME]             .one\n"
	    "      path = FILE           read \\ 'this'\n"
	    "  [wages]                   two\n");
	buf_clear(&out);
	manual_command_page(&takes, &out);
	has(".SS [source NAME]\n\\&.one.\n.TP\n.B path = \\fIFILE\\fR\nread \\e 'this'\n.SS "
	    "[wages]\n");
}

static void a_line_of_a_man_page_is_no_request_of_roff(void **state)
{
	(void)state;
	manual_command_page(&plain, &out);
	has(".nf\n\\&.first\n\\&'second\nC:\\enew \\- a.b\n.fi\n");
	has("plain \\- do 'it'\n");
	has(".TP\n.B \\-q, \\-\\-quiet\nprint errors only\n.TP\n.B \\-h, \\-\\-help\n");
	has("\\&'one'\n.fi\n");
	assert_null(strstr(out.data, "SETTINGS"));
}

static void help_without_arguments_or_settings(void **state)
{
	(void)state;
	manual_help(&plain, &out);
	assert_string_equal(out.data, "usage: paybands plain [options]\n\n"
				      ".first\n'second\nC:\\new - a.b\n\noptions:\n"
				      "  -q, --quiet               print errors only\n"
				      "  -h, --help                print this help\n");
}

static void a_word_that_reaches_the_column_of_help_has_a_line_of_its_own(void **state)
{
	struct option_row row = {.word = "a-word-of-length-20c", .help = "help"};

	(void)state;
	/* 6 + 2 + 18 columns leave one blank before the help. */
	row.word = "word-of-18-letters";
	help_option(&out, &row);
	assert_string_equal(out.data, "      --word-of-18-letters  help\n");
	buf_clear(&out);
	row.word = "word-of-19--letters";
	help_option(&out, &row);
	assert_string_equal(out.data, "      --word-of-19--letters\n"
				      "                            help\n");
	buf_clear(&out);
	row.word = "short";
	row.letter = 's';
	row.argument = "X";
	help_option(&out, &row);
	assert_string_equal(out.data, "  -s, --short X             help\n");
}

static void zsh_quotes_what_it_would_read_as_its_own(void **state)
{
	(void)state;
	zsh_option(&out, "word", NULL, "it's [a:b] \\c");
	assert_string_equal(out.data, " \\\n\t\t\t'--word[it'\\''s \\[a\\:b\\] \\\\c]'");
	buf_clear(&out);
	zsh_option(&out, "word", "FILE", "h");
	zsh_option(&out, "word", "DIR", "h");
	zsh_option(&out, "word", "N", "h");
	assert_string_equal(out.data, " \\\n\t\t\t'--word=[h]:FILE:_files'"
				      " \\\n\t\t\t'--word=[h]:DIR:_files -/'"
				      " \\\n\t\t\t'--word=[h]:N:'");
}

static void one_command_alone(void **state)
{
	(void)state;
	manual_overview(commands, 1, &out);
	has("commands:\n  plain        do 'it'\n\n");
	buf_clear(&out);
	manual_page(commands, 1, &out);
	has(".SH SEE ALSO\n.BR paybands\\-plain (1)\n");
	buf_clear(&out);
	manual_bash(commands, 1, &out);
	has("words='help plain'\n");
	has("\t\tplain) words='--quiet --help ' ;;\n");
	buf_clear(&out);
	manual_zsh(commands, 1, &out);
	has("\t'plain:do '\\''it'\\'''\n)\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
	    TEST(sections_of_a_configuration_are_listed_where_one_is_taken),
	    TEST(a_line_of_a_man_page_is_no_request_of_roff),
	    TEST(help_without_arguments_or_settings),
	    TEST(a_word_that_reaches_the_column_of_help_has_a_line_of_its_own),
	    TEST(zsh_quotes_what_it_would_read_as_its_own),
	    TEST(one_command_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
