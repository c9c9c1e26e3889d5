//! `romaja explain`: the rows of the rule registry, for people.

use std::fmt::Write;

use romaja::diagnostic::nearest;
use romaja::rule::{RULES, Row, Rule, Standing};

use crate::args::Explain;
use crate::outputs::write_stdout;
use crate::report::Report;

pub(crate) fn run(args: &Explain, report: &mut Report) -> anyhow::Result<()> {
    let Some(code) = &args.code else {
        return write_stdout(RULES.iter().map(line).collect::<String>().as_bytes());
    };
    if let Some(rule) = Rule::find(code) {
        return write_stdout(page(rule.row()).as_bytes());
    }
    let group: String = RULES.iter().filter(|row| row.group == Some(code)).map(line).collect();
    if !group.is_empty() {
        return write_stdout(group.as_bytes());
    }
    let known = RULES.iter().flat_map(|row| [row.code, row.name]);
    let hint = nearest(code, known)
        .map_or_else(|| "`romaja explain --all` lists them".to_owned(), |near| format!("did you mean {near:?}?"));
    report.error(&format!("no rule is called {code:?}; {hint}"));
    Ok(())
}

fn line(row: &Row) -> String {
    format!("{}  {:<20} {}\n", row.code, row.name, row.summary)
}

fn page(row: &Row) -> String {
    let mut page = format!("{} {}: {}\n\n{}\n\n", row.code, row.name, row.summary, row.help);
    // Writing to a String cannot fail.
    let _ = write!(
        page,
        "  before  {}\n  after   {}\n\n",
        row.before.replace('\n', "\n          "),
        row.after.replace('\n', "\n          ")
    );
    page.push_str(match row.standing {
        Standing::Always => "On under every profile; `--ignore` turns it off.\n",
        Standing::On => "On by default; `--ignore` turns it off.\n",
        Standing::Off => "Off by default; `--extend-select` turns it on.\n",
        Standing::Reports(_) => "Says something and changes nothing.\n",
    });
    if let Some(group) = row.group {
        let _ = writeln!(page, "One of the rules called `{group}`.");
    }
    page
}
