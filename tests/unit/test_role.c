/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_role.c: the catalogue's invariants, the errors of a bad catalogue, and the roles of titles.
 *
 * A title that a reader would not place has no role. The labels of tests/data/titles.csv began as
 * the catalogue's own answers and were then read and corrected one by one, and the catalogue was
 * corrected by them: their figures show that it does not get worse, not how it does on unseen
 * titles.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/csv_in.h"
#include "model/title/role.h"
#include "tests/unit/fixture_files.h"

static const char *root(void)
{
	const char *path = getenv("PAYBANDS_ROOT");

	return path && *path ? path : ".";
}

static const char *in_root(char out[1000], const char *path)
{
	snprintf(out, 1000, "%s/%s", root(), path);
	return out;
}

static int load_ours(void **state)
{
	struct err e = ERR_INIT;
	struct catalogue *c = NULL;
	char path[1000];

	if (catalogue_load(&e, &c, LAYERS_INSTALLED(in_root(path, "data/roles"))))
		print_error("%s\n", e.text);
	*state = c;
	return c ? 0 : -1;
}

static int free_ours(void **state)
{
	catalogue_free(*state);
	return 0;
}

/* ---- the catalogue ---- */

static void roles_stand_by_id_and_are_whole(void **state)
{
	const struct catalogue *c = *state;

	assert_true(catalogue_count(c) >= 45);
	for (size_t i = 0; i < catalogue_count(c); i++) {
		const struct role *role = catalogue_role(c, i);
		double sum = 0;
		if (i)
			assert_true(strcmp(catalogue_role(c, i - 1)->id, role->id) < 0);
		assert_int_equal(catalogue_find(c, text_of(role->id)), i);
		for (size_t k = 0; k < role->occupation_count; k++)
			sum += role->occupations[k].weight;
		assert_true(fabs(sum - 1) < 1e-6);
		assert_true(role->moves_from_count > 0);
		for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++) {
			assert_non_null(role->level_notes[level]);
			assert_null(strchr(role->level_notes[level], '\n'));
		}
	}
}

static void the_roles_that_a_site_links_to_are_there(void **state)
{
	static const char *const ids[] = {
	    "ml-engineer",
	    "ai-engineer",
	    "data-scientist",
	    "applied-scientist",
	    "research-scientist",
	    "research-engineer",
	    "mlops-engineer",
	    "prompt-engineer",
	    "computer-vision-engineer",
	    "nlp-engineer",
	    "ai-architect",
	    "data-engineer",
	    "data-analyst",
	    "analytics-engineer",
	    "data-architect",
	    "bi-developer",
	    "bi-analyst",
	    "statistician",
	    "quantitative-analyst",
	    "business-analyst",
	    "product-manager",
	    "software-engineer",
	    "backend-engineer",
	    "frontend-engineer",
	    "full-stack-engineer",
	    "mobile-engineer",
	    "qa-engineer",
	    "devops-engineer",
	    "site-reliability-engineer",
	    "platform-engineer",
	    "cloud-engineer",
	    "solutions-architect",
	    "engineering-manager",
	    "security-analyst",
	    "security-engineer",
	    "penetration-tester",
	    "grc-analyst",
	    "ai-governance-specialist",
	};
	const struct catalogue *c = *state;

	for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++)
		if (catalogue_find(c, text_of(ids[i])) == ROLE_NONE)
			fail_msg("no %s", ids[i]);
	assert_int_equal(catalogue_find(c, TEXT_LITERAL("../ml-engineer")), ROLE_NONE);
	assert_int_equal(catalogue_find(c, TEXT_LITERAL("")), ROLE_NONE);
	assert_string_equal(catalogue_nearest(c, TEXT_LITERAL("ml-enginer")), "ml-engineer");
	assert_null(catalogue_nearest(c, TEXT_LITERAL("zzzzzzzzzz")));
}

static void an_ml_engineer_comes_from_three_roles(void **state)
{
	const struct catalogue *c = *state;
	const struct role *role = catalogue_role(c, catalogue_find(c, TEXT_LITERAL("ml-engineer")));

	assert_string_equal(role->name, "ML Engineer");
	assert_string_equal(role->family, "ai");
	assert_int_equal(role->moves_from_count, 3);
	assert_string_equal(role->moves_from[0], "data-scientist");
	assert_string_equal(role->moves_from[1], "software-engineer");
	assert_string_equal(role->moves_from[2], "data-engineer");
	assert_string_equal(role->occupations[0].soc, "15-2051");
}

/* ---- titles ---- */

static void check_title(const struct catalogue *c, const char *title, const char *role,
			enum level level)
{
	struct title_reading got;

	title_read(c, text_of(title), &got);
	const char *id = got.role == ROLE_NONE ? "" : catalogue_role(c, got.role)->id;
	if (strcmp(id, role) != 0 || got.level != level)
		fail_msg("\"%s\" is \"%s\" %s (by \"%s\", \"%s\")", title, id,
			 level_word(got.level), got.rule ? got.rule : "",
			 got.level_word ? got.level_word : "");
	assert_true((got.role == ROLE_NONE) == (got.rule == NULL));
	assert_true((got.level == LEVEL_UNKNOWN) == (got.level_word == NULL));
}

struct expected {
	const char *title;
	const char *role;
	enum level level;
};

static void check_table(void **state, const struct expected *table, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check_title(*state, table[i].title, table[i].role, table[i].level);
}
#define CHECK(state, table) check_table(state, table, sizeof(table) / sizeof(*(table)))

#define NONE LEVEL_UNKNOWN
#define JUNIOR LEVEL_JUNIOR
#define MID LEVEL_MID
#define SENIOR LEVEL_SENIOR
#define STAFF LEVEL_STAFF
#define MANAGER LEVEL_MANAGER
#define EXECUTIVE LEVEL_EXECUTIVE

