//! Canonical forms that are aliases of another entity: text with them would change again at each run.

use std::collections::HashMap;

use super::Checked;
use super::findings::{Findings, Remedy};
use crate::diagnostic::Diagnostic;
use crate::names::{Flag, Form, Repair, Role, quoted};
use crate::rule::Rule;
use crate::text::EntityId;

/// An alias that is the canonical form of another entity.
#[derive(Clone, Copy)]
pub(super) struct Link<'t> {
    /// The canonical form: text that other aliases become.
    pub(super) canonical: &'t Form,
    /// The alias: what that text would become something else by.
    pub(super) alias: &'t Form,
}

impl<'t> Link<'t> {
    /// The link between forms of two entities that share a key, if there is one.
    pub(super) fn between(one: &'t Form, other: &'t Form) -> Option<Self> {
        match (one.role, other.role) {
            (Role::Canonical, Role::Alias) => Some(Self { canonical: one, alias: other }),
            (Role::Alias, Role::Canonical) => Some(Self { canonical: other, alias: one }),
            (Role::Canonical, Role::Canonical) | (Role::Alias, Role::Alias) => None,
        }
    }
}

/// A canonical form that is an alias elsewhere, if that leads nowhere back.
pub(super) fn chain(checked: &Checked<'_>, findings: &mut Findings) {
    for link in checked.links.iter().filter(|link| !checked.is_in_cycle(link)) {
        let Link { canonical, alias } = *link;
        let (text, one, other) = (quoted(&canonical.text), checked.id(canonical), checked.id(alias));
        let becomes = checked.table.canonical_for(alias).map_or_else(String::new, |form| {
            format!(", so that text would become {text} and then {}", quoted(&form.text))
        });
        let message = format!("{text} is the canonical form of {one} and an alias of {other}{becomes}");
        let unflagged = [canonical, alias].into_iter().filter(|form| !form.flags.has(Flag::Ambiguous));
        let repairs: Vec<Repair> = unflagged.map(|form| Repair::Flag(form.place, Flag::Ambiguous.as_str())).collect();
        findings.push_with(
            Diagnostic::new(Rule::Chain, alias.place, message)
                .related(canonical.place, format!("the canonical form of {one}"))
                .help(format!(
                    "remove the alias if {other} is somebody else; join the two entities if they are one; if both bear \
                     the name, flag both forms `ambiguous`"
                )),
            Remedy::unsure("flag both `ambiguous`", repairs),
        );
    }
}

/// Canonical forms that are aliases of each other's entities, in a ring.
pub(super) fn cycle(checked: &Checked<'_>, findings: &mut Findings) {
    // In the order in which the rings are met.
    let mut rings: Vec<Vec<&Link<'_>>> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for link in checked.links.iter().filter(|link| checked.is_in_cycle(link)) {
        let place = *places.entry(checked.rings[&link.alias.entity]).or_insert(rings.len());
        if place == rings.len() {
            rings.push(Vec::new());
        }
        rings[place].push(link);
    }
    for ring in rings {
        let Some(link) = ring.first() else { continue };
        let ids: Vec<String> = ring.iter().map(|link| checked.id(link.alias)).take(SHOWN).collect();
        let message = format!("the canonical forms of {} are aliases of each other", ids.join(", "));
        let mut finding = Diagnostic::new(Rule::Cycle, link.alias.place, message)
            .help("decide which spelling is right and keep the aliases under that one entity; remove the others");
        for other in ring.iter().skip(1).take(SHOWN - 1) {
            finding = finding.related(other.alias.place, format!("an alias of {}", checked.id(other.alias)));
        }
        findings.push(finding);
    }
}

/// How many members of a ring are shown.
const SHOWN: usize = 4;

