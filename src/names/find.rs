//! Names in text: full forms first, then what they explain.
//!
//! A form is tried only where a name can begin and accepted only where a name can end. Forms that need evidence (weak,
//! ambiguous, with a title) are settled once the document is known; then surnames alone are joined to the one person they can
//! mean ([`super::second`]). Nothing here looks beyond one document.

mod accept;
mod search;

use std::cmp::Reverse;

use smallvec::SmallVec;

pub(super) use accept::has_surname_of_two;
use search::Search;

use super::index::{FormId, NameIndex};
use super::mention::{How, Mention};
use super::reports::Reports;
use super::second::second_mentions;
use crate::diagnostic::{Diagnostic, visible};
use crate::rule::Rule;
use crate::text::{EntityId, Span};

/// The names in `text`, by position, and what could not be told about them. `bylines` are spans that are known to be names
/// of persons. Costs time in proportion to the text, whatever the size of the table.
///
/// ```
/// use romaja::names::{NameIndex, find};
/// let index = NameIndex::shipped();
/// let (mentions, _) = find("이해아 기자는 Yoon Suk-yeol을 만났다.", &[], &index);
/// let canonical = |form| index.canonical_id(form).map(|id| index.form(id).text);
/// let names: Vec<&str> = mentions.iter().filter_map(|mention| canonical(mention.form?)).collect();
/// assert_eq!(names, ["이해아", "Yoon Suk Yeol"]);
/// ```
pub fn find(text: &str, bylines: &[Span], index: &NameIndex) -> (Vec<Mention>, Vec<Diagnostic>) {
    let mut bylines = bylines.to_vec();
    bylines.sort_unstable_by_key(|byline| (byline.start, Reverse(byline.end)));
    bylines.dedup_by(|inner, outer| outer.contains(*inner));
    let (found, surnames) = Search { text, bylines: &bylines, index, walk: index.walk() }.all();
    let known = Known::of(&found);
    let mut reports = Reports::default();
    let mut mentions: Vec<Mention> =
        found.into_iter().filter_map(|candidate| settle(text, candidate, index, &known, &mut reports)).collect();
    second_mentions(text, &mut mentions, &surnames, index, &mut reports);
    (mentions, reports.into_findings())
}

/// A form found, before it is known whose it is.
struct Candidate {
    mention: Mention,
    /// Every entity that the form may name, with the form.
    entities: SmallVec<[(EntityId, FormId); 2]>,
    standing: Standing,
}

/// How much a candidate proves by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// One entity's, and nothing else is meant by it.
    Firm,
    /// Only if something else in the document speaks for it.
    NeedsEvidence,
}

/// What a document says beyond doubt.
struct Known(Vec<EntityId>);

impl Known {
    /// Nothing where nobody asks.
    fn of(candidates: &[Candidate]) -> Self {
        let is_firm = |candidate: &&Candidate| candidate.standing == Standing::Firm;
        if candidates.iter().all(|candidate| is_firm(&candidate)) {
            return Self(Vec::new());
        }
        let firm = candidates.iter().filter(is_firm);
        let mut known: Vec<EntityId> =
            firm.flat_map(|candidate| candidate.entities.iter().map(|(entity, _)| *entity)).collect();
        known.sort_unstable();
        known.dedup();
        Self(known)
    }

    fn has(&self, entity: EntityId) -> bool {
        self.0.binary_search(&entity).is_ok()
    }
}

/// Decides whose a candidate is, and drops it where nothing speaks for it.
fn settle(
    text: &str,
    candidate: Candidate,
    index: &NameIndex,
    known: &Known,
    reports: &mut Reports,
) -> Option<Mention> {
    let Candidate { mut mention, entities, standing } = candidate;
    let mut told = entities.iter().filter(|(entity, _)| standing == Standing::Firm || known.has(*entity));
    match (told.next(), told.next()) {
        (Some((entity, form)), None) => {
            mention.entity = Some(*entity);
            mention.form = Some(*form);
            Some(mention)
        }
        // A word that is a name only with evidence, and without it a word; words of a syllable each, which nothing joins.
        (None, _) if entities.len() == 1 || mention.how == How::Spaced => None,
        _ => {
            reports.say(Rule::AmbiguousName, mention.span, mention.span.of(text), || {
                let names: Vec<&str> = entities.iter().map(|(entity, _)| index.entity(*entity).id).collect();
                format!("`{}` could be {}", visible(mention.span.of(text)), visible(&names.join(" or ")))
            });
            mention.form = entities.first().map(|(_, form)| *form);
            Some(mention)
        }
    }
}
