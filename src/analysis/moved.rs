//! Two states of a plan compared: what moved from whom to whom in the role matrix, and what else changed around it.
//!
//! Responsible for what counts as a move, and for the words for it. A letter counts where its row, its role and its product are in use;
//! rows, roles and products are the same by their ids, whatever they are called. It does not know where the two states come from.

use std::sync::Arc;

use super::charter::and;
use super::finding::in_words;
use crate::plan::letters::Letters;
use crate::plan::lists::{Which, by_area, in_order, listed};
use crate::plan::matrix::cell_id;
use crate::plan::sorting::sort_by;
use crate::plan::{Day, Holding, Id, Person, Plan, Product, Responsibility, Role};

/// From where accountability comes, or where it goes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum End {
    /// A role, by its place in [`Moved::roles`].
    Role(usize),
    /// Nobody answers for it.
    Nobody,
    /// Others answer for it all the time: a role joins them, or leaves it to them.
    Others,
}

/// The letters of a role in a row that are others now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Turned {
    /// The role, by its place in [`Moved::roles`].
    pub role: usize,
    /// Its letters then.
    pub before: Letters,
    /// Its letters now.
    pub after: Letters,
}

/// A row in which letters are others now, for all products or for one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shift {
    /// The responsibility.
    pub row: Id,
    /// Its text.
    pub text: String,
    /// The name of its area.
    pub area: String,
    /// The product for which it is so; without one, for all.
    pub product: Option<String>,
    /// What changed, in the order of the roles.
    pub cells: Vec<Turned>,
    /// Who answered for it, of those who do no longer. Empty if accountability is as it was.
    pub from: Vec<End>,
    /// Who answers for it, of those who did not. Empty if accountability is as it was.
    pub to: Vec<End>,
}

/// What became of a row, a role or a holder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Became {
    /// It was not there, or not in use.
    New,
    /// It is not there any more, or not in use.
    Gone,
    /// It was this before.
    Other(String),
}

/// A row that came, went or is worded otherwise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowLine {
    /// The responsibility.
    pub row: Id,
    /// Its text, the last one that there is.
    pub text: String,
    /// The name of its area.
    pub area: String,
    /// What became of it.
    pub became: Became,
    /// Of one that is new or gone, the roles that have or had letters.
    pub letters: Vec<(usize, Letters)>,
}

/// A role of either state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoleLine {
    /// The role.
    pub id: Id,
    /// Its name, the last one that there is.
    pub name: String,
    /// Its short name.
    pub short: String,
    /// The word of its mark.
    pub mark: String,
    /// What became of it; nothing if it is as it was.
    pub became: Option<Became>,
    /// In so many rows it answers now, and did not.
    pub gained: usize,
    /// In so many rows it answered, and does no longer.
    pub lost: usize,
    /// In so many rows it does the work now, and did not.
    pub work_gained: usize,
    /// In so many rows it did the work, and does no longer.
    pub work_lost: usize,
}

/// Somebody who holds a role since, no longer, or on other terms.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HolderLine {
    /// The name of the person.
    pub person: String,
    /// The role, by its place in [`Moved::roles`].
    pub role: usize,
    /// The product for which they hold it; without one, for all.
    pub product: Option<String>,
    /// What became of it.
    pub became: Became,
    /// On what terms, as the end of a sentence: ` since 3 March 2026`. Empty without any.
    pub terms: String,
}

/// From one end to the other, how often.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Flow {
    /// From here.
    pub from: End,
    /// To there.
    pub to: End,
    /// In so many rows.
    pub count: usize,
}

/// What moved between two states of a plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moved {
    /// All roles that are in use on either side, as they stand now; those that are gone come last.
    pub roles: Vec<RoleLine>,
    /// The rows with other letters, in the order of the matrix.
    pub shifts: Vec<Shift>,
    /// The rows that came, went or are worded otherwise.
    pub rows: Vec<RowLine>,
    /// Who holds which role now, or no longer.
    pub holders: Vec<HolderLine>,
    /// How many rows are in both.
    pub common: usize,
}

