/* signals.h - signals as bytes in a pipe: the handlers do nothing but write. */
#ifndef PLAINT_TUI_SIGNALS_H
#define PLAINT_TUI_SIGNALS_H

#include "plaint/error.h"

/* Before curses, which then leaves them alone. There is one set a process. */
int signals_open(struct err *err);
void signals_close(void);
/* Readable when a signal came. */
int signals_fd(void);
/* GOT_ bits of terminal.h. */
unsigned signals_take(void);
/* Stops the process group, as ^Z does; returns when it was continued. */
void signals_stop(void);

#endif
