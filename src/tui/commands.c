/* commands.c - the one table of commands: keymaps, footer, F1, menu, completion
 * and the man page are made from it. Where two rows share a key, the scope tells.
 */
#include "commands.h"

#include "plaint/error.h"
#include "plaint/str.h"


/* An action of the lifecycle on the subject: in the menu and on the command line. */
#define DO(ACTION, NAME, LABEL, HELP)                                                                        \
	{                                                                                                    \
		CMD_DO, ACTION_##ACTION, NAME, IN_LISTS, {0}, LABEL, HELP, N_("Complaint"), NEED_SUBJECT,    \
			ACTION_##ACTION, 0                                                                   \
	}
#define DO_IN(WHERE, ACTION, NAME, LABEL, HELP)                                                              \
	{                                                                                                    \
		CMD_DO, ACTION_##ACTION, NAME, WHERE, {0}, LABEL, HELP, N_("Complaint"), NEED_SUBJECT,       \
			ACTION_##ACTION, 0                                                                   \
	}
/* A step of the crew: progress with that step. */
#define STEP(N, NAME, KEY, LABEL, HELP)                                                                         \
	{                                                                                                    \
		CMD_STEP, N, NAME, IN_URGENT, {KEY}, LABEL, HELP, N_("Crew"), NEED_SUBJECT,                  \
			ACTION_PROGRESS, 0                                                                   \
	}
#define DO_KEY(ACTION, NAME, KEY, LABEL, HELP, FOOTER)                                                       \
	{                                                                                                    \
		CMD_DO, ACTION_##ACTION, NAME, IN_LISTS, {KEY}, LABEL, HELP, N_("Complaint"), NEED_SUBJECT,  \
			ACTION_##ACTION, FOOTER                                                              \
	}

