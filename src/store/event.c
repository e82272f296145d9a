/* event.c - events, chained by a hash.
 *
 * hash = H(hash before, H(salt, payload), header). The header (seq, complaint, times, uid,
 * action, digest of the record) is in the event table, the payload with its salt beside
 * it by complaint: it can be destroyed and the chain still verifies.
 */
#include <sodium.h>
#include <string.h>

#include "internal.h"

#define HASHES (2 * EVENT_HASH) /* hash, payload hash; then the header */

static void hash_of(const struct bytes *parts, size_t count, unsigned char out[EVENT_HASH])
{
	crypto_generichash_state h;

	crypto_generichash_init(&h, NULL, 0, EVENT_HASH);
	for (size_t i = 0; i < count; i++)
		crypto_generichash_update(&h, parts[i].data, parts[i].len);
	crypto_generichash_final(&h, out, EVENT_HASH);
}

void event_chain(const unsigned char before[EVENT_HASH], const unsigned char payload[EVENT_HASH],
	const struct bytes *head, unsigned char out[EVENT_HASH])
{
	struct bytes parts[] = { { before, EVENT_HASH }, { payload, EVENT_HASH }, *head };

	hash_of(parts, 3, out);
}

void event_payload_hash(const void *payload, size_t len, unsigned char out[EVENT_HASH])
{
	hash_of(&(struct bytes){ payload, len }, 1, out);
}

void record_digest(const void *packed, size_t len, unsigned char out[EVENT_HASH])
{
	hash_of(&(struct bytes){ packed, len }, 1, out);
}

void store_hash(const void *bytes, size_t len, unsigned char out[EVENT_HASH])
{
	hash_of(&(struct bytes){ bytes, len }, 1, out);
}

/* The digest of the record as this transaction last wrote it. */
static const unsigned char *vouch(struct store_txn *t, uint64_t complaint)
{
	for (size_t i = t->touched_count; i-- > 0;) {
		if (t->touched[i].id != complaint)
			continue;
		t->touched[i].vouched = true;
		return t->touched[i].digest;
	}
	return NULL;
}

static void pack_head(struct pack *p, const struct event *e, const unsigned char *digest)
{
	pack_array(p);
	pack_int(p, (int64_t)e->seq);
	pack_int(p, (int64_t)e->complaint);
	pack_int(p, e->at);
	pack_int(p, e->seen);
	pack_int(p, e->uid);
	pack_text(p, str_or_empty(e->action));
	if (digest)
		pack_bytes(p, digest, EVENT_HASH);
	else
		pack_nil(p);
	pack_close(p);
}

static int write_payload(struct store_txn *t, struct event *e, unsigned char hash[EVENT_HASH], struct err *err)
{
	struct key k;
	struct pack p;
	int rc;

	randombytes_buf(e->salt, EVENT_SALT);
	pack_init(&p);
	str_add_len(&p.out, e->salt, EVENT_SALT);
	event_pack_payload(&p, e);
	event_payload_hash(p.out.data, p.out.len, hash);
	key_clear(&k);
	key_u64(&k, e->complaint);
	key_u64(&k, e->seq);
	rc = table_new(t, TABLE_PAYLOAD, k.data, k.len, p.out.data, p.out.len, err);
	pack_release(&p);
	return rc;
}

static int write_head(struct store_txn *t, struct event *e, const unsigned char payload[EVENT_HASH], struct err *err)
{
	unsigned char room[HASHES] = { 0 }, key[8];
	struct bytes head;
	struct pack p;
	int rc;

	pack_init(&p);
	str_add_len(&p.out, room, HASHES);
	pack_head(&p, e, vouch(t, e->complaint));
	head = (struct bytes){ p.out.data + HASHES, p.out.len - HASHES };
	event_chain(t->ends.hash, payload, &head, e->hash);
	memcpy(p.out.data, e->hash, EVENT_HASH);
	memcpy(p.out.data + EVENT_HASH, payload, EVENT_HASH);
	put_u64(key, e->seq);
	rc = table_new(t, TABLE_EVENT, key, sizeof key, p.out.data, p.out.len, err);
	pack_release(&p);
	return rc;
}

int store_event(struct store_txn *t, struct event *e, struct err *err)
{
	unsigned char payload[EVENT_HASH];

	if (!t->writes || !e)
		return err_set(err, ERR_INPUT, NULL, N_("no event to store"), NULL);
	e->seq = t->ends.seq + 1;
	if (write_payload(t, e, payload, err) != 0 || write_head(t, e, payload, err) != 0)
		return -1;
	t->ends.seq = e->seq;
	memcpy(t->ends.hash, e->hash, EVENT_HASH);
	return 0;
}

int event_head_read(struct arena *a, const struct bytes *value, struct event_head *out, struct err *err)
{
	const unsigned char *data = value->data;
	const struct node *n, *digest;

	if (value->len <= HASHES)
		return err_set(err, ERR_STORE, NULL, N_("an event of the store has an unknown form"), NULL);
	out->packed = (struct bytes){ data + HASHES, value->len - HASHES };
	if (wire_parse(a, out->packed.data, out->packed.len, &n, err) != 0)
		return -1;
	out->hash = data;
	out->payload_hash = data + EVENT_HASH;
	out->seq = (uint64_t)node_int(node_at(n, 0), 0);
	out->complaint = (uint64_t)node_int(node_at(n, 1), 0);
	out->at = node_int(node_at(n, 2), 0);
	out->seen = node_int(node_at(n, 3), 0);
	out->uid = (uint32_t)node_int(node_at(n, 4), 0);
	out->action = str_or_empty(node_text(node_at(n, 5)));
	digest = node_at(n, 6);
	out->digest = NULL;
	if (digest && digest->type == NODE_BYTES && digest->count == EVENT_HASH)
		out->digest = (const unsigned char *)digest->text;
	return 0;
}

static void from_head(const struct event_head *h, struct event *e)
{
	e->seq = h->seq;
	e->complaint = h->complaint;
	e->at = h->at;
	e->seen = h->seen;
	e->uid = h->uid;
	e->action = h->action;
	memcpy(e->hash, h->hash, EVENT_HASH);
}

int event_read(struct arena *a, const struct event_head *h, const struct bytes *payload, struct event *out,
	struct err *err)
{
	const struct node *n;

	*out = (struct event){ .login = "", .name = "", .from = "" };
	if (payload->len > EVENT_SALT) {
		if (wire_parse(a, (const char *)payload->data + EVENT_SALT, payload->len - EVENT_SALT, &n, err) != 0)
			return -1;
		if (event_unpack_payload(a, n, out, err) != 0)
			return -1;
		memcpy(out->salt, payload->data, EVENT_SALT);
	}
	from_head(h, out);
	return 0;
}
