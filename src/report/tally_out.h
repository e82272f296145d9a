/* tally_out.h - the figures of a report in each form, inside this folder. */
#ifndef PLAINT_REPORT_TALLY_OUT_H
#define PLAINT_REPORT_TALLY_OUT_H

#include "plaint/report.h"
#include "plaint/tally.h"

void tally_text(struct str *out, const struct report_style *style, const struct tally *s, const char *only);
void tally_json(struct str *out, const struct report_style *style, const struct tally *s, const char *only);
void tally_csv(struct str *out, const struct report_style *style, const struct tally *s, const char *only);

/* A bar of '#', as long of `width` as n of most. */
const char *tally_bar(struct arena *a, int64_t n, int64_t most, int width);
const char *tally_one_line(struct arena *a, const char *text);

#endif
