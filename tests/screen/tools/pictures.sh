#!/usr/bin/env bash
# Makes the pictures of the README (docs/*.svg) from a real run on the sample day:
# tests/screen/tools/pictures.sh BUILD-FOLDER
set -eu
cd "$(dirname "$0")/../../.."
build=$(realpath "${1:?the build folder}")
home=$(mktemp -d /tmp/plaint-XXXXXX)
export HOME=$home XDG_RUNTIME_DIR=$home XDG_STATE_HOME=$home/state XDG_CONFIG_HOME=$home/config TERM=xterm-256color LANG=C.UTF-8
plaint() { "$build/plaint" --config "$home/plaint.conf" --data "$home/data" "$@"; }
mkdir -p "$XDG_STATE_HOME/plaint" && : >"$XDG_STATE_HOME/plaint/tour-seen" # the tour was seen
trap 'plaint stop || true; rm -rf "$home"' EXIT

cp sample/plaint.conf "$home/plaint.conf"
echo "staff \"$(id -un)\" { name = \"陈晓\" number = \"1000\" department = \"service\" roles = { taker, lead, handler, oncall, manager } }" >>"$home/plaint.conf"
plaint serve --sample sample/gas-day.story

shot() { # NAME SIZE LANGUAGE KEYS [-e NAME=VALUE]
	"$build/tests/shot" "$2" -e LANGUAGE="$3" "${@:5}" -o "docs/$1.svg" "<wait:plaint><quiet>$4" -- \
		"$build/plaint" --config "$home/plaint.conf" --data "$home/data"
}
mkdir -p docs
shot desk 80x24 en ''
shot desk-zh 80x24 zh_CN ''
shot complaint 80x24 en 'jjjjj<Enter><wait:timeline><quiet>'
shot urgent 40x20 en '!<wait:URGENT><quiet>'
shot intake 80x24 en '<F2><wait:New complaint>13800004907<Tab>Zhang Wei<Tab>Xueyuan Rd 12, 3-402<Tab><Tab><Tab><Tab>Since this morning there is a smell of gas in the kitchen, worse near the meter<wait:Earlier from><wait:DANGER><quiet>'
shot why 80x24 en 'jjjjjw<wait:Esc closes><quiet>'
shot board 80x24 en 'b<wait:Today done><quiet>'
shot find-zh 80x24 zh_CN '/<wait:查找><quiet>煤气味 area:east<wait:找到><quiet>'
shot forward 80x24 en 'jjjjjjjjj<F4><wait:Department><quiet>'
shot help 80x24 en '<F1><wait:Help><quiet>'
shot menu 80x24 en '<F9><wait:Menu><quiet>'
shot directory 80x24 en ':directory<Enter><wait:Departments><quiet>'
shot handover 80x24 en 'H<wait:Shift handover><quiet>'
shot report 80x24 en ':report timeliness<Enter><wait:Timeliness>'
shot tour 80x24 en ':tour<Enter><wait:Welcome><quiet>'
shot complaint-zh 80x24 zh_CN 'jjjjj<Enter><wait:时间线><quiet>'
shot intake-zh 80x24 zh_CN '<F2><wait:受理投诉>13800004907<Tab>张伟<Tab>学院路12号3-402<Tab><Tab><Tab><Tab>今天早上起厨房有煤气味，表旁边更重<wait:以前><quiet>'
shot desk-wide 140x34 zh_CN ''
shot urgent-zh 40x20 zh_CN '!<wait:紧急><quiet>'
shot mono 80x24 en '' -e NO_COLOR=1
"$build/tests/shot" 80x24 -e LANGUAGE=en -o docs/training.svg "<wait:Training><quiet>" -- "$build/plaint" train
