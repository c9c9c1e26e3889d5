//! `romaja romanize`: Hangul to Latin letters, a line for each line.

use romaja::romanize::{self, Options, romanize};

use super::documents::Reading;
use crate::args::{Kind, Romanize, Surname, System};
use crate::inputs::{self, Taken};
use crate::outputs::{Target, write_stdout};
use crate::report::Report;

pub(crate) fn run(args: &Romanize, report: &mut Report) -> anyhow::Result<()> {
    let options = options(args);
    if let Some(text) = &args.text {
        let mut line = romanize(text, &[], &options);
        line.push('\n');
        return write_stdout(line.as_bytes());
    }
    let reading = Reading::of(&args.encoding)?;
    let inputs = inputs::find(&args.inputs, Taken::TEXTS, report)?;
    for input in &inputs.all {
        match input.read(args.inputs.max_document) {
            Ok(bytes) => {
                let Some(decoded) = reading.decode(input, &bytes, Target::Stdout, report) else { continue };
                let lines: String =
                    decoded.text.split_inclusive('\n').map(|line| romanize(line, &[], &options)).collect();
                write_stdout(lines.as_bytes())?;
            }
            Err(error) => report.error_at(&input.path, &error.to_string()),
        }
    }
    Ok(())
}

fn options(args: &Romanize) -> Options {
    Options {
        system: match args.system {
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
        },
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
    }
}
