/* Evidence in words: what it is, how long, what happened to it. */
#include "parts.h"

const char *report_evidence_type(const char *name)
{
	static const char *const types[][2] = {
		{"photo", N_("photo")}, {"video", N_("video")}, {"recording", N_("recording")}, {"document", N_("document file")},
	};
	const char *type = evidence_type(name);

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_equal(types[i][0], type))
			return tr(types[i][1]);
	return "";
}

const char *report_bytes(struct arena *a, int64_t bytes)
{
	if (bytes < 1000)
		return arena_printf(a, "%lld B", (long long)bytes);
	if (bytes < 1000 * 1000)
		return arena_printf(a, "%lld kB", (long long)((bytes + 500) / 1000));
	if (bytes >= 1000000000)
		return arena_printf(a, "%lld.%lld GB", (long long)((bytes + 50000000) / 1000000000), (long long)((bytes + 50000000) / 100000000 % 10));
	return arena_printf(a, "%lld.%lld MB", (long long)((bytes + 50000) / 1000000), (long long)((bytes + 50000) / 100000 % 10));
}

const char *report_evidence_label(const char *field)
{
	if (str_starts(field, "file "))
		return tr("File");
	if (str_starts(field, "seen "))
		return tr("File looked at");
	return str_starts(field, "bytes ") ? tr("Size") : NULL;
}
