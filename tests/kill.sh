#!/usr/bin/env bash
# Kills a batch again and again (SIGKILL, at random moments), and looks at what is there.
#
#   [KILLS=200] [FILES=500] [SEED=1] tests/kill.sh BIN
#
# After each kill every file is old or new, whole. With --resume the batch is done in the end, no temporary is left, and the
# tree is that of a batch nobody disturbed.
set -u
export LC_ALL=C.UTF-8
[ $# = 1 ] && [ -x "$1" ] || { echo "usage: tests/kill.sh BIN" >&2; exit 2; }
bin=$(realpath "$1")
KILLS=${KILLS:-200} FILES=${FILES:-500}
RANDOM=${SEED:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2

for number in $(seq "$FILES"); do
    folder=old/$((number % 7))/$((number % 3))
    mkdir -p $folder
    text="$number. 이해아 기자는 전했다."
    case $((number % 10)) in
    0) printf '%s\n' "$text" | iconv -f utf-8 -t cp949 >$folder/$number.txt ;;
    1) printf '%s\n' "$text" >$folder/$number.txt ;;
    2) printf '%s\u00a0\u200b\n' "$text" | gzip -n >$folder/$number.txt.gz ;;
    *) for _ in $(seq $((number % 20 + 1))); do printf '%s\u00a0\u200b\n' "$text"; done >$folder/$number.txt ;;
    esac
done
# What is there, a line a file.
sums() { (cd "$1" && find . -type f ! -name '.romaja-*' -exec md5sum {} + | sort); }

cp -r old new
since=$(date +%s%N)
"$bin" -q normalize -w --resume=undisturbed new || exit 1
lasts=$((($(date +%s%N) - since) / 1000000 + 1))
{ sums old; sums new; } | sort -u >either
sums new >all
[ -z "$(find new -name '.romaja-*')" ] || { echo "temporaries in an undisturbed run"; exit 1; }

kills=0 deaths=0 failures=0
while [ $kills -lt "$KILLS" ]; do
    rm -rf tree out done
    cp -r old tree
    # In place, or into a folder, in turn.
    if [ $((kills % 4)) = 3 ]; then command=(tree --output-dir out --resume) at=out; else command=(-w tree --resume=done) at=tree; fi
    for _ in 1 2 3; do
        "$bin" -q normalize "${command[@]}" &
        pid=$!
        sleep "$(printf '0.%03d' $((RANDOM % (lasts < 900 ? lasts : 900))))"
        kill -9 $pid 2>/dev/null
        wait $pid 2>/dev/null
        [ $? = 137 ] && deaths=$((deaths + 1))
        kills=$((kills + 1))
        [ -d $at ] || continue
        sums $at | comm -23 - either >torn
        if [ -s torn ]; then echo "after kill $kills, neither old nor new:"; head -n 3 torn; failures=$((failures + 1)); fi
    done
    "$bin" -q normalize "${command[@]}" || { echo "--resume after kill $kills: exit code $?"; failures=$((failures + 1)); }
    if ! sums $at | cmp -s - all; then echo "after kill $kills the tree is another"; failures=$((failures + 1)); fi
    left=$(find $at -name '.romaja-*.tmp')
    if [ -n "$left" ]; then echo "after kill $kills: $left"; failures=$((failures + 1)); fi
done 2>/dev/null
echo "$kills kills, $deaths of a batch that ran; $failures failures"
[ $failures = 0 ] && [ $deaths -gt 0 ]
