#include "plaint/key_names.h"

#include "complaint_keys.h"
#include "plaint/str.h"

static const struct key_name moves[] = {
	{MOVE_AT, "at", NULL}, {MOVE_LIMIT, "limit", NULL}, {MOVE_REASON, "reason", NULL}, {MOVE_BY, "by", NULL},
	{MOVE_APPROVED, "approved", NULL}, {MOVE_BEFORE, "before", NULL}, {MOVE_AFTER, "after", NULL},
	{0, NULL, NULL},
};

static const struct key_name runs[] = {
	{RUN_NAME, "name", NULL}, {RUN_RUN, "run", NULL}, {RUN_STATE, "state", NULL}, {RUN_LIMIT, "limit", NULL},
	{RUN_WARN, "warn", NULL}, {RUN_RULE, "rule", NULL}, {RUN_CAUSE, "cause", NULL},
	{RUN_STARTED, "started", NULL}, {RUN_STOPPED, "stopped", NULL}, {RUN_DUE, "due", NULL},
	{RUN_ORIGINAL_DUE, "original_due", NULL}, {RUN_WARN_AT, "warn_at", NULL}, {RUN_WARNED, "warned", NULL},
	{RUN_BREACHED, "breached", NULL}, {RUN_ESCALATED, "escalated", NULL}, {RUN_NEXT_STEP, "next_step", NULL},
	{RUN_PROVISIONAL, "provisional", NULL}, {RUN_SEEN_LATE, "seen_late", NULL}, {RUN_PAUSES, "pauses", NULL},
	{RUN_MOVES, "moves", moves}, {RUN_REASONED, "reasoned", NULL}, {0, NULL, NULL},
};

static const struct key_name violations[] = {
	{VIOLATION_KEY, "key", NULL}, {VIOLATION_CLOCK, "clock", NULL}, {VIOLATION_PENALTY, "penalty", NULL},
	{VIOLATION_RULE, "rule", NULL}, {VIOLATION_AMOUNT, "amount", NULL}, {VIOLATION_PERSON, "person", NULL},
	{VIOLATION_DEPARTMENT, "department", NULL}, {VIOLATION_BY, "by", NULL}, {VIOLATION_REMARK, "remark", NULL},
	{VIOLATION_AT, "at", NULL}, {VIOLATION_STATE, "state", NULL}, {VIOLATION_YUAN, "yuan", NULL},
	{VIOLATION_DECIDED_BY, "decided_by", NULL}, {VIOLATION_DECIDED, "decided", NULL},
	{VIOLATION_REASON, "reason", NULL}, {0, NULL, NULL},
};

static const struct key_name documents[] = {
	{DOCUMENT_NUMBER, "number", NULL}, {DOCUMENT_KIND, "kind", NULL}, {DOCUMENT_AT, "at", NULL},
	{DOCUMENT_BY, "by", NULL}, {DOCUMENT_TO, "to", NULL}, {DOCUMENT_DEPARTMENT, "department", NULL},
	{DOCUMENT_TEXT, "text", NULL}, {DOCUMENT_CLOCK, "clock", NULL}, {DOCUMENT_DUE, "due", NULL},
	{DOCUMENT_ANSWER_BY, "answer_by", NULL}, {0, NULL, NULL},
};

static const struct key_name files[] = {
	{FILE_NAME, "name", NULL}, {FILE_HASH, "hash", NULL}, {FILE_SIZE, "size", NULL}, {FILE_AT, "at", NULL},
	{FILE_BY, "by", NULL}, {FILE_FIELD, "field", NULL}, {0, NULL, NULL},
};

/* 40 and on: as in field.c; a test compares the two. */
const struct key_name complaint_key_names[] = {
	{KEY_ID, "id", NULL}, {KEY_NUMBER, "number", NULL}, {KEY_VERSION, "version", NULL}, {KEY_STATE, "state", NULL},
	{KEY_BEFORE, "before", NULL}, {KEY_LEVEL, "level", NULL}, {KEY_EMERGENCY, "emergency", NULL},
	{KEY_REVISIT, "revisit", NULL}, {KEY_RECEIVED, "received", NULL}, {KEY_REGISTERED, "registered", NULL},
	{KEY_UPDATED, "updated", NULL}, {KEY_CLOSED, "closed", NULL}, {KEY_TAKER, "taker", NULL},
	{KEY_ORIGINAL, "original", NULL}, {KEY_RECOMPLAINTS, "recomplaints", NULL}, {KEY_ASSISTING, "assisting", NULL},
	{KEY_RETURNED, "returned", NULL}, {KEY_EXTRA, "fields", NULL}, {KEY_CLOCKS, "clocks", runs},
	{KEY_INCIDENT, "incident", NULL}, {KEY_MEMBERS, "members", NULL}, {KEY_MILESTONES, "milestones", NULL},
	{KEY_ASKING, "asking", NULL}, {KEY_VIOLATIONS, "violations", violations}, {KEY_DOCUMENTS, "documents", documents},
	{KEY_FILES, "files", files}, {KEY_FORMER, "former", NULL},
	{40, "phone", NULL}, {41, "name", NULL}, {42, "account", NULL}, {43, "address", NULL}, {44, "area", NULL},
	{45, "channel", NULL}, {46, "kind", NULL}, {47, "category", NULL}, {48, "nature", NULL}, {49, "object", NULL},
	{50, "place", NULL}, {51, "occurred", NULL}, {52, "text", NULL}, {53, "effect", NULL}, {54, "demand", NULL},
	{55, "evidence", NULL}, {56, "responsibility", NULL}, {57, "outside_number", NULL}, {58, "callback", NULL},
	{59, "due_by", NULL}, {60, "department", NULL}, {61, "person", NULL}, {62, "facts", NULL},
	{63, "measures", NULL}, {64, "accountability", NULL}, {65, "satisfaction", NULL}, {0, NULL, NULL},
};

const struct key_name *key_name_of(const struct key_name *list, int64_t key)
{
	for (; list && list->name; list++)
		if (list->key == key)
			return list;
	return NULL;
}

const struct key_name *key_name_find(const struct key_name *list, const char *name)
{
	for (; list && list->name; list++)
		if (str_equal(list->name, name))
			return list;
	return NULL;
}
