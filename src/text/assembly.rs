//! A document put together from lines that were changed one by one.

use super::compose::write;
use super::{Change, Edits, Mark, Span, Spare, Text};
use crate::rule::Rule;

/// Collects changed lines into one [`Text`] over the whole document, copying it at most once and not at all when no line
/// changed.
pub(crate) struct Assembly<'a> {
    text: Text<'a>,
    /// How much of the source is already in `current`.
    copied: usize,
}

impl<'a> Assembly<'a> {
    pub(crate) fn over(text: Text<'a>) -> Self {
        debug_assert!(text.changes.is_empty());
        Self { text, copied: 0 }
    }

    pub(crate) fn source(&self) -> &str {
        &self.text.source
    }

    /// Takes what became of the stretch `span` of the source, as [`Text::into_changed`] gives it, and leaves its memory.
    /// Stretches come in order.
    pub(crate) fn join(&mut self, span: Span, line: Option<(String, Vec<Change>)>, spare: &mut Spare) {
        let Some((line, mut changes)) = line else { return };
        let current = self.text.current.get_or_insert_with(|| String::with_capacity(self.text.source.len()));
        current.push_str(&self.text.source[self.copied..span.start]);
        let base = current.len();
        current.push_str(&line);
        self.copied = span.end;
        self.text.changes.extend(changes.drain(..).map(|change| Change {
            was: change.was.shifted(span.start),
            now: change.now.shifted(base),
            marks: change.marks,
        }));
        spare.keep(Some(line), changes);
    }

    /// Makes edits of the stretch `span` of the source, of which they speak, right in the document; takes them back where what comes of
    /// it is not settled. Stretches come in order.
    pub(crate) fn edit(&mut self, span: Span, edits: &Edits, is_settled: impl FnOnce(&str) -> bool) -> bool {
        self.attempt(span, |text, current, changes| {
            let base = current.len();
            write(text, span.start, &edits.in_order(), current, changes);
            is_settled(&current[base..])
        })
    }

    /// The same with what `rewrite` asks for from the beginning of the stretch to its end; takes it back if that says `false`.
    pub(crate) fn rewrite(&mut self, span: Span, rewrite: impl FnOnce(&mut Stretch<'_>) -> bool) -> bool {
        self.attempt(span, |text, current, changes| {
            let mut stretch = Stretch { text, start: span.start, copied: 0, current, changes };
            let is_rewritten = rewrite(&mut stretch);
            let Stretch { copied, .. } = stretch;
            current.push_str(&text[copied..]);
            is_rewritten
        })
    }

    fn attempt(&mut self, span: Span, write: impl FnOnce(&str, &mut String, &mut Vec<Change>) -> bool) -> bool {
        let Text { source, current, changes } = &mut self.text;
        let current = current.get_or_insert_with(|| String::with_capacity(source.len()));
        current.push_str(&source[self.copied..span.start]);
        self.copied = span.start;
        let (base, known) = (current.len(), changes.len());
        let is_kept = write(span.of(source), current, changes);
        if is_kept {
            self.copied = span.end;
        } else {
            current.truncate(base);
            changes.truncate(known);
        }
        is_kept
    }

    pub(crate) fn finish(mut self) -> Text<'a> {
        if let Some(current) = &mut self.text.current {
            current.push_str(&self.text.source[self.copied..]);
        }
        self.text
    }
}

/// A stretch of the source on its way into the document.
pub(crate) struct Stretch<'a> {
    text: &'a str,
    /// Where it begins in the source.
    start: usize,
    /// How much of it is in `current`.
    copied: usize,
    current: &'a mut String,
    changes: &'a mut Vec<Change>,
}

impl<'a> Stretch<'a> {
    /// As it is in the source.
    pub(crate) const fn text(&self) -> &'a str {
        self.text
    }

    /// Puts what `write` makes of the text from `at` on, which stands behind all that was replaced, in the place of as many bytes as it
    /// says: of none if it made nothing of it. Where these end.
    pub(crate) fn replace_from(
        &mut self,
        at: usize,
        write: impl FnOnce(&str, &mut String) -> usize,
        rule: Rule,
    ) -> usize {
        let between = &self.text[self.copied..at];
        self.current.push_str(between);
        self.copied = at;
        let now = self.current.len();
        let end = at + write(&self.text[at..], self.current);
        if end > at {
            self.copied = end;
            let (was, now) = (Span::new(at, end).shifted(self.start), Span::new(now, self.current.len()));
            self.changes.push(Change { was, now, marks: Mark::from(rule).into() });
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_lines_speak_of_the_document() {
        let mut assembly = Assembly::over(Text::new("가\nＡ\n나\n"));
        let mut line = Text::new("Ａ\n");
        let mut edits = Edits::new();
        edits.replace(Span::new(0, 3), "A", Rule::Width);
        line.apply(&edits);
        assembly.join(Span::new(4, 8), line.into_changed(), &mut Spare::default());
        let text = assembly.finish();
        assert_eq!(text.as_str(), "가\nA\n나\n");
        assert_eq!(text.changes()[0].was, Span::new(4, 7));
        assert_eq!(text.changes()[0].now, Span::new(4, 5));
    }

    #[test]
    fn what_is_not_settled_is_taken_back() {
        let mut edits = Edits::new();
        edits.replace(Span::new(0, 3), "A", Rule::Width);
        let mut assembly = Assembly::over(Text::new("가\nＡ\nＡ\n"));
        assert!(!assembly.edit(Span::new(4, 8), &edits, |line| line != "A\n"));
        assert!(assembly.edit(Span::new(8, 12), &edits, |line| line == "A\n"));
        let text = assembly.finish();
        assert_eq!(text.as_str(), "가\nＡ\nA\n");
        assert_eq!((text.changes().len(), text.changes()[0].now), (1, Span::new(8, 9)));
    }

    #[test]
    fn nothing_changed_is_nothing_copied() {
        let source = "가\n나\n";
        let mut assembly = Assembly::over(Text::new(source));
        assembly.join(Span::new(0, 4), Text::new("가\n").into_changed(), &mut Spare::default());
        assert!(std::ptr::eq(assembly.finish().as_str(), source));
    }
}
