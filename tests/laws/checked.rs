//! What holds of any table: what is found points into the text, a fix leaves nothing to fix, the canonical form is a fixed point.

use romaja::Selection;
use romaja::check::{self, Options};
use romaja::diagnostic::{Diagnostic, Source};
use romaja::names::format_table;
use romaja::render::{findings_json, findings_sarif, github_annotations};
use romaja::rule::Applicability;

pub(crate) fn check(text: &str) {
    let done = check::run(&[text], &Options::default());
    for finding in &done.findings {
        assert!(text.get(finding.at.span.range()).is_some(), "{finding:?}");
        assert!(finding.at.line > 0 && finding.at.column > 0, "{finding:?}");
    }
    let sources = [Source { name: "names", text }];
    let _ = findings_sarif(&done.findings, &sources);
    let _ = findings_json(&done.findings, &sources, None);
    assert_eq!(github_annotations(&done.findings, &sources).lines().count(), done.findings.len());
    let fixed = check::fix(&[text], Selection::default(), Applicability::Unsafe, |_| true);
    let is_refused = |finding: &Diagnostic| {
        fixed
            .refused
            .iter()
            .any(|known| (known.finding.rule, &known.finding.message) == (finding.rule, &finding.message))
    };
    let left = fixed.findings.iter().filter(|finding| finding.fix.is_some() && !is_refused(finding)).count();
    assert_eq!(left, 0, "{:#?}", fixed.findings);
    if let Ok(once) = format_table(text.as_bytes()) {
        assert_eq!(format_table(once.as_bytes()).as_ref().ok(), Some(&once));
    }
}