static void the_longest_phrase_wins_then_the_last(void **state)
{
	static const struct expected table[] = {
	    {"Machine Learning Engineer", "ml-engineer", NONE},
	    {"ML Engineer", "ml-engineer", NONE},
	    {"AI/ML Engineer", "ml-engineer", NONE},
	    {"Machine Learning (ML) Engineer", "ml-engineer", NONE},
	    {"Machine Learning Research Engineer", "research-engineer", NONE},
	    {"Machine Learning Researcher", "research-scientist", NONE},
	    {"Machine Learning Scientist", "applied-scientist", NONE},
	    {"Machine Learning Infrastructure Engineer", "mlops-engineer", NONE},
	    {"Machine Learning Data Scientist", "data-scientist", NONE},
	    {"Data Scientist/Machine Learning Engineer", "ml-engineer", NONE},
	    {"AI Data Engineer", "data-engineer", NONE},
	    {"Marketing Data Scientist", "data-scientist", NONE},
	    {"Data Product Manager", "data-product-manager", NONE},
	    {"Product Data Analyst", "product-analyst", NONE},
	    {"Business Intelligence Data Analyst", "bi-analyst", NONE},
	    {"Power BI Developer", "bi-developer", NONE},
	    {"PowerBI Developer", "bi-developer", NONE},
	    {"Data Governance Architect", "data-architect", NONE},
	    {"Cloud Security Engineer", "security-engineer", NONE},
	    {"Cloud Database Administrator", "database-administrator", NONE},
	    {"Business Systems Analyst", "systems-analyst", NONE},
	    {"Front End Web Developer", "frontend-engineer", NONE},
	    {"Full-Stack JavaScript Developer", "full-stack-engineer", NONE},
	    {"Embedded Software Engineer", "embedded-engineer", NONE},
	    {"Software Engineer in Test", "qa-engineer", NONE},
	    {"SDET", "qa-engineer", NONE},
	    {"C# developer", "software-engineer", NONE},
	    {".NET Developer", "software-engineer", NONE},
	    {"C++ Software Engineer", "software-engineer", NONE},
	    {"Member of Technical Staff", "software-engineer", NONE},
	    {"IT Auditor", "grc-analyst", NONE},
	    {"Pen Tester", "penetration-tester", NONE},
	    {"Security Operations Center Analyst", "soc-analyst", NONE},
	    {"GenAI Engineer", "ai-engineer", NONE},
	    {"LLM Engineer", "ai-engineer", NONE},
	    {"UI/UX Designer", "product-designer", NONE},
	    {"SRE", "site-reliability-engineer", NONE},
	    {"DBA", "database-administrator", NONE},
	    {"QA", "qa-engineer", NONE},
	    {"DevOps", "devops-engineer", NONE},
	    {"Business Intelligence", "bi-analyst", NONE},
	};

	CHECK(state, table);
}

static void qualifiers_may_follow_the_head(void **state)
{
	static const struct expected table[] = {
	    {"Developer, full-stack", "full-stack-engineer", NONE},
	    {"Developer, back-end", "backend-engineer", NONE},
	    {"Developer, front-end", "frontend-engineer", NONE},
	    {"Developer, mobile", "mobile-engineer", NONE},
	    {"Developer, QA or test", "qa-engineer", NONE},
	    {"Developer, game or graphics", "game-developer", NONE},
	    {"Developer, desktop or enterprise applications", "software-engineer", NONE},
	    {"Developer, embedded applications or devices", "embedded-engineer", NONE},
	    {"Developer, AI", "ai-engineer", NONE},
	    {"Engineer, site reliability", "site-reliability-engineer", NONE},
	    {"Data scientist or machine learning specialist", "data-scientist", NONE},
	    {"Designer (UI, UX)", "product-designer", NONE},
	    {"Software Engineer, Machine Learning", "ml-engineer", NONE},
	    {"Senior Staff Software Engineer, Backend", "backend-engineer", STAFF},
	    {"Senior Backend (Go) Engineer", "backend-engineer", SENIOR},
	    {"Product Manager - AI/ML", "ai-product-manager", NONE},
	    {"Product Manager (Data Science)", "data-product-manager", NONE},
	    {"Engineering Manager, Data Platform", "engineering-manager", MANAGER},
	    {"Engineering Manager, Machine Learning", "engineering-manager", MANAGER},
	    {"Solutions Architect, Generative AI", "ai-architect", NONE},
	    {"Data Engineer \xe2\x80\x93 Platform", "data-engineer", NONE},
	    {"IT - Data Engineer", "data-engineer", NONE},
	    {"Software Development Engineer II, Alexa", "software-engineer", MID},
	    {"Backend Developer & Team Lead", "backend-engineer", MANAGER},
	    {"Tech Lead / Full-Stack", "full-stack-engineer", STAFF},
	};

	CHECK(state, table);
}

static void words_and_numbers_say_levels(void **state)
{
	static const struct expected table[] = {
	    {"Senior ML Ops Engineer", "mlops-engineer", SENIOR},
	    {"Machine Learning Engineer II", "ml-engineer", MID},
	    {"Machine Learning Engineer 5", "ml-engineer", STAFF},
	    {"Sr. Data Scientist", "data-scientist", SENIOR},
	    {"Snr Data Engineer", "data-engineer", SENIOR},
	    {"Jr. Data Analyst", "data-analyst", JUNIOR},
	    {"Software Engineer I", "software-engineer", JUNIOR},
	    {"Software Engineer III", "software-engineer", SENIOR},
	    {"Software Engineer 3", "software-engineer", SENIOR},
	    {"Software Engineer IV", "software-engineer", STAFF},
	    {"Senior Software Engineer II", "software-engineer", SENIOR},
	    {"Software Developer - Level 1", "software-engineer", JUNIOR},
	    {"Staff Data Analyst", "data-analyst", STAFF},
	    {"Principal Machine Learning Engineer", "ml-engineer", STAFF},
	    {"Principle Software Engineer", "software-engineer", STAFF},
	    {"Lead Data Scientist", "data-scientist", STAFF},
	    {"Data Scientist Lead", "data-scientist", STAFF},
	    {"Data Science Tech Lead", "data-scientist", STAFF},
	    {"Distinguished Engineer, Machine Learning", "ml-engineer", STAFF},
	    {"Associate Data Scientist", "data-scientist", JUNIOR},
	    {"Senior Associate Data Scientist", "data-scientist", SENIOR},
	    {"Data Analytics Associate", "data-analyst", NONE},
	    {"Assistant Project Manager", "project-manager", JUNIOR},
	    {"Administrative Assistant & Systems Analyst", "systems-analyst", NONE},
	    {"Data Science Intern", "data-scientist", JUNIOR},
	    {"working student (QA)", "qa-engineer", JUNIOR},
	    {"Graduate Software Engineer", "software-engineer", JUNIOR},
	    {"Mid-level SharePoint Developer", "software-engineer", MID},
	    {"Machine Learning Senior Engineer", "ml-engineer", SENIOR},
	    {"Lead Developer", "software-engineer", STAFF},
	    {"Technical Lead", "software-engineer", STAFF},
	    {"Product Manager", "product-manager", NONE},
	    {"Principal Product Manager", "product-manager", STAFF},
	    {"Data Scientist, Office of the CTO", "data-scientist", NONE},
	};

	CHECK(state, table);
}

