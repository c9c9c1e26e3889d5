#!/usr/bin/env bash
# What happens to files when things go wrong: disks that fill, calls that fail, signals, strangers' names and links.
#
#   tests/faults.sh BIN [NAME]...     runs every row, or those whose names begin so; prints `N passed, N failed, N skipped`
#
# Runs as root on Linux, where it mounts small file systems and makes system calls fail with strace. A row that this machine
# cannot play is skipped, aloud. Nothing is left behind.
set -u
export LC_ALL=C.UTF-8
unset NO_COLOR CLICOLOR_FORCE
here=$(cd "$(dirname "$0")" && pwd)
[ $# -ge 1 ] && [ -x "$1" ] || { echo "usage: tests/faults.sh BIN [NAME]..." >&2; exit 2; }
work=$(mktemp -d)
chmod 755 "$work"
# Rows that give up their privileges need a program that anybody may run.
install -m 755 "$1" "$work/romaja"
bin=$work/romaja
shift
mounts=()
trap 'for at in "${mounts[@]}"; do umount -l "$at" 2>/dev/null; done; chattr -R -i "$work" 2>/dev/null; rm -rf "$work"' EXIT

BROKEN=$'이\u200b해아 기자는\u00a0전했다.'
CLEAN='이해아 기자는 전했다.'
passed=0 failed=0 skipped=0
code=0

# --- how a row speaks ---------------------------------------------------------------------------------------------------
broken() { for file; do mkdir -p "$(dirname "$file")"; printf '%s\n' "$BROKEN" >"$file"; done; }
# `run ARGUMENTS` leaves the exit code in $code and the two outputs in `out` and `err`, beside the folder of the row.
run() { timeout 60 "$bin" "$@" >"$row/out" 2>"$row/err"; code=$?; }
is() { [ "$1" = "$2" ] || { echo "    $3: want <$2>, have <$1>"; bad=1; }; }
exits() { is "$code" "$1" "exit code"; [ "$code" = "$1" ] || sed 's/^/    | /' "$row/err" | head -n 5; }
says() { grep -qF -- "$1" "$row/err" || { echo "    not said: $1"; sed 's/^/    | /' "$row/err" | head -n 5; bad=1; }; }
holds() { is "$(cat "$1" 2>/dev/null)" "$2" "$1"; }
no_temporaries() { local left; left=$(find "${1:-.}" -name '.romaja-*.tmp' | head -n 3); is "$left" "" "temporaries"; }
skip() { echo "    $1"; exit 77; }
need() { for tool; do command -v "$tool" >/dev/null || skip "$tool is not here"; done; }
root() { [ "$(id -u)" = 0 ] || skip "only root can"; }
traced() { need strace; strace -f -o /dev/null -e trace=none true 2>/dev/null || skip "strace may not trace here"; }
# `inject WHAT ARGUMENTS`: the program with system calls that fail.
inject() {
    local what=$1
    shift
    timeout 60 strace -f -qq -o "$row/trace" -e "inject=$what" "$bin" "$@" >"$row/out" 2>"$row/err"
    code=$?
}
mounted() { root; mkdir -p "$1"; mount "${@:2}" "$1" 2>/dev/null || skip "mount ${*:2} is refused here"; echo "$1" >>"$row/mounts"; }
# Waits until a command succeeds.
until_is() { for _ in $(seq 100); do "$@" && return 0; sleep 0.05; done; return 1; }

# --- disks --------------------------------------------------------------------------------------------------------------
disk_full() {
    mounted small -t tmpfs -o size=256k none
    for _ in $(seq 4000); do printf '%s\n' "$BROKEN"; done >big
    cp big small/a.txt && run normalize -w small/a.txt
    exits 2; says small/a.txt; says "No space left"; no_temporaries
    cmp -s big small/a.txt || is changed same small/a.txt
}
disk_full_elsewhere() {
    mounted small -t tmpfs -o size=64k none
    for _ in $(seq 4000); do printf '%s\n' "$BROKEN"; done >big.txt
    broken in/b.txt
    run normalize big.txt in --output-dir small
    exits 2; says big.txt; says "No space left"; no_temporaries
    holds small/b.txt "$CLEAN"
    [ ! -e small/big.txt ] || is there absent small/big.txt
}
file_size_limit() {
    for _ in $(seq 8000); do printf '%s\n' "$BROKEN"; done >a.txt
    cp a.txt old
    (ulimit -f 64; run normalize -w a.txt; echo $code >"$row/code"); code=$(cat "$row/code")
    exits 2; says a.txt; says "too large"; no_temporaries
    cmp -s old a.txt || is changed same a.txt
    (ulimit -f 64; "$bin" normalize a.txt >"$row/out" 2>"$row/err"; echo $? >"$row/code") 2>/dev/null; code=$(cat "$row/code")
    exits 2; says "cannot write to stdout"
}
write_fails() { traced; broken a.txt; inject write:error=ENOSPC:when=1+ normalize -w a.txt; exits 2; holds a.txt "$BROKEN"; no_temporaries; }
flush_fails() {
    traced; broken a.txt
    inject fsync:error=EIO normalize -w a.txt
    exits 2; says a.txt; says "Input/output error"; holds a.txt "$BROKEN"; no_temporaries
    is "$(grep -c 'fsync(' "$row/trace")" 1 "an fsync that failed is not tried again: calls"
}
flush_of_many_fails() {
    traced
    for number in $(seq 40); do broken in/$number.txt; done
    inject syncfs:error=EIO normalize -j1 -w in
    exits 2; says in/7.txt; says "Input/output error"; no_temporaries; is "$(cat in/*.txt | sort -u)" "$BROKEN" "all files"
    inject syncfs:error=EIO normalize in --output-dir out; exits 2; says "cannot flush out"
    inject write:error=ENOSPC:when=15+ normalize -j1 -w in; exits 2; no_temporaries
    is "$(cat in/*.txt | sort -u | grep -cvxF -e "$BROKEN" -e "$CLEAN")" 0 "lines that are neither old nor new"
}
rename_fails() {
    traced; broken a.txt
    for error in EXDEV EIO; do
        inject "rename,renameat,renameat2:error=$error" normalize -w a.txt
        exits 2; says a.txt; holds a.txt "$BROKEN"; no_temporaries
    done
}
write_protected() { broken a.txt; chmod 444 a.txt; run normalize -w a.txt; exits 2; says write-protected; holds a.txt "$BROKEN"; no_temporaries; }
mode_cannot_be_set() { traced; broken a.txt; inject fchmod:error=EPERM normalize -w a.txt; exits 2; holds a.txt "$BROKEN"; no_temporaries; }

# --- ends before the end ------------------------------------------------------------------------------------------------
killed_at_any_call() {
    traced
    local calls=0
    for call in openat write fchmod fsync rename,renameat,renameat2 close flock unlink; do
        for at in $(seq 60); do
            broken a.txt
            inject "$call:signal=KILL:when=$at" normalize -w --backup --resume=done a.txt
            local now; now=$(cat a.txt)
            if [ "$now" != "$BROKEN" ] && [ "$now" != "$CLEAN" ]; then is "$now" whole "a.txt after $call $at"; fi
            [ "$code" = 137 ] || break
            calls=$((calls + 1))
            run normalize -w --backup --resume=done a.txt
            exits 0; holds a.txt "$CLEAN"; no_temporaries
            rm -f done a.txt.bak
        done
    done
    [ $calls -ge 20 ] || is $calls "20 or more" "kills"
}
# What replaces nothing has no name before it is whole, where files can be without one.
killed_before_it_is_named() {
    traced; broken in/a.txt
    case $(stat -f -c %T .) in ext2/ext3 | tmpfs | xfs | btrfs) ;; *) skip "whether files can be without a name on $(stat -f -c %T .) is not known" ;; esac
    inject fsync:signal=KILL normalize in --output-dir out; is "$code" 137 "exit code"
    is "$(find out -type f)" "" "what is left"
    inject linkat:error=EIO normalize in --output-dir out; exits 2; is "$(find out -type f)" "" "what is left"
    inject linkat:error=EEXIST normalize in --output-dir out; exits 2; is "$(find out -type f)" "" "what is left"
    # Where it turns out that something is there the new file is renamed over it.
    inject linkat:error=EEXIST:when=1 normalize in --output-dir out; exits 0; holds out/a.txt "$CLEAN"; no_temporaries
}
stale_temporary() {
    need flock; traced
    broken a.txt in/b.txt out/a.txt
    # A run that was killed before its rename leaves one.
    for folder in . out; do inject rename,renameat,renameat2:signal=KILL normalize -w $folder/a.txt; is "$code" 137 "exit code"; done
    local stale; stale=$(echo .romaja-*.tmp)
    : >.romaja-notes.tmp; : >out/.romaja-1-2-3-0123456789abcdef.tmp; : >.romaja-notes.txt
    exec 9<"$stale"; flock 9
    run normalize -w a.txt; exits 0
    [ -e "$stale" ] || is gone there "a temporary that another run has"
    exec 9<&-
    run normalize -w a.txt; exits 0
    run normalize in --output-dir out; exits 0
    is "$(find . -name '.romaja-*' | sort | tr '\n' ' ')" \
        "./.romaja-notes.tmp ./.romaja-notes.txt ./out/.romaja-1-2-3-0123456789abcdef.tmp " "what is left"
}
signals() {
    traced; need pkill
    ulimit -c 0
    for signal in INT TERM HUP QUIT; do
        broken a.txt
        # A trap in this shell would be inherited, and a shell without job control has SIGINT ignored in the background.
        (set -m; strace -f -qq -o /dev/null -e inject=fsync:delay_enter=3000000 "$bin" normalize -w a.txt 2>"$row/err" &
            echo $! >"$row/pid"; wait $!; echo $? >"$row/code") 2>/dev/null &
        until_is compgen -G '.romaja-*.tmp' >/dev/null || is none one "temporaries while it runs"
        pkill "-$signal" -P "$(cat "$row/pid")"
        wait; code=$(cat "$row/code")
        exits $((128 + $(kill -l $signal))); holds a.txt "$BROKEN"; no_temporaries
    done
}
signal_while_it_waits() {
    broken a.txt; mkfifo slow
    exec 8<>slow
    (set -m; timeout -k 1 10 "$bin" normalize -j1 --output-dir out a.txt - <&8 2>"$row/err" & echo $! >"$row/pid"; wait $!; echo $? >"$row/code") 2>/dev/null &
    until_is test -e out/a.txt
    pkill -TERM -P "$(cat "$row/pid")"; wait; exec 8>&-; code=$(cat "$row/code")
    exits 143; holds out/a.txt "$CLEAN"; no_temporaries
}
hangup_is_ignored() {
    need nohup
    traced; broken a.txt
    nohup strace -f -qq -o /dev/null -e inject=fsync:delay_enter=500000 "$bin" normalize -w a.txt >/dev/null 2>&1 &
    until_is compgen -G '.romaja-*.tmp' >/dev/null
    pkill -HUP -P $!; wait $!; code=$?
    exits 0; holds a.txt "$CLEAN"; no_temporaries
}
killed_batch() {
    need bash
    KILLS=${KILLS:-8} FILES=${FILES:-300} bash "$here/kill.sh" "$bin" >"$row/err" 2>&1; code=$?
    exits 0
}
resume_skips_what_is_done() {
    broken in/a.txt in/b.txt
    run normalize in --output-dir out --resume; exits 0; says "2 files done"
    run normalize in --output-dir out --resume; exits 0; says "2 done before"
    rm out/a.txt; broken in/b.txt; touch -d 2001-01-01 in/b.txt; printf 'x\n' >>in/b.txt
    run normalize in --output-dir out --resume; exits 0; says "2 files done"; holds out/a.txt "$CLEAN"; holds out/b.txt "$CLEAN"$'\nx'
    run normalize --ignore spaces in --output-dir out --resume; exits 0; says "2 files done"
    run normalize in --output-dir out --resume; exits 0; says "2 files done"
}
resume_reads_what_files_hold() {
    printf 'a\u00a0b\n' >in.txt; printf 'c\u00a0d\n' >other; touch -r in.txt other
    run normalize in.txt --output-dir out --resume; exits 0
    cp -p other in.txt; run normalize in.txt --output-dir out --resume; exits 0; says "1 file done"; holds out/in.txt "c d"
    printf 'x y\n' >other; touch -r out/in.txt other; truncate -s 4 other; cp -p other out/in.txt
    run normalize in.txt --output-dir out --resume; exits 0; says "1 file done"; holds out/in.txt "c d"
}
resume_says_again_what_could_not_be_read() {
    printf '{"text":1}\n{"text":"a"}\n' >a.jsonl
    run normalize --jsonl a.jsonl --output-dir out --resume; exits 2
    run normalize --jsonl a.jsonl --output-dir out --resume; exits 2; says "1 done before"; says "1 record that could not be read"
}
manifest_among_the_inputs() {
    broken in/a.txt
    for _ in 1 2; do run normalize -w in --resume=in/done.txt; exits 0; done
    says "0 files done, 0 changed; 1 done before"
}
resume_reads_a_torn_manifest() {
    broken a.txt b.txt
    run normalize -w --resume=done a.txt b.txt; exits 0
    truncate -s -5 done
    run normalize -w --resume=done a.txt b.txt; exits 0; says "1 done before"
    run normalize -w --resume=done a.txt b.txt; exits 0; says "2 done before"
}
declared_charset_is_read_once() {
    traced; need iconv
    printf '%s\n' "$CLEAN" | iconv -f utf-8 -t cp949 >old
    local kills=0
    for call in write fsync,fdatasync rename,renameat,renameat2; do
        for at in $(seq 12); do
            cp old a.txt; cp old b.txt; rm -f done
            inject "$call:signal=KILL:when=$at" decode -j1 -w -E cp949 --on-invalid replace --resume=done a.txt b.txt
            [ $code = 137 ] || break
            kills=$((kills + 1))
            run decode -w -E cp949 --on-invalid replace --resume=done a.txt b.txt
            exits 0; holds a.txt "$CLEAN"; holds b.txt "$CLEAN"
        done
    done
    [ $kills -ge 8 ] || is $kills "8 or more" "kills"
}

