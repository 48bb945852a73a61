/* SPDX-License-Identifier: GPL-3.0-or-later */
/* task_evidence.h: which tasks of a role are the most and the least exposed to AI, task by task.
 *
 * Private to estimate. From inputs of the run alone. Files are joined by occupation and task id, or by the
 * task's words without regard to case and blanks. Where a file states the tasks of an occupation without
 * saying how exposed they are (O*NET's own), a task that only another file has is of an older edition and
 * left out.
 */
#ifndef PAYBANDS_ESTIMATE_TASK_EVIDENCE_H
#define PAYBANDS_ESTIMATE_TASK_EVIDENCE_H

#include "estimate/summary.h"
#include "model/published.h"

struct task_book;

/* Every task once, with all that is said of it. *out is the caller's; it borrows texts of `inputs`. NULL
 * where there are no inputs. */
void task_book_make(struct task_book **out, const struct task_set *inputs);
void task_book_free(struct task_book *b); /* NULL is fine */

/* The role's tasks by exposure: the midpoint of what labels say (people and a model, their mean) and of
 * use, or the one of them that is known. Core tasks, and those without a type, come before supplemental
 * ones, which are taken only where an occupation has no others; an occupation's own code (.00) before
 * O*NET's special kinds of it. An occupation without tasks under its own code ("all other", under which O*NET has
 * unlike trades) gives none where another of the role has some. Equal exposure: the occupation of
 * greater weight, then O*NET's order. `b` may be NULL. */
void task_evidence_of_role(const struct task_book *b, const struct role *role, struct arena *texts,
			   struct task_evidence *out);

#endif
