# bash completion for plaint: its commands, their options, numbers of complaints, actions,
# fields and reports.
_plaint_named() { # the words --help of this command lists
	LANGUAGE=en plaint "$1" --help 2>/dev/null | sed -n 's/^  \([a-z_]*\)  .*/\1/p'
}
_plaint() {
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command="" i
	local -a place=()
	COMPREPLY=()
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		--config | --data)
			place+=("${COMP_WORDS[i]}" "${COMP_WORDS[i + 1]}")
			((i++))
			;;
		-*) ;;
		*)
			command=${COMP_WORDS[i]}
			break
			;;
		esac
	done
	# bash cuts file=NAME at the "="; where it does not, the beginning is put back.
	[ "$word" = "=" ] && word="" before="=" && set -- "${COMP_WORDS[COMP_CWORD - 1]}" || set -- "${COMP_WORDS[COMP_CWORD - 2]}"
	if [ "$before$1" = "=file" ] || [[ $word == file=* ]]; then
		compopt -o filenames 2>/dev/null
		mapfile -t COMPREPLY < <(compgen -f -- "${word#file=}")
		[[ $word == file=* ]] && COMPREPLY=("${COMPREPLY[@]/#/file=}")
		return
	fi
	case $before in
	--config | --data | --json | --xlsx | --pdf | --sample | --to) COMPREPLY=($(compgen -f -- "$word")) && return ;;
	esac
	if [ -z "$command" ]; then
		COMPREPLY=($(compgen -W "--config --data --plain --help --version
			$(LANGUAGE=en plaint --help 2>/dev/null | sed -n 's/^  \([a-z-]*\) .*/\1/p')" -- "$word"))
		return
	fi
	case $word in
	-*)
		COMPREPLY=($(compgen -W "$(LANGUAGE=en plaint "$command" --help 2>/dev/null | grep -o -- '--[a-z-]*' | sort -u) --help" -- "$word"))
		return
		;;
	esac
	case $command in
	do)
		# NUMBER, then the action
		[ $((COMP_CWORD - i)) = 2 ] && COMPREPLY=($(compgen -W "$(_plaint_named do)" -- "$word")) && return
		;;
	add)
		compopt -o nospace 2>/dev/null
		COMPREPLY=($(compgen -S = -W "$(_plaint_named add)" -- "$word"))
		return
		;;
	report)
		[ "$before" = "$command" ] && COMPREPLY=($(compgen -W "$(plaint "${place[@]}" report 2>/dev/null | cut -d' ' -f1)" -- "$word"))
		return
		;;
	calendar) [ "$before" = "$command" ] && COMPREPLY=($(compgen -W "show import" -- "$word")) && return ;;
	esac
	case $command in
	show | do | why | letter | reassign)
		[ "$before" = "$command" ] && COMPREPLY=($(compgen -W "$(plaint "${place[@]}" list --limit 200 --csv 2>/dev/null |
			sed -n 's/^"\{0,1\}\([0-9][0-9A-Za-z-]*\).*/\1/p')" -- "$word"))
		;;
	import | restore | backup | export) COMPREPLY=($(compgen -f -- "$word")) ;;
	esac
}
complete -o bashdefault -o default -F _plaint plaint
