#!/usr/bin/env python3
"""The same texts through romaja and through every peer that is here: one table of throughput and ratios.

  benches/peers.py [MEGABYTES | FOLDER]    romaja is $ROMAJA, or else target/release/romaja

A FOLDER holds texts as UTF-8 files; without one they are made here. Programs are run whole, processor seconds of the best
of three; libraries of Python are timed within their process, on a part of the text where they are slow. What is not
installed is skipped (uconv: icu-devtools; the others: pip install ftfy PyICU clean-text lingua-language-detector).
"""
import os, resource, shutil, subprocess, sys, tempfile, time, unicodedata

PART = 1_000_000  # bytes for peers that need seconds a megabyte

LINES = [
    "한미 양국은 이번 주 워싱턴에서 회의를 열어 확장억제를 어떻게 실행할지 논의하기로 했다고 정부 관계자가 전했다.",
    "South Korea and the United States will hold a meeting in Washington this week, officials said Monday.",
    "기상청은 내일 아침 서울의 기온이 영하 7도까지 떨어지고 낮에도 바람이 강하게 불 것으로 내다봤다.",
    "The two sides had agreed on most of the text, the minister told reporters after the talks.",
    "국장은 “준비는 끝났다”며 “이제 남은 것은 날짜뿐”이라고 말했다.",
]


def made(megabytes):
    torn = [unicodedata.normalize("NFD", line) for line in LINES]
    spaced = [line.replace(" ", "\u00a0") for line in LINES]
    count = megabytes * 1_000_000 // (sum(len(line.encode()) + 1 for line in LINES) // len(LINES))
    of = {
        "clean": lambda index: LINES[index % 5],
        "dirty": lambda index: LINES[index % 5] if index % 12 else (torn, spaced)[index // 12 % 2][index % 5],
        "torn": lambda index: torn[index % 5],
    }
    return {name: "".join(line(index) + "\n" for index in range(count)) for name, line in of.items()}


def process(command, path):
    best = float("inf")
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(path, "rb") as text:
            subprocess.run(command, stdin=text, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return max(best, 0.001)


def libraries():
    """Name, whether it is slow, and what it does with a text; only those that are installed."""
    yield "unicodedata, NFC", False, lambda text: unicodedata.normalize("NFC", text)
    try:
        import ftfy
        yield "ftfy + unicodedata", True, lambda text: unicodedata.normalize("NFC", ftfy.fix_text(text))
    except ImportError:
        pass
    try:
        import icu
        nfc = icu.Normalizer2.getNFCInstance()
        yield "PyICU, NFC", False, nfc.normalize
    except ImportError:
        pass
    try:
        from cleantext import clean
        keep = dict(fix_unicode=True, to_ascii=False, lower=False, normalize_whitespace=True)
        yield "clean-text", True, lambda text: [clean(line, **keep) for line in text.split("\n")]
    except ImportError:
        pass


def detectors():
    try:
        from lingua import Language, LanguageDetectorBuilder
        four = [Language.KOREAN, Language.ENGLISH, Language.JAPANESE, Language.CHINESE]
        detector = LanguageDetectorBuilder.from_languages(*four).build()
        detector.detect_language_of("가나다")
        yield "lingua", lambda text: [detector.detect_language_of(line) for line in text.split("\n")]
    except ImportError:
        pass


def timed(work, text):
    start = time.process_time()
    work(text)
    return max(time.process_time() - start, 1e-6)


def row(text, peer, rate, ours):
    print(f"{text:<12} {peer:<28} {rate:>10.1f} MB/s {ours / rate:>9.1f}")


def part_of(text):
    cut = text.find("\n", PART // 2)
    return text if cut < 0 else text[: cut + 1]


def main():
    said = sys.argv[1] if len(sys.argv) > 1 else "10"
    romaja = os.environ.get("ROMAJA", os.path.join(os.path.dirname(__file__), "../target/release/romaja"))
    if not os.path.exists(romaja):
        sys.exit(f"peers: no program at {romaja}; cargo build --release, or set ROMAJA")
    if os.path.isdir(said):
        names = sorted(name for name in os.listdir(said) if name.endswith(".txt"))
        texts = {name: open(os.path.join(said, name), encoding="utf-8", newline="").read() for name in names}
    else:
        texts = made(int(said))
    print(f"{'text':<12} {'peer':<28} {'throughput':>15} {'romaja is':>9} times as fast")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            path = os.path.join(folder, "text")
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            size = os.path.getsize(path) / 1e6
            ours = size / process([romaja, "normalize", "--plain", "--names", "off"], path)
            row(name, "romaja normalize --plain", ours, ours)
            if shutil.which("uconv"):
                row(name, "uconv -x any-nfc", size / process(["uconv", "-x", "any-nfc"], path), ours)
            for peer, is_slow, work in libraries():
                some = part_of(text) if is_slow else text
                row(name, peer, len(some.encode()) / 1e6 / timed(work, some), ours)
            told = size / process([romaja, "detect"], path)
            row(name, "romaja detect", told, told)
            for peer, work in detectors():
                some = part_of(text)
                row(name, peer, len(some.encode()) / 1e6 / timed(work, some), told)


main()