const struct command command_table[] = {
	/* lists, and one complaint */
	{CMD_HELP, 0, "help", IN_ALL & ~IN_FORMS & ~IN_HELP, {K_F(1), '?'}, N_("help"),
		N_("Help for this screen."), N_("Program"), 0, -1, 1},
	{CMD_HELP, 0, NULL, IN_HELP, {K_F(1), '?'}, N_("close"), N_("Closes the help."), NULL, 0, -1, 1},
	{CMD_NEW, 0, "new", IN_LISTS | IN_MENU | IN_BOARD, {K_F(2), 'n'}, N_("new"),
		N_("A new complaint, from anywhere; what is open stays open."), N_("Desk"), 0, ACTION_ACCEPT, 2},
	{CMD_ANOTHER, 0, "another", IN_LISTS, {'N'}, N_("another"),
		N_("One more new complaint beside those already open."), N_("Desk"), 0, ACTION_ACCEPT, 0},
	{CMD_SWITCH, 0, "switch", IN_LISTS, {'\''}, N_("switch"),
		N_("The next of the complaints that are open."), N_("Desk"), 0, -1, 0},
	{CMD_FIND, 0, "find", (IN_LISTS & ~IN_FIND) | IN_MENU | IN_BOARD | IN_REPORT | IN_SUPERVISION, {K_F(3), '/'}, N_("find"),
		N_("Find by number, telephone, name, address or words."), N_("Desk"), 0, -1, 3},
	{CMD_FORWARD, 0, "assign", IN_LISTS, {K_F(4), 'a'}, N_("forward"),
		N_("Forward or reassign, this one or all marked."), N_("Complaint"), NEED_SUBJECT, ACTION_FORWARD, 4},
	{CMD_NEXT_STEP, 0, "next", IN_LISTS, {K_F(5), 's'}, N_("next step"),
		N_("The next step: the action the lifecycle expects now."), N_("Complaint"), NEED_SUBJECT, -1, 5},
	{CMD_WHY, 0, "why", IN_LISTS, {K_F(6), 'w'}, N_("why"),
		N_("Why is it due then: the deadline, step by step."), N_("Complaint"), NEED_SUBJECT, -1, 6},
	{CMD_BOARD, 0, "board", IN_LISTS | IN_MENU | IN_REPORT | IN_SUPERVISION, {K_F(7), 'b'}, N_("board"),
		N_("The lead's board: load, due and overdue by department and person."), N_("Desk"), 0, -1, 7},
	{CMD_URGENT, 0, "urgent", (IN_LISTS & ~IN_URGENT) | IN_BOARD | IN_REPORT | IN_SUPERVISION, {K_F(8), '!'}, N_("urgent"),
		N_("The urgent complaints, most urgent first."), N_("Desk"), 0, -1, 8},
	{CMD_MENU, 0, "menu", (IN_LISTS & ~IN_URGENT) | IN_POPUP | IN_BOARD | IN_REPORT | IN_SUPERVISION, {K_F(9), 'm'}, N_("menu"),
		N_("All that can be done here."), NULL, 0, -1, 9},
	{CMD_MENU, 0, NULL, IN_URGENT, {K_F(9), 'M'}, N_("menu"), N_("All that can be done here."), NULL, 0, -1, 9},
	{CMD_LEAVE, 0, "quit", IN_LISTS | IN_POPUP | IN_MENU | IN_BOARD | IN_HELP | IN_REPORT | IN_SUPERVISION, {K_F(10), 'q'}, N_("leave"),
		N_("Leave the screen; on the desk: quit."), N_("Program"), 0, -1, 10},
	{CMD_BACK, 0, NULL, IN_LISTS | IN_POPUP | IN_MENU | IN_LINES | IN_BOARD | IN_HELP | IN_REPORT | IN_SUPERVISION, {K_ESC}, N_("back"), N_("Back one step."), NULL, 0, -1, 0},
	{CMD_COMMAND, 0, "command", IN_LISTS | IN_POPUP | IN_BOARD | IN_REPORT | IN_SUPERVISION, {':'}, N_("command"),
		N_("The command line: the same words as plaint ..., and :0031 for the newest with that serial."), N_("Program"), 0, -1, 0},
	{CMD_OPEN, 0, "open", IN_LISTS | IN_MENU, {K_ENTER}, N_("open"), N_("Open what is selected."), NULL, 0, -1, 0},
	{CMD_PANE, 0, NULL, IN_LISTS, {K_TAB}, N_("pane"), N_("The next pane."), NULL, 0, -1, 0},
	{CMD_PANE_BACK, 0, NULL, IN_LISTS, {K_BACKTAB}, N_("pane back"), N_("The previous pane."), NULL, 0, -1, 0},
	{CMD_MARK, 0, NULL, IN_LISTS, {K_SPACE}, N_("mark"), N_("Mark or unmark the row."), NULL, NEED_SUBJECT, -1, 0},
	{CMD_EDIT, 0, "edit", IN_LISTS, {'e'}, N_("edit"), N_("Edit the record."), N_("Complaint"), NEED_SUBJECT, ACTION_EDIT, 11},
	{CMD_REVEAL, 0, "reveal", IN_LISTS, {'r'}, N_("reveal"),
		N_("Show name, telephone and address; it is recorded."), N_("Complaint"), NEED_SUBJECT, ACTION_REVEAL, 0},
	DO_KEY(TAKE, "take", 't', N_("take"), N_("Take it: it becomes yours."), 0),
	DO_KEY(NOTE, "note", '+', N_("note"), N_("Add a note."), 12),
	DO_KEY(URGE, "urge", 'u', N_("urge"), N_("Urge those it lies with."), 0),
	DO_KEY(TAKEOVER, "takeover", 'T', N_("take over"), N_("Take over what somebody else is filling in; they are told, it is recorded."), 0),
	{CMD_ORDER, 0, "order", IN_LISTS & ~IN_URGENT, {'o'}, N_("order"), N_("Another order of the list."), N_("Desk"), 0, -1, 0},
	{CMD_NEXT, 0, NULL, IN_LISTS, {'.'}, N_("following"), N_("The next complaint of the list one came from."), NULL, 0, -1, 0},
	{CMD_PREVIOUS, 0, NULL, IN_LISTS, {','}, N_("preceding"), N_("The previous complaint of the list one came from."), NULL, 0, -1, 0},
	{CMD_TAB, 1, NULL, IN_LISTS, {'1'}, N_("tab 1"), N_("Digits: the tabs of the screen."), NULL, 0, -1, 0},
	{CMD_TAB, 2, NULL, IN_LISTS, {'2'}, N_("tab 2"), N_("Digits: the tabs of the screen."), NULL, 0, -1, 0},
	{CMD_TAB, 3, NULL, IN_LISTS, {'3'}, N_("tab 3"), N_("Digits: the tabs of the screen."), NULL, 0, -1, 0},
	{CMD_TAB, 4, NULL, IN_LISTS, {'4'}, N_("tab 4"), N_("Digits: the tabs of the screen."), NULL, 0, -1, 0},
	{CMD_TAB, 5, NULL, IN_LISTS, {'5'}, N_("tab 5"), N_("Digits: the tabs of the screen."), NULL, 0, -1, 0},
	{CMD_TAB, 6, NULL, IN_LISTS, {'6'}, N_("tab 6"), N_("Digits: the tabs of the screen."), NULL, 0, -1, 0},
	{CMD_TAB, 7, NULL, IN_LISTS, {'7'}, N_("tab 7"), N_("Digits: the tabs of the screen."), NULL, 0, -1, 0},
	{CMD_TAB, 8, NULL, IN_LISTS, {'8'}, N_("tab 8"), N_("Digits: the tabs of the screen."), NULL, 0, -1, 0},
	{CMD_TAB, 9, NULL, IN_LISTS, {'9'}, N_("tab 9"), N_("Digits: the tabs of the screen."), NULL, 0, -1, 0},
	{CMD_TAB, TAB_OWN, NULL, IN_DESK, {'0'}, N_("own tab"), N_("The next of one's own tabs: what was kept in find."), NULL, 0, -1, 0},
	{CMD_SAVE_TAB, 0, "save-tab", IN_FIND, {K_CTRL('T')}, N_("save as tab"),
		N_("Keep these words and filters as a queue of one's own: a tab on the desk."), N_("Desk"), 0, -1, 0},
	{CMD_REMOVE_TAB, 0, "remove-tab", IN_DESK, {K_DELETE}, N_("remove tab"), N_("Remove one's own tab that is open."), N_("Desk"), 0, -1, 0},
	/* urgent ones: the crew's steps (E-3), one key each */
	STEP(0, "dispatched", 'd', N_("dispatched"), N_("The crew was sent.")),
	STEP(1, "onsite", 'o', N_("on site"), N_("The crew is there.")),
	STEP(2, "safe", 'm', N_("made safe"), N_("The place is safe.")),
	STEP(3, "left", 'l', N_("left"), N_("The crew has left.")),
	{CMD_DO, ACTION_ESCALATE, NULL, IN_URGENT, {'!'}, N_("escalate"), N_("Hand it one level up."), N_("Complaint"),
		NEED_SUBJECT, ACTION_ESCALATE, 0},
	/* actions without a key of their own; F5 offers the expected one */
	DO(FORWARD, "forward", N_("forward"), N_("Forward to the department responsible.")),
	DO(RECEIVE, "receive", N_("receive"), N_("Sign for it: your department has it.")),
	DO(RETURN, "return", N_("return"), N_("Send it back with the reason.")),
	DO(CONTACT, "contact", N_("contact"), N_("Record a contact with the customer.")),
	DO(PROGRESS, "progress", N_("progress"), N_("Record progress, and the crew's steps.")),
	DO(INVESTIGATE, "investigate", N_("investigate"), N_("Plan, findings, evidence, cause, report.")),
	DO(PROPOSE, "propose", N_("propose"), N_("The handling opinion; hard cases wait for those above.")),
	DO(ASSIST, "assist", N_("assist"), N_("Ask another department to help.")),
	DO(NOTIFY, "notify", N_("notify"), N_("Tell the customer in due form: the result, an opinion.")),
	DO(APPROVE, "approve", N_("approve"), N_("Grant what waits for your approval.")),
	DO(REFUSE, "refuse", N_("refuse"), N_("Refuse what waits for your approval.")),
	DO(INCIDENT, "incident", N_("incident"), N_("Handle it with others of the same cause.")),
	DO(RESOLVE, "resolve", N_("resolve"), N_("Record what was found and done.")),
	DO(FEEDBACK, "feedback", N_("feedback"), N_("Feed the result back to customer service.")),
	DO(REVISIT, "revisit", N_("revisit"), N_("Ask the customer afterwards.")),
	DO(ARCHIVE, "archive", N_("archive"), N_("Archive: only when every item is filled in.")),
	DO(RECOMPLAIN, "recomplain", N_("complain again"), N_("The same matter again: a new record with this one attached.")),
	DO(REASSIGN, "reassign", N_("reassign"), N_("Give it to another department or person.")),
	DO(EXTEND, "extend", N_("extend"), N_("Ask for a longer limit.")),
	DO(SUSPEND, "suspend", N_("suspend"), N_("Stand still, with the reason.")),
	DO(RESUME, "resume", N_("resume"), N_("Go on after standing still.")),
	DO_IN(IN_LISTS & ~IN_URGENT, ESCALATE, "escalate", N_("escalate"), N_("Hand it one level up.")),
	DO(SUPERVISE, "supervise", N_("supervise"), N_("Put it under supervision.")),
	DO(PENALISE, "penalise", N_("penalise"), N_("Propose a deduction for a violation no clock can see.")),
	DO(CONFIRM, "confirm", N_("confirm"), N_("Confirm a violation with its deduction.")),
	DO(WAIVE, "waive", N_("waive"), N_("Waive a violation, with the reason.")),
	DO(TRACK, "track", N_("track"), N_("Record that it was looked after.")),
	DO(PROTECT, "protect", N_("protect"), N_("Record protective measures.")),
	DO(LETTER, "letter", N_("letter"), N_("Write the formal reply or a notice, from a template.")),
	DO(LEND, "lend", N_("lend"), N_("Lend an archived record, or take it back.")),
	DO(DESTROY, "destroy", N_("destroy"), N_("Propose an archived record for destruction; another person approves.")),
	DO(ATTACH, "attach", N_("attach"), N_("Attach a file as evidence: a photo, a video, a document.")),
	DO(REJECT, "reject", N_("reject"), N_("Close it as out of scope, with the reason.")),
	DO(SETTLE, "settle", N_("settle"), N_("Settled at intake: the customer is content.")),
	{CMD_DIRECTORY, 0, "directory", IN_LISTS, {0}, N_("directory"),
		N_("Departments, what they are in charge of, their telephones."), N_("Desk"), 0, -1, 0},
	{CMD_TOUR, 0, "tour", IN_LISTS, {0}, N_("tour"), N_("The first steps once more, on one screen."), N_("Program"), 0, -1, 0},
	{CMD_TRAIN, 0, "train", IN_LISTS, {0}, N_("practise"), N_("Sample calls on a desk of their own, away from the real records."), N_("Program"), 0, -1, 0},
	{CMD_DRAFTS, 0, "drafts", IN_LISTS, {0}, N_("drafts"), N_("What was begun and set aside."), N_("Desk"), 0, -1, 0},
	{CMD_ARCHIVE, 0, "shelves", IN_LISTS | IN_BOARD, {0}, N_("the archive"),
		N_("What is past its time of keeping, lent out, to be destroyed, destroyed, incomplete."), N_("Desk"), 0, ACTION_LEND, 0},
	{CMD_REPORTS, 0, "reports", IN_LISTS | IN_MENU | IN_BOARD | IN_REPORT | IN_SUPERVISION, {'R'}, N_("reports"),
		N_("Figures of a day, a week, a month, by channel, area, department ...; each opens its list."), N_("Desk"), 0, -1, 0},
	{CMD_SUPERVISION, 0, "supervision", IN_LISTS | IN_MENU | IN_BOARD | IN_REPORT, {'V'}, N_("supervision"),
		N_("Violations to confirm or waive, and the documents of supervision."), N_("Desk"), 0, -1, 0},
	/* supervision */
	{CMD_OPEN, 0, NULL, IN_SUPERVISION, {K_ENTER}, N_("open"), N_("The complaint."), NULL, NEED_SUBJECT, -1, 2},
	{CMD_CONFIRM, 0, "confirm-marked", IN_SUPERVISION, {'c'}, N_("confirm"),
		N_("Confirm the violation with its deduction, or all marked ones after a look at what that means."), N_("Supervision"), NEED_SUBJECT, ACTION_CONFIRM, 3},
	{CMD_WAIVE, 0, "waive-marked", IN_SUPERVISION, {'x'}, N_("waive"),
		N_("Waive it with a reason, or all marked ones."), N_("Supervision"), NEED_SUBJECT, ACTION_WAIVE, 4},
	{CMD_MARK, 0, NULL, IN_SUPERVISION, {K_SPACE}, N_("mark"), N_("Mark or unmark the violation."), NULL, 0, -1, 6},
	{CMD_LADDER, 0, "next-document", IN_SUPERVISION, {'s'}, N_("next document"),
		N_("The next step of the ladder: a supervision notice, a criticism."), N_("Supervision"), NEED_SUBJECT, ACTION_SUPERVISE, 8},
	{CMD_DOCUMENT, 0, "document", IN_SUPERVISION, {'p'}, N_("read"), N_("The document, as it is printed."), N_("Supervision"), 0, -1, 5},
	{CMD_NARROW, 0, "narrow", IN_SUPERVISION, {'f'}, N_("narrow"), N_("Only those of one department, or of one person."), N_("Supervision"), 0, -1, 7},
	{CMD_PANE, 0, NULL, IN_SUPERVISION, {K_TAB}, N_("list"), N_("The next list: undecided, confirmed, waived, all, documents."), NULL, 0, -1, 0},
	{CMD_PANE_BACK, 0, NULL, IN_SUPERVISION, {K_BACKTAB}, N_("pane back"), N_("The list before."), NULL, 0, -1, 0},
	/* a report */
	{CMD_OPEN, 0, NULL, IN_REPORT, {K_ENTER}, N_("list"), N_("The complaints behind the figure; of a ledger the complaint."), NULL, 0, -1, 2},
	{CMD_PREVIOUS, 0, NULL, IN_REPORT, {','}, N_("before"), N_("The day, week, month ... before."), NULL, 0, -1, 3},
	{CMD_NEXT, 0, NULL, IN_REPORT, {'.'}, N_("after"), N_("The next day, week, month ... of the report."), NULL, 0, -1, 4},
	{CMD_SIGN, 0, "sign", IN_REPORT, {K_F(5), 's'}, N_("sign"),
		N_("The report's way upward: written, checked, approved, handed on; pressed twice."), N_("Report"), 0, -1, 5},
	/* somebody else was faster: which is to stand (L-5) */
	{CMD_THEIRS, 0, NULL, IN_MERGE, {'t'}, N_("theirs"), N_("In this field what the others made of it stands."), NULL, 0, -1, 2},
	{CMD_MINE, 0, NULL, IN_MERGE, {'m'}, N_("mine"), N_("In this field what you typed stands."), NULL, 0, -1, 3},
	{CMD_BOTH, 0, NULL, IN_MERGE, {'b'}, N_("both"), N_("Both, one after the other, to be edited in the form."), NULL, 0, -1, 4},
	{CMD_SAVE, 0, NULL, IN_MERGE, {K_F(2), 's'}, N_("save"), N_("Saves what stands now upon the newer record."), NULL, 0, -1, 5},
	{CMD_OPEN, 0, NULL, IN_MERGE, {K_ENTER}, N_("to the form"), N_("Back to the form with what stands now, to go on with it."), NULL, 0, -1, 6},
	{CMD_MARK, 0, NULL, IN_MERGE, {K_SPACE}, N_("another"), N_("Another of them for this field."), NULL, 0, -1, 0},
	{CMD_BACK, 0, NULL, IN_MERGE, {K_ESC, K_F(10), 'q'}, N_("back"), N_("Back to the form as it was; nothing is saved."), NULL, 0, -1, 7},
	/* the lead's board */
	{CMD_OPEN, 0, NULL, IN_BOARD, {K_ENTER}, N_("queue"), N_("The complaints of the selected line."), NULL, 0, -1, 3},
	{CMD_MARK, 0, NULL, IN_BOARD, {K_SPACE}, N_("mark"), N_("Mark or unmark the department or person."), NULL, 0, -1, 6},
	{CMD_FORWARD, 0, NULL, IN_BOARD, {K_F(4), 'a'}, N_("reassign"),
		N_("Reassign all complaints of the selected line, or of all marked ones, after a look at what that means."), N_("Board"), 0, ACTION_REASSIGN, 4},
	{CMD_URGE_ALL, 0, "urge-all", IN_BOARD, {'u'}, N_("urge"),
		N_("Urge those the overdue complaints of the selected line lie with, or of all marked ones."), N_("Board"), 0, ACTION_URGE, 5},
	{CMD_ORDER, 0, "sort", IN_BOARD, {'s', 'o'}, N_("sort"), N_("Another order: by overdue, open, longest, or as the company lists them."), N_("Board"), 0, -1, 7},
	{CMD_HANDOVER, 0, "handover", IN_LISTS | IN_BOARD, {'H'}, N_("handover"),
		N_("The end of a shift: what is open, what falls due in the next one, what must be known."), N_("Desk"), 0, -1, 0},
	{CMD_UNDO, 0, "undo", IN_LISTS | IN_BOARD, {'U'}, N_("undo"),
		N_("Take the last forwarding or reassigning, of one or several, back, within a minute."), N_("Desk"), 0, ACTION_FORWARD, 0},
	/* moving */
	{CMD_UP, 0, NULL, IN_ALL & ~IN_FORMS & ~IN_LINES, {K_UP, 'k'}, N_("up"), N_("Up a row."), NULL, 0, -1, 0},
	{CMD_DOWN, 0, NULL, IN_ALL & ~IN_FORMS & ~IN_LINES, {K_DOWN, 'j'}, N_("down"), N_("Down a row."), NULL, 0, -1, 0},
	{CMD_LEFT, 0, NULL, IN_ALL & ~IN_FORMS & ~IN_LINES, {K_LEFT, 'h'}, N_("go left"), N_("To the left."), NULL, 0, -1, 0},
	{CMD_RIGHT, 0, NULL, IN_ALL & ~IN_FORMS & ~IN_LINES & ~IN_URGENT, {K_RIGHT, 'l'}, N_("right"), N_("To the right."), NULL, 0, -1, 0},
	{CMD_PAGE_UP, 0, NULL, IN_ALL & ~IN_FORMS & ~IN_LINES, {K_PGUP, K_CTRL('B')}, N_("page up"), N_("Up a page."), NULL, 0, -1, 0},
	{CMD_PAGE_DOWN, 0, NULL, IN_ALL & ~IN_FORMS & ~IN_LINES, {K_PGDN, K_CTRL('F')}, N_("page down"), N_("Down a page."), NULL, 0, -1, 0},
	{CMD_HOME, 0, NULL, IN_ALL & ~IN_FORMS & ~IN_LINES, {K_HOME, 'g'}, N_("first"), N_("To the first row."), NULL, 0, -1, 0},
	{CMD_END, 0, NULL, IN_ALL & ~IN_FORMS & ~IN_LINES, {K_END, 'G'}, N_("last"), N_("To the last row."), NULL, 0, -1, 0},
	{CMD_REDRAW, 0, NULL, IN_ALL, {K_CTRL('L')}, N_("redraw"), N_("Draw the screen again."), NULL, 0, -1, 0},
	{CMD_SUSPEND, 0, NULL, IN_ALL, {K_CTRL('Z')}, N_("suspend"), N_("Back to the shell; fg returns."), NULL, 0, -1, 0},
	/* the command line, and other single lines */
	{CMD_OPEN, 0, NULL, IN_LINE, {K_ENTER}, N_("run"), N_("Does what the line says."), NULL, 0, -1, 2},
	{CMD_OPEN, 0, NULL, IN_NAME, {K_ENTER}, N_("keep"), N_("Keeps it under that name."), NULL, 0, -1, 2},
	{CMD_PANE, 0, NULL, IN_LINE, {K_TAB}, N_("complete word"), N_("Completes the word, or shows what it could become."), NULL, 0, -1, 3},
	{CMD_UP, 0, NULL, IN_LINE, {K_UP}, N_("line before"), N_("The line before this one; Down comes back."), NULL, 0, -1, 4},
	{CMD_DOWN, 0, NULL, IN_LINE, {K_DOWN}, N_("down"), N_("The line after it."), NULL, 0, -1, 0},
	/* forms */
	{CMD_HELP, 0, NULL, IN_FORMS, {K_F(1)}, N_("help"), N_("Help for this field."), N_("Form"), 0, -1, 10},
	{CMD_NEXT_FIELD, 0, NULL, IN_FORMS, {K_TAB}, N_("next"), N_("The next field; Enter too, but in long text it begins a line."), NULL, 0, -1, 1},
	{CMD_PREVIOUS_FIELD, 0, NULL, IN_FORMS, {K_BACKTAB}, N_("previous"), N_("The previous field."), NULL, 0, -1, 0},
	{CMD_SAVE, 0, NULL, IN_INTAKE, {K_F(2)}, N_("register"), N_("Register; the number stands large until the next key."), N_("Form"), 0, -1, 2},
	{CMD_SAVE, 0, NULL, IN_FORM, {K_F(2)}, N_("save"), N_("Save."), N_("Form"), 0, -1, 2},
	{CMD_PREVIEW, 0, NULL, IN_FORM, {K_F(3)}, N_("preview"), N_("The letter as it would be; nothing is numbered or kept."), N_("Form"), 0, -1, 3},
	{CMD_EARLIER, 0, NULL, IN_INTAKE, {K_F(3)}, N_("earlier"), N_("The caller's earlier complaints."), N_("Form"), 0, -1, 3},
	{CMD_VALUES, 0, NULL, IN_FORMS, {K_F(4)}, N_("values"), N_("The values this field can take; on an earlier complaint: the same matter again."), N_("Form"), 0, -1, 4},
	{CMD_SAVE_FORWARD, 0, NULL, IN_INTAKE, {K_F(5)}, N_("+ forward"), N_("Register and forward."), N_("Form"), 0, -1, 5},
	{CMD_WHY, 0, NULL, IN_FORM, {K_F(6)}, N_("why"), N_("Why is it due then: the deadline, step by step."), N_("Form"), 0, -1, 0},
	{CMD_SETTLE, 0, NULL, IN_INTAKE, {K_F(7)}, N_("settled now"), N_("Register as settled: the customer is content and will not pursue it."), N_("Form"), 0, -1, 7},
	{CMD_EMERGENCY, 0, NULL, IN_INTAKE, {K_F(8)}, N_("emergency"), N_("Emergency: registers with a telephone or an address alone and alerts; the rest is filled in after."), N_("Form"), 0, -1, 6},
	{CMD_DRAFTS, 0, NULL, IN_FORMS, {K_CTRL('T')}, N_("drafts"), N_("Takes up a draft set aside, as long as nothing is typed."), N_("Form"), 0, -1, 0},
	{CMD_LAY_BY, 0, "lay-by", IN_FORMS, {K_CTRL('O')}, N_("lay by"),
		N_("Look elsewhere: the form stays open with its text; F2 comes back to an intake, opening the complaint to its form."), N_("Form"), 0, -1, 0},
	{CMD_ANOTHER, 0, NULL, IN_INTAKE, {K_CTRL('N')}, N_("another"), N_("One more new complaint; this one stays open."), N_("Form"), 0, ACTION_ACCEPT, 0},
	{CMD_SWITCH, 0, NULL, IN_FORMS, {K_CTRL('G')}, N_("switch"), N_("The next of the forms that are open."), N_("Form"), 0, -1, 0},
	{CMD_TEXT_UNDO, 0, "undo-typing", IN_FORMS, {K_CTRL('_')}, N_("undo"), N_("Takes the last edit of the field back."), N_("Form"), 0, -1, 0},
	{CMD_TEXT_REDO, 0, "redo-typing", IN_FORMS, {K_CTRL('R')}, N_("redo"), N_("Does again what was taken back."), N_("Form"), 0, -1, 0},
	{CMD_DIRECTORY, 0, NULL, IN_FORMS, {K_F(9)}, N_("directory"), N_("Departments, what they are in charge of, their telephones."), N_("Form"), 0, -1, 0},
	{CMD_BACK, 0, NULL, IN_FORMS, {K_ESC, K_F(10)}, N_("leave"), N_("A line of choices: a digit is an F-key, Esc again sets the form aside as a draft, Del throws it away."), N_("Form"), 0, -1, 0},
};
const size_t command_count = sizeof command_table / sizeof *command_table;

/* A person's own keys, in the place of the table's last key. */
static uint32_t own_key[sizeof command_table / sizeof *command_table];

static int last_key(const struct command *c)
{
	int last = 0;

	for (int k = 1; k < COMMAND_KEYS; k++)
		if (c->key[k])
			last = k;
	return last;
}

uint32_t command_key(const struct command *c, int which)
{
	uint32_t own = own_key[c - command_table];

	return own && which == last_key(c) ? own : c->key[which];
}

int command_bind(const char *name, uint32_t key)
{
	int found = -1;

	for (size_t i = 0; i < command_count; i++)
		if (str_equal(command_table[i].name, name)) {
			own_key[i] = key;
			found = 0;
		}
	return found;
}

bool command_is_bound(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (own_key[i] && str_equal(command_table[i].name, name))
			return true;
	return false;
}

void commands_unbind(void)
{
	for (size_t i = 0; i < command_count; i++)
		own_key[i] = 0;
}
