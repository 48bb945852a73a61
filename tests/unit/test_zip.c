/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zip archives: which member is read, how, and every way in which an archive can be bad. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/zip.h"
#include "tests/unit/digest_fixture.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/unpacked.h"
#include "tests/unit/zip_fixture.h"

static const struct bytes_in_options usual = {.expansion_limit = 200};

#define PAY "role,pay\nml-engineer,165000\n"

/* ---- archives that are read ---- */

static void gives(struct text stored, const char *chosen, const char *expected)
{
	static const size_t parts[] = {1, 3, 100000};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		struct unpacked u;
		char sha256[SHA256_HEX_BYTES];
		unpack_bytes(&u, stored, chosen, usual, parts[i]);
		if (u.result)
			fail_msg("%s", u.err.text);
		assert_string_equal(u.bytes.data, expected);
		digest_bytes(stored.data, stored.len, sha256);
		assert_string_equal(u.sha256, sha256);
		unpacked_release(&u);
	}
}

static void fails(struct text stored, const char *chosen, const char *words)
{
	struct unpacked u;

	unpack_bytes(&u, stored, chosen, usual, 1000);
	assert_int_equal(u.result, -1);
	assert_int_equal(u.err.code, ERR_INPUT);
	if (!strstr(u.err.text, words) || !strstr(u.err.text, "/proc/self/fd/"))
		fail_msg("\"%s\" lacks \"%s\"", u.err.text, words);
	unpacked_release(&u);
}

static void gives_entry(const struct zip_entry *entry, bool zip64, const char *expected)
{
	struct zip_fixture z;

	zip_fixture_init(&z);
	zip_fixture_add_entry(&z, entry);
	gives(zip_fixture_end(&z, zip64), NULL, expected);
	zip_fixture_release(&z);
}

static void fails_entry(const struct zip_entry *entry, const char *words)
{
	struct zip_fixture z;

	zip_fixture_init(&z);
	zip_fixture_add_entry(&z, entry);
	fails(zip_fixture_end(&z, false), NULL, words);
	zip_fixture_release(&z);
}

static void the_only_member_is_read(void **state)
{
	const struct zip_entry stored = {.name = "pay", .content = TEXT_LITERAL(PAY)};
	const struct zip_entry packed = {
	    .name = "a/b/pay.csv", .content = TEXT_LITERAL(PAY), .deflate = true};
	const struct zip_entry large = {
	    .name = "pay.csv", .content = TEXT_LITERAL(PAY), .deflate = true, .zip64 = true};

	(void)state;
	gives_entry(&stored, false, PAY);
	gives_entry(&packed, false, PAY);
	gives_entry(&large, false, PAY);
	gives_entry(&large, true, PAY);
	gives_entry(&stored, true, PAY);
}

/* Not even the end of deflated data is there. */
static void a_member_without_bytes_is_empty_whatever_its_method(void **state)
{
	const struct zip_entry deflated = {.name = "pay.csv", .method = 8};
	const struct zip_entry stored = {.name = "pay.csv"};

	(void)state;
	gives_entry(&deflated, false, "");
	gives_entry(&stored, false, "");
}

