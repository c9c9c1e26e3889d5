//! Making an index of a table.

use super::keys::{
    Hash, LONG, LONGEST, Order, SAME, SURNAME, Slot, bits, length_bit, letters, opening_length, place, prefix_length,
};
use super::layout::{NEVER_WRITES, Section, bytes_of, join};
use super::pairs;
use super::traits::Traits;
use super::{FormId, NameIndex};
use crate::names::company::without_company_marks;
use crate::names::fold::fold_letter;
use crate::names::table::{AliasTable, Date, Entity, EntityKind, Flag, Form, Script};
use crate::normalize::{Document, Layout, normalize};
use crate::rule::{Profile, Selection};
use crate::text::Text;

/// Bits of the filter for each prefix: one of a hundred words that begin no name passes.
const FILTER_BITS: usize = 14;

/// Bits for each opening.
const OPENING_BITS: usize = 16;

/// A key on its way into the index.
struct Key {
    hash: u64,
    /// What its first letters hash to, if it has so many.
    opening: Option<Hash>,
    /// Its letters, in the one buffer of all keys.
    start: usize,
    length: usize,
    slot: Slot,
}

/// The bytes of the index. `None` of a table that does not fit in numbers of 32 bits.
pub(super) fn index(table: &AliasTable, origin: u128) -> Option<Vec<u8>> {
    u32::try_from(table.forms.iter().map(|form| form.text.len()).sum::<usize>()).ok()?;
    u32::try_from(table.entities.iter().map(|entity| entity.id.len()).sum::<usize>()).ok()?;
    Slot::new(FormId(u32::try_from(table.forms.len()).ok()?), Order::Listed)?;
    let forms = Forms::of(table);
    let mut keys = Keys::of(table, &forms);
    let mut sections = <[Vec<u8>; Section::COUNT]>::default();
    let mut put = |section: Section, bytes: Vec<u8>| sections[section as usize] = bytes;
    put(Section::Origin, origin.to_le_bytes().to_vec());
    put(Section::FormEntities, bytes_of(table.forms.iter().map(|form| form.entity.0)));
    let traits_of = |(id, form)| Traits::of(form, forms.get(id)).number().to_le_bytes();
    put(Section::FormTraits, table.forms.iter().enumerate().flat_map(traits_of).collect());
    put(Section::Dates, dates(table));
    let ends = |ranges: &mut dyn Iterator<Item = usize>| bytes_of(std::iter::once(0).chain(ranges.map(count)));
    put(Section::EntityForms, ends(&mut table.entities.iter().map(|entity| entity.forms.end)));
    put(Section::EntityKinds, table.entities.iter().map(|entity| kind(table, entity)).collect());
    let mut length = 0;
    put(
        Section::IdStarts,
        ends(&mut table.entities.iter().map(|entity| {
            length += entity.id.len();
            length
        })),
    );
    put(Section::Ids, table.entities.iter().flat_map(|entity| entity.id.bytes()).collect());
    put(Section::First, first_letters(&keys, table, &forms));
    put(Section::Openings, keys.openings());
    put(Section::Pairs, keys.pairs.bytes());
    let (filter, buckets) = keys.place();
    put(Section::Filter, filter);
    put(Section::Buckets, buckets);
    put(Section::Slots, bytes_of(keys.all.iter().map(|key| key.slot.number())));
    put(Section::KeyLengths, keys.lengths());
    put(Section::Shorter, bytes_of(keys.shorter()));
    put(Section::FormStarts, bytes_of(forms.starts));
    put(Section::Text, forms.text.into_bytes());
    join(&sections)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What an entity is, and whether a reporter with its name is somebody else.
fn kind(table: &AliasTable, entity: &Entity) -> u8 {
    let never_writes = table.forms[entity.forms.clone()].iter().any(|form| form.flags.has(Flag::NoByline));
    entity.kind as u8 | if never_writes { NEVER_WRITES } else { 0 }
}

fn dates(table: &AliasTable) -> Vec<u8> {
    let number = |date: Option<Date>| date.map_or(0, Date::number);
    let dated = (0..).zip(&table.forms).filter(|(_, form)| form.from.is_some() || form.to.is_some());
    bytes_of(dated.flat_map(|(id, form)| [id, number(form.from), number(form.to)]))
}

/// The forms as they may stand in clean text.
struct Forms {
    text: String,
    starts: Vec<u32>,
}

impl Forms {
    fn of(table: &AliasTable) -> Self {
        let mut text = String::with_capacity(table.forms.iter().map(|form| form.text.len()).sum());
        let mut starts = vec![0];
        for form in &table.forms {
            let is_body = table.entity(form.entity).kind == EntityKind::Organization;
            clean(if is_body { without_company_marks(&form.text) } else { &form.text }, &mut text);
            starts.push(count(text.len()));
        }
        Self { text, starts }
    }

    fn get(&self, form: usize) -> &str {
        &self.text[self.starts[form] as usize..self.starts[form + 1] as usize]
    }
}

/// Adds a form composed, without what nobody sees and without controls, whatever a table holds.
fn clean(form: &str, to: &mut String) {
    let is_plain = |letter: char| letter == ' ' || letter.is_ascii_graphic() || matches!(letter, '가'..='힣');
    if form.chars().all(is_plain) {
        to.push_str(form);
        return;
    }
    let selection = Selection::profile(Profile::Minimal);
    let clean = normalize(Text::new(form), Document::default(), Layout::Line, selection);
    to.extend(clean.as_str().chars().filter(|letter| !letter.is_control()));
}

struct Keys {
    letters: String,
    all: Vec<Key>,
    pairs: pairs::Building,
}

impl Keys {
    fn of(table: &AliasTable, forms: &Forms) -> Self {
        let mut keys =
            Self { letters: String::new(), all: Vec::with_capacity(table.forms.len()), pairs: pairs::Building::new() };
        for (id, form) in table.forms.iter().enumerate() {
            let text = forms.get(id);
            let form_id = FormId(count(id));
            keys.add(text, form_id, Order::Listed);
            if let Some(order) = other_order(table, form, text) {
                keys.add(text, form_id, order);
            }
        }
        keys
    }

    fn add(&mut self, text: &str, form: FormId, order: Order) {
        let Some(slot) = Slot::new(form, order) else { return };
        let start = self.letters.len();
        let mut hash = Hash::START;
        let mut length = 0;
        let mut prefix = 0;
        let mut opening = None;
        let is_whole = letters(text.as_bytes(), order, |letter| {
            if length == 0 {
                prefix = prefix_length(letter);
            }
            if length < prefix {
                hash = hash.then(u32::from(letter));
            }
            length += 1;
            if length == opening_length(prefix == prefix_length('a')) {
                opening = Some(hash);
            }
            self.letters.push(letter);
            length <= LONGEST
        });
        // An empty key never matches anything.
        if length == 0 || !is_whole {
            self.letters.truncate(start);
            return;
        }
        self.pairs.add(&self.letters[start..], text.starts_with(char::is_lowercase));
        let hash = if length < prefix { hash.of_whole() } else { hash.of_prefix() };
        self.all.push(Key { hash, opening, start, length: self.letters.len() - start, slot });
    }

    fn text(&self, key: &Key) -> &str {
        &self.letters[key.start..key.start + key.length]
    }

    /// How long the keys are that begin with each letter.
    fn first(&self) -> Vec<u16> {
        let mut lengths = vec![0; 0x1_0000];
        for key in &self.all {
            let text = self.text(key);
            let Some(first) = text.chars().next() else { continue };
            let length = text.chars().take(prefix_length(first)).count();
            let bit = if length < prefix_length(first) { length_bit(length) } else { LONG };
            if let Some(known) = lengths.get_mut(first as usize) {
                *known |= bit;
            }
        }
        lengths
    }

    /// The openings, so few of the bits set that one of sixteen other openings is taken for one of them.
    fn openings(&self) -> Vec<u8> {
        let mut openings: Vec<Hash> = self.all.iter().filter_map(|key| key.opening).collect();
        openings.sort_unstable();
        openings.dedup();
        let words = (openings.len() * OPENING_BITS).div_ceil(64).max(1);
        let mut set = vec![0_u64; words];
        for opening in openings {
            let bit = opening.of_opening(words * 64);
            set[bit / 64] |= 1 << (bit % 64);
        }
        set.into_iter().flat_map(u64::to_le_bytes).collect()
    }

    /// How many letters each key has.
    fn lengths(&self) -> Vec<u8> {
        let length = |key| u8::try_from(self.text(key).chars().count()).unwrap_or(u8::MAX);
        self.all.iter().map(length).collect()
    }

    /// For each key, as they are placed, which others it begins with.
    fn shorter(&self) -> Vec<u32> {
        // The first and the last of those with the same letters, each group beginning with the one before.
        let mut open: Vec<(usize, usize)> = Vec::new();
        let mut shorter = Vec::with_capacity(self.all.len());
        for (slot, key) in self.all.iter().enumerate() {
            let text = self.text(key);
            while open.pop_if(|(first, _)| !text.starts_with(self.text(&self.all[*first]))).is_some() {}
            match open.last_mut() {
                Some((first, last)) if self.all[*first].length == key.length => {
                    *last = slot;
                    shorter.push(SAME | count(*first));
                }
                before => {
                    shorter.push(count(before.map_or(slot, |(_, last)| *last)));
                    open.push((slot, slot));
                }
            }
        }
        shorter
    }

    /// Sorts the keys by bucket, then by letters; filter and buckets.
    fn place(&mut self) -> (Vec<u8>, Vec<u8>) {
        let mut hashes: Vec<u64> = self.all.iter().map(|key| key.hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        let buckets = hashes.len().max(1);
        let words = (hashes.len() * FILTER_BITS).div_ceil(64).max(1);
        let mut filter = vec![0_u64; words];
        for hash in hashes {
            filter[place(hash, words)] |= bits(hash);
        }
        let letters = &self.letters;
        let text = |key: &Key| &letters.as_bytes()[key.start..key.start + key.length];
        self.all.sort_by(|a, b| {
            let bucket = |key: &Key| place(key.hash, buckets);
            // Stable, so that the forms of one key stay in the order of the table.
            bucket(a).cmp(&bucket(b)).then_with(|| text(a).cmp(text(b)))
        });
        let mut starts = vec![0; buckets + 1];
        for key in &self.all {
            starts[place(key.hash, buckets) + 1] += 1;
        }
        for bucket in 0..buckets {
            starts[bucket + 1] += starts[bucket];
        }
        (filter.into_iter().flat_map(u64::to_le_bytes).collect(), bytes_of(starts))
    }
}

/// What is known of each first letter: how long the keys are that begin so, and whether a surname may. A surname is a word of some
/// form of a person, or begins a Hangul one.
fn first_letters(keys: &Keys, table: &AliasTable, forms: &Forms) -> Vec<u8> {
    let mut first = keys.first();
    let persons =
        table.forms.iter().enumerate().filter(|(_, form)| table.entity(form.entity).kind == EntityKind::Person);
    for word in persons.flat_map(|(id, _)| forms.get(id).split([' ', ','])) {
        if let Some(letter) = word.chars().next() {
            fold_letter(letter, &mut |folded| {
                if let Some(known) = first.get_mut(folded as usize) {
                    *known |= SURNAME;
                }
            });
        }
    }
    first.into_iter().flat_map(u16::to_le_bytes).collect()
}

/// How a Latin form of a person stands with its surname at the other end: `Haye-ah Lee`, `Biden Joe`.
fn other_order(table: &AliasTable, form: &Form, text: &str) -> Option<Order> {
    if table.entity(form.entity).kind != EntityKind::Person
        || Script::of(text) != Some(Script::Latin)
        || !text.contains(' ')
    {
        return None;
    }
    let hangul = table.canonical(form.entity, Script::Hangul);
    let is_first = hangul.is_some_and(|hangul| NameIndex::is_korean(&hangul.text));
    Some(if is_first { Order::FirstWordLast } else { Order::LastWordFirst })
}
