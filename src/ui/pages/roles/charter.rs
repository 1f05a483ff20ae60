//! The charters: what a role owns, on one page of paper. Knows no file, and no rule about what stands in a charter.

use crate::signals::*;

use crate::analysis::charter::{Charter, Counterpart, Part as List, Section, charters as all, with_counts};
use crate::analysis::paper::setting;
use crate::analysis::taken::Standing;
use crate::browser::clock;
use crate::file::markdown::state;
use crate::plan::{Plan, TableName};
use crate::session::{Command, InRoles, Page, Session, all_charters};
use crate::ui::view::{El, Part, dynamic, el, parts};
use crate::ui::widgets::{Button, Mark, glyph, icon};

/// The tables that a charter rests on.
const READ: &[TableName] = &[
    TableName::Settings,
    TableName::Roles,
    TableName::Areas,
    TableName::Responsibilities,
    TableName::Cells,
    TableName::Rounds,
    TableName::Decisions,
    TableName::People,
    TableName::Holdings,
    TableName::Products,
    TableName::Rights,
    TableName::Handovers,
    TableName::Acknowledgements,
];

/// Which charters are shown.
#[derive(Clone, PartialEq)]
enum Shown {
    All,
    /// That of this role; of the first one if there is no such role.
    Role(String),
}

/// The view.
pub(super) fn charters() -> Part {
    let session = Session::get();
    let shown = Memo::new(move |_| {
        session.route.with(|route| match route.chosen("show") {
            Some("all") => Shown::All,
            _ => Shown::Role(route.chosen("role").unwrap_or_default().to_owned()),
        })
    });
    parts().and(dynamic(move || {
        let plan = session.table(READ);
        let all = all(&plan, clock::today());
        let shown = shown.get();
        let one = match &shown {
            Shown::All => None,
            Shown::Role(role) => all.iter().find(|own| own.role.as_str() == role).or(all.first()),
        };
        if all.is_empty() {
            return parts().and(no_roles());
        }
        let sheets: Vec<El> = match one {
            Some(one) => vec![sheet(&plan, one)],
            None => all.iter().map(|own| sheet(&plan, own)).collect(),
        };
        parts().and(tools(&plan, &all, one)).and(el("div").class("sheets").child(sheets))
    }))
}

/// The switch between the roles, and what can be done with what is shown.
fn tools(plan: &Plan, all: &[Charter], one: Option<&Charter>) -> El {
    let link = |charter: &Charter| {
        let chosen = one.is_some_and(|one| one.role == charter.role);
        el("a")
            .attr("href", Page::Roles.view("charters").with("role", Some(charter.role.as_str())).address())
            .maybe("aria-current", chosen.then_some("page"))
            .child(mark(plan, charter))
            .child(el("bdi").child(&charter.name))
    };
    let every = el("a").attr("href", all_charters().address()).maybe("aria-current", one.is_none().then_some("page"));
    let switch = el("nav")
        .class("seg")
        .attr("aria-label", "Charter of")
        .child(all.iter().map(link).collect::<Vec<_>>())
        .child((all.len() > 1).then(|| every.child("All roles")));
    let role = one.map(|one| one.role.clone());
    let print_all = Button::words("Print all charters").with_icon("print");
    let print = match one {
        Some(_) => parts()
            .and(Button::words("Print this charter").with_icon("print").class("main").runs(Command::Print))
            .and((all.len() > 1).then(|| print_all.runs(Command::PrintCharters))),
        None => parts().and(print_all.class("main").runs(Command::Print)),
    };
    let row = el("div")
        .class("row")
        .child(print)
        .child(Button::words("Download as Markdown").with_icon("download").runs(Command::DownloadCharter(role.clone())))
        .child(Button::words("Copy as Markdown").runs(Command::CopyCharter(role)));
    el("div").class("charter-tools").child(switch).child(row)
}

fn mark(plan: &Plan, charter: &Charter) -> El {
    glyph(Mark::of_role(plan.roles.get(charter.role.as_str())))
}

fn no_roles() -> El {
    el("div")
        .class("empty")
        .child(el("h2").child("No roles in use"))
        .child(el("p").class("muted").child("A charter says what a role owns. Add a role, or bring one back."))
        .child(Button::words("Add a role").class("main").runs(Command::NewRole))
}

