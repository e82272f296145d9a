/* site.h - everything the config says, as data: the profile, the forms, the
 * staff, the calendar. Read by profile/, used by rules/ and casework/, sent by
 * the server to every client, so that the two cannot disagree.
 *
 * One table (section_types) names the members of every kind of section. It is
 * all that reading the config, laying one section over another, packing and
 * unpacking know of them: a new setting is one line here and one in site.c.
 */
#ifndef PLAINT_SITE_H
#define PLAINT_SITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "plaint/arena.h"
#include "plaint/error.h"
#include "plaint/instant.h"
#include "plaint/wire.h"

/* A list of texts. */
struct texts {
	const char **item;
	size_t count;
};
bool texts_has(const struct texts *t, const char *s);
/* As texts_has, where a trailing star matches any rest ("gas/" + star: "gas/leak")
 * and an empty list matches all. */
bool texts_match(const struct texts *t, const char *s);

/* Every section begins with its title and where it was (last) set: "gas-company.conf:42". */
struct section {
	const char *title;
	const char *where;
};

/* channel, kind, level, area, nature, responsibility, satisfaction, outcome ... */
struct label {
	struct section s;
	const char *name, *name_zh;
	bool counts; /* of an outcome: such a contact starts and stops clocks (U-15); default yes */
	const char *opinion; /* of a satisfaction: "good", "bad", "none" (rules/opinion.h), or NULL */
};

struct department { struct section s; const char *name, *name_zh, *parent, *lead, *phone, *duty, *duty_zh; };
struct staff { struct section s; const char *name, *number, *department; struct texts roles; const char *phone, *reach; struct texts hours; };
struct role { struct section s; const char *name, *name_zh; struct texts may, sees; };
struct oncall { struct section s; const char *department; struct texts staff, hours; };
struct category { struct section s; const char *name, *name_zh, *nature; int64_t level; struct texts prompts, prompts_zh; };
struct route { struct section s; struct texts categories, areas, responsibility, kinds; const char *department, *person; };
/* unless: where a word stands inside one of these it means nothing ("打不着火": does not light). */
struct danger { struct section s; struct texts words, unless; int64_t level; const char *category, *script, *script_zh; };

/* having, here and below: what must hold beside the lists, each "NAME" (filled in),
 * "NAME=VALUE", "NAME!=VALUE", "NAME>=N"; see rules/having.h. */

/* A deadline (D-1). starts, stops, cancels and since are causes (lifecycle_causes). */
struct clock_rule {
	struct section s;
	const char *name, *name_zh; /* as shown: "Contact", "联系" */
	const char *rule;           /* its source: "GC-4" */
	struct texts starts, stops, cancels;
	struct texts since;         /* counted from the last of these that happened, not from the start (HT-4) */
	const char *limit, *warn;   /* "3wd", "1wd", "field due_by" */
	struct texts tell;          /* whom warning and breach are told instead of whose it is */
	struct texts escalate;      /* "0m department", "1h manager": after the breach, to whom */
	struct texts levels, kinds, channels, categories;
	struct texts unless_levels, unless_kinds, unless_channels, unless_categories;
	struct texts having;
	const char *reason;         /* the field a late action must fill; NULL: "late_reason" */
	struct texts asks;          /* actions that ask for it once breached; empty: those that stop it */
	bool violation;             /* a breach enters the supervision list; default yes */
};

/* What an action asks for beside its form's own required fields. */
struct require_rule {
	struct section s;
	const char *action;   /* NULL in the config: the title, unless it has actions */
	struct texts actions; /* the same of several */
	struct texts fields;
	struct texts values;  /* "way=phone,person": the only ones such a field may have then (HT-8) */
	const char *why, *why_zh; /* said beside them */
	struct texts late, unless_late; /* clocks of which one has, or none has, run out and is not stopped */
	struct texts after;   /* causes that must have happened before it: "report", "opinion" */
	struct texts levels, kinds, channels, categories, states, having;
};
/* What waits for somebody above (HT-7, HT-10, U-5). Of propose the opinion waits; any
 * other action takes effect when it is granted. */
