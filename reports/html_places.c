/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_places.c: the section of a role's page that shows its bands by place. */
#include "reports/html.h"

void html_places(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct place_tables places;

	place_tables_init(&places, s, r);
	if (places.count) {
		html_section_open(out, "places", "By place");
		buf_add_string(out, "<p class=\"soft\">");
		buf_add_string(out, r->role->track == LEVEL_MANAGER ? "Managers"
								    : "All levels of the ladder");
		buf_add_string(out, "; the places with the most observations first. Other "
				    "currencies at dated market rates. Total pay is shown where "
				    "base pay was observed in no place of the kind.</p>\n");
		for (size_t i = 0; i < places.count; i++)
			html_table_headed(out, &places.items[i]);
		html_section_close(out);
	}
	place_tables_release(&places);
}