/// A charter as a sheet of paper.
fn sheet(plan: &Plan, charter: &Charter) -> El {
    let set = setting(charter);
    let id = format!("charter-{}", charter.role);
    let colour = Mark::of_role(plan.roles.get(charter.role.as_str())).class;
    let head = el("header")
        .child(el("p").class("small").child("Role charter · ").child(el("bdi").child(&charter.plan)))
        .child(el("h2").attr("id", &id).attr("dir", "auto").child(mark(plan, charter)).child(el("span").child(&charter.name)))
        .child(
            (!charter.holders.is_empty())
                .then(|| el("p").class("held").child("Held by ").child(el("bdi").child(charter.holders.join(", ")))),
        )
        .child(el("p").class("sum").child(charter.summary()));
    let part = |list: List| {
        let sections = charter.parts.get(list as usize).map(Vec::as_slice).unwrap_or_default();
        (!sections.is_empty()).then(|| duties(list, charter.count(list), sections, set.limit))
    };
    let open = (!charter.open.is_empty()).then(|| open(charter, set.limit));
    let state = state(charter);
    let taken = charter.taken_on_by(&state);
    let taken =
        (!taken.is_empty()).then(|| el("p").class("small paper").child("Read and taken on: ").child(el("bdi").child(taken)));
    let sign = charter.signatures().into_iter().map(|name| el("span").attr("dir", "auto").child(name)).collect::<Vec<_>>();
    let foot = el("footer")
        .child(taken_on(charter, &state))
        .child(taken)
        .child(el("p").class("vh").child("Acknowledged by:"))
        .child(el("div").class("sign").child(sign))
        .child(el("p").class("small").child(charter.rests_on()));
    el("article")
        .class(&format!("sheet {colour}"))
        .attr("aria-labelledby", id)
        .attr("data-size", set.size)
        .child(head)
        .child(charter.owns_nothing().then(first))
        .child(traits(&charter.traits))
        .child(bullets("May decide", &charter.rights, set.limit))
        .child(List::ALL.into_iter().filter_map(part).collect::<Vec<_>>())
        .child(shared("Accountable where this role does the work", &charter.answers_to))
        .child(shared("Does the work where this role is accountable", &charter.counts_on))
        .child(bullets("Comes to this role", &charter.traffic.comes, set.limit))
        .child(bullets("Leaves this role", &charter.traffic.leaves, set.limit))
        .child(open)
        .child(foot)
}

/// What to do first, while a role owns nothing.
fn first() -> El {
    el("div")
        .class("empty")
        .child(el("p").child(
            "A charter fills itself: decide a topic in the workshop, or give the role a letter in the matrix, and it stands here.",
        ))
        .child(
            el("div")
                .class("row")
                .child(Button::words("Decide topics in the workshop").runs(Command::Go(Page::Workshop)))
                .child(Button::words("Fill in the matrix").runs(Command::Go(Page::Roles))),
        )
}

/// One list: in columns what the role owns, run in what it is only asked or told.
fn duties(list: List, count: usize, sections: &[Section], limit: usize) -> El {
    let owns = matches!(list, List::Accountable | List::Responsible);
    let mut items = sections.iter().flat_map(|own| &own.items);
    let (some_work, all_work) = (items.clone().any(|item| item.works), items.all(|item| item.works));
    let mut left = limit;
    let areas = sections.iter().map(|section| {
        let (inside, over) = (left, left == 0);
        left = left.saturating_sub(section.items.len());
        let item = |(at, item): (usize, &crate::analysis::charter::Item)| {
            let aside = match (item.works, item.accountable.is_empty()) {
                (true, _) => (!all_work).then(|| "+\u{a0}R".to_owned()),
                (false, true) => None,
                (false, false) => Some(format!("A: {}", item.accountable)),
            };
            el("li")
                .maybe("class", (at >= inside).then_some("over"))
                .child(el("span").attr("dir", "auto").child(&item.text))
                .child(aside.map(|aside| el("span").class("count").child("\u{a0}").child(aside)))
        };
        el("div")
            .maybe("class", over.then_some("over"))
            .child(el("h4").attr("dir", "auto").child(&section.area))
            .child(el("ul").child(section.items.iter().enumerate().map(item).collect::<Vec<_>>()))
    });
    let areas: Vec<El> = areas.collect();
    let letters = el("b").class(if list == List::Accountable { "raci a" } else { "raci" }).attr("aria-hidden", "true");
    let heading =
        el("h3").child(letters.child(list.letter())).child(list.heading()).child(el("span").class("count").child(count));
    let key = match list {
        List::Accountable if all_work => Some("R: does all of this work as well"),
        List::Accountable if some_work => Some("+ R: does the work as well"),
        List::Responsible => Some("A: who is accountable"),
        _ => None,
    };
    el("section")
        .child(heading.child(key.map(|key| el("span").class("count push").child(key))))
        .child(el("div").class(if owns { "duties-of" } else { "run-in" }).child(areas))
        .child(more(count, limit))
}

