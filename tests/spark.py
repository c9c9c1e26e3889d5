#!/usr/bin/env python3
"""Runs romaja on more than one process or machine: spark.py --bin target/release/romaja [--input FILE.jsonl] [ROW]...

  local      examples/spark/normalize.py on one machine equals the program run once, byte for byte
  cluster    the same on a cluster of two executors, with a table that is shipped along: the command of examples/spark/README.md
  scala      the form in Scala that is shown there, on one machine and on a cluster, with a compiled table; fails with the program
  compiled   the same in Python with a compiled table
  poison     records that are none or too long: the job succeeds, each line is answered in its place
  bytes      what is not UTF-8 becomes U+FFFD before romaja sees it; no line is lost
  killed     an executor that is killed in the middle of a partition: it is done again, and nothing is there twice
  failing    a program that fails fails the job, with nothing that looks like output
  parallel   the recipe for GNU parallel equals the program run once

Commands that the README shows are run as they stand there. Needs Java 17, pyspark in this Python, GNU parallel. Times are printed, never judged. `--input`: a file in the place of the made-up one.
"""
import argparse
import json
import os
import pathlib
import random
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time

import pyspark

ROOT = pathlib.Path(__file__).resolve().parent.parent
JOB = ROOT / "examples/spark/normalize.py"
README = (ROOT / "examples/spark/README.md").read_text()
TABLE = ROOT / "data/samples/names.toml"
CLUSTER = "local-cluster[2,1,1024]"
QUIET = ["--driver-memory", "1g", "--conf", "spark.ui.enabled=false"]
FAILED = []


def expect(what, holds, said=""):
    print(f"{'ok' if holds else 'FAILED':6} {what}", flush=True)
    if not holds:
        FAILED.append(what)
        print(said[-4000:], file=sys.stderr)


def shown(language, beginning):
    """The block of the README that begins so."""
    blocks = re.findall(rf"^( *)```{language}\n(.*?)```", README, re.DOTALL | re.MULTILINE)
    (found,) = [textwrap.dedent(indent + block) for indent, block in blocks if block.lstrip().startswith(beginning)]
    return found


def timed(*command, **options):
    began = time.monotonic()
    done = subprocess.run([str(word) for word in command], capture_output=True, **options)
    return done, time.monotonic() - began


class Place:
    """The program, a folder to work in that has what the README speaks of, and Spark."""

    def __init__(self, binary, scratch, given):
        self.scratch = scratch
        self.release = scratch / "target/release"
        self.release.mkdir(parents=True)
        self.binary = pathlib.Path(shutil.copy(binary, self.release / "romaja"))
        (scratch / "examples").symlink_to(ROOT / "examples")
        shutil.copy(TABLE, scratch / "names.toml")
        self.records = scratch / "in.jsonl"
        self.is_given = bool(given)
        if given:
            self.records.symlink_to(given)
        else:
            self.records.write_bytes(b"".join(made_up(6000)))
        self.home = scratch / "home"
        self.home.mkdir()
        # A cluster keeps its work in the home of Spark, which is here a folder that goes away with the test.
        for part in pathlib.Path(pyspark.__file__).parent.iterdir():
            (self.home / part.name).symlink_to(part)

    def command(self, master, output, *words, program=None, records=None, more=()):
        return [self.home / "bin/spark-submit", "--master", master, *QUIET, JOB, "--romaja", program or self.binary, *words,
                records or self.records, output, "--", *more]

    def as_shown(self, beginning, instead=None):
        """Runs the command of the README that begins so, with other words where those of `instead` stand."""
        command = shown("sh", beginning)
        for was, now in (instead or {}).items():
            assert was in command, f"the README does not say {was}"
            command = command.replace(was, now)
        path = f"{self.release}:{self.home / 'bin'}:{os.environ['PATH']}"
        return timed("bash", "-c", command, cwd=self.scratch, env=self.environment() | {"PATH": path})

    def compiled(self):
        """The table that the README compiles."""
        done, _ = self.as_shown("romaja names compile")
        assert done.returncode == 0, done.stderr
        return self.scratch / "names.idx"

    def in_scala(self, master, output, table, program=None, records=None, without=""):
        """The form that the README shows, in a shell of Spark."""
        form = shown("scala", "// spark-shell")
        assert without in form, f"the README does not say {without}"
        paths = {"input": records or self.records, "output": output}
        known = "".join(f"val {name} = {json.dumps(str(path))}\n" for name, path in paths.items())
        script = output.with_suffix(".scala")
        script.write_text(known + form.replace(without, ""))
        files = f"{program or self.binary},{table}"
        return [self.home / "bin/spark-shell", "--master", master, *QUIET, "--files", files, "-i", script]

    def run_in_scala(self, *words, **named):
        return timed(*self.in_scala(*words, **named), env=self.environment(), stdin=subprocess.DEVNULL)

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
        record = {"id": number, "title": chance.choice(said), "text": text, "n": chance.random()}
        if chance.random() < 0.5:
            record = dict(reversed(record.items()))
        spaced = json.dumps(record, ensure_ascii=chance.random() < 0.2, separators=chance.choice([(",", ":"), (", ", ": ")]))
        # JSON allows a carriage return between its tokens, where lines end for some who read them.
        spaced = "{\r" + spaced[1:] if number % 70 == 0 else spaced
        yield spaced.encode() + (b" \r\n" if number % 50 == 0 else b"\n")


