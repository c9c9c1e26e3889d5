//! Where the parts of a table stand in its file, for who mends it: a repair of a form becomes bytes that replace others, and
//! all else in the file stays as it is, comments and order included.

mod keys;
mod rows;

use std::collections::{HashMap, HashSet};

pub(super) use rows::with_quotes;

use super::Format;
use crate::diagnostic::Place;
use crate::text::Span;

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// What is to be done with the form at a place.
#[derive(Clone, Debug)]
pub(crate) enum Repair {
    /// The form goes, with all that is said of it.
    Remove(Place),
    /// The form is written otherwise.
    Rewrite(Place, String),
    /// A property of the form gets a value: its column or key, and the value.
    Set(Place, &'static str, String),
    /// The form gets a flag.
    Flag(Place, &'static str),
    /// The form loses a flag.
    Unflag(Place, &'static str),
}

impl Repair {
    /// Where it is done.
    pub(crate) const fn place(&self) -> &Place {
        let (Self::Remove(place)
        | Self::Rewrite(place, _)
        | Self::Set(place, ..)
        | Self::Flag(place, _)
        | Self::Unflag(place, _)) = self;
        place
    }
}

/// Bytes, and what becomes of them.
type Edit = (Span, String);

/// The parts of some forms of a file.
pub(crate) struct Layout<'t> {
    /// The file without its byte order mark.
    text: &'t str,
    /// Bytes of the mark.
    base: usize,
    forms: Forms<'t>,
}

/// By where the text of the form begins.
enum Forms<'t> {
    Rows(HashMap<usize, rows::Row>, Box<rows::Sheet>),
    Keys(HashMap<usize, keys::Entry<'t>>, keys::Notation),
}

impl<'t> Layout<'t> {
    /// Finds the forms that begin at `wanted`, bytes of the file. Of a file that is no table none is found.
    pub(crate) fn of(file: &'t str, wanted: &HashSet<usize>) -> Self {
        let text = file.strip_prefix(BYTE_ORDER_MARK).unwrap_or(file);
        let base = file.len() - text.len();
        let is_wanted = |span: Span| wanted.contains(&(span.start + base));
        let forms = match Format::of(text) {
            Format::Delimited(delimiter) => {
                let (forms, sheet) = rows::forms(text, delimiter, is_wanted);
                Forms::Rows(forms, Box::new(sheet))
            }
            Format::Toml => Forms::Keys(keys::forms(super::toml::entities(text), is_wanted), keys::Notation::Toml),
            Format::Jsonl => Forms::Keys(keys::forms(super::jsonl::entities(text), is_wanted), keys::Notation::Json),
        };
        Self { text, base, forms }
    }

    /// The repair as bytes of the file; `None` where the format has no place for it.
    pub(crate) fn edit(&self, repair: &Repair) -> Option<Edit> {
        let at = repair.place().span.start.checked_sub(self.base)?;
        let edit = match &self.forms {
            Forms::Rows(forms, sheet) => rows::edit(self.text, sheet, forms.get(&at)?, repair)?,
            Forms::Keys(forms, notation) => keys::edit(self.text, *notation, forms.get(&at)?, repair)?,
        };
        Some((edit.0.shifted(self.base), edit.1))
    }
}

/// The line or lines that a span lies on, with the end of the last.
fn whole_lines(text: &str, span: Span) -> Span {
    let start = text[..span.start].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let end = text[span.end..].find(['\n', '\r']).map_or(text.len(), |end| {
        let end = span.end + end;
        end + if text[end..].starts_with("\r\n") { 2 } else { 1 }
    });
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::AliasTable;

    /// The file after a repair of the form that reads `form`.
    fn repaired(file: &str, form: &str, repair: impl Fn(Place) -> Repair) -> Option<String> {
        let table = AliasTable::read(0, file.as_bytes(), &mut Vec::new());
        let place = table.forms.iter().rev().find(|known| known.text == form).map(|form| form.place)?;
        let layout = Layout::of(file, &HashSet::from([place.span.start]));
        let (span, with) = layout.edit(&repair(place))?;
        Some([&file[..span.start], &with, &file[span.end..]].concat())
    }

    const ROWS: &str =
        "id,kind,lang,form,role,flags\na,person,en,\"Lee, Ann\",canonical,\n# kept\na,person,en,Anne,alias\n";

    #[test]
    fn a_row_is_mended_cell_by_cell() {
        let flagged = repaired(ROWS, "Anne", |place| Repair::Flag(place, "weak")).unwrap();
        assert_eq!(flagged, ROWS.replace("Anne,alias", "Anne,alias,weak"));
        let written = repaired(ROWS, "Lee, Ann", |place| Repair::Rewrite(place, "Lee Ann".to_owned())).unwrap();
        assert_eq!(written, ROWS.replace("\"Lee, Ann\"", "Lee Ann"));
        let removed = repaired(ROWS, "Anne", Repair::Remove).unwrap();
        assert_eq!(removed, ROWS.replace("a,person,en,Anne,alias\n", ""));
        assert_eq!(repaired(ROWS, "Anne", |place| Repair::Set(place, "from", "2020".to_owned())), None);
    }

    #[test]
    fn a_row_ends_where_its_line_does() {
        for end in ["\n", "\r\n", "\r"] {
            let rows = ROWS.replace('\n', end);
            let removed = repaired(&rows, "Anne", Repair::Remove).unwrap();
            assert_eq!(removed, ROWS.replace("a,person,en,Anne,alias\n", "").replace('\n', end));
        }
    }

    #[test]
    fn the_only_row_that_gives_a_kind_is_not_removed() {
        let rows = "id,kind,lang,form,role\na,,en,Ann,canonical\na,place,en,Anne,alias\n";
        assert_eq!(repaired(rows, "Anne", Repair::Remove), None);
    }

    #[test]
    fn a_byte_order_mark_moves_everything() {
        let removed = repaired(&format!("\u{FEFF}{ROWS}"), "Anne", Repair::Remove).unwrap();
        assert!(removed.starts_with('\u{FEFF}') && !removed.contains("Anne"));
    }

    const TABLE: &str = "[[entity]]\nid = \"a\" # first\nkind = \"person\"\nen = \"Lee Ann\"\naliases = [\n    # known\n    \"Anne\", # hers\n    { form = \"Annie\", flags = [\"weak\"] },\n]\n";

    #[test]
    fn comments_stay_where_an_alias_goes() {
        let removed = repaired(TABLE, "Anne", Repair::Remove).unwrap();
        assert_eq!(removed, TABLE.replace("\"Anne\", # hers\n", "# hers\n"));
        let removed = repaired(TABLE, "Annie", Repair::Remove).unwrap();
        assert_eq!(removed, TABLE.replace("    { form = \"Annie\", flags = [\"weak\"] },\n", ""));
    }

    #[test]
    fn an_alias_goes_with_one_comma() {
        let file = "[[entity]]\nid = \"a\"\nkind = \"work\"\nen = \"A\"\naliases = [\"B\", \"C\", \"D\"]\n";
        for (alias, left) in [("B", "[\"C\", \"D\"]"), ("C", "[\"B\", \"D\"]"), ("D", "[\"B\", \"C\"]")] {
            let removed = repaired(file, alias, Repair::Remove).unwrap();
            assert_eq!(removed, file.replace("[\"B\", \"C\", \"D\"]", left));
        }
    }

    #[test]
    fn the_only_alias_goes_with_the_comma_behind_it() {
        let entity = "[[entity]]\nid = \"a\"\nkind = \"work\"\nen = \"A\"\naliases = ";
        for (list, left) in [
            ("[\"B\"]", "[]"),
            ("[\"B\",]", "[]"),
            ("[\"B\" , ]", "[ ]"),
            ("[\n  \"B\",\n]", "[\n]"),
            ("[\n  \"B\"\n  ,\n]", "[\n  \n]"),
        ] {
            let removed = repaired(&[entity, list, "\n"].concat(), "B", Repair::Remove);
            assert_eq!(removed, Some([entity, left, "\n"].concat()), "{list}");
        }
    }

    #[test]
    fn keys_are_set_and_added() {
        let flagged = repaired(TABLE, "Lee Ann", |place| Repair::Flag(place, "ambiguous")).unwrap();
        assert!(flagged.contains("en = { form = \"Lee Ann\", flags = [\"ambiguous\"] }\n"), "{flagged}");
        let flagged = repaired(TABLE, "Annie", |place| Repair::Flag(place, "short")).unwrap();
        assert!(flagged.contains("{ form = \"Annie\", flags = [\"weak\", \"short\"] }"), "{flagged}");
        let unflagged = repaired(TABLE, "Annie", |place| Repair::Unflag(place, "weak")).unwrap();
        assert!(unflagged.contains("{ form = \"Annie\", flags = [] }"), "{unflagged}");
        let tagged = repaired(TABLE, "Annie", |place| Repair::Set(place, "lang", "ko-Latn".to_owned())).unwrap();
        assert!(tagged.contains("{ form = \"Annie\", flags = [\"weak\"], lang = \"ko-Latn\" }"), "{tagged}");
    }

    #[test]
    fn lines_of_json_are_mended() {
        let file = "{\"id\": \"a\", \"kind\": \"work\", \"en\": \"A\", \"aliases\": [\"B\", {\"form\": \"C\"}]}\n";
        let removed = repaired(file, "C", Repair::Remove).unwrap();
        assert_eq!(removed, file.replace(", {\"form\": \"C\"}", ""));
        let flagged = repaired(file, "B", |place| Repair::Flag(place, "weak")).unwrap();
        assert_eq!(flagged, file.replace("\"B\"", "{ \"form\": \"B\", \"flags\": [\"weak\"] }"));
        let flagged = repaired(file, "C", |place| Repair::Flag(place, "weak")).unwrap();
        assert_eq!(flagged, file.replace("\"C\"", "\"C\", \"flags\": [\"weak\"]"));
    }
}
