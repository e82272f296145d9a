/* ics_library.h - libical, loaded when a calendar is imported: it brings ICU along,
 * 30 MB that every start of the desk would have to map for a command of once a year. */
#ifndef PLAINT_PROFILE_ICS_LIBRARY_H
#define PLAINT_PROFILE_ICS_LIBRARY_H

#include <libical/ical.h>

#include "plaint/error.h"

/* Each function of libical's that is used, by its own name and type. */
#define ICS_FUNCTIONS(F) \
	F(icalparser_parse_string) \
	F(icalcomponent_free) \
	F(icalcomponent_get_first_property) \
	F(icalcomponent_get_next_property) \
	F(icalproperty_isa) \
	F(icalproperty_get_x_name) \
	F(icalproperty_get_value) \
	F(icalproperty_get_value_as_string) \
	F(icalvalue_isa) \
	F(icalvalue_get_text) \
	F(icalproperty_get_summary) \
	F(icalproperty_get_categories) \
	F(icalproperty_get_description) \
	F(icalproperty_get_uid) \
	F(icalproperty_get_status) \
	F(icalproperty_get_dtstart) \
	F(icalproperty_get_dtend) \
	F(icalproperty_get_duration) \
	F(icalproperty_get_exdate) \
	F(icalproperty_get_rdate) \
	F(icalproperty_get_recurrenceid) \
	F(icalproperty_get_rrule) \
	F(icaldurationtype_as_int) \
	F(icaltime_is_valid_time) \
	F(icalrecurrencetype_from_string) \
	F(icalrecur_iterator_new) \
	F(icalrecur_iterator_next) \
	F(icalrecur_iterator_free) \
	F(icalerror_set_errors_are_fatal) \
	F(icalmemory_free_ring)

struct ics_library {
#define ICS_MEMBER(name) __typeof__(name) *name;
	ICS_FUNCTIONS(ICS_MEMBER)
#undef ICS_MEMBER
};

/* Loaded at the first call; NULL with *err when it is not on this machine. Not for
 * several threads at once. */
const struct ics_library *ics_library(struct err *err);

#endif