# --- files that cannot be read, or are not what they were ---------------------------------------------------------------
read_fails() {
    traced; broken a.txt b.txt c.txt
    timeout 60 strace -f -qq -o /dev/null -P "$PWD/b.txt" -e inject=read:error=EIO "$bin" normalize -w "$PWD" 2>"$row/err"; code=$?
    exits 2; says b.txt; says "Input/output error"; holds a.txt "$CLEAN"; holds b.txt "$BROKEN"; holds c.txt "$CLEAN"
}
unreadable() {
    root; need setpriv
    broken in/a.txt in/b.txt; chmod 000 in/a.txt; mkdir out; chmod 777 out
    timeout 60 setpriv --reuid=65534 --regid=65534 --clear-groups "$bin" normalize in --output-dir out 2>"$row/err"; code=$?
    exits 2; says in/a.txt; says "permission denied"; holds out/b.txt "$CLEAN"
}
vanished() {
    mkfifo slow; broken in/a.txt in/b.txt
    "$bin" normalize -j1 slow in --output-dir out 2>"$row/err" & local pid=$!
    sleep 0.3; rm in/a.txt; printf '%s\n' "$BROKEN" >slow; wait $pid; code=$?
    exits 2; says in/a.txt; holds out/b.txt "$CLEAN"; holds out/slow "$CLEAN"
}
changed_while_read() {
    traced; broken a.txt b.txt
    timeout 60 strace -f -qq -o /dev/null -P "$PWD/a.txt" -e inject=read:delay_exit=1000000 "$bin" normalize -j1 -w a.txt b.txt 2>"$row/err" &
    local pid=$!
    sleep 0.5; printf 'more\n' >>a.txt; wait $pid; code=$?
    exits 2; says a.txt; says "changed while it was"; holds a.txt "$BROKEN"$'\nmore'; holds b.txt "$CLEAN"; no_temporaries
    broken a.txt
    timeout 60 strace -f -qq -o /dev/null -P "$PWD/a.txt" -e inject=read:delay_exit=1000000 "$bin" normalize a.txt >/dev/null 2>"$row/err" &
    pid=$!
    sleep 0.5; printf 'more\n' >>a.txt; wait $pid; code=$?
    exits 2; says "changed while it was"
}
changed_before_it_is_replaced() {
    traced; broken a.txt
    timeout 60 strace -f -qq -o /dev/null -e inject=fsync:delay_enter=1000000 "$bin" normalize -w a.txt 2>"$row/err" &
    local pid=$!
    until_is compgen -G '.romaja-*.tmp' >/dev/null
    printf 'mine\n' >a.txt; wait $pid; code=$?
    exits 2; says "changed while it was"; holds a.txt mine; no_temporaries
}
charset_in_doubt() {
    need iconv
    printf '틴틴\n' | iconv -f utf-8 -t cp949 >old; cp old a.txt; broken b.txt
    for how in "normalize" "normalize --lines" "decode"; do
        # shellcheck disable=SC2086
        run $how -w a.txt b.txt; exits 2; says "left alone: too short to be sure"; says "1 failed: a.txt"
        cmp -s old a.txt || is changed same a.txt
    done
    holds b.txt "$CLEAN"; run normalize -w -E cp949 a.txt; exits 0; holds a.txt 틴틴
}
half_a_syllable() {
    need iconv
    { printf '서울시는 12일 한강 공원의 새 이름을 정한다고 밝혔다.\n%.0s' 1 2 | iconv -f utf-8 -t cp949; printf 'the New York office of Hyundai\xc7\n'; } >old
    for how in "normalize" "normalize --lines" "decode" "decode --on-invalid error"; do
        cp old a.txt
        # shellcheck disable=SC2086
        run $how -w a.txt; exits 2; says C7; cmp -s old a.txt || is changed same "a.txt by $how"
    done
    run decode -w --on-invalid replace a.txt; exits 0; is "$(tail -n 1 a.txt)" "the New York office of Hyundai�" "what was consented to"
}
unreadable_folder() {
    root; need setpriv
    broken in/sub/a.txt in/b.txt; chmod 000 in/sub; mkdir out; chmod 777 out
    timeout 60 setpriv --reuid=65534 --regid=65534 --clear-groups "$bin" normalize in --output-dir out 2>"$row/err"; code=$?
    exits 2; says "in/sub: cannot be read: permission denied"; says "1 failed: in/sub"; holds out/b.txt "$CLEAN"
}
read_only() {
    mounted disk -t tmpfs -o size=1m none
    broken disk/a.txt; mount -o remount,ro disk
    run normalize -w disk/a.txt; exits 2; says disk/a.txt; says --output-dir; holds disk/a.txt "$BROKEN"
    run normalize disk --output-dir out; exits 0; holds out/a.txt "$CLEAN"
}
immutable() {
    root; need chattr; broken a.txt; chattr +i a.txt 2>/dev/null || skip "this file system has no immutable files"
    run normalize -w a.txt; chattr -i a.txt
    exits 2; says a.txt; says --output-dir; holds a.txt "$BROKEN"; no_temporaries
}
unwritable_folder() {
    root; need setpriv; broken in/a.txt; chmod 755 in
    timeout 60 setpriv --reuid=65534 --regid=65534 --clear-groups "$bin" normalize -w in/a.txt 2>"$row/err"; code=$?
    exits 2; says in/a.txt; says --output-dir; holds in/a.txt "$BROKEN"
}