static void a_gzip_member_is_unpacked_too(void **state)
{
	struct zip_entry entry = {.name = "pay.csv.gz"};
	struct buf gz;

	(void)state;
	buf_init(&gz, BUF_LIMIT_DEFAULT);
	buf_add(&gz, "\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
	zip_fixture_deflate(&gz, TEXT_LITERAL(PAY));
	put_number(&gz, zip_fixture_crc(TEXT_LITERAL(PAY)), 4);
	put_number(&gz, sizeof(PAY) - 1, 4);
	entry.content = buf_text(&gz);
	gives_entry(&entry, false, PAY);
	buf_release(&gz);
}

static struct text add_all(struct zip_fixture *z, const char *const *names)
{
	zip_fixture_init(z);
	for (; *names; names++)
		zip_fixture_add(z, *names, *names);
	return zip_fixture_end(z, false);
}

static void gives_of(const char *const *names, const char *chosen, const char *expected)
{
	struct zip_fixture z;

	gives(add_all(&z, names), chosen, expected);
	zip_fixture_release(&z);
}

static void fails_of(const char *const *names, const char *chosen, const char *words)
{
	struct zip_fixture z;

	fails(add_all(&z, names), chosen, words);
	zip_fixture_release(&z);
}

static void folders_and_litter_are_no_members(void **state)
{
	static const char *const names[] = {
	    "data/",	      "data/pay.dat", "__MACOSX/data/._pay.dat",
	    "data/.DS_Store", "Thumbs.db",    NULL};

	(void)state;
	gives_of(names, NULL, "data/pay.dat");
}

static void the_only_table_is_read_and_else_the_only_text(void **state)
{
	static const char *const one_table[] = {"README.txt", "survey.PDF", "survey.csv", NULL};
	static const char *const one_text[] = {"terms.pdf", "data.txt", NULL};
	static const char *const two[] = {"a.csv", "b.tsv", "c.txt", NULL};

	(void)state;
	gives_of(one_table, NULL, "survey.csv");
	gives_of(one_text, NULL, "data.txt");
	fails_of(two, NULL,
		 "the archive holds 3 files, and none is the only table: choose one as "
		 "FILE#MEMBER, a name or a pattern: a.csv, b.tsv, c.txt");
}

/* Which end in a table's name or describe one, in any case. */
static void kinds_of_members_are_told_by_their_names(void **state)
{
	static const char *const tables[] = {"a.csv",	 "a.TSV",    "a.tab",	 "a.xlsx",
					     "a.csv.gz", "a.tsv.gz", "a.tab.gz", "d/a.csv"};
	static const char *const others[] = {"a.csv.txt",
					     "csv",
					     "README.csv",
					     "d/a_readme.csv",
					     "Field_Descriptions.csv",
					     "data dictionary.xlsx",
					     "Codebook.csv",
					     "record-layout.csv"};

	(void)state;
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		const char *const names[] = {"x.pdf", tables[i], "y.pdf", NULL};

		gives_of(names, NULL, tables[i]);
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		const char *const names[] = {others[i], "pay.csv", NULL};

		gives_of(names, NULL, "pay.csv");
	}
	gives_of((const char *const[]){"a.pdf", "b.TXT", NULL}, NULL, "b.TXT");
	gives_of(
	    (const char *const[]){"pay.csv", "desktop.ini", "d/Desktop.INI", "d/thumbs.DB", NULL},
	    NULL, "pay.csv");
	fails_of((const char *const[]){"a.pdf", "b.pdf", NULL}, NULL, "the archive holds 2 files");
	fails_of((const char *const[]){"a.txt", "b.txt", NULL}, NULL, "none is the only table");
	fails_of((const char *const[]){"d/", ".hidden", NULL}, NULL,
		 "the zip archive holds no file");
}

/* Twelve are named; how many more there are is said. */
static void of_many_members_twelve_are_named(void **state)
{
	static const char *const names[] = {"a.csv", "b.csv", "c.csv", "d.csv", "e.csv",
					    "f.csv", "g.csv", "h.csv", "i.csv", "j.csv",
					    "k.csv", "l.csv", "m.csv", "n.csv", NULL};
	const char *const *twelve = names + 2, *const *thirteen = names + 1;

	(void)state;
	fails_of(names, NULL, "k.csv, l.csv and 2 more");
	fails_of(thirteen, NULL, "l.csv, m.csv and 1 more");
	fails_of(
	    twelve, NULL,
	    "c.csv, d.csv, e.csv, f.csv, g.csv, h.csv, i.csv, j.csv, k.csv, l.csv, m.csv, n.csv");
	{
		struct zip_fixture z;
		struct unpacked u;

		unpack_bytes(&u, add_all(&z, twelve), NULL, usual, 10);
		assert_null(strstr(u.err.text, "more"));
		unpacked_release(&u);
		zip_fixture_release(&z);
	}
}

static void count_path(void *context, const char *path)
{
	size_t *count = context;

	(void)path;
	++*count;
}

