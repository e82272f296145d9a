/* Strangers at the socket: garbage, half and huge frames, counts that lie, people who
 * never read. Each loses its own connection; nobody else notices. */
#include "house.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static struct house house;
static struct client *desk; /* somebody at work meanwhile */

static int set_up(void **state)
{
	(void)state;
	house_init(&house, NULL);
	desk = house_client(&house, "desk");
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	client_close(desk);
	house_release(&house);
	return 0;
}

/* The same server, the same connection, and it still takes complaints. */
static void assert_undisturbed(void)
{
	static int serial;
	static pid_t server;
	char text[40], number[32] = "";
	struct err err = ERR_INIT;
	int fd = client_fd(desk);

	if (!server)
		server = house_server(&house);
	snprintf(text, sizeof text, "还在工作 %d", ++serial);
	assert_true(house_add(desk, NULL, text, number, &err));
	assert_string_not_equal(number, "");
	assert_int_equal(client_fd(desk), fd);
	assert_int_equal(house_server(&house), server);
}

/* Gets an error with tag 0 or the tag it had, then the end. */
static void assert_refused(int fd)
{
	struct arena a = ARENA_INIT;
	struct reply r;

	assert_true(house_hear(fd, &a, &r, 5000));
	assert_int_not_equal(r.err.code, ERR_NONE);
	assert_true(house_closed(fd, 5000));
	arena_release(&a);
	close(fd);
	assert_undisturbed();
}

static void test_garbage(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed <= 50; seed++) {
		unsigned char bytes[300];
		int fd = house_knock(&house);

		srand(seed);
		for (size_t i = 0; i < sizeof bytes; i++)
			bytes[i] = (unsigned char)rand();
		bytes[0] = bytes[1] = 0; /* a length that comes to an end */
		bytes[2] = 0;
		bytes[3] = (unsigned char)(seed * 4);
		house_say(fd, bytes, sizeof bytes);
		assert_true(house_closed(fd, 5000));
		close(fd);
	}
	assert_undisturbed();
}

static void test_http(void **state)
{
	int fd = house_knock(&house);

	(void)state;
	house_say(fd, "GET / HTTP/1.1\r\n\r\n", 18);
	assert_refused(fd);
}

static void test_huge_length(void **state)
{
	int fd = house_knock(&house);

	(void)state;
	house_say(fd, "\xff\xff\xff\xff", 4);
	assert_refused(fd);
	fd = house_knock(&house);
	assert_true(house_greet(fd, "cli"));
	house_say(fd, "\x00\x10\x00\x01", 4); /* one byte too many */
	assert_refused(fd);
}

static void test_empty_frame(void **state)
{
	int fd = house_knock(&house);

	(void)state;
	house_say(fd, "\0\0\0\0", 4);
	assert_refused(fd);
}

static long resident_kib(void)
{
	char path[64], line[128];
	long kib = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/status", (int)house_server(&house));
	f = fopen(path, "r");
	assert_non_null(f);
	while (fgets(line, sizeof line, f))
		if (sscanf(line, "VmRSS: %ld", &kib) == 1)
			break;
	fclose(f);
	return kib;
}

static void test_four_billion_elements(void **state)
{
	static const char *const lies[] = {
		"\xdf\xff\xff\xff\xff", /* map */
		"\xdd\xff\xff\xff\xff", /* array */
		"\xdb\xff\xff\xff\xff", /* text */
		"\xc6\xff\xff\xff\xff", /* bytes */
		"\xc9\xff\xff\xff\xff", /* extension */
	};
	long before = resident_kib();

	(void)state;
	for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
		int fd = house_knock(&house);

		house_frame(fd, lies[i], 5);
		assert_refused(fd);
	}
	assert_true(resident_kib() < before + 64 * 1024);
}

/* A long frame of no use, from somebody known: refused, and its memory given back. */
static void test_million_elements(void **state)
{
	static char bytes[WIRE_FRAME];
	long before = resident_kib();

	(void)state;
	memset(bytes, 0xc0, sizeof bytes);
	memcpy(bytes, "\xdd\x00\x0f\xff\xfb", 5); /* as many as there are */
	for (int i = 0; i < 5; i++) {
		int fd = house_knock(&house);

		assert_true(house_greet(fd, "cli"));
		house_frame(fd, bytes, sizeof bytes);
		assert_refused(fd);
	}
	/* Before it is laid out, which would take forty times as much. */
	assert_true(resident_kib() < before + 32 * 1024);
}

/* Frames begun and never ended, of one account over many connections: it gets so much memory
 * and no more, and others work on. */
static void test_many_half_frames(void **state)
{
	enum { MANY = 60 };
	static const char claim[] = "\x00\x0f\xff\xf0";
	static char bytes[600 << 10];
	long before = resident_kib();
	int fds[MANY], refused = 0;

	(void)state;
	for (int i = 0; i < MANY; i++) {
		fds[i] = house_knock(&house);
		assert_true(house_greet(fds[i], "cli"));
		house_say(fds[i], claim, 4);
		house_say(fds[i], bytes, sizeof bytes);
		assert_undisturbed();
	}
	for (int i = 0; i < MANY; i++) {
		refused += house_closed(fds[i], 0);
		close(fds[i]);
	}
	assert_in_range(refused, MANY / 3, MANY - 10);
	assert_true(resident_kib() < before + 96 * 1024);
	assert_undisturbed();
}

