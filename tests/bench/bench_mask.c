/* bench_mask.c - what masking costs a page (P-3): a list, a search and a record of the
 * heating company, whose forms hold the most personal fields, as one reads them who may
 * not see the customers, and as the manager does.
 *
 * 200 complaints (BENCH_COUNT), each mended once and with four remarks that name the
 * customer. One page by name ("list", "find", "show", "ledger") asks for that one only, for
 * valgrind --tool=callgrind --toggle-collect=casework_read.
 */
#include <locale.h>

#include "bench.h"
#include "plaint/casework.h"
#include "plaint/profile.h"

#define TIMES 60
#define AT (BENCH_T0 + 3600)
#define NOTES 4

static struct casework *cw;

static struct caller caller(const char *login)
{
	return (struct caller){ .uid = 1000 + (uint32_t)login[0], .login = login, .from = "desk" };
}

/* --- complaints as they come in ------------------------------------------------------- */

static const char *change(struct arena *a, const char *login, struct request *q)
{
	struct caller who = caller(login);
	struct outcome o;
	struct reply r;

	reply_init(&r);
	casework_change(cw, &who, AT, q, a, &r, &o);
	if (r.err.code)
		die(str_or_empty(q->action), &r.err);
	return r.complaint->number;
}

static const char *begin(struct arena *a, struct request *q, const char *number, const char *action, const char *const *fields)
{
	request_init(q);
	q->op = number ? "act" : "add";
	q->number = number;
	q->action = action;
	for (; *fields; fields += 2)
		values_set(a, &q->fields, fields[0], fields[1]);
	return change(a, "zhuan", q);
}

static void one(uint64_t n)
{
	static struct bench_field f[BENCH_FIELDS];
	struct arena a = ARENA_INIT;
	const char *number, *text;
	struct request q;

	bench_fields(f, n);
	text = arena_printf(&a, "%s来电，%s，%s：楼上暖气片漏水，3号楼2单元也漏，室温只有十四度，老人小孩受不了，已打过两次电话。", f[1].text, f[2].text, f[0].text);
	number = begin(&a, &q, NULL, NULL, (const char *const[]){ "phone", f[0].text, "name", f[1].text, "address", f[2].text, "account", f[3].text,
		"channel", "phone", "kind", "complaint", "category", "pipe/leak", "area", "w1", "text", text, "place", "301室卫生间", "effect", "楼下也淋到了",
		"building", "12栋", "unit", "2单元", "room", "301室", "damage", "阀门锈死", "households", "2", NULL });
	begin(&a, &q, number, "edit", (const char *const[]){ "phone", "13746695013", "address", "胜利路31号2-504", "room", "302室", NULL });
	for (int i = 0; i < NOTES; i++)
		begin(&a, &q, number, "note", (const char *const[]){ "remark", text, NULL });
	arena_release(&a);
}

/* --- pages ------------------------------------------------------------------------------ */

struct page { const char *name, *op, *text; int64_t limit; };

static const struct page pages[] = {
	{ "list", "list", NULL, 200 }, { "find", "find", "漏水", 50 }, { "show", "show", NULL, 0 }, { "ledger", "report", "ledger", 0 },
};
#define PAGES (sizeof pages / sizeof *pages)

static double ask(const struct page *p, const char *login, const char *number)
{
	struct caller who = caller(login);
	struct arena a = ARENA_INIT;
	double began = now_us();
	struct request q;
	struct reply r;

	request_init(&q);
	reply_init(&r);
	q.op = p->op;
	q.text = p->text;
	q.number = number;
	q.filter.limit = p->limit;
	casework_read(cw, &who, AT + 60, &q, &a, &r);
	if (r.err.code)
		die(p->name, &r.err);
	began = now_us() - began;
	arena_release(&a);
	return began;
}

static void measure(const struct page *p, const char *number)
{
	static const char *const who[] = { "gong", "zong" };
	double p50[2];

	for (int i = 0; i < 2; i++) {
		double times[TIMES];

		for (int k = 0; k < TIMES; k++)
			times[k] = ask(p, who[i], number);
		p50[i] = percentile(times, TIMES, 50);
	}
	printf("%-8s masked %8.1f us   in full %8.1f us\n", p->name, p50[0], p50[1]);
}

int main(int argc, char **argv)
{
	uint64_t count = getenv("BENCH_COUNT") ? strtoull(getenv("BENCH_COUNT"), NULL, 10) : 200;
	struct store_options o = { .create = true, .reserve = 1 << 20 };
	struct err err = ERR_INIT;
	struct faults faults;
	struct store *s;
	struct site *site;
	char *dir = bench_dir();

	setlocale(LC_ALL, "C.UTF-8");
	faults_init(&faults);
	if (profile_load(PLAINT_SOURCE_DIR "/tests/casework/heating.conf", BENCH_T0, &site, &faults, &err))
		die("profile", &err);
	if (store_open(&s, dir, site, &o, &err) || casework_new(&cw, s, site, &err))
		die("store", &err);
	for (uint64_t n = 0; n < count; n++)
		one(n);
	for (size_t i = 0; i < PAGES; i++) {
		if (argc < 2)
			measure(&pages[i], "0001");
		else if (str_equal(argv[1], pages[i].name))
			ask(&pages[i], "gong", "0001");
	}
	casework_free(cw);
	store_close(s);
	site_unref(site);
	bench_remove(dir);
	return 0;
}
