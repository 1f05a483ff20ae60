//! The columns for which there is room, and the switch to the others. Knows no cell.

use crate::signals::*;

use super::grid::{Column, Grid};
use crate::plan::{Id, Role};
use crate::session::Session;
use crate::ui::view::{El, dynamic, el};
use crate::ui::widgets::Mark;

/// The least number of columns at a time.
const LEAST: usize = 4;
/// Up to this width a table has no column for the articles, and its columns are narrow.
const NARROW: f64 = 28.5;
/// What the other columns take, the text with its least width among them, and what the column of a role takes: on a narrow screen and on
/// others.
const ROOM: [(f64, f64); 2] = [(10.5, 2.625), (18.5, 2.875)];

/// So many columns have room in a table of this width.
fn at_a_time(width: f64) -> usize {
    let [narrow, wide] = ROOM;
    let (others, column) = if width < NARROW { narrow } else { wide };
    (((width - others) / column).max(0.0) as usize).max(LEAST)
}

/// Which turn of columns it is, of so many roles each.
fn turn(roles: &[Id], stop: Option<&Id>, each: usize) -> usize {
    roles.iter().position(|role| Some(role) == stop).unwrap_or_default() / each
}

/// The columns for which there is room, those around the chosen one; on paper all. None until the width is known.
pub(super) fn columns(
    session: Session,
    roles: Memo<Vec<Id>>,
    stop: Memo<Option<Id>>,
    width: RwSignal<Option<f64>>,
    paper: RwSignal<bool>,
) -> Memo<Vec<Column>> {
    Memo::new(move |_| {
        let roles = roles.get();
        let each = match (paper.get(), width.get()) {
            (true, _) => roles.len().max(1),
            (false, None) => return Vec::new(),
            (false, Some(width)) => at_a_time(width),
        };
        let first = turn(&roles, stop.get().as_ref(), each) * each;
        let column = |(place, id): (usize, &Id)| {
            let role = session.record::<Role>(id);
            let name = role.as_ref().map(|role| role.name.clone()).unwrap_or_default();
            let short = role.as_ref().map(|role| role.short.clone()).filter(|short| !short.is_empty());
            let short = short.unwrap_or_else(|| name.clone());
            Column { id: id.clone(), place, name, short, mark: Mark::of_role(role.as_deref()) }
        };
        roles.iter().enumerate().skip(first).take(each).map(column).collect()
    })
}

impl Grid {
    /// The switch between the columns, where not all of them have room.
    pub(super) fn turns(self) -> El {
        let each = Memo::new(move |_| self.width.get().map(at_a_time));
        let short = move |role: &Id| {
            let role = self.session.record::<Role>(role);
            role.map(|role| if role.short.is_empty() { role.name.clone() } else { role.short.clone() }).unwrap_or_default()
        };
        let switch = dynamic(move || {
            let roles = self.roles.get();
            let each = each.get().filter(|each| roles.len() > *each)?;
            let name = move |some: &[Id]| match some {
                some if some.len() <= LEAST => some.iter().map(short).collect::<Vec<_>>().join(", "),
                [first, .., last] => format!("{} to {}", short(first), short(last)),
                _ => String::new(),
            };
            let now = move || self.roles.with(|roles| turn(roles, self.stop_role.get().as_ref(), each));
            let button = |(at, some): (usize, &[Id])| {
                let first = some.first().cloned();
                el("button")
                    .attr("type", "button")
                    .states("aria-pressed", move || now() == at)
                    .on("click", move |_| self.role.set(first.clone()))
                    .child(name(some))
            };
            let group = el("div").class("seg").attr("role", "group").attr("aria-label", "Roles shown");
            Some(roles.chunks(each).enumerate().map(button).fold(group, El::child))
        });
        el("div").class("turns").child(switch)
    }
}