static void test_deep_nesting(void **state)
{
	char bytes[4000];
	int fd = house_knock(&house);

	(void)state;
	memset(bytes, 0x91, sizeof bytes);
	house_frame(fd, bytes, sizeof bytes);
	assert_refused(fd);
}

/* Before hello nobody may make the server hold much. */
static void test_big_first_frame(void **state)
{
	int fd = house_knock(&house);

	(void)state;
	house_say(fd, "\x00\x10\x00\x00", 4);
	assert_refused(fd);
}

static void test_work_before_hello(void **state)
{
	struct request q;
	int fd = house_knock(&house);

	(void)state;
	request_init(&q);
	q.op = "list";
	q.tag = 7;
	house_request(fd, &q);
	assert_refused(fd);
}

static void test_other_protocol(void **state)
{
	struct request q;
	struct reply r;
	struct arena a = ARENA_INIT;
	int fd = house_knock(&house);

	(void)state;
	request_init(&q);
	q.op = "hello";
	q.tag = 3;
	q.protocol = PROTOCOL_VERSION + 1;
	q.build = "9.9.9";
	house_request(fd, &q);
	assert_true(house_hear(fd, &a, &r, 5000));
	assert_int_equal(r.tag, 3);
	assert_int_equal(r.err.code, ERR_STORE);
	assert_int_equal(r.protocol, PROTOCOL_VERSION);
	assert_null(r.site);
	arena_release(&a);
	close(fd);
	assert_undisturbed();
}

static void test_half_frames(void **state)
{
	int fds[40];

	(void)state;
	for (size_t i = 0; i < 40; i++) {
		fds[i] = house_knock(&house);
		if (i % 2)
			assert_true(house_greet(fds[i], "cli"));
		house_say(fds[i], "\x00\x00\x0f\x00\x81\xa2op", i % 9);
	}
	assert_undisturbed();
	for (size_t i = 0; i < 40; i++)
		close(fds[i]);
	assert_undisturbed();
}

/* One byte at a time is slow, and right. */
static void test_byte_by_byte(void **state)
{
	struct pack p;
	struct request q;
	struct arena a = ARENA_INIT;
	struct reply r;
	uint32_t size;
	int fd = house_knock(&house);

	(void)state;
	assert_true(house_greet(fd, "cli"));
	request_init(&q);
	q.op = "counts";
	q.tag = 9;
	pack_init(&p);
	request_pack(&p, &q);
	size = htonl((uint32_t)p.out.len);
	for (size_t i = 0; i < 4; i++)
		house_say(fd, (char *)&size + i, 1);
	for (size_t i = 0; i < p.out.len; i++)
		house_say(fd, p.out.data + i, 1);
	pack_release(&p);
	assert_true(house_hear(fd, &a, &r, 5000));
	assert_int_equal(r.tag, 9);
	assert_int_equal(r.err.code, ERR_NONE);
	arena_release(&a);
	close(fd);
}

/* Many in one write: answered each, with its own tag. */
static void test_many_at_once(void **state)
{
	struct str bytes;
	bool seen[101] = { false };
	int fd = house_knock(&house);

	(void)state;
	assert_true(house_greet(fd, "cli"));
	str_init(&bytes);
	for (uint32_t tag = 1; tag <= 100; tag++) {
		struct request q;
		struct pack p;
		uint32_t size;

		request_init(&q);
		q.op = "counts";
		q.tag = tag;
		pack_init(&p);
		request_pack(&p, &q);
		size = htonl((uint32_t)p.out.len);
		str_add_len(&bytes, &size, sizeof size);
		str_add_len(&bytes, p.out.data, p.out.len);
		pack_release(&p);
	}
	house_say(fd, bytes.data, bytes.len);
	str_release(&bytes);
	for (int i = 0; i < 100; i++) {
		struct arena a = ARENA_INIT;
		struct reply r;

		assert_true(house_hear(fd, &a, &r, 5000));
		assert_in_range(r.tag, 1, 100);
		assert_false(seen[r.tag]);
		seen[r.tag] = true;
		assert_int_equal(r.err.code, ERR_NONE);
		arena_release(&a);
	}
	close(fd);
}

/* Asks and asks and never reads: the server does not hold answers without end. */
static void test_never_reads(void **state)
{
	struct request q;
	struct pack p;
	struct str frame;
	uint32_t size;
	long before = resident_kib();
	int fd = house_knock(&house);

	(void)state;
	assert_true(house_greet(fd, "desk"));
	request_init(&q);
	q.op = "list";
	q.tag = 5;
	q.filter.state = "all";
	q.filter.limit = 500;
	pack_init(&p);
	request_pack(&p, &q);
	size = htonl((uint32_t)p.out.len);
	str_init(&frame);
	str_add_len(&frame, &size, sizeof size);
	str_add_len(&frame, p.out.data, p.out.len);
	for (int i = 0; i < 20000; i++)
		if (send(fd, frame.data, frame.len, MSG_DONTWAIT | MSG_NOSIGNAL) < 0)
			break;
	for (int i = 0; i < 50; i++)
		assert_undisturbed();
	assert_true(resident_kib() < before + 64 * 1024);
	str_release(&frame);
	pack_release(&p);
	close(fd);
	assert_undisturbed();
}

