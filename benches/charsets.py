#!/usr/bin/env python3
"""Detecting and decoding beside what one would take instead, whole processes over the same bytes, which are made here.

    python3 benches/charsets.py [MEGABYTES]      romaja is $ROMAJA, or else target/release/romaja

Left out is what is not installed: `uchardet` (a package of that name), `chardet` and `charset-normalizer` (pip). `iconv` and the bare codec
of Python are told the charset. For each the processor seconds of the best of three runs, and what was made of the bytes.
"""

import importlib.util
import os
import resource
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.environ.get("ROMAJA", os.path.join(os.path.dirname(__file__), "..", "target", "release", "romaja"))
LINES = [
    "한미 양국은 이번 주 워싱턴에서 회의를 열어 확장억제를 어떻게 실행할지 논의하기로 했다고 정부 관계자가 전했다.",
    "South Korea and the United States will hold a meeting in Washington this week, officials said Monday.",
    "기상청은 내일 아침 서울의 기온이 영하 7도까지 떨어지고 낮에도 바람이 강하게 불 것으로 내다봤다.",
]
ASCII = "South Korea and the United States will hold a meeting in Washington this week, officials said Monday.\n"


def texts(size):
    """Name, codec and text of each case."""
    body = "".join(f"{LINES[index % 3]}\n" for index in range(size // 190 + 1))
    return [
        ("cp949", "cp949", body),
        ("johab", "johab", body),
        ("late cp949", "cp949", ASCII * (size // len(ASCII)) + "By 이해아 기자\n"),
        ("byline", "cp949", "By 이해아\n"),
    ]


PYTHON = {
    "chardet": "import sys, chardet; print(chardet.detect(sys.stdin.buffer.read())['encoding'])",
    "charset_normalizer": "import sys, charset_normalizer as c; r = c.from_bytes(sys.stdin.buffer.read()).best(); print(r and r.encoding)",
}


def programs(codec):
    yield "romaja decode", [PROGRAM, "decode", "-q"], True
    yield "romaja detect", [PROGRAM, "detect", "-q"], False
    if shutil.which("iconv"):
        yield "iconv (told)", ["iconv", "-f", codec, "-t", "utf-8"], True
    if shutil.which("uchardet"):
        yield "uchardet", ["uchardet"], False
    for name, program in PYTHON.items():
        if importlib.util.find_spec(name):
            yield name, [sys.executable, "-c", program], False


def seconds(command, path):
    best, output = None, b""
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(path, "rb") as file:
            try:
                output = subprocess.run(command, stdin=file, capture_output=True, timeout=120).stdout
            except subprocess.TimeoutExpired:
                return None, b""
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = min(best or used, used)
    return best, output


def main():
    size = int(sys.argv[1] if len(sys.argv) > 1 else 30) << 20
    with tempfile.TemporaryDirectory() as folder:
        for name, codec, text in texts(size):
            path = os.path.join(folder, "text")
            with open(path, "wb") as file:
                file.write(text.encode(codec))
            ours = None
            for program, command, decodes in programs(codec):
                used, output = seconds(command, path)
                if used is None:
                    print(f"{name:12} {program:20} over 120 s")
                    continue
                ours = ours or used
                said = ("the text" if output == text.encode() else "another text") if decodes else output.decode().strip()[:40]
                print(f"{name:12} {program:20} {used:8.3f} s  {used / ours:7.1f} times  {said}")


main()