/* Of more than 500 members, or of one, the name is passed on as it is. */
static void a_pattern_means_two_to_five_hundred_members(void **state)
{
	static const size_t counts[][2] = {{1, 1}, {2, 2}, {499, 499}, {500, 500}, {501, 1}};

	(void)state;
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		struct memory_file file;
		struct zip_fixture z;
		struct text stored;
		struct buf path;
		size_t got = 0;

		zip_fixture_init(&z);
		for (size_t k = 0; k < counts[i][0]; k++) {
			char name[32];

			snprintf(name, sizeof(name), "%zu.csv", k);
			zip_fixture_add(&z, name, "x");
		}
		zip_fixture_add(&z, "other.txt", "x");
		stored = zip_fixture_end(&z, false);
		file = memory_file_new(stored.data, stored.len);
		buf_init(&path, BUF_LIMIT_DEFAULT);
		buf_addf(&path, "%s#*.csv", file.path);
		bytes_in_each_member(path.data, count_path, &got);
		assert_int_equal(got, counts[i][1]);
		buf_release(&path);
		memory_file_close(&file);
		zip_fixture_release(&z);
	}
}

static void a_member_is_chosen_by_name_or_pattern(void **state)
{
	static const char *const names[] = {"oes/all_M2023.csv", "oes/all_M2024.csv",
					    "oes/pay[1].csv", "notes#1.csv", NULL};

	(void)state;
	gives_of(names, "oes/all_M2023.csv", "oes/all_M2023.csv");
	gives_of(names, "all_M2024.csv", "oes/all_M2024.csv");
	gives_of(names, "*2024*", "oes/all_M2024.csv");
	gives_of(names, "ALL*24.CSV", "oes/all_M2024.csv");
	gives_of(names, "pay[1].csv", "oes/pay[1].csv");
	gives_of(names, "notes#1.csv", "notes#1.csv");
	fails_of(names, "all*", "2 members of the archive match \"all*\"");
	fails_of(names, "none", "0 members of the archive match \"none\"");
	fails_of(names, "none", "it holds oes/all_M2023.csv, oes/all_M2024.csv, ");
}

static void the_options_choose_where_the_name_does_not(void **state)
{
	static const char *const names[] = {"a.csv", "b.csv", NULL};
	struct bytes_in_options options = usual;
	struct zip_fixture z;
	struct text stored = add_all(&z, names);
	struct unpacked u;

	(void)state;
	options.member = "a*";
	unpack_bytes(&u, stored, NULL, options, 10);
	assert_string_equal(u.bytes.data, "a.csv");
	unpacked_release(&u);
	unpack_bytes(&u, stored, "b*", options, 10);
	assert_string_equal(u.bytes.data, "b.csv");
	assert_non_null(strstr(u.label.data, "#b.csv"));
	unpacked_release(&u);
	zip_fixture_release(&z);
}

static void take_path(void *context, const char *path)
{
	buf_addf(context, "%s\n", path);
}

