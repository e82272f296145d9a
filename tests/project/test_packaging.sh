#!/usr/bin/env bash
# What an installed site gets is whole: units that systemd takes, completions that parse,
# a config that has no fault, and every page of the manual.
set -u
cd "$SOURCE" || exit 2
fails=0
fault() { echo "FAULT: $*"; fails=$((fails + 1)); }
T=$(mktemp -d /tmp/plaint-packaging-XXXXXX)
trap 'rm -rf "$T"' EXIT

bash -n packaging/completions/plaint.bash || fault "bash completion"
for script in packaging/debian/p*; do sh -n "$script" || fault "$script"; done
if command -v zsh >/dev/null; then zsh -n packaging/completions/_plaint || fault "zsh completion"; fi
if command -v fish >/dev/null; then fish -n packaging/completions/plaint.fish || fault "fish completion"; fi

# Every command is completed: they come from --help.
commands=$(LANGUAGE=en "$PLAINT" --help | sed -n 's/^  \([a-z-]*\) .*/\1/p')
for command in add list show do find urgent due why sweep reassign check verify audit doctor backup restore export import serve; do
	grep -qx "$command" <<<"$commands" || fault "--help does not list $command"
done
got=$(PATH=$(dirname "$PLAINT"):$PATH bash -c '. packaging/completions/plaint.bash
	COMP_WORDS=(plaint aud) COMP_CWORD=1; _plaint; echo "${COMPREPLY[*]}"
	COMP_WORDS=(plaint audit --he) COMP_CWORD=2; _plaint; echo "${COMPREPLY[*]}"
	COMP_WORDS=(plaint do 1 forw) COMP_CWORD=3; _plaint; echo "${COMPREPLY[*]}"
	COMP_WORDS=(plaint add phone = 1 addr) COMP_CWORD=5; _plaint; echo "${COMPREPLY[*]}"
	COMP_WORDS=(plaint calendar im) COMP_CWORD=2; _plaint; echo "${COMPREPLY[*]}"
	COMP_WORDS=(plaint do 1 attach file = packaging/plaint.so) COMP_CWORD=6; _plaint; echo "${COMPREPLY[*]}"
	COMP_WORDS=(plaint show 1 --to packaging/plaint.so) COMP_CWORD=4; _plaint; echo "${COMPREPLY[*]}"')
[ "$got" = "audit
--head --help
forward
address=
import
packaging/plaint.socket
packaging/plaint.socket" ] || fault "bash completion gives: $got"

"$PLAINT" --config packaging/plaint.conf check >"$T/check" 2>&1 || grep -qv notice "$T/check" || fault "plaint.conf: $(cat "$T/check")"
grep -q 'no faults' "$T/check" || fault "plaint.conf: $(cat "$T/check")"

# What a key of a section says; a key elsewhere systemd would pass over.
says() { # SECTION KEY
	sed -n "/^\[$1\]/,/^\[/s/^$2=//p" packaging/plaint.service
}
# However often it failed it is started again, in a moment: a disk that refused for a while, five crashes.
[ "$(says Unit StartLimitIntervalSec)" = 0 ] || fault "systemd gives up on it: StartLimitIntervalSec"
[ "$(says Service Restart)" = on-failure ] || fault "it is not started again: Restart"
[ "$(says Service RestartSec)" = 1 ] || fault "it is not started again in a second: RestartSec"
# Where a copy is read while the disk takes nothing; removed with the process, the records never.
[ "$(says Service RuntimeDirectory)" = plaint-reading ] || fault "RuntimeDirectory"
[ "$(says Service StateDirectory)$(says Service User)" = plaintplaint ] || fault "StateDirectory, User"

if command -v systemd-analyze >/dev/null; then
	for unit in plaint.service plaint.socket; do
		sed "s,/usr/bin/plaint,$PLAINT," "packaging/$unit" >"$T/$unit"
	done
	out=$(systemd-analyze verify --man=no "$T/plaint.service" "$T/plaint.socket" 2>&1 | grep "$T\|plaint\." | grep -v 'Failed to\|not found')
	[ -z "$out" ] || fault "units: $out"
	# "exposure level" 1.8 of 10 at most: a line taken out raises it.
	if systemd-analyze --help | grep -q -- --threshold; then
		systemd-analyze security --offline=yes --threshold=18 --no-pager "$T/plaint.service" >"$T/security" 2>&1 ||
			fault "the service may do more: $(grep -a Overall "$T/security")"
	fi
fi
if [ -x /usr/sbin/sshd ]; then
	ssh-keygen -q -t ed25519 -N '' -f "$T/key" && mkdir -p /run/sshd 2>/dev/null
	{ echo "HostKey $T/key"; cat packaging/sshd_plaint.conf; } >"$T/sshd_config"
	/usr/sbin/sshd -t -f "$T/sshd_config" 2>"$T/err" || grep -q 'privilege separation' "$T/err" || fault "sshd: $(cat "$T/err")"
fi
exit $((fails > 0))
