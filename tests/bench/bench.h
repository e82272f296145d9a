/* bench.h - what the benchmarks share: times, percentiles, a raw disk to compare with,
 * and complaints as they come in.
 */
#ifndef PLAINT_TESTS_BENCH_H
#define PLAINT_TESTS_BENCH_H

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "plaint/store.h"
#include "plaint/str.h"

static inline double now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static inline int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The p-th percentile; sorts the times. */
static inline double percentile(double *times, size_t n, int p)
{
	qsort(times, n, sizeof *times, by_size);
	return times[(n - 1) * (size_t)p / 100];
}

static inline _Noreturn void die(const char *what, const struct err *err)
{
	struct str s;

	str_init(&s);
	if (err)
		err_text(err, NULL, &s);
	fprintf(stderr, "bench: %s: %s\n", what, s.data);
	str_release(&s);
	exit(1);
}

/* A directory on a real disk: fdatasync on a tmpfs measures nothing. */
static inline char *bench_dir(void)
{
	static char dir[256];

	snprintf(dir, sizeof dir, "%s/plaint-bench-XXXXXX", getenv("BENCH_DIR") ? getenv("BENCH_DIR") : "/var/tmp");
	if (!mkdtemp(dir))
		die(dir, NULL);
	return dir;
}

static inline void bench_remove_at(int fd)
{
	DIR *d = fdopendir(fd);
	struct dirent *e;

	while (d && (e = readdir(d))) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		if (e->d_type == DT_DIR) {
			bench_remove_at(openat(dirfd(d), e->d_name, O_RDONLY | O_DIRECTORY));
			unlinkat(dirfd(d), e->d_name, AT_REMOVEDIR);
		} else {
			unlinkat(dirfd(d), e->d_name, 0);
		}
	}
	if (d)
		closedir(d);
}

static inline void bench_remove(const char *dir)
{
	bench_remove_at(open(dir, O_RDONLY | O_DIRECTORY));
	rmdir(dir);
}

/* p50 of appending 1 KB and fdatasync, the least a durable save can cost. */
static inline double raw_append(const char *dir, int n)
{
	char path[300], block[1024];
	double *times = calloc((size_t)n, sizeof *times), p50;
	int fd;

	memset(block, 'x', sizeof block);
	snprintf(path, sizeof path, "%s/raw", dir);
	fd = open(path, O_CREAT | O_WRONLY | O_APPEND, 0600);
	for (int i = 0; i < n; i++) {
		double at = now_us();

		if (write(fd, block, sizeof block) != sizeof block || fdatasync(fd) != 0)
			die("raw append", NULL);
		times[i] = now_us() - at;
	}
	close(fd);
	unlink(path);
	p50 = percentile(times, (size_t)n, 50);
	free(times);
	return p50;
}

/* Resident kilobytes of a process. */
static inline long rss_kb(long pid)
{
	char path[64], line[200];
	long kb = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%ld/status", pid);
	f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f))
		if (sscanf(line, "VmRSS: %ld", &kb) == 1)
			break;
	if (f)
		fclose(f);
	return kb;
}

/* What a taker types: about 1 KB packed. Spread over phones, areas and departments. */
#define BENCH_T0 ((instant)1763800000)
static const char *const bench_departments[] = { "repair", "service", "marketing", "operations" };

static inline void bench_phone(char out[16], uint64_t n)
{
	snprintf(out, 16, "138%08" PRIu64, n * 7919 % 100000000);
}

struct bench_field { const char *name; char text[400]; };
#define BENCH_FIELDS 11
static inline void bench_fields(struct bench_field f[BENCH_FIELDS], uint64_t n)
{
	static const char *const surnames[] = { "王", "李", "张", "刘", "陈", "杨", "赵", "黄" };
	static const char *const streets[] = { "学院路", "建设路", "中山东路", "清风街", "兴定路" };

	f[0].name = "phone";
	bench_phone(f[0].text, n);
	f[1].name = "name";
	snprintf(f[1].text, sizeof f[1].text, "%s国强%" PRIu64, surnames[n % 8], n % 500);
	f[2].name = "address";
	snprintf(f[2].text, sizeof f[2].text, "%s%" PRIu64 "号院%" PRIu64 "栋2单元301", streets[n % 5], n % 997, n % 31);
	f[3].name = "account";
	snprintf(f[3].text, sizeof f[3].text, "HB%08" PRIu64, n);
	f[4].name = "channel";
	strcpy(f[4].text, "phone");
	f[5].name = "kind";
	strcpy(f[5].text, "complaint");
	f[6].name = "category";
	strcpy(f[6].text, n % 20 ? "billing/meter" : "gas/leak");
	f[7].name = "object";
	strcpy(f[7].text, "燃气表");
	f[8].name = "text";
	strcpy(f[8].text, "上月账单比往年同期多出一倍，家中无人居住，怀疑燃气表读数有误，要求上门检测并重新核算费用。已多次"
		"致电营业厅，答复不一致，客户情绪激动。要求退还多收费用，并书面答复；账单照片三张，明日发来。");
	f[9].name = "demand";
	strcpy(f[9].text, "refund,explanation");
	f[10].name = "evidence";
	strcpy(f[10].text, "photo,promised");
}

#endif
