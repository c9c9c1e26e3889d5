//! Text rules: characters first, line by line and only where one can act; then blank lines and hard-wrapped paragraphs.
//!
//! `STEPS` is the whole list. A step reads a line and asks for edits; it is called only on lines that hold a class of
//! characters that wakes it. Steps repeat on a line until none asks, so the result is a fixed point; NFC comes last among
//! them, since what the others make may compose.

mod address;
mod blank_lines;
mod entities;
mod escapes;
mod invisible;
mod jamo;
mod mojibake;
mod newlines;
mod punctuation;
mod skim;
mod spaces;
mod torn;
mod typography;
mod unicode;
mod width;

use std::cell::RefCell;

use mojibake::guess::Memory;
pub(crate) use mojibake::utf8_as_korean;
use mojibake::{Damage, Places};
use skim::{Classes, Flagged, Skim, Wanted, next_flagged};

use crate::hangul::torn_run;
use crate::rule::{Rule, Selection};
use crate::text::{Assembly, Edits, Span, Spare, Text};

/// A rule on characters: what wakes it and what it does to a line.
struct Step {
    rule: Rule,
    wakes: Classes,
    run: fn(&str, Surroundings<'_>, &mut Edits),
}

/// In the order in which they run on a line.
const STEPS: &[Step] = &[
    Step { rule: Rule::MojibakeGuess, wakes: Classes::MISREAD, run: mojibake::blanks::blanks },
    Step { rule: Rule::Mojibake, wakes: Classes::MISREAD, run: mojibake::western },
    Step { rule: Rule::MojibakeGuess, wakes: Classes::MISREAD, run: mojibake::guess::latin },
    Step { rule: Rule::Mojibake, wakes: Classes::MISREAD, run: mojibake::western_pieces },
    Step { rule: Rule::Mojibake, wakes: Classes::MISREAD, run: mojibake::marks::marks },
    Step { rule: Rule::Entities, wakes: Classes::ENTITY, run: entities::entities },
    Step { rule: Rule::Newlines, wakes: Classes::NEWLINE, run: newlines::newlines },
    Step { rule: Rule::Jamo, wakes: Classes::LONE_JAMO, run: jamo::jamo },
    Step { rule: Rule::Invisible, wakes: Classes::INVISIBLE, run: invisible::invisible },
    Step { rule: Rule::Spaces, wakes: Classes::SPACE, run: spaces::spaces },
    Step { rule: Rule::Width, wakes: Classes::WIDTH, run: width::width },
    Step { rule: Rule::MiddleDot, wakes: Classes::MIDDLE_DOT, run: punctuation::middle_dot },
    Step { rule: Rule::NameHyphens, wakes: Classes::HYPHEN, run: punctuation::name_hyphens },
    Step { rule: Rule::Tilde, wakes: Classes::TILDE, run: punctuation::tilde },
    Step { rule: Rule::Nfc, wakes: Classes::COMPOSING, run: unicode::nfc },
];

/// Steps settle in two or three rounds; only text made on purpose (`＆` written as an entity within an entity, and so on)
/// needs more, and would make the cost quadratic in its depth.
const MOST_ROUNDS: usize = 64;

/// What must be known of a document beyond its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Document {
    /// Whether line ends of two blanks mean something.
    pub markup: Markup,
    /// Where the text was decoded from.
    pub origin: Origin,
}

/// What a step may know beyond the line it reads.
#[derive(Clone, Copy, Default)]
struct Surroundings<'m> {
    document: Document,
    layout: Layout,
    tags: Tags,
    scripts: Scripts,
    damage: Damage,
    /// The rules that are asked for.
    selection: Selection,
    /// What is known from other words of the text.
    memory: Option<&'m RefCell<Memory>>,
}

impl Surroundings<'_> {
    fn with_memory<T>(self, ask: impl FnOnce(&mut Memory) -> T) -> T {
        match self.memory {
            Some(memory) => ask(&mut memory.borrow_mut()),
            None => ask(&mut Memory::default()),
        }
    }
}

/// How a document is marked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Markup {
    /// Not at all.
    #[default]
    Plain,
    /// As Markdown, where two blanks at the end of a line are a line break.
    Markdown,
}