# --- links, modes, names ------------------------------------------------------------------------------------------------
symbolic_links() {
    broken real.txt outside/b.txt tree/c.txt
    ln -s real.txt link.txt; ln -s ../outside/b.txt tree/out.txt; ln -s .. tree/loop
    run normalize -w link.txt; exits 0; holds real.txt "$CLEAN"; [ -L link.txt ] || is file link link.txt
    (cd tree && run normalize -w out.txt; echo $code >"$row/code"); code=$(cat "$row/code")
    exits 2; says "out of its folder"; holds outside/b.txt "$BROKEN"
    run normalize -w tree; exits 0; holds tree/c.txt "$CLEAN"; holds outside/b.txt "$BROKEN"; says "a symbolic link"
    ln -s ../outside tree/od
    (cd tree && run normalize -w od; echo $code >"$row/code"); code=$(cat "$row/code")
    exits 2; says "out of its folder"; holds outside/b.txt "$BROKEN"
}
link_on_the_way() {
    broken outside/b.txt tree/c.txt; ln -s ../outside tree/od
    (cd tree && run normalize -w od/b.txt; echo $code >"$row/code"); code=$(cat "$row/code")
    exits 2; says "leads out of the working directory"; holds outside/b.txt "$BROKEN"
}
became_a_link() {
    traced; need pkill
    broken tree/a.txt secret/b.txt
    timeout 60 strace -f -qq -o /dev/null -P "$PWD/tree/a.txt" -e inject=read:delay_exit=1000000 "$bin" normalize -j1 -w "$PWD/tree" 2>"$row/err" &
    local pid=$!
    sleep 0.5; ln -s ../secret/b.txt tree/link; mv tree/link tree/a.txt; wait $pid; code=$?
    exits 2; says "left alone"; holds secret/b.txt "$BROKEN"; [ -L tree/a.txt ] || is file link tree/a.txt
}
attributes_and_access_lists() {
    root; need python3
    broken a.txt; chmod 640 a.txt
    # An access list: owner rw, user 1234 r, group r, mask r, others nothing.
    python3 - <<'END' || skip "this file system has no attributes or access lists"
import os, struct
entries = [(1, 6, -1), (2, 4, 1234), (4, 4, -1), (16, 4, -1), (32, 0, -1)]
access = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)
for name, value in [("user.source", b"archive"), ("trusted.source", b"archive"), ("system.posix_acl_access", access)]:
    os.setxattr("a.txt", name, value)
