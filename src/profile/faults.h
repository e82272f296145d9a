/* faults.h - adding to the list of faults. */
#ifndef PLAINT_PROFILE_FAULTS_H
#define PLAINT_PROFILE_FAULTS_H

#include "plaint/profile.h"

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTICE };

void fault_add(struct faults *f, enum severity severity, const char *file, int line, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
void fault_addv(struct faults *f, enum severity severity, const char *file, int line, const char *fmt, va_list ap)
	__attribute__((format(printf, 5, 0)));

#endif