/// What kind of charset a text was decoded from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Any other.
    #[default]
    Other,
    /// A Korean code page, where U+00AD is a visible hyphen.
    KoreanCodePage,
}

/// Whether the text holds tags, so that decoding `&lt;` would make one of what is text now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tags {
    #[default]
    Absent,
    Present,
}

/// Whether the text holds Hangul, so that what is damaged in it was Korean rather than Chinese.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
enum Scripts {
    Hangul,
    #[default]
    Others,
}

impl Scripts {
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        // The first bytes of most of U+AC00 to U+D7A3 and of what syllables are torn into; then of the rest.
        let is_hangul = |at: usize| bytes[at] != 0xE1 || torn_run(&bytes[at..]) > 0;
        let has_hangul = memchr::memchr3_iter(0xE1, 0xEB, 0xEC, bytes).any(is_hangul)
            || memchr::memchr2(0xEA, 0xED, bytes).is_some();
        if has_hangul { Self::Hangul } else { Self::Others }
    }
}

/// How lines stand to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// An article or a page: blank lines are looked at here, and the parts of the article later.
    #[default]
    Article,
    /// Text of any kind (`--plain`): blank lines are looked at, and nothing else of how lines stand to each other.
    Plain,
    /// One line of many that are documents each (`--lines`): nothing may divide it or join it to another.
    Line,
}

/// Asks every selected step about every line that could need it, and makes the edits. Text that needs nothing comes back as
/// it is, without a copy.
///
/// ```
/// use romaja::normalize::{Document, Layout, normalize};
/// use romaja::{Selection, Text};
/// let text = normalize(Text::new("２０２３년\u{A0}이\u{200B}해아"), Document::default(), Layout::Article, Selection::default());
/// assert_eq!(text.as_str(), "2023년 이해아");
/// assert_eq!(text.changes().len(), 3);
/// ```
pub fn normalize(text: Text<'_>, document: Document, layout: Layout, selection: Selection) -> Text<'_> {
    normalize_and_look(text, document, layout, selection).0
}

/// The same, and the amounts in won whose sign is a backslash, in what came of the text.
pub(crate) fn normalize_and_look(
    text: Text<'_>,
    document: Document,
    layout: Layout,
    selection: Selection,
) -> (Text<'_>, Vec<Span>) {
    let skim = Skim::of(text.as_str());
    let text = normalize_skimmed(text, &skim, document, layout, selection);
    let may_have_amounts = skim.has(Wanted::WonSign) || typography::may_make_won_signs(&text);
    let are_wanted = selection.has(Rule::WonSign) && may_have_amounts;
    let amounts = if are_wanted { typography::won_signs(text.as_str()).collect() } else { Vec::new() };
    (text, amounts)
}

fn normalize_skimmed<'t>(
    text: Text<'t>,
    skim: &Skim,
    document: Document,
    layout: Layout,
    selection: Selection,
) -> Text<'t> {
    let mut edits = Edits::new();
    by_themselves(text.as_str(), skim, selection, &mut edits);
    let is_judged = edits.is_empty();
    let memory = RefCell::default();
    let surroundings = Surroundings { document, layout, selection, memory: Some(&memory), ..Surroundings::default() };
    let none = Places::default();
    let settle_by = |text: &mut Text<'_>, damage: &Places| {
        let current = text.as_str();
        let settled = characters(Text::new(current), &Skim::of(current), surroundings, selection, damage).replay();
        text.apply(&settled);
        !settled.is_empty()
    };
    let mut text = if is_judged { characters(text, skim, surroundings, selection, &none) } else { text };
    text.apply(&edits);
    edits.clear();
    // Whether the characters are as who reads this text without knowing what it was would leave them.
    let mut is_settled = is_judged && Scripts::of(text.source()) == Scripts::of(text.as_str());
    // Text that nothing has changed is.
    let is_done = is_judged && text.changes().is_empty() && !typography::is_asked_for(selection);
    let rounds = if is_done { 0 } else { MOST_ROUNDS };
    for _ in 0..rounds {
        // Damage that is sure, and Hangul that comes of it, speak for the rest of it.
        let damage = Places::found_in(&text);
        if !is_settled || !damage.is_empty() {
            let scripts = Scripts::of(text.as_str());
            settle_by(&mut text, &damage);
            is_settled = damage.is_empty() && scripts == Scripts::of(text.as_str());
        }
        // What was restored may need the steps, and what they did may show that more is to be restored.
        if is_judged {
            in_changed_lines(&text, selection, &mut edits);
        } else {
            by_themselves(text.as_str(), &Skim::of(text.as_str()), selection, &mut edits);
        }
        if edits.is_empty() && (is_settled || !settle_by(&mut text, &none)) {
            // What was found here is gone from the text: the next run finds nothing without it. Signs of print are looked for now, since
            // damaged text is made of such.
            typography::typography(text.as_str(), selection, &mut edits);
            if edits.is_empty() {
                break;
            }
        }
        if !edits.is_empty() {
            text.apply(&edits);
            edits.clear();
            is_settled = false;
        }
    }
    let may_have_blank_lines = || skim.has(Wanted::BlankLines) || blank_lines::may_make_blank_lines(&text);
    if selection.has(Rule::BlankLines) && layout != Layout::Line && may_have_blank_lines() {
        blank_lines::blank_lines(text.as_str(), &mut edits);
        text.apply(&edits);
    }
    text
}

