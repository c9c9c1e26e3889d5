//! `romaja romanize`: Hangul to Latin letters or back, a line for each line.

mod explanation;

use romaja::names::NameIndex;
use romaja::romanize::{self, Options, candidates, read_back, reverse};
use romaja::{Config, Normalizer};

use super::documents::{self, Handling};
use crate::args::{Capitalize, Hanja, Hyphenate, Kind, Romanize, RomanizeFormat, RomanizeNames, Surname, System};
use crate::config::{Layer, Plan};
use crate::inputs::{FileKind, Input, Taken};
use crate::outputs::{Target, write_stdout};
use crate::report::{Report, counted};

/// How many candidates a word has, at most, where it cannot be read back exactly.
const CANDIDATES: usize = 10;

pub(crate) fn run(args: &Romanize, report: &mut Report) -> anyhow::Result<()> {
    let options = options(args);
    if args.reverse && options.system == romanize::System::HangulPhonetic {
        anyhow::bail!("--system hangul-phonetic writes Hangul: there are no Latin letters for --reverse to read");
    }
    let has_names = matches!(options.kind, romanize::Kind::Text | romanize::Kind::Person);
    let table = (args.names == RomanizeNames::On && has_names).then(NameIndex::shipped);
    let normalizer = Normalizer::with_names(Config::default(), table);
    if let Some(text) = &args.text {
        let lines = shown(&format!("{text}\n"), args, options, &normalizer, report);
        return write_stdout(lines.as_bytes());
    }
    let command_line = Layer::of_inputs(&args.inputs, &args.encoding)?;
    let taken = Taken { kind: FileKind::Text, output: None, manifest: None, is_in_place: false };
    let plan = Plan::of(&args.configuration, &command_line, &args.inputs, taken, report)?;
    let Some(plan) = plan else { return Ok(()) };
    let work = |input: &Input, handling: &Handling<'_>, report: &mut Report| {
        let bytes = input.read(handling.limits)?.bytes;
        let decoded = handling.reading.decode(input, &bytes, Target::Stdout, report);
        let text = decoded.map(|decoded| decoded.text).unwrap_or_default();
        Ok((shown(&text, args, options, &normalizer, report), None))
    };
    documents::each(&plan, &Handling::all(&plan, None)?, Target::Stdout, report, work, |lines| {
        write_stdout(lines.as_bytes())
    })
}

/// The lines of `text` in other letters, or what was asked about them.
fn shown(text: &str, args: &Romanize, options: Options, normalizer: &Normalizer, report: &mut Report) -> String {
    if args.reverse {
        let mut unread = 0;
        let mut out = String::with_capacity(text.len());
        for line in text.split_inclusive('\n') {
            let (words, end) = line.split_at(line.trim_end_matches(['\n', '\r']).len());
            out.push_str(&back(words, options.system, &mut unread));
            out.push_str(end);
        }
        if unread > 0 {
            report.warning(&format!("{} not read: no word of the system is written so", counted(unread, "word")));
        }
        out
    } else if args.explain {
        explanation::explain(text, options, normalizer)
    } else if args.format == RomanizeFormat::Json {
        explanation::objects(text, options, normalizer)
    } else {
        normalizer.romanize(text, &options)
    }
}

/// The candidates for a line of one word; else each word as its likeliest.
fn back(line: &str, system: romanize::System, unread: &mut usize) -> String {
    let is_word = reverse("", system).is_none() && !line.trim().contains(char::is_whitespace);
    let found = if is_word { candidates(line, system, CANDIDATES) } else { Vec::new() };
    if !found.is_empty() {
        return found.join("\t");
    }
    let back = read_back(line, system);
    *unread += back.unread;
    back.text
}

fn options(args: &Romanize) -> Options {
    Options {
        system: system(args.system),
        kind: match args.kind {
            Kind::Text => romanize::Kind::Text,
            Kind::Word => romanize::Kind::Word,
            Kind::Place => romanize::Kind::Place,
            Kind::Person => romanize::Kind::Person,
        },
        surname: args.surname.map(|surname| match surname {
            Surname::Usual => romanize::Surname::Usual,
            Surname::System => romanize::Surname::System,
        }),
        hanja: match args.hanja {
            Hanja::Read => romanize::Hanja::Read,
            Hanja::Keep => romanize::Hanja::Keep,
        },
        hyphenation: match args.hyphenate {
            Hyphenate::None => romanize::Hyphenation::None,
            Hyphenate::Ambiguous => romanize::Hyphenation::Ambiguous,
            Hyphenate::Syllable => romanize::Hyphenation::Syllable,
        },
        capitals: args.capitalize.map(|capitals| match capitals {
            Capitalize::None => romanize::Capitals::None,
            Capitalize::Proper => romanize::Capitals::Proper,
            Capitalize::Sentence => romanize::Capitals::Sentence,
        }),
    }
}

fn system(system: System) -> romanize::System {
    match system {
        System::Rr => romanize::System::Revised,
        System::RrTranslit => romanize::System::RevisedTransliteration,
        System::Mr => romanize::System::McCuneReischauer,
        System::MrPlain => romanize::System::McCuneReischauerPlain,
        System::AlaLc => romanize::System::LibraryOfCongress,
        System::Yale => romanize::System::Yale,
        System::Dprk => romanize::System::North,
        System::Iso11941Method1 => romanize::System::Iso11941Method1,
        System::Iso11941Method2 => romanize::System::Iso11941Method2,
        System::HangulPhonetic => romanize::System::HangulPhonetic,
    }
}
