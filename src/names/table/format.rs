//! The canonical form of a table that people keep: one order, one style, every comment where it belongs.
//!
//! Entities stand in the order of their ids, the forms of each as in [`AliasTable::to_toml`] and [`AliasTable::to_csv`]. A
//! comment above an entity, a key, an alias or a row goes with it, and so does one behind it. A comment that stands alone,
//! with a blank line behind it, begins a section; entities are put in order within it and never leave it.

mod keys;
mod rows;

use super::reading::with_line_feeds;
use super::{AliasTable, Format};
use crate::diagnostic::{Diagnostic, LineIndex};
use crate::rule::{Rule, Severity};
use crate::text::Span;

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// The table in canonical form, in its own format.
///
/// A word that is unknown stays where it is: what is wrong with a table is said by its checks.
///
/// # Errors
/// That the file cannot be read, or that it is written in a way that this does not take apart, such as TOML with the header
/// `[entity.en]`. Nothing is lost then, for nothing is written.
///
/// ```
/// use romaja::names::format_table;
/// let table = "[[entity]]\nid = 'lee' # hers\naliases = ['Yi Ann',]\nen='Lee Ann'\nkind = 'person'\n";
/// assert_eq!(
///     format_table(table.as_bytes()).unwrap(),
///     "[[entity]]\nid = \"lee\" # hers\nkind = \"person\"\nen = \"Lee Ann\"\naliases = [\"Yi Ann\"]\n"
/// );
/// ```
pub fn format_table(file: &[u8]) -> Result<String, Vec<Diagnostic>> {
    let of_old_mac = with_line_feeds(file);
    let file = of_old_mac.as_deref().unwrap_or(file);
    let read = Read::of(file);
    let is_unread = |finding: &Diagnostic| {
        let is_of_bytes = matches!(finding.rule, Rule::TableSyntax | Rule::TableEncoding);
        is_of_bytes && finding.severity == Severity::Error
    };
    if read.faults.iter().any(is_unread) {
        return Err(read.faults.into_iter().filter(is_unread).collect());
    }
    let text = std::str::from_utf8(file).unwrap_or_default();
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    // Rows of which no form was read are some other program's, or divided by something else.
    if matches!(Format::of(text), Format::Delimited(_)) && read.table.entities.is_empty() && !read.faults.is_empty() {
        return Err(read.faults);
    }
    let formatted = match Format::of(text) {
        Format::Toml => keys::toml(text),
        Format::Jsonl => keys::jsonl(text),
        Format::Delimited(delimiter) => rows::format(text, delimiter, &read.table),
    };
    formatted.and_then(|formatted| read.same(formatted)).map_err(|at| vec![unusual(text, at)])
}

/// A table and what was said of it as a file.
struct Read {
    table: AliasTable,
    faults: Vec<Diagnostic>,
}

impl Read {
    fn of(file: &[u8]) -> Self {
        let mut faults = Vec::new();
        let mut table = AliasTable::read(0, file, &mut faults);
        // The canonical form has neither a mark nor a flag twice.
        faults.retain(|fault| fault.severity == Severity::Error);
        table.sort_by_id();
        Self { table, faults }
    }

    /// The formatted text, if it says what the table does, faults included.
    fn same(&self, formatted: String) -> Result<String, Span> {
        let said = |read: &Self| {
            let mut said: Vec<(Rule, String)> =
                read.faults.iter().map(|fault| (fault.rule, fault.message.clone())).collect();
            said.sort();
            said
        };
        let after = Self::of(formatted.as_bytes());
        let is_same = self.table.to_csv() == after.table.to_csv() && said(self) == said(&after);
        if is_same { Ok(formatted) } else { Err(Span::empty(0)) }
    }
}

fn unusual(text: &str, span: Span) -> Diagnostic {
    let at = LineIndex::new(text).place(text, 0, span);
    Diagnostic::new(Rule::TableSchema, at, "the table is written in a way that has no canonical form")
        .help("in TOML, write `key = value` under `[[entity]]`, and no header such as `[entity.en]`; mend first what `romaja names check` says")
}

