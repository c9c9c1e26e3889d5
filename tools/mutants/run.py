#!/usr/bin/env python3
"""Runs the tests against a sample of mutants of one module or some, all of them in one build.

    python3 tools/mutants/run.py normalize --size 100 --seed 1 --test normalize
    python3 tools/mutants/run.py normalize article --size 200 --test normalize --test articles

Needs `cargo-mutants`, which makes the list. The crate is copied to a temporary folder, its library cut behind the last of the modules, and
each mutant of the sample is written behind a switch that the variable MUTANT of the environment turns. Those that do not build are left
out. Then the unit tests of its module, and the integration tests that are named, run once for each; what no test notices is printed as rows
of a table. CARGO_TARGET_DIR may name a copy of `target`, whose dependencies are built already: in `target` itself the cut library would take
the place of the whole one.
"""

import argparse
import json
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile

from switches import Mutant, Source, Written, switch

ROOT = pathlib.Path(__file__).resolve().parents[2]
SWITCH = """
/// Whether the mutant of that number is to be.
pub(crate) fn mutant(number: usize) -> bool {
    static CHOSEN: std::sync::LazyLock<usize> =
        std::sync::LazyLock::new(|| std::env::var("MUTANT").ok().and_then(|chosen| chosen.parse().ok()).unwrap_or(0));
    *CHOSEN == number
}
"""
# What mutated code is warned of, and what a lint would otherwise refuse.
ALLOWED = "#![allow(unused, unreachable_code, arithmetic_overflow, unconditional_panic, unconditional_recursion)]\n"
MOST_BUILDS = 40


def listed(modules):
    """The mutants of the modules as cargo-mutants lists them."""
    command = ["cargo", "mutants", "--list", "--json"]
    command += [part for module in modules for part in ("-f", f"src/{module}.rs", "-f", f"src/{module}/**")]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def module_of(file):
    """The module of src/lib.rs that a file belongs to."""
    return file.removeprefix("src/").removesuffix(".rs").split("/")[0]


def place(starts, point):
    return starts[point["line"] - 1] + point["column"] - 1


def starts_of_lines(text):
    return [0] + [found.end() for found in re.finditer("\n", text)]


class Copy:
    """The crate in a folder of its own, cut behind the last of the modules, with its mutants."""

    def __init__(self, folder, modules, rows):
        self.folder, self.asked = folder, modules
        skipped = {".git", "target"}
        for entry in ROOT.iterdir():
            if entry.name in skipped or entry.name == "src":
                continue
            (shutil.copytree if entry.is_dir() else shutil.copy2)(entry, folder / entry.name)
        shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("bin"))
        self.cut()
        self.sources = {file: Source((ROOT / file).read_text("utf-8")) for file in {row["file"] for row in rows}}
        self.switches, self.left_out = {}, []
        for number, row in enumerate(rows, 1):
            source = self.sources[row["file"]]
            starts = starts_of_lines(source.text)
            start, end = (place(starts, row["span"][side]) for side in ("start", "end"))
            mutant = Mutant(number, row["name"], row["file"], row["genre"], start, end, row["replacement"])
            found = switch(source, mutant)
            if found is None:
                self.left_out.append(mutant)
            else:
                self.switches[number] = found

    def cut(self):
        """Takes from the library what stands below the modules, and the program."""
        path = self.folder / "src/lib.rs"
        text = path.read_text("utf-8")
        modules = re.findall(r"^pub mod (\w+);", text, re.MULTILINE)
        for below in modules[max(map(modules.index, self.asked)) + 1 :]:
            text = re.sub(rf"^pub (mod {below};|use {below}::.*)\n", "", text, flags=re.MULTILINE)
        first = re.search(r"^#!\[", text, re.MULTILINE).start()
        path.write_text(text[:first] + ALLOWED + text[first:] + SWITCH, "utf-8")
        path = self.folder / "Cargo.toml"
        sections = re.split(r"(?m)^(?=\[)", path.read_text("utf-8"))
        own = ("[[bin]]", "[[bench]]", "[[example]]")
        path.write_text("".join(section for section in sections if not section.startswith(own)), "utf-8")
        for folder in ("benches", "examples"):
            shutil.rmtree(self.folder / folder, ignore_errors=True)

    def write(self):
        self.written = {}
        for file, source in self.sources.items():
            written = Written(source, [one for one in self.switches.values() if one.mutant.file == file])
            for mutant in written.left_out:
                self.left_out.append(self.switches.pop(mutant.number).mutant)
            (self.folder / file).write_text(written.text, "utf-8")
            self.written[file] = written

    def build(self, tests):
        """The test programs, after leaving out what does not build."""
        command = ["cargo", "test", "--no-run", "--message-format=json", "--lib"]
        command += [part for test in tests for part in ("--test", test)]
        for _ in range(MOST_BUILDS):
            self.write()
            result = subprocess.run(command, cwd=self.folder, capture_output=True, text=True)
            messages = [json.loads(line) for line in result.stdout.splitlines()]
            if result.returncode == 0:
                # Another build would write over them.
                return [shutil.copy2(one["executable"], self.folder) for one in messages if one.get("executable")]
            guilty = self.guilty([one["message"] for one in messages if one.get("message", {}).get("level") == "error"])
            if not guilty:
                sys.exit(result.stderr + "\n".join(one["message"]["rendered"] or "" for one in messages if "message" in one)[-4000:])
            print(f"{len(guilty)} do not build, {len(self.switches) - len(guilty)} left", file=sys.stderr, flush=True)
            self.left_out += [self.switches.pop(number).mutant for number in guilty]
        sys.exit("it does not build")

    def guilty(self, errors):
        """The mutants that errors of the compiler are about."""
        numbers = set()
        for error in errors:
            for span in sorted(error["spans"], key=lambda span: not span["is_primary"]):
                if written := self.written.get(span["file_name"]):
                    starts = starts_of_lines(written.text)
                    start = starts[span["line_start"] - 1] + span["column_start"] - 1
                    end = starts[span["line_end"] - 1] + span["column_end"] - 1
                    if found := written.guilty(start, end):
                        numbers.update(found)
                        break
        return numbers & self.switches.keys()