END
    all() { python3 -c 'import os, sys; print(sorted((name, os.getxattr(sys.argv[1], name)) for name in os.listxattr(sys.argv[1])))' "$1"; }
    local before; before=$(all a.txt)
    run normalize -w --backup a.txt; exits 0; holds a.txt "$CLEAN"; is "$(all a.txt)" "$before" a.txt; is "$(all a.txt.bak)" "$before" a.txt.bak
    is "$(stat -c %a a.txt)" 640 "the mode"
    traced
    broken b.txt; python3 -c 'import os; os.setxattr("b.txt", "user.source", b"archive")'
    inject fsetxattr:error=EPERM normalize -w b.txt; exits 0; says "b.txt: written without its attributes user.source"; holds b.txt "$CLEAN"
    broken c.txt; python3 -c 'import os; os.setxattr("c.txt", "system.posix_acl_access", os.getxattr("a.txt", "system.posix_acl_access"))'
    inject fsetxattr:error=EPERM normalize -w c.txt; exits 2; says c.txt; holds c.txt "$BROKEN"; no_temporaries
    # What a folder gives to new files is not given to old ones.
    mkdir shared; broken shared/d.txt; chmod 600 shared/d.txt
    python3 -c 'import os; os.setxattr("shared", "system.posix_acl_default", os.getxattr("a.txt", "system.posix_acl_access"))'
    run normalize -w shared/d.txt; exits 0; is "$(all shared/d.txt) $(stat -c %a shared/d.txt)" "[] 600" shared/d.txt
}
hard_links() {
    broken a.txt; ln a.txt b.txt
    run normalize -w a.txt; exits 2; says "--hard-links overwrite"; holds b.txt "$BROKEN"; holds a.txt "$BROKEN"
    run normalize -w --hard-links overwrite a.txt; exits 0; holds a.txt "$CLEAN"; holds b.txt "$BROKEN"
}
mode_and_owner() {
    root; broken a.txt; chown 1234:2345 a.txt; chmod 2640 a.txt
    run normalize -w a.txt; exits 0; holds a.txt "$CLEAN"; is "$(stat -c '%u:%g %a' a.txt)" "1234:2345 2640" a.txt
    broken a.txt; chown 1234:2345 a.txt; chmod 640 a.txt
    run normalize -w --backup a.txt; exits 0; is "$(stat -c '%u:%g %a' a.txt a.txt.bak | tr '\n' ' ')" "1234:2345 640 1234:2345 640 " files
}
closed_pipe() {
    for _ in $(seq 20000); do printf '%s\n' "$BROKEN"; done >a.txt
    "$bin" normalize --plain a.txt 2>"$row/err" | head -c 1 >/dev/null; code=${PIPESTATUS[0]}
    exits 0; is "$(cat "$row/err")" "" "stderr"
    for how in --jsonl --lines; do
        yes '{"text": "a"}' | timeout 20 "$bin" normalize $how 2>"$row/err" | head -n 1 >/dev/null; code=${PIPESTATUS[1]}
        exits 0; is "$(cat "$row/err")" "" "stderr"
    done
    # Who waits for a line that does not come is not to wait for it when nobody reads.
    mkfifo feed
    (exec 7>feed; sleep 1; printf '{"text": "a"}\n' >&7; sleep 20) & local feeder=$!
    local since=$SECONDS
    timeout 10 "$bin" normalize --jsonl <feed 2>"$row/err" | true; code=${PIPESTATUS[0]}
    exits 0; [ $((SECONDS - since)) -lt 8 ] || is slow quick "the end"
    pkill -P $feeder 2>/dev/null; kill $feeder 2>/dev/null; wait $feeder 2>/dev/null
}
names_in_messages() {
    # A mode that a new file is not given by itself.
    traced; broken a.txt; chmod 666 a.txt; mkdir -p out/a.txt
    run normalize a.txt --output-dir out; exits 2; says "cannot bring out/a.txt into its place"; rmdir out/a.txt
    for fault in write:error=ENOSPC:when=1 fchmod:error=EPERM rename,renameat,renameat2,linkat:error=EIO; do
        inject "$fault" normalize a.txt --output-dir out; exits 2; says out/a.txt
        if grep -qE "old file|\.romaja-" "$row/err"; then is "$(cat "$row/err")" "the file that was to be written" "what is said"; fi
    done
    inject write:error=ENOSPC:when=1 normalize -w a.txt; exits 2; says "the old file is untouched"
    if grep -q "\.romaja-" "$row/err"; then is "$(cat "$row/err")" a.txt "what is said"; fi
}
full_device() {
    [ -e /dev/full ] || skip "no /dev/full"
    broken a.txt
    "$bin" normalize a.txt >/dev/full 2>"$row/err"; code=$?; exits 2; says "cannot write to stdout"
    "$bin" normalize --format jsonl a.txt >/dev/full 2>"$row/err"; code=$?; exits 2
    "$bin" normalize -w none.txt a.txt 2>/dev/full; code=$?; exits 2; holds a.txt "$CLEAN"
    "$bin" normalize -v --stats a.txt >/dev/null 2>/dev/full; code=$?; exits 0
}
name_is_not_utf8() {
    local name=$'\xc7\xd1.txt'
    broken "in/$name" || skip "this file system takes no such name"
    run normalize -v in --output-dir out; exits 0; holds "out/$name" "$CLEAN"; says '\xc7\xd1.txt'
    run normalize -w --resume=done in; exits 0; run normalize -w --resume=done in; says "1 done before"
}
diffs_of_broken_names() {
    need patch
    local name
    for name in "a b.txt" $'\xc7\xd1.txt' 'a"b\c.txt' $'\e[1m.txt' 서울.txt; do
        broken "$name" 2>/dev/null || continue
        run normalize --diff "$name"; exits 1
        patch -p0 -s <"$row/out" || is refused taken "the diff of $name"
        holds "$name" "$CLEAN"
    done
}
lists_of_one() {
    broken a.txt; echo a.txt >list
    run normalize --files-from list; exits 0; is "$(cat "$row/out")" "$CLEAN" stdout
    run normalize --check --exclude '[' a.txt; exits 2; says --exclude
}
pipes_and_devices() {
    broken in/a.txt; mkfifo in/pipe.txt
    if [ "$(id -u)" = 0 ]; then mknod in/null.txt c 1 3 2>/dev/null; fi
    run normalize -w in; exits 0; says "pipe.txt: skipped"; holds in/a.txt "$CLEAN"
    run normalize -w in/pipe.txt; exits 2; says pipe.txt; [ -p in/pipe.txt ] || is file pipe in/pipe.txt
}
broken_names_of_outputs() {
    broken one/a.txt two/a.txt
    run normalize one two --output-dir out; exits 2; says "would both be written to"; [ ! -e out/a.txt ] || is there absent out/a.txt
    run normalize one --output-dir one; exits 2; holds one/a.txt "$BROKEN"
    mkdir sub elsewhere; broken in/sub/b.txt; rmdir sub; mkdir out; ln -s ../elsewhere out/sub
    run normalize in --output-dir out; exits 2; says "leads out of"; [ ! -e elsewhere/b.txt ] || is there absent elsewhere/b.txt
    (cd in && run normalize ../one/a.txt --output-dir ../out2; echo $code >"$row/code"); code=$(cat "$row/code"); exits 0; holds out2/a.txt "$CLEAN"
    # A link in the place of an output is replaced, and what it leads to is not.
    mkdir out3; broken elsewhere/c.txt; ln -s ../elsewhere/c.txt out3/a.txt
    run normalize one --output-dir out3; exits 0; holds elsewhere/c.txt "$BROKEN"; holds out3/a.txt "$CLEAN"
}
names_that_a_disk_takes_for_one() {
    root; need mkfs.ext4 losetup
    truncate -s 16M image; mkfs.ext4 -q -O casefold -E encoding=utf8 image 2>/dev/null || skip "mkfs.ext4 knows no casefold"
    mounted disk -o loop image
    mkdir disk/out; chattr +F disk/out 2>/dev/null || skip "the kernel folds no names"
    broken in/a.txt in/A.txt
    run normalize in --output-dir disk/out; exits 2; says "would both be written to"
    run normalize in --output-dir apart; exits 0; holds apart/A.txt "$CLEAN"; holds apart/a.txt "$CLEAN"
}
deep_folders() {
    broken top/a.txt
    local deep=top part; part=$(printf 'd%.0s' $(seq 100))
    (cd top && for _ in $(seq 60); do mkdir $part && cd -P $part || exit; done; printf 'x\n' >b.txt) 2>/dev/null
    run normalize -w top; exits 2; holds top/a.txt "$CLEAN"; says "name too long"
}