/// One of the two states, with what is in use of it.
struct Side<'p> {
    plan: &'p Plan,
    rows: Vec<(String, Arc<Responsibility>)>,
    roles: Vec<Arc<Role>>,
    products: Vec<Arc<Product>>,
}

impl<'p> Side<'p> {
    fn of(plan: &'p Plan) -> Self {
        let mut rows = Vec::new();
        for list in by_area(plan, Which::Active) {
            let name = list.area.map_or_else(|| "Without an area".to_owned(), |area| named(&area.name, "Area without a name"));
            rows.extend(list.items.into_iter().map(|item| (name.clone(), item)));
        }
        Self { plan, rows, roles: listed(plan, Which::Active), products: listed(plan, Which::Active) }
    }

    fn row(&self, id: &Id) -> Option<&(String, Arc<Responsibility>)> {
        let in_use = self.plan.responsibilities.get(id.as_str()).is_some_and(|item| !item.archived);
        if in_use { self.rows.iter().find(|(_, own)| own.id == *id) } else { None }
    }

    fn has_role(&self, id: &Id) -> bool {
        self.roles.iter().any(|role| role.id == *id)
    }

    /// The letters of a role as they are written for one product or all.
    fn written(&self, row: &Id, role: &Id, product: Option<&Id>) -> Letters {
        let id = cell_id(row, role, product);
        if !self.has_role(role) {
            return Letters::default();
        }
        self.plan.cells.get(id.as_str()).map(|cell| cell.letters).unwrap_or_default()
    }

    /// The row as it is written; nothing if there is no letter.
    fn letters(&self, row: &Id, roles: &[RoleLine], product: Option<&Id>) -> Option<Vec<Letters>> {
        if product.is_some_and(|product| !self.products.iter().any(|own| own.id == *product)) {
            return None;
        }
        let letters: Vec<Letters> = roles.iter().map(|role| self.written(row, &role.id, product)).collect();
        letters.iter().any(|letters| !letters.is_empty()).then_some(letters)
    }
}

impl Moved {
    /// Compares two states.
    #[must_use]
    pub fn of(then: &Plan, now: &Plan) -> Self {
        let (was, is) = (Side::of(then), Side::of(now));
        let mut roles = role_lines(&was, &is);
        let mut products: Vec<Option<(Id, String)>> = vec![None];
        for product in is.products.iter().chain(&was.products) {
            if !products.iter().flatten().any(|(id, _)| *id == product.id) {
                products.push(Some((product.id.clone(), named(&product.name, "a product without a name"))));
            }
        }
        let (mut shifts, mut rows, mut common) = (Vec::new(), Vec::new(), 0);
        for (area, item) in &is.rows {
            let Some((_, before)) = was.row(&item.id) else {
                rows.push(row_line(&is, &roles, area, item, Became::New));
                continue;
            };
            common += 1;
            if before.text != item.text {
                let other = Became::Other(named(&before.text, "Responsibility without a text"));
                rows.push(RowLine { letters: Vec::new(), ..row_line(&is, &roles, area, item, other) });
            }
            for product in &products {
                let id = product.as_ref().map(|(id, _)| id);
                let Some(cells) = turned([&was, &is], &roles, &item.id, id) else { continue };
                let (from, to) = (ends(&cells, false), ends(&cells, true));
                let changed = cells.into_iter().filter(|cell| cell.before != cell.after).collect();
                shifts.push(Shift {
                    row: item.id.clone(),
                    text: named(&item.text, "Responsibility without a text"),
                    area: area.clone(),
                    product: product.as_ref().map(|(_, name)| name.clone()),
                    cells: changed,
                    from,
                    to,
                });
            }
        }
        for (area, item) in was.rows.iter().filter(|(_, item)| is.row(&item.id).is_none()) {
            rows.push(row_line(&was, &roles, area, item, Became::Gone));
        }
        for cell in shifts.iter().flat_map(|shift: &Shift| &shift.cells) {
            // In range: a place in this list.
            let role = &mut roles[cell.role];
            for (letter, gained, lost) in
                [('A', &mut role.gained, &mut role.lost), ('R', &mut role.work_gained, &mut role.work_lost)]
            {
                *gained += usize::from(cell.after.has(letter) && !cell.before.has(letter));
                *lost += usize::from(cell.before.has(letter) && !cell.after.has(letter));
            }
        }
        let holders = holders(then, now, &roles);
        Self { roles, shifts, rows, holders, common }
    }