static void managers_and_executives_are_tracks(void **state)
{
	static const struct expected table[] = {
	    {"Data Science Manager", "data-scientist", MANAGER},
	    {"Machine Learning Manager", "ml-engineer", MANAGER},
	    {"Data Engineering Manager", "data-engineer", MANAGER},
	    {"Analytics Engineering Manager", "analytics-engineer", MANAGER},
	    {"Senior Manager, Machine Learning Engineering", "ml-engineer", MANAGER},
	    {"Software Engineering Manager", "engineering-manager", MANAGER},
	    {"Senior Manager, Software Development", "engineering-manager", MANAGER},
	    {"Software Developer Team Lead", "engineering-manager", MANAGER},
	    {"Data Team Lead", "data-manager", MANAGER},
	    {"Data Manager", "data-manager", MANAGER},
	    {"Sr Manager, Data", "data-manager", MANAGER},
	    {"IT Manager", "it-manager", MANAGER},
	    {"Information Security Manager", "security-manager", MANAGER},
	    {"Business Intelligence Manager", "bi-analyst", MANAGER},
	    {"Statistics Supervisor", "statistician", MANAGER},
	    {"Head of Data", "data-manager", EXECUTIVE},
	    {"Head of AI", "ai-engineer", EXECUTIVE},
	    {"Head of Data Science & Strategy", "data-scientist", EXECUTIVE},
	    {"Director of Machine Learning", "ml-engineer", EXECUTIVE},
	    {"Director, Data Science, Marketing", "data-scientist", EXECUTIVE},
	    {"Associate Director, Data Science", "data-scientist", EXECUTIVE},
	    {"Director of Engineering, Platform", "engineering-manager", EXECUTIVE},
	    {"VP Engineering", "engineering-manager", EXECUTIVE},
	    {"Vice President of Engineering", "engineering-manager", EXECUTIVE},
	    {"Chief Data Officer", "data-manager", EXECUTIVE},
	    {"Chief Data Scientist", "data-scientist", EXECUTIVE},
	    {"CISO", "security-manager", EXECUTIVE},
	    {"Director of Technology", "it-manager", EXECUTIVE},
	    {"Senior Director, Product Management", "product-manager", EXECUTIVE},
	};

	CHECK(state, table);
}

static void no_role_is_better_than_a_wrong_one(void **state)
{
	static const struct expected table[] = {
	    {"Engineer", "", NONE},
	    {"Manager", "", MANAGER},
	    {"Analyst", "", NONE},
	    {"Associate", "", NONE},
	    {"Consultant", "", NONE},
	    {"Specialist", "", NONE},
	    {"Architect", "", NONE},
	    {"Researcher", "", NONE},
	    {"Senior Engineer", "", SENIOR},
	    {"Staff Engineer", "", NONE},
	    {"Civil Engineer", "", NONE},
	    {"Electrical Engineer", "", NONE},
	    {"Mechanical Engineer II", "", NONE},
	    {"Account Manager", "", NONE},
	    {"Recruiter", "", NONE},
	    {"Data Science Recruiter", "", NONE},
	    {"Technical Recruiter - Software Engineering", "", NONE},
	    {"Professor of Machine Learning", "", NONE},
	    {"Data Science Lecturer", "", NONE},
	    {"Software Sales", "", NONE},
	    {"Data Entry Clerk", "", NONE},
	    {"Product Marketing Manager", "", MANAGER},
	    {"Civil Engineering Manager", "", MANAGER},
	    {"Engineering Manager, Mechanical", "", MANAGER},
	    {"Optical Systems Engineer", "", NONE},
	    {"Electrical Test Engineer", "", NONE},
	    {"Business Developer", "", NONE},
	    {"Curriculum Developer", "", NONE},
	    {"Airport Security Officer", "", NONE},
	    {"Executive Assistant to VP of Engineering", "", NONE},
	    {"Chief of Staff", "", NONE},
	    {"Staff Accountant", "", NONE},
	    {"Associate Attorney", "", NONE},
	    {"Academic researcher", "", NONE},
	    {"Student", "", NONE},
	    {"CFO", "", EXECUTIVE},
	    {"Social Network Manager", "", MANAGER},
	    {"Customer Support for Data Engineers", "", NONE},
	    {"Oil Platform Engineer", "", NONE},
	    {"Facilities Engineering Manager", "", MANAGER},
	    {"Director of Facilities Engineering", "", EXECUTIVE},
	    {"Fire and Security Engineer", "", NONE},
	    {"Interior Solutions Architect", "", NONE},
	    {"School Systems Administrator", "", NONE},
	    {"Office Systems Administrator", "", NONE},
	    {"Benefits Systems Administrator", "", NONE},
	    {"Formation Security Analyst", "", NONE},
	    {"Back end of store clerk", "", NONE},
	    {"QA Manager (food)", "", MANAGER},
	    {"former Data Scientist", "", NONE},
	    {"(Retired) Software Engineer", "", NONE},
	    {"Software Engineer (retired)", "", NONE},
	    {"Not a data scientist", "", NONE},
	    {"Wife of a software engineer", "", NONE},
	    {"", "", NONE},
	    {"  ", "", NONE},
	    {"-", "", NONE},
	    {"?!, (", "", NONE},
	};

	CHECK(state, table);
}

