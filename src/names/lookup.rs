//! What a form by itself can mean: every entity that bears it, and by which key.

use super::company::without_company_marks;
use super::index::{FormId, NameIndex, Order, Slot};
use super::mention::How;
use super::table::EntityKind;
use crate::hangul::is_hangul;
use crate::normalize::{Document, Layout, normalize};
use crate::rule::{Profile, Selection};
use crate::text::Text;

/// A form of the table that a form given may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    /// The form as listed, which knows its entity.
    pub form: FormId,
    /// By which key: letter for letter, folded, with spaces in Hangul, or with the surname at the other end.
    pub how: How,
}

/// Every form of the table with the letters of `form`, those first that are nearest to it. In text one of them is chosen by
/// what stands beside it; here all are told.
///
/// ```
/// use romaja::names::{How, NameIndex, lookup};
/// let index = NameIndex::shipped();
/// let senses = lookup("Haye-ah LEE", &index);
/// assert_eq!((index.form(senses[0].form).text, senses[0].how), ("Lee Haye-ah", How::Reordered));
/// ```
pub fn lookup(form: &str, index: &NameIndex) -> Vec<Sense> {
    let clean = normalize(Text::new(form), Document::default(), Layout::Line, Selection::profile(Profile::Minimal));
    let form = clean.as_str().trim();
    let walk = index.walk();
    let slots = |form: &str| {
        let ends = walk.ends(form, 0).into_iter().filter(|(end, _)| *end == form.len());
        ends.flat_map(|(_, keys)| walk.slots(keys)).collect::<Vec<_>>()
    };
    let mut found = slots(form);
    let company = without_company_marks(form);
    if company != form {
        let is_body = |slot: &Slot| index.kind(index.form(slot.form()).entity) == EntityKind::Organization;
        found.extend(slots(company).into_iter().filter(is_body));
    }
    let mut senses: Vec<Sense> = found
        .into_iter()
        .map(|slot| {
            let listed = index.form(slot.form()).text;
            let how = if listed == form {
                How::Exact
            } else if slot.order() != Order::Listed {
                How::Reordered
            } else if form.starts_with(is_hangul) && form.contains(' ') && !listed.contains(' ') {
                How::Spaced
            } else {
                How::Fold
            };
            Sense { form: slot.form(), how }
        })
        .collect();
    senses.sort_by_key(|sense| (rank(sense.how), sense.form));
    // Of forms that differ in the marks of a company one says all.
    let said = |sense: &Sense| (index.form(sense.form).entity, index.form(sense.form).text);
    senses.dedup_by(|sense, before| said(sense) == said(before));
    senses
}

const fn rank(how: How) -> u8 {
    match how {
        How::Exact => 0,
        How::LineBreak | How::Fold => 1,
        How::Spaced => 2,
        How::Reordered | How::Surname | How::Title | How::Sound => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::AliasTable;

    fn found(form: &str) -> Vec<(String, How)> {
        let rows = "id,kind,form,role\na,person,정윤호,canonical\na,person,Jung Yunho,canonical\nb,person,윤호중,canonical\n\
                    b,person,Yun Hojung,canonical\nc,organization,JUNG YUN-HO,alias\nd,place,서울,canonical\n";
        let index = NameIndex::new(&AliasTable::read(0, rows.as_bytes(), &mut Vec::new()));
        let id = |sense: &Sense| index.entity(index.form(sense.form).entity).id.to_owned();
        lookup(form, &index).iter().map(|sense| (id(sense), sense.how)).collect()
    }

    #[test]
    fn every_entity_with_the_letters_is_told_the_nearest_first() {
        let of = |rows: &[(&str, How)]| rows.iter().map(|(id, how)| ((*id).to_owned(), *how)).collect::<Vec<_>>();
        assert_eq!(found("Jung Yunho"), of(&[("a", How::Exact), ("c", How::Fold)]));
        assert_eq!(found("Yunho Jung"), of(&[("b", How::Fold), ("a", How::Reordered)]));
        assert_eq!(found("정 윤 호"), of(&[("a", How::Spaced)]));
        assert_eq!(found(" \u{1109}\u{1165}울\u{200B}"), of(&[("d", How::Exact)]));
        assert_eq!(found("서울시"), []);
        assert_eq!(found(""), []);
    }
}