# Of these only the one that is to be too long is longer.
MOST = 2_000_000
POISON = ["", "   ", "not json", "[1]", "null", '{"text":5,"id":1}', '{"text":"\\ud800","id":2}', '{"text":"a', '{"text":"a"}}', '{"id":3}',
          '{"text":null}', "[" * 5000, '{"a":' * 5000, '{"text":"' + "가\u00a0" * 300_000 + '"}', '{"text":"\\u0000\\u001b]52;c;x\\u0007"}',
          '{"text":"' + "가" * (MOST // 2) + '"}', '\ufeff{"text":"a"}', '{"text":"a","text":"Yi\u00a0b"}', '{"text":"\u2028\u0085\u000b\u000c"}']


def written(folder):
    """What a job wrote, partition after partition."""
    return b"".join(part.read_bytes() for part in sorted(folder.glob("part-*")))


def told(done):
    """What a shell of Spark says, which it does on either."""
    return (done.stdout + done.stderr).decode(errors="replace")


def same(what, done, output, expected, seconds=None):
    took = "" if seconds is None else f"; {seconds[0]:.1f} s, alone {seconds[1]:.1f} s"
    parts = len(list(output.glob("part-*")))
    is_same = done.returncode == 0 and parts > 1 and written(output) == expected
    expect(f"{what} ({parts} partitions{took})", is_same, told(done))


def local(place):
    alone, once = place.alone(place.records)
    done, took = place.submit("local[2]", place.scratch / "local", "--partitions", "7")
    same("on one machine: the output of one process, byte for byte", done, place.scratch / "local", alone.stdout, (took, once))
    expect("the records change, so that equal is not unchanged", alone.stdout != place.records.read_bytes())


def cluster(place):
    archive, clean = place.scratch / "archive", place.scratch / "clean"
    archive.mkdir()
    whole = place.records.read_bytes()
    middle = whole.index(b"\n", len(whole) // 2) + 1
    (archive / "b.jsonl").write_bytes(whole[middle:])
    (archive / "a.jsonl").write_bytes(whole[:middle])
    fields = ("--field", "title", "--field", "text")
    alone, once = place.alone(place.records, "--table", TABLE, *fields)
    instead = {"--master spark://HOST:7077": shlex.join(["--master", CLUSTER, *QUIET]), "hdfs:///archive/": f"{archive}/",
               "hdfs:///clean": str(clean)}
    done, took = place.as_shown("spark-submit", instead=instead)
    same("on a cluster, with a table: the output of one process, byte for byte", done, clean, alone.stdout, (took, once))
    # Other records may hold nobody who is in the table.
    if not place.is_given:
        expect("the table has a say", alone.stdout != place.alone(place.records, *fields)[0].stdout)


def scala(place):
    table = place.compiled()
    spaced = place.scratch / "spaced.jsonl"
    spaced.write_bytes(place.records.read_bytes().replace(b"\r", b" "))
    alone, once = place.alone(spaced, "--table", table)
    for where, master in [("on one machine", "local[2]"), ("on a cluster", CLUSTER)]:
        output = place.scratch / f"scala-{master[:7]}"
        done, took = place.run_in_scala(master, output, table)
        same(f"in Scala {where}, with a compiled table: the output of one process, `\\r` as a space", done, output, alone.stdout, (took, once))

    torn, output = place.scratch / "torn.jsonl", place.scratch / "scala-torn"
    torn.write_bytes(b'{"id":1,\r"text":"a"}\n{"id":2,"text":"b"}\n')
    done, _ = place.run_in_scala("local[2]", output, table, records=torn, without=".map(_.replace('\\r', ' '))")
    held = done.returncode == 0 and written(output) == b'{"id":1,\n"text":"a"}\n{"id":2,"text":"b"}\n'
    expect("and without that a record is cut there", held, told(done))

    broken, output = place.scratch / "broken" / table.name, place.scratch / "scala-failing"
    broken.parent.mkdir()
    broken.write_bytes(table.read_bytes()[:-1])
    done, _ = place.run_in_scala(CLUSTER, output, broken)
    expect("in Scala a program that fails fails the job", done.returncode == 1 and "Subprocess exited with status 2" in told(done), told(done))
    expect("and leaves nothing that looks like output", not (output / "_SUCCESS").exists() and not written(output))


def compiled(place):
    table = place.compiled()
    alone, _ = place.alone(place.records, "--table", TABLE)
    output = place.scratch / "compiled"
    done, _ = place.submit("local[2]", output, "--table", table, "--partitions", "3")
    same("a compiled table gives what the table gives", done, output, alone.stdout)


def poison(place):
    lines = [line for number, record in enumerate(made_up(200)) for line in (record, POISON[number % len(POISON)].encode() + b"\n")]
    records = place.scratch / "poison.jsonl"
    records.write_bytes(b"".join(lines))
    most = ["--max-document", str(MOST)]
    alone, _ = place.alone(records, *most)
    output = place.scratch / "poison"
    done, _ = place.submit(CLUSTER, output, "--partitions", "5", records=records, more=most)
    # A line counts from the beginning of what a process reads, which is a partition there.
    unnumbered = [re.sub(rb'"line":\d+,"error"', b'"line":N,"error"', text) for text in (written(output), alone.stdout)]
    expect("records that are none do not fail the job", done.returncode == 0, done.stderr.decode(errors="replace"))
    expect("and each is answered in its place, as by one process", unnumbered[0] == unnumbered[1])
    errors = unnumbered[0].count(b'"line":N,"error":{"code"')
    expect(f"a line out for each line in, {errors} of them errors", unnumbered[0].count(b"\n") == len(lines) and errors > 50)
    answers = written(output).split(b"\n")
    long = [answer for line, answer in zip(lines, answers) if len(line) > MOST]
    are_errors = all(json.loads(answer)["error"]["code"] == "too-long" for answer in long)
    expect(f"{len(long)} records that are too long are errors, and what follows is read", len(long) > 5 and are_errors)


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
    done, took = place.as_shown("parallel")
    held = done.returncode == 0 and (place.scratch / "out.jsonl").read_bytes() == alone.stdout
    expect(f"GNU parallel: the output of one process, byte for byte ({took:.1f} s, alone {once:.1f} s)", held, told(done))


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
