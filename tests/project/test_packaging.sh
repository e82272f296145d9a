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

if command -v systemd-analyze >/dev/null; then
	for unit in plaint.service plaint.socket; do
		sed "s,/usr/bin/plaint,$PLAINT," "packaging/$unit" >"$T/$unit"
	done
	out=$(systemd-analyze verify --man=no "$T/plaint.service" "$T/plaint.socket" 2>&1 | grep "$T\|plaint\." | grep -v 'Failed to\|not found')
	[ -z "$out" ] || fault "units: $out"
fi
if [ -x /usr/sbin/sshd ]; then
	ssh-keygen -q -t ed25519 -N '' -f "$T/key" && mkdir -p /run/sshd 2>/dev/null
	{ echo "HostKey $T/key"; cat packaging/sshd_plaint.conf; } >"$T/sshd_config"
	/usr/sbin/sshd -t -f "$T/sshd_config" 2>"$T/err" || grep -q 'privilege separation' "$T/err" || fault "sshd: $(cat "$T/err")"
fi
exit $((fails > 0))
