#!/usr/bin/env python3
"""FlashText over the forms of a table, for the comparison in benches/README.md: processor seconds, nothing else.

  benches/keywords.py TEXT TABLE.csv...     `pip install flashtext`; what romaja takes is said by `cargo bench --bench peers`
"""
import csv
import resource
import sys
import time

from flashtext import KeywordProcessor

text = open(sys.argv[1], encoding="utf-8").read()
for path in sys.argv[2:]:
    names = KeywordProcessor(case_sensitive=True)
    start = time.process_time()
    with open(path, encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            names.add_keyword(row["form"], row["id"])
    built = time.process_time() - start
    start = time.process_time()
    found = len(names.extract_keywords(text))
    used = time.process_time() - start
    size = len(text.encode())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{path}: built in {built:.1f} s, {found} found, {size / 1e6 / used:.2f} MB/s, {memory:.0f} MB")
