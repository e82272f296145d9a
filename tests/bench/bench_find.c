/* bench_find.c - searching among 100,000 complaints (BENCH_COUNT), what the index costs a
 * save, and how large it is. Texts are put together from common and rare words, so that
 * searches bring few and many.
 */
#include <sys/stat.h>

#include "bench.h"
#include "plaint/casework.h"
#include "plaint/profile.h"
#include "store/search.h"

static unsigned state = 1;

static unsigned pick(unsigned n)
{
	state = state * 1103515245u + 12345u;
	return (state >> 8) % n;
}

static const char *const phrases[] = { "上月账单比往年同期多出一倍", "家中无人居住", "怀疑燃气表读数有误", "要求上门检测并重新核算费用",
	"已多次致电营业厅", "答复不一致", "闻到楼道里有煤气味", "灶具打不着火", "热水器频繁熄火", "师傅约好时间没有上门", "安检人员态度生硬",
	"小区停气没有提前通知", "管道井漏水", "阀门锈死关不上", "软管老化开裂", "充值后卡片读不出来", "物联网表断电", "退费迟迟未到账", "装修移表报价不明",
	"客户情绪激动", "希望尽快处理", "邻居也有同样的情况", "老人独居行动不便", "夜间用气压力不足" };
#define PHRASES (sizeof phrases / sizeof *phrases)

/* Now and then a character of its own: names, places, all that is rare. */
static void add_rare(struct str *s)
{
	char out[4];
	int n;

	for (int i = 0; i < 3; i++) {
		unsigned cp = 0x4e00 + pick(3000);

		/* utf8_encode, without its header's company */
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		n = 3;
		str_add_len(s, out, (size_t)n);
	}
}

static const char *story(struct arena *a, unsigned n)
{
	const char *text;
	struct str s;

	str_init(&s);
	for (unsigned i = 0; i < n; i++) {
		str_add(&s, phrases[pick(PHRASES)]);
		if (pick(4) == 0)
			add_rare(&s);
		str_add(&s, i + 1 < n ? "，" : "。");
	}
	text = arena_strdup(a, s.data);
	str_release(&s);
	return text;
}

struct saving {
	struct arena a;
	struct complaint *c;
};

static void make(struct saving *w, uint64_t n)
{
	static struct bench_field f[BENCH_FIELDS];
	struct complaint *c = arena_alloc(&w->a, sizeof *c);

	bench_fields(f, n);
	w->c = c;
	c->number = arena_printf(&w->a, "202511%02u-%04u", (unsigned)(n / 9000 % 28 + 1), (unsigned)(n % 9000 + 1));
	c->version = 1;
	c->state = n % 20 ? STATE_ARCHIVED : STATE_FORWARDED;
	c->level = n % 20 ? 3 : 1;
	c->received = c->registered = c->updated = BENCH_T0 + (instant)n * 60;
	c->taker = n % 2 ? "zhang" : "wang";
	for (int i = 0; i < BENCH_FIELDS; i++)
		complaint_field_set(&w->a, c, f[i].name, arena_strdup(&w->a, f[i].text));
	complaint_field_set(&w->a, c, "department", bench_departments[n % 4]);
	complaint_field_set(&w->a, c, "text", story(&w->a, 3 + pick(4)));
	if (n % 20)
		complaint_field_set(&w->a, c, "facts", story(&w->a, 1 + pick(3)));
}

static int save(struct store_txn *t, void *arg, struct err *err)
{
	struct saving *w = arg;
	struct event e = { .at = w->c->received, .seen = w->c->received, .uid = 1000, .login = "zhang", .name = "张敏",
		.from = "desk", .action = "accept" };

	if (store_put(t, &w->a, NULL, w->c, err) != 0)
		return -1;
	e.complaint = w->c->id;
	return store_event(t, &e, err);
}

/* Microseconds of one save. */
static double save_one(struct store *s, uint64_t n, bool flush)
{
	struct saving w = { 0 };
	struct err err = ERR_INIT;
	double at;

	make(&w, n);
	at = now_us();
	if (store_write(s, save, &w, &err) != 0 || (flush && store_flush(s, &err) != 0))
		die("save", &err);
	at = now_us() - at;
	arena_release(&w.a);
	return at;
}

/* What the search adds to a save: the row in `pending`, in a transaction of its own. */
static int note_only(struct store_txn *t, void *arg, struct err *err)
{
	struct complaint c = { .id = *(uint64_t *)arg };

	return pending_note(t, &t->arena, NULL, &c, err);
}

static int nothing(struct store_txn *t, void *arg, struct err *err)
{
	(void)t;
	(void)arg;
	(void)err;
	return 0;
}

static double note_one(struct store *s, uint64_t id, store_work *work)
{
	struct err err = ERR_INIT;
	double at = now_us();

	if (store_write(s, work, &id, &err) != 0)
		die("note", &err);
	return now_us() - at;
}

static uint64_t log_written(struct store *s)
{
	DB_LOG_STAT *st;
	uint64_t bytes = 0;

	if (s->env->log_stat(s->env, &st, 0) == 0) {
		bytes = (uint64_t)st->st_w_mbytes * (1u << 20) + st->st_w_bytes;
		free(st);
	}
	return bytes;
}

struct steps {
	double sum, worst, *times;
	size_t count, room;
};

static void index_all(struct store *s, struct steps *out)
{
	struct err err = ERR_INIT;
	bool more = true;

	while (more) {
		double at = now_us();

		if (store_index(s, 1, &more, &err) != 0)
			die("index", &err);
		at = now_us() - at;
		out->sum += at;
		out->worst = at > out->worst ? at : out->worst;
		if (out->count == out->room) {
			out->room = out->room ? out->room * 2 : 4096;
			out->times = realloc(out->times, out->room * sizeof *out->times);
		}
		out->times[out->count++] = at;
	}
}