/// How many characters of a text were guessed, since bytes of them had been lost, or share what is there with such; marks of loss
/// that stayed do not count.
///
/// ```
/// use romaja::normalize::{Document, Layout, guessed, normalize};
/// use romaja::{Selection, Text};
/// let text = normalize(Text::new("ê¸°ìž\u{FFFD}"), Document::default(), Layout::Article, Selection::default());
/// assert_eq!((text.as_str(), guessed(&text)), ("기자", 1));
/// ```
pub fn guessed(text: &Text<'_>) -> usize {
    let guesses =
        text.changes().iter().filter(|change| change.marks.iter().any(|mark| mark.rule == Rule::MojibakeGuess));
    guesses.map(|change| change.now.of(text.as_str()).chars().filter(|letter| *letter != '\u{FFFD}').count()).sum()
}

/// Steps that no class of characters wakes. Of what programs and wrong charsets made unreadable nothing by itself says so, and
/// what is common in clean text would wake its step on every line.
fn by_themselves(text: &str, skim: &Skim, selection: Selection, edits: &mut Edits) {
    if selection.has(Rule::Escapes) {
        escapes::escapes(text, skim, edits);
    }
    if selection.has(Rule::MojibakeGuess) && edits.is_empty() {
        // Words that lost something must not be read in part by the rule that comes next.
        let sure = if selection.has(Rule::Mojibake) { Rule::Mojibake } else { Rule::MojibakeGuess };
        mojibake::guess::east_asian(text, skim, sure, edits);
    }
    if selection.has(Rule::Mojibake) && edits.is_empty() {
        mojibake::east_asian::east_asian(text, skim, edits);
    }
}

/// The same where lines have changed, in a text of which the others were found to need nothing. Each of these steps reads within
/// a line.
fn in_changed_lines(text: &Text<'_>, selection: Selection, edits: &mut Edits) {
    let (current, mut part) = (text.as_str(), Edits::new());
    for lines in changed_lines(text) {
        let lines_text = lines.of(current);
        by_themselves(lines_text, &Skim::of(lines_text), selection, &mut part);
        edits.extend_from(lines.start, &part);
        part.clear();
    }
}

/// Where lines have changed; those that follow each other are one stretch.
fn changed_lines(text: &Text<'_>) -> Vec<Span> {
    let current = text.as_str();
    let bytes = current.as_bytes();
    let mut stretches: Vec<Span> = Vec::new();
    for now in text.changes().iter().map(|change| change.now) {
        let reached = stretches.last().map_or(0, |last| last.end);
        if now.end <= reached && now.start < reached {
            continue;
        }
        let start = memchr::memrchr(b'\n', &bytes[..now.start]).map_or(0, |end| end + 1);
        let end = memchr::memchr(b'\n', &bytes[now.end..]).map_or(bytes.len(), |length| now.end + length + 1);
        match stretches.last_mut().filter(|last| last.end >= start) {
            Some(last) => last.end = end,
            None => stretches.push(Span::new(start, end)),
        }
    }
    stretches
}