struct approval {
	struct section s;
	const char *name, *name_zh;
	const char *action;   /* NULL in the config: the title */
	struct texts by;      /* who grants or refuses: a role, a login, "department", "above" */
	struct texts then;    /* and after them these, whose word is the last */
	struct texts blocks;  /* actions that must wait for it */
	struct texts levels, kinds, channels, categories, having;
};
/* Which steps a complaint goes through (L-1). step, else the title: "revisit" (always,
 * needed, never), "settle" at intake (always: may be; never), "climb" of a re-complaint
 * (always: each one level up; needed: from the second on; never), "return" (within: how
 * long after its arrival a department may return it, U-4). Of those of a step one that is
 * narrowed goes before one that is not. */
struct policy { struct section s; const char *step, *when, *within; struct texts levels, kinds, channels, categories, having; };
/* Complaints of one kind in one area within a time are one incident (U-12). */
struct incident_rule {
	struct section s;
	const char *name, *name_zh;
	struct texts categories, kinds;
	struct texts areas;   /* empty: any, each for itself */
	int64_t count;        /* so many make one; default 3 */
	const char *within;   /* "2h" */
	struct texts tell;
};
/* What raises the level beside category and words of danger (PU-5a). */
struct raise_rule { struct section s; int64_t level; struct texts kinds, channels, categories, having; };
/* Who is sent a copy when one of these causes happens (HT-7). */
struct copy_rule { struct section s; const char *name, *name_zh; struct texts on, to, levels, kinds, channels, categories, having; };
/* The consequence of a violation (HT-13): proposed at a breach of one of the clocks; one
 * without clocks is proposed by a person. Of those that hold the first narrowed one goes
 * before one that is not. */
struct penalty {
	struct section s;
	struct texts clocks;
	const char *amount;   /* yuan: "50", "50-100" */
	const char *who;      /* it falls on: head, person, taker */
	const char *name, *name_zh;
	struct texts levels, kinds, channels, categories, having;
};
/* A step of the ladder of supervision (U-6), titled reminder, notice or criticism. */
struct document_rule {
	struct section s;
	const char *name, *name_zh;
	const char *number;   /* strftime's %Y %y %m %d and a serial "%04d", each kind and year its own */
	const char *to;       /* addressed to: person (the default) or head */
	const char *answer;   /* a limit; past it the next step is proposed */
	struct texts tell;    /* beside whom it is addressed to */
	const char *text, *text_zh; /* its standing words */
};
/* So many of a category in an area (NULL: all together, "each": each for itself) within a
 * time are told of at once (PU-11). measure: what is then to be done. */
struct warning_rule {
	struct section s;
	const char *name, *name_zh, *category, *area, *kind;
	int64_t count;
	const char *within;
	struct texts tell;
	const char *measure, *measure_zh;
};
/* A report of the site's own, or what it says of one of the program's (HT-12, GC-11). */
struct report_rule {
	struct section s;
	const char *name, *name_zh;
	const char *by;             /* a field: one table by it; NULL: a ledger */
	struct texts where;         /* only those: "kind=suggestion", "category=gas/..." with a star */
	struct texts figures;       /* of the table: names of figures */
	struct texts fields;        /* of the ledger */
	const char *check, *approve; /* roles that sign it */
	const char *due, *hand_on;  /* "20", "+5" (of the next month), "fri", "+mon" */
};
/* A letter's template (PU-8): letters/KIND.en.txt and letters/KIND.zh.txt, see
 * rules/template.h. means: the cause it gives, "reply", "preliminary", "nothing"; NULL: by
 * its title. */
