/* analysed.h - put before each test by analyse.sh: what an assertion of cmocka's says holds
 * behind it, which an analyser that sees no longjmp would not know. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define ANALYSED_HOLDS(c) ((c) ? (void)0 : abort())
#undef assert_true
#undef assert_false
#undef assert_non_null
#undef assert_null
#undef assert_int_equal
#undef assert_in_range
#undef assert_string_equal
#undef fail_msg
#define assert_true(c) ANALYSED_HOLDS(c)
#define assert_false(c) ANALYSED_HOLDS(!(c))
#define assert_non_null(p) ANALYSED_HOLDS((p) != NULL)
#define assert_null(p) ANALYSED_HOLDS((p) == NULL)
#define assert_int_equal(a, b) ANALYSED_HOLDS((uintmax_t)(a) == (uintmax_t)(b))
#define assert_in_range(n, least, most) ANALYSED_HOLDS((uintmax_t)(n) >= (uintmax_t)(least) && (uintmax_t)(n) <= (uintmax_t)(most))
#define assert_string_equal(a, b) ANALYSED_HOLDS(strcmp(a, b) == 0)
#define fail_msg(...) (print_error(__VA_ARGS__), abort())
