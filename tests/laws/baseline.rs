//! Any text can be read as a baseline or refused: what was read is written as it was, and each finding is known or left.

use romaja::check::{Baseline, Options, run};
use romaja::diagnostic::Source;

const TABLE: &str = "id,kind,lang,form,role\nlee,person,en,Lee Ann,canonical\nlee,person,en,Lee Ann,alias\n";

pub(crate) fn holds(bytes: &[u8]) {
    let Ok(baseline) = Baseline::parse(super::text::of(bytes)) else { return };
    assert_eq!(Baseline::parse(&baseline.to_json()).as_ref(), Ok(&baseline));
    let mut findings = run(&[TABLE], &Options::default()).findings;
    let before = findings.len();
    let taken = baseline.take_known(&mut findings, &[Source { name: "names.csv", text: TABLE }]);
    assert_eq!(taken.known + findings.len(), before);
}
