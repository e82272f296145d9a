# fish completion for plaint: its commands, their options, numbers of complaints.
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
complete -c plaint -n '__fish_seen_subcommand_from show do why letter reassign' -f -a '(__plaint_numbers)'
complete -c plaint -n '__fish_seen_subcommand_from do add' -a '(__plaint_files)'
complete -c plaint -n '__fish_seen_subcommand_from show' -l to -r -F
