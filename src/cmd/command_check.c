/* paybands check: is the configuration sound, and what is in its inputs? */
#include "cmd/commands.h"

#include "cmd/stdout.h"
#include "cmd/ledgers.h"
#include "cmd/session.h"

int command_check(struct err *e, const struct options *options)
{
	struct session session;
	struct buf text;
	int result = -1;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	if (session_open_run(e, &session, options))
		goto done;
	session.gather.any_rejects = true;
	if (session_read(e, &session))
		goto done;
	if (options->json)
		ledgers_json(&text, &session.gather);
	else
		ledgers_text(&text, &session.gather);
	result = stdout_whole(e, &text);
	/* The page says what is wrong; the exit code says that a run would stop here. */
	if (result == 0)
		result = gather_check_rejects(e, &session.gather);
done:
	buf_release(&text);
	session_close(&session);
	return result;
}
