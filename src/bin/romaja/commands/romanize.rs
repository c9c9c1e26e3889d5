//! `romaja romanize`: Hangul to Latin letters, a line for each line.

use romaja::romanize::{self, Options, romanize};

use super::documents::{self, Handling};
use crate::args::{Kind, Romanize, Surname, System};
use crate::config::{Layer, Plan};
use crate::inputs::{FileKind, Input, Taken};
use crate::outputs::{Target, write_stdout};
use crate::report::Report;

pub(crate) fn run(args: &Romanize, report: &mut Report) -> anyhow::Result<()> {
    let options = options(args);
    if let Some(text) = &args.text {
        let mut line = romanize(text, &[], &options);
        line.push('\n');
        return write_stdout(line.as_bytes());
    }
    let command_line = Layer::of_inputs(&args.inputs, &args.encoding)?;
    let taken = Taken { kind: FileKind::Text, output: None };
    let plan = Plan::of(&args.configuration, &command_line, &args.inputs, taken, report)?;
    let Some(plan) = plan else { return Ok(()) };
    let work = |input: &Input, handling: &Handling, report: &mut Report| {
        let bytes = input.read(handling.max_document)?;
        let decoded = handling.reading.decode(input, &bytes, Target::Stdout, report);
        let text = decoded.map(|decoded| decoded.text).unwrap_or_default();
        Ok(text.split_inclusive('\n').map(|line| romanize(line, &[], &options)).collect::<String>())
    };
    documents::each(&plan, &Handling::all(&plan)?, report, work, |lines| write_stdout(lines.as_bytes()))
}

fn options(args: &Romanize) -> Options {
    Options {
        system: match args.system {
            System::Rr => romanize::System::Revised,
        },
        kind: match args.kind {
            Kind::Text => romanize::Kind::Text,
            Kind::Word => romanize::Kind::Word,
            Kind::Place => romanize::Kind::Place,
            Kind::Person => romanize::Kind::Person,
        },
        surname: match args.surname {
            Surname::Usual => romanize::Surname::Usual,
            Surname::System => romanize::Surname::System,
        },
    }
}
