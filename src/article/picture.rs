//! Lines under a picture that name nobody who took it: told by the button or the credit beside them.

use super::caption::{self, Certainty};
use super::line::{Hint, Line};
use super::place::WIDEST_TEASER;
use super::shape;
use super::split::Layout;
use super::story::Story;
use crate::rule::Rule;

impl Story<'_> {
    /// Whether the line above is the button that enlarges a picture.
    pub(super) fn is_behind_viewer(&self, index: usize) -> bool {
        const VIEWERS: [&str; 6] = ["이미지", "사진", "확대", "크게", "원본", "photo in gallery"];
        let Some(above) = index.checked_sub(1) else { return false };
        let words = self.line(above);
        matches!(self.lines[above].hint, Hint::Furniture(_))
            && VIEWERS.into_iter().any(|word| shape::contains_fold(words, word))
    }

    /// A few words before a line that is all credit, `[… 제공. 재판매 및 DB 금지]`, and behind the button of a picture or
    /// in the story. Behind the button that enlarges a picture nothing else need say so.
    pub(super) fn is_title_of_picture(&self, index: usize) -> bool {
        let line = &self.lines[index];
        if line.width <= WIDEST_TEASER && line.layout == Layout::Line && self.is_behind_viewer(index) {
            let shows =
                || line.ends_sentence && self.line(index).ends_with("있다.") && caption::shows(self.line(index));
            let is_above_text =
                self.lines.get(index + 1).is_some_and(|next| next.is_prose() || next.hint == Hint::Opening);
            if is_above_text && (!line.ends_sentence || shows()) {
                return true;
            }
        }
        let is_credit = |next: &Line| {
            next.hint == Hint::Caption(Certainty::Sure)
                && self.line(index + 1).starts_with('[')
                && next.width <= WIDEST_TEASER
        };
        let is_behind_button = || {
            index > 0
                && matches!(self.lines[index - 1].hint, Hint::Furniture(verdict) if verdict.rule == Rule::PageTools)
        };
        !line.ends_sentence
            && line.width <= WIDEST_TEASER
            && self.lines.get(index + 1).is_some_and(is_credit)
            && (index >= self.body || is_behind_button())
    }
}