    /// Whether nothing at all is otherwise.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shifts.is_empty()
            && self.rows.is_empty()
            && self.holders.is_empty()
            && self.roles.iter().all(|role| role.became.is_none())
    }

    /// The rows in which accountability moved, or those in which only other letters did.
    pub fn shifts(&self, accountability: bool) -> impl Iterator<Item = &Shift> {
        self.shifts.iter().filter(move |shift| shift.moved() == accountability)
    }

    /// From whom to whom accountability moved, the largest number first.
    #[must_use]
    pub fn flows(&self) -> Vec<Flow> {
        let mut flows: Vec<Flow> = Vec::new();
        for shift in &self.shifts {
            for (from, to) in shift.from.iter().flat_map(|from| shift.to.iter().map(move |to| (from, to))) {
                match flows.iter_mut().find(|flow| flow.from == *from && flow.to == *to) {
                    Some(flow) => flow.count += 1,
                    None => flows.push(Flow { from: from.clone(), to: to.clone(), count: 1 }),
                }
            }
        }
        sort_by(&mut flows, |a, b| b.count.cmp(&a.count).then_with(|| a.cmp(b)));
        flows
    }

    /// What an end is called.
    #[must_use]
    pub fn name(&self, end: &End) -> String {
        match end {
            End::Role(role) => self.roles.get(*role).map(|role| role.name.clone()).unwrap_or_default(),
            End::Nobody => "nobody".to_owned(),
            End::Others => "others".to_owned(),
        }
    }

    fn names(&self, ends: &[End]) -> String {
        and(&ends.iter().map(|end| self.name(end)).collect::<Vec<_>>())
    }

    /// What was found, as a heading. `since` says since when, as the end of a sentence: `since 3 March 2026`.
    #[must_use]
    pub fn finding(&self, since: &str) -> String {
        let (moved, others) = (distinct(self.shifts(true)), distinct(self.shifts(false)));
        if moved == 0 {
            return match (others, self.is_empty()) {
                (_, true) => format!("Nothing has moved {since}"),
                (0, _) => format!("No letter has changed {since}, but what is around them has"),
                (count, _) => format!("Accountability stayed where it was {since}; other letters changed on {}", duties(count)),
            };
        }
        format!("On {} accountability moved {since}{}", duties(moved), self.mostly(moved))
    }

    /// Where most of the rows in which accountability moved went, as the end of a sentence; nothing if there is no such place.
    fn mostly(&self, moved: usize) -> String {
        let flows = self.flows();
        if let ([one], 1) = (&*flows, moved)
            && one.from != End::Others
            && one.to != End::Others
        {
            return format!(": from {} to {}", self.name(&one.from), self.name(&one.to));
        }
        let mut ends: Vec<&End> = flows.iter().map(|flow| &flow.to).filter(|end| **end != End::Others).collect();
        sort_by(&mut ends, |a, b| a.cmp(b));
        ends.dedup();
        let mut counts: Vec<(usize, &End)> =
            ends.into_iter().map(|end| (distinct(self.shifts.iter().filter(|shift| shift.to.contains(end))), end)).collect();
        sort_by(&mut counts, |a, b| b.0.cmp(&a.0));
        match &*counts {
            [(count, end), ..] if *count == moved && moved > 1 => format!(": all of them to {}", self.name(end)),
            [(first, _), (second, _), ..] if first == second => String::new(),
            [(count, end), ..] if *count > 1 => format!(": {} of them to {}", in_words(*count), self.name(end)),
            _ => String::new(),
        }
    }

    /// What became of a row, in a sentence or two.
    #[must_use]
    pub fn sentence(&self, shift: &Shift) -> String {
        let several = |ends: &[End], one: &str, more: &str| if ends.len() == 1 { one.to_owned() } else { more.to_owned() };
        let (from, to) = (self.names(&shift.from), self.names(&shift.to));
        let answers = match (&*shift.from, &*shift.to) {
            ([], _) | (_, []) => String::new(),
            ([End::Nobody], ends) => format!("{to} {} for it; nobody did before.", several(ends, "answers", "answer")),
            ([End::Others], ends) => format!("{to} {} for it as well.", several(ends, "answers", "answer")),
            (_, [End::Nobody]) => format!("Nobody answers for it any more; before it was {from}."),
            (ends, [End::Others]) => {
                format!("{from} no longer {} for it; others still do.", several(ends, "answers", "answer"))
            }
            _ => format!("Accountability moved from {from} to {to}."),
        };
        const SAID: [(char, &str, &str); 3] = [
            ('R', "does the work now", "no longer does the work"),
            ('C', "is asked before now", "is no longer asked before"),
            ('I', "is told afterwards now", "is no longer told afterwards"),
        ];
        let role = |cell: &Turned| {
            let says =
                SAID.iter().filter_map(|(letter, now, no_longer)| match (cell.before.has(*letter), cell.after.has(*letter)) {
                    (false, true) => Some((*now).to_owned()),
                    (true, false) => Some((*no_longer).to_owned()),
                    _ => None,
                });
            let says: Vec<String> = says.collect();
            (!says.is_empty()).then(|| format!("{} {}", self.name(&End::Role(cell.role)), and(&says)))
        };
        let others: Vec<String> = shift.cells.iter().filter_map(role).collect();
        let others = if others.is_empty() { others.concat() } else { format!("{}.", others.join("; ")) };
        if answers.is_empty() || others.is_empty() { format!("{answers}{others}") } else { format!("{answers} {others}") }
    }

    /// What became of a row that came, went or is worded otherwise.
    #[must_use]
    pub fn row_words(&self, line: &RowLine) -> String {
        let letters = |(role, letters): &(usize, Letters)| format!("{letters} {}", self.name(&End::Role(*role)));
        let letters = line.letters.iter().map(letters).collect::<Vec<_>>().join(", ");
        match &line.became {
            Became::New if letters.is_empty() => "New, without a letter".to_owned(),
            Became::New => format!("New: {letters}"),
            Became::Gone if letters.is_empty() => "No longer in the matrix; it had no letter".to_owned(),
            Became::Gone => format!("No longer in the matrix; it had {letters}"),
            Became::Other(before) => format!("It was worded “{before}”"),
        }
    }

    /// What became of a holder: `Anna holds Product owner since 3 March 2026`.
    #[must_use]
    pub fn holder_words(&self, line: &HolderLine) -> String {
        let HolderLine { person, role, product, became, terms } = line;
        let verb = if *became == Became::Gone { "no longer holds" } else { "holds" };
        let product = product.as_ref().map(|product| format!(" for {product}")).unwrap_or_default();
        let new = match became {
            Became::New if terms.is_empty() => " now".to_owned(),
            Became::Other(before) => format!("{} (before:{before})", if terms.is_empty() { " without a date" } else { terms }),
            Became::Gone => String::new(),
            Became::New => terms.clone(),
        };
        format!("{person} {verb} {}{product}{new}", self.name(&End::Role(*role)))
    }
}

