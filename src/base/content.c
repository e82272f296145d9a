#include "plaint/content.h"

#include <errno.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

_Static_assert(sizeof(crypto_generichash_state) <= sizeof ((struct content *)0)->state, "room for the state");

static crypto_generichash_state *state(struct content *c)
{
	/* cppcheck-suppress ctuuninitvar ; content_begin fills it in, whatever was there */
	return (crypto_generichash_state *)(void *)c->state;
}

void content_begin(struct content *c)
{
	crypto_generichash_init(state(c), NULL, 0, CONTENT_HASH);
}

void content_add(struct content *c, const void *bytes, size_t len)
{
	crypto_generichash_update(state(c), bytes, len);
}

void content_end(struct content *c, char name[CONTENT_NAME + 1])
{
	unsigned char hash[CONTENT_HASH];

	crypto_generichash_final(state(c), hash, sizeof hash);
	sodium_bin2hex(name, CONTENT_NAME + 1, hash, sizeof hash);
}

int content_of_file(int fd, char name[CONTENT_NAME + 1])
{
	static const size_t room = 256u << 10;
	char *buffer = malloc(room);
	struct content c;
	off_t at = 0;
	ssize_t n;

	if (!buffer)
		abort();
	content_begin(&c);
	while ((n = pread(fd, buffer, room, at)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			break;
		content_add(&c, buffer, (size_t)n);
		at += n;
	}
	free(buffer);
	content_end(&c, name);
	return n < 0 ? -1 : 0;
}

bool content_is_name(const char *text)
{
	return text && strspn(text, "0123456789abcdef") == CONTENT_NAME && !text[CONTENT_NAME];
}

const char *content_base64(struct arena *a, const void *bytes, size_t len)
{
	size_t room = sodium_base64_encoded_len(len, sodium_base64_VARIANT_ORIGINAL);
	char *text = arena_alloc(a, room);

	return sodium_bin2base64(text, room, bytes, len, sodium_base64_VARIANT_ORIGINAL);
}

const void *content_from_base64(struct arena *a, const char *text, size_t len, size_t *out)
{
	size_t room = len / 4 * 3 + 3;
	unsigned char *bytes = arena_alloc(a, room);
	const char *end;

	if (sodium_base642bin(bytes, room, text, len, NULL, out, &end, sodium_base64_VARIANT_ORIGINAL) != 0 || end != text + len)
		return NULL;
	return bytes;
}
