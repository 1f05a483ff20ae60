//! What a role template would change in a plan, before it changes it: row by row what stands there and what would. Knows no screen;
//! it does not change a plan.

use std::sync::Arc;

use crate::content::{Template, catalogue, plans, templates};
use crate::letters::lower;
use crate::plan::actions::{Filling, fill, is_used};
use crate::plan::letters::Letters;
use crate::plan::lists::{Which, last_place, listed};
use crate::plan::matrix::cell_id;
use crate::plan::{Cell, Id, IdSet, OrderKey, Plan, Product, Record, Role};

/// What happens to rows in which something is entered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// They stay as they are.
    Fill,
    /// They get the letters of the template and no others.
    Replace,
}

/// What becomes of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It was empty and gets letters.
    New,
    /// Its letters give way.
    Replaced,
    /// It has other letters and stays as it is.
    Kept,
    /// It is as in the template.
    Same,
    /// The template says nothing about it, or leaves it open.
    Open,
}

/// The letters of a role, for one product or all.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The role.
    pub role: Id,
    /// For which product; all without one.
    pub product: Option<Id>,
    /// Its letters: at least one.
    pub letters: Letters,
}

/// A row of the matrix, now and then.
#[derive(Clone, PartialEq, Debug)]
pub struct RowPreview {
    /// The responsibility.
    pub id: Id,
    /// Its text.
    pub text: String,
    /// What becomes of it.
    pub fate: Fate,
    /// What stands there.
    pub before: Vec<Entry>,
    /// What will stand there.
    pub after: Vec<Entry>,
    /// Why the template leaves something open; empty without.
    pub open: &'static str,
}

/// What a template would change.
#[derive(Clone, PartialEq, Debug)]
pub struct Preview {
    /// What is filled in: exactly that.
    pub filling: Filling,
    /// The roles afterwards, in their order.
    pub roles: Vec<Arc<Role>>,
    /// The products afterwards, in their order.
    pub products: Vec<Arc<Product>>,
    /// By area of the catalogue: its name, and the rows that are in use.
    pub areas: Vec<(String, Vec<RowPreview>)>,
    /// So many rows of the template are put away in the plan.
    pub away: usize,
}

impl Preview {
    /// What a template would change in a plan.
    pub fn of(plan: &Plan, template: &Template, mode: Mode) -> Self {
        let all = catalogue();
        let (mut filling, columns) = comings(plan, template);
        // Whatever comes in can be read like the rest from here on. It cannot be refused: its ids are free.
        let then = fill(plan, &filling).map(|change| plan.applied(&change)).unwrap_or_else(|_| plan.clone());
        let mut roles = listed::<Role>(&then, Which::Active);
        let mut products = listed::<Product>(&then, Which::Active);
        let scopes: Vec<Option<Id>> = std::iter::once(None).chain(products.iter().map(|own| Some(own.id.clone()))).collect();
        let area = |name: &&str| {
            let own = then.areas.get(&name.to_ascii_lowercase()).map(|area| area.name.clone());
            (own.unwrap_or_else(|| (*name).to_owned()), Vec::new())
        };
        let mut areas: Vec<(String, Vec<RowPreview>)> = all.areas.iter().map(area).collect();
        let mut away = 0;
        for (entry, row) in all.entries.iter().zip(&template.rows) {
            let Some(item) = then.responsibilities.get(entry.id.as_str()).filter(|item| !item.archived) else {
                away += 1;
                continue;
            };
            let (mut before, mut wanted) = (Vec::new(), Vec::new());
            let mut cells = Vec::new();
            for scope in &scopes {
                let given = if scope.is_none() { &row.whole } else { &row.each };
                for role in &roles {
                    let cell = cell(&entry.id, &role.id, scope.clone());
                    let now = then.cells.get(cell.id.as_str()).map(|own| own.letters).unwrap_or_default();
                    let place = columns.iter().position(|own| *own == role.id);
                    let then = place.and_then(|place| given.get(place)).copied().unwrap_or_default();
                    push(&mut before, &role.id, scope, now);
                    push(&mut wanted, &role.id, scope, then);
                    if now != then {
                        cells.push(Cell { letters: then, ..cell });
                    }
                }
            }
            let fate = match (row.speaks(), before.is_empty()) {
                (false, _) => Fate::Open,
                _ if cells.is_empty() => Fate::Same,
                (_, true) => Fate::New,
                _ if mode == Mode::Replace => Fate::Replaced,
                _ => Fate::Kept,
            };
            let changes = matches!(fate, Fate::New | Fate::Replaced);
            if changes {
                filling.cells.append(&mut cells);
            }
            let after = if changes { wanted } else { before.clone() };
            let (id, text) = (entry.id.clone(), item.text.clone());
            areas[entry.area].1.push(RowPreview { id, text, fate, before, after, open: row.open });
        }
        // Where no row gets letters of theirs, new roles and products do not come in.
        let idle = |role: &Id, cells: &[Cell]| {
            plan.roles.get(role.as_str()).is_none() && !cells.iter().any(|cell| cell.role.as_ref() == Some(role))
        };
        let Filling { cells, roles: coming, products: made, .. } = &mut filling;
        coming.retain(|role| !idle(&role.id, cells));
        roles.retain(|role| !idle(&role.id, cells));
        let unused = |product: &Id, cells: &[Cell]| {
            plan.products.get(product.as_str()).is_none() && !cells.iter().any(|cell| cell.product.as_ref() == Some(product))
        };
        made.retain(|product| !unused(&product.id, cells));
        products.retain(|product| !unused(&product.id, cells));
        Self { filling, roles, products, areas, away }
    }

