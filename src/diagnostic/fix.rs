//! How a finding is mended: bytes of files that become others.

use crate::rule::Applicability;
use crate::text::Span;

/// A remedy for one finding. All its replacements belong together; they may lie in several files and do not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is done, as a command: `remove the alias`.
    pub message: String,
    /// Whether it may be made without asking.
    pub applicability: Applicability,
    /// What becomes of which bytes.
    pub replacements: Vec<Replacement>,
}

/// Bytes of a file that become others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// Which file, as in [`Place`](super::Place).
    pub file: usize,
    /// Bytes of that file's text.
    pub span: Span,
    /// What stands there afterwards.
    pub with: String,
}
