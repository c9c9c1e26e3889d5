//! How far names are rewritten, and what is written beside them.

use std::collections::HashSet;

use super::company::company_goes_on;
use super::index::{IndexedForm, NameIndex};
use super::mention::{Mention, Part};
use super::table::{Flag, Flags, Role, Script};
use crate::text::EntityId;

/// What becomes of names beyond the default: variants become the canonical form in the same script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rewriting {
    /// Which forms are rewritten.
    pub forms: Rewrite,
    /// The script that every name is written in; `None` for that of the text.
    pub to: Option<Script>,
    /// What stands beside a name.
    pub beside: Beside,
}

/// Which forms are rewritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rewrite {
    /// None: names are found and linked.
    Nothing,
    /// Aliases, and forms with these flags, which else are linked and left as they are.
    Aliases(Flags),
    /// All, whatever their flags, their standard and their time; what begins a longer name stays.
    All,
}

impl Default for Rewrite {
    fn default() -> Self {
        Self::Aliases(Flags::NONE)
    }
}

impl Rewrite {
    /// Whether a form with a flag is rewritten all the same.
    pub(super) const fn heeds_not(self, flag: Flag) -> bool {
        match self {
            Self::Nothing => false,
            Self::Aliases(flags) => flags.has(flag),
            Self::All => true,
        }
    }
}

/// What stands beside a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beside {
    /// Nothing.
    #[default]
    Nothing,
    /// At the first mention of an entity, its canonical form in the other script, in brackets: `Lee Haye-ah (이해아)`.
    OtherScript,
    /// At each mention, the id of its entity in square brackets: `이해아[lee-haye-ah]`.
    Id,
}

/// What is written beside the mentions of one text, in order.
pub(super) struct Notes<'n> {
    text: &'n str,
    beside: Beside,
    seen: HashSet<EntityId>,
}

impl<'n> Notes<'n> {
    pub(super) fn of(text: &'n str, beside: Beside) -> Self {
        Self { text, beside, seen: HashSet::new() }
    }

    /// What is to be written behind a mention; nothing where the text has it already.
    pub(super) fn behind(&mut self, mention: &Mention, index: &NameIndex) -> Option<String> {
        let entity = mention.entity.filter(|_| mention.part == Part::Whole)?;
        let (name, behind) = (mention.span.of(self.text), &self.text[mention.span.end..]);
        let before = &self.text[..mention.span.start];
        let is_latin = Script::of(name) == Some(Script::Latin);
        let space = if is_latin { " " } else { "" };
        match self.beside {
            Beside::Nothing => None,
            Beside::Id => {
                let id = index.entity(entity).id;
                let has_one = behind.trim_start_matches(' ').starts_with('[') || before.ends_with('[');
                (!has_one).then(|| format!("{space}[{id}]"))
            }
            Beside::OtherScript => {
                // A surname alone is not where a reader is told who it is.
                let form = mention.form.map(|form| index.form(form)).filter(is_full)?;
                let other = if form.script() == Some(Script::Latin) { Script::Hangul } else { Script::Latin };
                let is_divided = company_goes_on(behind);
                let has_one = behind.trim_start_matches(' ').starts_with('(') || before.ends_with('(');
                if is_divided || !self.seen.insert(entity) || has_one {
                    return None;
                }
                let other = index.form(index.canonical_in(entity, other)?).text;
                // 이해아[Lee Haye-ah]; but 이해아[사진].
                let is_told =
                    behind.trim_start_matches(' ').strip_prefix('[').is_some_and(|told| told.starts_with(other));
                (other != name && !is_told).then(|| format!("{space}({other})"))
            }
        }
    }
}