    /// The rows, in the order of the catalogue.
    pub fn rows(&self) -> impl Iterator<Item = &RowPreview> {
        self.areas.iter().flat_map(|(_, rows)| rows)
    }

    /// How many rows share a fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.rows().filter(|row| row.fate == fate).count()
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.filling == Filling::default()
    }
}

/// How far the matrix is from a template: in how many rows it has other letters, of how many about which the template says something.
pub fn distance(plan: &Plan, template: &Template) -> (usize, usize) {
    let preview = Preview::of(plan, template, Mode::Replace);
    let other = preview.count(Fate::New) + preview.count(Fate::Replaced);
    (other, other + preview.count(Fate::Same))
}

fn push(entries: &mut Vec<Entry>, role: &Id, product: &Option<Id>, letters: Letters) {
    if !letters.is_empty() {
        entries.push(Entry { role: role.clone(), product: product.clone(), letters });
    }
}

/// The empty cell of a role in a row, for one product or all.
fn cell(responsibility: &Id, role: &Id, product: Option<Id>) -> Cell {
    let id = cell_id(responsibility, role, product.as_ref());
    Cell { responsibility: Some(responsibility.clone()), role: Some(role.clone()), product, ..Cell::blank(id) }
}

/// Roles, products, responsibilities and topics that come in; and for each role of the template its role in the plan.
fn comings(plan: &Plan, template: &Template) -> (Filling, Vec<Id>) {
    let mut filling = Filling::default();
    let columns = columns(plan, template, &mut filling.roles);
    let used = listed::<Product>(plan, Which::Active).len();
    let mut order = last_place::<Product>(plan);
    let names = (used + 1..).map(|number| (Id::fixed(&format!("product-{number}")), format!("Product {number}")));
    let free = names.filter(|(id, _)| plan.products.get(id.as_str()).is_none());
    for (id, name) in free.take(template.products.saturating_sub(used)) {
        let next = OrderKey::between(&order, None);
        filling.products.push(Product { name, order: std::mem::replace(&mut order, next), ..Product::blank(id) });
    }
    let (areas, items) = plans::responsibilities(catalogue());
    // What was put away is known, and stays away.
    filling.responsibilities.extend(items.into_iter().filter(|item| plan.responsibilities.get(item.id.as_str()).is_none()));
    let needed = |area: &Id| filling.responsibilities.iter().any(|item| item.area.as_ref() == Some(area));
    filling.areas = areas.into_iter().filter(|area| needed(&area.id) && plan.areas.get(area.id.as_str()).is_none()).collect();
    filling.topics = topics(plan, template);
    (filling, columns)
}

/// The role in the plan for each role of a template: the one with its id, else one with its mark or its name; else it comes in. One that
/// is put away comes back.
fn columns(plan: &Plan, template: &Template, coming: &mut Vec<Role>) -> Vec<Id> {
    let mut found: Vec<Option<Id>> =
        template.roles.iter().map(|role| plan.roles.get(role.id.as_str()).map(|own| own.id.clone())).collect();
    for (place, role) in template.roles.iter().enumerate().filter(|(place, _)| found[*place].is_none()).collect::<Vec<_>>() {
        // The marks of these roles are their own; other marks are shared.
        let marked = |own: &Role| own.mark == role.mark && role.mark.as_str() == role.id.as_str();
        let named = |own: &Role| lower(own.name.trim()) == lower(&role.name);
        let free = listed::<Role>(plan, Which::Active).into_iter().filter(|own| !found.contains(&Some(own.id.clone())));
        let fits: Vec<Arc<Role>> = free.filter(|own| marked(own) || named(own)).collect();
        let fit = fits.iter().find(|own| marked(own)).or(fits.first()).map(|own| own.id.clone());
        found[place] = fit;
    }
    let mut order = last_place::<Role>(plan);
    for (place, role) in template.roles.iter().enumerate() {
        match found[place].as_ref().and_then(|id| plan.roles.get(id.as_str())) {
            Some(own) if own.archived => coming.push(own.clone()),
            Some(_) => {}
            None => {
                let next = OrderKey::between(&order, None);
                coming.push(Role { order: std::mem::replace(&mut order, next), ..role.clone() });
            }
        }
    }
    found.into_iter().zip(&template.roles).map(|(id, role)| id.unwrap_or_else(|| role.id.clone())).collect()
}

/// The topics of the template for the one round, as long as nobody has chosen others or answered.
fn topics(plan: &Plan, template: &Template) -> Option<(Id, IdSet)> {
    let mut rounds = plan.rounds.iter();
    let (round, None) = (rounds.next()?, rounds.next()) else { return None };
    let in_use = |id: &&Id| plan.responsibilities.get(id.as_str()).is_none_or(|item| !item.archived);
    let wanted = IdSet::new(template.topics.iter().filter(in_use).cloned());
    let untouched = round.topics.is_empty() || templates().iter().any(|own| set(&own.topics) == round.topics);
    let is_free = untouched && round.is_covered() && !is_used(plan, &round.id);
    (is_free && round.topics != wanted).then(|| (round.id.clone(), wanted))
}

fn set(topics: &[Id]) -> IdSet {
    IdSet::new(topics.iter().cloned())
}