fn characters<'t>(
    text: Text<'t>,
    skim: &Skim,
    surroundings: Surroundings<'_>,
    selection: Selection,
    damage: &Places,
) -> Text<'t> {
    let source = text.as_str();
    let Some(mut flagged) = next_flagged(source, skim, 0) else { return text };
    let tags = entities::tags_in(source, skim);
    let surroundings = Surroundings { tags, scripts: Scripts::of(source), ..surroundings };
    let selected = STEPS.iter().filter(|step| selection.has(step.rule));
    let woken = selected.fold(Classes::default(), |woken, step| woken.with(step.wakes));
    let mut assembly = Assembly::over(text);
    let (mut edits, mut spare) = (Edits::new(), Spare::default());
    loop {
        let Flagged { line: span, first } = flagged;
        let may_be_torn =
            selection.has(Rule::Nfc) && skim::begins_torn(&assembly.source().as_bytes()[span.start + first..]);
        let is_composed = may_be_torn && assembly.rewrite(span, |line| torn::compose(line, first));
        if !is_composed {
            let line = span.of(assembly.source());
            let classes = skim::classes_from(line, first);
            let surroundings = Surroundings { damage: damage.near(span), ..surroundings };
            if let Some(asking) = first_to_ask(line, 0, classes, surroundings, selection, &mut edits) {
                let is_settled = assembly.edit(span, &edits, |line| !skim::classes(line).meets(woken));
                if !is_settled {
                    let mut line = Text::new(span.of(assembly.source()));
                    line.apply_in(&edits, &mut spare);
                    settle(&mut line, asking + 1, surroundings, selection, &mut edits, &mut spare);
                    let changed = line.into_changed();
                    assembly.join(span, changed, &mut spare);
                }
            }
        }
        match next_flagged(assembly.source(), skim, span.end) {
            Some(next) => flagged = next,
            None => return assembly.finish(),
        }
    }
}

/// The first step, of those that are woken and not before the one at `from`, that asks for something, and what it asks for.
fn first_to_ask(
    line: &str,
    from: usize,
    classes: Classes,
    surroundings: Surroundings<'_>,
    selection: Selection,
    edits: &mut Edits,
) -> Option<usize> {
    edits.clear();
    (from..STEPS.len()).filter(|at| classes.meets(STEPS[*at].wakes) && selection.has(STEPS[*at].rule)).find(|at| {
        within_lines(line, |part, edits| (STEPS[*at].run)(part, surroundings, edits), edits);
        !edits.is_empty()
    })
}

/// Runs a step on a line, or on each of the lines that another step made of it.
fn within_lines(line: &str, mut run: impl FnMut(&str, &mut Edits), edits: &mut Edits) {
    if memchr::memchr(b'\n', line.as_bytes()).is_none_or(|end| end + 1 == line.len()) {
        return run(line, edits);
    }
    let (mut part, mut start) = (Edits::new(), 0);
    for piece in line.split_inclusive('\n') {
        run(piece, &mut part);
        edits.extend_from(start, &part);
        part.clear();
        start += piece.len();
    }
}

/// Runs the woken steps on a line that has changed until none asks for anything, at first from the one at `from` on.
fn settle(
    line: &mut Text<'_>,
    from: usize,
    surroundings: Surroundings<'_>,
    selection: Selection,
    edits: &mut Edits,
    spare: &mut Spare,
) {
    let mut from = from;
    for _ in 0..MOST_ROUNDS {
        let mut is_settled = from == 0;
        loop {
            let classes = skim::classes(line.as_str());
            let asking = first_to_ask(line.as_str(), from, classes, surroundings, selection, edits);
            let Some(step) = asking else { break };
            line.apply_in(edits, spare);
            from = step + 1;
            is_settled = false;
        }
        if is_settled {
            return;
        }
        from = 0;
    }
}
