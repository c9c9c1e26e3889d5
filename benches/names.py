#!/usr/bin/env python3
"""Names across scripts beside what one would take instead: Hangul spelled by rule (Revised Romanization, or uroman's letters) and
compared letter by letter, and the matcher of the sanctions lists (nomenklatura's logic-v2) on the Hangul itself.

    python3 benches/names.py [NAMES]      romaja is $ROMAJA, or else target/release/romaja

`rapidfuzz`, `uroman` and `nomenklatura` (pip) are left out with a word where they are not installed. Names are made here: surnames and given names of common syllables,
each in a spelling that people use. Half of the pairs are one name, half differ in one syllable. For each program the seconds, the area
under the curve of pairs, and how often the right name of the pool is first; of romaja whole processes are measured.
"""

import importlib.util
import json
import os
import random
import subprocess
import sys
import tempfile
import time

PROGRAM = os.environ.get("ROMAJA", os.path.join(os.path.dirname(__file__), "..", "target", "release", "romaja"))
# By rule, and as people spell it.
SURNAMES = {"김": ("gim", "kim"), "이": ("i", "lee"), "박": ("bak", "park"), "최": ("choe", "choi"), "정": ("jeong", "jung"),
            "강": ("gang", "kang"), "조": ("jo", "cho"), "윤": ("yun", "yoon"), "임": ("im", "lim"), "노": ("no", "roh")}
GIVEN = {"영": ("yeong", "young"), "현": ("hyeon", "hyun"), "수": ("su", "soo"), "진": ("jin", "jin"), "경": ("gyeong", "kyung"),
         "숙": ("suk", "sook"), "희": ("hui", "hee"), "우": ("u", "woo"), "철": ("cheol", "chul"), "승": ("seung", "seung"),
         "주": ("ju", "joo"), "선": ("seon", "sun"), "은": ("eun", "eun"), "빈": ("bin", "been"), "나": ("na", "na"),
         "민": ("min", "min"), "석": ("seok", "suk"), "정": ("jeong", "jung"), "혜": ("hye", "hye"), "훈": ("hun", "hoon")}


def spelled(name, by):
    surname, first, second = SURNAMES[name[0]][by], GIVEN[name[1]][by], GIVEN[name[2]][by]
    return f"{surname.title()} {first.title()}-{second}"


def area(scores):
    """The chance that a pair of one name has a higher score than a pair of two."""
    same = [score for score, is_same in scores if is_same]
    other = [score for score, is_same in scores if not is_same]
    wins = sum((one > two) + (one == two) / 2 for one in same for two in other)
    return wins / (len(same) * len(other))


def run(arguments, text):
    start = time.perf_counter()
    output = subprocess.run([PROGRAM, *arguments], input=text, capture_output=True, text=True, check=True).stdout
    return time.perf_counter() - start, [json.loads(line) for line in output.splitlines()]


def main():
    random.seed(5)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    every = [surname + first + second for surname in SURNAMES for first in GIVEN for second in GIVEN if first != second]
    names = random.sample(every, min(count, len(every)))
    pairs = [(name, spelled(name, 1), True) for name in names]
    for name in names:
        syllable = random.choice([other for other in GIVEN if other not in name])
        pairs.append((name, spelled(name[:2] + syllable, 1), False))
    queries = names[:100]

    used, rows = run(["names", "match", "--format", "jsonl"], "".join(f"{one}\t{two}\n" for one, two, _ in pairs))
    scored = [(row.get("score") or -1e9, is_same) for row, (_, _, is_same) in zip(rows, pairs)]
    print(f"{len(pairs)} pairs    romaja names match  {used:7.3f} s  area {area(scored):.3f}")
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as pool:
        pool.write("".join(f"{name}\n" for name in every))
        pool.flush()
        used, first = 0.0, 0
        for name in queries:
            seconds, rows = run(["names", "rank", "--pool", pool.name, "-n", "1", "--format", "jsonl", spelled(name, 1)], "")
            used += seconds
            first += name in json.dumps(rows, ensure_ascii=False)
    print(f"1 of {len(every)}     romaja names rank   {used:7.3f} s  first {first / len(queries):.3f}  (a process each)")

    def is_here(package):
        found = importlib.util.find_spec(package) is not None
        if not found:
            print(f"{package} is not here (pip install {package}): skipped")
        return found

    def compared(program, spell, score, choices=None):
        """Pairs and pool of a program that spells Hangul in Latin letters and compares letters."""
        start = time.perf_counter()
        scored = [(score(spell(one), two), is_same) for one, two, is_same in pairs]
        print(f"{len(pairs)} pairs    {program:18} {time.perf_counter() - start:7.3f} s  area {area(scored):.3f}")
        if choices is None:
            return
        spelled_pool = [spell(name) for name in every]
        start = time.perf_counter()
        found = [choices(spelled(name, 1), spelled_pool) for name in queries]
        right = sum(every[place] == name for place, name in zip(found, queries))
        print(f"1 of {len(every)}     {program:18} {time.perf_counter() - start:7.3f} s  first {right / len(queries):.3f}")

    if is_here("rapidfuzz"):
        from rapidfuzz import fuzz, process, utils

        def nearest(name, pool):
            return process.extractOne(name, pool, scorer=fuzz.ratio, processor=utils.default_process)[2]

        def ratio(one, two):
            return fuzz.ratio(one, two, processor=utils.default_process)

        compared("rapidfuzz on RR", lambda name: spelled(name, 0), ratio, nearest)
        if is_here("uroman"):
            import uroman
            letters = uroman.Uroman()
            compared("rapidfuzz on uroman", letters.romanize_string, ratio, nearest)
    if is_here("nomenklatura"):
        from followthemoney import ValueEntity
        from nomenklatura.matching import get_algorithm
        matcher = get_algorithm("logic-v2")
        settings = matcher.default_config()

        def person(name):
            return ValueEntity.from_dict({"id": name, "schema": "Person", "properties": {"name": [name]}})

        def likeness(one, two):
            return matcher.compare(person(one), person(two), settings).score

        likeness(names[0], "Kim Young-soo")  # its tables are read
        compared("nomenklatura", lambda name: name, likeness)


main()
