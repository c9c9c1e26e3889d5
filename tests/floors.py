#!/usr/bin/env python3
"""Holds the scores on real data against tests/floors.json: a figure that was won is never lost.

  floors.py --shared DIR --bin PROGRAM [--estimate PROGRAM] [--raise]

Names across scripts are scored on the pairs of fold 0 alone, by a model that --estimate (the example estimate_sounds) makes without
them: the one that is compiled in has seen all. Without --estimate those floors are left out, and it is said so.

floors.json: {"score": {"figure": {"at_least": x} or {"at_most": x}}}. --raise writes the figures of this run where they are
better than the floor; floors only ever rise.
"""
import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile

arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument("--shared", required=True)
arguments.add_argument("--bin", required=True)
arguments.add_argument("--estimate")
arguments.add_argument("--raise", dest="rise", action="store_true")
given = arguments.parse_args()

FLOORS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "floors.json")
with open(FLOORS, encoding="utf-8") as file:
    floors = json.load(file)

program = os.path.abspath(given.bin)
measured = {}


def measure(scores, binary, *options):
    command = [sys.executable, os.path.join(given.shared, "score", "score.py"), *scores, "--bin", binary, *options]
    command += ["--data", os.path.join(given.shared, "data")]
    ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    for line in ran.stdout.splitlines():
        row = json.loads(line)
        measured[row["score"], row["figure"]] = row["value"]


def measure_names(estimate):
    names = os.path.join(given.shared, "data", "names")
    with tempfile.TemporaryDirectory() as folder:
        model, unseen = os.path.join(folder, "sounds.tsv"), os.path.join(folder, "romaja")
        tables = [os.path.join(names, "pairs.tsv"), os.path.join(names, "hangul_foreign_person.tsv")]
        with open(model, "wb") as file:
            estimated = [os.path.abspath(estimate), *tables, "--without-fold", "0"]
            subprocess.run(estimated, stdout=file, stderr=subprocess.DEVNULL, check=True)
        with open(unseen, "w", encoding="utf-8") as file:
            file.write(f'#!/bin/sh\nexec {shlex.quote(program)} "$@" --model {shlex.quote(model)}\n')
        os.chmod(unseen, 0o755)
        measure(["names"], unseen, "--fold", "0")


measure([score for score in floors if score != "names"], program)
if given.estimate:
    measure_names(given.estimate)
elif floors.pop("names", None):
    print("names: left out without --estimate")

passed, failed = 0, 0
for score, figures in floors.items():
    for figure, bound in figures.items():
        value = measured.get((score, figure))
        (sense, floor), = bound.items()
        holds = value is not None and (value >= floor if sense == "at_least" else value <= floor)
        passed, failed = passed + holds, failed + (not holds)
        if not holds:
            print(f"{score} {figure}: {value}, {sense.replace('_', ' ')} {floor}")
        elif given.rise and value != floor:
            bound[sense] = value
print(f"{passed} passed, {failed} failed")
if given.rise and not given.estimate:
    sys.exit("--raise writes every floor, so it needs --estimate")
if given.rise:
    with open(FLOORS, "w", encoding="utf-8") as file:
        json.dump(floors, file, indent=2)
        file.write("\n")
sys.exit(1 if failed else 0)
