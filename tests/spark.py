#!/usr/bin/env python3
"""Runs romaja on more than one process or machine: spark.py --bin target/release/romaja [--input FILE.jsonl] [ROW]...

  local      examples/spark/normalize.py on one machine equals the program run once, byte for byte
  cluster    the same on a cluster of two executors, with a table that is shipped along
  scala      the form in Scala that examples/spark/README.md shows, but for `\\r` before `\\n`
  compiled   the same with a compiled table
  poison     records that are none: the job succeeds, each line is answered in its place
  bytes      what is not UTF-8 becomes U+FFFD before romaja sees it; no line is lost
  killed     an executor that is killed in the middle of a partition: it is done again, and nothing is there twice
  failing    a program that fails fails the job, with nothing that looks like output
  parallel   the recipe for GNU parallel equals the program run once

Needs Java 17, pyspark in this Python, GNU parallel. Times are printed, never judged. `--input`: a file in the place of the made-up one.
"""
import argparse
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import pyspark

ROOT = pathlib.Path(__file__).resolve().parent.parent
JOB = ROOT / "examples/spark/normalize.py"
TABLE = ROOT / "data/samples/names.toml"
CLUSTER = "local-cluster[2,1,1024]"
FAILED = []


def expect(what, holds, said=""):
    print(f"{'ok' if holds else 'FAILED':6} {what}", flush=True)
    if not holds:
        FAILED.append(what)
        print(said[-4000:], file=sys.stderr)


def timed(*command, **options):
    began = time.monotonic()
    done = subprocess.run([str(word) for word in command], capture_output=True, **options)
    return done, time.monotonic() - began


class Place:
    """The program, a folder to work in, and Spark."""

    def __init__(self, binary, scratch, given):
        # The README speaks of a program of this name.
        self.binary, self.scratch = pathlib.Path(shutil.copy(binary, scratch / "romaja")), scratch
        self.records = given or scratch / "records.jsonl"
        if not given:
            self.records.write_bytes(b"".join(made_up(6000)))
        self.home = scratch / "home"
        self.home.mkdir()
        # A cluster keeps its work in the home of Spark, which is here a folder that goes away with the test.
        for part in pathlib.Path(pyspark.__file__).parent.iterdir():
            (self.home / part.name).symlink_to(part)

    def command(self, master, output, *words, program=None, records=None, more=()):
        return [self.home / "bin/spark-submit", "--master", master, "--driver-memory", "1g", "--conf", "spark.ui.enabled=false",
                JOB, "--romaja", program or self.binary, *words, records or self.records, output, "--", *more]

    def in_scala(self, master, output, program=None, records=None):
        """The form that the README shows, in a shell of Spark."""
        form = re.search(r"```scala\n(.*?)```", (ROOT / "examples/spark/README.md").read_text(), re.DOTALL)[1]
        paths = {"program": program or self.binary, "input": records or self.records, "output": output}
        known = "".join(f"val {name} = {json.dumps(str(path))}\n" for name, path in paths.items())
        script = self.scratch / "form.scala"
        script.write_text(f"{known}{form}\nSystem.exit(0)\n")
        return [self.home / "bin/spark-shell", "--master", master, "--driver-memory", "1g", "--conf", "spark.ui.enabled=false", "-i", script]

    def environment(self):
        return os.environ | {"SPARK_HOME": str(self.home), "PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable,
                             "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_DIRS": str(self.scratch / "spill"), "PYTHONDONTWRITEBYTECODE": "1"}

    def submit(self, *words, **named):
        return timed(*self.command(*words, **named), env=self.environment())

    def alone(self, records, *more):
        """The same records, one process, one thread."""
        with open(records, "rb") as source:
            words = (self.binary, "normalize", "--jsonl", "--exit-zero", "--isolated", "--jobs", "1", *more)
            return timed(*words, stdin=source)


def made_up(count):
    """Records as archives have them: torn, oddly spaced, with names in more than one spelling, members in any order."""
    chance = random.Random(1)
    said = ["Yi Hae-a 기자는\u00a0서울에서 전했다.", "이\u200b해아 기자와 Moon Jae In 대통령이 만났다.", "Han Ji Woo said so.",
            "ﾊﾛｰ ２０２３년 &amp; 그 뒤", "\u1112\u1161\u11ab\u1100\u1173\u11af 문서", "The talks went on.\u2028Nobody left.\u0085", "가\r나", "「李」 씨는 “아니다”라고 했다."]
    for number in range(count):
        text = "\n\n".join(chance.choice(said) for _ in range(chance.randrange(1, 9)))
        record = {"id": number, "text": text, "n": chance.random()}
        if chance.random() < 0.5:
            record = dict(reversed(record.items()))
        spaced = json.dumps(record, ensure_ascii=chance.random() < 0.2, separators=chance.choice([(",", ":"), (", ", ": ")]))
        yield spaced.encode() + (b" \r\n" if number % 50 == 0 else b"\n")


