#include "plaint/action.h"

#include <string.h>

#include "plaint/error.h"
#include "plaint/str.h"

const struct action_info action_table[ACTION_COUNT] = {
	[ACTION_ACCEPT] = {"accept", N_("Accept"), N_("accepted")},
	[ACTION_EDIT] = {"edit", N_("Edit"), N_("edited")},
	[ACTION_FORWARD] = {"forward", N_("Forward"), N_("forwarded")},
	[ACTION_RECEIVE] = {"receive", N_("Receive"), N_("received")},
	[ACTION_RETURN] = {"return", N_("Return"), N_("returned")},
	[ACTION_CONTACT] = {"contact", N_("Contact"), N_("contacted")},
	[ACTION_PROGRESS] = {"progress", N_("Progress"), N_("progress")},
	[ACTION_INVESTIGATE] = {"investigate", N_("Investigate"), N_("investigated")},
	[ACTION_PROPOSE] = {"propose", N_("Propose"), N_("proposed")},
	[ACTION_RESOLVE] = {"resolve", N_("Resolve"), N_("resolved")},
	[ACTION_FEEDBACK] = {"feedback", N_("Feedback"), N_("gave feedback")},
	[ACTION_REVISIT] = {"revisit", N_("Revisit"), N_("revisited")},
	[ACTION_ARCHIVE] = {"archive", N_("Archive"), N_("archived")},
	[ACTION_RECOMPLAIN] = {"recomplain", N_("Re-complaint"), N_("complained again")},
	[ACTION_REASSIGN] = {"reassign", N_("Reassign"), N_("reassigned")},
	[ACTION_ASSIST] = {"assist", N_("Assist"), N_("asked to assist")},
	[ACTION_URGE] = {"urge", N_("Urge"), N_("urged")},
	[ACTION_TRACK] = {"track", N_("Track"), N_("tracked")},
	[ACTION_EXTEND] = {"extend", N_("Extend"), N_("asked for an extension")},
	[ACTION_SUSPEND] = {"suspend", N_("Suspend"), N_("suspended")},
	[ACTION_RESUME] = {"resume", N_("Resume"), N_("resumed")},
	[ACTION_ESCALATE] = {"escalate", N_("Escalate"), N_("escalated")},
	[ACTION_SUPERVISE] = {"supervise", N_("Supervise"), N_("put under supervision")},
	[ACTION_PENALISE] = {"penalise", N_("Penalise"), N_("penalised")},
	[ACTION_LETTER] = {"letter", N_("Letter"), N_("wrote the reply")},
	[ACTION_LEND] = {"lend", N_("Lend"), N_("lent")},
	[ACTION_DESTROY] = {"destroy", N_("Destroy"), N_("destroyed")},
	[ACTION_NOTE] = {"note", N_("Note"), N_("noted")},
	[ACTION_ATTACH] = {"attach", N_("Attach"), N_("attached")},
	[ACTION_INCIDENT] = {"incident", N_("Incident"), N_("joined an incident")},
	[ACTION_REJECT] = {"reject", N_("Reject"), N_("rejected")},
	[ACTION_SETTLE] = {"settle", N_("Settle at intake"), N_("settled at intake")},
	[ACTION_TAKE] = {"take", N_("Take"), N_("took it")},
	[ACTION_APPROVE] = {"approve", N_("Approve"), N_("approved")},
	[ACTION_REFUSE] = {"refuse", N_("Refuse"), N_("refused")},
	[ACTION_CONFIRM] = {"confirm", N_("Confirm"), N_("confirmed")},
	[ACTION_WAIVE] = {"waive", N_("Waive"), N_("waived")},
	[ACTION_REVEAL] = {"reveal", N_("Reveal"), N_("revealed")},
	[ACTION_NOTIFY] = {"notify", N_("Notify"), N_("notified")},
	[ACTION_PROTECT] = {"protect", N_("Protect"), N_("protected")},
	[ACTION_TAKEOVER] = {"takeover", N_("Take over"), N_("took over the form")},
	[ACTION_WARN] = {"warn", N_("Warning"), N_("time limit near")},
	[ACTION_BREACH] = {"breach", N_("Breach"), N_("time limit missed")},
	[ACTION_RECOMPUTE] = {"recompute", N_("Recompute"), N_("time limit computed again")},
};

int action_find(const char *name)
{
	if (!name)
		return -1;
	if (strcmp(name, "add") == 0)
		return ACTION_ACCEPT;
	for (int i = 0; i < ACTION_COUNT; i++)
		if (strcmp(action_table[i].name, name) == 0)
			return i;
	return -1;
}
