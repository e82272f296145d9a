/* What an event is said to have done, in lists and timelines. */
#include "check.h"

#include "plaint/arena.h"
#include "plaint/report.h"

static const char *did(struct arena *a, const char *action, const char *waits)
{
	struct change change = { .field = "waits for approval", .after = waits };
	struct event e = { .action = action, .changes = &change, .change_count = waits != NULL ? 1 : 0 };

	return report_event_did(a, &e);
}

/* What was only asked for is not said to be done. */
static void test_asked_is_not_done(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	assert_string_equal(did(&a, "destroy", NULL), "destroyed");
	assert_string_equal(did(&a, "destroy", "destroy"), "asked for: Destroy");
	assert_string_equal(did(&a, "suspend", "suspend"), "asked for: Suspend");
	/* These words say themselves that somebody else decides; and what ends the waiting is done. */
	assert_string_equal(did(&a, "extend", "extend"), "asked for an extension");
	assert_string_equal(did(&a, "propose", "propose"), "proposed");
	assert_string_equal(did(&a, "approve", ""), "approved");
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_asked_is_not_done),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