/// Comments that stand together, a line each.
type Group<'t> = Vec<&'t str>;

/// What stands between two items of a table.
#[derive(Debug, Default)]
struct Gap<'t> {
    /// A comment on the line of the item before.
    behind: Option<&'t str>,
    /// Comments right below that line.
    below: Group<'t>,
    /// Comments between blank lines.
    alone: Vec<Group<'t>>,
    /// Comments right above the item after.
    above: Group<'t>,
}

impl<'t> Gap<'t> {
    /// Reads a gap of blanks, commas and comments; `None` where there is anything else.
    fn of(gap: &'t str, begins: Begins, ends: Ends) -> Option<Self> {
        let mut found = Self::default();
        let mut groups: Vec<Group<'t>> = vec![Vec::new()];
        let mut lines = gap.split('\n');
        if begins == Begins::BehindItem {
            found.behind = match Held::of(lines.next().unwrap_or_default()) {
                Held::Nothing => None,
                Held::Comment(comment) => Some(comment),
                Held::More => return None,
            };
        }
        for line in lines {
            match Held::of(line) {
                Held::Comment(comment) => groups.last_mut()?.push(comment),
                Held::Nothing => groups.push(Vec::new()),
                Held::More => return None,
            }
        }
        // The last line is that of the item after, or empty: what stands on it is no comment.
        let is_line_of_next = groups.pop().filter(|group| !group.is_empty());
        let mut last = groups.pop().unwrap_or_default();
        last.extend(is_line_of_next.into_iter().flatten());
        let is_first = groups.is_empty();
        if ends == Ends::BeforeItem && !(is_first && last.is_empty()) {
            found.above = last;
        } else if is_first && begins == Begins::BehindItem {
            found.below = last;
        } else if !last.is_empty() {
            groups.push(last);
        }
        if begins == Begins::BehindItem && !groups.is_empty() && !is_first {
            found.below = groups.remove(0);
        }
        found.alone = groups.into_iter().filter(|group| !group.is_empty()).collect();
        Some(found)
    }
}

/// What stands before a gap.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    File,
    BehindItem,
}

/// What stands behind a gap.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    BeforeItem,
    File,
}

/// What a line of a gap holds.
enum Held<'t> {
    /// Nothing but a comma.
    Nothing,
    /// A comment, behind a comma or not.
    Comment(&'t str),
    /// Something that belongs in no gap.
    More,
}

impl<'t> Held<'t> {
    fn of(line: &'t str) -> Self {
        let line = line.trim();
        let line = line.strip_prefix(',').unwrap_or(line).trim_start();
        match line {
            "" => Self::Nothing,
            line if line.starts_with('#') => Self::Comment(line),
            _ => Self::More,
        }
    }
}

/// An entity, or a row of one, as it will be written.
struct Block {
    /// What it is put in order by.
    id: String,
    /// All its lines, comments included.
    lines: String,
}

/// Entities under a comment that stands alone.
#[derive(Default)]
struct Section<'t> {
    heading: Vec<Group<'t>>,
    blocks: Vec<Block>,
}

/// Writes sections one after another, with `between` between two blocks.
fn write(sections: Vec<Section<'_>>, between: &str) -> String {
    let mut text = String::new();
    for Section { heading, mut blocks } in sections {
        for group in heading {
            if !text.is_empty() {
                text.push('\n');
            }
            push_lines(&group, &mut text);
        }
        if !text.is_empty() && !blocks.is_empty() {
            text.push('\n');
        }
        blocks.sort_by(|a, b| a.id.cmp(&b.id));
        for (index, block) in blocks.iter().enumerate() {
            text.push_str(if index == 0 { "" } else { between });
            text.push_str(&block.lines);
        }
    }
    text
}

