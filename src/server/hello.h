/* hello.h - who is calling, and what a client must know to begin. */
#ifndef SERVER_HELLO_H
#define SERVER_HELLO_H

#include "state.h"

/* In a reader: login, rights, the site. */
void hello_answer(struct server *s, struct job *j);
/* In the loop: the connection is known from now on, if the reply says so. */
void hello_done(struct conn *c, struct job *j);
/* In the loop, after a reload: are they still listed, and as what? Sends me. */
void hello_again(struct conn *c, const struct site *site);

#endif
