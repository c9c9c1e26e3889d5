//! What is known of each syllable, name and hanja of a text: for people a line each, for programs an object a line.

use std::fmt::Write;
use std::ops::Range;

use romaja::romanize::{
    AlignedName, AlignedNumber, AlignedSyllable, Behind, Kind, Options, Spelling, Surname, SurnameSpelling, System,
    divisions, romanize, surname_spellings,
};
use romaja::{Normalizer, Romanized, Span, hanja};
use serde_json::{Value, json};

/// A line a syllable, or a name that the table knows: it, its letters, and why.
pub(super) fn explain(text: &str, options: Options, normalizer: &Normalizer) -> String {
    let mut out = String::new();
    for line in lines(text, &normalizer.romanize_aligned(text, &options), options) {
        let mut told: Vec<(usize, String)> = Vec::new();
        for (name, id) in &line.names {
            let (source, letters) = line.of(name.source, name.letters);
            told.push((name.source.start, format!("{source}\t{letters}\t[name: {id}]")));
        }
        for syllable in line.syllables {
            told.push((syllable.source.start, line.told(syllable)));
        }
        for number in line.numbers {
            let (source, letters) = line.of(number.source, number.letters);
            told.push((number.source.start, format!("{source}\t{letters}\t[number]")));
        }
        told.sort_by_key(|(at, _)| *at);
        for (_, told) in told {
            out.push_str(&told);
            out.push('\n');
        }
        for name in &line.full_names {
            for (way, roman) in &name.others {
                let _ = writeln!(out, "{}\t{roman}\t[or so: {way}]", name.name);
            }
            if let Some(known) = name.spellings.first() {
                let spellings = name.spellings.iter().map(|known| format!("{} {:.2}", known.spelling, known.share));
                let spellings: Vec<_> = spellings.collect();
                let (surname, counted) = (name.surname, known.counted);
                let _ = writeln!(
                    out,
                    "{surname}\t{}\t[surname, {counted} counted: {}]",
                    known.spelling,
                    spellings.join(", ")
                );
            }
        }
    }
    out
}

/// An object a line.
pub(super) fn objects(text: &str, options: Options, normalizer: &Normalizer) -> String {
    let mut out = String::new();
    for line in lines(text, &normalizer.romanize_aligned(text, &options), options) {
        out.push_str(&line.object().to_string());
        out.push('\n');
    }
    out
}

/// A line with what is known of it; spans are those of the whole text.
struct Line<'r> {
    text: &'r str,
    romanized: &'r str,
    /// Where both begin.
    start: usize,
    letters_start: usize,
    syllables: &'r [AlignedSyllable],
    names: Vec<(AlignedName, &'r str)>,
    numbers: &'r [AlignedNumber],
    glosses: &'r [(Span, String)],
    /// The line with its hanja read, letter for letter.
    read: Vec<char>,
    full_names: Vec<FullName<'r>>,
}

/// A person's name that is a word of a line.
struct FullName<'r> {
    name: &'r str,
    surname: &'r str,
    spellings: &'static [SurnameSpelling],
    /// How else it may be divided, and what is written then.
    others: Vec<(String, String)>,
}

/// The lines of a text.
fn lines<'r>(text: &'r str, romanized: &'r Romanized, options: Options) -> Vec<Line<'r>> {
    let without_end = |line: &'r str| line.trim_end_matches(['\n', '\r']);
    let aligned = &romanized.aligned;
    let (mut start, mut letters_start) = (0, 0);
    let mut lines = Vec::new();
    // What is no Hangul stays, so both have as many lines.
    for (line, letters) in text.split_inclusive('\n').zip(aligned.text.split_inclusive('\n')) {
        let whole = Span::new(start, start + line.len());
        let words = without_end(line);
        let of = if options.kind == Kind::Person { hanja::Of::Person } else { hanja::Of::Words };
        let names = within(&aligned.names, |name| name.source, whole);
        let ids = romanized.ids.get(names.clone()).unwrap_or_default();
        lines.push(Line {
            text: words,
            romanized: without_end(letters),
            start,
            letters_start,
            syllables: &aligned.syllables[within(&aligned.syllables, |syllable| syllable.source, whole)],
            numbers: &aligned.numbers[within(&aligned.numbers, |number| number.source, whole)],
            names: aligned.names[names].iter().copied().zip(ids.iter().map(String::as_str)).collect(),
            glosses: &romanized.glosses[within(&romanized.glosses, |(span, _)| *span, whole)],
            read: hanja::read(words, of).chars().collect(),
            full_names: if options.kind == Kind::Person { full_names(words, options) } else { Vec::new() },
        });
        start += line.len();
        letters_start += letters.len();
    }
    lines
}

/// Which of the things in order lie in `whole`.
fn within<T>(things: &[T], place: impl Fn(&T) -> Span, whole: Span) -> Range<usize> {
    let before = |at: usize| things.partition_point(|thing| place(thing).start < at);
    before(whole.start)..before(whole.end)
}

