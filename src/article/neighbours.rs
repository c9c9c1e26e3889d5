//! The rule of a dropped line beside those of its neighbours: a rank in a list of titles is no reaction of readers.
//!
//! Words decide what a line is, and a short one is soon taken for another thing. Where both lines around it are of one menu or
//! one list, so is it.

use super::BlockKind;
use crate::rule::Rule;

/// Gives a dropped line that stands in a menu or a list of links their rule; `heads_list` tells where another list begins.
pub(super) fn name_alike(kinds: &mut [BlockKind], heads_list: impl Fn(usize) -> bool) {
    for index in 1..kinds.len().saturating_sub(1) {
        let around = [kinds[index - 1], kinds[index + 1]].map(BlockKind::dropped_by);
        let [Some(before), Some(after)] = around else { continue };
        if before == after
            && is_listed(before)
            && kinds[index].dropped_by().is_some_and(|rule| yields(rule, before))
            && !heads_list(index + 1)
        {
            kinds[index] = BlockKind::Dropped(before);
        }
    }
}

fn is_listed(rule: Rule) -> bool {
    matches!(rule, Rule::Navigation | Rule::Related)
}

/// Whether a rule that a word or two decide gives way to that of a list. Notices, addresses and headlines are surer than what
/// is around them, and the sections of a menu surer than the list before it, which takes in what follows.
fn yields(rule: Rule, list: Rule) -> bool {
    matches!(rule, Rule::ShareButtons | Rule::PageTools | Rule::Reactions | Rule::Promotion)
        || (rule == Rule::Related && list == Rule::Navigation)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(rules: &[Rule]) -> Vec<Rule> {
        let mut kinds: Vec<BlockKind> = rules.iter().map(|rule| BlockKind::Dropped(*rule)).collect();
        name_alike(&mut kinds, |index| index == 3);
        kinds.into_iter().filter_map(BlockKind::dropped_by).collect()
    }

    #[test]
    fn a_line_within_a_list_is_of_the_list() {
        assert_eq!(named(&[Rule::Related, Rule::Reactions, Rule::Related]), [Rule::Related; 3]);
        let apart = [Rule::Footer, Rule::Related, Rule::PageTools, Rule::Related];
        assert_eq!(named(&apart), apart);
        assert_eq!(named(&[Rule::Navigation, Rule::ShareButtons, Rule::Navigation]), [Rule::Navigation; 3]);
    }

    #[test]
    fn others_keep_their_rule() {
        for rules in [
            [Rule::Related, Rule::Copyright, Rule::Related],
            [Rule::ShareButtons, Rule::Navigation, Rule::ShareButtons],
            [Rule::Related, Rule::Navigation, Rule::Related],
            [Rule::Navigation, Rule::ShareButtons, Rule::Related],
        ] {
            assert_eq!(named(&rules), rules);
        }
    }
}
