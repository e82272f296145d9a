/* A line of a queue, made of a record; also the covering value of an index. */
#include <limits.h>
#include <string.h>

#include "parts.h"
#include "plaint/message.h"
#include "plaint/str.h"
#include "plaint/utf8.h"

#define TEXT_BYTES 120 /* as much of the story as a row keeps */
#define OWN_LEAST 4    /* shorter ones stand for other things too often */

/* They stand in the store's indexes: never change or reuse one. */
enum {
	KEY_ID = 1, KEY_NUMBER, KEY_VERSION, KEY_STATE, KEY_LEVEL, KEY_SAFETY, KEY_EMERGENCY, KEY_KIND,
	KEY_CATEGORY, KEY_DEPARTMENT, KEY_PERSON, KEY_TAKER, KEY_NAME, KEY_PHONE, KEY_ADDRESS, KEY_AREA, KEY_TEXT,
	KEY_RECEIVED, KEY_CLOCK, KEY_DUE, KEY_WARN_AT, KEY_FIRES, KEY_MARK,
	KEY_HIT, KEY_HIT_FIELD, KEY_HIT_AT, KEY_HIT_LEN,
	KEY_INCIDENT, KEY_ASSISTING, KEY_WAITS, KEY_CONFIDENTIAL, KEY_OUTSIDE,
	KEY_OWN,
};

enum { KEY_RETURNED = 50 };

void row_pack(struct pack *p, const struct row *r)
{
	pack_map(p);
	pack_num_int(p, KEY_ID, (int64_t)r->id);
	pack_num_text(p, KEY_NUMBER, r->number);
	pack_num_int(p, KEY_VERSION, r->version);
	pack_num_int(p, KEY_STATE, r->state);
	pack_num_int(p, KEY_LEVEL, r->level);
	pack_num_int(p, KEY_SAFETY, r->safety);
	pack_num_int(p, KEY_EMERGENCY, r->emergency);
	pack_num_int(p, KEY_RETURNED, r->returned);
	pack_num_text(p, KEY_KIND, r->kind);
	pack_num_text(p, KEY_CATEGORY, r->category);
	pack_num_text(p, KEY_DEPARTMENT, r->department);
	pack_num_text(p, KEY_PERSON, r->person);
	pack_num_text(p, KEY_TAKER, r->taker);
	pack_num_text(p, KEY_NAME, r->name);
	pack_num_text(p, KEY_PHONE, r->phone);
	pack_num_text(p, KEY_ADDRESS, r->address);
	pack_num_text(p, KEY_AREA, r->area);
	pack_num_text(p, KEY_TEXT, r->text);
	pack_num_int(p, KEY_RECEIVED, r->received);
	pack_num_text(p, KEY_CLOCK, r->clock);
	pack_num_int(p, KEY_DUE, r->due);
	pack_num_int(p, KEY_WARN_AT, r->warn_at);
	pack_num_int(p, KEY_FIRES, r->fires);
	pack_num_int(p, KEY_MARK, r->mark);
	pack_num_text(p, KEY_HIT, r->hit);
	pack_num_text(p, KEY_HIT_FIELD, r->hit_field);
	pack_num_int(p, KEY_HIT_AT, r->hit_at);
	pack_num_int(p, KEY_HIT_LEN, r->hit_len);
	pack_num_text(p, KEY_INCIDENT, r->incident);
	pack_num_text(p, KEY_ASSISTING, r->assisting);
	pack_num_text(p, KEY_WAITS, r->waits);
	pack_num_text(p, KEY_OUTSIDE, r->outside);
	pack_num_pairs(p, KEY_OWN, &r->own);
	if (r->confidential)
		pack_num_int(p, KEY_CONFIDENTIAL, 1);
	pack_close(p);
}

