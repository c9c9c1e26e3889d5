#!/usr/bin/env python3
"""Counts the character pairs by which `romaja` tells charsets apart.

    python3 tools/charset/model.py CORPUS -o data/decode

CORPUS is what `corpus.py` gathers. A table a language is written; the same corpus gives the same tables, byte for byte.

A language is a model of the next character from the one before. Letters of ASCII are alike in nearly all charsets and are folded into six
signs. A pair that is not in the table costs what its second character costs anywhere, plus the cost of falling back that its first
character has; a character that is not in the table costs what its class says. Costs are quarter nats: -4 ln p, rounded.

  p(b)     = p(class) (count(b) + a) / (count(class) + a size(class))
  p(b | a) = l count(a, b) / count(a) + (1 - l) p(b),   l = count(a) / (count(a) + kinds(a))   (Witten and Bell 1991, method C)

The pairs kept are those that shorten the corpus most.
"""

import argparse
import collections
import math
import pathlib

# What each source counts for, in characters: documents of one subject would drown the others by their length.
WEIGHTS = {
    "ko": {"sentences-ko": 600_000, "help-ko": 15_000, "iso-codes": 10_000},
    "ko-mixed": {"ko/sentences-ko": 100_000, "zh-hant/sentences-zh-hant": 60_000, "signs": 30_000},
    "ja": {"sentences-ja": 90_000, "help-ja": 30_000, "reference-ja": 30_000, "iso-codes": 15_000, "manpages": 30_000},
    "zh-hans": {
        "sentences-zh-hans": 90_000, "help-zh-cn": 20_000, "reference-zh-cn": 20_000, "iso-codes": 10_000, "manpages": 20_000,
        "words": 120_000,
    },
    "zh-hant": {"sentences-zh-hant": 90_000, "help-zh-tw": 20_000, "reference-zh-tw": 20_000, "iso-codes": 10_000, "words": 120_000},
    "western": {
        "sentences-en": 100_000, "sentences-fr": 150_000, "help-fr": 20_000, "help-de": 40_000, "help-es": 40_000, "reference-fr": 20_000,
        "reference-de": 40_000, "reference-es": 40_000, "iso-codes": 150_000,
    },
}
PAIRS = {"ko": 26_000, "ko-mixed": 2_000, "ja": 9_000, "zh-hans": 12_000, "zh-hant": 12_000, "western": 1_200}

# The characters of everyday writing: listed even when the corpus lacks them, since one of them is likelier than any other of its class.
EVERYDAY = {
    "ko": ("euc_kr", [(0xB0, 0xC8)]),
    "ko-mixed": ("euc_kr", [(0xA1, 0xAC), (0xB0, 0xC8), (0xCA, 0xFD)]),
    "ja": ("shift_jis", [(0x88, 0x97)]),
    "zh-hans": ("gb2312", [(0xB0, 0xD7)]),
    "zh-hant": ("big5", [(0xA4, 0xC6)]),
}

# What stands on Korean pages beside sentences, and hardly in them: marks of lists, frames, fullwidth letters, jamo of chat. Counted in
# `ko-mixed`, where hanja are as common as in the newspapers that mixed them in: those of Taiwan have the same forms.
PAGE_SIGNS = """\
★★★ ☆☆ ●●● ○○○ ◎ ◇◇ ◆◆ □□ ■■■ △ ▲▲ ▽ ▼▼ ※ 〓〓〓 ◁ ◀ ▷ ▶▶ ♠ ♡ ♥♥ ♣ ⊙ ◈ ▣ ☎ ☏ ☞ ♨ ♪ ♬ → ← ↑ ↓ ↔ ㈜ № ㏇ ™ ℡
「」 『』 【】 【】 〈〉 《》 〔〕 ‘’ “” · … ― ∼ ～ ′ ″ ℃ ㎏ ㎝ ㎞ ㎡ ㎜ ㏄ ± × ÷ ≠ ≤ ≥ ∞ ∴ ° § ½ ① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ㉠ ㉡ ㉢ ⓐ ⓑ Ⅰ Ⅱ Ⅲ Ⅳ α β γ
┌───┬───┐ │ │ ├───┼───┤ │ │ └───┴───┘ ━━━━━━ ──────── ┃ ┃ ┏━┳━┓ ┣━╋━┫ ┗━┻━┛
ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ １２３４５６７８９０ （） ， ． ： ； ！ ？ ／ － ＋ ＝
ㅋㅋㅋㅋ ㅋㅋ ㅎㅎㅎ ㅎㅎ ㅠㅠ ㅠㅠㅠ ㅜㅜ ㅜㅜ ㅡㅡ ㅇㅇ ㄴㄴ ㄱㅅ ㅇㅋ ㄷㄷㄷ ㅉㅉ ㅂㅂ ㅅㅅ ㄱㄱ ㅊㅋ ㅈㅅ ㄹㅇ ㅁㅁ ㅗ ㅏ ㅓ ㅑ
"""

