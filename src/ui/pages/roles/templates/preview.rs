//! What a template would change in the matrix, before it does: in a sentence, by area, row by row. Knows no rule about what changes.

use std::rc::Rc;
use std::sync::Arc;

use crate::signals::*;

use super::{READ, stops};
use crate::analysis::filling::{Entry, Fate, Mode, Preview, RowPreview};
use crate::analysis::finding::count_of;
use crate::analysis::raci::listed;
use crate::content::{Template, catalogue};
use crate::plan::Role;
use crate::plan::letters::Letters;
use crate::session::{Command, InTemplates, Page, Session, chosen_in};
use crate::ui::view::{El, Part, dynamic, el, parts, text};
use crate::ui::widgets::{Button, Mark, glyph, icon, letters_mark};

/// The heading, to which the focus goes.
pub(super) const HEADING: &str = "template";

/// The view of one template.
pub(super) fn preview(session: Session, template: &'static Template) -> Part {
    let mode = Memo::new(move |_| session.route.with(|route| chosen_in(route).1));
    let shown = Memo::new(move |_| Rc::new(Preview::of(&session.table(READ), template, mode.get())));
    let back = el("a")
        .class("btn")
        .follows("href", move || Some(session.to_template(None).address()))
        .child(icon("left"))
        .child("All templates");
    let words = el("div")
        .child(el("h2").attr("id", HEADING).attr("tabindex", "-1").child(&template.name))
        .child(el("p").class("says").child(template.assumes))
        .child(stops(template));
    let act = dynamic(move || {
        let empty = shown.with(|shown| shown.is_empty());
        let to_matrix = el("a").class("btn").attr("href", Page::Roles.route().address()).child("To the matrix");
        let apply = move || {
            let command = Command::Templates(InTemplates::Apply(template.id, mode.get_untracked()));
            let button = Button::words("Fill the matrix").class("main").plain();
            button.on("click", move |_| session.run_and_focus(command.clone(), &["main".to_owned()]))
        };
        if empty { Ok(to_matrix) } else { Err(apply()) }
    });
    let says = dynamic(move || shown.with(|shown| summary(shown)));
    let section = el("section")
        .class("section")
        .attr("aria-labelledby", HEADING)
        .child(el("header").child(words).child(back))
        .child(modes(session, mode))
        .child(el("div").attr("role", "status").class("changes").child(says))
        .child(el("p").child(act));
    parts().and(section).and(areas(shown, template))
}

/// What happens to rows in which something is entered.
fn modes(session: Session, mode: Memo<Mode>) -> El {
    let choice = |own: Mode, words: &'static str| {
        let choice = el("input")
            .attr("type", "radio")
            .attr("name", "mode")
            .checked(move || mode.get() == own)
            .on("change", move |_| session.run(Command::Templates(InTemplates::Turn(own))));
        el("label").class("check").child(choice).child(words)
    };
    el("fieldset")
        .class("fit")
        .child(el("legend").child("Rows in which something is entered"))
        .child(choice(Mode::Fill, "Leave them: fill only empty rows"))
        .child(choice(Mode::Replace, "Replace what is there"))
}

