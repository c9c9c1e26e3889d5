#!/usr/bin/env python3
"""What a gigabyte costs: scale.py --bin target/release/romaja RECORDS.jsonl [--table TABLE.csv]... [--runs 3] [PART]...

  modes       processor seconds a gigabyte of records, by what is asked for
  threads     the same with more threads in one process, and what the clock says
  partitions  the same with the records cut into more and more processes, one after the other
  files       many small files, each by itself, with one thread and two
  memory      the peak of one process, by the length of its records, its threads, its table, and where nearly everything changes
  spark       the same records on one machine, and through examples/spark on one machine and a cluster of two executors, with romaja and with
              `cat` in its place, by the clock as well, and with more and more partitions (needs pyspark in this Python, GNU parallel, and root)

RECORDS are objects with a `text`, some 100 MB of them: benches/records.py makes such. Whole processes, user and system time with that of all children, the median
of the runs. The clock is shown only where it is the point: other work on the machine moves it, and processor time much less.
"""
import argparse
import json
import multiprocessing
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))


class Cost:
    """Medians of some runs."""

    def __init__(self, runs):
        self.cpu, self.clock, self.memory = (statistics.median(run[at] for run in runs) for at in range(3))


def once(words, source, environment):
    """Processor seconds, seconds, peak of memory in MB."""
    began = time.monotonic()
    with open(source or os.devnull, "rb") as stdin:
        process = subprocess.Popen([str(word) for word in words], stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{words}: {said.decode(errors='replace')[-20000:]}")
    return used.ru_utime + used.ru_stime, time.monotonic() - began, used.ru_maxrss / 1024


def once_with_all(words, environment):
    """The same of a program whose children nobody waits for, as PySpark's: by a control group, which counts all of them."""
    first = pathlib.Path("/sys/fs/cgroup/cpuacct")
    group = (first if first.exists() else first.parent) / f"romaja-bench-{os.getpid()}"
    group.mkdir()
    try:
        joins = ["sh", "-c", f'echo $$ >{group}/cgroup.procs && exec "$@"', "sh", *words]
        _, clock, memory = once(joins, None, environment)
        while (group / "cgroup.procs").read_text():
            time.sleep(0.1)
        if first.exists():
            return int((group / "cpuacct.usage").read_text()) / 1e9, clock, memory
        used = dict(line.split() for line in (group / "cpu.stat").read_text().splitlines())
        return int(used["usage_usec"]) / 1e6, clock, memory
    finally:
        group.rmdir()


class Bench:
    def __init__(self, args, scratch):
        self.binary, self.records, self.runs, self.scratch = pathlib.Path(args.bin).resolve(), pathlib.Path(args.records), args.runs, scratch
        self.bytes = self.records.stat().st_size
        self.tables = []
        for table in map(pathlib.Path, args.table):
            self.tables.append(scratch / f"{table.stem}.names")
            subprocess.run([self.binary, "names", "compile", "-o", self.tables[-1], table], check=True, stderr=subprocess.DEVNULL)

    def cost(self, *words, source=None, runs=None):
        return Cost([once(words, source, None) for _ in range(runs or self.runs)])

    def normalize(self, *more, jobs=1, source=None, runs=None):
        words = (self.binary, "normalize", "--jsonl", "--exit-zero", "--isolated", "--jobs", jobs, *more)
        return self.cost(*words, source=source or self.records, runs=runs)

    def a_gigabyte(self, seconds, size=None):
        return seconds * 1e9 / (size or self.bytes)


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def head(*cells):
    print()
    row(*cells)
    row(*["---"] * len(cells))


def modes(bench):
    head("asked for", "processor seconds a GB", "MB a second and core", "cores for a terabyte an hour")

    def say(what, cost):
        seconds = bench.a_gigabyte(cost.cpu)
        row(what, f"{seconds:.1f}", f"{1000 / seconds:.0f}", f"{seconds * 1000 / 3600:.1f}")

    say("`--field absent`: records read, found in order and written", bench.normalize("--field", "absent"))
    say("`--plain --names off`: characters", bench.normalize("--plain", "--names", "off"))
    say("`--plain`: and names", bench.normalize("--plain"))
    say("`--names off`: characters and furniture", bench.normalize("--names", "off"))
    say("all of it, the shipped table", bench.normalize())
    for table in bench.tables:
        say(f"all of it, and `{table.stem}` compiled", bench.normalize("--table", table))
    say("`--format jsonl`: every part, change and language besides", bench.normalize("--format", "jsonl"))
    say("`romaja detect --jsonl`", bench.cost(bench.binary, "detect", "--jsonl", "--jobs", 1, bench.records))


def threads(bench):
    head("threads", "processor seconds a GB", "the clock, seconds a GB", "peak of memory")
    for jobs in (1, 2, 4, 8):
        cost = bench.normalize(jobs=jobs)
        row(jobs, f"{bench.a_gigabyte(cost.cpu):.1f}", f"{bench.a_gigabyte(cost.clock):.1f}", f"{cost.memory:.0f} MB")


def partitions(bench):
    head("processes", "MB each", "processor seconds a GB")
    for count in (1, 4, 16, 64, 256, 1024):
        parts = bench.scratch / str(count)
        parts.mkdir()
        subprocess.run(["split", "-n", f"l/{count}", "-a", "4", bench.records, parts / "part-"], check=True)
        whole = list(parts.iterdir())
        cpu = statistics.median(sum(bench.normalize(source=part, runs=1).cpu for part in whole) for _ in range(bench.runs))
        row(len(whole), f"{bench.bytes / 1e6 / len(whole):.2f}", f"{bench.a_gigabyte(cpu):.1f}")
    nothing = bench.scratch / "nothing"
    nothing.write_bytes(b'{"text":""}\n')
    print(f"\nA process over one empty record: {bench.normalize(source=nothing, runs=50).cpu * 1000:.1f} ms of processor time.")


FILES = 4000


def filed(records, into):
    """An article a file, a tenth of them as archives have them."""
    for number, line in zip(range(FILES), records.open(encoding="utf-8")):
        folder = into / f"{number // 500:03}"
        folder.mkdir(parents=True, exist_ok=True)
        charset = "cp949" if number % 10 == 0 else "utf-8"
        (folder / f"{number:06}.txt").write_bytes(json.loads(line)["text"].encode(charset, "replace"))


def changed(into):
    """One record of 12 MB in which every other character changes."""
    into.write_text(json.dumps({"text": "가\u3000" * 2_000_000}, ensure_ascii=False) + "\n", encoding="utf-8")


def elsewhere(make, *args):
    """In a process of its own: the peak of one that starts another is counted with that."""
    maker = multiprocessing.Process(target=make, args=args)
    maker.start()
    maker.join()


def files(bench):
    folder = bench.scratch / "files"
    elsewhere(filed, bench.records, folder)
    sizes = [file.stat().st_size for file in folder.rglob("*.txt")]
    head(f"{len(sizes)} files of {sum(sizes) / len(sizes) / 1000:.1f} kB", "seconds of the clock", "µs of the processor, a file", "peak")
    counted = iter(range(1000))

    def say(what, *words):
        # A new folder each time, and nothing is removed between: who reuses what was freed lately waits for the file system.
        def run():
            into = bench.scratch / f"files-out-{next(counted)}"
            return once((bench.binary, "normalize", "--isolated", "--output-dir", into, *words, folder), None, None)
        found = Cost([run() for _ in range(bench.runs)])
        row(what, f"{found.clock:.2f}", f"{found.cpu * 1e6 / len(sizes):.0f}", f"{found.memory:.0f} MB")

    say("1 thread", "--jobs", 1)
    say("2 threads", "--jobs", 2)
    say("2 threads, `--plain --names off`", "--jobs", 2, "--plain", "--names", "off")


def lengthened(records, size, into):
    """Records of about so many bytes, made of shorter ones: as many as eight threads have in hand, and more."""
    texts = [json.loads(line)["text"] for line in records.open(encoding="utf-8")]
    made, pieces = 0, iter(texts)
    with into.open("w", encoding="utf-8") as out:
        while made < max(10 * size, 30_000_000):
            text, held = [], 0
            while held < size:
                if (piece := next(pieces, None)) is None:
                    pieces = iter(texts)
                    continue
                text.append(piece)
                held += len(piece.encode())
            made += out.write(json.dumps({"text": "\n\n".join(text)}, ensure_ascii=False) + "\n")


def memory(bench):
    head("records of", "1 thread", "2 threads", "8 threads")
    for size in (4_000, 64_000, 1_000_000, 16_000_000):
        source = bench.scratch / f"records-{size}"
        elsewhere(lengthened, bench.records, size, source)
        peaks = [bench.normalize(jobs=jobs, source=source, runs=1).memory for jobs in (1, 2, 8)]
        row(f"{size / 1000:,.0f} kB", *(f"{peak:.0f} MB" for peak in peaks))
    source = bench.scratch / "changed"
    elsewhere(changed, source)
    peak = bench.normalize(source=source, runs=1).memory
    print(f"\nOne record of 12 MB in which every other character changes: {peak:.0f} MB.")
    head("table", "1 thread, records as they are")
    for table in bench.tables:
        row(f"`{table.stem}`, {table.stat().st_size / 1e6:.1f} MB compiled", f"{bench.normalize('--table', table, runs=1).memory:.0f} MB")


def spark(bench):
    from spark import CLUSTER, Place, shown, written

    passes = bench.scratch / "passes" / "romaja"
    passes.parent.mkdir()
    passes.write_text("#!/bin/sh\nexec /bin/cat\n")
    passes.chmod(0o755)
    tiny = bench.scratch / "tiny.jsonl"
    tiny.write_bytes(b'{"text":""}\n' * 8)
    place = Place(bench.binary, bench.scratch, bench.records.resolve())
    # Shipped along, and so used without Spark as well.
    table = place.compiled()
    counted = iter(range(1000))

    def in_python(master, output, program, records, partitions=8):
        return place.command(master, output, "--partitions", partitions, "--table", table, program=program, records=records)

    def in_scala(master, output, program, records):
        return place.in_scala(master, output, table, program=program, records=records)

    def cost(command, expected=None):
        runs = []
        for _ in range(bench.runs):
            output = bench.scratch / f"out-{next(counted)}"
            runs.append(once_with_all(command(output), place.environment()))
            if expected is not None and written(output) != expected:
                sys.exit(f"{output}: another output than that of one process")
            shutil.rmtree(output, ignore_errors=True)
        return Cost(runs)

    def say(what, found, start=None, one=None):
        """`one`: a single process with as many threads. Seconds less the start are those of the work, which grows with the input."""
        clock, cpu = (found.clock - start.clock, found.cpu - start.cpu) if start else (found.clock, found.cpu)
        times = f"{found.clock / one.clock:.1f}" if one else ""
        row(what, f"{found.clock:.1f}", f"{clock:.1f}", f"{bench.bytes / 1e6 / clock:.0f}", times, f"{found.cpu:.1f}", f"{bench.a_gigabyte(cpu):.0f}")

    expected, _ = place.alone(bench.records, "--table", table)
    head(f"{bench.bytes / 1e6:.1f} MB", "seconds of the clock", "less the start", "MB a second", "times two threads", "processor seconds", "a GB, less the start")
    alone = {jobs: bench.normalize("--table", table, jobs=jobs) for jobs in (1, 2)}
    say("romaja, one process, one thread", alone[1])
    say("romaja, one process, two threads", alone[2])
    recipe = shown("sh", "parallel").replace("romaja", str(place.binary)).replace("-j1", f"-j1 --table {table}").replace("in.jsonl", str(place.records))
    parts = lambda output: ["bash", "-c", recipe.replace("out.jsonl", str(output))]
    say("romaja, GNU parallel, a process a core", cost(parts), one=alone[2])
    read = []
    for name, form in [("PySpark", in_python), ("Scala", in_scala)]:
        for master in ("local[2]", CLUSTER):
            spent = []
            start = cost(lambda output: form(master, output, passes, tiny))
            row(f"{name}, `{master}`: its start", f"{start.clock:.1f}", "", "", "", f"{start.cpu:.1f}", "")
            for what, program, result in [("`cat`", passes, None), ("romaja", None, expected.stdout)]:
                found = cost(lambda output: form(master, output, program, bench.records), result)
                say(f"{name}, `{master}`: {what}", found, start, alone[2] if result else None)
                spent.append(bench.a_gigabyte(found.cpu - start.cpu))
            own, whole = spent
            inside = f"{own:.0f} Spark's own, {whole - own:.0f} romaja's where it takes {bench.a_gigabyte(alone[1].cpu):.0f} alone"
            read.append(f"* {name}, `{master}`: of {whole:.0f} processor seconds a GB {inside}; {whole * 1000 / 3600:.0f} cores for a terabyte an hour.")
    print("", *read, sep="\n")
    head("partitions, in PySpark, `local[2]`", "seconds of the clock", "processor seconds")
    for count in (2, 8, 32, 128):
        found = cost(lambda output: in_python("local[2]", output, None, bench.records, count), expected.stdout)
        row(count, f"{found.clock:.1f}", f"{found.cpu:.1f}")
    # Not its peak, with which that of this program is counted.
    asks = "import pyspark.worker; print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmRSS')))"
    worker = int(subprocess.run([sys.executable, "-c", asks], check=True, capture_output=True).stdout)
    print(f"\nA Python worker when it has started: {worker / 1024:.0f} MB.")


PARTS = {"modes": modes, "threads": threads, "partitions": partitions, "files": files, "memory": memory, "spark": spark}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bin", required=True)
    options.add_argument("--table", action="append", default=[])
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("records")
    options.add_argument("part", nargs="*")
    args = options.parse_intermixed_args()
    if unknown := set(args.part) - set(PARTS):
        options.error(f"no part is called {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(args, pathlib.Path(scratch))
        for name in args.part or PARTS:
            PARTS[name](bench)


if __name__ == "__main__":
    main()
