# fish completion for plaint: its commands, their options, numbers of complaints, actions,
# fields and reports.
function __plaint_named # the words --help of this command lists
	LANGUAGE=en plaint $argv[1] --help 2>/dev/null | string match -rg '^  ([a-z_]+)  '
end
# Is it this word of the command line?
function __plaint_word
	test (count (commandline -opc)) -eq $argv[1]
end
function __plaint_commands
	LANGUAGE=en plaint --help 2>/dev/null | sed -n 's/^  \([a-z-]*\)  *\(.*\)/\1\t\2/p'
end
function __plaint_numbers
	plaint list --limit 200 --csv 2>/dev/null | sed -n 's/^"\{0,1\}\([0-9][0-9A-Za-z-]*\).*/\1/p'
end
function __plaint_options
	set -l words (commandline -opc)
	test (count $words) -gt 1; and LANGUAGE=en plaint $words[2] --help 2>/dev/null | string match -ra -- '--[a-z-]+' | sort -u
end
# The name after file=
function __plaint_files
	set -l word (commandline -ct)
	string match -q 'file=*' -- $word; or return
	for name in (__fish_complete_path (string replace 'file=' '' -- $word))
		echo file=$name
	end
end
complete -c plaint -n '__fish_use_subcommand' -f -a '(__plaint_commands)'
complete -c plaint -n 'not __fish_use_subcommand' -a '(__plaint_options)'
complete -c plaint -n '__fish_seen_subcommand_from show do why letter reassign; and __plaint_word 2' -f -a '(__plaint_numbers)'
complete -c plaint -n '__fish_seen_subcommand_from do; and __plaint_word 3' -f -a '(__plaint_named do)'
complete -c plaint -n '__fish_seen_subcommand_from add' -f -a '(__plaint_named add)='
complete -c plaint -n '__fish_seen_subcommand_from report; and __plaint_word 2' -f -a '(plaint report 2>/dev/null | string match -rg \'^([a-z-]+)\')'
complete -c plaint -n '__fish_seen_subcommand_from calendar; and __plaint_word 2' -f -a 'show import'
complete -c plaint -n '__fish_seen_subcommand_from do add' -a '(__plaint_files)'
complete -c plaint -n '__fish_seen_subcommand_from show' -l to -r -F
