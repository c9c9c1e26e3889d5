#!/usr/bin/env python3
"""Gathers the text from which `model.py` counts: plain sentences that you bring, and documents that Debian and PyPI package.

    python3 tools/charset/corpus.py --sentences DIR -o CORPUS

DIR holds `ko.txt`, `en.txt`, `fr.txt`, `ja.txt`, `zh-hans.txt`, `zh-hant.txt`, a sentence a line. CORPUS becomes a folder a language with
a file a source. Needs `apt-get` (Debian 12), `pip` and the network; nothing of what it fetches is shipped, only counts are.
"""

import argparse
import gzip
import html
import pathlib
import re
import struct
import subprocess
import tempfile
import zipfile

SENTENCES = {"ko": "ko", "en": "western", "fr": "western", "ja": "ja", "zh-hans": "zh-hans", "zh-hant": "zh-hant"}
HELP = {"ko": "ko", "ja": "ja", "zh-cn": "zh-hans", "zh-tw": "zh-hant", "fr": "western", "de": "western", "es": "western"}
REFERENCE = {"ja": "ja", "zh-cn": "zh-hans", "zh-tw": "zh-hant", "fr": "western", "de": "western", "es": "western"}
CATALOGUES = {
    "ko": ["ko"], "ja": ["ja"], "zh-hans": ["zh_CN", "zh_Hans"], "zh-hant": ["zh_TW", "zh_Hant"],
    "western": ["fr", "de", "es", "it", "pt", "sv", "da", "nl", "nb", "fi", "is"],
}
SCRIPT = {
    "ko": re.compile("[가-힣]"), "ja": re.compile("[ぁ-ヶ一-龥]"), "zh-hans": re.compile("[一-龥]"), "zh-hant": re.compile("[一-龥]"),
    "western": re.compile("[A-Za-z]"),
}


def package(name, folder):
    """The files of a Debian package, unpacked."""
    subprocess.run(["apt-get", "download", name], cwd=folder, check=True, capture_output=True)
    archive = next(folder.glob(f"{name}_*.deb"))
    subprocess.run(["dpkg-deb", "-x", archive, folder / name], check=True)
    return folder / name


def lines_of_html(root):
    for path in sorted(root.rglob("*.html")):
        page = path.read_text("utf-8", "ignore")
        page = re.sub(r"(?s)<(script|style|pre)\b.*?</\1>", " ", page)
        page = re.sub(r"</?(p|h\d|li|td|th|div|dt|dd|br)\b[^>]*>", "\n", page)
        for line in html.unescape(re.sub(r"<[^>]*>", "", page)).split("\n"):
            yield " ".join(line.split())


def lines_of_catalogues(root, names):
    """The translations of gettext catalogues."""
    for name in names:
        for path in sorted(root.glob(f"{name}/LC_MESSAGES/*.mo")):
            data = path.read_bytes()
            order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
            count, _, table = struct.unpack_from(order + "3I", data, 8)
            for index in range(1, count):
                length, at = struct.unpack_from(order + "2I", data, table + 8 * index)
                yield data[at : at + length].decode("utf-8", "ignore").replace("\0", " ")


def lines_of_manual(root):
    for path in sorted(root.rglob("*.gz")):
        if "/man/" in str(path):
            for line in gzip.open(path).read().decode("utf-8", "ignore").split("\n"):
                yield line if not line.startswith((".", "'")) else ""


def write(folder, language, source, lines):
    """Each line once, in its first order, if it has a letter of the script."""
    seen = dict.fromkeys(line.strip() for line in lines)
    kept = [line for line in seen if SCRIPT[language].search(line)]
    path = folder / language / f"{source}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(kept) + "\n", "utf-8")
    print(f"{path}: {sum(map(len, kept)):,} characters")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sentences", type=pathlib.Path, required=True)
    options.add_argument("-o", "--output", type=pathlib.Path, required=True)
    options = options.parse_args()
    out = options.output
    for stem, language in SENTENCES.items():
        write(out, language, f"sentences-{stem}", (options.sentences / f"{stem}.txt").read_text("utf-8").split("\n"))
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for name, language in HELP.items():
            write(out, language, f"help-{name}", lines_of_html(package(f"libreoffice-help-{name}", folder)))
        for name, language in REFERENCE.items():
            write(out, language, f"reference-{name}", lines_of_html(package(f"debian-reference-{name}", folder)))
        codes = package("iso-codes", folder) / "usr/share/locale"
        for language, names in CATALOGUES.items():
            write(out, language, "iso-codes", lines_of_catalogues(codes, names))
        write(out, "ja", "manpages", lines_of_manual(package("manpages-ja", folder)))
        write(out, "zh-hans", "manpages", lines_of_manual(package("manpages-zh", folder)))

        for name in ["jieba", "opencc-python-reimplemented"]:
            subprocess.run(["pip", "download", "-q", "--no-deps", name, "-d", folder], check=True)
        subprocess.run(["tar", "xzf", next(folder.glob("jieba*.tar.gz")), "-C", folder], check=True)
        words = next(folder.glob("jieba*/jieba/dict.txt")).read_text("utf-8").split("\n")
        words = [line.split(" ")[:2] for line in words if SCRIPT["zh-hans"].search(line)]
        wheel = zipfile.ZipFile(next(folder.glob("opencc*.whl")))
        pairs = wheel.read("opencc/dictionary/STCharacters.txt").decode().split("\n")
        traditional = {pair.split("\t")[0]: pair.split("\t")[1].split(" ")[0] for pair in pairs if "\t" in pair}
        for language, table in [("zh-hans", {}), ("zh-hant", traditional)]:
            table = str.maketrans(table)
            rows = (f"{word.translate(table)}\t{count}" for word, count in words)
            write(out, language, "words", rows)


main()
