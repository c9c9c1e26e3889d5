#!/usr/bin/env python3
"""Holds romaja against programs that do a part of the same: differential.py --bin target/release/romaja [ROW]...

  nfc       form C of every character, alone, before marks, and in made-up sequences: `unicodedata` and ICU (PyICU)
  steps     text that went through all rules of characters is in form C to both, but for the hanja that are kept
  charsets  every pair of bytes in the charsets of Korea, as `iconv` and Python read it, and of its neighbours, as one of them does
  width     full-width and half-width letters: the compatibility forms of `unicodedata` and ICU
  case      upper and lower case have one folding key, for every letter that Python gives both
  json      every character in a record, as it came or written anew, reads back in Python

What is known to differ is listed below with its reason, and anything else is a failure. Characters that this Python does not know
are left out. PyICU and `iconv` that are not here are skipped, aloud.
"""
import argparse
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

try:
    import icu
except ImportError:
    icu = None

FAILED = []
# Hanja whose Korean reading form C would lose: normalization keeps them.
KEPT = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")
KNOWN = [chr(code) for code in range(0xA0, 0x110000) if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")]


def expect(what, differences):
    print(f"{'FAILED' if differences else 'ok':6} {what}", flush=True)
    if differences:
        FAILED.append(what)
        for difference in differences[:10]:
            print(f"    {difference}", file=sys.stderr)


def skipped(tool, is_here):
    if not is_here:
        print(f"SKIPPED: {tool} is not here")
    return not is_here


def run(*words, given):
    done = subprocess.run([str(word) for word in words], input=given, capture_output=True)
    if done.returncode:
        sys.exit(f"{words}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def rows(texts, made):
    """What differs, of texts and two versions of each."""
    return [f"{ascii(text)}: {ascii(ours)}, there {ascii(theirs)}" for text, ours, theirs in zip(texts, *made, strict=True) if ours != theirs]


class Romaja:
    def __init__(self, binary):
        self.binary = binary

    def normalized(self, texts, *more):
        """Each text by itself, as a record."""
        given = "".join(json.dumps({"text": text}) + "\n" for text in texts).encode()
        out = run(self.binary, "normalize", "--jsonl", "--isolated", "--plain", "--names", "off", *more, given=given)
        return [json.loads(line)["text"] for line in out.decode().split("\n")[:-1]]

    def decoded(self, label, raw):
        with tempfile.NamedTemporaryFile(suffix=".txt") as file:
            file.write(raw)
            file.flush()
            return run(self.binary, "decode", "--isolated", "-E", label, file.name, given=b"").decode()


def kept(text):
    """Form C with the hanja that are kept: each stands as a starter that composes with nothing."""
    held = KEPT.findall(text)
    return re.sub("\ue000", lambda _: held.pop(0), unicodedata.normalize("NFC", KEPT.sub("\ue000", text)))


def sequences():
    chance = random.Random(1)
    marks = [letter for letter in KNOWN if unicodedata.combining(letter)]
    jamo = [chr(code) for code in range(0x1100, 0x1200)]
    composed = [letter for letter in KNOWN if unicodedata.decomposition(letter) and unicodedata.decomposition(letter)[0] != "<"]
    pools = [KNOWN, marks, jamo, composed, list("aeiouAEIOUkKsS가각한"), [unicodedata.normalize("NFD", letter) for letter in composed]]
    for _ in range(60_000):
        yield "".join(chance.choice(chance.choice(pools)) for _ in range(chance.randrange(1, 9)))


def nfc(romaja):
    texts = KNOWN + [letter + mark for letter in KNOWN for mark in ("\u0301", "\u0323\u0302", "\u11a8")] + list(sequences())
    texts = [text for text in texts if not KEPT.search(text)]
    ours = romaja.normalized(texts, "--select", "nfc")
    expect(f"form C of {len(texts):,} texts, beside unicodedata {unicodedata.unidata_version}",
           rows(texts, (ours, [unicodedata.normalize("NFC", text) for text in texts])))
    if not skipped("PyICU", icu):
        expect(f"and beside ICU {icu.ICU_VERSION}", rows(texts, (ours, list(map(icu.Normalizer2.getNFCInstance().normalize, texts)))))
    texts = [letter + after for letter in KNOWN if KEPT.match(letter) for after in ("", "\u0301", "가\u11a8", "e\u0301")]
    expect("hanja of the compatibility blocks are kept, and what follows them is composed",
           rows(texts, (romaja.normalized(texts, "--select", "nfc"), [kept(text) for text in texts])))


def steps(romaja):
    texts = [text.replace("\r", " ") for text in sequences()]
    ours = romaja.normalized(texts)
    expect("after all rules a text is in form C, by unicodedata", rows(texts, (ours, [kept(text) for text in ours])))
    expect("and goes through again as it is", rows(ours, (romaja.normalized(ours), ours)))


PAIRS = [bytes([first, second]) for first in range(0x81, 0xFF) for second in range(0x30, 0xFF)]
# Label, codecs of Python, names for iconv. Of Korean ones all must agree. Of the others each has versions, and the Encoding Standard,
# by which romaja goes, takes now from one and now from another.
CHARSETS = [
    ("cp949", ["cp949"], ["CP949"], all),
    ("johab", ["johab"], ["JOHAB"], all),
    ("gb18030", ["gb18030", "gbk"], ["GB18030", "GBK"], any),
    ("euc-jp", ["euc_jp"], ["EUC-JP", "EUC-JP-MS"], any),
    ("shift_jis", ["cp932", "shift_jis"], ["CP932", "SJIS"], any),
    ("big5", ["big5hkscs", "cp950", "big5"], ["BIG5-HKSCS", "CP950", "BIG5"], any),
]
# Pairs that the Encoding Standard reads as none of these does: a space, and ideographs that others have in their own areas.
STANDARD = {
    ("gb18030", "a3a0", "\u3000"),
    ("big5", "c6cf", "\u5ef4"),
    ("big5", "c6d3", "\u65e0"),
    ("big5", "c6d5", "\u7676"),
    ("big5", "c6d7", "\u96b6"),
    ("big5", "c6de", "\u3003"),
    ("big5", "c6df", "\u4edd"),
}


def by_python(codec, pair):
    try:
        letter = pair.decode(codec)
    except UnicodeDecodeError:
        return None
    return letter if len(letter) == 1 else None


def by_iconv(name, pairs):
    """What iconv makes of each pair. Of one that it cannot read it drops a byte, and what is left is none or ASCII."""
    raw = b"".join(pair + b"\n" for pair in pairs)
    made = subprocess.run(["iconv", "-c", "-f", name, "-t", "UTF-8"], input=raw, capture_output=True).stdout.decode().split("\n")[:-1]
    made = [letter if len(letter) == 1 and letter > "\x7f" else None for letter in made]
    return made if len(made) == len(pairs) else None


def charsets(romaja):
    has_iconv = not skipped("iconv", shutil.which("iconv"))
    for label, codecs, names, quantifier in CHARSETS:
        read = {codec: {pair: letter for pair in PAIRS if (letter := by_python(codec, pair))} for codec in codecs}
        pairs = sorted(set().union(*read.values()))
        ours = romaja.decoded(label, b"".join(pair + b"\n" for pair in pairs)).split("\n")[:-1]
        others = [[read[codec].get(pair) for pair in pairs] for codec in codecs]
        if has_iconv:
            others += filter(None, (by_iconv(name, pairs) for name in names))
        differences = [f"{pair.hex()}: {ascii(got)}, there {ascii(theirs)}" for pair, got, *theirs in zip(pairs, ours, *others, strict=True)
                       if not quantifier(got == letter for letter in theirs if letter) and (label, pair.hex(), got) not in STANDARD]
        who = f"{len(codecs)} codecs of Python, {len(others) - len(codecs)} of iconv"
        expect(f"{len(pairs):,} pairs of {label}, as {quantifier.__name__} of {who}", differences)
    text = "".join(letter for letter in KNOWN if letter not in "\ufeff\ufffe")
    for label in ("utf-8", "utf-16le", "utf-16be"):
        expect(f"every character in {label}, beside Python", rows([label], ([romaja.decoded(label, text.encode(label))], [text])))


def width(romaja):
    wide = [chr(code) for code in range(0xFF01, 0xFF5F) if chr(code).isalnum()]
    kana = [chr(code) for code in range(0xFF66, 0xFF9E)]
    marked = [letter + mark for letter in kana for mark in ("\uff9e", "\uff9f")]
    texts = wide + kana + marked
    ours = romaja.normalized(texts, "--select", "width,nfc")
    expect(f"{len(texts)} full-width and half-width letters, beside unicodedata", rows(texts, (ours, [unicodedata.normalize("NFKC", text) for text in texts])))
    if not skipped("PyICU", icu):
        expect("and beside ICU", rows(texts, (ours, list(map(icu.Normalizer2.getNFKCInstance().normalize, texts)))))


def case(romaja):
    letters = [letter for letter in KNOWN + [chr(code) for code in range(0x41, 0x7B)]
               if len(letter.upper()) == 1 and len(letter.lower()) == 1 and letter.upper().lower() == letter.lower() and letter.isalpha()]
    letters = [letter for letter in letters if letter.upper() != letter.lower()]

    def keys(texts):
        return run(romaja.binary, "names", "key", given="".join(f"a{text}\n" for text in texts).encode()).decode().split("\n")[:-1]

    # The sigma of the end of a word, which the lunate sigma decomposes to, has the capital of the other.
    letters = [letter for letter in letters if letter not in "\u03f2\u03f9"]
    made = (keys([letter.upper() for letter in letters]), keys([letter.lower() for letter in letters]))
    expect(f"{len(letters):,} letters in both cases have one key", rows(letters, made))


def written(romaja):
    letters = KNOWN + [chr(code) for code in range(0xA0)]
    expect("every character stays in a record whose text no rule changes", rows(letters, (romaja.normalized(letters, "--select", "none"), letters)))
    # The rule has nothing to say of these.
    letters = [letter for letter in letters if not "\uff01" <= letter <= "\uffef"]
    texts = ["\uff21" + letter for letter in letters]
    expect("and in one whose text is written anew", rows(texts, (romaja.normalized(texts, "--select", "width"), ["A" + letter for letter in letters])))


ROWS = {"nfc": nfc, "steps": steps, "charsets": charsets, "width": width, "case": case, "json": written}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bin", required=True)
    options.add_argument("row", nargs="*")
    args = options.parse_intermixed_args()
    if unknown := set(args.row) - set(ROWS):
        options.error(f"no row is called {', '.join(sorted(unknown))}; there are {', '.join(ROWS)}")
    for name in args.row or ROWS:
        ROWS[name](Romaja(pathlib.Path(args.bin).resolve()))
    sys.exit(f"{len(FAILED)} failed" if FAILED else 0)


if __name__ == "__main__":
    main()
