#include "check.h"

#include "plaint/arena.h"
#include "plaint/grow.h"

static void memory_is_zeroed_and_aligned(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t size = 0; size < 3000; size += 7) {
		unsigned char *p = arena_alloc(&a, size);

		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xff, size);
	}
	arena_clear(&a);
	for (int i = 0; i < 100; i++) {
		unsigned char *p = arena_alloc(&a, 50);

		for (size_t j = 0; j < 50; j++)
			assert_int_equal(p[j], 0);
		memset(p, 0xff, 50);
	}
	arena_release(&a);
	arena_release(&a);
	arena_release(NULL);
}

static void a_large_piece_leaves_the_block_in_use(void **state)
{
	struct arena a = ARENA_INIT;
	char *small = arena_strdup(&a, "small");
	char *large = arena_alloc(&a, 10 << 20);
	char *after = arena_strdup(&a, "after");

	(void)state;
	large[(10 << 20) - 1] = 'x';
	assert_string_equal(small, "small");
	assert_string_equal(after, "after");
	assert_true(after > small && after < small + 4096);
	arena_release(&a);
}

static void lists_grow_and_keep_what_they_hold(void **state)
{
	struct arena a = ARENA_INIT;
	int *list = NULL;
	size_t n = 0;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		list = arena_grow(&a, list, n, sizeof *list);
		list[n++] = i;
		arena_alloc(&a, 16); /* something of others between */
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(list[i], i);
	arena_release(&a);
}

/* A decoded list of any length must be able to gain an element without touching
 * what lies behind it (the sanitizers cannot see inside a block). */
static void a_list_of_any_length_can_grow(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t count = 0; count < 40; count++) {
		int *list = arena_array(&a, count, sizeof *list);
		unsigned char *fence = arena_alloc(&a, 64);

		for (size_t n = count; n < count + 20; n++) {
			list = arena_grow(&a, list, n, sizeof *list);
			list[n] = -1;
		}
		for (int i = 0; i < 64; i++)
			assert_int_equal(fence[i], 0);
	}
	arena_release(&a);
}

static void lists_outside_an_arena_grow(void **state)
{
	size_t room = 0, *list = NULL;

	(void)state;
	for (size_t n = 0; n < 1000; n++) {
		list = grow(list, n, &room, 3, sizeof *list);
		list[n] = n;
		assert_true(room > n);
	}
	assert_int_equal(room, 3 * 512);
	for (size_t n = 0; n < 1000; n++)
		assert_int_equal(list[n], n);
	free(list);
}

static void text_is_copied(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	assert_null(arena_strdup(&a, NULL));
	assert_null(arena_strndup(&a, NULL, 0));
	assert_string_equal(arena_strndup(&a, "abcdef", 3), "abc");
	assert_string_equal(arena_printf(&a, "%s#%d", "settle", 2), "settle#2");
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_and_aligned),
		cmocka_unit_test(a_large_piece_leaves_the_block_in_use),
		cmocka_unit_test(lists_grow_and_keep_what_they_hold),
		cmocka_unit_test(a_list_of_any_length_can_grow),
		cmocka_unit_test(lists_outside_an_arena_grow),
		cmocka_unit_test(text_is_copied),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
