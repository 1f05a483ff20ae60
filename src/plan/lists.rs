//! Lists of records in the order in which people see them: by key, then by id. Knows nothing of views.

use std::collections::HashMap;
use std::sync::Arc;

use super::id::Id;
use super::order::OrderKey;
use super::sorting::sort_by;
use super::table::as_type;
use super::tables::{Area, Person, Plan, Product, Responsibility, Right, Role, Round, Stakeholder, Stored};

/// A record with a place in a list.
pub trait Ordered: Stored {
    /// Its place.
    fn place(&self) -> &OrderKey;
    /// Whether it is put away.
    fn is_archived(&self) -> bool;
}

macro_rules! ordered {
    ($($Record:ident),*) => { $(
        impl Ordered for $Record {
            fn place(&self) -> &OrderKey {
                &self.order
            }

            fn is_archived(&self) -> bool {
                self.archived
            }
        }
    )* };
}
ordered!(Product, Person, Role, Area, Responsibility, Right, Stakeholder);

impl Ordered for Round {
    fn place(&self) -> &OrderKey {
        &self.order
    }

    fn is_archived(&self) -> bool {
        false
    }
}

/// Which records a list shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// Those in use.
    Active,
    /// Those put away.
    Archived,
    /// All.
    All,
}

/// The records of a type in their order.
pub fn listed<R: Ordered>(plan: &Plan, which: Which) -> Vec<Arc<R>> {
    let fits = |record: &R| match which {
        Which::Active => !record.is_archived(),
        Which::Archived => record.is_archived(),
        Which::All => true,
    };
    let mut list: Vec<Arc<R>> = R::table(plan).shared().cloned().filter_map(as_type::<R>).filter(|record| fits(record)).collect();
    // Stable, and the table is sorted by id.
    sort_by(&mut list, |a, b| a.place().cmp(b.place()));
    list
}

/// An area and its responsibilities, in their order. Without an area: those whose area is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaList {
    /// The area.
    pub area: Option<Arc<Area>>,
    /// Its responsibilities.
    pub items: Vec<Arc<Responsibility>>,
}

/// The responsibilities by area. Areas in use come even if they are empty; archived areas only if something of theirs is listed.
pub fn by_area(plan: &Plan, which: Which) -> Vec<AreaList> {
    let areas: Vec<Arc<Area>> = listed(plan, Which::All);
    let place: HashMap<&Id, usize> = areas.iter().enumerate().map(|(at, area)| (&area.id, at)).collect();
    let mut lists: Vec<AreaList> = areas.iter().map(|area| AreaList { area: Some(area.clone()), items: Vec::new() }).collect();
    let mut homeless = Vec::new();
    for item in listed::<Responsibility>(plan, which) {
        let at = item.area.as_ref().and_then(|area| place.get(area));
        match at.and_then(|&at| lists.get_mut(at)) {
            Some(list) => list.items.push(item),
            None => homeless.push(item),
        }
    }
    lists.retain(|list| !list.items.is_empty() || list.area.as_ref().is_some_and(|area| !area.archived));
    if !homeless.is_empty() {
        lists.push(AreaList { area: None, items: homeless });
    }
    lists
}

/// A key at the end of a list of this type.
pub fn last_place<R: Ordered>(plan: &Plan) -> OrderKey {
    let last = R::table(plan).iter().map(|record| record.place()).max().cloned().unwrap_or_default();
    OrderKey::between(&last, None)
}

/// Some ids of a type in the order of their records; those without a record come last, by id.
pub fn in_order<R: Ordered>(plan: &Plan, ids: &[Id]) -> Vec<Id> {
    let place = |id: &Id| R::table(plan).get(id.as_str()).map(|record| record.place().clone());
    // Each looked up once, not at every comparison.
    let mut placed: Vec<(Option<OrderKey>, &Id)> = ids.iter().map(|id| (place(id), id)).collect();
    sort_by(&mut placed, |(a, first), (b, second)| {
        a.is_none().cmp(&b.is_none()).then_with(|| a.cmp(b)).then_with(|| first.cmp(second))
    });
    placed.into_iter().map(|(_, id)| id.clone()).collect()
}