static void a_qualifier_of_another_trade_is_not_ours(void **state)
{
	static const struct expected table[] = {
	    {"Director of Electrical and Automation Engineering", "", EXECUTIVE},
	    {"Director of Engineering, Electrical & Automation", "", EXECUTIVE},
	    {"Director of Automation Engineering", "engineering-manager", EXECUTIVE},
	    {"Polymer Research Scientist", "", NONE},
	    {"Political Research Scientist", "", NONE},
	    {"Research Scientist - Plant Transformation", "", NONE},
	    {"Research Scientist - Vision", "research-scientist", NONE},
	    {"Brake Systems Engineer", "", NONE},
	    {"Wastewater Control Systems Engineer", "", NONE},
	    {"RF Test Engineer (Radio Frequency Test Engineer)", "", NONE},
	    {"Fleet Network Analyst", "", NONE},
	    {"Retail Network Planner", "", NONE},
	    {"Network Analyst", "network-engineer", NONE},
	    {"CNC Tool Programmer", "", NONE},
	    {"Tools Programmer", "software-engineer", NONE},
	    {"CAD Programmer", "", NONE},
	    {"Front End Supervisor", "", MANAGER},
	    {"Front End Lead", "frontend-engineer", STAFF},
	    {"Back End Supervisor", "", MANAGER},
	    {"Neural Network Engineer", "ml-engineer", NONE},
	    {"Group Tester", "", NONE},
	    {"Tester", "qa-engineer", NONE},
	    {"Data Processor", "", NONE},
	    {"Health Information Services Manager", "", MANAGER},
	    {"Information Services Manager", "it-manager", MANAGER},
	    {"Construction Project Manager", "", NONE},
	    {"Project Manager, Solar", "", NONE},
	    {"Environmental Compliance Specialist", "", NONE},
	    {"HVAC Sales Engineer", "", NONE},
	    {"After School Program Manager", "", NONE},
	    {"Data Science Marketing", "", NONE},
	    {"Data Scientist Marketing", "data-scientist", NONE},
	};

	CHECK(state, table);
}

static void a_title_of_a_ladder_gives_way_to_what_is_done(void **state)
{
	static const struct expected table[] = {
	    {"Member of Technical Staff", "software-engineer", NONE},
	    {"Member of Technical Staff, ML", "ml-engineer", NONE},
	    {"Member of Technical Staff, Inference", "software-engineer", NONE},
	    {"Member of Technical Staff - Data Scientist", "data-scientist", NONE},
	    {"Member of Technical Staff (Security Engineer)", "security-engineer", NONE},
	    {"Principal Member of Technical Staff, Data Engineering", "data-engineer", STAFF},
	    {"SMTS", "software-engineer", SENIOR},
	};

	CHECK(state, table);
}

static void words_that_say_the_same_are_decided_alike(void **state)
{
	static const struct expected table[] = {
	    {"Identity Analyst", "security-analyst", NONE},
	    {"IAM Analyst", "security-analyst", NONE},
	    {"Identity & Access Management Analyst", "security-analyst", NONE},
	    {"IAM Engineer", "security-engineer", NONE},
	    {"SOC Lead", "soc-analyst", STAFF},
	    {"Security Engineering Lead", "security-engineer", STAFF},
	    {"Data Engineering Lead", "data-engineer", STAFF},
	    {"Engineering Lead", "engineering-manager", STAFF},
	    {"SQA Analyst", "qa-engineer", NONE},
	    {"LAN/WAN Administrator", "systems-administrator", NONE},
	    {"WAN Administrator", "systems-administrator", NONE},
	    {"Computer Scientist", "research-scientist", NONE},
	    {"MLE II", "ml-engineer", MID},
	    {"SDE-3", "software-engineer", SENIOR},
	    {"Sr. SWE II", "software-engineer", SENIOR},
	    {"AI & ML Engineer", "ml-engineer", NONE},
	    {"CTI Analyst", "soc-analyst", NONE},
	    {"Threat Intel Lead", "soc-analyst", STAFF},
	    {"Sales Engineer", "solutions-engineer", NONE},
	    {"Sales Engineering Manager", "solutions-engineer", MANAGER},
	    {"ISSO", "security-analyst", NONE},
	    {"Information System Security Officer (ISSO)", "security-analyst", NONE},
	    {"ISSM", "security-manager", MANAGER},
	    {"Program Manager", "program-manager", NONE},
	    {"IT Program Manager", "technical-program-manager", NONE},
	    {"Compliance Analyst", "compliance-analyst", NONE},
	    {"Director of Compliance", "compliance-analyst", EXECUTIVE},
	    {"IT Compliance Analyst", "grc-analyst", NONE},
	    {"CTO", "technology-executive", EXECUTIVE},
	    {"Chief Technology Officer", "technology-executive", EXECUTIVE},
	    {"CIO", "it-manager", EXECUTIVE},
	    {"EA to the CTO", "", NONE},
	    {"VP of Eng", "engineering-manager", EXECUTIVE},
	    {"SVP, Technology", "it-manager", EXECUTIVE},
	};

	CHECK(state, table);
}

static void nouns_may_stand_before_what_qualifies_them(void **state)
{
	static const struct expected table[] = {
	    {"D\xc3\xa9veloppeur Full Stack H/F", "full-stack-engineer", NONE},
	    {"Programador Java senior", "software-engineer", SENIOR},
	    {"Desenvolvedor backend j\xc3\xbanior", "backend-engineer", JUNIOR},
	    {"Engenheiro de software pleno", "software-engineer", MID},
	    {"Ing\xc3\xa9nieur DevOps (H/F)", "devops-engineer", NONE},
	    {"Administrateur syst\xc3\xa8mes et r\xc3\xa9seaux", "systems-administrator", NONE},
	    {"Administrador de sistemas", "systems-administrator", NONE},
	    {"Analista de sistemas", "systems-analyst", NONE},
	    {"In\xc5\xbcynier oprogramowania", "software-engineer", NONE},
	    {"Administrator baz danych", "database-administrator", NONE},
	    {"Softwareentwickler Java m/w/d", "software-engineer", NONE},
	    {"Java-Entwickler (m/w/d)", "software-engineer", NONE},
	    {"Entwickler Frontend (w/m/d)", "frontend-engineer", NONE},
	    {"Analista de marketing", "marketing-analyst", NONE},
	    {"Ingeniero civil", "", NONE},
	};

	CHECK(state, table);
}

static void other_scripts_and_tongues_are_read(void **state)
{
	static const struct expected table[] = {
	    {"D\xc3\xa9veloppeur Full Stack", "full-stack-engineer", NONE},
	    {"Ing\xc3\xa9nieur Logiciel", "software-engineer", NONE},
	    {"Softwareentwickler (m/w/d)", "software-engineer", NONE},
	    {"Analista de Datos", "data-analyst", NONE},
	    {"D\xe9veloppeur Full Stack", "full-stack-engineer", NONE}, /* Latin-1 */
	    {"\xef\xbc\xa4\xef\xbd\x81\xef\xbd\x94\xef\xbd\x81 Engineer", "data-engineer", NONE},
	    {"\xe3\x82\xa8\xe3\x83\xb3\xe3\x82\xb8\xe3\x83\x8b\xe3\x82\xa2", "", NONE},
	};

	CHECK(state, table);
}