SIGNS = {"space": "␠", "newline": "␤", "lower": "x", "upper": "X", "digit": "%", "punctuation": "!"}

# First and last code point, and name. `decode/model.rs` has the same list.
CLASSES = [
    (0x0000, 0x001F, "control"), (0x0020, 0x007E, "ascii"), (0x007F, 0x009F, "control"), (0x00A0, 0x00BF, "latin-sign"),
    (0x00C0, 0x00FF, "latin-letter"), (0x0100, 0x024F, "latin-extended"), (0x0370, 0x04FF, "greek-cyrillic"),
    (0x2010, 0x203F, "punctuation-mark"), (0x20A0, 0x27BF, "symbol"), (0x3000, 0x303F, "cjk-mark"), (0x3040, 0x30FF, "kana"),
    (0x3131, 0x318E, "jamo"), (0x3200, 0x33FF, "symbol"), (0x3400, 0x4DBF, "han-rare"), (0x4E00, 0x9FFF, "han"),
    (0xAC00, 0xD7A3, "hangul"), (0xE000, 0xF8FF, "private"), (0xF900, 0xFAFF, "han-compatibility"), (0xFF01, 0xFF5E, "fullwidth"),
    (0xFF61, 0xFF9F, "halfwidth-kana"), (0xFFE0, 0xFFE6, "fullwidth"),
]
ADDED = 0.3
# Sentences of newspapers and encyclopedias have hardly any of the 8,822 syllables beyond KS X 1001; names, dialect and chat do. One
# syllable in a hundred is taken to be such.
ADDED_BEYOND_EVERYDAY = {"ko": 0.5, "ko-mixed": 0.1}


def sign(letter):
    """The letter, or the sign it is folded into."""
    if letter >= "\x7f":
        return letter
    if letter in "\r\n":
        return SIGNS["newline"]
    if letter in " \t":
        return SIGNS["space"]
    if letter < " ":
        return letter
    if letter.isdigit():
        return SIGNS["digit"]
    if letter.isalpha():
        return SIGNS["lower"] if letter.islower() else SIGNS["upper"]
    return SIGNS["punctuation"]


def class_of(letter):
    code = ord(letter)
    if letter in SIGNS.values():
        return "ascii"
    for first, last, name in CLASSES:
        if first <= code <= last:
            return name
    return "rest" if code < 0x10000 else "astral"


def sizes():
    size = collections.Counter()
    for first, last, name in CLASSES:
        size[name] += last - first + 1
    size["ascii"] = len(SIGNS)
    size["rest"] = 0x10000 - sum(size.values())
    size["astral"] = 0x10000
    return size


def everyday(language):
    encoding, rows = EVERYDAY.get(language, ("", []))
    for first, last in rows:
        for lead in range(first, last + 1):
            for trail in range(0x40, 0xFF):
                try:
                    yield bytes([lead, trail]).decode(encoding)
                except UnicodeDecodeError:
                    continue


def source_text(corpus, language, source):
    return (corpus / (f"{source}.txt" if "/" in source else f"{language}/{source}.txt")).read_text("utf-8")


def count(corpus, language):
    singles, pairs = collections.Counter(), collections.Counter()
    for source, characters in WEIGHTS[language].items():
        text = PAGE_SIGNS if source == "signs" else source_text(corpus, language, source)
        here, here_pairs = collections.Counter(), collections.Counter()
        for line in text.split("\n"):
            line, times = line.split("\t") if source == "words" and line else (line, 1)
            times = int(times)
            signs = [SIGNS["newline" if source != "words" else "space"], *map(sign, line)]
            for before, letter in zip(signs, [*signs[1:], SIGNS["newline"]]):
                here[letter] += times
                here_pairs[before, letter] += times
        weight = characters / sum(here.values())
        for letter, times in here.items():
            singles[letter] += times * weight
        for pair, times in here_pairs.items():
            pairs[pair] += times * weight
    return singles, pairs


