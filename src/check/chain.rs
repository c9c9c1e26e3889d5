//! Canonical forms that are aliases of another entity: text with them would change again at each run.

use std::collections::HashMap;

use super::Checked;
use super::findings::{Findings, Remedy};
use super::shared::{Dispute, listed};
use crate::diagnostic::Diagnostic;
use crate::names::{Form, Role, quoted};
use crate::rule::Rule;
use crate::text::EntityId;

/// An alias that is the canonical form of another entity.
#[derive(Clone, Copy)]
pub(super) struct Link<'t> {
    /// The canonical form: text that other aliases become.
    pub(super) canonical: &'t Form,
    /// The alias: what that text would become something else by.
    pub(super) alias: &'t Form,
    /// The dispute that it is of.
    dispute: usize,
}

impl<'t> Link<'t> {
    /// The links of all disputes in which forms are canonical and others are aliases, by the places of the aliases.
    pub(super) fn all(disputes: &[Dispute<'t>]) -> Vec<Self> {
        let of_dispute = |(dispute, sides): (usize, &Dispute<'t>)| {
            let forms = || sides.sides.iter().map(|side| side.form);
            let canonicals: Vec<&Form> =
                forms().filter(|form| form.role == Role::Canonical).take(MOST_CANONICAL).collect();
            let links = canonicals.iter().flat_map(|canonical| {
                let aliases = forms().filter(|form| form.role == Role::Alias);
                aliases.map(|alias| Self { canonical, alias, dispute })
            });
            links.collect::<Vec<_>>()
        };
        let mut links: Vec<Self> = disputes.iter().enumerate().flat_map(of_dispute).collect();
        links.sort_by_key(|link| link.alias.place);
        links
    }
}

/// Of forms that are canonical in more entities than these, the others lead nowhere: a table may have one name a million times.
const MOST_CANONICAL: usize = 4;

/// The links with one number together, in the order in which they are met.
fn together<'l, 't>(links: impl Iterator<Item = (usize, &'l Link<'t>)>) -> Vec<Vec<&'l Link<'t>>> {
    let mut groups: Vec<Vec<&Link<'t>>> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for (number, link) in links {
        let place = *places.entry(number).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(link);
    }
    groups
}

/// A canonical form that is an alias elsewhere, if that leads nowhere back.
pub(super) fn chain(checked: &Checked<'_>, findings: &mut Findings) {
    // Where two have the form as canonical, the conflict is said.
    let is_sure =
        |link: &&Link<'_>| checked.disputes.get(link.dispute).is_some_and(|known| known.canonical().is_some());
    let links = checked.links.iter().filter(|link| !checked.is_in_cycle(link)).filter(is_sure);
    let links = links.map(|link| (link.dispute, link));
    for links in together(links) {
        let Some(Link { canonical, alias, dispute }) = links.first().copied() else { continue };
        let (text, one) = (quoted(&canonical.text), checked.id(canonical));
        let others: Vec<String> = links.iter().map(|link| checked.id(link.alias)).collect();
        let becomes =
            checked.table.canonical_for(alias).filter(|_| others.len() == 1).map_or_else(String::new, |form| {
                format!(", so that text would become {text} and then {}", quoted(&form.text))
            });
        let message = format!("{text} is the canonical form of {one} and an alias of {}{becomes}", listed(&others));
        let somebody = match others.as_slice() {
            [other] => format!("remove the alias if {other} is somebody else; join the two entities if they are one"),
            _ => "remove the aliases of those who are somebody else; join the entities that are one".to_owned(),
        };
        let both = if others.len() == 1 { "both" } else { "all" };
        let mut finding = Diagnostic::new(Rule::Chain, alias.place, message)
            .related(canonical.place, format!("the canonical form of {one}"))
            .help(format!("{somebody}; if {both} bear the name, flag {both} forms `ambiguous`"));
        for link in links.iter().skip(1) {
            finding = finding.related(link.alias.place, format!("an alias of {}", checked.id(link.alias)));
        }
        let flags = checked.disputes.get(*dispute).map(Dispute::flags).unwrap_or_default();
        findings.push_with(finding, Remedy::unsure(format!("flag {both} `ambiguous`"), flags));
    }
}

/// Canonical forms that are aliases of each other's entities, in a ring.
pub(super) fn cycle(checked: &Checked<'_>, findings: &mut Findings) {
    let links = checked.links.iter().filter(|link| checked.is_in_cycle(link));
    for ring in together(links.map(|link| (checked.rings[&link.alias.entity], link))) {
        let Some(link) = ring.first() else { continue };
        let mut ids: Vec<String> = ring.iter().map(|link| checked.id(link.alias)).collect();
        ids.dedup();
        let message = format!("the canonical forms of {} are aliases of each other, in a ring", listed(&ids));
        let mut finding = Diagnostic::new(Rule::Cycle, link.alias.place, message).help(
            "text would change at each run: decide for each name which spelling is right, keep the others as aliases of that \
             one entity, and remove them elsewhere",
        );
        for other in ring.iter().skip(1) {
            finding = finding.related(other.alias.place, format!("an alias of {}", checked.id(other.alias)));
        }
        findings.push(finding);
    }
}

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
    fn an_alias_of_many_is_said_once() {
        let rows = rows(&[("Alpha", "Beta"), ("Gamma", "Beta"), ("Delta", "Beta"), ("Beta", "Eta")]);
        assert_eq!(
            findings_of(Rule::Chain, &rows),
            ["3: `Beta` is the canonical form of `Beta` and an alias of `Alpha`, `Gamma` and `Delta`"]
        );
    }

    #[test]
    fn a_ring_shows_all_its_rows() {
        let names: Vec<String> = (0..12).map(|number| format!("N{number}X")).collect();
        let links: Vec<(&str, &str)> =
            (0..12).map(|number| (names[number].as_str(), names[(number + 1) % 12].as_str())).collect();
        let table = format!("id,kind,lang,form,role\n{}\n", rows(&links));
        let findings = crate::check::run(&[table], &crate::check::Options::default()).findings;
        assert_eq!(findings.len(), 1);
        assert!(findings[0].message.starts_with("the canonical forms of `N0X`, `N1X`, `N2X` and 9 more are"));
        assert_eq!(findings[0].related.len(), 11);
    }

    #[test]
    fn a_ring_is_said_once() {
        let ring = rows(&[("Alpha", "Beta"), ("Beta", "Gamma"), ("Gamma", "Alpha")]);
        let said = findings_of(Rule::Cycle, &ring);
        assert_eq!(
            said,
            ["3: the canonical forms of `Alpha`, `Beta` and `Gamma` are aliases of each other, in a ring"]
        );
        assert!(findings_of(Rule::Chain, &ring).is_empty());
    }

    #[test]
    fn a_ring_is_seen_where_another_has_a_form_of_it() {
        let ring = rows(&[("Alpha", "Beta"), ("Beta", "Gamma"), ("Gamma", "Alpha")]);
        for role in ["canonical", "alias"] {
            let said = findings_of(Rule::Cycle, &format!("{ring}\nDelta,work,en,Beta,{role}"));
            assert_eq!(said.len(), 1, "{said:?}");
        }
    }

    #[test]
    fn a_chain_as_long_as_the_table_is_walked_in_linear_time() {
        let names: Vec<String> = (0..20_000).map(|number| format!("N{number}X")).collect();
        let links: Vec<(&str, &str)> = names.windows(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
        assert_eq!(findings_of(Rule::Chain, &rows(&links)).len(), names.len() - 2);
    }
}