static void read_pair(struct arena *a, struct row *r, int64_t key, const struct node *v)
{
	switch (key) {
	case KEY_ID: r->id = (uint64_t)node_int(v, 0); break;
	case KEY_NUMBER: r->number = node_text(v); break;
	case KEY_VERSION: r->version = (uint32_t)node_small(v, 0, INT_MAX); break;
	case KEY_STATE: r->state = (enum state)node_small(v, 0, STATE_COUNT - 1); break;
	case KEY_LEVEL: r->level = node_small(v, 0, INT_MAX); break;
	case KEY_SAFETY: r->safety = node_int(v, 0) != 0; break;
	case KEY_EMERGENCY: r->emergency = node_int(v, 0) != 0; break;
	case KEY_RETURNED: r->returned = node_small(v, 0, INT_MAX); break;
	case KEY_KIND: r->kind = node_text(v); break;
	case KEY_CATEGORY: r->category = node_text(v); break;
	case KEY_DEPARTMENT: r->department = node_text(v); break;
	case KEY_PERSON: r->person = node_text(v); break;
	case KEY_TAKER: r->taker = node_text(v); break;
	case KEY_NAME: r->name = node_text(v); break;
	case KEY_PHONE: r->phone = node_text(v); break;
	case KEY_ADDRESS: r->address = node_text(v); break;
	case KEY_AREA: r->area = node_text(v); break;
	case KEY_TEXT: r->text = node_text(v); break;
	case KEY_RECEIVED: r->received = node_int(v, 0); break;
	case KEY_CLOCK: r->clock = node_text(v); break;
	case KEY_DUE: r->due = node_int(v, 0); break;
	case KEY_WARN_AT: r->warn_at = node_int(v, 0); break;
	case KEY_FIRES: r->fires = node_int(v, 0); break;
	case KEY_MARK: r->mark = node_small(v, 0, INT_MAX); break;
	case KEY_HIT: r->hit = node_text(v); break;
	case KEY_HIT_FIELD: r->hit_field = node_text(v); break;
	case KEY_HIT_AT: r->hit_at = node_small(v, 0, INT_MAX); break;
	case KEY_HIT_LEN: r->hit_len = node_small(v, 0, INT_MAX); break;
	case KEY_INCIDENT: r->incident = node_text(v); break;
	case KEY_ASSISTING: r->assisting = node_text(v); break;
	case KEY_CONFIDENTIAL: r->confidential = node_int(v, 0) != 0; break;
	case KEY_WAITS: r->waits = node_text(v); break;
	case KEY_OUTSIDE: r->outside = node_text(v); break;
	case KEY_OWN: node_pairs(a, v, &r->own); break;
	default: break; /* of a newer program */
	}
}

static bool between_characters(const char *s, int at)
{
	return ((unsigned char)s[at] & 0xc0) != 0x80;
}

static bool hit_inside(const struct row *r)
{
	int len = r->hit && strlen(r->hit) < INT_MAX ? (int)strlen(r->hit) : 0;

	if (r->hit_at > len || r->hit_len > len - r->hit_at)
		return false;
	return len == 0 || (between_characters(r->hit, r->hit_at) && between_characters(r->hit, r->hit_at + r->hit_len));
}

int row_unpack(struct arena *a, const struct node *n, struct row *r, struct err *err)
{
	struct row found = {.number = NULL};

	if (!n || n->type != NODE_MAP)
		return err_set(err, ERR_INPUT, NULL, N_("this is no line of a queue"), NULL);
	for (uint32_t i = 0; i < n->count; i++)
		read_pair(a, &found, node_int(&n->item[2 * i], -1), &n->item[2 * i + 1]);
	if (!found.number)
		found.number = "";
	if (!hit_inside(&found))
		found.hit_at = found.hit_len = 0;
	*r = found;
	return 0;
}

/* The beginning of a text, in one line. */
static const char *beginning(struct arena *a, const char *text)
{
	size_t len = text ? strlen(text) : 0;
	char *line;

	if (!len)
		return NULL;
	line = arena_strndup(a, text, len > TEXT_BYTES ? utf8_snap(text, len, TEXT_BYTES) : len);
	for (char *p = line; *p; p++)
		if (*p == '\n')
			*p = ' ';
	return line;
}

/* GG-8. An emergency of which nothing but a telephone number is known (E-1) may be a
 * leak: until somebody says what it is, it goes before as one. */
static bool is_safety(const struct site *site, const struct complaint *c)
{
	const struct category *category = site ? site_category(site, c->value[FIELD_CATEGORY]) : NULL;

	if (str_equal(c->value[FIELD_NATURE], "safety"))
		return true;
	if (category)
		return str_equal(category->nature, "safety");
	return c->emergency && str_empty(c->value[FIELD_NATURE]) && str_empty(c->value[FIELD_CATEGORY]);
}

static instant earlier(instant a, instant b)
{
	if (a == INSTANT_NONE || b == INSTANT_NONE)
		return a == INSTANT_NONE ? b : a;
	return a < b ? a : b;
}

/* What one run waits for, as clocks_next says it: its warning, the second after its due
 * time (a breach is after it, not at it), a step of its escalation. */
