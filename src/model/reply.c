/* What the server answers, or tells unasked. */
#include <string.h>

#include "parts.h"
#include "plaint/message.h"
#include "plaint/str.h"
#include "reply_parts.h"

void reply_init(struct reply *r)
{
	*r = (struct reply){.tag = 0};
}

const char *note_of(const struct reply *r, const char *name)
{
	for (size_t i = 0; i < r->notes.count; i++)
		if (str_starts(r->notes.item[i], name) && str_starts(r->notes.item[i] + strlen(name), ": "))
			return r->notes.item[i] + strlen(name) + 2;
	return "";
}

/* A list of structs under a key; nothing for an empty one. */
#define PACK_LIST(p, key, pack_one, list, count)                                                               \
	do {                                                                                                   \
		if (count) {                                                                                   \
			pack_text(p, key);                                                                     \
			pack_array(p);                                                                         \
			for (size_t i_ = 0; i_ < (count); i_++)                                                \
				pack_one(p, &(list)[i_]);                                                      \
			pack_close(p);                                                                         \
		}                                                                                              \
	} while (0)

static void pack_far(struct pack *p, const struct walked *far)
{
	if (far->next)
		pack_key_int(p, "next", (int64_t)far->next);
	if (far->whole) {
		pack_key_int(p, "looked", far->looked);
		pack_key_int(p, "whole", far->whole);
	}
}

void reply_pack(struct pack *p, const struct reply *r)
{
	pack_map(p);
	pack_key_int(p, "tag", r->tag);
	pack_key_int(p, "now", r->now);
	if (r->protocol)
		pack_key_int(p, "protocol", r->protocol);
	pack_key_text(p, "build", r->build);
	if (r->err.code != ERR_NONE) {
		pack_text(p, "err");
		pack_err(p, &r->err);
	}
	if (r->me) {
		pack_text(p, "me");
		pack_me(p, r->me);
	}
	if (r->site) {
		pack_text(p, "site");
		site_pack(p, r->site);
	}
	if (r->complaint) {
		pack_text(p, "complaint");
		complaint_pack(p, r->complaint);
	}
	PACK_LIST(p, "events", event_pack, r->events, r->event_count);
	PACK_LIST(p, "rows", row_pack, r->rows, r->row_count);
	if (r->total)
		pack_key_int(p, "total", r->total);
	if (r->place)
		pack_key_int(p, "place", r->place);
	if (r->more)
		pack_key_bool(p, "more", true);
	if (r->counts) {
		pack_text(p, "counts");
		pack_counts(p, r->counts);
	}
	PACK_LIST(p, "cases", complaint_pack, r->cases, r->case_count);
	pack_key_text(p, "after", r->after);
	PACK_LIST(p, "loads", pack_load, r->loads, r->load_count);
	PACK_LIST(p, "drafts", pack_draft, r->drafts, r->draft_count);
	if (r->tally) {
		pack_text(p, "tally");
		tally_pack(p, r->tally);
	}
	pack_far(p, &r->far);
	pack_key_texts(p, "notes", &r->notes);
	PACK_LIST(p, "faults", pack_err, r->faults, r->fault_count);
	if (r->bytes_len) {
		pack_text(p, "bytes");
		pack_bytes(p, r->bytes, r->bytes_len);
	}
	pack_key_texts(p, "changed", &r->changed);
	PACK_LIST(p, "notices", pack_notice, r->notices, r->notice_count);
	PACK_LIST(p, "editing", pack_editing, r->editing, r->editing_count);
	pack_close(p);
}

static int read_events(struct arena *a, const struct node *n, struct reply *r, struct err *err)
{
	uint32_t count = n && n->type == NODE_ARRAY ? n->count : 0;

	r->events = count ? arena_array(a, count, sizeof *r->events) : NULL;
	r->event_count = count;
	for (uint32_t i = 0; i < count; i++)
		if (event_unpack(a, &n->item[i], &r->events[i], err))
			return -1;
	return 0;
}

static int read_rows(struct arena *a, const struct node *n, struct reply *r, struct err *err)
{
	uint32_t count = n && n->type == NODE_ARRAY ? n->count : 0;

	r->rows = count ? arena_array(a, count, sizeof *r->rows) : NULL;
	r->row_count = count;
	for (uint32_t i = 0; i < count; i++)
		if (row_unpack(a, &n->item[i], &r->rows[i], err))
			return -1;
	return 0;
}

static int read_cases(struct arena *a, const struct node *n, struct reply *r, struct err *err)
{
	uint32_t count = n && n->type == NODE_ARRAY ? n->count : 0;

	r->cases = count ? arena_array(a, count, sizeof *r->cases) : NULL;
	r->case_count = count;
	for (uint32_t i = 0; i < count; i++)
		if (complaint_unpack(a, &n->item[i], &r->cases[i], err))
			return -1;
	return 0;
}

