/* doublewrite_chunk.c - see doublewrite.h */
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "doublewrite.h"

/* Head: magic 8, generation 16, serial 4, count 4, hash over head and images 32. */
static const char magic[8] = "plaintpg";
#define AT_GENERATION 8
#define AT_SERIAL 24
#define AT_COUNT 28
#define AT_HASH 32
#define HASH 32

static void hash(const unsigned char *chunk, size_t len, unsigned char out[HASH])
{
	crypto_generichash_state h;

	crypto_generichash_init(&h, NULL, 0, HASH);
	crypto_generichash_update(&h, chunk, AT_HASH);
	crypto_generichash_update(&h, chunk + CHUNK_HEAD, len - CHUNK_HEAD);
	crypto_generichash_final(&h, out, HASH);
}

void chunk_seal(unsigned char *chunk, const unsigned char generation[GENERATION], uint32_t serial, uint32_t count)
{
	memcpy(chunk, magic, sizeof magic);
	memcpy(chunk + AT_GENERATION, generation, GENERATION);
	put_u32(chunk + AT_SERIAL, serial);
	put_u32(chunk + AT_COUNT, count);
	hash(chunk, CHUNK_SIZE(count), chunk + AT_HASH);
}

uint32_t chunk_count(const unsigned char *chunk, size_t len)
{
	unsigned char own[HASH];
	uint32_t count;

	if (len < CHUNK_HEAD || memcmp(chunk, magic, sizeof magic) != 0)
		return 0;
	count = get_u32(chunk + AT_COUNT);
	if (count > DOUBLEWRITE_PAGES || CHUNK_SIZE(count) > len)
		return 0;
	hash(chunk, CHUNK_SIZE(count), own);
	return memcmp(own, chunk + AT_HASH, HASH) == 0 ? count : 0;
}

bool chunk_follows(const unsigned char *chunk, const unsigned char *before)
{
	uint32_t serial = get_u32(chunk + AT_SERIAL);

	if (!before)
		return serial == 0;
	return serial == get_u32(before + AT_SERIAL) + 1 &&
		memcmp(chunk + AT_GENERATION, before + AT_GENERATION, GENERATION) == 0;
}

unsigned char *chunk_image(unsigned char *chunk, size_t i)
{
	return chunk + CHUNK_SIZE(i);
}

/* --- pages as Berkeley DB 5.3 lays them out ---------------------------------------- */

#define AT_TYPE 25
#define TYPE_META 9 /* of a B-tree */
#define AT_SUM 28
#define AT_META_SUM 492
#define META_LEN 512 /* the rest of its page says nothing */
#define AT_UID 52

bool page_whole(const unsigned char page[PAGE_SIZE_DB])
{
	bool meta = page[AT_TYPE] == TYPE_META;
	size_t at = meta ? AT_META_SUM : AT_SUM, len = meta ? META_LEN : PAGE_SIZE_DB;
	uint32_t sum = 0, kept;

	memcpy(&kept, page + at, sizeof kept);
	/* Its own place counts as zero. */
	for (size_t i = 0; i < len; i++)
		sum = sum * 33 + (i - at < sizeof kept ? 0 : page[i]);
	return sum == kept;
}

bool table_uid(int fd, unsigned char uid[IMAGE_UID])
{
	static const unsigned char none[IMAGE_UID];

	return pread(fd, uid, IMAGE_UID, AT_UID) == IMAGE_UID && memcmp(uid, none, IMAGE_UID) != 0;
}
