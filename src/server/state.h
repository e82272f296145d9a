/* state.h - the running server: its loop, threads, connections and jobs.
 *
 * The loop thread owns the connections and everything not said otherwise. A job
 * belongs to one thread at a time: the loop makes it, a worker fills in its reply,
 * the loop sends it and frees it. (The writer sends its replies itself when it can: out.h.)
 */
#ifndef SERVER_STATE_H
#define SERVER_STATE_H

#include <sys/types.h>
#include <uv.h>

#include "plaint/casework.h"
#include "plaint/server.h"

#include "limits.h"
#include "log.h"

struct server;

/* Bytes to send, shared by all who get them. Loop thread only. */
struct blob {
	unsigned refs;
	size_t len;
	char *data; /* with the length in front */
};

/* An account, over all its connections. */
struct person {
	struct person *next;
	uid_t uid;
	size_t conns;
	size_t bytes; /* of frames: begun, and not yet answered */
	size_t out;   /* of replies on their way */
	unsigned flight, taken; /* requests not answered; frames of this turn of the loop (flow.c) */
	size_t stored; /* bytes it had stored in this second of the loop */
	uint64_t stored_second;
	struct conn *line, *line_last; /* connections that wait to be read again */
};

struct conn {
	uv_pipe_t pipe;
	struct server *server;
	struct person *person; /* NULL: nobody knows whose it is */
	struct conn *next, *before;
	struct caller who;
	char login[64];
	bool serving;   /* the account the server runs as, or root: may stop it */
	bool stranger;  /* counted among the strangers */
	bool greeting;  /* hello is with a reader; nothing else is read meanwhile */
	bool greeted;
	bool listed;    /* in the staff list: may do more than look after the process */
	bool desk;      /* gets pushes */
	int64_t serial; /* what it is called among those who fill in forms */
	bool uploads;   /* it began to send a file once */
	bool reading;
	bool ending;    /* closes when what waits is sent */
	bool closed;    /* freed when no job needs it any more */
	char *in;       /* the beginning of a frame */
	size_t in_len, in_room;
	uint64_t half_since;  /* loop time at which that frame began */
	uint64_t stuck_since; /* loop time since which nothing was taken; 0: nothing waits */
	size_t stuck_bytes;
	uint64_t end_since;
	uint64_t since;       /* loop time of its beginning */
	unsigned flight;
	size_t flight_bytes;
	bool in_line; /* of its account (flow.c) */
	struct conn *line_next;

	/* What the writer may touch as well, with the lock held: out.h says why. */
	uv_mutex_t out_lock;
	int out_fd;        /* -1: nothing is sent from outside the loop any more */
	unsigned queued;   /* writes libuv has not finished */
	unsigned unsent;   /* finished changes whose replies the loop is to send */
	char *rest;        /* of a reply the socket did not take whole */
	size_t rest_at, rest_len;
};

enum job_kind { JOB_REQUEST, JOB_RELOAD, JOB_SWEEP, JOB_MAINTAIN, JOB_DROP, JOB_UPLOADS };

struct job {
	struct job *next;
	uint64_t turn;     /* when it is its caller's turn among the others (worker.c) */
	enum job_kind kind;
	struct conn *conn; /* NULL: the server's own */
	struct arena arena;
	struct request q;
	size_t frame_len;
	struct reply reply;
	bool change;       /* a flush must come before the reply */
	char *out;         /* the packed reply, with its length in front */
	size_t out_len;
	bool sent, unsent; /* out_direct did, or could not */
	struct outcome outcome;
	struct call *calls; /* of the notification command */
	size_t call_count;
	const char *command;
	struct site *site;  /* reload: read, not yet in use */
	bool applied;       /* reload: on its way through the writer, or past it */
	struct me *me;      /* hello */
	struct texts online; /* board: who is at a desk */
	size_t connections; /* status: how many there are */
	bool listed;        /* as the connection was then */
	int64_t desk;       /* uploads: of the connection that is gone, or 0 */
	bool end;           /* close the connection after the reply */
};

/* One thread and what waits for it. */
struct worker {
	struct server *server;
	uv_thread_t thread;
	uv_mutex_t lock;
	uv_cond_t wake;
	struct job *head;
	uint64_t turn; /* of what was taken last */
	size_t count;
	size_t batch;
	uint64_t closing_since; /* uv_hrtime; 0: it is not closing */
	bool started;
	uint64_t busy_since; /* uv_hrtime when it took its jobs; 0: it has none */
	void (*run)(struct server *s, struct job *batch);
	bool (*idle)(struct server *s); /* worker_when_idle; or NULL */
	bool rested;                    /* nothing is left for it to do */
	bool lingered;                  /* and none came in the moment after the last job */
};

/* A run of the notification command that waits for its turn. */
struct call {
	const char *event, *number, *clock;
	struct texts logins;
};

struct notifier {
	struct run *running, *waiting;
	size_t running_count, waiting_count;
	uint64_t minute;   /* when the count of starts began */
	unsigned started, dropped;
};

struct server {
	uv_loop_t loop;
	uv_pipe_t listener;
	uv_async_t done_wake;
	uv_timer_t second;
	uv_signal_t signals[3];
	struct log *log;
	struct watch *watch;       /* watch.h */
	unsigned patience;         /* as server_options has it */
	struct store *store;
	struct casework *cw;

	char *config;  /* real path, or NULL: built-in */
	char *data;    /* real path */
	char *socket;
	ino_t socket_inode;
	dev_t data_dev;
	ino_t data_inode;
	bool shared;     /* the config names the socket: other accounts may knock */
	bool activated;  /* the socket came from systemd */
	bool foreground;
	int report;      /* tells the starter how it went; -1: told, or nobody asks */
	instant began;
	uint64_t idle_since; /* loop time; 0: somebody is there */
	bool had_client;
	bool unheard;    /* no listener at this moment */

	struct worker writer, screens, reports, lengthy, files;
	unsigned workers_left;
	uv_mutex_t done_lock;
	struct job *done, **done_tail;

	struct arena push_arena;
	struct reply push; /* being collected */
	struct conn *conns;
	struct person *persons;
	size_t conn_count, greeted_count, stranger_count;
	int64_t serial;        /* of the newest connection */
	uint64_t lease_told;   /* loop time: who fills in a form was told last */
	struct notifier notifier;
	bool sweep_waits, maintain_waits, drop_waits, uploads_wait;
	struct store *copy;            /* for export; of the thread for long work, as its owner is */
	const struct conn *copy_owner; /* only compared: may be gone */
	instant copy_used;             /* or none: there is no copy; under done_lock */
	instant refused_minute;        /* accounts that are not listed: how often, of the screens' thread */
	size_t refused_count;
	const struct conn *far_of;     /* whose long request is answered; only compared; under done_lock */
	struct err refusal;            /* said to every change, and to desks; code ERR_NONE: there is none. The loop's, others under done_lock */
	char *reading;                 /* the folder of the copy that is served (reading.h), or NULL */
	int reading_lock;              /* of that folder */
	uint64_t probed;               /* loop time: whether that is over was looked at last */
	bool again;                    /* it is: the process is to be started anew */
	bool index_failed, sweep_failed, upkeep_failed; /* told once; the writer's */
	bool drafts_wait;  /* for a flush; the writer's */
	bool leaving;
	bool lame; /* a flush failed (set by the writer, under done_lock) */
	struct err fatal;
	char scratch[64 << 10]; /* what is being read */
};

#endif
