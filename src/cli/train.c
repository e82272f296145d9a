/* plaint train: sample calls on the real desk, away from the real records. */
#include "inside.h"

#include <string.h>

#include "plaint/paths.h"
#include "train_world.h"

#define MOST 65536

int cli_train_begin(struct cli *c, int argc, char **argv, const char **calls)
{
	int words = cli_args(c, argc, argv, NULL, 0);
	const char *name = words > 0 ? argv[0] : path_shipped(&c->arena, c->zh ? "sample/training-zh.txt" : "sample/training-en.txt");
	char *text;
	size_t len;

	if (words < 0)
		return -1;
	if (c->help)
		return 0;
	if (words > 1)
		return err_set(&c->err, ERR_INPUT, NULL, N_("train takes one file of calls"), NULL);
	if (!name)
		return err_set(&c->err, ERR_STORE, NULL, N_("the sample calls are not there; is plaint installed whole?"), NULL);
	if (path_read(&c->arena, name, MOST, &text, &len, &c->err))
		return -1;
	*calls = text;
	return train_world_make(c);
}

void cli_train_end(struct cli *c)
{
	train_world_remove(c);
}
