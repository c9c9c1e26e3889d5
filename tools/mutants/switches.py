"""Writes mutants into Rust source behind switches, so that one build holds them all.

A mutant is a part of the source and what stands there instead. Where that is an expression, both are written:
`(if crate::mutant(7) { a < b } else { a <= b })`. A body begins with `if crate::mutant(7) { return 0; }`, and an arm of a match has the
guard `!crate::mutant(7)`. No grammar of Rust is known here, only tokens, brackets and what cannot stand within an expression. Where that
goes wrong the compiler says so, and the mutant is left out.
"""

import dataclasses
import re

TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)
    |(?P<text>b?r(?P<hashes>\#*)".*?"(?P=hashes)|[bc]?"(?:\\.|[^"\\])*"|b?'(?:\\[^u]|\\u\{\w+\}|\\x\w\w|[^'\\])')
    |(?P<word>'?[^\W\d]\w*|\d\w*(?:\.\d\w*)?)
    |(?P<sign><<=|>>=|\.\.=|::|->|=>|[=!<>+\-*/%^&|]=|&&|\|\||<<|>>|\.\.|.)""",
    re.DOTALL | re.VERBOSE,
)
OPENING, CLOSING = "([{", ")]}"
# An expression reaches no further than these.
ENDS = {";", ",", "=>", "=", "..", "..=", "->", "let", "in", "return", "break", "else", "move"}
ENDS_BEFORE = ENDS | {":", "if", "while", "match", "unsafe"}
ASSIGNS = {"+=", "-=", "*=", "/=", "%=", "^=", "&=", "|=", "<<=", ">>="}
# What may stand before an operator of one side, or before the parameters of a closure, and is no sign.
KEYWORDS = ENDS_BEFORE | {"as", "mut"}


@dataclasses.dataclass
class Token:
    text: str
    start: int
    end: int


@dataclasses.dataclass
class Mutant:
    """One change: `source[start:end]` becomes `now`. `genre` is what cargo-mutants calls its kind."""

    number: int
    name: str
    file: str
    genre: str
    start: int
    end: int
    now: str


@dataclasses.dataclass
class Switch:
    """Where a mutant is written: the part that is written twice, and how."""

    start: int
    end: int
    mutant: Mutant


class Source:
    """A file as tokens, with the bracket that belongs to each bracket."""

    def __init__(self, text):
        self.text = text
        self.tokens = [Token(found[0], found.start(), found.end()) for found in TOKEN.finditer(text) if found.lastgroup != "space"]
        self.partner, opened = {}, []
        for at, token in enumerate(self.tokens):
            if token.text in OPENING:
                opened.append(at)
            elif token.text in CLOSING:
                self.partner[at], self.partner[opened[-1]] = opened[-1], at
                opened.pop()
        self.bars = self.bars_of_closures()

    def is_prefix(self, at):
        """Whether no expression ends before the token, so that it is no operator between two."""
        before = self.tokens[at - 1].text if at else ";"
        return before in KEYWORDS or not (before[-1].isalnum() or before[-1] in "_)]}?\"'")

    def bars_of_closures(self):
        bars, at = set(), 0
        while at < len(self.tokens):
            if self.tokens[at].text == "||" and self.is_prefix(at):
                bars.add(at)
            elif self.tokens[at].text == "|" and self.is_prefix(at):
                bars.add(at)
                at += 1
                while at < len(self.tokens) and self.tokens[at].text != "|":
                    at = self.partner.get(at, at) + 1
                bars.add(at)
            at += 1
        return bars

    def token_at(self, place):
        return next((at for at, token in enumerate(self.tokens) if token.start <= place < token.end), None)

    def expression(self, at):
        """The first and the last token of the longest expression around the operator at `at` that binds no weaker than it.

        >>> def around(text, operator):
        ...     source = Source(text)
        ...     first, last = source.expression(source.token_at(text.index(operator)))
        ...     return text[source.tokens[first].start : source.tokens[last].end]
        >>> around("if a.b(1) + c[2] < d && e {", "<")
        'a.b(1) + c[2] < d'
        >>> around("let is = a == b || !c && d;", "&&")
        '!c && d'
        >>> around("list.all(|x| x.len() > 3)", ">")
        'x.len() > 3'
        >>> around("{ f(); total += 1; }", "+=")
        'total += 1'
        >>> around("a + match b { 1 => 2, _ => 3 };", "+")
        'a + match b { 1 => 2, _ => 3 }'
        """
        operator = self.tokens[at].text
        weaker = {"&&": {"||"}, "||": set()}.get(operator, set() if operator in ASSIGNS else {"&&", "||"})
        first = at
        while first:
            before = self.tokens[first - 1].text
            is_weaker = before in weaker and not self.is_prefix(first - 1)
            if before in ENDS_BEFORE or before in OPENING or before == "}" or is_weaker or first - 1 in self.bars:
                break
            first = self.partner.get(first - 1, first - 1)
        last, has_block = at, False
        while last + 1 < len(self.tokens):
            behind = self.tokens[last + 1].text
            is_weaker = behind in weaker and not self.is_prefix(last + 1)
            begins_block = behind == "{" and not has_block and not self.is_prefix(last + 1)
            if behind in CLOSING or begins_block or is_weaker or behind in ENDS and not (behind == "else" and has_block):
                break
            has_block |= behind in ("match", "if", "unsafe")
            last = self.partner.get(last + 1, last + 1)
        return first, last

    def literal(self, at):
        """The first and the last token of the expression `path { … }` around the field at `at`."""
        opened = max(opening for opening, closing in self.partner.items() if opening < at < closing and self.tokens[opening].text == "{")
        first = opened - 1
        while self.tokens[first - 1].text == "::":
            first -= 2
        return first, self.partner[opened]


def switch(source, mutant):
    """Where the mutant is written, or nothing if no place is found."""
    at = source.token_at(mutant.start)
    if mutant.genre == "FnValue":
        return Switch(mutant.start, mutant.start, mutant)
    if mutant.genre == "MatchArm":
        arrow = at
        while source.tokens[arrow].text != "=>":
            arrow = source.partner.get(arrow, arrow) + 1
        place = source.tokens[arrow].start
        return Switch(place, place, mutant)
    if mutant.genre == "MatchArmGuard":
        return Switch(mutant.start, mutant.end, mutant)
    first, last = source.literal(at) if mutant.genre == "StructField" else source.expression(at)
    if "let" in (source.tokens[last].text, source.tokens[min(last + 1, len(source.tokens) - 1)].text):
        # A chain of conditions, which is no expression.
        return None
    return Switch(source.tokens[first].start, source.tokens[last].end, mutant)


def variant(source, switch, inner):
    """The text of a switch, split where the mutant's own begins and ends: before, mutant, behind."""
    mutant, text = switch.mutant, source.text
    chosen = f"crate::mutant({mutant.number})"
    if mutant.genre == "FnValue":
        return f" if {chosen} {{ ", f"return {mutant.now};", " }"
    if mutant.genre == "MatchArm":
        return "if ", f"!{chosen}", " "
    mutated = text[switch.start : mutant.start] + mutant.now + text[mutant.end : switch.end]
    # Braces keep an assignment a statement, and parentheses any other expression one.
    opening, closing = ("", "") if mutant.genre == "BinaryOperator" and text[mutant.start : mutant.end] in ASSIGNS else ("(", ")")
    return f"{opening}if {chosen} {{ ", mutated, f" }} else {{ {inner} }}{closing}"


class Written:
    """A file with its mutants behind switches, and where each stands in it."""

    def __init__(self, source, switches):
        self.source, self.own, self.around, self.left_out = source, {}, {}, []
        standing = []
        for one in sorted(switches, key=lambda one: (one.start, one.start < one.end, -one.end)):
            if any(other.start < one.start < other.end < one.end for other in standing):
                self.left_out.append(one.mutant)
            else:
                standing.append(one)
        self.text = self.write(0, len(source.text), standing, 0)

    def write(self, start, end, switches, base):
        """The source from `start` to `end` with switches that lie in it; `base` is where that will stand."""
        out, reached = "", start
        while switches:
            first, rest = switches[0], switches[1:]
            inside = [one for one in rest if one.start < first.end and one.end <= first.end and first.start < first.end]
            switches = rest[len(inside) :]
            out += self.source.text[reached : first.start]
            place = base + len(out)
            before, own, _ = variant(self.source, first, "")
            # What stands within is measured where it will stand: behind the mutant's own text.
            opening = variant(self.source, first, "\0")[2].index("\0") if first.start < first.end else 0
            own_at = place + len(before)
            inner = self.write(first.start, first.end, inside, own_at + len(own) + opening)
            behind = variant(self.source, first, inner)[2]
            self.own[first.mutant.number] = (own_at, own_at + len(own))
            out += before + own + behind
            self.around[first.mutant.number] = (place, base + len(out))
            reached = first.end
        return out + self.source.text[reached:end]

    def guilty(self, start, end):
        """The mutants by which the compiler may have come to complain about the text from `start` to `end`."""
        own = [number for number, (first, last) in self.own.items() if first <= end and start <= last and first < last]
        if own:
            return own
        around = [(last - first, number) for number, (first, last) in self.around.items() if first <= end and start <= last]
        return [min(around)[1]] if around else []
