//! Authors who sign in both scripts, 이해아 기자 and By Lee Haye-ah, joined because the names sound alike: without a table that
//! holds both it is a suggestion, never more.

use super::mention::{How, Mention, Part};
use super::reports::Reports;
use super::sound::{PLAUSIBLE, remembered_score};
use crate::article::{Byline, Script};
use crate::diagnostic::{Diagnostic, visible};
use crate::rule::Rule;
use crate::text::{EntityId, Span};

/// An article with more authors than this in one script is a list of names, and nobody's signature.
const MOST: usize = 8;

/// Joins each byline to the one in the other script that it sounds like, if each is the other's best. Where the table knows one
/// of the two, the other becomes a mention of the same person; where it knows neither, that is reported. Names that the
/// table knows as two persons stay two.
pub fn join_bylines(text: &str, bylines: &[Byline], mentions: &mut Vec<Mention>) -> Vec<Diagnostic> {
    let mut reports = Reports::default();
    let in_script = |script: Script| {
        let mut spans: Vec<Span> = bylines.iter().filter(|line| line.script == script).map(|line| line.name).collect();
        spans.sort_unstable();
        spans.dedup_by_key(|span| span.of(text));
        spans
    };
    let (hangul, latin) = (in_script(Script::Hangul), in_script(Script::Latin));
    let entity = |mentions: &[Mention], name: Span| -> Option<EntityId> {
        mentions.iter().find(|mention| mention.span.start < name.end && name.start < mention.span.end)?.entity
    };
    let is_settled = |names: &[Span]| names.iter().all(|name| entity(mentions, *name).is_some());
    // The model is read only where it has something to say.
    if hangul.is_empty()
        || latin.is_empty()
        || hangul.len().max(latin.len()) > MOST
        || (is_settled(&hangul) && is_settled(&latin))
    {
        return Vec::new();
    }
    for (one, other) in pairs(text, &hangul, &latin) {
        match (entity(mentions, one), entity(mentions, other)) {
            (Some(_), Some(_)) => {}
            (Some(entity), None) => add(mentions, other, entity),
            (None, Some(entity)) => add(mentions, one, entity),
            (None, None) => {
                reports.say(Rule::SoundAlike, one, one.of(text), || {
                    let [one, other] = [one, other].map(|name| visible(name.of(text)));
                    format!("`{one}` and `{other}` sound like one name: a row of a table would join them")
                });
            }
        }
    }
    reports.into_findings()
}

/// The pairs of which each is the other's best, and good enough.
fn pairs(text: &str, hangul: &[Span], latin: &[Span]) -> Vec<(Span, Span)> {
    let score = |one: &Span, other: &Span| {
        remembered_score(one.of(text), other.of(text)).filter(|score| *score >= PLAUSIBLE).unwrap_or(f32::NEG_INFINITY)
    };
    let scores: Vec<Vec<f32>> =
        hangul.iter().map(|one| latin.iter().map(|other| score(one, other)).collect()).collect();
    let best = |of: &dyn Fn(usize) -> f32, count: usize| {
        (0..count).max_by(|a, b| of(*a).total_cmp(&of(*b))).filter(|place| of(*place) > f32::NEG_INFINITY)
    };
    let mut pairs = Vec::new();
    for (place, one) in hangul.iter().enumerate() {
        let Some(other) = best(&|other| scores[place][other], latin.len()) else { continue };
        if best(&|place| scores[place][other], hangul.len()) == Some(place) {
            pairs.push((*one, latin[other]));
        }
    }
    pairs
}

fn add(mentions: &mut Vec<Mention>, span: Span, entity: EntityId) {
    let place = mentions.partition_point(|mention| mention.span < span);
    let mention = Mention { span, josa: None, entity: Some(entity), form: None, how: How::Sound, part: Part::Whole };
    mentions.insert(place, mention);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::read;
    use crate::names::{AliasTable, NameIndex, find};

    fn joined(text: &str, table: &str) -> (Vec<String>, Vec<String>) {
        let table = AliasTable::read(0, table.as_bytes(), &mut Vec::new());
        let reading = read(text);
        let spans: Vec<Span> = reading.bylines.iter().map(|byline| byline.span).collect();
        let (mut mentions, _) = find(text, &spans, &NameIndex::new(&table));
        let findings = join_bylines(text, &reading.bylines, &mut mentions);
        let names =
            mentions.iter().filter(|mention| mention.how == How::Sound).map(|mention| mention.span.of(text).to_owned());
        (names.collect(), findings.into_iter().map(|finding| finding.message).collect())
    }

    const ARTICLE: &str = "한미 회의 내주 개최\n\n홍빛나 기자\n\nBy Hong Bitna\n\n한미 양국은 이번 주 회의를 열어 협의하기로 했다고 정부 관계자가 전했다.\n\nSEOUL, June 3 (Yonhap) -- The two countries will hold a meeting next week, officials said Monday.\n";

    #[test]
    fn what_no_table_knows_is_reported() {
        let (joined, said) = joined(ARTICLE, "");
        assert!(joined.is_empty());
        assert_eq!(said, ["`홍빛나` and `Hong Bitna` sound like one name: a row of a table would join them"]);
    }

    #[test]
    fn the_entity_of_one_becomes_that_of_both() {
        let table = "[[entity]]\nid = \"hong\"\nkind = \"person\"\nko = \"홍빛나\"\nen = \"Hong Bit-nah\"\n";
        assert_eq!(joined(ARTICLE, table), (vec!["Hong Bitna".to_owned()], vec![]));
    }

    #[test]
    fn two_people_stay_two() {
        let text = ARTICLE.replace("Hong Bitna", "Kim Cheol-su");
        assert_eq!(joined(&text, ""), (vec![], vec![]));
    }
}