static double file_mb(const char *dir, const char *name)
{
	char path[300];
	struct stat st;

	snprintf(path, sizeof path, "%s/db/%s", dir, name);
	return stat(path, &st) == 0 ? (double)st.st_size / 1e6 : 0;
}

/* --- searches, through casework as the server asks ------------------------------------ */

#define FINDS 200

static void time_find(struct casework *cw, const char *text, int64_t limit)
{
	static double times[FINDS];
	struct caller who = { .uid = (uint32_t)getuid(), .login = "guo", .serving_account = true, .from = "cli" };
	long long total = 0;
	size_t rows = 0;
	bool more = false;
	double p50;

	for (int i = 0; i < FINDS; i++) {
		struct arena a = ARENA_INIT;
		struct request q;
		struct reply r;
		double at;

		request_init(&q);
		reply_init(&r);
		q.op = "find";
		q.text = text;
		q.filter.limit = limit;
		at = now_us();
		casework_read(cw, &who, BENCH_T0 + 200000 * 60, &q, &a, &r);
		times[i] = now_us() - at;
		if (r.err.code != ERR_NONE)
			die(text, &r.err);
		total = r.total;
		rows = r.row_count;
		more = r.more;
		arena_release(&a);
	}
	p50 = percentile(times, FINDS, 50);
	printf("  %8.2f %8.2f ms  %4zu of %lld%s  %s\n", p50 / 1e3, percentile(times, FINDS, 99) / 1e3, rows, total,
		more ? "+" : "", text);
}

static void time_searches(struct store *s, struct site *site)
{
	static const char *const texts[] = { "20251103-0031", ":0031", "0031", "13800079190", "79190", "HB00004711", "陈国强77",
		"学院路877号", "煤气味", "软管老化", "气", "煤气味 学院路", "煤气 陈 建设路", "没有这样的", "软管 state:open", "软管 overdue",
		"软管 level:1 dept:repair", "from:2026-01-10 软管", "met", "2单元301" };
	struct casework *cw;
	struct err err = ERR_INIT;

	if (casework_new(&cw, s, site, &err) != 0)
		die("casework", &err);
	for (int i = 0; i < 2; i++) {
		printf("find, first %d rows:   p50      p99\n", i ? 200 : 50);
		for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
			time_find(cw, texts[k], i ? 200 : 50);
	}
	casework_free(cw);
}

int main(void)
{
	uint64_t count = getenv("BENCH_COUNT") ? strtoull(getenv("BENCH_COUNT"), NULL, 10) : 100000;
	static double times[2000], put[2000], note[2000];
	struct faults faults;
	struct site *site;
	struct store *s;
	struct store_options o = { .create = true };
	struct err err = ERR_INIT;
	struct steps steps = { 0 }, few = { 0 };
	char *dir = bench_dir();
	uint64_t log;
	double raw, p50;

	faults_init(&faults);
	if (profile_load(PLAINT_SOURCE_DIR "/sample/plaint.conf", BENCH_T0, &site, &faults, &err) != 0 ||
			store_open(&s, dir, site, &o, &err) != 0)
		die("open", &err);
	for (uint64_t n = 0; n < count; n++) {
		save_one(s, n, false);
		if (n % 1000 == 999 && store_maintain(s, BENCH_T0, &err) != 0)
			die("maintain", &err);
		if (n % 1000 == 999)
			index_all(s, &steps);
	}
	index_all(s, &steps);
	store_flush(s, &err);
	printf("%llu complaints; index: %.0f us a complaint, %.1f MB (%.2f GB a million); all of the rest %.1f MB\n",
		(unsigned long long)count, steps.sum / (double)count, file_mb(dir, "posting"),
		file_mb(dir, "posting") * 1e6 / (double)count / 1e3,
		file_mb(dir, "complaint") + file_mb(dir, "queue") + file_mb(dir, "lookup") + file_mb(dir, "event"));
	printf("a step of the index: p50 %.0f us, p99 %.0f us, longest %.0f us\n", percentile(steps.times, steps.count, 50),
		percentile(steps.times, steps.count, 99), steps.worst);
	raw = raw_append(dir, 500);
	log = log_written(s);
	for (int i = 0; i < 2000; i++)
		times[i] = save_one(s, count + (uint64_t)i, true);
	printf("log of a save: %.1f KB; ", (double)(log_written(s) - log) / 2000 / 1e3);
	log = log_written(s);
	index_all(s, &few);
	printf("of its indexing, later: %.1f KB\n", (double)(log_written(s) - log) / 2000 / 1e3);
	p50 = percentile(times, 2000, 50);
	for (int i = 0; i < 2000; i++) {
		put[i] = save_one(s, count + 2000 + (uint64_t)i, false);
		note[i] = note_one(s, (uint64_t)i + 1, note_only) - note_one(s, 0, nothing);
	}
	printf("a durable save: %.0f us, %.2f x raw append and fdatasync (%.0f us)\n", p50, p50 / raw, raw);
	p50 = percentile(put, 2000, 50);
	printf("without the flush: %.1f us, of it for the search %.1f us: %.2f x a save without it\n", p50,
		percentile(note, 2000, 50), p50 / (p50 - percentile(note, 2000, 50)));
	index_all(s, &few);
	fflush(stdout);
	time_searches(s, site);
	store_close(s);
	site_unref(site);
	bench_remove(dir);
	return 0;
}