# --- much ---------------------------------------------------------------------------------------------------------------
much() { (ulimit -v "$1"; timeout "$2" "$bin" "${@:3}" >"$row/out" 2>"$row/err"); code=$?; }
one_long_line() {
    yes "$CLEAN" | tr '\n' ' ' | head -c 104857599 >a.txt; printf '\n' >>a.txt
    much 2000000 120 normalize --plain --names off a.txt; exits 0
    much 2000000 120 normalize --lines --names off a.txt; exits 0
}
combining_marks() {
    { printf 'a'; yes $'\u0301' | head -n 500000 | tr -d '\n'; printf '\n'; } >a.txt
    much 1000000 60 normalize a.txt; exits 0
}
a_million_forms() {
    { echo id,kind,lang,form,role; seq 1000000 | awk '{printf "e%d,person,en,Person Nr%dx,canonical\n", $1, $1}'; } >t.csv
    broken a.txt
    much 4000000 120 normalize --table t.csv a.txt; exits 0; holds "$row/out" "$CLEAN"
}
a_document_of_names() {
    yes '이해아 기자와 Yi Hae-a 기자는 Moon Jae In,' | head -c 10000000 >a.txt; printf '\n' >>a.txt
    much 4000000 120 normalize a.txt; exits 0
}
bombs() {
    need gzip
    head -c 100000000 /dev/zero | tr '\0' a | gzip -9 >a.txt.gz
    # RLE blocks of Zstandard: four bytes for 128 kB each, and an empty block that is the last.
    { printf '\x28\xb5\x2f\xfd\x00\x58'; for _ in $(seq 800); do printf '\x02\x00\x10a'; done; printf '\x01\x00\x00'; } >b.txt.zst
    for bomb in a.txt.gz b.txt.zst; do
        cp $bomb old
        for how in -w --lines "--output-dir out"; do
            # shellcheck disable=SC2086
            much 600000 20 normalize --max-decompressed 1M $how $bomb; exits 2; says --max-decompressed; no_temporaries
            cmp -s old $bomb || is changed same $bomb
            [ ! -e out/$bomb ] || is there absent out/$bomb
        done
    done
    : >c.txt.gz; printf 'no gzip\n' >d.txt.gz; head -c 300 a.txt.gz >e.txt.gz
    for torn in d.txt.gz e.txt.gz; do cp $torn old; run normalize -w $torn; exits 2; says $torn; cmp -s old $torn || is changed same $torn; done
}
packed_files_stay_packed() {
    need gzip
    broken in/a.txt; gzip in/a.txt
    run normalize in --output-dir out; exits 0; is "$(gzip -dc out/a.txt.gz)" "$CLEAN" out/a.txt.gz
    run normalize -w in; exits 0; is "$(gzip -dc in/a.txt.gz)" "$CLEAN" in/a.txt.gz
    run normalize -w in; exits 0; says "0 changed"
}