POISON = ["", "   ", "not json", "[1]", "null", '{"text":5,"id":1}', '{"text":"\\ud800","id":2}', '{"text":"a', '{"text":"a"}}', '{"id":3}',
          '{"text":null}', "[" * 5000, '{"a":' * 5000, '{"text":"' + "가\u00a0" * 300_000 + '"}', '{"text":"\\u0000\\u001b]52;c;x\\u0007"}',
          '\ufeff{"text":"a"}', '{"text":"a","text":"Yi\u00a0b"}', '{"text":"\u2028\u0085\u000b\u000c"}']


def written(folder):
    """What a job wrote, partition after partition."""
    return b"".join(part.read_bytes() for part in sorted(folder.glob("part-*")))


def same(what, place, done, output, alone, seconds=None):
    took = "" if seconds is None else f"; {seconds[0]:.1f} s, alone {seconds[1]:.1f} s"
    parts = len(list(output.glob("part-*")))
    is_same = done.returncode == 0 and parts > 1 and written(output) == alone.stdout
    expect(f"{what} ({parts} partitions{took})", is_same, done.stderr.decode(errors="replace"))


def local(place):
    alone, once = place.alone(place.records)
    done, took = place.submit("local[2]", place.scratch / "local", "--partitions", "7")
    same("on one machine: the output of one process, byte for byte", place, done, place.scratch / "local", alone, (took, once))
    expect("the records change, so that equal is not unchanged", alone.stdout != place.records.read_bytes())


def cluster(place):
    alone, once = place.alone(place.records, "--table", TABLE)
    output = place.scratch / "cluster"
    done, took = place.submit(CLUSTER, output, "--table", TABLE, "--partitions", "7")
    same("on a cluster, with a table: the output of one process, byte for byte", place, done, output, alone, (took, once))
    expect("the table has a say", alone.stdout != place.alone(place.records)[0].stdout)


def scala(place):
    alone, once = place.alone(place.records)
    output = place.scratch / "scala"
    done, took = timed(*place.in_scala("local[2]", output), env=place.environment(), stdin=subprocess.DEVNULL)
    is_same = written(output) == alone.stdout.replace(b"\r\n", b"\n")
    expect(f"in Scala: the output of one process ({took:.1f} s, alone {once:.1f} s)", is_same, (done.stdout + done.stderr).decode(errors="replace"))


def compiled(place):
    index = place.scratch / "table.names"
    timed(place.binary, "names", "compile", "-o", index, TABLE)
    alone, _ = place.alone(place.records, "--table", TABLE)
    output = place.scratch / "compiled"
    done, _ = place.submit("local[2]", output, "--table", index, "--partitions", "3")
    same("a compiled table gives what the table gives", place, done, output, alone)


def poison(place):
    sound = b"".join(made_up(200)).splitlines(keepends=True)
    lines = [line for number, record in enumerate(sound) for line in (record, POISON[number % len(POISON)].encode() + b"\n")]
    records = place.scratch / "poison.jsonl"
    records.write_bytes(b"".join(lines))
    alone, _ = place.alone(records)
    output = place.scratch / "poison"
    done, _ = place.submit(CLUSTER, output, "--partitions", "5", records=records)
    # A line counts from the beginning of what a process reads, which is a partition there.
    unnumbered = [re.sub(rb'"line":\d+,"error"', b'"line":N,"error"', text) for text in (written(output), alone.stdout)]
    expect("records that are none do not fail the job", done.returncode == 0, done.stderr.decode(errors="replace"))
    expect("and each is answered in its place, as by one process", unnumbered[0] == unnumbered[1])
    errors = unnumbered[0].count(b'"line":N,"error":{"code"')
    expect(f"a line out for each line in, {errors} of them errors", unnumbered[0].count(b"\n") == len(lines) and errors > 50)


