/* limits.h - what one client, and all together, may take from the server. */
#ifndef SERVER_LIMITS_H
#define SERVER_LIMITS_H

#include <stddef.h>

#define LIMIT_BATCH 32               /* changes that share one flush */
#define LIMIT_UNINDEXED 16           /* complaints that may wait for the search index */
#define LINGER_NS 100000ull          /* the writer stays awake so long for another change */
#define LIMIT_QUEUE 2048             /* requests waiting for one thread */
#define LIMIT_CONNECTIONS 4096
#define LIMIT_PERSON 256             /* connections of one account (not the serving one, nor root) */
#define LIMIT_STRANGERS 1024         /* connections of accounts not yet known to be listed */
#define LIMIT_STRANGER 128           /* those of one such account */
#define LIMIT_WAITING 512            /* of one person's requests for one thread */
#define LIMIT_FLIGHT 32              /* unanswered requests of one connection */
#define LIMIT_PERSON_FLIGHT 256u     /* ... of one account: above it no more is read from it */
#define LIMIT_PERSON_TURN 64u        /* frames of one account in a turn of the loop */
#define LIMIT_PERSON_STORE (1u << 20) /* bytes of changes of one account in a second (not the serving one) */
#define LIMIT_BATCH_BYTES (256u << 10) /* of requests that share one flush */
#define LIMIT_FLIGHT_BYTES (2u << 20)
#define LIMIT_PERSON_BYTES (32u << 20) /* of one account's frames, over all its connections */
#define LIMIT_PERSON_OUT (64u << 20)   /* of replies to it that nobody reads */
#define LIMIT_NODES 20000u           /* values in a request: what they are laid out in is forty times as long */
#define LIMIT_FIRST_FRAME 4096u      /* before hello: nobody is known yet */
#define LIMIT_UNREAD (256u << 10)    /* above it no more requests are read from a connection */
#define LIMIT_BUFFERED (4u << 20)    /* above it the connection is given up */
#define LIMIT_UPLOADS 16             /* files of one connection on their way in */
#define LIMIT_UPLOAD_DESK 2u         /* ... and their bytes, in files of the largest size */
#define LIMIT_UPLOAD_PERSON 4u       /* the same of one account */
#define LIMIT_UPLOAD_ALL 16u         /* the same of all */
#define LIMIT_FAULTS 200             /* lines in one reply to reload or verify */

#define SECONDS_HELLO 60  /* for such an account to say who it is */
#define SECONDS_HALF 30   /* for the rest of a frame that has begun */
#define SECONDS_STUCK 30  /* for a client to read anything at all of what waits */
#define SECONDS_UPLOAD 600 /* for the next piece of a file, or the action that takes it */
#define SECONDS_GOODBYE 2 /* for the last bytes of a closed connection */
#define SECONDS_FIRST 10  /* for the first client of a new server */
#define SECONDS_GRACE 2   /* after the last client left */
#define SECONDS_LEAVE 20  /* for the threads to end, and again for the store to close; then the process ends without */
#define SECONDS_WORK_OFF 5 /* for what waits when the server leaves; the rest is refused */
#define SECONDS_REFUSED 2 /* the same once the disk refuses */
#define SECONDS_CHANGE 30 /* for a change while the disk refuses; then the process leaves */
#define SECONDS_STEP 10   /* the same for a step of opening */
#define SECONDS_READ 60   /* for what a new server reads before it serves */
#define SECONDS_SAMPLE 600 /* for playing the sample day */
#define SECONDS_READING 10 /* between two looks whether a disk that could not be written can */
#define SECONDS_START 10  /* for another server to get out of the way */

#define NOTIFY_RUNNING 4     /* notification commands at a time */
#define NOTIFY_WAITING 256
#define NOTIFY_SECONDS 30    /* then it is killed */
#define NOTIFY_A_MINUTE 120  /* started in a minute */

#define REFUSED_A_MINUTE 20  /* accounts that are not listed, in the log */
#define LOG_BYTES (1u << 20) /* then it becomes plaint.log.1 */
#define LOG_WAITING (128u << 10) /* bytes that may wait to be written */
#define LOG_GOODBYE 1500         /* milliseconds for them at the end */

#endif