long_records() {
    { printf '{"text":"a\u00a0b"}\n{"text":"'; head -c 300000000 /dev/zero | tr '\0' a; printf '"}\n{"text":"c\u00a0d"}\n'; } >a.jsonl
    much 500000 120 normalize -j1 --jsonl --max-document 1M a.jsonl; exits 2; is "$(wc -l <"$row/out")" 3 lines
    is "$(sed -n '2s/,"message.*//p' "$row/out")" '{"path":"a.jsonl","line":2,"error":{"code":"too-long"' "line 2"
    is "$(sed -n 3p "$row/out")" '{"text":"c d"}' "line 3"
    { sed -n 2p a.jsonl; echo '{"id":1}'; } >b.jsonl; run normalize --jsonl --max-document 1M b.jsonl; exits 2
    if grep -q "no record has" "$row/err"; then is said unsaid "what is not known of records that were passed over"; fi
    { printf 'n,text\n1,"'; head -c 300000000 /dev/zero | tr '\0' a; printf '"\n2,c\u00a0d\n'; } >a.csv
    much 500000 120 normalize -j1 --csv --column text --max-document 1M a.csv; exits 2; says "line 2: larger than"
    is "$(head -n -1 a.csv | cksum)" "$(head -n -1 "$row/out" | cksum)" "what is as it was"; is "$(tail -n 1 "$row/out")" "2,c d" "the end"
}
open_quote() {
    { printf 'n,text\n1,a\u00a0b\n2,"open\n'; yes $'3,c\u00a0d' | head -n 200000; } >a.csv
    run normalize --csv --column text a.csv; exits 2; says "200001 records"; is "$(wc -l <"$row/out")" 200003 lines
    is "$(tail -n +3 a.csv | cksum)" "$(tail -n +3 "$row/out" | cksum)" "what is behind the quote"
    run normalize --csv --column text --error-column why a.csv; exits 2; is "$(grep -c 'never closed' "$row/out")" 200001 errors
    cp a.csv old; run normalize -w --csv --column text a.csv; exits 2; cmp -s old a.csv || is changed same a.csv
}