static void a_very_long_title_is_read_by_its_start(void **state)
{
	struct title_reading got;
	size_t length = 1 << 20;
	char *title = malloc(length);

	assert_non_null(title);
	memset(title, '(', length);
	memcpy(title, "Senior Data Engineer ", 21);
	title_read(*state, (struct text){title, length}, &got);
	assert_string_equal(catalogue_role(*state, got.role)->id, "data-engineer");
	assert_int_equal(got.level, LEVEL_SENIOR);
	for (size_t i = 0; i + 1 < length; i += 2)
		memcpy(title + i, "a ", 2);
	title_read(*state, (struct text){title, length}, &got);
	assert_int_equal(got.role, ROLE_NONE);
	free(title);
}

/* ---- labelled titles ---- */

struct labelled {
	const struct catalogue *catalogue;
	size_t rows, wanted, given, right, levels, levels_right;
};

static int score_row(struct err *e, void *context, const struct csv_record *record)
{
	struct labelled *l = context;
	struct title_reading got;
	enum level level;

	if (record->line == 1)
		return 0;
	if (record->count != 3 || !level_from_word(record->fields[2], &level) ||
	    (record->fields[1].len && catalogue_find(l->catalogue, record->fields[1]) == ROLE_NONE))
		return err_set(e, ERR_INPUT, "titles.csv:%zu: not a label", (size_t)record->line);
	title_read(l->catalogue, record->fields[0], &got);
	const char *id = got.role == ROLE_NONE ? "" : catalogue_role(l->catalogue, got.role)->id;
	bool right = text_equal(record->fields[1], text_of(id));
	l->rows++;
	l->wanted += record->fields[1].len > 0;
	l->given += got.role != ROLE_NONE;
	l->right += right && *id;
	if (right && *id) {
		l->levels++;
		l->levels_right += got.level == level;
	}
	if (!right || (*id && got.level != level))
		print_message("# %.*s: \"%s\" %s, a reader says \"%.*s\" %s\n",
			      TEXT_ARG(record->fields[0]), id, level_word(got.level),
			      TEXT_ARG(record->fields[1]), level_word(level));
	return 0;
}

static void labelled_titles_are_read_as_by_a_reader(void **state)
{
	static const struct csv_dialect comma = {',', true};
	struct labelled l = {.catalogue = *state};
	struct err e = ERR_INIT;
	char path[1000];

	if (csv_read_file(&e, in_root(path, "tests/data/titles.csv"), &comma, score_row, &l))
		fail_msg("%s", e.text);
	double precision = (double)l.right / (double)l.given;
	double recall = (double)l.right / (double)l.wanted;
	print_message("# %zu titles: precision %.4f, recall %.4f, level right %.4f\n", l.rows,
		      precision, recall, (double)l.levels_right / (double)l.levels);
	assert_true(l.rows >= 300);
	assert_true(precision >= 0.97);
	assert_true(recall >= 0.92);
	assert_true((double)l.levels_right / (double)l.levels >= 0.97);
}

/* ---- a catalogue that is wrong ---- */

#define ROLE_HEAD "[role]\nname = A\nfamily = data\nsummary = Does it.\n"
#define TITLES "[titles]\nanywhere = aye engineer\n"
#define OCCUPATIONS "[occupations]\n15-2051 = 0.5\n15-1252 = 0.5\nnote = Because.\n"
#define EIGHT "(a | b | c | d | e | f | g | h) "
#define NINE "(a | b | c | d | e | f | g | h | i) "
#define WORDS "[same]\nsenior = sr\n[levels]\nsenior = senior\n[words]\nalone = engineer, manager\n"

/* Loads a catalogue of words.ini and a.ini, which must fail with `message` in its text. */
static void expect_error(const char *words, const char *name, const char *role, const char *message)
{
	char *directory = fixture_directory();
	struct err e = ERR_INIT;
	struct catalogue *c = NULL;

	fixture_write(directory, "words.ini", words);
	fixture_write(directory, name, role);
	int status = catalogue_load(&e, &c, LAYERS_INSTALLED(directory));
	catalogue_free(c);
	fixture_remove(directory);
	if (status == 0)
		fail_msg("no error: %s", message);
	assert_int_equal(e.code, ERR_USAGE);
	if (!strstr(e.text, message))
		fail_msg("\"%s\" is not in \"%s\"", message, e.text);
}