static void read_loads(struct arena *a, const struct node *n, struct reply *r)
{
	uint32_t count = n && n->type == NODE_ARRAY ? n->count : 0;

	r->loads = count ? arena_array(a, count, sizeof *r->loads) : NULL;
	r->load_count = count;
	for (uint32_t i = 0; i < count; i++)
		read_load(&n->item[i], &r->loads[i]);
}

static void read_drafts(struct arena *a, const struct node *n, struct reply *r)
{
	uint32_t count = n && n->type == NODE_ARRAY ? n->count : 0;

	r->drafts = count ? arena_array(a, count, sizeof *r->drafts) : NULL;
	r->draft_count = count;
	for (uint32_t i = 0; i < count; i++)
		read_draft(&n->item[i], &r->drafts[i]);
}

static void read_notices(struct arena *a, const struct node *n, struct reply *r)
{
	uint32_t count = n && n->type == NODE_ARRAY ? n->count : 0;

	r->notices = count ? arena_array(a, count, sizeof *r->notices) : NULL;
	r->notice_count = count;
	for (uint32_t i = 0; i < count; i++)
		read_notice(&n->item[i], &r->notices[i]);
}

static void read_editings(struct arena *a, const struct node *n, struct reply *r)
{
	uint32_t count = n && n->type == NODE_ARRAY ? n->count : 0;

	r->editing = count ? arena_array(a, count, sizeof *r->editing) : NULL;
	r->editing_count = count;
	for (uint32_t i = 0; i < count; i++)
		read_editing(&n->item[i], &r->editing[i]);
}

static void read_bytes(const struct node *n, struct reply *r)
{
	if (!n || n->type != NODE_BYTES)
		return;
	r->bytes = n->text;
	r->bytes_len = n->count;
}

static int read_complaint(struct arena *a, const struct node *n, struct reply *r, struct err *err)
{
	if (!n)
		return 0;
	r->complaint = arena_alloc(a, sizeof *r->complaint);
	return complaint_unpack(a, n, r->complaint, err);
}

static int read_tally(struct arena *a, const struct node *n, struct reply *r, struct err *err)
{
	struct tally *tally;

	if (!n)
		return 0;
	tally = arena_alloc(a, sizeof *tally);
	if (tally_unpack(a, n, tally, err))
		return -1;
	r->tally = tally;
	return 0;
}

#define FAULTS_MOST 400 /* more than a form has fields; each is a kilobyte */

static void read_faults(struct arena *a, const struct node *n, struct reply *r)
{
	if (!n || n->type != NODE_ARRAY || !n->count)
		return;
	r->fault_count = n->count < FAULTS_MOST ? n->count : FAULTS_MOST;
	r->faults = arena_array(a, r->fault_count, sizeof *r->faults);
	for (size_t i = 0; i < r->fault_count; i++) {
		r->faults[i] = (struct err)ERR_INIT;
		read_err(&n->item[i], &r->faults[i]);
	}
}

int reply_unpack(struct arena *a, const struct node *n, struct reply *r, struct err *err)
{
	struct reply found;
	const struct node *site;
	int64_t tag;

	reply_init(&found);
	tag = node_int(node_get(n, "tag"), -1);
	if (!n || n->type != NODE_MAP || tag < 0 || tag > UINT32_MAX)
		return err_set(err, ERR_INPUT, NULL, N_("this is no reply"), NULL);
	found.tag = (uint32_t)tag;
	found.now = node_int(node_get(n, "now"), 0);
	found.protocol = node_int(node_get(n, "protocol"), 0);
	found.build = node_text(node_get(n, "build"));
	read_err(node_get(n, "err"), &found.err);
	found.me = read_me(a, node_get(n, "me"));
	if (read_complaint(a, node_get(n, "complaint"), &found, err) ||
		read_events(a, node_get(n, "events"), &found, err) || read_rows(a, node_get(n, "rows"), &found, err) ||
		read_cases(a, node_get(n, "cases"), &found, err))
		return -1;
	found.total = node_int(node_get(n, "total"), 0);
	found.place = node_int(node_get(n, "place"), 0);
	found.more = node_bool(node_get(n, "more"));
	found.after = node_text(node_get(n, "after"));
	found.counts = read_counts(a, node_get(n, "counts"));
	read_loads(a, node_get(n, "loads"), &found);
	read_drafts(a, node_get(n, "drafts"), &found);
	found.notes = node_texts(a, node_get(n, "notes"));
	read_faults(a, node_get(n, "faults"), &found);
	found.far = (struct walked){ (uint64_t)node_int(node_get(n, "next"), 0), node_int(node_get(n, "looked"), 0),
		node_int(node_get(n, "whole"), 0) };
	read_bytes(node_get(n, "bytes"), &found);
	found.changed = node_texts(a, node_get(n, "changed"));
	read_notices(a, node_get(n, "notices"), &found);
	read_editings(a, node_get(n, "editing"), &found);
	if (read_tally(a, node_get(n, "tally"), &found, err))
		return -1;
	/* Last: it is the only part that would need giving back. */
	site = node_get(n, "site");
	if (site && site_unpack(site, &found.site, err))
		return -1;
	*r = found;
	return 0;
}