# --- strangers ----------------------------------------------------------------------------------------------------------
hostile_names() {
    local name=$'\e]52;c;YQ==\a\u202e::error::x.txt'
    broken "in/$name"
    run normalize --check -v --explain --stats in; exits 1
    if grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\x{202e}' "$row/err" "$row/out"; then is raw escaped "a control"; fi
    printf '[[entity]]\nid = "x"\nkind = "\\u001b\\u202e::error::"\n' >t.toml
    for format in text concise json jsonl sarif github; do
        run names check --format $format t.toml
        grep -q "invalid value" "$row/err" && continue
        if grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\x{202e}' "$row/err" "$row/out"; then is raw escaped "a control in $format"; fi
        if [ $format != github ] || ! grep -q '^::' "$row/out"; then continue; fi
        # GitHub reads commands at the beginning of a line only: one of ours says where it is.
        is "$(grep '^[[:space:]]*::' "$row/out" | grep -cvE '^::(error|warning|notice) (file|title)=')" 0 "commands that a table gives"
    done
}
formulas() {
    printf 'a\n＝HYPERLINK("x")\n＋1\n－1\n＠a\n\u200b=1\n' >a.csv
    run normalize --csv --column a a.csv; exits 0; says "5 cells"
    is "$(grep -cE '^"?[=+@-]' "$row/out")" 0 "cells that are formulas"
    printf 'id,title\n2,"open\n=HYPERLINK(1),x\n' >b.csv
    run normalize --csv --column title --error-column why b.csv; exits 2
    is "$(grep -cE '^"?[=+@-]' "$row/out")" 0 "formulas behind an open quote"
    is "$(grep -c "keeps it from being a formula" "$row/out")" 1 "what is told"
}
configuration_of_a_stranger() {
    broken repo/a.txt; printf 'secret\n' >secret.toml
    printf 'table = ["../secret.toml"]\n' >repo/romaja.toml
    run normalize repo/a.txt; exits 2; says romaja.toml; if grep -q secret "$row/out"; then is read untouched secret.toml; fi
    mkdir pipe; broken pipe/a.txt; mkfifo pipe/romaja.toml
    run normalize pipe/a.txt; exits 0
}
opens_no_connection_and_runs_nothing() {
    traced
    broken in/a.txt; printf '{"text":"http://example.com/"}\n' >r.jsonl
    printf 'table = ["t.toml"]\n' >in/romaja.toml; cp "$here/../data/samples/names.toml" in/t.toml
    for verb in "normalize -w in" "normalize --jsonl r.jsonl" "detect in/a.txt" "decode in/a.txt" "names check in/t.toml"; do
        # shellcheck disable=SC2086
        strace -f -qq -o "$row/trace" -e trace=%network,execve,execveat "$bin" $verb >"$row/out" 2>"$row/err"; code=$?
        exits 0; is "$(grep -c execve "$row/trace")" 1 "programs run by $verb"
        # A pair of sockets within the process wakes it at a signal.
        is "$(grep -cE '(socket|connect|bind|sendto|sendmsg)\(' "$row/trace")" 0 "connections of $verb"
    done
}