static void a_pattern_may_mean_several_members(void **state)
{
	static const char *const names[] = {"d/b.csv", "c.txt", "a.csv", NULL};
	struct zip_fixture z;
	struct text stored = add_all(&z, names);
	struct memory_file file = memory_file_new(stored.data, stored.len);
	struct buf path, expected, got;

	(void)state;
	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_init(&expected, BUF_LIMIT_DEFAULT);
	buf_init(&got, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s#*.csv", file.path);
	buf_addf(&expected, "%s#a.csv\n%s#d/b.csv\n", file.path, file.path);
	bytes_in_each_member(path.data, take_path, &got);
	assert_string_equal(got.data, expected.data);
	buf_clear(&got);
	bytes_in_each_member("none.zip#*.csv", take_path, &got);
	bytes_in_each_member("pay.csv", take_path, &got);
	bytes_in_each_member("-", take_path, &got);
	assert_string_equal(got.data, "none.zip#*.csv\npay.csv\n-\n");
	buf_release(&path);
	buf_release(&expected);
	buf_release(&got);
	memory_file_close(&file);
	zip_fixture_release(&z);
}

static void a_file_that_has_such_a_name_is_that_file(void **state)
{
	char *folder = fixture_directory();
	struct buf path;
	struct unpacked u;

	(void)state;
	fixture_write(folder, "pay#1.csv", "one");
	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/pay#1.csv", folder);
	unpack_path(&u, path.data, usual, 10);
	assert_string_equal(u.bytes.data, "one");
	assert_string_equal(u.label.data, "pay#1.csv");
	unpacked_release(&u);
	buf_add_string(&path, "#x");
	unpack_path(&u, path.data, usual, 10);
	assert_non_null(strstr(u.err.text,
			       "pay#1.csv: is not a zip archive or a workbook: it has no "
			       "part \"x\""));
	unpacked_release(&u);
	buf_release(&path);
	fixture_remove(folder);
}

/* ---- standard input ---- */

/* Runs `unpack_path("-")` with `stored` coming through a pipe in small pieces. */
static void unpack_pipe(struct unpacked *u, struct text stored, const char *path)
{
	int ends[2], saved = dup(STDIN_FILENO), status;
	pid_t writer;

	assert_int_equal(pipe(ends), 0);
	writer = fork();
	if (writer == 0) {
		for (size_t at = 0; at < stored.len; at += 7)
			if (write(ends[1], stored.data + at,
				  stored.len - at < 7 ? stored.len - at : 7) < 0)
				_exit(1);
		_exit(0);
	}
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	unpack_path(u, path, usual, 1000);
	dup2(saved, STDIN_FILENO);
	close(saved);
	waitpid(writer, &status, 0);
}

static void an_archive_may_come_through_a_pipe(void **state)
{
	static const char *const names[] = {"a.csv", "b.csv", NULL};
	struct zip_fixture z;
	struct text stored = add_all(&z, names);
	char sha256[SHA256_HEX_BYTES];
	struct unpacked u;

	(void)state;
	digest_bytes(stored.data, stored.len, sha256);
	unpack_pipe(&u, stored, "-#b.csv");
	if (u.result)
		fail_msg("%s", u.err.text);
	assert_string_equal(u.bytes.data, "b.csv");
	assert_string_equal(u.label.data, "standard input#b.csv");
	assert_string_equal(u.sha256, sha256);
	unpacked_release(&u);
	zip_fixture_release(&z);
}

static void a_pipe_without_room_for_it_says_so(void **state)
{
	static const char *const names[] = {"a.csv", NULL};
	const char *folder = getenv("TMPDIR");
	char *before = folder ? mem_copy_text(folder, strlen(folder)) : NULL;
	struct zip_fixture z;
	struct text stored = add_all(&z, names);
	struct unpacked u;

	(void)state;
	setenv("TMPDIR", "/no-such-folder", 1);
	unpack_pipe(&u, stored, "-");
	assert_int_equal(u.err.code, ERR_WRITE);
	assert_non_null(strstr(u.err.text, "set TMPDIR to a folder with room"));
	if (before)
		setenv("TMPDIR", before, 1);
	else
		unsetenv("TMPDIR");
	free(before);
	unpacked_release(&u);
	zip_fixture_release(&z);
}

/* ---- archives that are bad ---- */

static void an_encrypted_member_is_refused(void **state)
{
	const struct zip_entry entry = {
	    .name = "pay.csv", .content = TEXT_LITERAL("0123456789abcdef"), .flags = 1};

	(void)state;
	fails_entry(&entry, "#pay.csv: is encrypted: unpack it with its password first");
}

static void a_method_nobody_knows_is_refused(void **state)
{
	const struct zip_entry entry = {
	    .name = "pay.csv", .content = TEXT_LITERAL(PAY), .method = 77};

	(void)state;
	fails_entry(&entry, "#pay.csv: is packed by a method that is not read here");
}

static void a_wrong_checksum_is_an_error(void **state)
{
	struct zip_entry entry = {.name = "pay.csv", .content = TEXT_LITERAL(PAY), .crc_change = 1};

	(void)state;
	fails_entry(&entry, "#pay.csv: the zip archive is damaged or was cut short");
	entry.deflate = true;
	fails_entry(&entry, "#pay.csv: the zip archive is damaged or was cut short");
}

/* Never other text: a member's data, and what the archive says of its size. */
static void damage_within_a_member_is_an_error(void **state)
{
	struct zip_entry entry = {
	    .name = "pay.csv", .content = TEXT_LITERAL(PAY PAY PAY), .deflate = true};
	struct zip_fixture z;
	struct text whole;
	const char *data;

	(void)state;
	zip_fixture_init(&z);
	zip_fixture_add_entry(&z, &entry);
	whole = zip_fixture_end(&z, false);
	data = memmem(whole.data, whole.len, entry.name, strlen(entry.name));
	assert_non_null(data);
	((char *)(uintptr_t)data)[strlen(entry.name) + 4] ^= 1;
	fails(whole, NULL, "#pay.csv: the zip archive is damaged or was cut short");
	zip_fixture_release(&z);
	entry.claimed_size = 1000;
	fails_entry(&entry, "#pay.csv: the zip archive is damaged or was cut short");
	entry.claimed_size = 1;
	fails_entry(&entry, "#pay.csv: the zip archive is damaged or was cut short");
}

/* A caller that asks again after an error is not told of a sound end. */
static void an_error_of_a_member_stays_one(void **state)
{
	const struct zip_entry entry = {
	    .name = "pay.csv", .content = TEXT_LITERAL(PAY), .deflate = true, .crc_change = 1};
	struct zip_archive *archive;
	struct zip_member *member;
	struct zip_fixture z;
	struct text bytes;
	struct memory_file file;
	struct err e = ERR_INIT;
	char room[4096];
	size_t got;

	(void)state;
	zip_fixture_init(&z);
	zip_fixture_add_entry(&z, &entry);
	bytes = zip_fixture_end(&z, false);
	file = memory_file_new(bytes.data, bytes.len);
	assert_int_equal(zip_archive_open(&e, &archive, file.fd, "a.zip", 200), 0);
	assert_int_equal(zip_member_open(&e, &member, archive, 0), 0);
	/* The text comes first, as its checksum is known at its end. */
	assert_int_equal(zip_member_read(&e, member, room, sizeof(room), &got), 0);
	assert_int_equal(got, strlen(PAY));
	for (int i = 0; i < 3; i++) {
		assert_int_equal(zip_member_read(&e, member, room, sizeof(room), &got), -1);
		assert_int_equal(got, 0);
	}
	zip_member_close(member);
	zip_archive_close(archive);
	memory_file_close(&file);
	zip_fixture_release(&z);
}

static void an_archive_cut_anywhere_is_an_error(void **state)
{
	const struct zip_entry entry = {
	    .name = "pay.csv", .content = TEXT_LITERAL(PAY), .deflate = true};
	struct zip_fixture z;
	struct text whole;

	(void)state;
	zip_fixture_init(&z);
	zip_fixture_add_entry(&z, &entry);
	whole = zip_fixture_end(&z, false);
	for (size_t len = ZIP_MAGIC_BYTES; len < whole.len; len++)
		fails((struct text){.data = whole.data, .len = len}, NULL,
		      "the zip archive is damaged or was cut short");
	zip_fixture_release(&z);
}

static void an_empty_archive_says_so(void **state)
{
	static const char *const nothing[] = {NULL};
	static const char *const folder[] = {"data/", NULL};

	(void)state;
	fails_of(nothing, NULL, "the zip archive holds no file");
	fails_of(folder, NULL, "the zip archive holds no file");
}

static void a_bomb_is_refused_whatever_size_it_claims(void **state)
{
	size_t len = 20 << 20;
	char *zeros = mem_zero(len, 1);
	struct zip_entry entry = {
	    .name = "pay.csv", .content = {.data = zeros, .len = len}, .deflate = true};

	(void)state;
	fails_entry(&entry,
		    "grow to more than 200 times their size: refused as a decompression bomb");
	entry.claimed_size = 1000;
	fails_entry(&entry, "refused as a decompression bomb");
	free(zeros);
}

/* A mebibyte is free whatever the limit; from the next byte on it holds, and 0 is no limit. */
static void a_bomb_is_one_past_a_mebibyte_by_any_limit_but_none(void **state)
{
	const size_t free_len = 1 << 20;
	char *zeros = mem_zero(free_len + 1, 1);
	const struct {
		size_t len;
		double limit;
		int result;
	} cases[] = {
	    {free_len, 200, 0},	     {free_len, 1, 0},	   {free_len + 1, 1, -1},
	    {free_len + 1, 0.5, -1}, {free_len + 1, 0, 0}, {free_len + 1, 1e9, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct zip_entry entry = {.name = "pay.csv",
						.content = {.data = zeros, .len = cases[i].len},
						.deflate = true};
		const struct bytes_in_options options = {.expansion_limit = cases[i].limit};
		struct zip_fixture z;
		struct unpacked u;
		zip_fixture_init(&z);
		zip_fixture_add_entry(&z, &entry);
		unpack_bytes(&u, zip_fixture_end(&z, false), NULL, options, 100000);
		if (u.result != cases[i].result)
			fail_msg("%zu bytes, limit %g: %s", cases[i].len, cases[i].limit,
				 u.result ? u.err.text : "read");
		unpacked_release(&u);
		zip_fixture_release(&z);
	}
	free(zeros);
}

static void other_kinds_of_archives_are_told(void **state)
{
	static const char *const open_document[] = {"mimetype", "content.xml", "styles.xml", NULL};
	static const char *const letter[] = {"[Content_Types].xml", "word/document.xml", NULL};
	const struct zip_entry nested = {.name = "more.zip",
					 .content = TEXT_LITERAL("PK\003\004....")};
	struct zip_fixture inner, outer;

	(void)state;
	fails_of(open_document, NULL, "is an OpenDocument file: save it as .xlsx or CSV");
	fails_of(letter, NULL, "is an Office file, but no workbook of tables");
	fails_entry(&nested, "#more.zip: the zip archive is damaged");
	zip_fixture_init(&outer);
	zip_fixture_init(&inner);
	zip_fixture_add(&inner, "pay.csv", PAY);
	const struct zip_entry sound = {.name = "more.zip",
					.content = zip_fixture_end(&inner, false)};
	zip_fixture_add_entry(&outer, &sound);
	fails(zip_fixture_end(&outer, false), NULL,
	      "#more.zip: is an archive within an archive: unpack it first");
	fails(TEXT_LITERAL("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"), NULL,
	      "is a workbook of the old kind (.xls), or one with a password");
	zip_fixture_release(&inner);
	zip_fixture_release(&outer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_only_member_is_read),
	    cmocka_unit_test(a_member_without_bytes_is_empty_whatever_its_method),
	    cmocka_unit_test(a_gzip_member_is_unpacked_too),
	    cmocka_unit_test(folders_and_litter_are_no_members),
	    cmocka_unit_test(the_only_table_is_read_and_else_the_only_text),
	    cmocka_unit_test(a_member_is_chosen_by_name_or_pattern),
	    cmocka_unit_test(the_options_choose_where_the_name_does_not),
	    cmocka_unit_test(a_pattern_may_mean_several_members),
	    cmocka_unit_test(a_file_that_has_such_a_name_is_that_file),
	    cmocka_unit_test(an_archive_may_come_through_a_pipe),
	    cmocka_unit_test(a_pipe_without_room_for_it_says_so),
	    cmocka_unit_test(an_encrypted_member_is_refused),
	    cmocka_unit_test(a_method_nobody_knows_is_refused),
	    cmocka_unit_test(a_wrong_checksum_is_an_error),
	    cmocka_unit_test(damage_within_a_member_is_an_error),
	    cmocka_unit_test(an_error_of_a_member_stays_one),
	    cmocka_unit_test(an_archive_cut_anywhere_is_an_error),
	    cmocka_unit_test(an_empty_archive_says_so),
	    cmocka_unit_test(a_bomb_is_refused_whatever_size_it_claims),
	    cmocka_unit_test(a_bomb_is_one_past_a_mebibyte_by_any_limit_but_none),
	    cmocka_unit_test(other_kinds_of_archives_are_told),
	    cmocka_unit_test(kinds_of_members_are_told_by_their_names),
	    cmocka_unit_test(of_many_members_twelve_are_named),
	    cmocka_unit_test(a_pattern_means_two_to_five_hundred_members),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