impl RoleLine {
    /// What became of it; nothing if it is as it was.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        match self.became.as_ref()? {
            Became::New => Some("New".to_owned()),
            Became::Gone => Some("No longer in use".to_owned()),
            Became::Other(before) => Some(format!("It was called “{before}”")),
        }
    }

    /// Whether it gained or lost anything.
    #[must_use]
    pub fn is_moved(&self) -> bool {
        self.gained + self.lost + self.work_gained + self.work_lost > 0
    }
}

impl Shift {
    /// Whether somebody else is accountable now.
    #[must_use]
    pub fn moved(&self) -> bool {
        !self.from.is_empty()
    }
}

fn named(name: &str, without: &str) -> String {
    if name.trim().is_empty() { without.to_owned() } else { name.to_owned() }
}

/// A number of responsibilities, in words.
fn duties(count: usize) -> String {
    format!("{} responsibilit{}", in_words(count), if count == 1 { "y" } else { "ies" })
}

/// How many rows some shifts are in.
fn distinct<'m>(shifts: impl Iterator<Item = &'m Shift>) -> usize {
    let mut rows: Vec<&Id> = shifts.map(|shift| &shift.row).collect();
    // Those of one row stand beside each other.
    rows.dedup();
    rows.len()
}

/// All roles in use on either side: those of now, then those that are gone.
fn role_lines(was: &Side<'_>, is: &Side<'_>) -> Vec<RoleLine> {
    let line = |role: &Role, became: Option<Became>| RoleLine {
        id: role.id.clone(),
        name: named(&role.name, "Role without a name"),
        short: named(&role.short, &named(&role.name, "Role")),
        mark: role.mark.as_str().to_owned(),
        became,
        gained: 0,
        lost: 0,
        work_gained: 0,
        work_lost: 0,
    };
    let now = is.roles.iter().map(|role| {
        let became = match was.roles.iter().find(|own| own.id == role.id) {
            None => Some(Became::New),
            Some(before) if before.name != role.name => Some(Became::Other(named(&before.name, "Role without a name"))),
            Some(_) => None,
        };
        line(role, became)
    });
    let gone = was.roles.iter().filter(|role| !is.has_role(&role.id)).map(|role| line(role, Some(Became::Gone)));
    now.chain(gone).collect()
}

