#!/usr/bin/env python3
"""Articles to measure with: records.py [--mb 100] [--forms N --table TABLE.csv] OUT.jsonl

Objects with an `id` and a `text` of 2 to 6 kB: a headline, a byline, paragraphs, now and then a caption, and what pages put behind. Two
thirds Korean and one third English, a quarter of the sentences with a person's name. The same on every machine.

--forms makes an alias table of so many forms as well, of people who are in some of the articles and of others.
"""
import argparse
import json
import pathlib
import random

CHANCE = random.Random(7)
SURNAMES = "김이박최정강조윤장임한오서신권황안송류홍"
LATIN = "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Hong".split()
GIVEN = [("민수", "Min-su"), ("해아", "Hae-a"), ("지우", "Ji-woo"), ("서준", "Seo-jun"), ("하은", "Ha-eun"), ("도윤", "Do-yun"), ("예린", "Ye-rin"),
         ("재석", "Jae-seok"), ("은주", "Eun-ju"), ("태호", "Tae-ho"), ("수빈", "Su-bin"), ("현우", "Hyun-woo"), ("가람", "Ga-ram"), ("동진", "Dong-jin")]
ROLES = [("장관", "Minister"), ("의원", "Rep."), ("대표", "Chairman"), ("교수", "Professor"), ("시장", "Mayor"), ("감독", "Coach"), ("위원장", "Chair")]
KOREAN = ["{0} {1}은 {2}일 오전 시청에서 기자들과 만나 “올해 안에 {3}곳의 하천을 모두 다시 살펴보겠다”고 말했다.",
          "강물의 높이는 지난해보다 {3}㎝ 낮아졌지만 바닥의 모래는 절반이 넘게 쓸려 나간 것으로 조사됐다.",
          "주민 {3}명이 참여한 설문에서는 열에 일곱이 다리를 새로 놓는 데 찬성한다고 답했다.",
          "예산은 모두 {3}억원으로, 이 가운데 {2}억원은 내년 봄까지 먼저 쓰인다.",
          "전문가들은 물길을 되돌리는 데 적어도 {2}년이 걸릴 것으로 내다보면서도 늦출 일은 아니라고 입을 모았다.",
          "{0} {1}은 이어 열린 토론회에서 “숫자보다 사람이 먼저”라며 현장의 목소리를 듣는 자리를 늘리겠다고 밝혔다.",
          "이번 조사는 지난 3월부터 {2}주 동안 다섯 개 시·군에서 이뤄졌다.",
          "한편 도서관은 다음 달부터 토요일에도 밤 {2}시까지 문을 연다. 새로 들어온 책은 {3}권이다."]
ENGLISH = ["{1} {0} told reporters Monday that all {3} streams would be surveyed again before the end of the year.",
           "The water stood {3} centimeters lower than a year ago, but more than half of the sand had been washed away, the survey found.",
           "Of {3} residents who were asked, seven in ten said they wanted the new bridge.",
           "The budget comes to {3} billion won, of which {2} billion will be spent by next spring.",
           "Experts said it would take at least {2} years to turn the river back, and that nobody should wait.",
           "\"People come before numbers,\" {0} said at a hearing later that day, and promised more visits to the site.",
           "The survey was carried out in five towns over {2} weeks from March.",
           "The library will stay open until {2} p.m. on Saturdays from next month, with {3} new books on its shelves."]
BEHIND = [["이해아 기자 haea@example.com", "저작권자 ⓒ 가나다뉴스, 무단 전재-재배포 금지", "좋아요 12", "공유하기", "카카오톡", "관련기사"],
          ["Copyright © Example News. All rights reserved.", "Share", "Facebook", "Related Articles"]]


def sentence(forms, is_korean):
    at, (given, spelled), (role, english) = CHANCE.randrange(len(SURNAMES)), CHANCE.choice(GIVEN), CHANCE.choice(ROLES)
    who = (SURNAMES[at] + given, role) if is_korean else (f"{LATIN[at]} {spelled}", english)
    return CHANCE.choice(forms).format(*who, CHANCE.randrange(2, 12), CHANCE.randrange(13, 900))


def article():
    is_korean = CHANCE.random() < 2 / 3
    forms, size = (KOREAN if is_korean else ENGLISH), CHANCE.randrange(2000, 6000)
    day = f"2025-{CHANCE.randrange(1, 13):02}-{CHANCE.randrange(1, 29):02} {CHANCE.randrange(24):02}:{CHANCE.randrange(60):02}"
    blocks = [f"강 따라 {CHANCE.randrange(100)}리, 다시 걷다" if is_korean else f"Along the river for {CHANCE.randrange(100)} miles",
              f"입력 {day}" if is_korean else f"Published : {day}", "이해아 기자" if is_korean else "By Lee Haye-ah"]
    if CHANCE.random() < 0.3:
        blocks.append("하천을 살피는 조사원들. /가나시 제공" if is_korean else "A stream near the town. (Photo: Example)")
    while sum(len(block.encode()) for block in blocks) < size:
        blocks.append(" ".join(sentence(forms, is_korean) for _ in range(CHANCE.randrange(1, 4))))
    return "\n\n".join(blocks) + "\n\n" + "\n".join(BEHIND[0 if is_korean else 1]) + "\n"


SYLLABLES = [(chr(0xAC00 + (onset * 21 + nucleus) * 28 + coda), letters + vowel + end)
             for onset, letters in ((0, "g"), (2, "n"), (3, "d"), (5, "r"), (6, "m"), (7, "b"), (9, "s"), (11, ""), (12, "j"), (18, "h"))
             for nucleus, vowel in ((0, "a"), (4, "eo"), (8, "o"), (13, "u"), (20, "i"), (6, "yeo")) for coda, end in ((0, ""), (4, "n"), (21, "ng"), (8, "l"))]


def entries(count):
    """Rows of people with a Hangul form and Latin ones, five a person."""
    people = ((at, given, spelled) for at in range(len(SURNAMES)) for given, spelled in GIVEN)
    for number in range(count // 5):
        at, given, spelled = next(people, (None,) * 3)
        if given is None:
            one, two = CHANCE.choice(SYLLABLES), CHANCE.choice(SYLLABLES)
            at, given, spelled = number % len(SURNAMES), one[0] + two[0], f"{one[1].capitalize()}-{two[1]}"
        name, other = f"{LATIN[at]} {spelled}", spelled.replace("-", "")
        forms = [("ko", SURNAMES[at] + given, "canonical"), ("en", name, "canonical"), ("en", f"{LATIN[at]} {other}", "alias"),
                 ("en", f"{spelled} {LATIN[at]}", "alias"), ("en", f"{LATIN[at].upper()} {spelled.replace('-', ' ').upper()}", "alias")]
        for lang, form, role in forms:
            yield f"p{number},person,{lang},{form},{role}"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--mb", type=float, default=100)
    options.add_argument("--forms", type=int, default=0)
    options.add_argument("--table", type=pathlib.Path)
    options.add_argument("out", type=pathlib.Path)
    args = options.parse_args()
    made = number = 0
    with args.out.open("w", encoding="utf-8") as out:
        while made < args.mb * 1e6:
            line = json.dumps({"id": number, "text": article()}, ensure_ascii=False) + "\n"
            out.write(line)
            made += len(line.encode())
            number += 1
    if args.table:
        args.table.write_text("id,kind,lang,form,role\n" + "".join(f"{row}\n" for row in entries(args.forms)), encoding="utf-8")


if __name__ == "__main__":
    main()