struct letter_kind { struct section s; const char *number, *means, *text, *text_zh; };
/* How long closed ones are kept (PU-13); one that is narrowed goes before one that is not. */
struct retention { struct section s; const char *keep; struct texts levels, kinds, categories, having; };
struct notify { struct section s; const char *command; struct texts events; };
struct calendar { struct section s; const char *timezone; struct texts hours; const char *period_end; };
struct holidays { struct section s; const char *name, *name_zh; struct texts off, work, special; const char *known_until; };

/* Forms: "intake", and one for each action that asks for something. */
struct form_field {
	struct section s;            /* title: the field's name */
	const char *group;           /* title of the form's section it stands in */
	const char *group_label, *group_label_zh;
	const char *type;            /* text multiline phone email choice choices date time number yesno staff department category complaint file */
	const char *label, *label_zh, *help, *help_zh;
	bool required;
	bool personal;               /* tells who or where the customer is: masked as name and address are (P-3) */
	bool of_address;             /* a part of the address, shown behind it: building, room (HT-15) */
	bool stays;                  /* goes with the customer or the place: see form_field_stays */
	const char *source;          /* choices from the site: "channel", "area" ... */
	struct texts choices, labels, labels_zh; /* or own keys with their labels */
	const char *initial;         /* what it holds at first */
	struct texts channels, unless_channels; /* asked for only where the complaint came by one of them; none: always */
	const char *emergency;       /* ... when the program does it by itself (E-1): no person chooses that */
	const char *unit;
	int64_t min, max;            /* number; max: characters of text (0: the default) */
	int64_t lines;               /* rows a multiline field takes (0: default) */
};
/* prompts: what whoever fills it in is reminded of ("Listen, do not interrupt"). */
struct form { struct section s; const char *name, *name_zh; struct texts prompts, prompts_zh; struct form_field *fields; size_t field_count; };

#define SITE_LIST(type, name) struct type *name; size_t name##_count

struct site {
	struct arena arena; /* owns everything below */
	int refs;           /* see site_ref */
	uint64_t version;   /* changes whenever the content does (a hash of it) */
	const char *profile, *company, *company_zh, *data, *number, *linger, *socket;
	const char *evidence_size; /* of one file, at most: "32M" */
	struct zone zone;   /* of calendar.timezone; loaded by profile/, packed with the site */
	struct calendar calendar;
	struct notify notify;
	SITE_LIST(holidays, holidays);
	SITE_LIST(department, departments);
	SITE_LIST(staff, staff);
	SITE_LIST(role, roles);
	SITE_LIST(oncall, oncalls);
	SITE_LIST(label, channels);
	SITE_LIST(label, kinds);
	SITE_LIST(label, levels);
	SITE_LIST(label, areas);
	SITE_LIST(label, natures);
	SITE_LIST(label, responsibilities);
	SITE_LIST(label, satisfactions);
	SITE_LIST(label, outcomes);
	SITE_LIST(category, categories);
	SITE_LIST(route, routes);
	SITE_LIST(danger, dangers);
	SITE_LIST(clock_rule, clocks);
	SITE_LIST(require_rule, requires);
	SITE_LIST(approval, approvals);
	SITE_LIST(policy, policies);
	SITE_LIST(incident_rule, incidents);
	SITE_LIST(raise_rule, raises);
	SITE_LIST(copy_rule, copies);
	SITE_LIST(penalty, penalties);
	SITE_LIST(document_rule, documents);
	SITE_LIST(warning_rule, warnings);
	SITE_LIST(report_rule, reports);
	SITE_LIST(retention, retentions);
	SITE_LIST(letter_kind, letters);
	SITE_LIST(form, forms);
};

/* --- the table ----------------------------------------------------------- */

