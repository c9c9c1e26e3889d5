#!/usr/bin/env python3
"""The Revised Romanization of Korean text by romaja and by every peer that is here: throughput, and how many of the examples
of the notice each has right.

  benches/romanize.py [MEGABYTES]      romaja is $ROMAJA, or else target/release/romaja

Programs are run whole, processor seconds of the best of three, start included; libraries of Python and of Node are timed
within their process, on a part of the text. What is not installed is skipped:

  pip install ko_pron hangulpy korean-romanizer koroman hangul-romanize uroman Unidecode
  npm install es-hangul      (in the working directory)
  apt install icu-devtools   (uconv)
"""
import os, resource, shutil, subprocess, sys, time

PART = 100_000  # bytes for what needs seconds a megabyte

LINES = [
    "한미 양국은 이번 주 워싱턴에서 회의를 열어 확장억제를 어떻게 실행할지 논의하기로 했다고 정부 관계자가 전했다.",
    "기상청은 내일 아침 서울의 기온이 영하 칠 도까지 떨어지고 낮에도 바람이 강하게 불 것으로 내다봤다.",
    "국장은 준비는 끝났다며 이제 남은 것은 날짜뿐이라고 말했다.",
    "부산에서 열린 영화제에는 여러 나라에서 온 손님들이 자리를 채웠다.",
]

# Words of the notice of 2000 and what it writes, by clause; capitals aside.
NOTICE = {
    "구미": "gumi", "영동": "yeongdong", "백암": "baegam", "옥천": "okcheon", "합덕": "hapdeok", "호법": "hobeop",
    "월곶": "wolgot", "벚꽃": "beotkkot", "한밭": "hanbat", "구리": "guri", "설악": "seorak", "칠곡": "chilgok",
    "임실": "imsil", "울릉": "ulleung", "대관령": "daegwallyeong", "백마": "baengma", "신문로": "sinmunno",
    "종로": "jongno", "왕십리": "wangsimni", "별내": "byeollae", "신라": "silla", "학여울": "hangnyeoul",
    "알약": "allyak", "해돋이": "haedoji", "같이": "gachi", "굳히다": "guchida", "좋고": "joko", "놓다": "nota",
    "잡혀": "japyeo", "낳지": "nachi", "묵호": "mukho", "집현전": "jiphyeonjeon", "압구정": "apgujeong",
    "낙동강": "nakdonggang", "죽변": "jukbyeon", "낙성대": "nakseongdae", "합정": "hapjeong", "팔당": "paldang",
    "샛별": "saetbyeol", "울산": "ulsan",
}  # fmt: skip


def process(command, text):
    best = float("inf")
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        out = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return max(best, 0.001), out.stdout.decode()


def libraries():
    """Name and what it does with a line; only those that are installed."""
    def installed(name, load):
        try:
            return name, load()
        except (ImportError, AttributeError):
            return None

    def ko_pron():
        import ko_pron
        return lambda line: ko_pron.romanise(line, "rr")

    def hangulpy():
        import hangulpy
        return hangulpy.Romanizer().romanize

    def korean_romanizer():
        from korean_romanizer.romanizer import Romanizer
        return lambda line: Romanizer(line).romanize()

    def koroman():
        import koroman
        return koroman.romanize

    def hangul_romanize():
        from hangul_romanize import Transliter
        from hangul_romanize.rule import academic
        return Transliter(academic).translit

    def uroman():
        from uroman import Uroman
        return Uroman().romanize_string

    def unidecode():
        from unidecode import unidecode
        return unidecode

    loads = [ko_pron, hangulpy, korean_romanizer, koroman, hangul_romanize, uroman, unidecode]
    return [peer for peer in (installed(load.__name__, load) for load in loads) if peer]


NODE = """
const { romanize } = require(process.argv[1] + '/node_modules/es-hangul');
const lines = require('fs').readFileSync(0, 'utf8').split('\\n');
const start = process.cpuUsage();
const out = lines.map(line => romanize(line));
const used = process.cpuUsage(start);
console.error((used.user + used.system) / 1e6);
console.log(out.join('\\n'));
"""


def right(written):
    return sum(roman.strip().lower() == wanted for roman, wanted in zip(written, NOTICE.values()))


def row(name, rate, ours, of_notice):
    print(f"{name:<24} {rate:>10.2f} MB/s {ours / rate:>10.0f} {of_notice:>6} of {len(NOTICE)}")


def main():
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 32
    romaja = os.environ.get("ROMAJA", os.path.join(os.path.dirname(__file__), "../target/release/romaja"))
    if not os.path.exists(romaja):
        sys.exit(f"romanize: no program at {romaja}; cargo build --release, or set ROMAJA")
    block = "\n".join(LINES) + "\n"
    text = block * max(1, int(megabytes * 1e6 / len(block.encode())))
    part = block * max(1, PART // len(block.encode()))
    size, words = len(text.encode()) / 1e6, "\n".join(NOTICE)
    print(f"{'':<24} {'throughput':>15} {'romaja is':>10} times as fast; words of the notice")
    alone = [romaja, "romanize", "--names", "off"]
    ours = size / process(alone, text)[0]
    row("romaja --names off", ours, ours, right(process(alone, words)[1].split("\n")))
    named = [romaja, "romanize"]
    row("romaja, with its names", size / process(named, text)[0], ours, right(process(named, words)[1].split("\n")))
    if shutil.which("uconv"):
        command = ["uconv", "-x", "Hangul-Latin"]
        some = block * max(1, int(size * 1e6 / 10 / len(block.encode())))
        rate = len(some.encode()) / 1e6 / process(command, some)[0]
        row("uconv -x Hangul-Latin", rate, ours, right(process(command, words)[1].split("\n")))
    for name, work in libraries():
        lines = part.split("\n")
        [work(line) for line in lines[:4]]
        start = time.process_time()
        for line in lines:
            work(line)
        rate = len(part.encode()) / 1e6 / max(time.process_time() - start, 1e-6)
        row(name, rate, ours, right([work(word) for word in NOTICE]))
    if shutil.which("node") and os.path.isdir("node_modules/es-hangul"):
        def node(given):
            done = subprocess.run(["node", "-e", NODE, os.getcwd()], input=given, capture_output=True, text=True, check=True)
            return float(done.stderr), done.stdout.split("\n")
        rate = len(part.encode()) / 1e6 / node(part)[0]
        row("es-hangul", rate, ours, right(node(words)[1]))


main()