fn is_full(form: &IndexedForm<'_>) -> bool {
    form.role == Role::Canonical || !(form.flags.has(Flag::Short) || form.flags.has(Flag::NeedsTitle))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::{AliasTable, Context, find, reconcile};
    use crate::text::{Edits, Text};

    const ROWS: &str = "id,kind,lang,form,role,flags\nlee,person,ko,이해아,canonical,\nlee,person,en,Lee Haye-ah,canonical,\n\
        lee,person,en,Yi Hae-a,alias,\nkbs,organization,ko,한국방송공사,canonical,\nkbs,organization,en,Korean Broadcasting System,canonical,\n\
        kbs,organization,en,KBS,alias,short\n";

    fn written(text: &str, rewriting: Rewriting) -> String {
        written_with(&NameIndex::new(&AliasTable::read(0, ROWS.as_bytes(), &mut Vec::new())), text, rewriting)
    }

    fn written_with(index: &NameIndex, text: &str, rewriting: Rewriting) -> String {
        let (mentions, _) = find(text, &[], index);
        let mut edits = Edits::new();
        reconcile(text, &mentions, Context { rewriting, ..Context::default() }, index, &mut edits);
        let mut text = Text::new(text);
        text.apply(&edits);
        text.as_str().to_owned()
    }

    #[test]
    fn what_is_beside_a_name_is_known_again() {
        let text = "Yi Hae-a은 이해아다. KBS의 Lee Haye-ah said.";
        for (beside, expected) in [
            (Beside::OtherScript, "Lee Haye-ah (이해아)는 이해아다. KBS의 Lee Haye-ah said."),
            (Beside::Id, "Lee Haye-ah [lee]는 이해아[lee]다. KBS [kbs]의 Lee Haye-ah [lee] said."),
        ] {
            let rewriting = Rewriting { beside, ..Rewriting::default() };
            let once = written(text, rewriting);
            assert_eq!(once, expected);
            assert_eq!(written(&once, rewriting), once);
            let capitals = written("YI HAE-A SINGS", rewriting);
            assert_eq!(written(&capitals, rewriting), capitals);
        }
    }

    #[test]
    fn a_weak_form_that_the_text_believes_is_written_in_the_other_script_too() {
        let rows = "id,kind,lang,form,role,flags\nnarae,organization,ko,나래,canonical,weak\n\
            narae,organization,en,Narae,canonical,\nnarae,organization,ko,나래정밀공업,alias,\n";
        let index = NameIndex::new(&AliasTable::read(0, rows.as_bytes(), &mut Vec::new()));
        let rewriting = Rewriting { to: Some(Script::Latin), ..Rewriting::default() };
        for (text, expected) in [
            ("나래정밀공업은 컸다. 나래는 샀다.", "Narae는 컸다. Narae는 샀다."),
            ("새는 나래를 폈다.", "새는 나래를 폈다."),
        ] {
            assert_eq!(written_with(&index, text, rewriting), expected);
        }
    }

    #[test]
    fn names_are_written_in_one_script_or_not_at_all() {
        let with = |forms, to| Rewriting { forms, to, ..Rewriting::default() };
        let text = "Yi Hae-a은 KBS에 갔다.";
        assert_eq!(written(text, with(Rewrite::default(), Some(Script::Hangul))), "이해아는 KBS에 갔다.");
        assert_eq!(written(text, with(Rewrite::Nothing, None)), text);
        assert_eq!(written(text, with(Rewrite::All, None)), "Lee Haye-ah는 Korean Broadcasting System에 갔다.");
        let (hangul, latin) = (Some(Script::Hangul), Some(Script::Latin));
        let glossed = "이해아(Lee Haye-ah)와 Yi Hae-a (이해아)";
        assert_eq!(written(glossed, with(Rewrite::default(), latin)), "이해아(Lee Haye-ah)와 Lee Haye-ah (이해아)");
        assert_eq!(written("이해아, YI HAE-A 면담", with(Rewrite::default(), latin)), "LEE HAYE-AH, LEE HAYE-AH 면담");
        assert_eq!(written("YI HAE-A SINGS", with(Rewrite::default(), hangul)), "이해아 SINGS");
        let short = Rewrite::Aliases(Flags::NONE.with(Flag::Short));
        assert_eq!(written(text, with(short, None)), "Lee Haye-ah는 Korean Broadcasting System에 갔다.");
    }
}