#define EDITS 8
#define LONG_ONES 40

static void long_text(char out[6001], const char *character)
{
	for (size_t i = 0; i < 6000; i += 3)
		memcpy(out + i, character, 3);
	out[6000] = '\0';
}

/* A complaint with a history of more than the kernel takes in one piece. */
static void much_edited(char number[32])
{
	static const char *const words[] = { "表", "价" };
	char text[6001];
	struct err err = ERR_INIT;

	assert_true(house_add(desk, NULL, "history", number, &err));
	for (int i = 0; i < EDITS; i++) {
		struct arena a = ARENA_INIT;
		struct request q;
		struct reply r;

		long_text(text, words[i % 2]);
		request_init(&q);
		q.op = "act";
		q.action = "edit";
		q.number = number;
		values_set(&a, &q.fields, "text", text);
		assert_int_equal(client_call(desk, &q, &a, &r, &err), 0);
		arena_release(&a);
	}
}

/* Changes what it saw long ago, again and again, without listening. */
static void talk(int fd, const char *number)
{
	struct arena a = ARENA_INIT;
	struct request q;

	request_init(&q);
	q.op = "act";
	q.action = "edit";
	q.number = number;
	q.if_version = 1;
	values_set(&a, &q.fields, "text", "old");
	for (q.tag = 1; q.tag <= LONG_ONES; q.tag++)
		house_request(fd, &q);
	arena_release(&a);
}

/* Replies to changes that the socket does not take whole come whole, in their order. */
static void test_reads_late(void **state)
{
	int fd = house_knock(&house), waits = 0, status;
	char number[32];
	pid_t talker;

	(void)state;
	much_edited(number);
	assert_true(house_greet(fd, "desk"));
	talker = fork();
	if (talker == 0) {
		talk(fd, number);
		_exit(0);
	}
	for (int i = 0; i < 1000 && waits < 100000; i++) {
		assert_int_equal(ioctl(fd, FIONREAD, &waits), 0);
		house_sleep(5);
	}
	assert_true(waits >= 100000);
	for (uint32_t tag = 1; tag <= LONG_ONES;) {
		struct arena a = ARENA_INIT;
		struct reply r;

		assert_true(house_hear(fd, &a, &r, 5000));
		if (r.tag) { /* not a push */
			assert_int_equal(r.tag, tag++);
			assert_int_equal(r.err.code, ERR_CONFLICT);
			assert_int_equal(r.event_count, EDITS);
		}
		arena_release(&a);
	}
	assert_int_equal(waitpid(talker, &status, 0), talker);
	assert_int_equal(status, 0);
	close(fd);
	assert_undisturbed();
}

static void test_thousand_idle(void **state)
{
	static int fds[1000];
	struct rlimit r = { 4096, 4096 };
	size_t n = 0;

	(void)state;
	getrlimit(RLIMIT_NOFILE, &r);
	r.rlim_cur = r.rlim_max;
	setrlimit(RLIMIT_NOFILE, &r);
	for (; n < 1000; n++) {
		fds[n] = house_knock(&house);
		if (n % 10 == 0)
			assert_true(house_greet(fds[n], "desk"));
	}
	assert_undisturbed();
	for (size_t i = 0; i < n; i += 10) /* each desk among them heard of it */
		assert_int_equal(recv(fds[i], (char[1]){ 0 }, 1, MSG_PEEK), 1);
	for (size_t i = 0; i < n; i++)
		close(fds[i]);
	assert_undisturbed();
}

/* What a checked build frees rests before it is used again; the servers that are started
 * here let it rest shortly, so that what they hold can be told from it. */
static void rest_shortly(void)
{
	const char *given = getenv("ASAN_OPTIONS");
	char all[500];

	snprintf(all, sizeof all, "%s:quarantine_size_mb=1", given ? given : "");
	setenv("ASAN_OPTIONS", all, 1);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_garbage),
		cmocka_unit_test(test_http),
		cmocka_unit_test(test_huge_length),
		cmocka_unit_test(test_empty_frame),
		cmocka_unit_test(test_four_billion_elements),
		cmocka_unit_test(test_million_elements),
		cmocka_unit_test(test_deep_nesting),
		cmocka_unit_test(test_big_first_frame),
		cmocka_unit_test(test_work_before_hello),
		cmocka_unit_test(test_other_protocol),
		cmocka_unit_test(test_half_frames),
		cmocka_unit_test(test_many_half_frames),
		cmocka_unit_test(test_byte_by_byte),
		cmocka_unit_test(test_many_at_once),
		cmocka_unit_test(test_never_reads),
		cmocka_unit_test(test_reads_late),
		cmocka_unit_test(test_thousand_idle),
	};
	int status;

	if (house_serves(argc, argv, &status))
		return status;
	rest_shortly();
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
