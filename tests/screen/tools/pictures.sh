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

shot() { # NAME SIZE LANGUAGE KEYS
	"$build/tests/shot" "$2" -e LANGUAGE="$3" -o "docs/$1.svg" "<wait:plaint><quiet>$4" -- \
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
