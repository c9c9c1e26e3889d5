#!/usr/bin/env python3
"""Holds the scores on real data against tests/floors.json: a figure that was won is never lost.

  floors.py --shared DIR --bin PROGRAM [--raise]

floors.json: {"score": {"figure": {"at_least": x} or {"at_most": x}}}. --raise writes the figures of this run where they are
better than the floor; floors only ever rise.
"""
import argparse
import json
import os
import subprocess
import sys

arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument("--shared", required=True)
arguments.add_argument("--bin", required=True)
arguments.add_argument("--raise", dest="rise", action="store_true")
given = arguments.parse_args()

FLOORS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "floors.json")
with open(FLOORS, encoding="utf-8") as file:
    floors = json.load(file)

command = [sys.executable, os.path.join(given.shared, "score", "score.py"), *floors, "--bin", os.path.abspath(given.bin)]
command += ["--data", os.path.join(given.shared, "data")]
ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
measured = {}
for line in ran.stdout.splitlines():
    row = json.loads(line)
    measured[row["score"], row["figure"]] = row["value"]

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
if given.rise:
    with open(FLOORS, "w", encoding="utf-8") as file:
        json.dump(floors, file, indent=2)
        file.write("\n")
sys.exit(1 if failed else 0)
