#!/usr/bin/env bash
# Whole processes side by side: `romaja normalize --plain --names off` and `uconv -x any-nfc` over the same text, which is
# made here. For each the best of five runs: processor seconds (user and system), throughput, peak memory.
#
#   benches/peers.sh [MEGABYTES]      romaja is $ROMAJA, or else target/release/romaja
set -euo pipefail

megabytes=${1:-32}
romaja=${ROMAJA:-"$(dirname "$0")/../target/release/romaja"}
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT

[[ -x $romaja ]] || { echo "peers: no program at $romaja; cargo build --release, or set ROMAJA" >&2; exit 1; }
[[ -x /usr/bin/time ]] || { echo "peers: /usr/bin/time (GNU time) is not here" >&2; exit 1; }

# Clean text; the same with every twelfth line torn or oddly spaced; all of it torn.
python3 - "$folder" "$megabytes" <<'PYTHON'
import sys, unicodedata
folder, size = sys.argv[1], int(sys.argv[2]) << 20
lines = [
    "한미 양국은 이번 주 워싱턴에서 회의를 열어 확장억제를 어떻게 실행할지 논의하기로 했다고 정부 관계자가 전했다.",
    "South Korea and the United States will hold a meeting in Washington this week, officials said Monday.",
    "기상청은 내일 아침 서울의 기온이 영하 7도까지 떨어지고 낮에도 바람이 강하게 불 것으로 내다봤다.",
    "President Yoon Suk-yeol told reporters that the two sides had agreed on most of the text.",
    "조태용 국가정보원장은 “준비는 끝났다”며 “이제 남은 것은 날짜뿐”이라고 말했다.",
]
torn = [unicodedata.normalize("NFD", line) for line in lines]
spaced = [line.replace(" ", "\u00a0") for line in lines]
count = size // (sum(len(line.encode()) + 1 for line in lines) // len(lines))
texts = {
    "clean": lambda index: lines[index % 5],
    "dirty": lambda index: lines[index % 5] if index % 12 else (torn, spaced)[index // 12 % 2][index % 5],
    "torn": lambda index: torn[index % 5],
}
for name, line in texts.items():
    with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
        file.writelines(line(index) + "\n" for index in range(count))
PYTHON

# The best of five: processor seconds and kilobytes.
measure() {
    local input=$1
    shift
    for _ in 1 2 3 4 5; do
        /usr/bin/time -o "$folder/time" -f '%U %S %M' "$@" <"$input" >/dev/null 2>&1
        tail -n 1 "$folder/time"
    done | awk '{ used = $1 + $2; if (NR == 1 || used < best) { best = used; memory = $3 } } END { print best, memory }'
}

row() { # text, program, seconds, kilobytes, seconds of romaja
    awk -v text="$1" -v program="$2" -v used="$3" -v memory="$4" -v ours="$5" -v bytes="$(stat -c %s "$folder/$1")" '
        BEGIN {
            if (used < 0.01) used = 0.01   # what the clock can tell
            if (ours < 0.01) ours = 0.01
            printf "%-6s %-22s %8.2f s %8.0f MB/s %6.0f MB %8.1f\n", text, program, used, bytes / 1e6 / used, memory / 1024, used / ours
        }'
}

printf '%-6s %-22s %10s %13s %9s %8s\n' text program processor throughput memory ratio
for text in clean dirty torn; do
    read -r ours memory < <(measure "$folder/$text" "$romaja" normalize --plain --names off)
    row "$text" romaja "$ours" "$memory" "$ours"
    read -r used memory < <(measure "$folder/$text" cat)
    row "$text" cat "$used" "$memory" "$ours"
    if command -v uconv >/dev/null; then
        read -r used memory < <(measure "$folder/$text" uconv -x any-nfc)
        row "$text" "uconv -x any-nfc" "$used" "$memory" "$ours"
    else
        echo "$text  uconv is not here (package icu-devtools): skipped"
    fi
done