/// What would change, in sentences.
fn summary(shown: &Preview) -> El {
    let rows = |count: usize| count_of(count, "row");
    let verb = |count: usize, one: &'static str, many: &'static str| if count == 1 { one } else { many };
    let (new, replaced, kept) = (shown.count(Fate::New), shown.count(Fate::Replaced), shown.count(Fate::Kept));
    let (same, open) = (shown.count(Fate::Same), shown.count(Fate::Open));
    let mut lines = Vec::new();
    if shown.is_empty() {
        lines.push("Nothing would change.".to_owned());
    }
    let mut line = |count: usize, words: String| {
        if count > 0 {
            lines.push(words);
        }
    };
    line(new, format!("{} {} empty and {} letters.", rows(new), verb(new, "is", "are"), verb(new, "gets", "get")));
    line(replaced, format!("{} {} replaced.", rows(replaced), verb(replaced, "is", "are")));
    line(kept, format!("{} {} other letters and {}.", rows(kept), verb(kept, "has", "have"), verb(kept, "stays", "stay")));
    line(same, format!("{} {} as in the template already.", rows(same), verb(same, "is", "are")));
    line(open, format!("{} {} left open by the template.", rows(open), verb(open, "is", "are")));
    line(
        shown.away,
        format!(
            "{} {} put away in this plan and {}.",
            rows(shown.away),
            verb(shown.away, "is", "are"),
            verb(shown.away, "stays", "stay")
        ),
    );
    let filling = &shown.filling;
    let names: Vec<String> = filling.roles.iter().map(|role| role.name.clone()).collect();
    line(names.len(), format!("Role{} in: {}.", verb(names.len(), " that comes", "s that come"), listed(&names)));
    let names: Vec<String> = filling.products.iter().map(|product| product.name.clone()).collect();
    line(
        names.len(),
        format!(
            "Product{} in: {}. Give them their names in the workshop, under Set up.",
            verb(names.len(), " that comes", "s that come"),
            listed(&names)
        ),
    );
    line(filling.responsibilities.len(), format!("Responsibilities that come in: {}.", filling.responsibilities.len()));
    let topics = filling.topics.as_ref().map_or(0, |(_, topics)| topics.len());
    line(topics, format!("The first workshop asks about {topics} topics that matter most in this set-up."));
    lines.into_iter().map(|line| el("li").attr("dir", "auto").child(line)).fold(el("ul"), El::child)
}

/// The rows by area. What is open stays open while something else is chosen.
fn areas(shown: Memo<Rc<Preview>>, template: &'static Template) -> El {
    let area = |at: usize| {
        // Drawn when the area is opened.
        let opened = RwSignal::new(false);
        let rows = move || shown.with(|shown| shown.areas.get(at).cloned()).unwrap_or_default();
        let counts = move || {
            let rows = rows().1;
            let count = |(fate, word, _): &(Fate, &str, &str)| {
                let count = rows.iter().filter(|row| row.fate == *fate).count();
                (count > 0).then(|| format!("{count} {word}"))
            };
            FATES.iter().filter_map(count).collect::<Vec<_>>().join(" · ")
        };
        let words = el("span")
            .child(el("span").attr("dir", "auto").child(text(move || rows().0)))
            .child(" ")
            .child(el("span").class("count").child(text(counts)));
        let opener = el("svg").class("icon open").attr("aria-hidden", "true").child(el("use").attr("href", "#i-down"));
        let reason = template.reasons.get(at).map(|reason| el("p").class("says").child(*reason));
        let inside = dynamic(move || {
            opened.get().then(|| shown.with(|shown| shown.areas.get(at).map(|(name, rows)| table(shown, name, rows))))
        });
        let details = el("details").class("more").child(el("summary").child(words).child(opener)).child(reason).child(inside);
        let details = details.on("toggle", move |_| {
            if !opened.get_untracked() {
                opened.set(true);
            }
        });
        el("li").when("hidden", move || rows().1.is_empty()).child(details)
    };
    let list = (0..catalogue().areas.len()).map(area).fold(el("ul").class("folds"), El::child);
    let heading = el("h2").attr("id", "by-area").child("Row by row");
    el("section").class("section").attr("aria-labelledby", "by-area").child(heading).child(list)
}

/// What becomes of rows: in a count, and beside a row.
const FATES: [(Fate, &str, &str); 5] = [
    (Fate::New, "new", "New"),
    (Fate::Replaced, "replaced", "Replaced"),
    (Fate::Kept, "kept", "Stays as it is"),
    (Fate::Same, "the same", "As in the template"),
    (Fate::Open, "open", "Left open"),
];

