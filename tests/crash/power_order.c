/* power_order.c - see power_order.h */
#include <stdlib.h>
#include <string.h>

#include "power_order.h"
#include "store/doublewrite.h"

static bool is_images(const struct disk_act *a, enum disk_kind kind)
{
	return a->kind == kind && strcmp(a->name, DOUBLEWRITE_NAME) == 0;
}

/* Of which table is it? -1: of none. */
static int table_of(const struct disk_act *a)
{
	for (int i = 0; i < TABLE_COUNT; i++)
		if (strncmp(a->name, "db/", 3) == 0 && strcmp(a->name + 3, table_list[i].name) == 0)
			return i;
	return -1;
}

static bool holds_image(const struct disk_act *images, const struct disk_act *page)
{
	unsigned char *chunk = (unsigned char *)power_bytes(images);
	uint32_t count = chunk_count(chunk, images->len);

	for (uint32_t i = 0; i < count; i++) {
		const unsigned char *image = chunk_image(chunk, i);

		if (strcmp((const char *)image, page->name + 3) == 0 &&
			(uint64_t)get_u32(image + IMAGE_NAME + IMAGE_UID) * PAGE_SIZE_DB == page->at &&
			memcmp(image + IMAGE_HEAD, power_bytes(page), page->len) == 0)
			return true;
	}
	return false;
}

/* Was its image flushed and there when it went to its place? */
static bool has_image(const struct power_record *r, size_t i)
{
	const struct disk_act *page = r->act[i];
	bool flushed = false;

	while (i-- > 0) {
		const struct disk_act *a = r->act[i];

		flushed = flushed || is_images(a, DISK_SYNC);
		if (!is_images(a, DISK_WRITE))
			continue;
		if (flushed && holds_image(a, page))
			return true;
		if (a->at == 0)
			return false;
	}
	return false;
}

const struct disk_act *power_order(const struct power_record *r, const char **why, size_t *pages, size_t *begun)
{
	bool unflushed[TABLE_COUNT] = { false };

	*pages = *begun = 0;
	for (size_t i = 0; i < r->count; i++) {
		const struct disk_act *a = r->act[i];
		int table = table_of(a);

		if (table >= 0 && a->kind == DISK_WRITE) {
			unflushed[table] = true;
			++*pages;
			*why = "a page went to its place before its image was flushed";
			if (!has_image(r, i))
				return a;
		}
		if (table >= 0 && a->kind == DISK_SYNC)
			unflushed[table] = false;
		if (!is_images(a, DISK_WRITE) || a->at != 0)
			continue;
		++*begun;
		*why = "images were given up before the pages were flushed";
		for (int t = 0; t < TABLE_COUNT; t++)
			if (unflushed[t])
				return a;
	}
	return NULL;
}