enum member_type { MEMBER_TEXT, MEMBER_TEXTS, MEMBER_INT, MEMBER_BOOL };
struct member {
	const char *name; /* in the config */
	enum member_type type;
	size_t offset;    /* in the section's struct */
	int64_t initial;  /* int and bool */
};
struct section_type {
	const char *name;     /* "department"; in the config */
	size_t size;          /* of the struct */
	size_t offset;        /* in struct site: of the array pointer (the count follows at count_offset), or of the struct itself */
	size_t count_offset;  /* 0: a section without title, there is just one (calendar, notify) */
	const struct member *members;
	size_t member_count;
};
extern const struct section_type section_types[];
extern const size_t section_type_count;
/* A list of labels (channel, kind, outcome ...), which a form's field can choose from? */
bool section_type_labels(const struct section_type *type);
/* The members of a form's field, for profile/ (forms are read there) and packing. */
extern const struct section_type form_field_type;
/* The site's own settings: profile company data number linger socket evidence_size. */
extern const struct section_type site_settings_type;

/* A new section struct of that type in the site, with its initial values. Adding
 * another one may move the list: keep no pointer into it meanwhile. */
void *site_add_section(struct site *site, const struct section_type *type, const char *title);
/* The section of that type and title, or NULL. */
void *site_find_section(const struct site *site, const struct section_type *type, const char *title);

/* --- life ---------------------------------------------------------------- */

struct site *site_new(void); /* one reference */
struct site *site_ref(struct site *site);   /* atomic */
void site_unref(struct site *site);         /* takes NULL */
void site_pack(struct pack *p, const struct site *site);
/* A new site with one reference. */
int site_unpack(const struct node *n, struct site **out, struct err *err);
/* Computes version from the content; call it when the site is complete. */
void site_seal(struct site *site);

/* --- finding: NULL when there is none ------------------------------------- */

const struct department *site_department(const struct site *s, const char *title);
const struct staff *site_staff(const struct site *s, const char *login);
const struct role *site_role(const struct site *s, const char *title);
const struct category *site_category(const struct site *s, const char *title);
const struct clock_rule *site_clock(const struct site *s, const char *title);
const struct policy *site_policy(const struct site *s, const char *title);
const struct approval *site_approval(const struct site *s, const char *title);
const struct penalty *site_penalty(const struct site *s, const char *title);
const struct document_rule *site_document(const struct site *s, const char *title);
const struct report_rule *site_report(const struct site *s, const char *title);
const struct form *site_form(const struct site *s, const char *title);
const struct form_field *form_find(const struct form *f, const char *name);
/* Is it about the customer or the place, and so what it was when the same matter comes again
 * (GC-8)? */
bool form_field_stays(const struct form_field *f);
/* Is it asked for, where the complaint came by that channel (NULL: no channel is asked for)? */
bool form_field_asked(const struct form_field *f, const char *channel);
/* A field of that name: of this form where it has one (NULL: none is meant), else of any. */
const struct form_field *site_field(const struct site *s, const char *form, const char *name);
/* The personal field of that name of any form (P-3), or NULL; no site: none. */
const struct form_field *site_personal(const struct site *s, const char *name);
/* A field of that name in any form that has the choice: forms may share a name ("way")
 * and offer different choices. NULL: no form has it. */
const struct form_field *site_field_of_choice(const struct site *s, const char *name, const char *choice);
/* Bytes a file of evidence may have (evidence_size); 0: that is no size from 1K to 1G. */
int64_t site_evidence_most(const struct site *s);
/* The labels a form field's source names: "channel" → s->channels. */
const struct label *site_labels(const struct site *s, const char *source, size_t *count);

/* What a person reads for a key of the site, in zh or English; the key itself
 * when the site has no such name. source: a label source, "department",
 * "category", "staff", "clock", "role", "approval", "incident", "penalty", "document".
 * Never NULL. */
const char *site_name(const struct site *s, const char *source, const char *key, bool zh);
/* Each Chinese text of the site becomes what `of` gives for it; that must live as long as
 * the site. Keys and the site's own hash stay. */
void site_reword(struct site *s, const char *(*of)(const char *zh));
/* Picks between the two languages; falls back to the other, then to "". */
const char *site_pick(const char *en, const char *zh_text, bool zh);
/* The same of two lists. */
const struct texts *site_pick_texts(const struct texts *en, const struct texts *zh_text, bool zh);

#endif