static void a_wrong_role_is_told_where_and_what(void **state)
{
	static const struct {
		const char *name, *content, *message;
	} table[] = {
	    {"A_b.ini", ROLE_HEAD TITLES OCCUPATIONS, "lower-case words joined by -"},
	    {"a--b.ini", ROLE_HEAD TITLES OCCUPATIONS, "lower-case words joined by -"},
	    {"a.ini", TITLES OCCUPATIONS, "a.ini: [role] needs name, family and summary"},
	    {"a.ini", ROLE_HEAD "nmae = B\n" TITLES OCCUPATIONS,
	     "a.ini:5: unknown key \"nmae\" in [role]; did you mean \"name\"?"},
	    {"a.ini", ROLE_HEAD "name = B\n" TITLES OCCUPATIONS, "a.ini:5: name: is given twice"},
	    {"a.ini", ROLE_HEAD "[title]\nanywhere = a\n", "a.ini:6: unknown section [title]"},
	    {"a.ini", ROLE_HEAD OCCUPATIONS, "a.ini: [titles] has no phrase"},
	    {"a.ini", ROLE_HEAD "[titles]\nanywhere = engineer\n",
	     "a.ini:6: \"engineer\" alone does not name a role"},
	    {"a.ini", ROLE_HEAD "[titles]\nanywhere =\n\taye engineer\n\tManagers\n",
	     "a.ini:8: \"Managers\" alone does not name a role"},
	    {"a.ini", ROLE_HEAD "[titles]\nanywhere = (a | b engineer\n",
	     "a.ini:6: \"(a | b engineer\": choices are written (a | b)"},
	    {"a.ini", ROLE_HEAD "[titles]\nanywhere = a (b (c) d) e\n",
	     "a.ini:6: \"a (b (c) d) e\": choices are written (a | b)"},
	    {"a.ini", ROLE_HEAD "[titles]\nanywhere = a b) c\n",
	     "a.ini:6: \"a b) c\": choices are written (a | b)"},
	    {"a.ini", ROLE_HEAD "[titles]\nanywhere = " EIGHT EIGHT NINE "engineer\n",
	     "are at most 512 in all"},
	    {"a.ini", ROLE_HEAD "[titles]\nanywhere = a, !?\n", "a.ini:6: \"!?\" has no word"},
	    {"a.ini", ROLE_HEAD "[titles]\nanywhere = aye engineer\nsubject = Aye Engineers\n",
	     "a.ini:7: \"Aye Engineers\" is already a phrase of "},
	    {"a.ini", ROLE_HEAD TITLES "[occupations]\nnote = Because.\n15-2051 = 0.5\n",
	     "a.ini: the weights of [occupations] add to 0.5, not 1"},
	    {"a.ini", ROLE_HEAD TITLES "[occupations]\n15-2050 = 1\n",
	     "a.ini:8: 15-2050: is not the code of a detailed SOC 2018 occupation"},
	    {"a.ini", ROLE_HEAD TITLES "[occupations]\n15-2051 = -1\n",
	     "a.ini:8: 15-2051: a weight is above 0 and at most 1"},
	    {"a.ini", ROLE_HEAD TITLES "[occupations]\n15-2051 = nan\n",
	     "a.ini:8: 15-2051: a weight is above 0 and at most 1"},
	    {"a.ini", ROLE_HEAD TITLES "[occupations]\n15-2051 = 1\n15-2051 = 1\n",
	     "a.ini:9: 15-2051: is given twice"},
	    {"a.ini", ROLE_HEAD TITLES "[occupations]\n15-2051 = 1\n", "needs codes and a note"},
	    {"a.ini", ROLE_HEAD TITLES OCCUPATIONS "[years]\nmid = 6\n",
	     "a.ini:12: unknown section [years]"},
	    {"a.ini", ROLE_HEAD TITLES OCCUPATIONS "[levels]\nseniro = 6\n",
	     "did you mean \"senior\"?"},
	    {"a.ini", ROLE_HEAD "moves_from = b\n" TITLES OCCUPATIONS,
	     "a.ini: moves_from names \"b\", which is not a role"},
	    {"a.ini", ROLE_HEAD "moves_from = a\n" TITLES OCCUPATIONS,
	     "a.ini: moves_from names itself"},
	    {"a.ini", ROLE_HEAD "formerly = a\n" TITLES OCCUPATIONS,
	     "a.ini: formerly: \"a\" is a role of the catalogue"},
	    {"a.ini", ROLE_HEAD "formerly = old-a, older-a, old-a\n" TITLES OCCUPATIONS,
	     "a.ini: formerly: \"old-a\" is named twice"},
	    {"a.ini", ROLE_HEAD "formerly = Old A\n" TITLES OCCUPATIONS,
	     "a.ini:5: formerly: each is lower-case words joined by -"},
	    {"a.ini", ROLE_HEAD "moves_from = ../b\n" TITLES OCCUPATIONS,
	     "a.ini:5: moves_from: each is lower-case words joined by -"},
	    {"a.ini", ROLE_HEAD "tags = map,\n\tmesure\n" TITLES OCCUPATIONS,
	     "a.ini:5: tags: no function \"mesure\" of the NIST AI RMF (govern, map, measure, "
	     "manage); did you mean \"measure\"?"},
	    {"a.ini", ROLE_HEAD "tags = audit\n" TITLES OCCUPATIONS,
	     "a.ini:5: tags: no function \"audit\" of the NIST AI RMF"},
	    {"a.ini", ROLE_HEAD "tags = map, map\n" TITLES OCCUPATIONS,
	     "a.ini:5: tags: map is there twice"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		expect_error(WORDS, table[i].name, table[i].content, table[i].message);
}

static void wrong_words_are_told_where_and_what(void **state)
{
	static const struct {
		const char *words, *message;
	} table[] = {
	    {"[smae]\na = b\n", "words.ini:2: unknown section [smae]"},
	    {"[levels]\nboss = chief\n", "words.ini:2: \"boss\" is not a level"},
	    {"[levels]\nsenior = senior\nmid = Senior\n",
	     "words.ini:3: \"Senior\" already says a level"},
	    {"[same]\na = x\nb = x\n", "words.ini:3: \"x\" already has an equivalent"},
	    {"[same]\na b = x\nc = y, b\n",
	     "words.ini:2: words of this line's left side are rewritten"},
	    {"[words]\nalnoe = a\n", "words.ini:2: unknown key \"alnoe\"; did you mean \"alone\"?"},
	    {"[words]\nalone = two words\n", "words.ini:2: \"two words\" is not one word"},
	    {"[no role]\ntitle = a b\n",
	     "words.ini:2: unknown key \"title\"; [no role] has titles"},
	    {"[no role]\ntitles =\n\tb c\n\taye engineer\n",
	     "a.ini:6: \"aye engineer\" is already a phrase of "},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		expect_error(table[i].words, "a.ini", ROLE_HEAD TITLES OCCUPATIONS,
			     table[i].message);
}

static void one_phrase_has_one_role(void **state)
{
	char *directory = fixture_directory();
	struct err e = ERR_INIT;
	struct catalogue *c = NULL;

	(void)state;
	fixture_write(directory, "words.ini", WORDS);
	fixture_write(directory, "a.ini", ROLE_HEAD TITLES OCCUPATIONS);
	fixture_write(directory, "b.ini", ROLE_HEAD "[titles]\nwhole = (aye | bee) engineer\n");
	assert_int_equal(catalogue_load(&e, &c, LAYERS_INSTALLED(directory)), -1);
	fixture_remove(directory);
	assert_non_null(strstr(e.text, "b.ini:6: \"aye engineer\" is already a phrase of "));
	assert_non_null(strstr(e.text, "a.ini (line 6)"));
}

static void two_roles_have_no_former_id_in_common(void **state)
{
	static const char *const files[] = {"a.ini", "b.ini", "c.ini"};
	char content[200];

	(void)state;
	for (size_t first = 0; first < 3; first++)
		for (size_t second = first + 1; second < 3; second++) {
			char *directory = fixture_directory();
			struct err e = ERR_INIT;
			struct catalogue *c = NULL;
			fixture_write(directory, "words.ini", WORDS);
			for (size_t i = 0; i < 3; i++) {
				snprintf(content, sizeof(content),
					 "%sformerly = %s\n[titles]\nanywhere = %c engineer\n%s",
					 ROLE_HEAD,
					 i == second  ? "x, old"
					 : i == first ? "old, y"
						      : "z",
					 files[i][0], OCCUPATIONS);
				fixture_write(directory, files[i], content);
			}
			assert_int_equal(catalogue_load(&e, &c, LAYERS_INSTALLED(directory)), -1);
			fixture_remove(directory);
			snprintf(content, sizeof(content), "%s: formerly: \"old\" is named twice",
				 files[second]);
			if (!strstr(e.text, content))
				fail_msg("%s", e.text);
		}
}

/* Roles are numbered in 16 bits, of which the last says none: one more than there may be is refused before any
 * is read, and of as many the first is read, which is empty. */
static void a_catalogue_holds_as_many_roles_as_have_a_number(void **state)
{
	char *directory = fixture_directory();
	struct err e = ERR_INIT;
	struct catalogue *c = NULL;
	char empty[200], path[200], name[16];

	(void)state;
	fixture_write(directory, "words.ini", WORDS);
	for (int i = 0; i < 65534; i++) {
		/* Names of few files: a file may have 65,000. */
		snprintf(name, sizeof(name), "r%05d.ini", i);
		if (i % 30000 == 0) {
			fixture_write(directory, name, "");
			snprintf(empty, sizeof(empty), "%s/%s", directory, name);
			continue;
		}
		snprintf(path, sizeof(path), "%s/%s", directory, name);
		assert_int_equal(link(empty, path), 0);
	}
	assert_int_equal(catalogue_load(&e, &c, LAYERS_INSTALLED(directory)), -1);
	if (!strstr(e.text, "r00000.ini"))
		fail_msg("%s", e.text);
	fixture_write(directory, "s.ini", "");
	assert_int_equal(catalogue_load(&e, &c, LAYERS_INSTALLED(directory)), -1);
	fixture_remove(directory);
	assert_non_null(strstr(e.text, "holds 65535 roles; the most is 65534"));
}

static void a_folder_without_roles_is_an_error(void **state)
{
	char *directory = fixture_directory();
	struct err e = ERR_INIT;
	struct catalogue *c = NULL;

	(void)state;
	assert_int_equal(catalogue_load(&e, &c, LAYERS_INSTALLED(directory)), -1);
	assert_non_null(strstr(e.text, "words.ini"));
	fixture_write(directory, "words.ini", WORDS);
	assert_int_equal(catalogue_load(&e, &c, LAYERS_INSTALLED(directory)), -1);
	assert_non_null(strstr(e.text, "holds no role"));
	fixture_remove(directory);
	assert_int_equal(catalogue_load(&e, &c, LAYERS_INSTALLED("/no/such/folder")), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_non_null(strstr(e.text, "/no/such/folder"));
	catalogue_free(NULL);
}

static void an_analyst_adds_a_role_with_one_file(void **state)
{
	char *directory = fixture_directory();
	struct err e = ERR_INIT;
	struct catalogue *c = NULL;

	(void)state;
	fixture_write(directory, "words.ini", WORDS);
	fixture_write(directory, "a.ini",
		      ROLE_HEAD "tags = map, measure\n" TITLES OCCUPATIONS
				"[levels]\njunior = Learns\n\tit.\n");
	fixture_write(directory, "a-b.ini",
		      ROLE_HEAD "moves_from = a\n[titles]\n"
				"anywhere = (big |) bee (engineer | dev)\n" OCCUPATIONS);
	if (catalogue_load(&e, &c, LAYERS_INSTALLED(directory)))
		fail_msg("%s", e.text);
	fixture_remove(directory);
	assert_int_equal(catalogue_count(c), 2);
	const struct role *a = catalogue_role(c, 0);
	assert_string_equal(a->id, "a");
	assert_string_equal(catalogue_role(c, 1)->id, "a-b");
	assert_string_equal(catalogue_role(c, 1)->moves_from[0], "a");
	assert_string_equal(a->level_notes[LEVEL_JUNIOR], "Learns it.");
	assert_null(a->level_notes[LEVEL_MID]);
	assert_int_equal(a->tag_count, 2);
	check_title(c, "Sr. Aye Engineers", "a", LEVEL_SENIOR);
	check_title(c, "bee dev", "a-b", NONE);
	check_title(c, "Big Bee Engineer", "a-b", NONE);
	catalogue_free(c);
}

/* '-' sorts before '.', which ends an id in its file's name; '0' after it. */
static void roles_stand_by_id_whatever_their_files_are_named(void **state)
{
	static const char *const ids[] = {"a", "a-b", "a-b-c", "a-c", "a0", "b", "b-a"};
	enum { COUNT = sizeof(ids) / sizeof(*ids) };
	char *directory = fixture_directory(), text[400], name[20];
	struct err e = ERR_INIT;
	struct catalogue *c = NULL;

	(void)state;
	fixture_write(directory, "words.ini", WORDS);
	for (size_t i = 0; i < COUNT; i++) {
		size_t at = i * 3 % COUNT;
		snprintf(text, sizeof(text),
			 ROLE_HEAD "[titles]\nanywhere = %c engineer\n" OCCUPATIONS, 'p' + (int)at);
		snprintf(name, sizeof(name), "%s.ini", ids[at]);
		fixture_write(directory, name, text);
	}
	if (catalogue_load(&e, &c, LAYERS_INSTALLED(directory)))
		fail_msg("%s", e.text);
	assert_int_equal(catalogue_count(c), COUNT);
	for (size_t i = 0; i < COUNT; i++)
		assert_string_equal(catalogue_role(c, (uint16_t)i)->id, ids[i]);
	catalogue_free(c);
	fixture_remove(directory);
}

/* An own file takes the place of the installed one of its name, of each of them. */
static void an_own_role_replaces_the_installed_one(void **state)
{
	static const char *const ids[] = {"a", "b", "c"};
	char text[400], name[20];
	struct err e = ERR_INIT;

	(void)state;
	for (size_t replaced = 0; replaced < 3; replaced++) {
		char *installed = fixture_directory(), *own = fixture_directory();
		struct layers folders = {.installed = installed, .own = own};
		struct catalogue *c = NULL;
		fixture_write(installed, "words.ini", WORDS);
		for (size_t i = 0; i < 3; i++) {
			snprintf(text, sizeof(text),
				 ROLE_HEAD "[titles]\nanywhere = %s engineer\n" OCCUPATIONS,
				 ids[i]);
			snprintf(name, sizeof(name), "%s.ini", ids[i]);
			fixture_write(installed, name, text);
		}
		snprintf(name, sizeof(name), "%s.ini", ids[replaced]);
		fixture_write(own, name,
			      ROLE_HEAD "[titles]\nanywhere = own engineer\n" OCCUPATIONS);
		if (catalogue_load(&e, &c, &folders))
			fail_msg("%s", e.text);
		fixture_remove(installed);
		fixture_remove(own);
		assert_int_equal(catalogue_count(c), 3);
		for (size_t i = 0; i < 3; i++) {
			snprintf(text, sizeof(text), "%s engineer", ids[i]);
			check_title(c, text, i == replaced ? "" : ids[i], NONE);
		}
		check_title(c, "own engineer", ids[replaced], NONE);
		catalogue_free(c);
	}
}

/* A family that one role alone has, a letter or two from one that others share, is a slip. */
static void a_family_that_is_nearly_another_s_is_refused(void **state)
{
	static const struct {
		const char *families[3];
		const char *meant; /* NULL: nothing is wrong */
	} cases[] = {
	    {{"data", "data", "dato"}, "\"dato\": did you mean \"data\""},
	    {{"data", "dato", "data"}, "\"dato\": did you mean \"data\""},
	    {{"dato", "data", "data"}, "\"dato\": did you mean \"data\""},
	    {{"data", "data", "doss"}, NULL}, /* three letters */
	    {{"data", "data", "dosa"}, "\"dosa\": did you mean \"data\""},
	    {{"data", "dato", "dots"}, NULL}, /* none is shared */
	    {{"data", "data", "da"}, NULL}, /* too short to be one */
	    {{"ai", "ai", "ab"}, NULL},
	    {{"data", "data", "data"}, NULL},
	};
	char text[400], name[20];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char *directory = fixture_directory();
		struct err e = ERR_INIT;
		struct catalogue *c = NULL;
		fixture_write(directory, "words.ini", WORDS);
		for (int k = 0; k < 3; k++) {
			snprintf(text, sizeof(text),
				 "[role]\nname = A\nfamily = %s\nsummary = Does it.\n[titles]\n"
				 "anywhere = %c engineer\n" OCCUPATIONS,
				 cases[i].families[k], 'a' + k);
			snprintf(name, sizeof(name), "%c.ini", 'a' + k);
			fixture_write(directory, name, text);
		}
		bool refused = catalogue_load(&e, &c, LAYERS_INSTALLED(directory)) != 0;
		fixture_remove(directory);
		if (refused != (cases[i].meant != NULL) ||
		    (refused && !strstr(e.text, cases[i].meant)))
			fail_msg("line %zu: %s", i, refused ? e.text : "is read");
		catalogue_free(c);
	}
}

static void every_choice_of_a_line_is_a_phrase_of_its_own(void **state)
{
	static const struct expected table[] = {
	    {"k a i q engineer", "a", NONE}, {"k h p x engineer", "a", NONE},
	    {"k c p y engineer", "a", NONE}, {"k a i y engineer", "a", NONE},
	    {"k a h q engineer", "", NONE},  {"k z i q engineer", "", NONE},
	};
	char *directory = fixture_directory();
	struct err e = ERR_INIT;
	struct catalogue *c;

	(void)state;
	fixture_write(directory, "words.ini", WORDS);
	/* 512 choices, the most that one line may have */
	fixture_write(directory, "a.ini",
		      ROLE_HEAD "[titles]\nanywhere = k " EIGHT "(i|j|k|l|m|n|o|p) "
				"(q | r | s | t | u | v | x | y) engineer\n" OCCUPATIONS);
	if (catalogue_load(&e, &c, LAYERS_INSTALLED(directory)))
		fail_msg("%s", e.text);
	fixture_remove(directory);
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		check_title(c, table[i].title, table[i].role, table[i].level);
	catalogue_free(c);
}

int main(void)
{
	const struct CMUnitTest on_ours[] = {
	    cmocka_unit_test(roles_stand_by_id_and_are_whole),
	    cmocka_unit_test(the_roles_that_a_site_links_to_are_there),
	    cmocka_unit_test(an_ml_engineer_comes_from_three_roles),
	    cmocka_unit_test(the_longest_phrase_wins_then_the_last),
	    cmocka_unit_test(qualifiers_may_follow_the_head),
	    cmocka_unit_test(words_and_numbers_say_levels),
	    cmocka_unit_test(managers_and_executives_are_tracks),
	    cmocka_unit_test(no_role_is_better_than_a_wrong_one),
	    cmocka_unit_test(a_qualifier_of_another_trade_is_not_ours),
	    cmocka_unit_test(a_title_of_a_ladder_gives_way_to_what_is_done),
	    cmocka_unit_test(words_that_say_the_same_are_decided_alike),
	    cmocka_unit_test(nouns_may_stand_before_what_qualifies_them),
	    cmocka_unit_test(other_scripts_and_tongues_are_read),
	    cmocka_unit_test(a_very_long_title_is_read_by_its_start),
	    cmocka_unit_test(labelled_titles_are_read_as_by_a_reader),
	};
	const struct CMUnitTest on_fixtures[] = {
	    cmocka_unit_test(a_wrong_role_is_told_where_and_what),
	    cmocka_unit_test(wrong_words_are_told_where_and_what),
	    cmocka_unit_test(one_phrase_has_one_role),
	    cmocka_unit_test(two_roles_have_no_former_id_in_common),
	    cmocka_unit_test(a_catalogue_holds_as_many_roles_as_have_a_number),
	    cmocka_unit_test(a_folder_without_roles_is_an_error),
	    cmocka_unit_test(roles_stand_by_id_whatever_their_files_are_named),
	    cmocka_unit_test(an_own_role_replaces_the_installed_one),
	    cmocka_unit_test(a_family_that_is_nearly_another_s_is_refused),
	    cmocka_unit_test(every_choice_of_a_line_is_a_phrase_of_its_own),
	    cmocka_unit_test(an_analyst_adds_a_role_with_one_file),
	};

	int failed = cmocka_run_group_tests(on_ours, load_ours, free_ours);
	return failed + cmocka_run_group_tests(on_fixtures, NULL, NULL);
}