fn full_names(line: &str, options: Options) -> Vec<FullName<'_>> {
    let usual =
        options.surname.unwrap_or(if options.system == System::Revised { Surname::Usual } else { Surname::System });
    let words = line.split_whitespace().filter(|word| word.chars().all(romaja::hangul::is_syllable));
    words
        .map(|name| {
            let ways = divisions(name);
            let surname = ways.first().map_or(name, |(surname, _)| *surname);
            let others = ways.iter().skip(1).map(|(surname, given)| {
                let divided = Spelling::Person(surname.chars().count(), Behind::Other);
                let roman = romanize(name, &[(Span::new(0, name.len()), divided)], &options);
                (format!("{surname} + {given}"), roman)
            });
            let spellings = if usual == Surname::Usual { surname_spellings(surname) } else { &[] };
            FullName { name, surname, spellings, others: others.collect() }
        })
        .collect()
}

impl Line<'_> {
    /// What stands there in the source and in the result.
    fn of(&self, source: Span, letters: Span) -> (&str, &str) {
        let source = self.text.get(source.start - self.start..source.end - self.start);
        let letters = self.romanized.get(letters.start - self.letters_start..letters.end - self.letters_start);
        (source.unwrap_or_default(), letters.unwrap_or_default())
    }

    /// The reading that was taken of a hanja, and its others; `None` of any other letter.
    fn hanja(&self, source: Span) -> Option<(char, Vec<char>)> {
        let at = source.start - self.start;
        let letter = self.text.get(at..)?.chars().next()?;
        let readings = hanja::readings(letter);
        let taken = *self.read.get(self.text[..at].chars().count())?;
        let is_other = |reading: &char| *reading != taken && hanja::initial(*reading) != taken;
        (!readings.is_empty()).then(|| (taken, readings.iter().copied().filter(is_other).collect()))
    }

    fn gloss(&self, source: Span) -> Option<&str> {
        self.glosses.iter().find(|(span, _)| *span == source).map(|(_, meaning)| meaning.as_str())
    }

    fn told(&self, syllable: &AlignedSyllable) -> String {
        let (source, letters) = self.of(syllable.source, syllable.letters);
        let mut reasons = Vec::new();
        if let Some((name, articles)) = syllable.change.rule() {
            reasons.push(format!("{name} ({articles})"));
        }
        if let Some(exception) = syllable.exception {
            reasons.push(format!("[exception: {exception}]"));
        }
        if let Some((taken, others)) = self.hanja(syllable.source) {
            let others: Vec<_> = others.iter().map(char::to_string).collect();
            let also = if others.is_empty() { String::new() } else { format!("; also {}", others.join(", ")) };
            reasons.push(format!("[hanja: {taken}{also}]"));
        }
        if let Some(meaning) = self.gloss(syllable.source) {
            reasons.push(format!("[sign: {meaning}]"));
        }
        let separator = if reasons.is_empty() { "" } else { "\t" };
        format!("{source}\t{letters}{separator}{}", reasons.join(" "))
    }

    fn object(&self) -> Value {
        let syllables: Vec<_> = self.syllables.iter().map(|syllable| self.syllable(syllable)).collect();
        let names = self.names.iter().map(|(name, id)| {
            let mut object = self.stretch(name.source, name.letters);
            object["id"] = (*id).into();
            object
        });
        let numbers: Vec<_> = self.numbers.iter().map(|number| self.stretch(number.source, number.letters)).collect();
        let full_names = self.full_names.iter().map(|name| {
            let spelling = |known: &SurnameSpelling| {
                json!({ "spelling": known.spelling, "share": known.share, "counted": known.counted })
            };
            let others: Vec<_> = name.others.iter().map(|(_, roman)| roman).collect();
            let spellings: Vec<_> = name.spellings.iter().map(spelling).collect();
            json!({ "name": name.name, "surname": name.surname, "spellings": spellings, "others": others })
        });
        let mut object = json!({
            "source": self.text,
            "text": self.romanized,
            "syllables": syllables,
            "names": names.collect::<Vec<_>>(),
        });
        if !numbers.is_empty() {
            object["numbers"] = numbers.into();
        }
        if !self.full_names.is_empty() {
            object["persons"] = full_names.collect();
        }
        object
    }

    /// A stretch of the source and what it became, with the places of both in bytes of the line.
    fn stretch(&self, source: Span, letters: Span) -> Value {
        let (hangul, roman) = self.of(source, letters);
        json!({
            "start": source.start - self.start,
            "end": source.end - self.start,
            "hangul": hangul,
            "roman": roman,
            "roman_start": letters.start - self.letters_start,
            "roman_end": letters.end - self.letters_start,
        })
    }

    fn syllable(&self, syllable: &AlignedSyllable) -> Value {
        let rule = syllable.change.rule();
        let mut object = self.stretch(syllable.source, syllable.letters);
        object["rule"] = rule.map(|(name, _)| name).into();
        object["articles"] = rule.map(|(_, articles)| articles).into();
        object["exception"] = syllable.exception.into();
        if let Some((taken, others)) = self.hanja(syllable.source) {
            object["hanja"] = json!({ "reading": taken, "others": others, "sign": self.gloss(syllable.source) });
        }
        object
    }
}