/// The rings that links make: for each entity in one, a number that all in it share. Entities are walked from a canonical
/// form to the entity whose alias it is; a ring is a strongly connected part of two or more (Tarjan, without recursion, since
/// a chain may be as long as the table).
pub(super) fn rings(links: &[Link<'_>]) -> HashMap<EntityId, usize> {
    let mut next: HashMap<EntityId, Vec<EntityId>> = HashMap::new();
    for link in links {
        next.entry(link.canonical.entity).or_default().push(link.alias.entity);
    }
    let mut walk = Walk { next: &next, seen: HashMap::new(), open: Vec::new(), rings: HashMap::new() };
    for link in links {
        walk.from(link.canonical.entity);
    }
    walk.rings
}

struct Walk<'n> {
    next: &'n HashMap<EntityId, Vec<EntityId>>,
    /// When an entity was reached, and the earliest that it leads back to; `None` once its part is closed.
    seen: HashMap<EntityId, (usize, Option<usize>)>,
    open: Vec<EntityId>,
    rings: HashMap<EntityId, usize>,
}

impl Walk<'_> {
    fn reach(&mut self, entity: EntityId) {
        let time = self.seen.len();
        self.seen.insert(entity, (time, Some(time)));
        self.open.push(entity);
    }

    fn lower(&mut self, entity: EntityId, to: usize) {
        if let Some((_, Some(low))) = self.seen.get_mut(&entity) {
            *low = to.min(*low);
        }
    }

    fn from(&mut self, start: EntityId) {
        if self.seen.contains_key(&start) {
            return;
        }
        self.reach(start);
        let mut path = vec![(start, 0)];
        while let Some((entity, step)) = path.pop() {
            if let Some(to) = self.next.get(&entity).and_then(|next| next.get(step)).copied() {
                path.push((entity, step + 1));
                match self.seen.get(&to) {
                    None => {
                        self.reach(to);
                        path.push((to, 0));
                    }
                    Some((time, Some(_))) => self.lower(entity, *time),
                    Some((_, None)) => {}
                }
                continue;
            }
            let Some((time, Some(low))) = self.seen.get(&entity).copied() else { continue };
            if let Some((before, _)) = path.last() {
                self.lower(*before, low);
            }
            if low == time {
                self.close(entity, time);
            }
        }
    }

    fn close(&mut self, root: EntityId, ring: usize) {
        let start = self.open.iter().rposition(|entity| *entity == root).unwrap_or(self.open.len());
        let part = self.open.split_off(start);
        for entity in &part {
            if let Some((_, low)) = self.seen.get_mut(entity) {
                *low = None;
            }
            if part.len() > 1 {
                self.rings.insert(*entity, ring);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::findings_of;
    use crate::rule::Rule;

    /// Entities whose aliases are the canonical forms of others.
    fn rows(links: &[(&str, &str)]) -> String {
        let row = |(canonical, alias): &(&str, &str)| {
            format!("{canonical},work,en,{canonical},canonical\n{canonical},work,en,{alias},alias")
        };
        links.iter().map(row).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_chain_is_said_link_by_link() {
        let chain = rows(&[("Alpha", "Beta"), ("Beta", "Gamma"), ("Gamma", "Delta")]);
        let said = findings_of(Rule::Chain, &chain);
        assert_eq!(said.len(), 2, "{said:?}");
        assert_eq!(
            said[0],
            "3: `Beta` is the canonical form of `Beta` and an alias of `Alpha`, so that text would become `Beta` and then `Alpha`"
        );
        assert!(findings_of(Rule::Cycle, &chain).is_empty() && findings_of(Rule::Conflict, &chain).is_empty());
    }

    #[test]
    fn a_ring_is_said_once() {
        let ring = rows(&[("Alpha", "Beta"), ("Beta", "Gamma"), ("Gamma", "Alpha")]);
        let said = findings_of(Rule::Cycle, &ring);
        assert_eq!(said, ["3: the canonical forms of `Alpha`, `Beta`, `Gamma` are aliases of each other"]);
        assert!(findings_of(Rule::Chain, &ring).is_empty());
    }

    #[test]
    fn a_chain_as_long_as_the_table_is_walked_in_linear_time() {
        let names: Vec<String> = (0..20_000).map(|number| format!("N{number}X")).collect();
        let links: Vec<(&str, &str)> = names.windows(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
        assert_eq!(findings_of(Rule::Chain, &rows(&links)).len(), names.len() - 2);
    }
}
