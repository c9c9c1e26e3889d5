//! A document put together from lines that were changed one by one.

use super::compose::write;
use super::{Change, Edits, Span, Spare, Text};

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
        let Text { source, current, changes } = &mut self.text;
        let current = current.get_or_insert_with(|| String::with_capacity(source.len()));
        current.push_str(&source[self.copied..span.start]);
        self.copied = span.start;
        let (base, known) = (current.len(), changes.len());
        write(span.of(source), span.start, &edits.in_order(), current, changes);
        let is_settled = is_settled(&current[base..]);
        if is_settled {
            self.copied = span.end;
        } else {
            current.truncate(base);
            changes.truncate(known);
        }
        is_settled
    }

    pub(crate) fn finish(mut self) -> Text<'a> {
        if let Some(current) = &mut self.text.current {
            current.push_str(&self.text.source[self.copied..]);
        }
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Rule;

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