fn row_line(side: &Side<'_>, roles: &[RoleLine], area: &str, item: &Responsibility, became: Became) -> RowLine {
    let letters = side.letters(&item.id, roles, None).unwrap_or_default();
    RowLine {
        row: item.id.clone(),
        text: named(&item.text, "Responsibility without a text"),
        area: area.to_owned(),
        became,
        letters: letters.into_iter().enumerate().filter(|(_, letters)| !letters.is_empty()).collect(),
    }
}

/// The letters of all roles in a row then and now; nothing if they are the same. A product for which nothing is written on one side has
/// the letters for all products there.
fn turned(sides: [&Side<'_>; 2], roles: &[RoleLine], row: &Id, product: Option<&Id>) -> Option<Vec<Turned>> {
    let written = sides.map(|side| side.letters(row, roles, product));
    if written.iter().all(Option::is_none) {
        return None;
    }
    let [before, after] = [0, 1].map(|at| {
        let general = || sides[at].letters(row, roles, None).unwrap_or_else(|| vec![Letters::default(); roles.len()]);
        written[at].clone().unwrap_or_else(general)
    });
    let cells = before.into_iter().zip(after).enumerate();
    let cells: Vec<Turned> = cells.map(|(role, (before, after))| Turned { role, before, after }).collect();
    cells.iter().any(|cell| cell.before != cell.after).then_some(cells)
}

/// Where accountability came from (`gained` is false) or went to; nothing if it is where it was.
fn ends(cells: &[Turned], gained: bool) -> Vec<End> {
    let a = |letters: Letters| letters.has('A');
    if cells.iter().all(|cell| a(cell.before) == a(cell.after)) {
        return Vec::new();
    }
    let side = |cell: &Turned| if gained { [cell.before, cell.after] } else { [cell.after, cell.before] };
    let own: Vec<End> = cells
        .iter()
        .filter(|cell| {
            let [other, own] = side(cell);
            a(own) && !a(other)
        })
        .map(|cell| End::Role(cell.role))
        .collect();
    match (own.is_empty(), cells.iter().any(|cell| a(side(cell)[1]))) {
        (false, _) => own,
        (true, true) => vec![End::Others],
        (true, false) => vec![End::Nobody],
    }
}

/// Who holds which role now, or no longer, or on other terms: by role, then by person.
fn holders(then: &Plan, now: &Plan, roles: &[RoleLine]) -> Vec<HolderLine> {
    let key = |holding: &Holding| Some((holding.role.clone()?, holding.person.clone()?, holding.product.clone()));
    // Those that count: the person and the product are there, and in use.
    let counts = |plan: &Plan, holding: &Holding| {
        let person = holding.person.as_ref().and_then(|id| plan.people.get(id.as_str()));
        let product = holding.product.as_ref().is_none_or(|id| plan.products.get(id.as_str()).is_some_and(|own| !own.archived));
        let role = holding.role.as_ref().and_then(|id| plan.roles.get(id.as_str()));
        product && person.is_some_and(|own| !own.archived) && role.is_some_and(|own| !own.archived)
    };
    let of = |plan: &Plan| -> Vec<Holding> {
        let mut found: Vec<Holding> = Vec::new();
        for holding in plan.holdings.iter().filter(|holding| counts(plan, holding)) {
            if !found.iter().any(|own| key(own) == key(holding)) {
                found.push(holding.clone());
            }
        }
        found
    };
    let (before, after) = (of(then), of(now));
    let mut lines: Vec<(usize, Id, HolderLine)> = Vec::new();
    let mut add = |plan: &Plan, holding: &Holding, became: Became| {
        let (Some(role), Some(person)) = (&holding.role, &holding.person) else { return };
        let Some(place) = roles.iter().position(|own| own.id == *role) else { return };
        let product = holding.product.as_ref().and_then(|id| plan.products.get(id.as_str()));
        let name = plan.people.get(person.as_str()).map(|own| own.name.clone()).unwrap_or_default();
        lines.push((
            place,
            person.clone(),
            HolderLine {
                person: named(&name, "Somebody without a name"),
                role: place,
                product: product.map(|own| named(&own.name, "a product without a name")),
                became,
                terms: terms(holding),
            },
        ));
    };
    for holding in &after {
        match before.iter().find(|own| key(own) == key(holding)) {
            None => add(now, holding, Became::New),
            Some(own) if terms(own) != terms(holding) => {
                let before = terms(own);
                let before = if before.is_empty() { " without a date".to_owned() } else { before };
                add(now, holding, Became::Other(before));
            }
            Some(_) => {}
        }
    }
    for holding in before.iter().filter(|own| !after.iter().any(|holding| key(own) == key(holding))) {
        add(then, holding, Became::Gone);
    }
    let people = in_order::<Person>(now, &lines.iter().map(|(_, person, _)| person.clone()).collect::<Vec<_>>());
    let place = |person: &Id| people.iter().position(|own| own == person);
    sort_by(&mut lines, |a, b| a.0.cmp(&b.0).then_with(|| place(&a.1).cmp(&place(&b.1))));
    lines.into_iter().map(|(_, _, line)| line).collect()
}

/// On what terms somebody holds a role, as the end of a sentence.
fn terms(holding: &Holding) -> String {
    let day = |word: &str, day: Option<Day>| day.map(|day| format!(" {word} {}", day.in_words())).unwrap_or_default();
    let powerless = if holding.powerless { " without the right to decide" } else { "" };
    format!("{}{}{powerless}", day("since", holding.from), day("until", holding.to))
}