fn push_lines(lines: &[&str], to: &mut String) {
    for line in lines {
        to.push_str(line);
        to.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formatted(text: &str) -> String {
        let once = format_table(text.as_bytes()).unwrap_or_else(|findings| panic!("{findings:?}"));
        assert_eq!(format_table(once.as_bytes()).unwrap(), once, "is a fixed point");
        once
    }

    #[test]
    fn entities_keys_and_values_have_an_order_and_a_style() {
        assert_eq!(
            formatted(
                "[[entity]]\nkind='place'\nid='b'\naliases=[\"B2\",{lang='ko',form='비',flags=['short','weak']}]\nen={form='B'}\nko=\"비이\"\n\n\n[[entity]]\nid='a'\nkind=\"work\"\nnote=''\nen='A'\naliases=[]\n"
            ),
            "[[entity]]\nid = \"a\"\nkind = \"work\"\nen = \"A\"\n\n[[entity]]\nid = \"b\"\nkind = \"place\"\nko = \"비이\"\nen = \"B\"\naliases = [\"B2\", { form = \"비\", flags = [\"weak\", \"short\"] }]\n"
        );
    }

    #[test]
    fn comments_go_with_what_they_are_about() {
        assert_eq!(
            formatted(
                "# The names of the house.\n\n# Bo.\n[[entity]] # b\nkind = \"person\" # k\n# how she writes it\nen = \"Bo\"   # e\nid = \"b\"\naliases = [\n  # old\n  \"Beau\", # x\n  \"Boh\"\n  # more\n] # l\n# below\n\n[[entity]]\nid = \"a\"\nkind = \"work\"\n"
            ),
            "# The names of the house.\n\n[[entity]]\nid = \"a\"\nkind = \"work\"\n\n# Bo.\n[[entity]] # b\nid = \"b\"\nkind = \"person\" # k\n# how she writes it\nen = \"Bo\" # e\naliases = [\n    # old\n    \"Beau\", # x\n    \"Boh\",\n    # more\n] # l\n# below\n"
        );
    }

    #[test]
    fn a_value_with_comments_inside_stays_as_it_is() {
        let entity = "[[entity]]\nid = \"a\"\nkind = \"work\"\nen = \"A\"\n";
        let ignore = "ignore = [ # both\n  'K024: so', # one\n]\n";
        let alias = "aliases = [\n    { form = 'B', flags = [ # why\n 'weak' ] },\n]\n";
        assert_eq!(formatted(&[entity, alias, ignore].concat()), [entity, alias, ignore].concat());
    }

    #[test]
    fn a_comment_that_stands_alone_begins_a_section() {
        let entity = |id: &str| format!("[[entity]]\nid = \"{id}\"\nkind = \"work\"\n");
        let (a, b, c, d) = (entity("a"), entity("b"), entity("c"), entity("d"));
        assert_eq!(
            formatted(&format!("{d}\n{b}\n# Second.\n\n{c}\n{a}\n# End.\n")),
            format!("{b}\n{d}\n# Second.\n\n{a}\n{c}\n# End.\n")
        );
    }

    #[test]
    fn rows_have_an_order_and_keep_their_comments() {
        assert_eq!(
            formatted(
                "# A table.\n\nform,id,kind,role,flags,lang\r\n\"Bo\",b,person,canonical,,\r\n# Bo's\nBeau,b,,alias,\"short weak\",\r\n\"A, B\",a,work,,,\n비,b,,canonical,,\n\n# Rest.\n\nC,c,work,canonical,,en\n"
            ),
            "# A table.\n\nid,kind,lang,form,role,flags\na,work,en,\"A, B\",alias,\nb,person,ko,비,canonical,\nb,person,en,Bo,canonical,\n# Bo's\nb,person,en,Beau,alias,weak short\n\n# Rest.\n\nc,work,en,C,canonical,\n"
        );
    }

    #[test]
    fn lines_of_json_have_an_order_and_a_style() {
        assert_eq!(
            formatted(
                "# names\n{\"kind\":\"work\",\"id\":\"b\",\"aliases\":[{\"form\":\"Bé\",\"note\":null},\"비\"]}\n\n{\"id\":\"a\",\"en\":{\"form\":\"A\",\"from\":\"2020\"},\"kind\":\"place\"}\n"
            ),
            "{\"id\": \"a\", \"kind\": \"place\", \"en\": {\"form\": \"A\", \"from\": \"2020\"}}\n# names\n{\"id\": \"b\", \"kind\": \"work\", \"aliases\": [\"Bé\", \"비\"]}\n"
        );
    }

    #[test]
    fn what_nobody_sees_stays_escaped() {
        let entity = "[[entity]]\nid = \"a\"\nkind = \"work\"\n";
        let escaped = [entity, "en = \"A\\u202EB\\u2028C\\u200BD\\u00A0E\\U000E0041\"\n"].concat();
        assert_eq!(formatted(&escaped), escaped);
        assert_eq!(formatted(&[entity, "en = \"A\u{200B}B\"\n"].concat()), [entity, "en = \"A\\u200BB\"\n"].concat());
        let line = "{\"id\": \"a\", \"kind\": \"work\", \"en\": \"A\\u202eB\\udb40\\udc41\"}\n";
        assert_eq!(formatted(line), line);
    }

    #[test]
    fn what_is_unknown_stays() {
        assert_eq!(
            formatted(
                "[[entity]]\n'the colour' = 1\ncolour = {red=1}\nkind='wrk'\nid='a'\nen={form='A',flags=['short','odd','weak'],hue='x',from='2025-13'}\nignore='K024'\n"
            ),
            "[[entity]]\nid = \"a\"\nkind = \"wrk\"\nen = { form = \"A\", flags = [\"weak\", \"short\", \"odd\"], from = \"2025-13\", hue = 'x' }\n\"the colour\" = 1\ncolour = {red=1}\nignore = [\"K024\"]\n"
        );
        assert_eq!(
            formatted("{\"hue\":[1,2], \"id\":\"a\",\"kind\":5,\"en\":{\"form\":\"A\",\"hue\":null}}\n"),
            "{\"id\": \"a\", \"kind\": 5, \"en\": {\"form\": \"A\", \"hue\": null}, \"hue\": [1,2]}\n"
        );
        assert_eq!(
            formatted(
                "hue,form,kind,id,role,flags,lang\nred,A,wrk,a,main,odd short,klingon\n,B,,a,,weak weak,,rest\n,C,place,a,,,\n"
            ),
            "id,kind,lang,form,role,flags,hue\na,wrk,klingon,A,main,short odd,red\na,work,en,B,alias,weak,,rest\na,place,en,C,alias,,\n"
        );
        assert_eq!(formatted("form,id,kind\rA,a,work\r"), "id,kind,form\na,work,A\n");
    }

    #[test]
    fn what_is_written_of_a_table_is_in_canonical_form() {
        let mut table = AliasTable::shipped();
        table.sort_by_id();
        for text in [table.to_toml(), table.to_csv()] {
            assert!(format_table(text.as_bytes()).unwrap() == text);
        }
    }

    #[test]
    fn what_cannot_be_read_or_taken_apart_is_left_alone() {
        for (text, rule) in [
            ("[[entity]]\nid = \"a\n", Rule::TableSyntax),
            ("{\"id\": \"a\", \"en\": {\"form\": \"A\", \"form\": \"B\"}}\n", Rule::TableSchema),
            ("[[entity]]\nid = \"a\"\nkind = \"work\"\n[entity.en]\nform = \"A\"\n", Rule::TableSchema),
            ("entity = [{ id = \"a\", kind = \"work\" }]\n", Rule::TableSchema),
        ] {
            assert_eq!(format_table(text.as_bytes()).unwrap_err()[0].rule, rule, "{text}");
        }
    }
}