static instant run_fires(const struct clock_run *run)
{
	instant warning;

	if (run->state == CLOCK_BREACHED)
		return run->next_step;
	if (run->state == CLOCK_LATE && run->breached == INSTANT_NONE)
		return run->due + 1;
	if (run->state != CLOCK_RUNNING)
		return INSTANT_NONE;
	warning = run->warned == INSTANT_NONE && run->warn_at < run->due ? run->warn_at : INSTANT_NONE;
	return earlier(warning, run->due + 1);
}

static void set_clock(struct arena *a, const struct complaint *c, struct row *r)
{
	const struct clock_run *run = complaint_nearest(c);

	for (size_t i = 0; i < c->clock_count; i++)
		r->fires = earlier(r->fires, run_fires(&c->clocks[i]));
	if (!run)
		return;
	r->clock = run->run > 1 ? arena_printf(a, "%s#%d", run->name, run->run) : run->name;
	r->due = run->due;
	r->warn_at = run->warn_at;
}

static const char *assisting(struct arena *a, const struct complaint *c)
{
	const char *all = NULL;

	for (size_t i = 0; i < c->assisting_count; i++)
		all = all ? arena_printf(a, "%s,%s", all, c->assisting[i]) : c->assisting[i];
	return all;
}

static const char *waits(struct arena *a, const struct complaint *c)
{
	const char *all = NULL;

	for (size_t i = 0; i < c->asking_count; i++)
		all = arena_printf(a, "%s%s%s:%d:%s", str_or_empty(all), all ? "," : "", c->asking[i].approval, c->asking[i].step,
			c->asking[i].by);
	return all;
}

/* What the story says of the customer beside name, number and address, which the row has.
 * Whether it is personal the reader's site says: it may change its mind. */
static struct values own_words(struct arena *a, const struct complaint *c)
{
	const char *story = str_or_empty(c->value[FIELD_TEXT]), *account = str_or_empty(c->value[FIELD_ACCOUNT]);
	struct values own = { .item = *story ? arena_array(a, 1 + c->extra.count + c->former.count, sizeof *own.item) : NULL };

	if (!*story)
		return own;
	if (*account && strstr(story, account))
		own.item[own.count++] = (struct value){ field_table[FIELD_ACCOUNT].name, account };
	for (size_t i = 0; i < c->extra.count; i++)
		if (strlen(str_or_empty(c->extra.item[i].text)) >= OWN_LEAST && strstr(story, c->extra.item[i].text))
			own.item[own.count++] = c->extra.item[i];
	for (size_t i = 0; i < c->former.count; i++)
		own.item[own.count++] = c->former.item[i];
	return own;
}

void row_from_complaint(struct arena *a, const struct site *site, const struct complaint *c, struct row *r)
{
	*r = (struct row){
		.id = c->id,
		.number = c->number,
		.version = c->version,
		.state = c->state,
		.level = c->level,
		.safety = is_safety(site, c),
		.emergency = c->emergency,
		.returned = c->returned,
		.kind = c->value[FIELD_KIND],
		.category = c->value[FIELD_CATEGORY],
		.department = c->value[FIELD_DEPARTMENT],
		.person = c->value[FIELD_PERSON],
		.taker = c->taker,
		.name = c->value[FIELD_NAME],
		.phone = c->value[FIELD_PHONE],
		.address = c->value[FIELD_ADDRESS],
		.area = c->value[FIELD_AREA],
		.outside = c->value[FIELD_OUTSIDE_NUMBER],
		.text = beginning(a, c->value[FIELD_TEXT]),
		.received = c->received,
		.incident = c->incident,
		.assisting = assisting(a, c),
		.waits = waits(a, c),
		.confidential = str_equal(complaint_field(c, "confidential"), "yes"),
		.own = own_words(a, c),
	};
	set_clock(a, c, r);
}

static int compare_instants(instant a, instant b)
{
	return a < b ? -1 : a > b;
}

int row_compare(const struct row *a, const struct row *b)
{
	bool a_rests = a->state == STATE_SUSPENDED, b_rests = b->state == STATE_SUSPENDED;
	int by_due;

	if (a_rests != b_rests)
		return a_rests ? 1 : -1;
	if ((a->level == 1) != (b->level == 1))
		return a->level == 1 ? -1 : 1;
	if (a->safety != b->safety)
		return a->safety ? -1 : 1;
	by_due = compare_instants(a->due == INSTANT_NONE ? INT64_MAX : a->due,
		b->due == INSTANT_NONE ? INT64_MAX : b->due);
	if (by_due)
		return by_due;
	return a->id < b->id ? -1 : a->id > b->id;
}