class Tests:
    """The test programs that were built, and how they are run."""

    def __init__(self, programs, folder, modules, late):
        self.folder, self.late = folder, late
        is_unit = lambda program: pathlib.Path(program).name.startswith("romaja-")
        self.unit = next(filter(is_unit, programs))
        self.integration = [program for program in programs if not is_unit(program)]
        self.seconds = 3600
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        for module in modules:
            if noticed := self.noticing(0, f"src/{module}.rs"):
                sys.exit(f"without a mutant: {noticed}")
        # Time of the processor: what else the machine does says nothing of a mutant.
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.seconds = 10 + 5 * int(used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime)

    def noticing(self, number, file):
        """The first test that notices the mutant, if one does. Those beside it are asked first."""
        module = module_of(file)
        beside = file.removeprefix("src/").removesuffix(".rs").replace("/", "::") + "::"
        beside += "tests::" if beside == f"{module}::" else ""
        skipped = [part for name in self.late for part in ("--skip", name)]
        runs = [[self.unit, beside, *skipped], *([program] for program in self.integration)]
        runs.append([self.unit, f"{module}::", "--skip", beside, *skipped])
        if self.late:
            runs.append([self.unit, *self.late])
        return next(filter(None, (self.failing(number, run) for run in runs)), None)

    def failing(self, number, run):
        """The first test of the run that fails. The run ends with it, and a run that takes far too long has failed."""
        variables = os.environ | {"MUTANT": str(number), "PROPTEST_CASES": "8", "PROPTEST_RNG_SEED": "1"}
        told = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
        limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (self.seconds, self.seconds))
        program = subprocess.Popen(run, cwd=self.folder, env=variables, preexec_fn=limit, **told)
        failed = next((line.split()[1] for line in program.stdout if line.endswith("... FAILED\n")), None)
        if failed:
            program.kill()
        program.stdout.close()
        return failed or ("no end, or a crash" if program.wait() != 0 else None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="+", metavar="MODULE", help="a module of src/lib.rs")
    parser.add_argument("--size", type=int, default=100, help="how many mutants to draw")
    parser.add_argument("--seed", type=int, default=1, help="which sample is drawn")
    parser.add_argument("--only", default="", metavar="REGEX", help="draw from mutants of such a name alone")
    parser.add_argument("--list", type=pathlib.Path, metavar="FILE", help="what `cargo mutants --list --json` wrote before")
    parser.add_argument("--test", action="append", default=[], metavar="NAME", help="an integration test that may notice too")
    parser.add_argument("--late", action="append", default=[], metavar="NAME", help="a unit test that takes long: it is asked last")
    options = parser.parse_args()

    rows = json.loads(options.list.read_text("utf-8")) if options.list else listed(options.modules)
    rows = [row for row in rows if re.search(options.only, row["name"])]
    print(f"{len(rows)} mutants", file=sys.stderr)
    sample = random.Random(options.seed).sample(rows, min(options.size, len(rows)))
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        folder = pathlib.Path(name)
        copy = Copy(folder, options.modules, sample)
        programs = copy.build(options.test)
        tests = Tests(programs, folder, options.modules, options.late)
        print(f"{len(copy.switches)} of {len(sample)} build; each may take {tests.seconds} s of the processor", file=sys.stderr, flush=True)
        survivors = []
        for tried, (number, one) in enumerate(sorted(copy.switches.items()), 1):
            noticed = tests.noticing(number, one.mutant.file)
            print(f"{tried}/{len(copy.switches)} {one.mutant.name}: {noticed or 'LIVES'}", file=sys.stderr, flush=True)
            if not noticed:
                survivors.append(one.mutant)
    print("| mutant | why no test kills it |\n|---|---|")
    for mutant in sorted(survivors, key=lambda mutant: mutant.name):
        print(f"| {mutant.name.replace('|', chr(92) + '|')} | |")
    for module in options.modules:
        of = lambda mutants: sum(module_of(mutant.file) == module for mutant in mutants)
        count, left = of(one.mutant for one in copy.switches.values()), of(survivors)
        print(f"\n{module}: {of(copy.left_out)} left out, {count - left} of {count} killed")
    print(f"\n{len(rows)} mutants, {len(sample)} drawn")


if __name__ == "__main__":
    main()