fn table(shown: &Preview, area: &str, rows: &[RowPreview]) -> El {
    let column = |role: &Arc<Role>| {
        let short = if role.short.is_empty() { &role.name } else { &role.short };
        el("th")
            .attr("role", "columnheader")
            .attr("scope", "col")
            .class("role")
            .attr("title", &role.name)
            .child(glyph(Mark::of_role(Some(role))))
            .child(el("span").attr("dir", "auto").child(short))
    };
    let corner = el("th").attr("role", "columnheader").attr("scope", "col").child("Responsibility");
    let columns = shown.roles.iter().map(column).fold(el("tr").attr("role", "row").child(corner), El::child);
    let body = rows.iter().map(|own| row(shown, own)).fold(el("tbody").attr("role", "rowgroup"), El::child);
    el("table")
        .class("table filling")
        .attr("role", "table")
        .attr("aria-label", area)
        .child(el("thead").attr("role", "rowgroup").child(columns))
        .child(body)
}

fn row(shown: &Preview, own: &RowPreview) -> El {
    let fate = FATES.iter().find(|(fate, ..)| *fate == own.fate).map_or("", |(_, _, words)| *words);
    let state = if own.open.is_empty() { fate.to_owned() } else { format!("{fate}. {}.", own.open) };
    let cell = |role: &Arc<Role>| {
        let of = |entries: &[Entry]| -> Vec<Entry> { entries.iter().filter(|entry| entry.role == role.id).cloned().collect() };
        let (before, after) = (of(&own.before), of(&own.after));
        let class = Mark::of_role(Some(role)).class;
        let cell = el("td").attr("role", "cell").class(class);
        if before == after || own.fate == Fate::New {
            return cell.child(marks(shown, &after));
        }
        let was = el("del").child(el("span").class("vh").child("now ")).child(marks(shown, &before));
        let will = el("ins").child(el("span").class("vh").child("then ")).child(marks(shown, &after));
        cell.child(was).child((!before.is_empty()).then(|| icon("down"))).child(will)
    };
    let cells = shown.roles.iter().map(cell).collect::<Vec<_>>();
    let words = el("th")
        .attr("role", "rowheader")
        .attr("scope", "row")
        .child(el("span").attr("dir", "auto").child(&own.text))
        .child(el("span").class("small").child(state));
    el("tr")
        .attr("role", "row")
        .maybe("class", matches!(own.fate, Fate::New | Fate::Replaced).then_some("changed"))
        .child(words)
        .child(cells)
}

/// The letters of a role in a row: those for all products, and those for products by themselves.
fn marks(shown: &Preview, entries: &[Entry]) -> Vec<El> {
    let mut groups: Vec<(Letters, Option<Vec<String>>)> = Vec::new();
    for entry in entries {
        let Some(product) = &entry.product else {
            groups.push((entry.letters, None));
            continue;
        };
        let name = shown.products.iter().find(|own| own.id == *product).map(|own| own.name.clone()).unwrap_or_default();
        match groups.iter_mut().find(|(letters, names)| *letters == entry.letters && names.is_some()) {
            Some((_, Some(names))) => names.push(name),
            _ => groups.push((entry.letters, Some(vec![name]))),
        }
    }
    // What each product has is what all have, then.
    let every = |names: &Vec<String>| names.len() == shown.products.len();
    if let [(whole, None), (each, Some(names))] = groups.as_slice()
        && whole == each
        && every(names)
    {
        groups.pop();
    }
    let group = |(letters, names): &(Letters, Option<Vec<String>>)| {
        let mark = letters_mark(*letters, "").map(|mark| mark.attr("aria-hidden", "true"));
        let whose = names.as_ref().map(|names| {
            let words = if every(names) { "each".to_owned() } else { listed(names) };
            el("span").class("note").attr("dir", "auto").child(words)
        });
        el("span").child(mark).child(el("span").class("vh").child(letters.words())).child(whose)
    };
    if groups.is_empty() {
        return vec![el("span").class("vh").child("no letter")];
    }
    groups.iter().map(group).collect()
}