def not_utf8(place):
    records = place.scratch / "bytes.jsonl"
    records.write_bytes(b'{"id":1,"text":"a"}\n{"id":2,"text":"\xb0\xa1\xff"}\n{"id":3,"text":"b"}\n')
    output = place.scratch / "bytes"
    done, _ = place.submit("local[2]", output, "--partitions", "2", records=records)
    read = [json.loads(line) for line in written(output).splitlines()]
    held = [record["id"] for record in read] == [1, 2, 3] and set(read[1]["text"]) == {"\ufffd"}
    expect("what is not UTF-8 becomes U+FFFD in its record, and no record is lost", held, done.stderr.decode(errors="replace"))


STALLS = """#!/bin/sh
# In the place of romaja: the first to be run writes a part of its partition, says whose process it is, and goes no further.
PATH=/usr/bin:/bin
echo run >>{mark}/runs
if mkdir {mark}/first 2>/dev/null; then
    process=$PPID
    until [ "$(cat /proc/$process/comm)" = java ]; do process=$(sed -n 's/^PPid:[[:space:]]*//p' /proc/$process/status); done
    head -n 20 | {binary} "$@"
    echo $process >{mark}/said && mv {mark}/said {mark}/executor
    until [ -e {mark}/killed ]; do sleep 0.1; done
    exit 1
fi
exec {binary} "$@"
"""


def killed(place):
    mark = place.scratch / "mark"
    mark.mkdir()
    stalls = mark / "romaja"
    stalls.write_text(STALLS.format(mark=mark, binary=place.binary))
    stalls.chmod(0o755)
    alone, _ = place.alone(place.records)
    output = place.scratch / "killed"
    began = time.monotonic()
    job = subprocess.Popen([str(word) for word in place.command(CLUSTER, output, "--partitions", "6", program=stalls)],
                           env=place.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    executor = mark / "executor"
    while not executor.exists() and job.poll() is None and time.monotonic() - began < 120:
        time.sleep(0.1)
    process = int(executor.read_text()) if executor.exists() else None
    is_executor = process and b"CoarseGrainedExecutorBackend" in pathlib.Path(f"/proc/{process}/cmdline").read_bytes()
    if is_executor:
        os.kill(process, signal.SIGKILL)
    (mark / "killed").touch()
    said, _ = job.communicate(timeout=300)
    expect("an executor is killed in the middle of a partition", is_executor and b"Lost executor" in said, said.decode(errors="replace"))
    is_same = job.returncode == 0 and written(output) == alone.stdout
    expect("its partitions are done again: the output of one process, byte for byte", is_same, said.decode(errors="replace"))
    parts, runs = len(list(output.glob("part-*"))), len((mark / "runs").read_text().split())
    expect(f"{runs} runs for {parts} partitions", runs > parts)


def failing(place):
    output = place.scratch / "failing"
    done, _ = place.submit("local[2]", output, more=["--select", "no-such-rule"])
    expect("a program that fails fails the job", done.returncode != 0 and b"no-such-rule" in done.stderr, done.stderr.decode(errors="replace"))
    expect("and leaves nothing that looks like output", not (output / "_SUCCESS").exists() and not written(output))


def parallel(place):
    alone, once = place.alone(place.records)
    recipe = ["parallel", "--keep-order", "--pipepart", "--block", "-4", "-a", place.records, f"{place.binary} normalize --jsonl --exit-zero --isolated -j1"]
    done, took = timed(*recipe)
    held = done.returncode == 0 and done.stdout == alone.stdout
    expect(f"GNU parallel: the output of one process, byte for byte ({took:.1f} s, alone {once:.1f} s)", held, done.stderr.decode())


ROWS = {"local": local, "cluster": cluster, "scala": scala, "compiled": compiled, "poison": poison, "bytes": not_utf8, "killed": killed, "failing": failing,
        "parallel": parallel}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bin", required=True)
    options.add_argument("--input")
    options.add_argument("row", nargs="*")
    args = options.parse_intermixed_args()
    if unknown := set(args.row) - set(ROWS):
        options.error(f"no row is called {', '.join(sorted(unknown))}; there are {', '.join(ROWS)}")
    with tempfile.TemporaryDirectory() as scratch:
        given = args.input and pathlib.Path(args.input).resolve()
        place = Place(pathlib.Path(args.bin).resolve(), pathlib.Path(scratch), given)
        for name in args.row or ROWS:
            if name == "parallel" and not shutil.which("parallel"):
                print("skipped: GNU parallel is not here")
                continue
            ROWS[name](place)
    sys.exit(f"{len(FAILED)} failed" if FAILED else 0)


if __name__ == "__main__":
    main()