/// On paper, what does not fit on the page.
fn more(count: usize, limit: usize) -> Option<El> {
    let over = count.saturating_sub(limit);
    (over > 0).then(|| el("p").class("more").child(format!("And {over} more, which no page can hold: see the Markdown file.")))
}

/// What the role is like, as far as it is written.
fn traits(written: &[(&'static str, String)]) -> Option<El> {
    let line = |(name, text): &(&'static str, String)| {
        el("p").child(el("b").child(*name)).child(": ").child(el("span").attr("dir", "auto").child(text))
    };
    (!written.is_empty()).then(|| el("div").class("traits").child(written.iter().map(line).collect::<Vec<_>>()))
}

fn bullets(heading: &'static str, entries: &[String], limit: usize) -> Option<El> {
    let item =
        |(at, text): (usize, &String)| el("li").maybe("class", (at >= limit).then_some("over")).attr("dir", "auto").child(text);
    let list = || el("ul").class("lines").child(entries.iter().enumerate().map(item).collect::<Vec<_>>());
    let heading = || el("h3").child(heading).child(el("span").class("count").child(entries.len()));
    (!entries.is_empty()).then(|| el("section").child(heading()).child(list()).child(more(entries.len(), limit)))
}

/// Who of those who hold the role has taken the charter on; for the screen.
fn taken_on(charter: &Charter, state: &str) -> El {
    let session = Session::get();
    let rows = charter.taken_on.iter().map(|own| {
        let place = format!("take-{}-{}", charter.role, own.person);
        let (name, role, person) = (own.name.clone(), charter.role.clone(), own.person.clone());
        let taken = own.standing(state) == Standing::Taken;
        let command = if taken { InRoles::TakeBack(role, person) } else { InRoles::Acknowledge(role, person) };
        let (words, class) = if taken { ("Take back", "bare") } else { ("I take it on", "") };
        // The sheet is drawn anew: the focus stays where it was.
        let back = place.clone();
        let button = Button::words(words)
            .class(class)
            .plain()
            .attr("id", place)
            .attr("aria-label", format!("{name}: {words}"))
            .on("click", move |_| session.run_and_focus(Command::InRoles(command.clone()), std::slice::from_ref(&back)));
        let sign = match own.standing(state) {
            Standing::Open => None,
            Standing::Taken => Some("ok"),
            Standing::Changed => Some("warn"),
        };
        let says = el("span").child(el("bdi").child(&own.name)).child(": ").child(own.in_words(state));
        let line = el("span").class(&format!("status {}", sign.unwrap_or_default()));
        el("li").child(line.child(sign.map(|sign| icon(if sign == "ok" { "check" } else { sign }))).child(says)).child(button)
    });
    let rows: Vec<El> = rows.collect();
    let heading = match (rows.len(), charter.taken_on.iter().filter(|own| own.standing(state) != Standing::Taken).count()) {
        (0, _) => "Nobody holds this role yet",
        (_, 0) => "Taken on by everybody who holds it",
        _ => "Who has taken it on",
    };
    let nobody = rows.is_empty().then(|| {
        el("p").class("small").child("Tick who holds it under “Set up” in the workshop; then they can take the charter on here.")
    });
    el("section").class("taken").child(el("h3").child(heading)).child(nobody).child(el("ul").child(rows))
}

fn shared(heading: &'static str, roles: &[Counterpart]) -> Option<El> {
    let says = || el("p").class("shared").child(el("b").child(heading)).child(": ").child(with_counts(roles));
    (!roles.is_empty()).then(says)
}

fn open(charter: &Charter, limit: usize) -> El {
    let item = |(at, open): (usize, &crate::analysis::charter::Open)| {
        el("li")
            .maybe("class", (at >= limit).then_some("over"))
            .child(el("span").attr("dir", "auto").child(&open.text))
            .child(el("span").class("count").attr("dir", "auto").child(format!(" ({})", open.why)))
    };
    let list = el("ul").child(charter.open.iter().enumerate().map(item).collect::<Vec<_>>());
    el("section")
        .class("unsettled")
        .child(el("h3").child(icon("warn")).child("Not settled yet").child(el("span").class("count").child(charter.open.len())))
        .child(el("div").class("run-in").child(list))
        .child(more(charter.open.len(), limit))
}