def cost(probability):
    return min(99, round(-4 * math.log(probability)))


def table(corpus, language):
    singles, pairs = count(corpus, language)
    size = sizes()
    listed = set(everyday(language))
    of_class = collections.Counter()
    for letter, times in singles.items():
        of_class[class_of(letter)] += times
    total = sum(singles.values())
    # Half of the added weight of a class goes to its everyday characters, if it has any.
    share = {}
    for letter in listed:
        share[class_of(letter)] = share.get(class_of(letter), 0) + 1

    beyond = ADDED_BEYOND_EVERYDAY.get(language, ADDED / 4)

    def added(name, is_everyday):
        return 4 * ADDED if is_everyday else ADDED if name not in share else beyond

    def class_chance(name):
        return (of_class[name] + 0.5) / (total + 0.5 * len(size))

    def mass(name):
        everyday_count = share.get(name, 0)
        return of_class[name] + added(name, True) * everyday_count + added(name, False) * (size[name] - everyday_count)

    def chance(letter):
        name = class_of(letter)
        return class_chance(name) * (singles[letter] + added(name, letter in listed)) / mass(name)

    kinds, firsts = collections.Counter(), collections.Counter()
    for (before, _), times in pairs.items():
        kinds[before] += 1
        firsts[before] += times
    gains = []
    for (before, letter), times in pairs.items():
        if max(before, letter) > "\uffff":
            continue
        share_seen = firsts[before] / (firsts[before] + kinds[before])
        together = share_seen * times / firsts[before] + (1 - share_seen) * chance(letter)
        apart = (1 - share_seen) * chance(letter)
        gains.append((times * math.log(together / apart), before, letter, together))
    gains.sort(key=lambda row: (-row[0], row[1], row[2]))
    followers = collections.defaultdict(list)
    kept = gains[: PAIRS[language]]
    for _, before, letter, together in kept:
        followers[before].append((letter, cost(together)))
    rows = []
    letters = {letter for letter in singles if singles[letter] >= 0.5 and letter < "\uffff"} | listed | set(followers)
    # The signs of ohm and angstrom would not survive an editor that composes.
    letters -= {"\u2126", "\u212b"}
    for letter in sorted(letters):
        back = 0
        if letter in followers:
            # What the kept pairs do not take is left to the others.
            taken = sum(math.exp(-value / 4) for _, value in followers[letter])
            plain = sum(chance(follower) for follower, _ in followers[letter])
            back = cost(max(0.02, 1 - taken) / max(0.02, 1 - plain))
        pairs_of = "".join(f"{follower}{value}" for follower, value in sorted(followers.get(letter, [])))
        rows.append(f"{letter}\t{cost(chance(letter))}\t{back}\t{pairs_of}".rstrip("\t"))
    classes = [f"@{name}\t{cost(class_chance(name) * added(name, False) / mass(name))}" for name in sorted(size) if name != "ascii"]
    sources = ", ".join(f"{source} {characters:,}" for source, characters in WEIGHTS[language].items())
    header = [
        f"# Which character follows which in {language}; made by tools/charset/model.py, which says how to read it.",
        f"# Characters counted: {sources}.",
        "# Source: sentences of public corpora (CC BY-SA, counts alone), documents packaged by Debian, the word counts of jieba; see",
        "# tools/charset/corpus.py.",
        "# Columns: character, cost, cost of falling back, followers with their costs; a row with @ is for what has no row of its own.",
    ]
    return "\n".join([*header, *classes, *rows]) + "\n"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=pathlib.Path)
    options.add_argument("-o", "--output", type=pathlib.Path, required=True)
    options = options.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    for language in WEIGHTS:
        text = table(options.corpus, language)
        (options.output / f"{language}.tsv").write_text(text, "utf-8")
        print(f"{language}.tsv: {len(text.encode()):,} bytes")


main()
