/* complaint.h - the forms of one complaint's report, inside this folder. */
#ifndef PLAINT_REPORT_COMPLAINT_H
#define PLAINT_REPORT_COMPLAINT_H

#include "plaint/report.h"

void complaint_json(struct str *out, const struct report_style *style, const struct complaint *c,
	const struct event *events, size_t event_count);
void complaint_text(struct str *out, const struct report_style *style, const struct complaint *c,
	const struct event *events, size_t event_count);
/* The timeline as a table of events. */
void complaint_csv(struct str *out, const struct report_style *style, const struct event *events, size_t event_count);

#endif