rows="disk_full disk_full_elsewhere file_size_limit write_fails flush_fails flush_of_many_fails rename_fails write_protected mode_cannot_be_set
killed_at_any_call killed_before_it_is_named stale_temporary signals signal_while_it_waits hangup_is_ignored killed_batch
resume_skips_what_is_done resume_reads_what_files_hold resume_says_again_what_could_not_be_read manifest_among_the_inputs
resume_reads_a_torn_manifest declared_charset_is_read_once
read_fails charset_in_doubt half_a_syllable unreadable unreadable_folder vanished changed_while_read changed_before_it_is_replaced read_only immutable unwritable_folder
symbolic_links link_on_the_way became_a_link attributes_and_access_lists hard_links mode_and_owner names_in_messages closed_pipe full_device name_is_not_utf8 diffs_of_broken_names lists_of_one pipes_and_devices
broken_names_of_outputs names_that_a_disk_takes_for_one deep_folders
one_long_line combining_marks a_million_forms a_document_of_names bombs long_records open_quote packed_files_stay_packed
hostile_names formulas configuration_of_a_stranger opens_no_connection_and_runs_nothing"

for name in $rows; do
    if [ $# -gt 0 ]; then
        wanted=0
        for prefix; do case $name in "$prefix"*) wanted=1 ;; esac; done
        [ $wanted = 1 ] || continue
    fi
    row=$work/rows/$name
    mkdir -p "$row/in"
    (bad=0; cd "$row/in" && "$name"; exit $bad) >"$row/said" 2>&1
    case $? in
    0) passed=$((passed + 1)) ;;
    77) skipped=$((skipped + 1)); echo "SKIPPED $name"; grep '^    ' "$row/said" ;;
    *) failed=$((failed + 1)); echo "FAILED  $name"; cat "$row/said" ;;
    esac
    if [ -f "$row/mounts" ]; then while read -r at; do umount -l "$row/in/$at"; done <"$row/mounts"; fi
    rm -rf "$row"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
